#include "outlook/care/projection.hpp"

#include "outlook/care/need.hpp"
#include "outlook/care/today.hpp"

namespace handlingsrom::care {

Projection::Projection(Year first, int years, std::size_t steps)
    : provenance(steps, Provenance::municipality),
      first_(first),
      years_(years),
      steps_(steps),
      users_(static_cast<std::size_t>(years) * steps * sex_count * result_group_count, 0.0) {}

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

Projection project(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
                   const Assumptions& assumptions) {
  const Today today = today_of(model, municipality, persons);
  const std::vector<Step>& steps = model.ladder.steps;
  const Year first = persons.first_year();
  Projection result(first, persons.years(), steps.size());
  for (std::size_t s = 0; s < steps.size(); ++s) {
    for (std::size_t g = 0; g < age_group_count; ++g) {
      const Level& level = today.figure[index_of(steps[s].figure)];
      if (level.users[g] > 0) result.provenance[s] = weaker(result.provenance[s], level.provenance[g]);
    }
  }
  const CoverageCourse course(model, assumptions);
  for (int t = 0; t < result.years(); ++t) {
    const NeedYear now = need(model, persons, t, postponed_years(assumptions, first, t));
    const auto covered = course.at(first, t);
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const std::size_t f = index_of(steps[s].figure);
      for (const Sex sex : {Sex::female, Sex::male}) {
        const double ratio = sex == Sex::female ? steps[s].women_to_men : 1.0;
        for (std::size_t group = 0; group < result_group_count; ++group) {
          const auto g = static_cast<std::size_t>(age_group_of_result(static_cast<int>(group)));
          result.users(t, s, sex, static_cast<int>(group)) =
              today.per_need[s][g] * ratio * now[f][static_cast<std::size_t>(index_of(sex))][group] * covered[f][g];
        }
      }
    }
  }
  return result;
}

}  // namespace handlingsrom::care
