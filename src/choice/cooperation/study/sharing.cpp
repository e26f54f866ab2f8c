#include "choice/cooperation/study/sharing.hpp"

#include <numeric>

namespace handlingsrom::cooperation {
namespace {

void to_one(std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= sum;
}

bool is_key(Sharing sharing) { return sharing <= Sharing::agreed; }

}  // namespace

std::optional<std::vector<double>> key_weights(Sharing sharing, const Study& study, const Worth& worth,
                                               const Draw& draw) {
  const auto n = study.members.size();
  std::vector<double> weights(n, 1.0);
  for (std::size_t i = 0; i < n; ++i) {
    const MemberBasis& member = worth.members()[i];
    switch (sharing) {
      case Sharing::equal: break;
      case Sharing::per_inhabitant:
      case Sharing::fixed_rest: weights[i] = member.basis.inhabitants; break;
      case Sharing::by_use:
        if (!study.members[i].use) return std::nullopt;
        weights[i] = *study.members[i].use;
        break;
      case Sharing::cost_key: weights[i] = member.basis.size; break;
      case Sharing::direct_joint: weights[i] = worth.direct(static_cast<int>(i), draw); break;
      case Sharing::agreed:
        if (!study.members[i].agreed) return std::nullopt;
        weights[i] = *study.members[i].agreed;
        break;
      case Sharing::scrb:
      case Sharing::shapley:
      case Sharing::nucleolus:
      case Sharing::least_core: return std::nullopt;
    }
  }
  if (!(std::accumulate(weights.begin(), weights.end(), 0.0) > 0)) return std::nullopt;
  to_one(weights);
  if (sharing == Sharing::fixed_rest) {
    const double fixed = worth.value("fixed_share", draw);
    for (double& weight : weights) weight = fixed / static_cast<double>(n) + (1 - fixed) * weight;
  }
  return weights;
}

Shares shares_of(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, const Game& game,
                 const std::vector<double>& growth, double blend) {
  switch (sharing) {
    case Sharing::scrb: return separable_costs_remaining_benefits(game);
    case Sharing::shapley: return shapley(game);
    // Where members do better alone there are no imputations; the prenucleolus says what all together would share.
    case Sharing::nucleolus: return nucleolus(game, Excess::plain, false).shares;
    case Sharing::least_core: return least_core(game).shares;
    default: break;
  }
  const auto weights = is_key(sharing) ? key_weights(sharing, study, worth, draw) : std::nullopt;
  if (!weights)
    throw Error(ErrorCode::no_solution, "study_key_lacks",
                {{"file", study.file}, {"name", std::string(key_of(sharing))}});
  std::vector<double> today;
  Shares shares;
  for (int i = 0; i < worth.size(); ++i) {
    shares.push_back(worth.direct(i, draw, growth));
    today.push_back(worth.parts(Coalition{1} << static_cast<unsigned>(i), draw, growth).joint);
  }
  to_one(today);
  const double joint = game.total() - std::accumulate(shares.begin(), shares.end(), 0.0);
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] += joint * (blend * (*weights)[i] + (1 - blend) * today[i]);
  return shares;
}

}  // namespace handlingsrom::cooperation
