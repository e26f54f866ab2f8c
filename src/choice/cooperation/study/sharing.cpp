#include "choice/cooperation/study/sharing.hpp"

#include <algorithm>
#include <numeric>

namespace handlingsrom::cooperation {
namespace {

void to_one(std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  // Nothing to go by is alike for all.
  for (double& weight : weights) weight = sum > 0 ? weight / sum : 1 / static_cast<double>(weights.size());
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

bool has_figures(Sharing sharing, const Study& study) {
  return std::all_of(study.members.begin(), study.members.end(), [&](const StudyMember& member) {
    return (sharing != Sharing::by_use || member.use) && (sharing != Sharing::agreed || member.agreed);
  });
}

std::vector<KeyPart> keys_in(const Study& study, int first_year, int year) {
  struct Stage {
    int from;
    KeyPart key;
  };
  std::vector<KeyPart> mix{{std::nullopt, std::nullopt, 1}};
  std::vector<Stage> stages{{first_year, {study.sharing, std::nullopt, 1}}};
  for (const FormerKey& each : study.history) {
    if (!each.sharing) continue;
    const KeyPart key{each.sharing, each.fixed_share, 1};
    if (each.from_year < first_year) {
      if (has_figures(*each.sharing, study)) mix = {key};
    } else if (each.from_year == first_year) {
      stages.front().key = key;
    } else {
      stages.push_back({each.from_year, key});
    }
  }
  for (std::size_t k = 0; k < stages.size() && stages[k].from <= year; ++k) {
    const int until = k + 1 < stages.size() ? std::min(year, stages[k + 1].from - 1) : year;
    const double come_in =
        std::min(1.0, static_cast<double>(until - stages[k].from + 1) / (study.transition_years + 1));
    for (KeyPart& before : mix) before.part *= 1 - come_in;
    std::erase_if(mix, [](const KeyPart& each) { return each.part <= 0; });
    stages[k].key.part = come_in;
    mix.push_back(stages[k].key);
  }
  return mix;
}

Shares mixed_shares(const std::vector<KeyPart>& parts, const Study& study, const Worth& worth, const Draw& draw,
                    double total, const std::vector<double>& growth) {
  std::vector<double> today, mixed(worth.members().size(), 0.0);
  Shares shares;
  for (int i = 0; i < worth.size(); ++i) {
    shares.push_back(worth.direct(i, draw, growth));
    today.push_back(worth.joint(i, draw, growth));
  }
  to_one(today);
  for (const KeyPart& each : parts) {
    const auto weights =
        each.sharing ? key_weights(*each.sharing, study, worth, draw, each.fixed) : std::optional(today);
    if (!weights)
      throw Error(ErrorCode::no_solution, "study_key_lacks",
                  {{"file", study.file}, {"name", std::string(key_of(*each.sharing))}});
    for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] += each.part * (*weights)[i];
  }
  const double joint = total - std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& part : mixed) part *= joint;
  lift(mixed, study.least);
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] += mixed[i];
  return shares;
}

Shares key_shares(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, double total,
                  const std::vector<double>& growth, std::optional<double> fixed) {
  return mixed_shares({{sharing, fixed, 1}}, study, worth, draw, total, growth);
}

Shares shares_of(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, const Game& game,
                 const std::vector<double>& growth) {
  switch (sharing) {
    case Sharing::scrb: return separable_costs_remaining_benefits(game);
    case Sharing::shapley: return shapley(game);
    // Where members do better alone there are no imputations; the prenucleolus says what all together would share.
    case Sharing::nucleolus: return nucleolus(game, Excess::plain, false).shares;
    case Sharing::least_core: return least_core(game).shares;
    default: return key_shares(sharing, study, worth, draw, game.total(), growth);
  }
}

}  // namespace handlingsrom::cooperation
