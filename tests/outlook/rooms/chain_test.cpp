#include <cmath>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "outlook/rooms/chain_fixture.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr Year today{2026};

TEST(Chain, StartsFromThePublishedFigures) {
  EXPECT_DOUBLE_EQ(bundled_chain().run({municipality("skaun")}).middle("population.total", today), 8574);
  EXPECT_DOUBLE_EQ(bundled_chain().run({municipality("sunnfjord")}).middle("population.total", today), 22804);
  EXPECT_DOUBLE_EQ(bundled_chain().run({municipality("høylandet")}).middle("population.total", today), 1230);
}

TEST(Chain, ReproducesThePublishedNeedIndex) {
  EXPECT_NEAR(bundled_chain().run({municipality("sunnfjord")}).middle("economy.need_index", today), 1.0088, 0.00005);
  EXPECT_NEAR(bundled_chain().run({municipality("lørenskog")}).middle("economy.need_index", today), 0.9551, 0.00005);
}

// Read by hand in Statistics Norway's tables 12137 and 12362 (final accounts 2025), 1,000 kr.
TEST(Chain, TodaysEconomyIsTheMunicipalitysAccountsToTheKrone) {
  struct Account {
    const char* name;
    double revenue, result, net_debt, net_expenditure;
  };
  for (const Account& account :
       {Account{"skaun", 989456, -8712, 986561, 696659}, Account{"sunnfjord", 2806072, 10506, 2448569, 2044774},
        Account{"rana", 2989372, 163141, 2678638, 2009070}, Account{"oslo", 93361158, 3443805, 78170346, 66182417}}) {
    const Figures figures = bundled_chain().run({municipality(account.name)});
    EXPECT_NEAR(figures.middle("economy.gross_revenue", today), account.revenue * 1000, 1) << account.name;
    EXPECT_NEAR(figures.middle("rooms.money", today), account.result * 1000, 1) << account.name;
    EXPECT_NEAR(figures.middle("economy.debt", today), account.net_debt * 1000, 1) << account.name;
    EXPECT_NEAR(figures.middle("economy.spending.total", today), account.net_expenditure * 1000, 1) << account.name;
  }
}

TEST(Chain, EveryMunicipalitysAccountAddsUp) {
  const Chain& chain = bundled_chain();
  const facts::SeriesTable& series = *chain.facts().series;
  for (int m = 0; m < chain.facts().registry->size(); ++m) {
    const MunicipalityIndex place{m};
    const Figures figures = chain.run({place});
    const auto accounts = [&](const char* quantity) { return series.at(quantity, place, series.latest(quantity)); };
    EXPECT_NEAR(figures.middle("economy.spending.school", today), accounts("accounts.net.school"), 1) << m;
    EXPECT_NEAR(figures.middle("economy.spending.care", today) + figures.middle("economy.spending.health", today),
                accounts("accounts.net.health_and_care"), 1)
        << m;
    EXPECT_NEAR(figures.middle("economy.spending.total", today), accounts("accounts.net_expenditure"), 1) << m;
    EXPECT_NEAR(figures.middle("economy.income.block_grant_and_tax", today), accounts("income.free_income"), 1) << m;
    EXPECT_NEAR(figures.middle("rooms.money", today), accounts("accounts.net_result"), 1) << m;
  }
}

TEST(Chain, TheClosingGrowthClosesTheRoom) {
  for (const char* name : {"skaun", "utsira", "oslo"}) {
    for (const int years : {4, 14, 24}) {
      const Year year = today + years;
      const double growth = bundled_chain().run({municipality(name)}).middle("economy.closing_growth", year);
      Assumptions assumptions = bundled_chain().default_assumptions();
      assumptions.set("economy.income_growth", growth);
      const Figures closed = bundled_chain().run({municipality(name), &assumptions});
      EXPECT_NEAR(closed.middle("rooms.money", year) / closed.middle("economy.gross_revenue", year), 0, 1e-12) << name;
      EXPECT_NEAR(closed.middle("economy.closing_growth", year), 0, 1e-12) << name;
    }
  }
}

TEST(Chain, TodaysRoomOfPeopleIsTheVacantPosts) {
  const Chain& chain = bundled_chain();
  const Figures figures = chain.run({municipality("rana")});
  for (const char* group : {"nurse", "health_worker", "teacher", "kindergarten_teacher", "other"}) {
    const std::string key(group);
    EXPECT_NEAR(figures.middle("rooms.people." + key, today),
                -chain.default_assumptions().first("workforce.vacancy_" + key) *
                    figures.middle("workforce.needed." + key, today),
                1e-9)
        << group;
  }
}

TEST(Chain, EveryFigureHasAValueInEveryYearButFlowsOfTheLast) {
  const Chain& chain = bundled_chain();
  for (int m = 0; m < chain.facts().registry->size(); ++m) {
    const Figures figures = chain.run({MunicipalityIndex{m}});
    for (const Figure& figure : figures.all()) {
      const bool flow = figure.id == "population.births" || figure.id == "population.deaths" ||
                        figure.id == "population.net_migration";
      for (int t = 0; t < figures.years() - (flow ? 1 : 0); ++t) {
        ASSERT_TRUE(std::isfinite(figure.middle[static_cast<std::size_t>(t)])) << m << ' ' << figure.id << ' ' << t;
      }
    }
  }
}

TEST(Chain, ARoomIsWhatItIsMadeOf) {
  const Figures figures = bundled_chain().run({municipality("sogndal")});
  for (const Year year : {Year{2026}, Year{2035}, Year{2050}}) {
    EXPECT_NEAR(figures.middle("rooms.money", year),
                figures.middle("economy.income.total", year) - figures.middle("economy.spending.total", year) -
                    figures.middle("economy.finance_cost", year) + figures.middle("economy.base_year", year),
                1e-3);
    EXPECT_NEAR(figures.middle("rooms.people", year),
                figures.middle("workforce.available.total", year) - figures.middle("workforce.needed.total", year),
                1e-9);
  }
}

TEST(Chain, TheReserveTakesEveryYearsMoney) {
  const Figures figures = bundled_chain().run({municipality("sogndal")});
  const auto reserve = [&](Year year) {
    return figures.middle("economy.fund_share", year) * figures.middle("economy.gross_revenue", year);
  };
  EXPECT_NEAR(reserve(Year{2031}) - reserve(Year{2030}), figures.middle("rooms.money", Year{2031}), 1e-3);
  EXPECT_NEAR(figures.middle("economy.fund_share", today), 0.113, 1e-12);
}

TEST(Chain, UnknownFigureSuggestsTheNearest) {
  try {
    bundled_chain().explain({municipality("skaun")}, "monney", Year{2040});
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::unknown_name);
    EXPECT_NE(std::string(error.what()).find("money"), std::string::npos);
  }
  EXPECT_THROW(bundled_chain().explain({municipality("skaun")}, "money", Year{2051}), Error);
  EXPECT_THROW(bundled_chain().explain({municipality("skaun")}, "money", Year{2025}), Error);
}

}  // namespace
}  // namespace handlingsrom::rooms
