// Year by year, on paths that all members share: what each costs and pays, and the three rooms with the cooperation.
#include <algorithm>
#include <numeric>

#include "base/parallel.hpp"
#include "choice/cooperation/study/sharing.hpp"
#include "choice/cooperation/study/working.hpp"

namespace handlingsrom::cooperation {
namespace {

/// Beyond this, the rules that look at coalitions follow the whole in later years.
constexpr int most_for_years = 10;

/// One year in one outcome.
struct YearOut {
  std::vector<double> alone, paid;       // [member] kr
  std::vector<double> cash_gain, posts;  // [member] kr and positions that the room gains
  double gain = 0;
};

}  // namespace

void Working::years() {
  const std::size_t n = outlook_.growth.size();
  if (n == 0 || own_sharing().paid.empty()) return;
  const std::size_t count = outlook_.growth.front().size();
  const Sharing sharing = study_.sharing;
  const bool whole = sharing == Sharing::nucleolus || sharing == Sharing::least_core ||
                     (!is_key(sharing) && worth_.size() > most_for_years);
  std::vector<std::vector<KeyPart>> keys;  // [year] without the study's own sharing where that is no key
  std::vector<double> by_rule;             // [year] the part that goes by it
  for (std::size_t t = 0; t < count; ++t) {
    keys.push_back(keys_in(study_, outlook_.first_year, outlook_.first_year + static_cast<int>(t)));
    const auto rule = std::find_if(keys[t].begin(), keys[t].end(),
                                   [](const KeyPart& each) { return each.sharing && !is_key(*each.sharing); });
    by_rule.push_back(rule == keys[t].end() ? 0 : rule->part);
    if (rule == keys[t].end()) continue;
    keys[t].erase(rule);
    for (KeyPart& each : keys[t]) each.part /= 1 - by_rule[t];
  }
  const auto paid = [&](const Draw& draw, const std::vector<double>& factors, std::size_t t, double total) {
    Shares shares(n, 0.0);
    const auto add = [&](const Shares& more, double part) {
      for (std::size_t i = 0; i < n; ++i) shares[i] += part * more[i];
    };
    if (by_rule[t] < 1) add(mixed_shares(keys[t], study_, worth_, draw, total, factors), 1 - by_rule[t]);
    if (by_rule[t] <= 0) return shares;
    if (!whole) {
      add(shares_of(sharing, study_, worth_, draw, worth_.game(draw, factors), factors), by_rule[t]);
      return shares;
    }
    // The rule's shares of today, moved as the whole is.
    Shares today;
    for (const Range& own : own_sharing().paid) today.push_back(own.value * total / result_.parts.total());
    add(today, by_rule[t]);
    return shares;
  };
  const auto at = [&](const Draw& draw, const std::vector<double>& factors, std::size_t t) {
    const CoalitionCost cost(worth_, draw, factors);
    const CostParts together = cost.parts(worth_.everyone());
    YearOut year;
    year.paid = paid(draw, factors, t, together.total());
    double joint = 0;
    for (const CoalitionCost::Own& own : cost.own()) joint += own.joint;
    // Whoever coordinates is a position too.
    const double posts = (joint - together.joint - together.coordination) / worth_.post_kroner();
    for (std::size_t i = 0; i < n; ++i) {
      const CoalitionCost::Own& own = cost.own()[i];
      year.alone.push_back(cost.alone(static_cast<int>(i)));
      year.cash_gain.push_back(own.direct + own.joint - year.paid[i] * together.paid() / together.total());
      year.posts.push_back(joint > 0 ? posts * own.joint / joint : 0);
    }
    year.gain = alone_sum(cost) - together.total();
    return year;
  };
  result_.years.assign(n, {std::vector<Range>(count), std::vector<Range>(count)});
  result_.years_sum.resize(count);
  result_.days_by_year.resize(count);
  const std::size_t paths = outlook_.paths.size();
  if (paths > 0) {
    for (std::size_t room = 0; room < 3; ++room) {
      result_.rooms[room].assign(n, {std::vector<Range>(count), std::vector<Range>(count)});
      result_.rooms_sum[room] = {std::vector<Range>(count), std::vector<Range>(count)};
      result_.rooms_short[room].assign(count, 0.0);
    }
  }
  const std::vector<std::vector<double>> places_won = this->places_won(count);
  parallel_for(count, [&](std::size_t t) {
    const auto factors_of = [&](const std::vector<Outlook::ByYear>& growth) {
      std::vector<double> factors;
      for (const Outlook::ByYear& member : growth) factors.push_back(member[t]);
      return factors;
    };
    const std::vector<double> middle_factors = factors_of(outlook_.growth);
    const YearOut middle = at(middle_, middle_factors, t);
    result_.days_by_year[t] = worth_.days(worth_.everyone(), middle_factors);
    std::vector<YearOut> outcomes;
    std::vector<std::size_t> path_of;
    for (std::size_t d = 0; d < draws_.size(); ++d) {
      try {
        outcomes.push_back(
            at(draws_[d], paths == 0 ? middle_factors : factors_of(outlook_.paths[d % paths].growth), t));
        if (paths > 0) path_of.push_back(d % paths);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::no_solution) throw;
      }
    }
    const auto range = [&](double value, const auto& of) {
      std::vector<double> values;
      for (std::size_t k = 0; k < outcomes.size(); ++k) values.push_back(of(k));
      return range_of(value, std::move(values));
    };
    for (std::size_t i = 0; i < n; ++i) {
      result_.years[i].alone[t] = range(middle.alone[i], [&](std::size_t k) { return outcomes[k].alone[i]; });
      result_.years[i].together[t] = range(middle.paid[i], [&](std::size_t k) { return outcomes[k].paid[i]; });
    }
    result_.years_sum[t] = range(middle.gain, [&](std::size_t k) { return outcomes[k].gain; });
    if (paths == 0) return;
    const auto won = [&](std::size_t room, std::size_t k, std::size_t i) {
      if (room == 0) return outcomes[k].cash_gain[i];
      if (room == 1) return outcomes[k].posts[i];
      return places_won.empty() ? 0.0 : places_won[i][t];
    };
    // `of`: what an outcome adds to today's course, by member.
    const auto median = [&](std::size_t room, std::size_t first, std::size_t end, const auto& of) {
      std::vector<double> values, steady;
      for (std::size_t k = 0; k < outcomes.size(); ++k) {
        const Outlook::Path& path = outlook_.paths[path_of[k]];
        double value = 0, without_chance = 0;
        for (std::size_t i = first; i < end; ++i) {
          const double more = of(k, i);
          value += path.rooms[room][i][t] + more;
          without_chance += path.steady[room][i][t] + more;
        }
        values.push_back(value);
        steady.push_back(without_chance);
      }
      return range_with_median(std::move(values), std::move(steady));
    };
    for (std::size_t room = 0; room < 3; ++room) {
      const auto nothing = [](std::size_t, std::size_t) { return 0.0; };
      const auto gained = [&](std::size_t k, std::size_t i) { return won(room, k, i); };
      for (std::size_t i = 0; i < n; ++i) {
        MemberYears& member = result_.rooms[room][i];
        member.alone[t] = median(room, i, i + 1, nothing);
        member.together[t] = median(room, i, i + 1, gained);
        result_.rooms_short[room][t] += std::min(0.0, member.alone[t].value);
      }
      result_.rooms_sum[room].alone[t] = median(room, 0, n, nothing);
      result_.rooms_sum[room].together[t] = median(room, 0, n, gained);
    }
  });
}

}  // namespace handlingsrom::cooperation
