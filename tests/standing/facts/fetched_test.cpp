// Figures that were fetched since the bundle: which take the place of older ones, and which do not.
#include "standing/facts/fetched.hpp"

#include <gtest/gtest.h>

#include "standing/facts/facts.hpp"
#include "standing/facts/own_in_force.hpp"

namespace handlingsrom::facts {
namespace {

const Facts& bundle() {
  static const auto facts = load("data/handlingsrom.bundle");
  return *facts;
}

FetchedTable table(const std::string& changed, std::vector<FetchedTable::Cell> cells) {
  return {{"ssb_12137", "SSB", "12137", "t", "", "", changed, ""}, std::move(cells), ""};
}

FetchedTable::Cell published_cell(const std::string& quantity, const std::string& area, int year, double thousands) {
  return {quantity, area, Year{year}, thousands, CellStatus::published, "AGD13", false};
}

FetchedUse use(FetchedTable::Cell cell, const std::string& changed) {
  Source before;
  before.retrieved = "2026-11-28";
  return use_of(*bundle().series, cell, table(changed, {}).source, before);
}

TEST(Fetched, TheOneChangedLastIsUsed) {
  const Series& revenue = bundle().series->get("accounts.revenue");
  const Area skaun = *bundle().series->area("5029");
  const Year year = revenue.latest();
  const double held = revenue.at(skaun, year) / revenue.scale();
  EXPECT_EQ(use(published_cell("accounts.revenue", "5029", year.value, held + 1), "2026-12-01"), FetchedUse::used);
  EXPECT_EQ(use(published_cell("accounts.revenue", "5029", year.value, held + 1), "2026-11-28"), FetchedUse::older);
  EXPECT_EQ(use(published_cell("accounts.revenue", "5029", year.value, held), "2026-12-01"), FetchedUse::same);
  EXPECT_EQ(use(published_cell("accounts.revenue", "5029", year.value + 1, held), "2026-12-01"), FetchedUse::no_year);
  EXPECT_EQ(use(published_cell("accounts.revenue", "9999", year.value, held), "2026-12-01"), FetchedUse::unknown);
  EXPECT_EQ(use(published_cell("no.such", "5029", year.value, held), "2026-12-01"), FetchedUse::unknown);
  FetchedTable::Cell chosen = published_cell("accounts.revenue", "5029", year.value, held + 1);
  chosen.chosen = true;
  EXPECT_EQ(use(chosen, "2020-01-01"), FetchedUse::used) << "by hand, whatever the day";
  FetchedTable::Cell gone = published_cell("accounts.revenue", "5029", year.value, missing);
  gone.status = CellStatus::absent;
  EXPECT_EQ(use(gone, "2026-12-01"), FetchedUse::older) << "a figure does not go because an answer lacks it";
}

TEST(Fetched, TakesThePlaceOfTheOldCellAndOfNoOther) {
  const Series& before = bundle().series->get("accounts.revenue");
  const Year year = before.latest();
  FetchedSummary summary;
  const auto changed =
      load_with("data/handlingsrom.bundle",
                {table("2027-01-15", {published_cell("accounts.revenue", "5029", year.value, 1'000'000),
                                      published_cell("accounts.revenue", "5029", 2031, 1)})},
                &summary);
  const Series& after = changed->series->get("accounts.revenue");
  const Area skaun = *changed->series->area("5029");
  EXPECT_DOUBLE_EQ(after.at(skaun, year), 1e9);
  EXPECT_EQ(after.reference(skaun, year).source_id, "ssb_12137_fetched");
  EXPECT_EQ(changed->source("ssb_12137_fetched").retrieved, "2027-01-15");
  for (int row = 0; row < static_cast<int>(after.at(skaun, year) > 0 ? changed->series->area_codes().size() : 0);
       ++row) {
    for (const Series::Origin& origin : before.origins()) {
      const Area area(row);
      if (area == skaun && origin.year == year) continue;
      EXPECT_EQ(after.status(area, origin.year), before.status(area, origin.year));
      if (!is_missing(before.at(area, origin.year))) {
        EXPECT_DOUBLE_EQ(after.at(area, origin.year), before.at(area, origin.year));
      }
    }
  }
  ASSERT_EQ(summary.tables.size(), 1U);
  EXPECT_EQ(summary.tables[0].used, 1U);
  EXPECT_EQ(summary.tables[0].no_year, 1U);
  EXPECT_EQ(summary.tables[0].newest_unused, Year{2031});
}

TEST(OwnInForce, RemembersWhoseFiguresWereAskedFor) {
  OwnInForce own;
  OwnFigures figures;
  figures.figures.push_back({OwnQuantity::long_term_debt, std::nullopt, 1, "", 1, missing, true});
  own.put(MunicipalityIndex{3}, figures);
  own.put(MunicipalityIndex{4}, {});
  EXPECT_EQ(own.find(MunicipalityIndex{4}), nullptr);
  EXPECT_TRUE(own.used().empty());
  EXPECT_NE(own.look(MunicipalityIndex{3}), nullptr);
  EXPECT_TRUE(own.used().empty());
  EXPECT_NE(own.find(MunicipalityIndex{3}), nullptr);
  EXPECT_EQ(own.used().size(), 1U);
  const std::string digest = own.digest();
  figures.figures[0].value = 2;
  own.put(MunicipalityIndex{3}, figures);
  EXPECT_NE(own.digest(), digest);
}

}  // namespace
}  // namespace handlingsrom::facts
