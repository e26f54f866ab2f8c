#include "base/shapley.hpp"

#include "choice/cooperation/game/solutions.hpp"

namespace handlingsrom::cooperation {

Shares shapley(const Game& game) { return shapley_shares(game.worth); }

SampledShapley shapley_by_sampling(int members, const std::function<double(std::uint64_t)>& worth, std::uint32_t pairs,
                                   std::uint64_t seed) {
  const auto one = [&](std::uint64_t set, std::span<double> value) { value[0] = set == 0 ? 0 : worth(set); };
  SampledShares sampled = sampled_shapley(static_cast<std::size_t>(members), 1, one, pairs, seed);
  return {std::move(sampled.mean), std::move(sampled.error), std::uint64_t{2} * pairs};
}

}  // namespace handlingsrom::cooperation
