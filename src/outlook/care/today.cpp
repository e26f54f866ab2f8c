#include "outlook/care/today.hpp"

#include "outlook/care/need.hpp"

namespace handlingsrom::care {
namespace {

/// The user's own total, spread over the age groups as the published or estimated figures are.
void replace(Level& level, double total, const std::array<double, age_group_count>& national, const NeedYear& need,
             std::size_t figure) {
  const double before = level.total();
  for (std::size_t g = 0; g < level.users.size(); ++g) {
    if (before > 0) {
      level.users[g] *= total / before;
    } else {
      double sum = 0;
      double own = 0;
      for (std::size_t sex = 0; sex < sex_count; ++sex) {
        for (std::size_t group = 0; group < result_group_count; ++group) {
          sum += need[figure][sex][group];
          if (age_group_of_result(static_cast<int>(group)) == static_cast<int>(g)) own += need[figure][sex][group];
        }
      }
      level.users[g] = sum > 0 ? total * own / sum : total * national[g];
    }
    level.provenance[g] = Provenance::own;
  }
}

}  // namespace

Today today_of(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
               const OwnFigures* own, double shrinkage) {
  const Levels& levels = model.levels.municipalities.at(static_cast<std::size_t>(municipality.value));
  const NeedYear start = need(model, persons, 0, 0);
  Today today;
  today.figure = levels.figure;
  if (own != nullptr) {
    for (std::size_t f = 0; f < figure_count; ++f) {
      if (own->users[f]) replace(today.figure[f], *own->users[f], model.levels.national[f], start, f);
    }
  }
  const std::vector<Step>& steps = model.ladder.steps;
  today.per_need.resize(steps.size());
  today.long_run_per_need.resize(steps.size());
  const auto& long_run = model.long_run.at(static_cast<std::size_t>(municipality.value));
  double weighted = 0;
  for (std::size_t s = 0; s < steps.size(); ++s) {
    const std::size_t f = index_of(steps[s].figure);
    for (std::size_t g = 0; g < age_group_count; ++g) {
      const double users = today.figure[f].users[g] * steps[s].share[g];
      double base = 0;
      for (std::size_t group = 0; group < result_group_count; ++group) {
        if (age_group_of_result(static_cast<int>(group)) != static_cast<int>(g)) continue;
        base += steps[s].women_to_men * start[f][0][group] + start[f][1][group];
      }
      // Nobody of the age today: whoever comes later has the national rate.
      today.per_need[s][g] = base > 0 ? users / base : steps[s].share[g];
      weighted += users * steps[s].fte_per_user;
      const bool own_level = own != nullptr && own->users[f].has_value();
      double inhabitants = 0;
      for (const Sex sex : {Sex::female, Sex::male}) {
        const auto ages = persons.ages(0, sex);
        for (auto age = static_cast<std::size_t>(age_group_bounds[g]);
             age < static_cast<std::size_t>(age_group_bounds[g + 1]); ++age) {
          inhabitants += ages[age];
        }
      }
      const double wanted = model.levels.national[f][g] * inhabitants * long_run[f][g].ratio * steps[s].share[g];
      today.long_run_per_need[s][g] = own_level || base <= 0
                                          ? today.per_need[s][g]
                                          : shrinkage * wanted / base + (1 - shrinkage) * today.per_need[s][g];
    }
  }
  const bool own_fte = own != nullptr && own->fte.has_value();
  const double fte = own_fte ? *own->fte : levels.fte;
  if (facts::is_missing(fte) || weighted <= 0) {
    today.fte_scale = model.national_fte_scale;
    today.fte_provenance = Provenance::national;
  } else {
    today.fte_scale = fte / weighted;
    today.fte_provenance = own_fte ? Provenance::own : Provenance::municipality;
  }
  return today;
}

}  // namespace handlingsrom::care
