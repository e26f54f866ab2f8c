#include "outlook/care/model.hpp"

#include <algorithm>
#include <cmath>

#include "standing/facts/care_facts.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::care {
namespace {

/// The drift is that of the latest years at least this far apart.
constexpr int drift_years = 5;

struct Pair {
  double users = facts::missing;
  double persons = facts::missing;
};

double over(const std::array<double, age_group_count>& population) {
  return population[0] + population[1] + population[2];
}

/// Users and population of a figure; a group of −1 means all ages.
Pair pair_of(const facts::CareUsers& year, Figure figure, int group) {
  const auto g = static_cast<std::size_t>(std::max(group, 0));
  switch (figure) {
    case Figure::home_care: return {year.home_care[g], year.population[g]};
    case Figure::long_stay:
      return group < 0 ? Pair{year.long_stay_all, over(year.population)} : Pair{year.long_stay[g], year.population[g]};
    case Figure::staffed_homes: return {year.staffed_homes_all, over(year.population)};
    case Figure::short_stay:
    case Figure::home_other: return {};
  }
  return {};
}

/// Mean yearly change of log coverage among municipalities with positive figures in both years; 0 without any.
double yearly_drift(const facts::Facts& facts, std::size_t from, std::size_t to, Figure figure, int group) {
  double users_then = 0;
  double users_now = 0;
  double persons_then = 0;
  double persons_now = 0;
  for (const auto& years : facts.care_users) {
    const Pair then = pair_of(years[from], figure, group);
    const Pair now = pair_of(years[to], figure, group);
    if (!(then.users > 0 && now.users > 0 && then.persons > 0 && now.persons > 0)) continue;
    users_then += then.users;
    users_now += now.users;
    persons_then += then.persons;
    persons_now += now.persons;
  }
  if (users_then <= 0) return 0;
  const double years = facts.care_users.years()[to] - facts.care_users.years()[from];
  return std::log((users_now / persons_now) / (users_then / persons_then)) / years;
}

}  // namespace

Model build(const facts::Facts& facts, Ladder ladder) {
  Model model;
  model.ladder = std::move(ladder);
  model.shapes = age_shapes(facts);
  double other = 0;
  for (const Step& step : model.ladder.steps) {
    if (step.figure == Figure::home_other) other = 1;  // the share of the step is stated per user of home care
  }
  model.levels = levels(facts, model.shapes, other);
  model.long_run = shrink(facts, model.levels);
  const std::vector<Year>& years = facts.care_users.years();
  const std::size_t to = years.size() - 1;
  std::size_t from = to;
  while (from > 0 && years[to] - years[from] < drift_years) --from;
  model.drift_from = years[from];
  model.drift_to = years[to];
  for (std::size_t g = 0; g < age_group_count; ++g) {
    const int group = static_cast<int>(g);
    // Users of home care aged 67–79 are not published after 2016; the change of the whole stands in. Long stays under 67 are
    // suppressed nearly everywhere, so the change of all ages is used there.
    model.drift[index_of(Figure::home_care)][g] =
        group == 1 ? 0 : yearly_drift(facts, from, to, Figure::home_care, group);
    model.drift[index_of(Figure::long_stay)][g] =
        yearly_drift(facts, from, to, Figure::long_stay, group == 0 ? -1 : group);
    model.drift[index_of(Figure::staffed_homes)][g] = yearly_drift(facts, from, to, Figure::staffed_homes, -1);
  }
  auto& home = model.drift[index_of(Figure::home_care)];
  home[1] = 0.5 * (home[0] + home[2]);

  double agreed = 0;
  double weighted = 0;
  for (const Levels& own : model.levels.municipalities) {
    if (facts::is_missing(own.fte)) continue;
    agreed += own.fte;
    for (const Step& step : model.ladder.steps) {
      const Level& level = own.figure[index_of(step.figure)];
      for (std::size_t g = 0; g < age_group_count; ++g) weighted += step.fte_per_user * step.share[g] * level.users[g];
    }
  }
  if (weighted > 0 && agreed > 0) model.national_fte_scale = agreed / weighted;
  return model;
}

}  // namespace handlingsrom::care
