#include "choice/cooperation/game/normalised.hpp"

#include <bit>

#include "base/error.hpp"

namespace handlingsrom::cooperation {

std::vector<double> subset_sums(const std::vector<double>& values, int from, int to) {
  std::vector<double> sums(std::size_t{1} << (to - from), 0.0);
  for (int i = from; i < to; ++i) {
    const std::size_t bit = std::size_t{1} << (i - from);
    for (std::size_t s = 0; s < bit; ++s) sums[bit | s] = sums[s] + values[static_cast<std::size_t>(i)];
  }
  return sums;
}

Normalised normalise(const Game& game, Excess excess) {
  Normalised form;
  form.members = game.size();
  std::vector<double> alone(static_cast<std::size_t>(game.size()));
  for (int i = 0; i < game.size(); ++i) alone[static_cast<std::size_t>(i)] = game.alone(i);
  form.gain = subset_sums(alone, 0, game.size());
  double largest = 0;
  for (std::size_t s = 0; s < form.gain.size(); ++s) {
    form.gain[s] = game.sign() * (game.worth[s] - form.gain[s]);
    largest = std::max(largest, std::abs(form.gain[s]));
  }
  if (largest > 0) form.scale = largest;
  for (double& gain : form.gain) gain /= form.scale;
  if (excess == Excess::per_member) {
    form.weight.resize(form.gain.size());
    for (std::size_t s = 0; s < form.weight.size(); ++s) form.weight[s] = std::popcount(s);
  }
  if (excess == Excess::proportional) {
    form.weight.resize(form.gain.size());
    for (std::size_t s = 0; s < form.weight.size(); ++s) {
      if (game.worth[s] < 0) {
        throw Error(ErrorCode::no_solution, "game_proportional_sign",
                    {{"name", name_of(game, static_cast<Coalition>(s))}, {"found", std::to_string(game.worth[s])}});
      }
      form.weight[s] = game.worth[s] / form.scale;
    }
  }
  return form;
}

std::vector<double> to_normalised(const Game& game, const Normalised& form, const Shares& shares) {
  std::vector<double> y(shares.size());
  for (int i = 0; i < game.size(); ++i) {
    const auto k = static_cast<std::size_t>(i);
    y[k] = game.sign() * (shares[k] - game.alone(i)) / form.scale;
  }
  return y;
}

Shares from_normalised(const Game& game, const Normalised& form, const std::vector<double>& y) {
  Shares shares(y.size());
  for (int i = 0; i < game.size(); ++i) {
    const auto k = static_cast<std::size_t>(i);
    shares[k] = game.alone(i) + game.sign() * form.scale * y[k];
  }
  return shares;
}

}  // namespace handlingsrom::cooperation
