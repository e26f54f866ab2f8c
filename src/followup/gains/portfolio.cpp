#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "followup/gains/gains.hpp"

namespace handlingsrom::gains {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

int calendar_year(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

double share_of(const Rules& rules, Confidence confidence) {
  switch (confidence) {
    case Confidence::low: return rules.low;
    case Confidence::middle: return rules.middle;
    case Confidence::high: return rules.high;
  }
  return rules.middle;
}

Status status(const Gain& gain, int ended, const Rules& rules) {
  Status status;
  status.value = status.share = unknown;
  if (gain.targets.empty()) return status;
  const auto later = std::find_if(gain.targets.begin(), gain.targets.end(),
                                  [&](const YearValue& target) { return target.year > ended; });
  const bool due = later != gain.targets.begin();
  const YearValue& target = due ? *(later - 1) : *later;
  status.year = target.year;
  status.target = target.value;
  // What a later year has shown counts for the target that is due.
  const YearValue* value = nullptr;
  for (const YearValue& realised : gain.realised) {
    if (realised.year <= ended && (!due || realised.year >= target.year)) value = &realised;
  }
  if (value != nullptr) {
    status.value = value->value;
    const double way = target.value - gain.baseline;
    status.share = way == 0 ? 1 : (value->value - gain.baseline) / way;
  }
  if (!due) return status;
  if (value == nullptr) {
    status.standing = Standing::unmeasured;
  } else if (status.share >= 1) {
    status.standing = Standing::reached;
  } else {
    status.standing = status.share >= rules.on_course ? Standing::on_course : Standing::behind;
  }
  return status;
}

}  // namespace

std::string_view key_of(Standing standing) {
  switch (standing) {
    case Standing::waiting: return "waiting";
    case Standing::unmeasured: return "unmeasured";
    case Standing::behind: return "behind";
    case Standing::on_course: return "on_course";
    case Standing::reached: return "reached";
  }
  return "waiting";
}

std::vector<Status> status_of(const std::vector<Gain>& gains, Day day, const Rules& rules) {
  std::vector<Status> all;
  const int ended = calendar_year(day) - 1;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    all.push_back(status(gains[i], ended, rules));
    all.back().gain = i;
  }
  return all;
}

int decimals_of(const Gain& gain, const Status& status) {
  constexpr int most = 6;
  const auto whole = [](double value) { return !std::isfinite(value) || value == std::round(value); };
  bool all_whole = whole(gain.baseline);
  for (const auto* years : {&gain.targets, &gain.realised}) {
    for (const YearValue& each : *years) all_whole = all_whole && whole(each.value);
  }
  constexpr double small = 100;  // above that a tenth says nothing by itself
  int decimals = all_whole || std::abs(gain.baseline) >= small ? 0 : 1;
  if (!std::isfinite(status.value)) return decimals;
  const auto told = [&](double value) { return std::round(value * std::pow(10.0, decimals)); };
  while (decimals < most && status.value != status.target && told(status.value) == told(status.target)) ++decimals;
  return decimals;
}

bool PortfolioYear::is_provisional() const { return std::isfinite(realised) && (!ended || recorded < expected); }

std::vector<PortfolioYear> portfolio(const std::vector<Gain>& gains, Day day, int first,
                                     const std::vector<double>& needed, const Rules& rules) {
  const int now = calendar_year(day);
  std::map<int, PortfolioYear> years;
  const auto row = [&](int year) -> PortfolioYear& {
    const auto [found, is_new] = years.try_emplace(year);
    if (is_new) {
      PortfolioYear& fresh = found->second;
      fresh.year = year;
      fresh.needed = fresh.realised = fresh.moved_realised = fresh.rest = unknown;
      fresh.ended = year < now;
    }
    return found->second;
  };
  const auto add = [](double& sum, double value) { sum = (std::isfinite(sum) ? sum : 0) + value; };
  for (const Gain& gain : gains) {
    const auto has = [](const std::vector<YearValue>& all, int year) {
      return std::any_of(all.begin(), all.end(), [&](const YearValue& each) { return each.year == year; });
    };
    for (const YearValue& money : gain.planned_money) {
      PortfolioYear& year = row(money.year);
      if (gain.settled == Settled::moved) year.moved += money.value;
      if (gain.settled != Settled::released) continue;
      year.planned += money.value;
      year.counted_on += money.value * share_of(rules, gain.confidence);
      ++year.expected;
    }
    for (const YearValue& money : gain.realised_money) {
      if (money.year > now || gain.settled == Settled::time_only) continue;
      PortfolioYear& year = row(money.year);
      if (gain.settled == Settled::moved) {
        add(year.moved_realised, money.value);
        continue;
      }
      add(year.realised, money.value);
      ++year.recorded;
      if (!has(gain.planned_money, money.year)) ++year.expected;
    }
  }
  for (std::size_t i = 0; i < needed.size(); ++i) row(first + static_cast<int>(i)).needed = needed[i];
  std::vector<PortfolioYear> rows;
  for (auto& [number, year] : years) {
    year.rest = year.needed - (std::isfinite(year.realised) ? year.realised : year.planned);
    rows.push_back(year);
  }
  return rows;
}

}  // namespace handlingsrom::gains
