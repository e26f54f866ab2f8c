#include <cmath>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "outlook/rooms/chain_fixture.hpp"

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

TEST(Chain, RoomOfMoneyTodayIsTheKnownResult) {
  // Sunnfjord's published net operating result 2025: 0.4 % of gross revenue.
  const Figures figures = bundled_chain().run({municipality("sunnfjord")});
  EXPECT_NEAR(figures.middle("economy.net_result_share", today), 0.004, 1e-12);
  // Oslo's stands among the key figures.
  const Figures oslo = bundled_chain().run({municipality("oslo")});
  const auto published =
      bundled_chain().facts().key_figure("Netto driftsresultat i % av brutto driftsinntekter", "0301", 2025);
  ASSERT_TRUE(published.has_value());
  EXPECT_NEAR(oslo.middle("economy.net_result_share", today), *published * 0.01, 1e-12);
  // Skaun has none in the bundle: the country's, marked.
  const Figures skaun = bundled_chain().run({municipality("skaun")});
  EXPECT_NEAR(skaun.middle("economy.net_result_share", today), 0.022, 1e-12);
}

TEST(Chain, TheClosingGrowthClosesTheRoom) {
  for (const char* name : {"skaun", "utsira", "oslo"}) {
    for (const int years : {1, 14, 24}) {
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

TEST(Chain, RoomOfPeopleTodayIsZeroByConstruction) {
  const Figures figures = bundled_chain().run({municipality("rana")});
  EXPECT_NEAR(figures.middle("rooms.people", today), 0, 1e-9);
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
                    figures.middle("economy.finance_cost", year),
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
