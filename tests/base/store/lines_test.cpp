#include "base/store/lines.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "base/store/databases.hpp"
#include "base/store/connection.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::store {
namespace {

const double none = std::numeric_limits<double>::quiet_NaN();

TEST(LineText, IsShortAndReadable) {
  EXPECT_EQ(line_text({{"2015", 123.5, ""}, {"2016", 130, "e"}, {"2018", 125, ""}}), "2015=123.5,130 e,,125");
  EXPECT_EQ(line_text({{"2025K3", 7, ""}, {"2024", none, ":"}, {"2030", 0, ""}}), "2024= :;2025K3=7;2030=0");
  EXPECT_EQ(line_text({{"2024", none, ""}}), "");
  EXPECT_EQ(line_text({{"2024", 1, "linje 3, konto 1;2 = 5 %"}}), "2024=1 linje 3%2C konto 1%3B2 %3D 5 %25");
  EXPECT_TRUE(cells_of("").empty());
}

TEST(LineText, RefusesWhatIsNotOurs) {
  for (const char* wrong :
       {"2024", "2024=a", "2024K1=1,2", "2024=1 %", "2024=1 %x1", "2024=1e", "2024=-", "2024=1.2.3", "2024=1-2"})
    EXPECT_EQ(key_of([&] { cells_of(wrong); }), "store_damaged") << wrong;
}

RC_GTEST_PROP(LineText, ComesBackAsItWas, ()) {
  std::vector<Cell> cells;
  for (const int year : *rc::gen::unique<std::vector<int>>(rc::gen::inRange(1990, 2060))) {
    const bool empty = *rc::gen::inRange(0, 4) == 0;
    const double value = empty ? none : static_cast<double>(*rc::gen::arbitrary<int>()) / *rc::gen::inRange(1, 1000);
    const std::string mark = *rc::gen::container<std::string>(rc::gen::inRange<char>(0x20, 0x7f));
    cells.push_back({std::to_string(year) + (*rc::gen::inRange(0, 5) == 0 ? "K1" : ""), value, mark});
  }
  std::vector<Cell> expected;
  for (const Cell& cell : cells)
    if (!std::isnan(cell.value) || !cell.mark.empty()) expected.push_back(cell);
  std::sort(expected.begin(), expected.end(), [](const Cell& a, const Cell& b) { return a.period < b.period; });
  RC_ASSERT(cells_of(line_text(cells)) == expected);
}

TEST(LineText, WhatIsSilentStaysAsItWas) {
  EXPECT_EQ(joined("2020=1,2,3", "2022=30,40"), "2020=1,2,30,40");
  EXPECT_EQ(joined("", "2022=30"), "2022=30");
  EXPECT_EQ(joined("2020=1", ""), "2020=1");
}

class StoreLines : public OnBoth {};
HANDLINGSROM_ON_BOTH(StoreLines);

Delivery from(const std::string& source, const std::string& vintage = "") {
  return {0, "", source, "12134", vintage, "", ""};
}

TEST_P(StoreLines, NothingIsReplacedAndEveryMomentCanBeReadAgain) {
  std::string time = "2026-03-16T08:00:00.000Z";
  Options options;
  options.clock = [&] { return time; };
  const Store store = open(options);
  const Lines lines(store);
  const Delivered first =
      lines.deliver(from("ssb", "2026-03-16"), {{"5029", "a/1", "", "2024=1,2"}, {"5029", "b", "", "2025=9"}},
                    {{"a/1", "Netto driftsresultat", "kr"}, {"b", "Gjeld", "kr"}});
  EXPECT_EQ(first.fresh, 2U);
  time = "2026-06-15T08:00:00.000Z";
  const Delivered second =
      lines.deliver(from("ssb", "2026-06-15"), {{"5029", "a/1", "", "2025=3"}, {"5029", "b", "", "2025=9"}},
                    {{"b", "Langsiktig gjeld", "1000 kr"}});
  EXPECT_EQ(second.unchanged, 1U);
  ASSERT_EQ(second.changes.size(), 1U);
  EXPECT_EQ(second.changes[0].before, "2024=1,2");
  EXPECT_EQ(second.changes[0].after, "2024=1,3");

  EXPECT_EQ(lines.of_place("5029").size(), 2U);
  EXPECT_EQ(lines.of_place("5029", "a/").at(0).body, "2024=1,3");
  EXPECT_EQ(lines.of_place("5029", "a/1", lines.as_of("2026-05")).at(0).body, "2024=1,2");
  EXPECT_TRUE(lines.of_place("5029", "", lines.as_of("2026-02")).empty());
  const std::vector<Line> history = lines.history("5029", "a/1");
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].ended, second.number);
  EXPECT_EQ(history[1].ended, 0);
  // What was replaced later held then, under the names of then.
  const std::vector<Line> before = lines.history("5029", "a/1", lines.as_of("2026-05"));
  ASSERT_EQ(before.size(), 1U);
  EXPECT_EQ(before[0].ended, 0);
  EXPECT_EQ(lines.names("b").at(0).unit, "1000 kr");
  EXPECT_EQ(lines.names("b", lines.as_of("2026-05")).at(0).unit, "kr");
  EXPECT_TRUE(lines.names("", lines.as_of("2026-02")).empty());
  EXPECT_EQ(lines.as_of_delivery(first.number).time, "2026-03-16T08:00:00.000Z");
  EXPECT_TRUE(lines.history("5029", "a/1", lines.as_of_delivery(0)).empty());
  EXPECT_EQ(lines.deliveries().size(), 2U);
  EXPECT_EQ(lines.deliveries()[1].vintage, "2026-06-15");
  int count = 0;
  lines.each([&](const Line&) { ++count; });
  EXPECT_EQ(count, 3);
  EXPECT_FALSE(first_break(record(store)));
}

TEST_P(StoreLines, TheSameAgainStoresNothing) {
  const Store store = open();
  const Lines lines(store);
  const std::vector<Line> same{{"5029", "a", "", "2024=1"}};
  lines.deliver(from("ssb"), same, {});
  EXPECT_EQ(lines.deliver(from("ssb"), same, {}).number, 0);
  EXPECT_EQ(lines.deliveries().size(), 1U);
  EXPECT_EQ(record(store).size(), 1U);
}

TEST_P(StoreLines, TwoSourcesOfTheSameThingAreBothKept) {
  const Store store = open();
  const Lines lines(store);
  lines.deliver(from("ssb"), {{"5029", "a", "", "2025=1"}}, {});
  lines.deliver(from("Årsrapport 2025"), {{"5029", "a", "", "2025=2"}}, {});
  const std::vector<Line> both = lines.of_place("5029", "a");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].source, "ssb");
  EXPECT_EQ(both[1].source, "Årsrapport 2025");
}

TEST_P(StoreLines, SeriesAreFoundByTheirNames) {
  const Store store = open();
  const Lines lines(store);
  lines.deliver(from("ssb"), {{"5029", "a", "", "2025=1"}},
                {{"a", "Brutto driftsutgifter, grunnskole", "kr"}, {"b", "Gjeld", "kr"}});
  lines.deliver(from("ssb"), {{"5029", "a", "", "2025=2"}}, {{"a", "Brutto driftsutgifter, Grunnskole (202)", "kr"}});
  ASSERT_EQ(lines.names("grunnskole").size(), 1U);
  EXPECT_EQ(lines.names("grunnskole")[0].title, "Brutto driftsutgifter, Grunnskole (202)");
  EXPECT_EQ(lines.names().size(), 2U);
}

TEST_P(StoreLines, AFaultInTheMiddleStoresNothing) {
  const Store store = open();
  const Lines lines(store);
  EXPECT_EQ(key_of([&] {
              lines.deliver(from("ssb"), {{"5029", "a", "", "2025=1"}, {"5029", "a", "", "2025=2"}}, {});
            }),
            "line_text");
  EXPECT_EQ(key_of([&] {
              lines.deliver(from("ssb"), {{"5029", "a", "", "2025=1"}, {"", "b", "", "2025=2"}}, {});
            }),
            "line_text");
  EXPECT_EQ(key_of([&] { lines.deliver(from(""), {{"5029", "a", "", "2025=1"}}, {}); }), "line_text");
  EXPECT_TRUE(lines.of_place("5029").empty());
  EXPECT_TRUE(lines.deliveries().empty());
}

TEST_P(StoreLines, NobodyChangesThem) {
  const Store store = open();
  Lines(store).deliver(from("ssb"), {{"5029", "a", "", "2025=1"}}, {{"a", "A", ""}});
  Connection other(address(), std::chrono::milliseconds(1000));
  for (const char* attempt : {"UPDATE line SET body = '2025=2'", "UPDATE line SET ended = 5, body = '2025=2'",
                              "DELETE FROM line", "UPDATE delivery SET source = 'x'", "DELETE FROM series_name"})
    EXPECT_EQ(key_of([&] { other.guarded([&] { other.sql() << attempt; }); }), "store_unwritable") << attempt;
}

}  // namespace
}  // namespace handlingsrom::store
