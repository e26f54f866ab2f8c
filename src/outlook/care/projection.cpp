#include "outlook/care/projection.hpp"

#include "outlook/care/need.hpp"
#include "outlook/care/today.hpp"

namespace handlingsrom::care {
namespace {

/// What users take at the ladder's FTE and kr per user.
struct Work {
  double fte = 0;
  double cost = 0;
  void add(const Step& step, double users) {
    fte += users * step.fte_per_user;
    cost += users * step.cost_per_user;
  }
};

double ratio_of(double wanted, double had) { return had > 0 ? wanted / had : 1; }

}  // namespace

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
                   const Assumptions& assumptions, const facts::OwnFigures* own) {
  const Today today = today_of(model, municipality, persons, 1, own);
  const std::vector<Step>& steps = model.ladder.steps;
  const Year first = persons.first_year();
  Projection result(first, persons.years(), steps.size());
  for (std::size_t s = 0; s < steps.size(); ++s) {
    for (std::size_t g = 0; g < age_group_count; ++g) {
      const Level& level = today.figure[index_of(steps[s].figure)];
      if (level.users[g] > 0) result.provenance[s] = weaker(result.provenance[s], level.provenance[g]);
    }
    if (today.is_own(model, s)) result.provenance[s] = Provenance::own;
  }
  const CoverageCourse course(model.coverage, municipality, assumptions);
  const auto need_follows = assumptions.series("care.need_follows");
  for (int t = 0; t < result.years(); ++t) {
    const NeedYear now = need(model, persons, t, postponed_years(assumptions, first, t));
    const ByFigure asked = course.asked(first, t);
    const ByFigure trend = course.trend(first, t);
    std::array<double, figure_count> at_constant{};
    Work constant;
    Work covered;
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const std::size_t f = index_of(steps[s].figure);
      for (const Sex sex : {Sex::female, Sex::male}) {
        const double ratio = sex == Sex::female ? steps[s].women_to_men : 1.0;
        for (std::size_t group = 0; group < result_group_count; ++group) {
          const auto g = static_cast<std::size_t>(age_group_of_result(static_cast<int>(group)));
          const double at_constant_rates =
              today.per_need[s][g] * ratio * now[f][static_cast<std::size_t>(index_of(sex))][group] * asked[f][g];
          const double users = at_constant_rates * trend[f][g];
          result.users(t, s, sex, static_cast<int>(group)) = users;
          at_constant[f] += at_constant_rates;
          constant.add(steps[s], at_constant_rates);
          covered.add(steps[s], users);
        }
      }
    }
    for (std::size_t f = 0; f < figure_count; ++f) result.at_constant_rates[f].push_back(at_constant[f]);
    const double follows = need_follows[series_index(assumptions, first, t)];
    result.fte_follows.push_back(1 + follows * (ratio_of(constant.fte, covered.fte) - 1));
    result.cost_follows.push_back(1 + follows * (ratio_of(constant.cost, covered.cost) - 1));
  }
  return result;
}

}  // namespace handlingsrom::care
