#include "outlook/care/today.hpp"

#include "outlook/care/need.hpp"

namespace handlingsrom::care {

Today today_of(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
               double shrinkage, const facts::OwnFigures* own) {
  const Levels& levels = model.levels.municipalities.at(static_cast<std::size_t>(municipality.value));
  const NeedYear start = need(model, persons, 0, 0);
  Today today;
  today.figure = levels.figure;
  const std::vector<Step>& steps = model.ladder.steps;
  today.own = own_users(model.ladder, own);
  std::array<std::array<double, age_group_count>, figure_count> published{};
  for (std::size_t f = 0; f < published.size(); ++f) published[f] = today.figure[f].users;
  today.users = users_by_step(model.ladder, published, today.own);
  today.per_need.resize(steps.size());
  today.long_run_per_need.resize(steps.size());
  const auto& long_run = model.long_run.at(static_cast<std::size_t>(municipality.value));
  for (std::size_t s = 0; s < steps.size(); ++s) {
    const std::size_t f = index_of(steps[s].figure);
    for (std::size_t g = 0; g < age_group_count; ++g) {
      const double users = today.users[s][g];
      double base = 0;
      for (std::size_t group = 0; group < result_group_count; ++group) {
        if (age_group_of_result(static_cast<int>(group)) != static_cast<int>(g)) continue;
        base += steps[s].women_to_men * start[f][0][group] + start[f][1][group];
      }
      // Nobody of the age today: whoever comes later has the national rate.
      today.per_need[s][g] = base > 0 ? users / base : steps[s].share[g];
      double inhabitants = 0;
      for (const Sex sex : {Sex::female, Sex::male}) {
        const auto ages = persons.ages(0, sex);
        for (auto age = static_cast<std::size_t>(age_group_bounds[g]);
             age < static_cast<std::size_t>(age_group_bounds[g + 1]); ++age) {
          inhabitants += ages[age];
        }
      }
      const double wanted = model.levels.national[f][g] * inhabitants * long_run[f][g].ratio * steps[s].share[g];
      today.long_run_per_need[s][g] = base <= 0 || today.is_own(model, s)
                                          ? today.per_need[s][g]
                                          : shrinkage * wanted / base + (1 - shrinkage) * today.per_need[s][g];
    }
  }
  return today;
}

bool Today::is_own(const Model& model, std::size_t step) const {
  for (std::size_t s = 0; s < own.steps.size(); ++s)
    if (own.steps[s].counted && model.ladder.steps[s].figure == model.ladder.steps[step].figure) return true;
  return false;
}

}  // namespace handlingsrom::care
