// The flow of staff: a world small enough for hand arithmetic, what always holds, and what a supplement moves.
#include "outlook/workforce/flow.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <filesystem>
#include <numeric>
#include <string>

#include <toml++/toml.h>

#include "outlook/workforce/own_staff.hpp"
#include "outlook/workforce/season.hpp"

namespace handlingsrom::workforce {
namespace {

double balance(const FlowYear& year) {
  return year.start - year.retired - year.disabled - year.left + year.graduates + year.moved_in + year.other +
         year.hired + year.more - year.end;
}

// Half of those in work are 30 and half 63; a year later a tenth has moved in at 31 and two tenths have turned 20.
FlowCourse two_ages() {
  FlowCourse course;
  course.labour.resize(2);
  course.labour[0][30] = 0.5;
  course.labour[0][63] = 0.5;
  course.labour[1][31] = 0.6;
  course.labour[1][64] = 0.5;
  course.labour[1][20] = 0.2;
  course.leaving_age = {64, 64};
  course.young = {0.25, 0.25};
  course.line = {10, 9};
  return course;
}

constexpr FlowRates rates{
    .older_share = 0, .disabled = 0.1, .disabled_older = 0.2, .left = 0.5, .graduates = 2, .hired = 0.05};

double table_number(const toml::table& table, const char* key) { return table[key].value<double>().value_or(0); }

std::vector<double> numbers(const toml::table& table, const char* key) {
  std::vector<double> list;
  for (const auto& value : *table[key].as_array()) list.push_back(value.value<double>().value());
  return list;
}

TEST(Flow, ByHand) {
  for (const auto& file : std::filesystem::directory_iterator("tests/cases/staff-flow")) {
    SCOPED_TRACE(file.path().string());
    const toml::table given = toml::parse_file(file.path().string());
    FlowCourse course;
    for (const auto& year : *given["labour"].as_array()) {
      Ages& ages = course.labour.emplace_back();
      for (const auto& [age, part] : *year.as_table())
        ages[static_cast<std::size_t>(std::stoi(std::string(age.str())))] = part.value<double>().value();
    }
    course.leaving_age = numbers(given, "leaving_age");
    course.young = numbers(given, "young");
    course.line = numbers(given, "line");
    const toml::table& of = *given["rates"].as_table();
    const FlowRates by{.older_share = table_number(of, "older_share"),
                       .disabled = table_number(of, "disabled"),
                       .disabled_older = table_number(of, "disabled_older"),
                       .left = table_number(of, "left"),
                       .graduates = table_number(of, "graduates"),
                       .hired = table_number(of, "hired")};
    const FlowYear year = flow_along(course, by).front();
    for (const auto& [part, value] : *given["expected"].as_table())
      EXPECT_NEAR(part_of(year, part.str()), value.value<double>().value(), 1e-9) << part.str();
  }
}

TEST(Flow, AKnownShareOfOlderStaffStandsInPlaceOfTheInhabitants) {
  FlowRates known = rates;
  known.older_share = 0.8;
  const FlowYear year = flow_along(two_ages(), known).front();
  EXPECT_DOUBLE_EQ(year.retired, 8);
  EXPECT_DOUBLE_EQ(year.left, 1);
}

// Ten FTE: six in their thirties, one of 56, three of 63; four left.
OwnStaff counted() {
  OwnStaff own;
  own.fte = {0, 6, 0, 0, 1, 0, 3, 0};
  own.turnover_known = true;
  own.left = 4;
  return own;
}

TEST(Flow, CountedAgesAreTheStocksOwn) {
  FlowCourse course = two_ages();
  course.labour[0][57] = 0.2;
  FlowRates own = with_own(rates, course, counted());
  EXPECT_EQ(own.hired, rates.hired) << "the country's pace";
  own.left = 0.5;
  const FlowYear year = flow_along(course, own).front();
  EXPECT_NEAR(year.older, 4, 1e-12);
  EXPECT_NEAR(year.retired, 3, 1e-12) << "those of 63";
  EXPECT_NEAR(year.disabled, 6 * 0.1 + 1 * 0.2, 1e-12);
  EXPECT_NEAR(year.left, 6 * 0.5, 1e-12);
  EXPECT_NEAR(balance(year), 0, 1e-12);
}

TEST(Flow, WhoLeftIsMetInTheFirstYear) {
  FlowCourse course = two_ages();
  course.labour[0][57] = 0.2;
  const FlowYear year = flow_along(course, with_own(rates, course, counted())).front();
  // Four of ten left; three retire, 0.8 become disabled, so 0.2 go to other work.
  EXPECT_NEAR(year.retired + year.disabled + year.left, 4, 1e-12);
  EXPECT_NEAR(year.left, 0.2, 1e-12);
  OwnStaff few = counted();
  few.left = 1;
  EXPECT_EQ(with_own(rates, course, few).left, 0) << "fewer than retire: nobody goes to other work";
}

TEST(Flow, WhoIsPastTheLeavingAgeLeavesInTheFirstYear) {
  OwnStaff own;
  own.fte = {0, 8, 0, 0, 0, 0, 0, 2};
  const FlowCourse course = two_ages();
  EXPECT_NEAR(flow_along(course, with_own(rates, course, own)).front().retired, 2, 1e-12);
}

TEST(Flow, NothingCountedChangesNothing) {
  const FlowCourse course = two_ages();
  const FlowRates same = with_own(rates, course, own_staff(nullptr, Group::nurse));
  EXPECT_EQ(same.left, rates.left);
  EXPECT_EQ(flow_along(course, same).front().retired, flow_along(course, rates).front().retired);
}

TEST(Flow, OwnCountsAreReadByGroupAndAge) {
  facts::OwnFigures own;
  own.file = "positions.xlsx";
  own.figures = {{facts::OwnQuantity::full_time_equivalents, std::nullopt, 3.5, "", 4},
                 {facts::OwnQuantity::full_time_equivalents, std::nullopt, 1.25, "", 5}};
  own.figures[0].part = "nurse/62–66";
  own.figures[1].part = "left/nurse";
  const OwnStaff nurses = own_staff(&own, Group::nurse);
  EXPECT_EQ(nurses.fte[6], 3.5);
  EXPECT_EQ(nurses.older(), 3.5);
  EXPECT_TRUE(nurses.turnover_known);
  EXPECT_EQ(nurses.left, 1.25);
  EXPECT_EQ(nurses.ages_place, "positions.xlsx:4");
  EXPECT_FALSE(own_staff(&own, Group::teacher).ages_known());
  EXPECT_FALSE(own_staff(&own, Group::teacher).turnover_known);
}

TEST(Season, TheQuartersHaveAMeanOfOne) {
  const Quarters quarters = with_mean_one({2, 1, 1, 4});
  EXPECT_DOUBLE_EQ(quarters[0], 1);
  EXPECT_DOUBLE_EQ(quarters[3], 2);
  EXPECT_DOUBLE_EQ(with_mean_one({0, 0, 0, 0})[2], 1);
  // KS 2022 and 2023: each quarter over its year's mean, the mean of the two years.
  const std::array<std::array<double, 4>, 2> years{{{8.8, 7.6, 6.2, 8.1}, {8.6, 7.7, 6.3, 8.3}}};
  for (std::size_t q = 0; q < 4; ++q) {
    double mean = 0;
    for (const auto& year : years) mean += year[q] / ((year[0] + year[1] + year[2] + year[3]) / 4) / 2;
    EXPECT_NEAR(usual_quarters[q], mean, 0.006) << q;
  }
}

TEST(Flow, NobodyRetiresInAYearInWhichTheLeavingAgeRisesByOne) {
  FlowCourse course = two_ages();
  course.leaving_age = {64, 65};
  const FlowYear year = flow_along(course, rates).front();
  EXPECT_DOUBLE_EQ(year.retired, 0);
  EXPECT_DOUBLE_EQ(year.disabled, 5 * 0.1 + 5 * 0.2);
  // Half a year more: half of the 63 year-olds stay.
  course.leaving_age = {64, 64.5};
  EXPECT_DOUBLE_EQ(flow_along(course, rates).front().retired, 2.5);
}

TEST(Flow, WhoIsOlderStaysUntilPensionOrDisability) {
  FlowCourse course = two_ages();
  for (Ages& ages : course.labour) ages[57] = 0.5;
  course.labour[0][63] = 0;
  const FlowYear year = flow_along(course, rates).front();
  EXPECT_DOUBLE_EQ(year.left, 5 * 0.5) << "half of those who are 30, none of those who are 57";
  EXPECT_DOUBLE_EQ(year.disabled, 5 * 0.1 + 5 * 0.2);
}

TEST(Flow, ALineThatFallsFasterThanTheLabourForceSaysSo) {
  FlowCourse course = two_ages();
  course.line = {10, 1};
  const FlowYear year = flow_along(course, rates).front();
  // The labour force alone would give 8.
  EXPECT_NEAR(year.other, -7, 1e-12);
  EXPECT_NEAR(balance(year), 0, 1e-12);
}

TEST(Flow, WithoutInhabitantsTheLineStillAddsUp) {
  FlowCourse course = two_ages();
  course.labour.assign(3, Ages{});
  course.leaving_age = {64, 64, 64};
  course.young = {0, 0, 0};
  course.line = {10, 9, 12};
  for (const FlowYear& year : flow_along(course, rates)) EXPECT_NEAR(balance(year), 0, 1e-12);
}

RC_GTEST_PROP(Flow, StartAndEndAreTheLineAndTheYearsAddUp, ()) {
  FlowCourse course;
  const int years = *rc::gen::inRange(2, 12);
  for (int t = 0; t < years; ++t) {
    Ages ages{};
    for (std::size_t age = 18; age < 70; ++age) ages[age] = *rc::gen::inRange(0, 50) / 1000.0;
    course.labour.push_back(ages);
    course.leaving_age.push_back(62 + *rc::gen::inRange(0, 50) / 10.0);
    course.young.push_back(*rc::gen::inRange(0, 100) / 1000.0);
    course.line.push_back(*rc::gen::inRange(0, 4000) / 10.0);
  }
  FlowRates any = rates;
  any.older_share = *rc::gen::inRange(0, 60) / 100.0;
  any.left = *rc::gen::inRange(0, 30) / 100.0;
  const std::vector<FlowYear> flow = flow_along(course, any);
  RC_ASSERT(flow.size() == course.line.size() - 1);
  for (std::size_t t = 0; t < flow.size(); ++t) {
    RC_ASSERT(flow[t].start == course.line[t]);
    RC_ASSERT(flow[t].end == course.line[t + 1]);
    RC_ASSERT(std::abs(balance(flow[t])) < 1e-9);
    RC_ASSERT(flow[t].retired >= 0 && flow[t].older >= -1e-9);
    RC_ASSERT(flow[t].older <= flow[t].start + 1e-9);
  }
}

TEST(Flow, NamesOfItsParts) {
  Group group{};
  std::string_view part;
  EXPECT_TRUE(read_flow_id("workforce.flow.health_worker.moved_in", group, part));
  EXPECT_EQ(group, Group::health_worker);
  EXPECT_EQ(part, "moved_in");
  for (const char* wrong : {"workforce.flow.nurse", "workforce.flow.nurse.gone", "workforce.flow.doctor.left",
                            "workforce.available.nurse", "workforce.flow.turnover_nurse"})
    EXPECT_FALSE(read_flow_id(wrong, group, part)) << wrong;
}

// Two employers of 100 each; one pays 10 per cent more: 100 e^0.14 = 115.027 against 100, 53.494 per cent of what are now 200 · (1 + 0.21 · 0.05) = 202.1.
TEST(Supplement, ByHand) {
  const std::vector<double> alone =
      after_supplements(std::vector<double>{100, 100}, std::vector<double>{0.1, 0.0}, 1.4, 0.21);
  EXPECT_NEAR(alone[0], 108.112, 0.001);
  EXPECT_NEAR(alone[1], 93.988, 0.001);
  const std::vector<double> all =
      after_supplements(std::vector<double>{100, 100}, std::vector<double>{0.1, 0.1}, 1.4, 0.21);
  EXPECT_NEAR(all[0], 102.1, 1e-9);
  EXPECT_NEAR(all[1], 102.1, 1e-9);
}

TEST(Supplement, AnEmployerWhoIsSmallAmongOthersMeetsTheElasticityItself) {
  const std::vector<double> after =
      after_supplements(std::vector<double>{1, 1e6}, std::vector<double>{0.001, 0.0}, 1.4, 0.21);
  EXPECT_NEAR((after[0] - 1) / 0.001, 1.4, 0.002);
}

RC_GTEST_PROP(Supplement, MovesButMakesNobodyWhereNobodyWorksMore, ()) {
  std::vector<double> staff, supplements;
  const int employers = *rc::gen::inRange(1, 8);
  for (int k = 0; k < employers; ++k) {
    staff.push_back(*rc::gen::inRange(1, 500) / 10.0);
    supplements.push_back(*rc::gen::inRange(0, 30) / 100.0);
  }
  const double before = std::accumulate(staff.begin(), staff.end(), 0.0);
  const std::vector<double> after = after_supplements(staff, supplements, 1.4, 0);
  RC_ASSERT(std::abs(std::accumulate(after.begin(), after.end(), 0.0) - before) < 1e-9 * before);
}

}  // namespace
}  // namespace handlingsrom::workforce
