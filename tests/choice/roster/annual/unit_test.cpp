// What a unit's file says, and what is refused of it.
#include "choice/roster/annual/unit.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "choice/roster/annual/draft.hpp"
#include "choice/roster/annual/units.hpp"

namespace handlingsrom::annual {
namespace {

std::string what_is_wrong(const std::string& text) {
  try {
    read_unit(text, "unit.toml");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "accepted:\n" << text;
  return {};
}

int count_of(const Wanted& wanted, int day, int shift) {
  for (const Wanted::Row& row : wanted.by_day[static_cast<std::size_t>(day)]) {
    if (row.shift == shift && row.competence < 0) return row.count;
  }
  return 0;
}

TEST(Unit, DemandFollowsDayOfTheWeekSeasonAndPublicHolidays) {
  const Unit unit = read_unit(
      unit_text_of(20, 6,
                   "[[demand]]\nshift = \"D\"\ndays = \"mon-fri\"\npeople = 3\n"
                   "[[demand]]\nshift = \"D\"\ndays = \"sat sun\"\npeople = 2\n"
                   "[[demand]]\nshift = \"D\"\ndays = \"mon-fri\"\npeople = 4\nfrom = 2027-02-01\nto = 2027-02-28\n"),
      "unit.toml");
  const Wanted all = wanted(unit);
  EXPECT_EQ(count_of(all, 0, 0), 3);
  EXPECT_EQ(count_of(all, 5, 0), 2);
  EXPECT_EQ(count_of(all, unit.day_of(std::chrono::year{2027} / 2 / 3), 0), 4);
  // Maundy Thursday 25 March 2027 has a Sunday's demand where the file says nothing else.
  EXPECT_EQ(count_of(all, unit.day_of(std::chrono::year{2027} / 3 / 25), 0), 2);
  EXPECT_EQ(count_of(all, unit.day_of(std::chrono::year{2027} / 3 / 25), 1), 0);
}

TEST(Unit, EachFaultIsNamedWithItsPlace) {
  const std::string good = unit_text_of(4, 3, everyday);
  ASSERT_NO_THROW(read_unit(good, "unit.toml"));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  };
  EXPECT_NE(what_is_wrong(with("contract = \"rota\"\n", "")).find("contract"), std::string::npos);
  EXPECT_NE(what_is_wrong(with("contract = \"rota\"", "contract = \"turnus\"")).find("turnus"), std::string::npos);
  EXPECT_NE(what_is_wrong(with("07:30", "7.30")).find("7.30"), std::string::npos);
  EXPECT_NE(what_is_wrong(with("2027-01-04", "2027-01-05")).find("Monday"), std::string::npos);
  EXPECT_NE(what_is_wrong(with("id = \"P1\"", "id = \"P0\"")).find("P0"), std::string::npos);
  EXPECT_NE(what_is_wrong(with("position = 100", "position = 0")).find("position"), std::string::npos);
  EXPECT_NE(what_is_wrong(with("position = 100", "position = 120")).find("120"), std::string::npos);
  EXPECT_NE(what_is_wrong(with("position = 100", "position = 100\nborn = 2012")).find("2012"), std::string::npos);
  // More than may take the shift, a competence that nobody has, a shift that is longer than anybody may work.
  EXPECT_NE(what_is_wrong(good + "[[demand]]\nshift = \"N\"\ndays = \"all\"\npeople = 4\n").find("4 (3)"),
            std::string::npos);
  EXPECT_NE(what_is_wrong(good + "[[demand]]\nshift = \"N\"\ndays = \"all\"\npeople = 1\nleast = { nurse = 1 }\n")
                .find("nurse"),
            std::string::npos);
  EXPECT_NE(what_is_wrong(with("end = \"15:00\"", "end = \"20:00\"")).find("1 (0)"), std::string::npos);
  EXPECT_NE(what_is_wrong(good + "[[demand]]\nshift = \"X\"\ndays = \"all\"\npeople = 1\n").find("X"),
            std::string::npos);
  EXPECT_NE(what_is_wrong(good + "[[demand]]\nshift = \"D\"\ndays = \"someday\"\npeople = 1\n").find("someday"),
            std::string::npos);
  // Leave outside the year, leave that overlaps.
  const auto leave = [&](const std::string& text) { return with("weekend_every = 2\n", "weekend_every = 2\n" + text); };
  EXPECT_NE(what_is_wrong(leave("holiday = [{ from = 2028-01-05, to = 2028-01-08 }]\n")).find("2028-01-05"),
            std::string::npos);
  EXPECT_NE(
      what_is_wrong(
          leave(
              "holiday = [{ from = 2027-01-05, to = 2027-01-08 }]\nabsence = [{ from = 2027-01-08, to = 2027-01-09 }]\n"))
          .find("roster_overlap"),
      std::string::npos);
  // Rules past what parties may agree, or without a reason.
  EXPECT_NE(what_is_wrong(good + "[rules]\ndaily_rest_hours = { value = 7, reason = \"avtale\" }\n").find("7"),
            std::string::npos);
  EXPECT_NE(what_is_wrong(good + "[rules]\ndaily_rest_hours = { value = 9 }\n").find("reason"), std::string::npos);
  EXPECT_NE(what_is_wrong(good + "[more]\nx = 1\n").find("more"), std::string::npos);
}

TEST(Unit, SickLeaveHasASeason) {
  const Unit usual = read_unit(unit_text_of(52, 4, everyday), "unit.toml");
  const auto on = [](const Unit& unit, unsigned month) {
    return unit.sick_on(unit.day_of(std::chrono::year{2027} / month / 15));
  };
  EXPECT_NEAR(on(usual, 2), 0.09 * 1.13, 1e-12);
  EXPECT_NEAR(on(usual, 8), 0.09 * 0.81, 1e-12);
  const Unit own =
      read_unit(unit_text_of(52, 4, everyday, "sick_share = 0.1\nsick_quarters = [3, 1, 1, 3]\n"), "unit.toml");
  EXPECT_NEAR(on(own, 1), 0.15, 1e-12);
  EXPECT_NEAR(on(own, 6), 0.05, 1e-12);
  const std::string wrong = what_is_wrong(unit_text_of(52, 4, everyday, "sick_quarters = [1, 2]\n"));
  EXPECT_NE(wrong.find("four numbers"), std::string::npos) << wrong;
}

TEST(Draft, HoursOfTheDemandAreThoseOfThePositionsAndTheFileIsRead) {
  for (const double fte : {6.0, 16.1, 24.0, 60.0}) {
    Draft draft;
    draft.name = "Enhet";
    draft.first = first_monday(2027);
    draft.fte = fte;
    draft.shape = {.evening = 0.75, .weekend = 0.75, .night = 0.06};
    draft.invent = true;
    draft.invented_reason = "Oppdiktet";
    const DraftDemand demand = demand_of(draft);
    EXPECT_NEAR(demand.week_hours, demand.wanted_hours, 0.06 * demand.wanted_hours + 12) << fte;
    const Unit unit = read_unit(unit_text(draft), "draft.toml");
    double positions = 0;
    for (const Person& each : unit.people) positions += each.position;
    EXPECT_NEAR(positions, fte, 0.5) << fte;
    EXPECT_TRUE(unit.invented);
  }
}

}  // namespace
}  // namespace handlingsrom::annual
