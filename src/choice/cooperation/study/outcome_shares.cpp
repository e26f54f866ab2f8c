// The ways of sharing side by side: what each member pays, who would leave, how often that holds.
#include <cmath>
#include <limits>
#include <numeric>

#include "choice/cooperation/study/search.hpp"
#include "choice/cooperation/study/sharing.hpp"
#include "choice/cooperation/study/working.hpp"

namespace handlingsrom::cooperation {
namespace {

bool by_programs(Sharing sharing) { return sharing == Sharing::nucleolus || sharing == Sharing::least_core; }

constexpr std::uint32_t pairs_of_middle = 1000, pairs_of_draw = 100;
constexpr std::size_t most_sampled_draws = 40;

/// What each adds last, and all of what is gained in proportion to what it saves by that: the formula of the game's rule, from as few coalitions as it looks at.
Shares separable(const Worth& worth, const CoalitionCost& cost) {
  const Coalition everyone = worth.everyone();
  const double total = cost(everyone), gain = cost.alone_sum(everyone) - total;
  Shares benefits;
  for (int i = 0; i < worth.size(); ++i)
    benefits.push_back(cost.alone(i) - (total - cost(everyone ^ (Coalition{1} << static_cast<unsigned>(i)))));
  const double sum = std::accumulate(benefits.begin(), benefits.end(), 0.0);
  if (std::abs(sum) <= 1e-9 * total) throw Error(ErrorCode::no_solution, "game_no_savings");
  Shares shares;
  for (int i = 0; i < worth.size(); ++i)
    shares.push_back(cost.alone(i) - gain * benefits[static_cast<std::size_t>(i)] / sum);
  return shares;
}

SampledShapley sampled(const CoalitionCost& cost, int members, std::uint32_t pairs, std::uint64_t seed) {
  return shapley_by_sampling(
      members, [&](std::uint64_t set) { return cost(static_cast<Coalition>(set)); }, pairs, seed);
}

}  // namespace

Shares Working::middle_shares(Sharing sharing, SharedOut& out) const {
  if (is_key(sharing)) return key_shares(sharing, study_, worth_, middle_, result_.parts.total());
  if (worth_.listed()) return shares_of(sharing, study_, worth_, middle_, result_.game);
  if (sharing == Sharing::scrb) return separable(worth_, cost_);
  if (by_programs(sharing))
    throw Error(ErrorCode::no_solution, "study_not_listed",
                {{"found", std::to_string(worth_.size())}, {"expected", std::to_string(most_studied)}});
  SampledShapley found = sampled(cost_, worth_.size(), pairs_of_middle, seed_);
  out.standard_error = std::move(found.standard_error);
  out.orders = found.orders;
  return std::move(found.shares);
}

/// Where every coalition is listed, all of them; else those that climbing finds.
std::vector<Departure> Working::leavers(const Shares& shares) const {
  if (worth_.listed()) return departures(result_.game, shares);
  constexpr std::size_t shown = 5;
  const auto gain = [&](Coalition coalition) {
    if (coalition == worth_.everyone()) return -std::numeric_limits<double>::infinity();
    double paid = 0;
    for (Coalition left = coalition; left != 0; left &= left - 1)
      paid += shares[static_cast<std::size_t>(std::countr_zero(left))];
    return paid - cost_(coalition);
  };
  std::vector<Departure> found;
  for (const auto& [value, coalition] : climb(worth_.everyone(), gain, shown)) {
    if (value > 1e-9 * result_.parts.total()) found.push_back({coalition, value});
  }
  return found;
}

void Working::share(Sharing sharing) {
  SharedOut out;
  out.sharing = sharing;
  out.stable = std::numeric_limits<double>::quiet_NaN();
  try {
    const Shares shares = middle_shares(sharing, out);
    out.departures = leavers(shares);
    if (sharing == Sharing::least_core) {
      const LeastCore core = least_core(result_.game);
      out.lowest = core.lowest;
      out.highest = core.highest;
    }
    const std::size_t wanted = by_programs(sharing) ? 0
                               : is_key(sharing)    ? draws_.size()
                               : worth_.listed()    ? games_.size()
                                                    : std::min(draws_.size(), most_sampled_draws);
    std::vector<Shares> outcomes;
    double stable = 0;
    for (std::size_t d = 0; d < wanted; ++d) {
      try {
        outcomes.push_back(is_key(sharing)            ? key_shares(sharing, study_, worth_, draws_[d], total(d))
                           : worth_.listed()          ? shares_of(sharing, study_, worth_, draws_[d], games_[d])
                           : sharing == Sharing::scrb ? separable(worth_, costs_[d])
                                                      : sampled(costs_[d], worth_.size(), pairs_of_draw, seed_).shares);
        if (d < games_.size()) stable += departures(games_[d], outcomes.back(), 1).empty() ? 1 : 0;
      } catch (const Error& error) {
        // An outcome in which the rule has no answer (nobody saves anything) is no stable one.
        if (error.code() != ErrorCode::no_solution) throw;
      }
    }
    if (wanted > 0 && !games_.empty()) out.stable = stable / static_cast<double>(std::min(wanted, games_.size()));
    for (std::size_t i = 0; i < shares.size(); ++i) {
      std::vector<double> of_member;
      for (const Shares& each : outcomes) of_member.push_back(each[i]);
      out.paid.push_back(range_of(shares[i], std::move(of_member)));
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::no_solution) throw;
    out.paid.clear();
    out.none = error;
  }
  result_.shared.push_back(std::move(out));
}

const SharedOut& Working::own_sharing() const {
  return *std::find_if(result_.shared.begin(), result_.shared.end(),
                       [&](const SharedOut& each) { return each.sharing == study_.sharing; });
}

void Working::keys() {
  for (std::size_t k = 0; k < study_.history.size(); ++k) {
    const FormerKey& key = study_.history[k];
    if (!key.sharing) continue;
    KeyThen then;
    then.key = k;
    try {
      then.paid = key_shares(*key.sharing, study_, worth_, middle_, result_.parts.total(), {}, key.fixed_share);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::no_solution) throw;
    }
    result_.keys.push_back(std::move(then));
  }
}

}  // namespace handlingsrom::cooperation
