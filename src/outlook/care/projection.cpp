#include "outlook/care/projection.hpp"

#include <algorithm>

#include "outlook/care/need.hpp"
#include "outlook/care/today.hpp"

namespace handlingsrom::care {

bool OwnFigures::any() const {
  return fte.has_value() ||
         std::any_of(users.begin(), users.end(), [](const auto& value) { return value.has_value(); });
}

Projection::Projection(Year first, int years, std::size_t steps)
    : provenance(steps, Provenance::municipality),
      first_(first),
      years_(years),
      steps_(steps),
      users_(static_cast<std::size_t>(years) * steps * sex_count * result_group_count, 0.0),
      fte_(static_cast<std::size_t>(years) * steps, 0.0),
      cost_(fte_) {}

double Projection::users(int t, std::size_t step) const {
  double sum = 0;
  for (const Sex sex : {Sex::female, Sex::male}) {
    for (int group = 0; group < result_group_count; ++group) sum += users(t, step, sex, group);
  }
  return sum;
}

double Projection::users(int t, const Model& model, Figure figure) const {
  double sum = 0;
  for (std::size_t step = 0; step < steps_; ++step) {
    if (model.ladder.steps[step].figure == figure) sum += users(t, step);
  }
  return sum;
}

double Projection::residents_in_institutions(int t, const Model& model) const {
  return users(t, model, Figure::short_stay) + users(t, model, Figure::long_stay);
}

double Projection::fte(int t) const {
  double sum = 0;
  for (std::size_t step = 0; step < steps_; ++step) sum += fte(t, step);
  return sum;
}

double Projection::cost(int t) const {
  double sum = 0;
  for (std::size_t step = 0; step < steps_; ++step) sum += cost(t, step);
  return sum;
}

double Projection::spending_growth(int t) const {
  const double today = cost(0);
  return today > 0 ? cost(t) / today : 1.0;
}

Projection project(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
                   const Assumptions& assumptions, const OwnFigures* own) {
  const Today today = today_of(model, municipality, persons, own);
  const std::vector<Step>& steps = model.ladder.steps;
  const Year first = persons.first_year();
  Projection result(first, persons.years(), steps.size());
  for (std::size_t s = 0; s < steps.size(); ++s) {
    for (std::size_t g = 0; g < age_group_count; ++g) {
      const Level& level = today.figure[index_of(steps[s].figure)];
      if (level.users[g] > 0) result.provenance[s] = weaker(result.provenance[s], level.provenance[g]);
    }
  }
  result.fte_provenance = today.fte_provenance;
  const auto fte_home = assumptions.series("care.fte_home");
  const auto fte_place = assumptions.series("care.fte_place");
  for (int t = 0; t < result.years(); ++t) {
    const NeedYear now = need(model, persons, t, postponed_years(assumptions, first, t));
    const auto covered = coverage(model, assumptions, first, t);
    const std::size_t at = series_index(assumptions, first, t);
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const std::size_t f = index_of(steps[s].figure);
      double total = 0;
      for (const Sex sex : {Sex::female, Sex::male}) {
        const double ratio = sex == Sex::female ? steps[s].women_to_men : 1.0;
        for (std::size_t group = 0; group < result_group_count; ++group) {
          const auto g = static_cast<std::size_t>(age_group_of_result(static_cast<int>(group)));
          const double users =
              today.per_need[s][g] * ratio * now[f][static_cast<std::size_t>(index_of(sex))][group] * covered[f][g];
          result.users(t, s, sex, static_cast<int>(group)) = users;
          total += users;
        }
      }
      const double lever = steps[s].place_bound ? fte_place[at] : fte_home[at];
      result.fte(t, s) = total * steps[s].fte_per_user * today.fte_scale * lever;
      result.cost(t, s) = total * steps[s].cost_per_user * lever;
    }
  }
  return result;
}

}  // namespace handlingsrom::care
