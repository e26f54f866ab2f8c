#include "outlook/care/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "outlook/care/backtest_parts.hpp"
#include "outlook/care/demography.hpp"
#include "outlook/care/need.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::care {
namespace {

/// The change is that of the latest years at least this far apart: one step of the back-test.
constexpr int survey_step = 5;
/// The need to come is known as far as any projection goes.
constexpr int years_to_come = 40;
/// A deviation beyond this factor is a small number's chance, or another registration.
constexpr double widest_deviation = 3;

struct Pair {
  double users = facts::missing;
  double persons = facts::missing;
  bool positive() const { return users > 0 && persons > 0; }
};

/// Users and people of a figure in one year of a municipality; not known where its ages are not published.
Pair pair_of(const facts::CareUsers& year, Figure figure, std::size_t g) {
  const double everyone = year.population[0] + year.population[1] + year.population[2];
  switch (figure) {
    case Figure::home_care:
      // The middle group is no longer published: it is what the total leaves.
      if (g == 1) return {year.home_care_all - year.home_care[0] - year.home_care[2], year.population[1]};
      return {year.home_care[g], year.population[g]};
    case Figure::long_stay:
      // Under 67 nearly every cell is hidden: the change of all ages stands in.
      return g == 0 ? Pair{year.long_stay_all, everyone} : Pair{year.long_stay[g], year.population[g]};
    case Figure::staffed_homes: return {year.staffed_homes_all, everyone};
    case Figure::short_stay:
    case Figure::home_other: return {};
  }
  return {};
}

void read_change(const facts::Facts& facts, std::size_t from, std::size_t to, CoverageBasis& basis) {
  const std::vector<Year>& years = facts.care_users.years();
  const double apart = years[to] - years[from];
  for (const Figure figure : figures) {
    for (std::size_t g = 0; g < age_group_count; ++g) {
      Pair then{0, 0};
      Pair now{0, 0};
      for (const auto& of : facts.care_users) {
        const Pair before = pair_of(of[from], figure, g);
        const Pair after = pair_of(of[to], figure, g);
        if (!before.positive() || !after.positive()) continue;
        then.users += before.users;
        then.persons += before.persons;
        now.users += after.users;
        now.persons += after.persons;
      }
      if (!then.positive() || !now.positive() || apart <= 0) continue;
      basis.users[index_of(figure)][g] = std::log(now.users / then.users) / apart;
      basis.need[index_of(figure)][g] = std::log(now.persons / then.persons) / apart;
    }
  }
}

/// As the back-test estimates it from the changes that are known.
void read_reversion(const facts::Facts& facts, CoverageBasis& basis) {
  const std::size_t last = facts.care_users.years().size() - 1;
  if (last == 0) return;
  const auto of = [&](Quantity quantity) { return known_at(facts, quantity, last).reversion; };
  auto& home = basis.reversion[index_of(Figure::home_care)];
  home[0] = of(Quantity::home_care_0_66);
  home[2] = of(Quantity::home_care_80);
  home[1] = 0.5 * (home[0] + home[2]);
  auto& stay = basis.reversion[index_of(Figure::long_stay)];
  stay[0] = stay[1] = of(Quantity::long_stay_all);
  stay[2] = of(Quantity::long_stay_80);
  basis.reversion[index_of(Figure::staffed_homes)].fill(of(Quantity::staffed_homes_all));
}

/// Whoever is old in ten years is there now: the country's people carried on by the death rates of the latest years. Those under
/// 67 are as many as today.
void read_to_come(const facts::Facts& facts, const std::array<AgeShape, figure_count>& shapes, CoverageBasis& basis) {
  const Survival survival = constant_survival(facts.vital, 1);
  std::array<std::array<double, age_count>, sex_count> persons{};
  const Year last = facts.nation.last_year();
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* ages = facts.nation.persons(0, last, sex);
    for (std::size_t age = 0; age < age_count; ++age)
      persons[static_cast<std::size_t>(index_of(sex))][age] = static_cast<double>(ages[age]);
  }
  ByFigure start{};
  for (int t = 0; t <= years_to_come; ++t) {
    ByFigure now{};
    for (std::size_t f = 0; f < figure_count; ++f) {
      for (const auto& sex : persons) {
        for (std::size_t age = 0; age < age_count; ++age)
          now[f][static_cast<std::size_t>(age_group_of(static_cast<int>(age)))] += sex[age] * shapes[f][age];
      }
    }
    if (t == 0) start = now;
    ByFigure growth{};
    for (std::size_t f = 0; f < figure_count; ++f) {
      for (std::size_t g = 1; g < age_group_count; ++g)
        growth[f][g] = start[f][g] > 0 && now[f][g] > 0 ? std::log(now[f][g] / start[f][g]) : 0;
    }
    basis.to_come.push_back(growth);
    for (std::size_t s = 0; s < sex_count; ++s) {
      auto& ages = persons[s];
      const double open = ages[oldest_age] * survival[0][s][oldest_age];
      for (std::size_t age = oldest_age; age > 0; --age) ages[age] = ages[age - 1] * survival[0][s][age];
      ages[oldest_age] += open;
    }
  }
}

void read_deviations(const facts::Facts& facts, const LevelTable& levels, CoverageBasis& basis) {
  const std::size_t count = levels.municipalities.size();
  basis.deviation.resize(count);
  const Year counted = std::min(levels.year + 1, facts.population.last_year());
  for (std::size_t m = 0; m < count; ++m) {
    std::array<double, age_group_count> persons{};
    for (std::size_t g = 0; g < age_group_count; ++g) {
      persons[g] =
          facts.population.total(static_cast<int>(m), counted, age_group_bounds[g], age_group_bounds[g + 1] - 1);
    }
    for (std::size_t f = 0; f < figure_count; ++f) {
      const Level& own = levels.municipalities[m].figure[f];
      for (std::size_t g = 0; g < age_group_count; ++g) {
        const double expected = persons[g] * levels.national[f][g];
        const bool known = own.users[g] > 0 && expected > 0;
        const double widest = std::log(widest_deviation);
        basis.deviation[m][f][g] = known ? std::clamp(std::log(own.users[g] / expected), -widest, widest) : 0;
      }
    }
  }
}

/// Share of a deviation that is left after t years.
double kept_after(double reversion, int t) { return std::pow(1 - reversion, static_cast<double>(t) / survey_step); }

void read_by_reversion(const LevelTable& levels, CoverageBasis& basis) {
  for (int t = 0; t <= years_to_come; ++t) {
    ByFigure change{};
    for (std::size_t f = 0; f < figure_count; ++f) {
      for (std::size_t g = 0; g < age_group_count; ++g) {
        const double gone = 1 - kept_after(basis.reversion[f][g], t);
        double before = 0;
        double after = 0;
        for (std::size_t m = 0; m < levels.municipalities.size(); ++m) {
          const double users = levels.municipalities[m].figure[f].users[g];
          before += users;
          after += users * std::exp(-gone * basis.deviation[m][f][g]);
        }
        change[f][g] = before > 0 ? std::log(after / before) : 0;
      }
    }
    basis.by_reversion.push_back(change);
  }
}

bool follows_places(Figure figure) {
  return figure == Figure::staffed_homes || figure == Figure::short_stay || figure == Figure::long_stay;
}

}  // namespace

CoverageBasis coverage_basis(const facts::Facts& facts, const LevelTable& levels,
                             const std::array<AgeShape, figure_count>& shapes) {
  CoverageBasis basis;
  const std::vector<Year>& years = facts.care_users.years();
  const std::size_t to = years.size() - 1;
  std::size_t from = to;
  while (from > 0 && years[to] - years[from] < survey_step) --from;
  basis.from = years[from];
  basis.to = years[to];
  read_change(facts, from, to, basis);
  read_reversion(facts, basis);
  read_to_come(facts, shapes, basis);
  read_deviations(facts, levels, basis);
  read_by_reversion(levels, basis);
  return basis;
}

CoverageCourse::CoverageCourse(const CoverageBasis& basis, MunicipalityIndex municipality,
                               const Assumptions& assumptions)
    : basis_(basis),
      deviation_(basis.deviation.at(static_cast<std::size_t>(municipality.value))),
      assumptions_(assumptions),
      weight_(assumptions.series("care.coverage_trend")),
      damping_(assumptions.series("care.trend_damping")),
      place_damping_(assumptions.series("care.place_trend_damping")),
      home_follows_(assumptions.series("care.home_follows_need")),
      places_follow_(assumptions.series("care.places_follow_need")),
      years_(assumptions.series("care.trend_years")) {
  for (const Figure figure : figures)
    level_[index_of(figure)] = assumptions.series("care.coverage_" + std::string(key_of(figure)));
}

ByFigure CoverageCourse::asked(Year first, int t) const {
  const std::size_t year = series_index(assumptions_, first, t);
  ByFigure result{};
  for (std::size_t f = 0; f < figure_count; ++f) result[f].fill(level_[f][year]);
  return result;
}

ByFigure CoverageCourse::trend(Year first, int t) const {
  const std::size_t year = series_index(assumptions_, first, t);
  const double weight = weight_[year];
  ByFigure result{};
  const int passed = std::min(t, static_cast<int>(std::lround(years_[year])));
  if (weight == 0 || passed <= 0) {
    for (auto& figure : result) figure.fill(1);
    return result;
  }
  const double home_years = damped_years(damping_[year], passed);
  const double place_years = damped_years(place_damping_[year], passed);
  const auto known = static_cast<std::size_t>(std::min(passed, years_to_come));
  const ByFigure& to_come = basis_.to_come[known];
  const ByFigure& by_reversion = basis_.by_reversion[known];
  for (const Figure figure : figures) {
    const std::size_t f = index_of(figure);
    if (figure == Figure::home_other) {  // stated per user of home care, and no trend of its own is published
      result[f].fill(1);
      continue;
    }
    const bool places = follows_places(figure);
    const double follows = places ? places_follow_[year] : home_follows_[year];
    const double years = places ? place_years : home_years;
    for (std::size_t g = 0; g < age_group_count; ++g) {
      const double country = (follows - 1) * to_come[f][g] + (basis_.users[f][g] - follows * basis_.need[f][g]) * years;
      const double gone = 1 - kept_after(basis_.reversion[f][g], passed);
      result[f][g] = std::exp(weight * (country - gone * deviation_[f][g] - by_reversion[f][g]));
    }
  }
  return result;
}

ByFigure CoverageCourse::at(Year first, int t) const {
  ByFigure result = asked(first, t);
  const ByFigure moved = trend(first, t);
  for (std::size_t f = 0; f < figure_count; ++f) {
    for (std::size_t g = 0; g < age_group_count; ++g) result[f][g] *= moved[f][g];
  }
  return result;
}

}  // namespace handlingsrom::care
