#include "choice/cooperation/study/outcome.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/parallel.hpp"
#include "base/quantile.hpp"
#include "choice/cooperation/study/partners.hpp"
#include "choice/cooperation/study/working.hpp"

namespace handlingsrom::cooperation {

Range range_of(double value, std::vector<double> outcomes) {
  constexpr double low_end = 0.1, high_end = 0.9;
  if (outcomes.empty()) return {value, value, value};
  if (!std::all_of(outcomes.begin(), outcomes.end(), [](double each) { return std::isfinite(each); })) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return {value, none, none};
  }
  std::sort(outcomes.begin(), outcomes.end());
  return {value, quantile(outcomes, low_end), quantile(outcomes, high_end)};
}

Range range_with_median(std::vector<double> outcomes, std::vector<double> steady) {
  const bool none = outcomes.empty();
  Range range = range_of(std::numeric_limits<double>::quiet_NaN(), std::move(outcomes));
  if (none || !std::isfinite(range.low)) return range;
  std::sort(steady.begin(), steady.end());
  range.value = quantile(steady, 0.5);
  return range;
}

Working::Working(const facts::Facts& facts, const Study& study, const Outlook& outlook, int draws, std::uint64_t seed)
    : facts_(facts),
      study_(study),
      outlook_(outlook),
      worth_(facts, study, seed),
      middle_(worth_.middle()),
      cost_(worth_, middle_),
      seed_(seed) {
  draws_.resize(static_cast<std::size_t>(draws));
  for (std::size_t d = 0; d < draws_.size(); ++d) {
    draws_[d] = worth_.draw(static_cast<std::uint32_t>(d));
    costs_.emplace_back(worth_, draws_[d]);
    totals_.push_back(costs_.back()(worth_.everyone()));
  }
  result_.listed = worth_.listed();
  result_.game.kind = Kind::cost;
  for (const StudyMember& member : study.members) result_.game.members.push_back(member.name);
  if (worth_.listed()) {
    result_.game = worth_.game(middle_);
    // Coalitions times draws within some seconds.
    constexpr double most = 1e7;
    const double listed = static_cast<double>(result_.game.worth.size());
    games_.resize(static_cast<std::size_t>(std::min<double>(draws, std::max(8.0, most / listed))));
    parallel_for(games_.size(), [&](std::size_t d) { games_[d] = worth_.game(draws_[d]); });
  }
  result_.members = worth_.members();
  result_.host = worth_.host(worth_.everyone());
  result_.draws = draws;
  result_.first_year = study.first_year;
}

/// What only the figures can judge.
void Working::check() const {
  if (const int posts = worth_.posts(worth_.everyone()); study_.needed > posts)
    fail_at(study_, ErrorCode::bad_input, "needed", "study_needed",
            {{"found", std::to_string(study_.needed)}, {"expected", std::to_string(posts)}});
  double joint = cost_(worth_.everyone());
  for (int i = 0; i < worth_.size(); ++i) joint -= worth_.direct(i, middle_);
  if (const double most = joint / worth_.size(); study_.least > most)
    fail_at(study_, ErrorCode::bad_input, "least", "study_least",
            {{"found", fmt::format("{:.0f}", study_.least)}, {"expected", fmt::format("{:.0f}", std::floor(most))}});
}

Outcome Working::work() {
  check();
  money();
  people();
  now();
  places();
  for (const Sharing sharing : all_sharings) share(sharing);
  keys();
  if (const SharedOut& own = own_sharing(); !own.paid.empty()) {
    result_.leaving = leaving_of(study_, worth_, middle_, own.paid);
    result_.exits = exits_of(study_, worth_, middle_, own.paid, result_.alone);
  }
  coalitions();
  years();
  form();
  return std::move(result_);
}

void Working::money() {
  const Coalition everyone = worth_.everyone();
  for (int i = 0; i < worth_.size(); ++i) {
    result_.alone.push_back(over(cost_.alone(i), [&](std::size_t d) { return costs_[d].alone(i); }));
    const CostParts own = cost_.parts(Coalition{1} << static_cast<unsigned>(i));
    result_.alone_parts.direct += own.direct;
    result_.alone_parts.joint += own.joint;
    result_.alone_parts.empty_days += own.empty_days;
  }
  result_.parts = cost_.parts(everyone);
  result_.together = over(result_.parts.total(), [&](std::size_t d) { return total(d); });
  const auto share_above_zero = [&](const std::vector<double>& gains) {
    const auto above = std::count_if(gains.begin(), gains.end(), [](double gain) { return gain > 0; });
    return gains.empty() ? 0 : static_cast<double>(above) / static_cast<double>(gains.size());
  };
  std::vector<double> gains, cash;
  for (std::size_t d = 0; d < draws_.size(); ++d) {
    const CoalitionCost& cost = costs_[d];
    gains.push_back(alone_sum(cost) - total(d));
    double apart = 0;
    for (const CoalitionCost::Own& own : cost.own()) apart += own.direct + own.joint;
    cash.push_back(apart - cost.parts(everyone).paid());
  }
  result_.chance = share_above_zero(gains);
  result_.cash_chance = share_above_zero(cash);
  result_.gain = range_of(alone_sum(cost_) - result_.parts.total(), std::move(gains));
  result_.cash_gain = range_of(result_.alone_parts.paid() - result_.parts.paid(), std::move(cash));
  const auto ratio = [&](const Draw& draw) {
    const Scale::Drawn drawn = worth_.scale_in(draw);
    double whole = 0, parts = 0;
    for (const MemberBasis& member : worth_.members()) {
      whole += member.basis.size;
      if (!drawn.said) parts += drawn.cost(member.basis.size);
    }
    result_.beyond_seen = whole > worth_.scale().largest();
    result_.beyond_times = whole / worth_.scale().largest();
    return drawn.ratio(whole, parts);
  };
  for (int i = 0; i < worth_.size(); ++i) {
    if (worth_.members()[static_cast<std::size_t>(i)].basis.size < worth_.scale().smallest())
      result_.below_seen.push_back(i);
  }
  result_.scale = over(ratio(middle_), [&](std::size_t d) { return ratio(draws_[d]); });
  if (study_.service->account.empty()) return;
  std::vector<MunicipalityIndex> members;
  for (const StudyMember& member : study_.members) members.push_back(member.municipality);
  constexpr int fifths = 20;
  result_.best = best_practice(facts_, *study_.service, members, fifths, seed_);
}

void Working::people() {
  const double tolerated = worth_.value("tolerated_days", middle_);
  const int enough =
      vulnerability::posts_for(tolerated, study_.needed, worth_.staff(), worth_.days_per_year()).value_or(-1);
  for (int i = 0; i < worth_.size(); ++i) {
    result_.days_alone.push_back(worth_.days(Coalition{1} << static_cast<unsigned>(i)));
    result_.posts_for.push_back(enough);
  }
  result_.posts_for_all = enough;
  result_.needed_together = worth_.needed(worth_.size());
  if (const int posts = worth_.posts(worth_.everyone()); posts >= result_.needed_together) {
    const vulnerability::Exposure together =
        vulnerability::exposure(posts, result_.needed_together, worth_.staff(), vulnerability::default_assumptions());
    result_.days_together = together.as_is.days;
    result_.days_common = together.with_common.days;
    result_.days_circle = together.in_a_circle.days;
  } else {
    result_.days_together = result_.days_common = result_.days_circle = worth_.days_per_year();
  }
  result_.fte_saved = (result_.alone_parts.joint - result_.parts.joint) / worth_.post_kroner();
}

void Working::now() {
  if (study_.service->id != "child_protection") return;
  for (const auto& [number, members] : existing_cooperations(facts_)) {
    Coalition inside = 0;
    for (std::size_t i = 0; i < study_.members.size(); ++i) {
      if (std::find(members.begin(), members.end(), study_.members[i].municipality) != members.end())
        inside |= Coalition{1} << i;
    }
    if (members_of(inside) > 1) result_.together_now.push_back(inside);
  }
}

void Working::form() {
  result_.notice_months = study_.notice_months;
  if (study_.form == nullptr) return;
  if (!result_.notice_months && study_.form->notice_months >= 0) result_.notice_months = study_.form->notice_months;
  for (const LegalForm::Field& field : study_.form->fields) {
    if (!study_.agreement.contains(field.id)) result_.missing_fields.push_back(&field);
  }
}

Outcome work_out_ahead(const facts::Facts& facts, const Study& study, const Outlook& outlook, int draws,
                       std::uint64_t seed) {
  return Working(facts, study, outlook, draws, seed).work();
}

Outcome work_out(const facts::Facts& facts, const Study& study, const std::vector<std::vector<double>>& growth,
                 int draws, std::uint64_t seed) {
  Outlook outlook;
  outlook.growth = growth;
  outlook.first_year = study.first_year;
  return work_out_ahead(facts, study, outlook, draws, seed);
}

}  // namespace handlingsrom::cooperation
