#include "standing/facts/series.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::facts {
namespace {

const Facts& bundled() {
  static const std::shared_ptr<const Facts> facts = load("data/handlingsrom.bundle");
  return *facts;
}

MunicipalityIndex municipality(std::string_view name) { return bundled().registry->find(name); }

double at(std::string_view quantity, std::string_view name, int year) {
  return bundled().series->at(quantity, municipality(name), Year{year});
}

double of_region(std::string_view quantity, std::string_view code, int year) {
  const auto area = bundled().series->area(code);
  return area ? bundled().series->at(quantity, *area, Year{year}) : missing;
}

// Read by hand in the published tables (1,000 kr there).
TEST(Series, HoldsMunicipalitiesOwnAccounts) {
  EXPECT_EQ(at("accounts.revenue", "Eigersund", 2025), 1'928'343e3);
  EXPECT_EQ(at("accounts.net_result", "Eigersund", 2025), 92'068e3);
  EXPECT_EQ(at("accounts.net_result", "Eigersund", 2024), 24'308e3);
  EXPECT_EQ(at("accounts.net.school", "Eigersund", 2025), 318'356e3);
  EXPECT_EQ(at("accounts.net.property", "Leka", 2025), -10'568e3);
  EXPECT_EQ(at("accounts.revenue", "Sunnfjord", 2020), 2'167'375e3);
  EXPECT_EQ(at("accounts.revenue", "Oslo", 2020), 70'351'198e3);
  EXPECT_EQ(at("accounts.net_result", "Oslo", 2023), -691'922e3);
  EXPECT_NEAR(at("income.tax", "Eigersund", 2025), 679'145'828, 0.01);
  EXPECT_NEAR(at("income.free_income", "Eigersund", 2025), 1'218'011'828, 0.01);
  EXPECT_EQ(at("kostra.group", "Eigersund", 2025), 7);
  EXPECT_EQ(of_region("accounts.net_debt", "EAK", 2025), 607'606'597e3);
  EXPECT_EQ(of_region("accounts.net.school", "EAK", 2025), 105'379'244e3);
}

TEST(Series, YearsAreThoseOfTheTables) {
  const SeriesTable& series = *bundled().series;
  EXPECT_EQ(series.latest("accounts.revenue"), Year{2025});
  EXPECT_EQ(series.get("accounts.revenue").first(), Year{2020});
  const Series& tax = series.get("income.tax");
  EXPECT_FALSE(tax.has(Year{2021}));
  EXPECT_TRUE(is_missing(tax.at(municipality("Skaun"), Year{2021})));
  EXPECT_EQ(tax.status(municipality("Skaun"), Year{2021}), CellStatus::absent);
  EXPECT_FALSE(series.get("income.expenditure_equalisation").has(Year{2020}));
  EXPECT_EQ(series.get("accounts.net.planning").origins().size(), 1U);
  EXPECT_EQ(series.get("accounts.revenue").latest(municipality("Haram")), Year{2025});
  EXPECT_EQ(series.get("accounts.revenue").latest(*series.area("1507")), Year{2023});
}

// Every accounts and income series: municipalities give the country, and each group its members, in every year.
TEST(Series, PartsGiveCountryAndGroupsToTheKrone) {
  const SeriesTable& series = *bundled().series;
  const Series& group_of = series.get("kostra.group");
  int compared = 0;
  for (const Series& each : series.all()) {
    if (each.table() != "accounts" && each.table() != "income") continue;
    for (const Series::Origin& origin : each.origins()) {
      std::vector<double> groups(18, 0.0);
      double country = 0;
      for (int m = 0; m < series.municipalities(); ++m) {
        const MunicipalityIndex index{m};
        const double value = each.at(index, origin.year);
        if (is_missing(value)) continue;
        country += value;
        groups[static_cast<std::size_t>(group_of.at(index, group_of.latest()))] += value;
      }
      const double undivided = each.at(*series.area("1507"), origin.year);
      if (!is_missing(undivided)) {
        country += undivided;
        groups[11] += undivided;
      }
      EXPECT_NEAR(each.at(series.country(), origin.year), country, 50) << each.quantity() << origin.year.value;
      for (int g = 1; g <= 17; ++g) {
        const auto area = series.area((g < 10 ? "EKG0" : "EKG") + std::to_string(g));
        ASSERT_TRUE(area);
        EXPECT_NEAR(each.at(*area, origin.year), groups[static_cast<std::size_t>(g)], 50) << each.quantity() << g;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 1500);
}

TEST(Series, ServiceAreasAndTheRestGiveTheTotal) {
  const SeriesTable& series = *bundled().series;
  const Year year = series.latest("accounts.net_expenditure");
  for (int m = 0; m < series.municipalities(); ++m) {
    double sum = 0;
    for (const char* area :
         {"administration", "culture", "planning", "transport", "kindergarten", "school", "health_and_care", "social",
          "child_protection", "water_sewage_waste", "church", "fire", "other"}) {
      sum += series.at(std::string("accounts.net.") + area, MunicipalityIndex{m}, year);
    }
    EXPECT_EQ(sum, series.at("accounts.net_expenditure", MunicipalityIndex{m}, year)) << m;
  }
}

// The ministry's formula of 2025: N = 0.62 (t̄ − t) + 0.35 max(0, 0.9 t̄ − t) − c kr per inhabitant, c common to all.
TEST(Series, TaxEqualisationFollowsTheMinistrysFormula) {
  const Facts& facts = bundled();
  const Year year = facts.series->latest("income.tax");
  double inhabitants = 0;
  for (int m = 0; m < facts.population.areas(); ++m) inhabitants += facts.population.total(m, year);
  const double mean = facts.series->at("income.tax", facts.series->country(), year) / inhabitants;
  EXPECT_NEAR(mean, 42269.577, 0.001);
  for (int m = 0; m < facts.population.areas(); ++m) {
    const double people = facts.population.total(m, year);
    const double own = facts.series->at("income.tax", MunicipalityIndex{m}, year) / people;
    const double given = facts.series->at("income.tax_equalisation", MunicipalityIndex{m}, year) / people;
    EXPECT_NEAR(given, 0.62 * (mean - own) + 0.35 * std::max(0.0, 0.9 * mean - own) - 378.14, 0.03) << m;
  }
}

TEST(Series, SaysWhichYearsAreNoTrendAndWhatOsloHasMore) {
  const SeriesTable& series = *bundled().series;
  const Series& care = series.get("accounts.net.health_and_care");
  EXPECT_EQ(care.status(municipality("Stjørdal"), Year{2020}), CellStatus::out_of_trend);
  EXPECT_FALSE(care.in_trend(municipality("Stjørdal"), Year{2020}));
  EXPECT_TRUE(care.in_trend(municipality("Stjørdal"), Year{2022}));
  EXPECT_EQ(care.status(municipality("Indre Østfold"), Year{2020}), CellStatus::published);
  EXPECT_EQ(series.get("accounts.net_debt").status(municipality("Oslo"), Year{2025}), CellStatus::wider_tasks);
  EXPECT_EQ(series.get("accounts.net.school").status(municipality("Oslo"), Year{2025}), CellStatus::published);
  EXPECT_EQ(series.get("accounts.revenue").status(series.country(), Year{2020}), CellStatus::summed);
  EXPECT_EQ(series.get("accounts.revenue").status(series.country(), Year{2025}), CellStatus::published);
  EXPECT_EQ(series.get("finance.long_term_debt").status(municipality("Bodø"), Year{2025}), CellStatus::estimated);
}

TEST(Series, NamesTheCellInItsSource) {
  const SeriesTable& series = *bundled().series;
  const trace::CellReference cell = series.get("accounts.revenue").reference(municipality("Skaun"), Year{2025});
  EXPECT_EQ(cell.source_id, "ssb_12137");
  EXPECT_EQ(cell.cell, "5029, AGD13, 2025");
  EXPECT_THROW(series.get("accounts.revenue").reference(municipality("Skaun"), Year{1999}), Error);
  EXPECT_THROW(series.get("accounts.nothing"), Error);
  for (const Series& each : series.all()) {
    for (const Series::Origin& origin : each.origins()) EXPECT_NO_THROW(bundled().source(origin.source_id));
  }
}

Series small() {
  const auto codes = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"0001", "0002", "EAK"});
  Series series({"q", Unit::users, 10, "t", {{Year{2030}, "s", "c"}, {Year{2032}, "s", "c"}}}, codes);
  series.set(MunicipalityIndex{0}, Year{2030}, 7);
  series.set(MunicipalityIndex{1}, Year{2030}, 5);
  series.mark(MunicipalityIndex{1}, Year{2032}, CellStatus::suppressed);
  series.set(MunicipalityIndex{0}, Year{2032}, 9);
  return series;
}

TEST(Series, KeepsHiddenCellsHiddenInSums) {
  const Series series = small();
  const Area areas[] = {MunicipalityIndex{0}, MunicipalityIndex{1}};
  EXPECT_EQ(sum_over(series, areas, Year{2030}).value, 120);
  EXPECT_EQ(sum_over(series, areas, Year{2030}).status, CellStatus::summed);
  EXPECT_TRUE(is_missing(sum_over(series, areas, Year{2032}).value));
  EXPECT_EQ(sum_over(series, areas, Year{2032}).status, CellStatus::suppressed);
  EXPECT_EQ(sum_over(series, areas, Year{2031}).status, CellStatus::absent);
  EXPECT_EQ(sum_over(series, {}, Year{2030}).status, CellStatus::absent);
  for (int i = 0; i <= static_cast<int>(CellStatus::absent); ++i) {
    EXPECT_EQ(sum_status(static_cast<CellStatus>(i), CellStatus::suppressed), CellStatus::suppressed) << i;
    EXPECT_EQ(sum_status(CellStatus::suppressed, static_cast<CellStatus>(i)), CellStatus::suppressed) << i;
  }
}

TEST(Series, RefusesWhatHasNoPlace) {
  Series series = small();
  EXPECT_THROW(series.set(MunicipalityIndex{0}, Year{2031}, 1), Error);
  EXPECT_THROW(series.set(Area{3}, Year{2030}, 1), Error);
  EXPECT_THROW(series.set(MunicipalityIndex{0}, Year{2030}, missing), Error);
  EXPECT_THROW(series.mark(Area{-1}, Year{2030}, CellStatus::suppressed), Error);
  EXPECT_TRUE(is_missing(series.at(Area{99}, Year{2030})));
  series.mark(MunicipalityIndex{0}, Year{2030}, CellStatus::suppressed);
  EXPECT_TRUE(is_missing(series.at(MunicipalityIndex{0}, Year{2030})));
  EXPECT_EQ(series.latest(MunicipalityIndex{0}), Year{2032});
  EXPECT_EQ(series.latest(MunicipalityIndex{1}), Year{2030});
}

}  // namespace
}  // namespace handlingsrom::facts
