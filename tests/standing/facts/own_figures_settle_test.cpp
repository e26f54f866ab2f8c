// Own figures held against published ones.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

#include "base/error.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/own_figures.hpp"
#include "standing/facts/price_level.hpp"

namespace handlingsrom::facts {
namespace {

const Facts& bundled() {
  static const auto facts = load("data/handlingsrom.bundle");
  return *facts;
}

MunicipalityIndex skaun() { return bundled().registry->find("skaun"); }

OwnFigures settled(const std::string& lines, bool accept = false) {
  return settle_own_figures(
      read_own_figures_table("figure,sector,value,unit\n" + lines, "own.csv", MunicipalityNumber{5029}), bundled(),
      skaun(), accept);
}

std::string settling_fault(const std::string& lines) {
  try {
    settled(lines);
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(OwnFiguresSettled, LevelsAreThoseOfTheMunicipality) {
  // 8,574 … inhabitants, 27,759 kr each in care times the index; the places are published.
  const double care = published_level(bundled(), skaun(), OwnQuantity::net_spending, Sector::care);
  EXPECT_GT(care, 150e6);
  EXPECT_LT(care, 300e6);
  EXPECT_EQ(published_level(bundled(), skaun(), OwnQuantity::places, Sector::care),
            bundled().care_places[static_cast<std::size_t>(skaun().value)].institution);
}

TEST(OwnFiguresSettled, SlipsOfUnitAreRefusedWithBothReadings) {
  EXPECT_TRUE(
      settling_fault("net_spending,care,228.000,1000 kr\n")
          .starts_with(
              "own_unlikely_either: file=own.csv, line=2, own_figure=net_spending, care, found=228000 kr, level="));
  EXPECT_NE(settling_fault("net_spending,care,228.000,1000 kr\n").find("other=228000000 kr"), std::string::npos);
  EXPECT_TRUE(settling_fault("net_spending,care,228000,\n").starts_with("own_unlikely_unit: file=own.csv, line=2"));
  EXPECT_TRUE(settling_fault("net_spending,care,228,1000 kr\n").starts_with("own_unlikely: file=own.csv, line=2"));
  EXPECT_TRUE(settling_fault("net_spending,care,999999999,1000 kr\n").starts_with("own_unlikely: "));
  EXPECT_NE(
      settling_fault(
          "net_spending,care,0,1000 kr\nfull_time_equivalents,care,0,\nplaces,care,0,\ngross_operating_revenue,,0,kr\n")
          .find("more=3"),
      std::string::npos);
  EXPECT_TRUE(settling_fault("net_operating_result,,-9500,mill. kr\n").starts_with("own_unlikely: "));
  EXPECT_EQ(settling_fault("net_operating_result,,0,kr\n"), "no fault");
  EXPECT_EQ(settling_fault("net_spending,social,-4000,1000 kr\n"), "no fault");  // state grants for refugees
  EXPECT_TRUE(settling_fault("net_spending,social,31,1000 kr\n").starts_with("own_unlikely: "));
  EXPECT_EQ(
      settling_fault("net_spending,care,228000,1000 kr\nplaces,care,54,plasser\nlong_term_debt,,1420000,1000 kr\n"),
      "no fault");
}

TEST(OwnFiguresSettled, TheUserMayInsist) {
  const OwnFigures own = settled("net_spending,care,228.000,1000 kr\n", true);
  EXPECT_EQ(own.figures.at(0).value, 228e3);
  ASSERT_EQ(own.notices.size(), 1U);
  EXPECT_EQ(own.notices[0].key, "accepted");
}

TEST(OwnFiguresSettled, MoneyOfAnEarlierYearIsBroughtToTodaysLevel) {
  const auto& care = bundled().national_spending[static_cast<std::size_t>(Sector::care)];
  const OwnFigures own = settled("year,,2023,\nnet_spending,care,200000,1000 kr\nplaces,care,54,\n");
  ASSERT_EQ(bundled().national_spending.years[3], Year{2023});
  EXPECT_NEAR(own.value(OwnQuantity::net_spending, Sector::care), 200e6 * care.back() / care[3], 1e-3);
  EXPECT_EQ(own.value(OwnQuantity::places, Sector::care), 54);
  EXPECT_EQ(own.notices.back().key, "indexed");
  EXPECT_EQ(settling_fault("year,,2019,\nnet_spending,care,228000,1000 kr\n"),
            "own_year_old: file=own.csv, found=2019, expected=2022");
  EXPECT_EQ(settling_fault("year,,2030,\nnet_spending,care,228000,1000 kr\n"),
            "own_year_ahead: file=own.csv, found=2030, expected=2026");
}

TEST(OwnFiguresSettled, MoneyOfABudgetIsBroughtToThePublishedYearByTheDeflator) {
  const OwnFigures own = settled("year,,2026,\nnet_spending,care,228000,1000 kr\nplaces,care,54,\n");
  EXPECT_NEAR(own.value(OwnQuantity::net_spending, Sector::care), 228e6 / (1 + deflator.value), 1e-3);
  EXPECT_EQ(own.value(OwnQuantity::places, Sector::care), 54);
  EXPECT_EQ(own.year, Year{2025});
  ASSERT_EQ(own.notices.back().key, "deflated");
  EXPECT_EQ(own.notices.back().arguments.back().second, "3.9");
  // Nothing in kroner: nothing to divide, and the year is told as before.
  EXPECT_EQ(settled("year,,2026,\nplaces,care,54,\n").notices.back().key, "year_ahead");
  // Chosen by hand, two years.
  OwnFigures chosen =
      read_own_figures_table("figure,sector,value,unit\nyear,,2027,\nnet_spending,care,110.25,mill. kr\n", "own.csv",
                             MunicipalityNumber{5029});
  to_price_level(chosen, Year{2025}, {0.05, "a forecast"});
  EXPECT_NEAR(chosen.value(OwnQuantity::net_spending, Sector::care), 100e6, 1e-3);
  EXPECT_EQ(chosen.notices.back().key, "deflated_by_hand");
}

// Files that misled, each with what is right.
TEST(OwnFiguresSettled, FilesThatMisled) {
  const std::filesystem::path folder = "../shared/cases/own";
  if (!std::filesystem::exists(folder)) {
    std::cerr << "SKIPPED, THE FILES ARE NOT HERE: " << folder << '\n';
    GTEST_SKIP();
  }
  const auto read = [&](const std::string& name) {
    return settle_own_figures(read_own_figures(folder / name, MunicipalityNumber{5029}), bundled(), skaun(), false);
  };
  for (const char* name : {"semicolon.csv", "thousand_space.csv", "thousand_nbsp.csv", "norwegian2.csv"}) {
    EXPECT_EQ(read(name).value(OwnQuantity::net_spending, Sector::care), 228e6) << name;
  }
  for (const char* name : {"semicolon_bom_crlf_excel.csv", "decimalcomma_quoted.csv"}) {
    EXPECT_EQ(read(name).value(OwnQuantity::net_spending, Sector::care), 228000.5e3) << name;
  }
  EXPECT_EQ(read("latin1.csv").value(OwnQuantity::full_time_equivalents, Sector::care), 178);
  EXPECT_EQ(read("unicode_minus.csv").value(OwnQuantity::net_operating_result), -9.5e6);
  EXPECT_EQ(read("result_only.csv").figures.size(), 1U);
  const OwnFigures full = read("skaun-full.csv");
  EXPECT_EQ(full.notices.size(), 6U + 7U + 1U);  // users, gross spending, staffed homes: no calculation rests on them
  EXPECT_EQ(full.figures.size(), 6U + 7U + 7U + 3U);
  for (const char* name :
       {"thousand_dot.csv", "missing_unit.csv", "unit_slip_small.csv", "huge.csv", "zero.csv", "year2019.csv"}) {
    EXPECT_THROW(read(name), Error) << name;
  }
}

}  // namespace
}  // namespace handlingsrom::facts
