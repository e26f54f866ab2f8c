// Rotas drawn as text, and what the law says of them.
#include "choice/roster/work_check.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::roster {
namespace {

using std::chrono::days;

constexpr const char* nurse = "person,contract,position,born\nKari,rota,100,1985\n";

WorkPlan plan_of(const std::string& rota, const std::string& people = nurse) {
  std::istringstream first(people);
  std::istringstream second("person,date,start,end,kind,break\n" + rota);
  return read_work_plan(first, "people.csv", second, "rota.csv");
}

Finding finding_of(const WorkPlan& plan, const std::string& rule, const std::string& rules = "") {
  WorkRules all;
  if (!rules.empty()) all.read(rules, "rules.toml");
  const WorkReport report = check_work(plan, all);
  for (const Finding& each : report.workers[0].findings) {
    if (each.rule == rule) return each;
  }
  ADD_FAILURE() << rule;
  return {};
}

/// Weeks from Monday 5 January 2026, a letter a day: D 07:30–15:00, A 14:30–22:00, N 22:00–07:30, L 07:30–20:00, a dot for free.
std::string drawn(const std::string& weeks, const std::string& person = "Kari") {
  Day day = std::chrono::year{2026} / 1 / 5;
  std::string rota;
  for (const char letter : weeks) {
    if (letter == ' ') continue;
    const std::string begin = person + "," + text_of(day) + ",";
    if (letter == 'D') rota += begin + "07:30,15:00,work,0\n";
    if (letter == 'A') rota += begin + "14:30,22:00,work,0\n";
    if (letter == 'N') rota += begin + "22:00,07:30,work,0\n";
    if (letter == 'L') rota += begin + "07:30,20:00,work,30\n";
    if (letter == 'F') rota += begin + ",,F1,\n";
    if (letter == 'E') rota += begin + ",,FE,\n";
    day += days{1};
  }
  return rota;
}

TEST(WorkCheck, DailyRest) {
  EXPECT_EQ(finding_of(plan_of(drawn("DDDAA..")), "daily_rest").outcome, Outcome::passed);
  // Evening to 22:00, day from 07:30: nine and a half hours.
  const Finding short_rest = finding_of(plan_of(drawn("DADAD..")), "daily_rest");
  EXPECT_EQ(short_rest.outcome, Outcome::failed);
  EXPECT_DOUBLE_EQ(short_rest.found, 9.5);
  EXPECT_EQ(short_rest.times, 2);
  EXPECT_EQ(short_rest.paragraph, "§ 10-8 (1), (3)");
  EXPECT_EQ(text_of(short_rest.days.at(0)), "2026-01-07");
  // An agreement with the union representatives allows nine.
  const char* agreed = "[contract.rota]\ndaily_rest_hours = { value = 9, reason = \"Agreement\" }\n";
  EXPECT_EQ(finding_of(plan_of(drawn("DADAD..")), "daily_rest", agreed).outcome, Outcome::passed);
}

TEST(WorkCheck, RestOverTheNightsOfTheClock) {
  const std::string two = "Kari,2026-03-28,13:00,22:00,work,0\nKari,2026-03-29,09:30,15:00,work,0\n";
  const Finding spring = finding_of(plan_of(two), "daily_rest");
  EXPECT_DOUBLE_EQ(spring.found, 10.5);  // 11.5 on the wall
  EXPECT_EQ(spring.outcome, Outcome::failed);
  const std::string autumn = "Kari,2026-10-24,13:00,22:00,work,0\nKari,2026-10-25,08:00,15:00,work,0\n";
  const Finding rest = finding_of(plan_of(autumn), "daily_rest");
  EXPECT_DOUBLE_EQ(rest.found, 11);  // ten on the wall
  EXPECT_EQ(rest.outcome, Outcome::passed);
}

TEST(WorkCheck, WeeklyRest) {
  EXPECT_EQ(finding_of(plan_of(drawn("DDDDD.. DDDDD..")), "weekly_rest").outcome, Outcome::passed);
  // One free day between a day shift and an evening shift: 15:00 to 14:30 two days on is 47.5 hours.
  EXPECT_EQ(finding_of(plan_of(drawn("DDD.AAA DDDDD..")), "weekly_rest").outcome, Outcome::passed);
  // From night to day: 07:30 to 07:30 is 24 hours.
  const Finding broken = finding_of(plan_of(drawn("NNN.DDD DDDDD..")), "weekly_rest");
  EXPECT_EQ(broken.outcome, Outcome::failed);
  EXPECT_EQ(broken.times, 1);
  EXPECT_DOUBLE_EQ(broken.found, 24);
  EXPECT_EQ(text_of(broken.days.at(0)), "2026-01-05");
}

TEST(WorkCheck, OneRestOverTwoWeeksCountsOnce) {
  // Sunday and Monday free, 15:00 Saturday to 14:30 Tuesday, is long enough for both weeks only when each has 35 hours of its own.
  EXPECT_EQ(finding_of(plan_of(drawn("DDDDDD. .ADDADD DDDDD..")), "weekly_rest").outcome, Outcome::passed);
  const Finding once = finding_of(plan_of(drawn("DDDDDD. DDDDDDD DDDDD..")), "weekly_rest");
  EXPECT_EQ(once.outcome, Outcome::failed);
  EXPECT_EQ(text_of(once.days.at(0)), "2026-01-12");
}

TEST(WorkCheck, LongDaysAndWeeks) {
  const Finding day = finding_of(plan_of(drawn("L......")), "longest_day");
  EXPECT_DOUBLE_EQ(day.found, 12);  // half an hour of break is no working time
  EXPECT_EQ(day.outcome, Outcome::failed);
  const char* agreed = "[rules]\nlongest_day_hours = { value = 12.5, reason = \"Agreement\" }\n";
  EXPECT_EQ(finding_of(plan_of(drawn("L......")), "longest_day", agreed).outcome, Outcome::passed);
  const Finding week = finding_of(plan_of(drawn("DDDDDD.")), "longest_week");
  EXPECT_DOUBLE_EQ(week.found, 45);
  EXPECT_EQ(week.outcome, Outcome::failed);
}

TEST(WorkCheck, FreeTheNextSunday) {
  EXPECT_EQ(finding_of(plan_of(drawn("DD..DDD DDDDD.. DD..DDD")), "sundays").outcome, Outcome::passed);
  const Finding two = finding_of(plan_of(drawn("DD..DDD DD..DDD DDDDD..")), "sundays");
  EXPECT_EQ(two.outcome, Outcome::failed);
  EXPECT_DOUBLE_EQ(two.found, 2);
  // Saturday until 22:00 takes from the Sunday, which begins at 18:00.
  EXPECT_EQ(finding_of(plan_of(drawn("DD..DDD DDDD.A.")), "sundays").outcome, Outcome::failed);
  EXPECT_EQ(finding_of(plan_of(drawn("DD..DDD DDDD.D.")), "sundays").outcome, Outcome::passed);
}

TEST(WorkCheck, EverySecondSundayByAgreement) {
  const char* agreed = "[rules]\nsunday_average_weeks = { value = 26, reason = \"Agreement\" }\n";
  std::string half;
  std::string most;
  for (int k = 0; k < 13; ++k) half += "D....DD..D....";
  for (int k = 0; k < 13; ++k) most += k % 2 == 0 ? "D....DD..D..DD" : "D....DD..D....";
  half.back() = most.back() = 'F';
  EXPECT_EQ(finding_of(plan_of(drawn(half)), "sundays", agreed).outcome, Outcome::passed);
  EXPECT_EQ(finding_of(plan_of(drawn(most)), "sundays", agreed).outcome, Outcome::failed);
}

TEST(WorkCheck, HoursOfTheContract) {
  // Five shifts of 7.1 hours a week are 35.5.
  std::string rota;
  Day day = std::chrono::year{2026} / 1 / 5;
  for (int week = 0; week < 4; ++week) {
    for (int k = 0; k < 5; ++k) rota += "Kari," + text_of(day + days{7 * week + k}) + ",07:30,14:36,work,0\n";
  }
  rota += "Kari," + text_of(day + days{27}) + ",,,F1,\n";
  EXPECT_EQ(finding_of(plan_of(rota), "contract_hours").outcome, Outcome::passed);
  EXPECT_NEAR(finding_of(plan_of(rota), "contract_hours").found, 35.5, 1e-9);
  const Finding part = finding_of(plan_of(rota, "person,contract,position,born\nKari,rota,50,\n"), "contract_hours");
  EXPECT_EQ(part.outcome, Outcome::failed);  // more than agreed would be planned overtime
  EXPECT_DOUBLE_EQ(part.limit, 17.75);
  EXPECT_EQ(finding_of(plan_of(rota, "person,contract,position\nKari,day,100\n"), "contract_hours").outcome,
            Outcome::warning);
}

TEST(WorkCheck, TheThreePartFormula) {
  // Four weeks, three nights of 22:00–06:00 a week, none on a Sunday: eight hours of night each, 24 a week, 6 hours off from 37.5: 33.6.
  std::string rota;
  Day day = std::chrono::year{2026} / 1 / 5;
  for (int week = 0; week < 4; ++week) {
    for (int k = 0; k < 3; ++k) rota += "Kari," + text_of(day + days{7 * week + k}) + ",22:00,06:00,work,0\n";
  }
  rota += "Kari," + text_of(day + days{27}) + ",,,F1,\n";
  const std::string people = "person,contract,position\nKari,three_part,100\n";
  EXPECT_DOUBLE_EQ(finding_of(plan_of(rota, people), "contract_hours").limit, 33.6);
  // One night a week: 8 × 0.25 = 2 hours off: 35.5, the most.
  std::string fewer;
  for (int week = 0; week < 4; ++week) fewer += "Kari," + text_of(day + days{7 * week}) + ",22:00,06:00,work,0\n";
  fewer += "Kari," + text_of(day + days{27}) + ",,,F1,\n";
  EXPECT_DOUBLE_EQ(finding_of(plan_of(fewer, people), "contract_hours").limit, 35.5);
  // 1.5 nights a week: three hours off: 34.5.
  for (int week = 0; week < 4; week += 2)
    fewer += "Kari," + text_of(day + days{7 * week + 2}) + ",22:00,06:00,work,0\n";
  EXPECT_DOUBLE_EQ(finding_of(plan_of(fewer, people), "contract_hours").limit, 34.5);
}

TEST(WorkCheck, NightAndSundayHoursAreNotCountedTwice) {
  // Saturday 22:00 to Sunday 07:30: night until 06:00 (8 h), then Sunday (1.5 h).
  const WorkReport report = check_work(plan_of("Kari,2026-01-10,22:00,07:30,work,0\n"), {});
  EXPECT_DOUBLE_EQ(report.workers[0].night_hours, 8);
  EXPECT_DOUBLE_EQ(report.workers[0].sunday_hours, 1.5);
  EXPECT_EQ(report.workers[0].weekends, 1);
  // Saturday 14:30–22:00: from 18:00 Sunday time, from 21:00 night.
  const WorkReport evening = check_work(plan_of("Kari,2026-01-10,14:30,22:00,work,0\n"), {});
  EXPECT_DOUBLE_EQ(evening.workers[0].night_hours, 1);
  EXPECT_DOUBLE_EQ(evening.workers[0].sunday_hours, 3);
  // Easter Eve 2026 (4 April): Sunday time from 15:00.
  const WorkReport easter = check_work(plan_of("Kari,2026-04-04,14:00,20:00,work,0\n"), {});
  EXPECT_DOUBLE_EQ(easter.workers[0].sunday_hours, 5);
}

TEST(WorkCheck, NightWorkOnAverage) {
  // Five nights of 9.5 hours a week are 190 hours in four weeks; 28 − 4 · 35/24 days leave 22.17: 8.57 hours.
  const Finding night = finding_of(plan_of(drawn("NNNNN.. NNNNN.. NNNNN.. NNNNN.. ......F")), "night_average");
  EXPECT_EQ(night.outcome, Outcome::failed);
  EXPECT_NEAR(night.found, 190 / (28 - 4 * 35.0 / 24), 1e-9);
  EXPECT_EQ(finding_of(plan_of(drawn("NNN.... NNN.... NNN.... NNN.... ......F")), "night_average").outcome,
            Outcome::passed);
  EXPECT_EQ(finding_of(plan_of(drawn("DDDDD.. DDDDD.. DDDDD.. DDDDD.. ......F")), "night_average").outcome,
            Outcome::not_applicable);
}

TEST(WorkCheck, BreaksAreAskedFor) {
  EXPECT_EQ(finding_of(plan_of("Kari,2026-01-05,07:30,15:00,work,30\n"), "breaks").outcome, Outcome::passed);
  EXPECT_EQ(finding_of(plan_of("Kari,2026-01-05,07:30,15:00,work,\n"), "breaks").outcome, Outcome::warning);
  EXPECT_EQ(finding_of(plan_of("Kari,2026-01-05,07:30,16:00,work,20\n"), "breaks").outcome, Outcome::warning);
  EXPECT_EQ(finding_of(plan_of("Kari,2026-01-05,07:30,13:00,work,\n"), "breaks").outcome, Outcome::passed);
}

TEST(WorkCheck, LeaveOfAYear) {
  // Five weeks of leave, three of them together in July: 30 working days, Saturdays counted.
  std::string year;
  for (int week = 0; week < 52; ++week)
    year += (week >= 26 && week < 29) || week == 7 || week == 40 ? "EEEEE.." : "DDDDD..";
  const WorkPlan plan = plan_of(drawn(year) + "Kari,2027-01-03,,,F1,\n");
  EXPECT_EQ(finding_of(plan, "holiday_days").outcome, Outcome::passed);
  EXPECT_DOUBLE_EQ(finding_of(plan, "holiday_days").found, 30);
  EXPECT_EQ(finding_of(plan, "main_holiday").outcome, Outcome::passed);
  EXPECT_DOUBLE_EQ(finding_of(plan, "main_holiday").found, 18);
  const WorkPlan old =
      plan_of(drawn(year) + "Kari,2027-01-03,,,F1,\n", "person,contract,position,born\nKari,rota,100,1966\n");
  EXPECT_DOUBLE_EQ(finding_of(old, "holiday_days").limit, 36);
  EXPECT_EQ(finding_of(old, "holiday_days").outcome, Outcome::warning);
}

TEST(WorkCheck, TheYoungHaveRulesOfTheirOwn) {
  EXPECT_EQ(finding_of(plan_of(drawn("DDDDD.."), "person,contract,position,born\nKari,rota,100,2009\n"), "age").outcome,
            Outcome::failed);
  EXPECT_EQ(finding_of(plan_of(drawn("DDDDD.."), "person,contract,position,born\nKari,rota,100,2008\n"), "age").outcome,
            Outcome::warning);
  EXPECT_EQ(finding_of(plan_of(drawn("DDDDD..")), "age").outcome, Outcome::passed);
}

struct Fault {
  std::string people;
  std::string rota;
  std::string key;
  std::string line;
};

TEST(WorkPlan, FaultsNameTheirPlace) {
  const std::string good = "Kari,2026-01-05,07:30,15:00,work,30\n";
  const std::vector<Fault> faults{{"person,contract,position\nKari,,100\n", good, "csv_value", "2"},
                                  {"person,contract,position\nKari,shift,100\n", good, "csv_value", "2"},
                                  {"person,contract,position\nKari,rota,120\n", good, "csv_value", "2"},
                                  {"person,contract,position\nKari,rota,100\nKari,rota,50\n", good, "csv_value", "3"},
                                  {nurse, "Ola,2026-01-05,07:30,15:00,work,30\n", "csv_value", "2"},
                                  {nurse, good + "Kari,2026-02-30,07:30,15:00,work,30\n", "csv_value", "3"},
                                  {nurse, good + "Kari,2026-01-06,7.30,15:00,work,30\n", "csv_value", "3"},
                                  {nurse, good + "Kari,2026-01-06,07:30,15:00,jobb,30\n", "csv_value", "3"},
                                  {nurse, good + "Kari,2026-01-06,07:30,15:00,work,500\n", "csv_value", "3"},
                                  {nurse, good + "Kari,2026-01-05,14:00,20:00,work,30\n", "roster_overlap", "3"},
                                  {nurse, good + "Kari,2026-01-05,,,FE,\n", "roster_overlap", "2"},
                                  {nurse, "Kari,2026-01-06,,,FE,\nKari,2026-01-06,,,absence,\n", "roster_overlap", "3"},
                                  {nurse, "", "roster_empty", ""}};
  for (const Fault& fault : faults) {
    try {
      plan_of(fault.rota, fault.people);
      ADD_FAILURE() << fault.key << " " << fault.people << fault.rota;
    } catch (const Error& error) {
      EXPECT_EQ(error.key(), fault.key) << error.what();
      for (const auto& [name, value] : error.arguments()) {
        if (name == "line") {
          EXPECT_EQ(value, fault.line) << error.what();
        }
      }
    }
  }
}

TEST(WorkPlan, ANightShiftBeforeAFreeDayIsNoOverlap) {
  EXPECT_NO_THROW(plan_of("Kari,2026-01-05,22:00,07:30,work,0\nKari,2026-01-06,,,F1,\n"));
}

TEST(WorkRules, AgreementsHaveAReasonAndKeepWithinTheAct) {
  WorkRules rules;
  EXPECT_THROW(rules.read("[rules]\ndaily_rest_hours = { value = 7, reason = \"x\" }\n", "r.toml"), Error);
  EXPECT_THROW(rules.read("[rules]\ndaily_rest_hours = { value = 8 }\n", "r.toml"), Error);
  EXPECT_THROW(rules.read("[rules]\ndaily_rest = { value = 8, reason = \"x\" }\n", "r.toml"), Error);
  EXPECT_THROW(rules.read("[contract.shift]\ndaily_rest_hours = { value = 8, reason = \"x\" }\n", "r.toml"), Error);
  EXPECT_THROW(rules.read("[agreement]\n", "r.toml"), Error);
  rules.read("[contract.rota]\ndaily_rest_hours = { value = 8, reason = \"x\" }\n", "r.toml");
  EXPECT_EQ(rules.value("rota", "daily_rest_hours"), 8);
  EXPECT_EQ(rules.value("day", "daily_rest_hours"), 11);
  EXPECT_TRUE(rules.changed("rota", "daily_rest_hours"));
}

}  // namespace
}  // namespace handlingsrom::roster
