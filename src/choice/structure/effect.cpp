// Money and people of an alternative, through the lever `school_count` and nothing else.
#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "choice/scenario/evaluate.hpp"
#include "choice/structure/structure.hpp"

namespace handlingsrom::structure {
namespace {

const scenario::Lever& lever() { return *scenario::all_levers()[scenario::lever_index("school_count")]; }

double weight(scenario::Target target) {
  for (const scenario::FigureEffect& one : lever().figures) {
    if (one.target == target && one.measure == scenario::Measure::absolute) return one.weight;
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "the lever school_count has lost an effect"}});
}

double groups(const std::vector<SchoolYears>& schools, std::size_t t) {
  double sum = 0;
  for (const SchoolYears& one : schools) {
    if (!std::isnan(one.groups[t])) sum += one.groups[t];
  }
  return sum;
}

// Pupils who come to a school whose number is unknown bring their groups with them.
double groups_brought(const Alternative& alternative, std::size_t t, const Rules& rules) {
  double sum = 0;
  for (const Move& move : alternative.moves) {
    if (std::isnan(alternative.after[move.to].groups[t]) && !std::isnan(move.pupils[t]))
      sum += move.pupils[t] / rules.group_size;
  }
  return sum;
}

}  // namespace

Year earliest_start(Year first) { return first + std::max(1, lever().lead_years); }

Effect effect(const scenario::Evaluator& evaluator, const Alternative& alternative, const Rules& rules) {
  const auto years = static_cast<std::size_t>(evaluator.period().years);
  const int closed = alternative.closed + alternative.closed_unknown;
  scenario::Turn turn;
  turn.lever = scenario::lever_index("school_count");
  turn.value = -1;
  turn.from = alternative.from;
  turn.full = alternative.from + lever().ramp_years;
  const std::vector<double> one_school = scenario::series_of(turn, evaluator.period());
  const Assumptions assumptions = evaluator.assumptions({});
  const auto teaching = assumptions.series("workforce.teaching_fte_per_group");
  const double staff = weight(scenario::Target::staff), spending = weight(scenario::Target::spending);

  std::vector<double> whole(years), beside(years), schools(years), money(years), people(years);
  for (std::size_t t = 0; t < years; ++t) {
    const double ramp = -one_school[t];
    const double then = groups(alternative.after, t) + groups_brought(alternative, t, rules);
    const double fewer = ramp > 0 ? groups(alternative.today, t) - then : 0;
    schools[t] =
        ramp * (rules.fixed_share * alternative.closed + alternative.closed_unknown + teaching[t] * fewer / staff);
    whole[t] = closed == 0 ? 0 : -ramp * closed;
    beside[t] = -schools[t] - whole[t];
    money[t] = schools[t] * spending;
    people[t] = schools[t] * staff;
  }
  std::vector<scenario::Setting> settings;
  if (closed > 0) settings.push_back({turn.lever, whole});
  rooms::Figures before = evaluator.run({});
  rooms::Figures after = evaluator.run_beside(settings, lever(), beside);
  return {std::move(schools), std::move(money),
          std::move(people),  scenario::one_off_costs(settings, evaluator.period().years).from_budget,
          std::move(before),  std::move(after)};
}

}  // namespace handlingsrom::structure
