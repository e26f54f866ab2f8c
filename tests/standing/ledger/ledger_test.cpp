#include "standing/ledger/ledger.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "standing/facts/load.hpp"
#include "standing/ledger/gather.hpp"

namespace handlingsrom::ledger {
namespace {

const std::vector<store::Delivery> deliveries{{1, "2026-03-16", "ssb", "12134", "2026-03-16 preliminary", "", ""},
                                              {3, "2026-04-01", "Årsrapport", "rapport.xlsx", "", "", ""},
                                              {5, "2026-06-15", "ssb", "12134", "2026-06-15", "", ""},
                                              {7, "2026-09-01", "ssb", "12134", "2026-09-01", "", ""}};
const std::vector<store::Line> lines{{"5029", "a", "ssb", "2024=1,2", 1, 5},
                                     {"5029", "a", "ssb", "2024=1,3", 5, 7},
                                     {"5029", "a", "ssb", "2024=1,3,4", 7, 0},
                                     {"5029", "a", "Årsrapport", "2025=2.5 linje 4", 3, 0}};

TEST(Ledger, TellsWhatWasSaidAndWhatItReplaced) {
  const std::vector<Said> said = history(lines, deliveries, "2025");
  ASSERT_EQ(said.size(), 3U);
  EXPECT_EQ(said[0].value, 2);
  EXPECT_EQ(said[0].vintage, "2026-03-16 preliminary");
  EXPECT_EQ(said[0].until, "2026-06-15");
  EXPECT_EQ(said[1].source, "Årsrapport");
  EXPECT_EQ(said[1].mark, "linje 4");
  EXPECT_EQ(said[2].value, 3);
  EXPECT_EQ(said[2].since, "2026-06-15");  // the third delivery said nothing new of 2025
  EXPECT_EQ(said[2].until, "");
  EXPECT_EQ(history(lines, deliveries, "2024").size(), 1U);
  EXPECT_EQ(periods(lines), (std::vector<std::string>{"2024", "2025", "2026"}));
}

TEST(Ledger, ChoosesTheNewestUnlessSomeoneHasChosen) {
  const std::vector<Said> said = history(lines, deliveries, "2025");
  EXPECT_EQ(choose(said, {}).rule, Rule::newest);
  EXPECT_EQ(choose(said, {}).said, 2U);
  EXPECT_EQ(choose(said, "Årsrapport").rule, Rule::by_hand);
  EXPECT_EQ(choose(said, "Årsrapport").said, 1U);
  EXPECT_EQ(choose(said, "en annen").said, 2U);
  EXPECT_EQ(choose(history(lines, deliveries, "2024"), {}).rule, Rule::only);
  EXPECT_EQ(choose({}, "ssb").rule, Rule::none);
}

TEST(Ledger, TellsWhichFiguresMoved) {
  const std::vector<Moved> all =
      moved({{"5029", "a", "2024=1,2,3", "2024=1,2.5 e,,4"}, {"5029", "b", "2024=1", "2024=1 e"}});
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].period, "2025");
  EXPECT_EQ(all[0].before, 2);
  EXPECT_EQ(all[0].after, 2.5);
  EXPECT_TRUE(std::isnan(all[1].after));
  EXPECT_TRUE(std::isnan(all[2].before));
}

class GatherTest : public ::testing::Test {
 protected:
  static const registry::Registry& registry() {
    static const auto facts = facts::load("data/handlingsrom.bundle");
    return *facts->registry;
  }
  importing::Places places_{registry()};
};

TEST_F(GatherTest, ATableBecomesALineForEachPlaceAndSeries) {
  const char* text = R"({"version":"2.0","class":"dataset","label":"Regnskap","updated":"2026-03-16T07:00:00Z",
    "id":["Region","ContentsCode","Tid"],"size":[2,2,3],"role":{"time":["Tid"],"metric":["ContentsCode"],"geo":["Region"]},
    "dimension":{"Region":{"label":"region","category":{"index":["5029","EAK"],"label":{"5029":"Skaun","EAK":"Landet"}}},
      "ContentsCode":{"label":"statistikkvariabel","category":{"index":["inn","ut"],"label":{"inn":"Inntekt","ut":"Utgift"},"unit":{"inn":{"base":"kr"},"ut":{"base":"kr"}}}},
      "Tid":{"label":"år","category":{"index":["2023","2024","2025"]}}},
    "value":[1,2,3,4,5,null,7,8,9,10,11,12],"status":{"5":":"}})";
  Gathered gathered;
  gather_cube(reading::read_json_stat(text, "t").at(0), "12134", places_, gathered);
  ASSERT_EQ(gathered.lines.size(), 4U);
  EXPECT_EQ(gathered.lines[0].place, "5029");
  EXPECT_EQ(gathered.lines[0].series, "12134/inn");
  EXPECT_EQ(gathered.lines[0].body, "2023=1,2,3");
  EXPECT_EQ(gathered.lines[1].body, "2023=4,5, :");
  EXPECT_EQ(gathered.lines[3].place, "EAK");
  EXPECT_EQ(gathered.lines[3].body, "2023=10,11,12");
  ASSERT_EQ(gathered.names.size(), 2U);
  EXPECT_EQ(gathered.names[1].title, "Utgift");
  EXPECT_EQ(gathered.names[1].unit, "kr");
}

TEST_F(GatherTest, AFilesFiguresAreGatheredOnce) {
  FileGatherer gatherer;
  importing::Figure figure;
  figure.place.code = "5029";
  figure.quantity = "Elever";
  figure.part = "Børsa skole";
  figure.period = importing::Period{2025, "2025-26"};
  figure.value = 210;
  gatherer.take(figure);
  gatherer.take(figure);
  figure.value = 211;
  gatherer.take(figure);
  figure.period.reset();
  gatherer.take(figure);
  const Gathered gathered = gatherer.gathered();
  ASSERT_EQ(gathered.lines.size(), 1U);
  EXPECT_EQ(gathered.lines[0].series, "file/Elever/Børsa skole");
  EXPECT_EQ(gathered.lines[0].body, "2025-26=210");
  EXPECT_EQ(gatherer.twice(), 1U);
  EXPECT_EQ(gatherer.without_period(), 1U);
}

}  // namespace
}  // namespace handlingsrom::ledger
