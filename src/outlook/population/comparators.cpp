#include "outlook/population/comparators.hpp"

#include "outlook/population/cohort_year.hpp"
#include "outlook/population/life_table.hpp"

namespace handlingsrom::population {

namespace {

constexpr int first_mother = 15;
constexpr int last_mother = 49;

double count_of(const facts::PopulationHistory& history, int area, Year year, Sex sex, int age) {
  return static_cast<double>(history.persons(area, year, sex)[age]);
}

}  // namespace

Projection constant_population(const facts::PopulationHistory& history, int area, Year start, int years) {
  Projection result(start, years);
  for (int t = 0; t < years; ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (int age = 0; age < age_count; ++age) {
        result.ages(t, sex)[static_cast<std::size_t>(age)] = count_of(history, area, start, sex, age);
      }
    }
  }
  return result;
}

Projection hamilton_perry(const facts::PopulationHistory& history, int area, Year start, int years, int window) {
  BySexAge later{};    // Σ persons at age x
  BySexAge earlier{};  // Σ persons at age x − 1 a year before
  std::array<double, sex_count> infants{};
  double women = 0;
  for (int back = 0; back < window; ++back) {
    const Year year = start - back;
    if (!history.has(area, year) || !history.has(area, year - 1)) continue;
    for (const Sex sex : {Sex::female, Sex::male}) {
      const auto s = static_cast<std::size_t>(index_of(sex));
      for (int age = 1; age < age_count; ++age) {
        const auto x = static_cast<std::size_t>(age);
        later[s][x] += count_of(history, area, year, sex, age);
        earlier[s][x] += count_of(history, area, year - 1, sex, age - 1);
        if (age == oldest_age) earlier[s][x] += count_of(history, area, year - 1, sex, oldest_age);
      }
      infants[s] += count_of(history, area, year, sex, 0);
    }
    for (int age = first_mother; age <= last_mother; ++age) women += count_of(history, area, year, Sex::female, age);
  }
  Projection result = constant_population(history, area, start, years);
  for (int t = 1; t < years; ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      const auto s = static_cast<std::size_t>(index_of(sex));
      ByAge reached;
      grow_older(result.ages(t - 1, sex), reached);
      const auto after = result.ages(t, sex);
      for (std::size_t age = 1; age < age_count; ++age)
        after[age] = reached[age] * (earlier[s][age] > 0 ? later[s][age] / earlier[s][age] : 1.0);
    }
    double mothers = 0;
    for (int age = first_mother; age <= last_mother; ++age) mothers += result.persons(t, Sex::female, age);
    for (const Sex sex : {Sex::female, Sex::male}) {
      result.ages(t, sex)[0] = women > 0 ? mothers * infants[static_cast<std::size_t>(index_of(sex))] / women : 0.0;
    }
  }
  return result;
}

}  // namespace handlingsrom::population
