#include "choice/cooperation/study/sharing.hpp"

#include <algorithm>
#include <numeric>

namespace handlingsrom::cooperation {
namespace {

void to_one(std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= sum;
}

/// Raises what lies below `least` to it and takes it from the others in proportion, as long as there is enough.
void lift(std::vector<double>& parts, double least) {
  const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
  if (!(least > 0)) return;
  if (sum <= least * static_cast<double>(parts.size())) {
    std::fill(parts.begin(), parts.end(), sum / static_cast<double>(parts.size()));
    return;
  }
  std::vector<char> lifted(parts.size(), 0);
  for (std::size_t round = 0; round < parts.size(); ++round) {
    double below = 0, above = 0;
    bool more = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (lifted[i] == 0 && parts[i] < least) {
        lifted[i] = 1;
        more = true;
      }
      (lifted[i] != 0 ? below : above) += lifted[i] != 0 ? least : parts[i];
    }
    if (!more) return;
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = lifted[i] != 0 ? least : parts[i] * (sum - below) / above;
  }
}

}  // namespace

std::optional<std::vector<double>> key_weights(Sharing sharing, const Study& study, const Worth& worth,
                                               const Draw& draw, std::optional<double> fixed) {
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
    const double alike = fixed ? *fixed : worth.value("fixed_share", draw);
    for (double& weight : weights) weight = alike / static_cast<double>(n) + (1 - alike) * weight;
  }
  return weights;
}

Shares key_shares(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, double total,
                  const std::vector<double>& growth, double blend, std::optional<double> fixed) {
  const auto weights = is_key(sharing) ? key_weights(sharing, study, worth, draw, fixed) : std::nullopt;
  if (!weights)
    throw Error(ErrorCode::no_solution, "study_key_lacks",
                {{"file", study.file}, {"name", std::string(key_of(sharing))}});
  std::vector<double> today;
  Shares shares;
  for (int i = 0; i < worth.size(); ++i) {
    shares.push_back(worth.direct(i, draw, growth));
    today.push_back(worth.joint(i, draw, growth));
  }
  to_one(today);
  const double joint = total - std::accumulate(shares.begin(), shares.end(), 0.0);
  std::vector<double> parts;
  for (std::size_t i = 0; i < shares.size(); ++i)
    parts.push_back(joint * (blend * (*weights)[i] + (1 - blend) * today[i]));
  lift(parts, study.least);
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] += parts[i];
  return shares;
}

Shares shares_of(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, const Game& game,
                 const std::vector<double>& growth, double blend) {
  switch (sharing) {
    case Sharing::scrb: return separable_costs_remaining_benefits(game);
    case Sharing::shapley: return shapley(game);
    // Where members do better alone there are no imputations; the prenucleolus says what all together would share.
    case Sharing::nucleolus: return nucleolus(game, Excess::plain, false).shares;
    case Sharing::least_core: return least_core(game).shares;
    default: return key_shares(sharing, study, worth, draw, game.total(), growth, blend);
  }
}

}  // namespace handlingsrom::cooperation
