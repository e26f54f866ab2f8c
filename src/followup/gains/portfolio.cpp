#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "followup/gains/gains.hpp"

namespace handlingsrom::gains {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

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
  const int ended = year_of(day) - 1;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    all.push_back(status(gains[i], ended, rules));
    all.back().gain = i;
  }
  return all;
}

std::vector<PortfolioYear> portfolio(const std::vector<Gain>& gains, int first, const std::vector<double>& needed,
                                     const Rules& rules) {
  std::map<int, PortfolioYear> years;
  const auto row = [&](int year) -> PortfolioYear& {
    const auto [found, is_new] = years.try_emplace(year);
    if (is_new) found->second = {year, unknown, 0, 0, unknown, 0, unknown};
    return found->second;
  };
  for (const Gain& gain : gains) {
    for (const YearValue& money : gain.planned_money) {
      PortfolioYear& year = row(money.year);
      if (gain.settled == Settled::moved) year.moved += money.value;
      if (gain.settled != Settled::released) continue;
      year.planned += money.value;
      year.counted_on += money.value * share_of(rules, gain.confidence);
    }
    if (gain.settled != Settled::released) continue;
    for (const YearValue& money : gain.realised_money) {
      PortfolioYear& year = row(money.year);
      year.realised = (std::isfinite(year.realised) ? year.realised : 0) + money.value;
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
