// The projection on the real figures of the bundle.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "outlook/population/paths.hpp"
#include "outlook/population/population.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/published_projection.hpp"
#include "standing/facts/vital_rates.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::population {
namespace {

const std::shared_ptr<const facts::Facts>& figures() {
  static const auto loaded = facts::load("data/handlingsrom.bundle");
  return loaded;
}

TEST(BundlePopulation, MunicipalitiesSumToTheCountryForEachSexAndAge) {
  const auto frame = prepare(figures(), default_settings(Year{2026}, Year{2050}));
  Projection sum(Year{2026}, 25);
  for (int i = 0; i < 357; ++i) {
    const Projection one = project(*frame, MunicipalityIndex{i});
    for (int t = 0; t < 25; ++t) {
      for (const Sex sex : {Sex::female, Sex::male}) {
        for (std::size_t age = 0; age < age_count; ++age) sum.ages(t, sex)[age] += one.ages(t, sex)[age];
      }
    }
  }
  for (int t = 0; t < 25; ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (int age = 0; age < age_count; ++age) {
        const double nation = frame->nation.persons(t, sex, age);
        EXPECT_NEAR(sum.persons(t, sex, age), nation, 1e-8 * std::max(1.0, nation)) << t << ' ' << age;
      }
    }
  }
  EXPECT_DOUBLE_EQ(sum.total(0), 5627400.0);
}

TEST(BundlePopulation, EveryYearBalancesAndNobodyIsBelowZero) {
  for (const char* letters : {"MMMM", "HHMH", "LLML", "KK00", "MM0K"}) {
    Settings settings = default_settings(Year{2026}, Year{2050});
    settings.alternative = parse_alternative(letters);
    const auto frame = prepare(figures(), settings);
    for (int i = 0; i < 357; i += 7) {
      const Projection p = project(*frame, MunicipalityIndex{i});
      for (int t = 0; t + 1 < p.years(); ++t) {
        const auto k = static_cast<std::size_t>(t);
        EXPECT_NEAR(p.total(t) + p.births[k] - p.deaths[k] + p.net_migration[k], p.total(t + 1), 1e-6) << letters << i;
        EXPECT_GT(p.births[k], 0.0);
        EXPECT_GT(p.deaths[k], 0.0);
      }
      for (const Sex sex : {Sex::female, Sex::male}) {
        for (int t = 0; t < p.years(); ++t) {
          for (const double persons : p.ages(t, sex)) EXPECT_GE(persons, 0.0);
        }
      }
    }
  }
}

TEST(BundlePopulation, AlternativesOrderTheCountry) {
  const auto total = [](const char* letters) {
    Settings settings = default_settings(Year{2026}, Year{2050});
    settings.alternative = parse_alternative(letters);
    return prepare(figures(), settings)->nation.total(24);
  };
  const double main = total("MMMM");
  EXPECT_LT(total("LLML"), main);
  EXPECT_GT(total("HHMH"), main);
  EXPECT_LT(total("MMM0"), total("MMML"));
  EXPECT_LT(total("MLMM"), total("MHMM"));
  EXPECT_NEAR(total("MM0M"), main, 1e-6 * main);  // internal moves do not change the country
}

TEST(BundlePopulation, ScalesToThePublishedTotals) {
  Settings settings = default_settings(Year{2026}, Year{2050});
  settings.scaled_to = ScaledTo::published_municipality_total;
  const auto frame = prepare(figures(), settings);
  for (int i = 0; i < 357; i += 11) {
    const Projection p = project(*frame, MunicipalityIndex{i});
    const auto& published = figures()->published.main_total[static_cast<std::size_t>(i)];
    EXPECT_NEAR(p.total(24), published[25], 1e-6 * published[25]);
    EXPECT_NEAR(p.total(23) + p.births[23] - p.deaths[23] + p.net_migration[23], p.total(24), 1e-6);
  }
}

// So many more women of an age.
void recount(facts::PopulationHistory& history, int area, Year year, std::size_t age, float more) {
  if (!history.has(area, year)) return;
  std::array<float, age_count> women, men;
  std::copy_n(history.persons(area, year, Sex::female), women.size(), women.begin());
  std::copy_n(history.persons(area, year, Sex::male), men.size(), men.begin());
  women[age] += more;
  history.count(area, year, women, men);
}

TEST(BundlePopulation, KnowsOnlyThePastOfItsStartYear) {
  // A frame that starts in 2011 must not change when everything after it does.
  auto altered = facts::load("data/handlingsrom.bundle");
  struct {
    facts::PopulationHistory& population;
    facts::PopulationHistory& nation;
    facts::VitalRates& vital;
  } later{const_cast<facts::PopulationHistory&>(altered->population),
          const_cast<facts::PopulationHistory&>(altered->nation), const_cast<facts::VitalRates&>(altered->vital)};
  for (Year year{2012}; year <= later.population.last_year(); year = year + 1) {
    for (int area = 0; area < later.population.areas(); ++area) recount(later.population, area, year, 40, 1000);
    recount(later.nation, 0, year, 70, 20000);
  }
  const auto first_unknown = [](Year first) { return static_cast<std::size_t>(Year{2011} - first); };
  for (std::size_t y = first_unknown(later.vital.mortality_first); y < later.vital.mx.size(); ++y)
    later.vital.mx[y][0][80] *= 3;
  for (std::size_t y = first_unknown(later.vital.fertility_first); y < later.vital.asfr.size(); ++y)
    later.vital.asfr[y][20] *= 3;
  for (std::size_t y = first_unknown(later.vital.births_first); y < later.vital.births.size(); ++y)
    later.vital.births[y][0] *= 3;
  const Settings settings = default_settings(Year{2011}, Year{2021});
  const auto before = prepare(figures(), settings);
  const auto after = prepare(altered, settings);
  for (int i = 0; i < 357; i += 5) {
    if (!figures()->population.has(i, Year{2011})) continue;
    const Projection a = project(*before, MunicipalityIndex{i});
    const Projection b = project(*after, MunicipalityIndex{i});
    for (int t = 0; t <= 10; ++t) EXPECT_EQ(a.total(t), b.total(t)) << i;
  }
}

TEST(BundlePopulation, RefusesAStartYearWithoutFigures) {
  EXPECT_THROW(prepare(figures(), default_settings(Year{1980}, Year{1990})), Error);
  EXPECT_THROW(prepare(figures(), default_settings(Year{2030}, Year{2050})), Error);
}

TEST(BundlePopulation, PathsAreTheSameForAnyNumberOfThreads) {
  const auto frame = prepare(figures(), default_settings(Year{2026}, Year{2040}));
  const PathSampler sampler(frame, 20, 7);
  const auto digest = [&](unsigned threads) {
    std::vector<double> values(30);
    parallel_for(
        30,
        [&](std::size_t i) {
          const auto place = sampler.place(MunicipalityIndex{static_cast<int>(i) * 11});
          for (int path = 19; path >= 0; --path) values[i] = values[i] * 1.0000001 + place.draw(path).total(14, 67);
        },
        threads);
    return values;
  };
  EXPECT_EQ(digest(1), digest(2));
  // One path alone is the same path.
  const Projection alone = PathSampler(frame, 5, 7).place(MunicipalityIndex{3}).draw(2);
  const Projection among = sampler.place(MunicipalityIndex{3}).draw(2);
  for (int t = 0; t < alone.years(); ++t) EXPECT_EQ(alone.total(t), among.total(t));
}

TEST(BundlePopulation, PathsBalanceStayAboveZeroAndSurroundTheMiddle) {
  const auto frame = prepare(figures(), default_settings(Year{2026}, Year{2050}));
  const PathSampler sampler(frame, 400, 11);
  const auto utsira = figures()->registry->find("1151");
  const auto place = sampler.place(utsira);
  for (int path = 0; path < 400; ++path) {
    const Projection p = place.draw(path);
    for (int t = 0; t + 1 < p.years(); ++t) {
      const auto k = static_cast<std::size_t>(t);
      ASSERT_NEAR(p.total(t) + p.births[k] - p.deaths[k] + p.net_migration[k], p.total(t + 1), 1e-7);
      for (const Sex sex : {Sex::female, Sex::male}) {
        for (const double persons : p.ages(t, sex)) ASSERT_GE(persons, 0.0);
      }
    }
  }
  const std::array<AgeRange, 2> ranges{{{0, oldest_age}, {80, oldest_age}}};
  for (const char* name : {"5029", "0301", "1151"}) {
    const auto municipality = figures()->registry->find(name);
    const Projection middle = project(*frame, municipality);
    const auto fan = fans(sampler, municipality, ranges);
    for (std::size_t t = 1; t < 25; ++t) {
      EXPECT_LT(fan[0].p10[t], fan[0].p25[t]);
      EXPECT_LT(fan[0].p75[t], fan[0].p90[t]);
      EXPECT_LT(fan[0].p10[t], middle.total(static_cast<int>(t)));
      EXPECT_GT(fan[0].p90[t], middle.total(static_cast<int>(t)));
    }
    EXPECT_GT(fan[0].p90[24] - fan[0].p10[24], fan[0].p90[2] - fan[0].p10[2]);
  }
}

TEST(BundlePopulation, NetMigrationStartsAtTheLatestYearAndNearsTheLongRunMedian) {
  const Settings settings = default_settings(Year{2026}, Year{2050});
  const NationalHistory history(*figures(), Year{2026}, settings);
  const NetMigrationLevels levels = history.net_migration_levels(settings);
  EXPECT_NEAR(levels.recent, 22000, 1500);    // 2025, after the years of the war in Ukraine
  EXPECT_NEAR(levels.long_run, 18300, 1000);  // median of 1986–2025
  const auto total = [](const BySexAge& migrants) {
    double sum = 0;
    for (const ByAge& row : migrants) sum += std::accumulate(row.begin(), row.end(), 0.0);
    return sum;
  };
  const NationalRates rates = history.project(settings);
  double left = 1.0;
  for (const BySexAge& year : rates.net_migration) {
    left *= settings.net_migration_persistence;
    EXPECT_NEAR(total(year), levels.long_run + left * (levels.recent - levels.long_run), 1e-6);
  }
  Settings constant = settings;
  constant.alternative.immigration = Variant::constant;
  EXPECT_NEAR(total(history.project(constant).net_migration.back()), levels.recent, 1e-6);
}

TEST(BundlePopulation, MostOfThePublishedTotalsLieWithinOurIntervals) {
  const auto frame = prepare(figures(), default_settings(Year{2026}, Year{2050}));
  const PathSampler sampler(frame, 60, 1);
  const std::array<AgeRange, 1> everybody{};
  int inside = 0;
  int all = 0;
  for (int i = 0; i < 357; i += 3) {
    const Fan fan = fans(sampler, MunicipalityIndex{i}, everybody).front();
    const double published = figures()->published.main_total.at(static_cast<std::size_t>(i)).back();
    inside += published >= fan.p10.back() && published <= fan.p90.back() ? 1 : 0;
    ++all;
  }
  EXPECT_GT(inside, 0.85 * all);
}

// What a command refuses as without effect has none, and what it takes has one.
TEST(BundlePopulation, AssumptionsMoveTheMiddleWhereTheySaySo) {
  const auto persons = [](const Settings& settings) {
    const Projection p = project(*prepare(figures(), settings), figures()->registry->find("utsira"));
    std::vector<double> all;
    for (const Sex sex : {Sex::female, Sex::male}) {
      const auto row = p.ages(p.years() - 1, sex);
      all.insert(all.end(), row.begin(), row.end());
    }
    return all;
  };
  const auto before = persons(default_settings(Year{2026}, Year{2030}));
  for (const ParameterSpec& spec : parameters()) {
    const double other = spec.value == spec.high ? spec.low : spec.high;
    const auto after = persons(default_settings(Year{2026}, Year{2030}, {{std::string(spec.id), other}}));
    EXPECT_EQ(after != before, moves_middle(spec.id)) << spec.id;
  }
}

}  // namespace
}  // namespace handlingsrom::population
