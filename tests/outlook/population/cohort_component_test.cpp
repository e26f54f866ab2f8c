#include "outlook/population/cohort_component.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "outlook/population/cohort_files.hpp"

namespace handlingsrom::population {
namespace {

CohortRates gompertz(std::size_t ages, int year) {
  CohortRates rates;
  const double pace = std::exp(-0.012 * year);
  for (std::size_t s = 0; s < sex_count; ++s) {
    for (std::size_t age = 0; age < ages; ++age) {
      const auto x = static_cast<double>(age);
      const double infant = age == 0 ? 0.02 : 0.0;
      rates.mortality[s].push_back(pace * (infant + 0.0002 + (s == 0 ? 2e-5 : 4e-5) * std::exp(0.098 * x)));
      rates.migrants[s].push_back(500.0 * std::sin(x / 9.0 + year) * std::exp(-x / 30.0) +
                                  0.25 * static_cast<double>(s));
    }
  }
  for (std::size_t age = 0; age < ages; ++age) {
    const auto x = static_cast<double>(age);
    rates.fertility.push_back(age < 15 || age > 49 ? 0.0 : 0.12 * std::exp(-(x - 29.5) * (x - 29.5) / 50.0));
  }
  rates.boys_per_girl = 1.05 + 0.0005 * (year % 7);
  return rates;
}

SexAgeTable pyramid(std::size_t ages) {
  SexAgeTable table;
  for (std::size_t s = 0; s < sex_count; ++s) {
    for (std::size_t age = 0; age < ages; ++age) {
      table[s].push_back(std::floor(30000.0 * std::exp(-std::pow(static_cast<double>(age) / 75.0, 4)) +
                                    7.0 * static_cast<double>(s) + 3.0));
    }
  }
  return table;
}

/// The United Nations' practice, written a second time: slowly, in long double, straight from the formulas, one number at a time.
namespace reference {

long double death(bool male, std::size_t age, long double m) {
  if (age > 0) return m / (1.0L + 0.5L * m);
  long double q = m;
  for (int round = 0; round < 500; ++round) {
    const long double a = male ? 0.0425L + 2.875L * q : 0.05L + 3.0L * q;
    q = m / (1.0L + (1.0L - a) * m);
  }
  return q;
}
long double alive(bool male, std::size_t age, const std::vector<double>& m) {
  long double l = 1.0L;
  for (std::size_t x = 0; x < age; ++x) l *= 1.0L - death(male, x, m[x]);
  return l;
}
long double lived(bool male, std::size_t age, const std::vector<double>& m) {
  const std::size_t open = m.size() - 1;
  if (age == open) return alive(male, open, m) / m[open];
  long double a = 0.5L;
  if (age == 0) a = male ? 0.0425L + 2.875L * death(true, 0, m[0]) : 0.05L + 3.0L * death(false, 0, m[0]);
  const long double next = alive(male, age + 1, m);
  return next + a * (alive(male, age, m) - next);
}
using Table = std::array<std::vector<long double>, 2>;
Table year(const Table& p, const CohortRates& r) {
  const std::size_t open = p[0].size() - 1;
  Table v{std::vector<long double>(open + 1), std::vector<long double>(open + 1)};
  for (int s = 0; s < 2; ++s) {
    const auto& m = r.mortality[static_cast<std::size_t>(s)];
    const auto& persons = p[static_cast<std::size_t>(s)];
    auto& next = v[static_cast<std::size_t>(s)];
    for (std::size_t x = 1; x < open; ++x) next[x] = persons[x - 1] * lived(s == 1, x, m) / lived(s == 1, x - 1, m);
    next[open] = (persons[open - 1] + persons[open]) * lived(s == 1, open, m) /
                 (lived(s == 1, open - 1, m) + lived(s == 1, open, m));
  }
  long double births = 0;
  for (std::size_t x = 1; x <= open; ++x)
    births += static_cast<long double>(r.fertility[x]) * (p[0][x] + v[0][x]) / 2.0L;
  const long double girls = births / (1.0L + r.boys_per_girl);
  v[0][0] = girls * lived(false, 0, r.mortality[0]);
  v[1][0] = (births - girls) * lived(true, 0, r.mortality[1]);
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t x = 0; x <= open; ++x) {
      v[s][x] += r.migrants[s][x];
      if (v[s][x] < 0) v[s][x] = 0;
    }
  }
  return v;
}

}  // namespace reference

TEST(CohortComponent, MeetsTheUnitedNationsPracticeOverSeventyYears) {
  constexpr std::size_t ages = 101;
  SexAgeTable fast = pyramid(ages);
  reference::Table slow;
  for (std::size_t s = 0; s < 2; ++s) slow[s].assign(fast[s].begin(), fast[s].end());
  for (int year = 0; year < 70; ++year) {
    const CohortRates rates = gompertz(ages, year);
    fast = advance_cohorts(fast, rates, united_nations_practice).persons;
    slow = reference::year(slow, rates);
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t age = 0; age < ages; ++age) {
      const auto expected = static_cast<double>(slow[s][age]);
      EXPECT_NEAR(fast[s][age], expected, 1e-11 * std::max(1.0, std::abs(expected))) << s << ' ' << age;
    }
  }
}

TEST(CohortComponent, InfantDeathAndSeparationAreSolvedTogether) {
  double open_only = 0;
  // Males, m(0) = 0.01: iterating q = m/(1 + (1 − a) m), a = 0.0425 + 2.875 q gives q = 0.0099079536606; L(0) = 1 − (1 − a) q = q/m.
  const std::vector<double> mx{0.01, 0.5};
  const auto ratios = survival_ratios(Sex::male, mx, united_nations_practice, open_only);
  EXPECT_NEAR(ratios[0], 0.990795366063944, 1e-14);
}

RC_GTEST_PROP(CohortComponent, BalancesToTheLastBit, ()) {
  const auto ages = static_cast<std::size_t>(*rc::gen::inRange(60, 111));
  Conventions conventions;
  conventions.migration_timing = static_cast<MigrationTiming>(*rc::gen::inRange(0, 3));
  conventions.infant_separation = static_cast<InfantSeparation>(*rc::gen::inRange(0, 3));
  conventions.open_interval = static_cast<OpenInterval>(*rc::gen::inRange(0, 2));
  conventions.birth_exposure = static_cast<BirthExposure>(*rc::gen::inRange(0, 3));
  const SexAgeTable start = pyramid(ages);
  const CohortYear year = advance_cohorts(start, gompertz(ages, *rc::gen::inRange(0, 100)), conventions);
  double before = 0;
  double after = 0;
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t age = 0; age < ages; ++age) {
      before += start[s][age];
      after += year.persons[s][age];
      RC_ASSERT(year.persons[s][age] >= 0.0);
    }
  }
  RC_ASSERT(std::abs(before + year.births - year.deaths + year.net_migration - after) < 1e-6);
}

RC_GTEST_PROP(CohortComponent, IsLinearInTheStartWhenNobodyMoves, ()) {
  const auto ages = static_cast<std::size_t>(*rc::gen::inRange(60, 111));
  const double factor = 0.5 + 0.25 * *rc::gen::inRange(0, 20);
  CohortRates rates = gompertz(ages, 3);
  for (auto& row : rates.migrants) std::fill(row.begin(), row.end(), 0.0);
  SexAgeTable once = pyramid(ages);
  SexAgeTable scaled = once;
  for (auto& row : scaled) {
    for (double& value : row) value *= factor;
  }
  for (int year = 0; year < 30; ++year) {
    once = advance_cohorts(once, rates, united_nations_practice).persons;
    scaled = advance_cohorts(scaled, rates, united_nations_practice).persons;
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t age = 0; age < ages; ++age)
      RC_ASSERT(std::abs(scaled[s][age] - factor * once[s][age]) <= 1e-9 * scaled[s][age]);
  }
}

TEST(CohortComponent, ReplacementFertilityAndNoMigrationGiveAStablePopulation) {
  constexpr std::size_t ages = 101;
  CohortRates rates = gompertz(ages, 0);
  for (auto& row : rates.migrants) std::fill(row.begin(), row.end(), 0.0);
  // One girl surviving to each woman: scale fertility so that the net reproduction rate of these conventions is 1.
  double open_only = 0;
  const auto ratio = survival_ratios(Sex::female, rates.mortality[0], united_nations_practice, open_only);
  double women = ratio[0];  // survivors at age 0 at the end of the birth year, per girl
  double reproduction = 0;
  for (std::size_t age = 1; age < ages - 1; ++age) {
    const double next = women * ratio[age];
    // At age x: exposed (P(x) + V(x))/2, with P(x) and V(x) both `next` in a stable population.
    reproduction += rates.fertility[age] * next / (1.0 + rates.boys_per_girl);
    women = next;
  }
  for (double& rate : rates.fertility) rate /= reproduction;
  SexAgeTable persons = pyramid(ages);
  for (int year = 0; year < 1500; ++year) persons = advance_cohorts(persons, rates, united_nations_practice).persons;
  const SexAgeTable later = advance_cohorts(persons, rates, united_nations_practice).persons;
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t age = 0; age < ages; ++age)
      EXPECT_NEAR(later[s][age], persons[s][age], 1e-6 * persons[s][age]) << age;
  }
}

TEST(CohortComponent, MigrantsAtTheStartMeetBirthsAndDeaths) {
  constexpr std::size_t ages = 101;
  CohortRates rates = gompertz(ages, 0);
  for (auto& row : rates.migrants) std::fill(row.begin(), row.end(), 0.0);
  rates.migrants[0][29] = 1000;
  const SexAgeTable start = pyramid(ages);
  Conventions early;
  early.migration_timing = MigrationTiming::start;
  const CohortYear at_start = advance_cohorts(start, rates, early);
  const CohortYear at_end = advance_cohorts(start, rates, united_nations_practice);
  EXPECT_GT(at_start.births, at_end.births);
  EXPECT_GT(at_start.deaths, at_end.deaths);
  EXPECT_DOUBLE_EQ(at_start.net_migration, 1000.0);
  EXPECT_DOUBLE_EQ(at_end.net_migration, 1000.0);
  EXPECT_GT(at_end.persons[0][29], at_start.persons[0][29]);
}

}  // namespace
}  // namespace handlingsrom::population
