// Rotas of small units: rules kept, the same again for the same seed, and a bound that holds.
#include "choice/roster/annual/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "choice/roster/annual/bound.hpp"
#include "choice/roster/annual/explain.hpp"
#include "choice/roster/annual/measure.hpp"
#include "choice/roster/annual/plan.hpp"
#include "choice/roster/annual/window.hpp"
#include "choice/roster/annual/units.hpp"

namespace handlingsrom::annual {
namespace {

SearchOptions rounds(int count, std::uint64_t seed = 7) {
  SearchOptions options;
  options.rounds = count;
  options.seed = seed;
  return options;
}

TEST(Search, ARotaKeepsEveryRuleAndIsTheSameForTheSameSeed) {
  const Problem problem(read_unit(unit_text_of(12, 6, everyday), "unit.toml"));
  const Found found = search(problem, rounds(600));
  EXPECT_EQ(check_rota(problem.unit, work_plan(problem.unit, found.rota)).count(roster::Outcome::failed), 0);
  EXPECT_NEAR(found.cost, cost_of(problem, found.rota), 1e-3);
  EXPECT_EQ(search(problem, rounds(600)).rota, found.rota);
  EXPECT_EQ(summary_of(problem, found.rota).empty_shifts, 0);
}

/// Every line of one person over two weeks, tried: nothing is cheaper than what the bound says, and the search comes to the best.
TEST(Search, OnePersonForTwoWeeksAgainstEveryLine) {
  const std::string demand =
      "[[demand]]\nshift = \"D\"\ndays = \"all\"\npeople = 1\n[[demand]]\nshift = \"A\"\ndays = \"tue thu\"\npeople = 1\n";
  std::string text = unit_text_of(2, 1, demand, "place_holidays = false\n");
  text.erase(text.find("[[shift]]\nid = \"N\""), text.find("[[person]]") - text.find("[[shift]]\nid = \"N\""));
  const Problem problem(read_unit(text, "unit.toml"));
  double best = 1e30;
  std::vector<Duty> line(14, off);
  const auto try_all = [&](auto& self, std::size_t day) -> void {
    if (day == line.size()) {
      std::vector<LineState> states;
      double disliked = 0;
      if (states_of(problem.lines[0], line, states, disliked)) best = std::min(best, cost_of(problem, {line}));
      return;
    }
    for (Duty duty = off; duty < 2; ++duty) {
      if (duty == 1 && !(day % 7 == 1 || day % 7 == 3)) continue;
      line[day] = duty;
      self(self, day + 1);
    }
    line[day] = off;
  };
  try_all(try_all, 0);
  const Found found = search(problem, rounds(400));
  EXPECT_NEAR(found.cost, best, 1e-3);
  BoundOptions options;
  options.known = found.cost;
  options.rota = &found.rota;
  const double bound = lower_bound(problem, options);
  EXPECT_LE(bound, best + 1e-6);
  EXPECT_GT(bound, 0.5 * best);
}

TEST(Search, ABoundSaysHowManyShiftsMustStayEmpty) {
  // Two people, every second weekend: one of two Saturdays and Sundays each; two wanted on every one.
  const Problem problem(read_unit(
      unit_text_of(8, 2, "[[demand]]\nshift = \"D\"\ndays = \"sat sun\"\npeople = 2\n", "place_holidays = false\n"),
      "unit.toml"));
  const Found found = search(problem, rounds(300));
  const int empty = summary_of(problem, found.rota).empty_shifts;
  EXPECT_EQ(empty, 16);  // half of 32
  BoundOptions options;
  options.only_empty = true;
  options.known = empty;
  options.rota = &found.rota;
  EXPECT_GT(lower_bound(problem, options), 15.0);
  const Collision collision = collision_of(problem, found.rota, empty);
  EXPECT_EQ(collision.rules, std::vector<std::string>{"weekends"});
  ASSERT_EQ(collision.relaxed.size(), 1U);
  EXPECT_LT(collision.relaxed[0].at_least, 0.5);
}

TEST(Search, ANewPlanMovesFewAndOnlyNearTheAbsence) {
  Unit unit = read_unit(unit_text_of(12, 8, everyday, "place_holidays = false\n"), "unit.toml");
  const Problem before(unit);
  const Found found = search(before, rounds(600));
  const int first = 30, last = 36;
  unit.people[2].absences.push_back({unit.first + std::chrono::days{first}, unit.first + std::chrono::days{last}, 0});
  const Problem after(unit);
  SearchOptions options = rounds(600);
  options.keep = Keep{&found.rota, 60, first - 4, last + 15};
  const Found anew = search(after, options);
  EXPECT_EQ(check_rota(after.unit, work_plan(after.unit, anew.rota)).count(roster::Outcome::failed), 0);
  EXPECT_EQ(summary_of(after, anew.rota).empty_shifts, 0);
  int changed = 0;
  for (std::size_t p = 0; p < anew.rota.size(); ++p) {
    for (int d = 0; d < unit.days(); ++d) {
      const Duty was = found.rota[p][static_cast<std::size_t>(d)], is = anew.rota[p][static_cast<std::size_t>(d)];
      if (p == 2 && d >= first && d <= last) {
        EXPECT_EQ(is, away);
      } else if (was != is) {
        ++changed;
        EXPECT_TRUE(d >= first - 4 && d < last + 15) << d;
      }
    }
  }
  EXPECT_LE(changed, 14);
}

TEST(Search, HolidaysArePlacedAsTheActAsks) {
  const Problem problem(read_unit(unit_text_of(52, 6, everyday), "unit.toml"));
  Rota empty = problem.leave;
  const auto report = check_rota(problem.unit, work_plan(problem.unit, empty));
  for (const auto& worker : report.workers) {
    for (const auto& each : worker.findings) {
      if (each.rule != "holiday_days" && each.rule != "main_holiday") continue;
      EXPECT_EQ(each.outcome, roster::Outcome::passed) << worker.name << each.rule << each.found;
    }
  }
}

}  // namespace
}  // namespace handlingsrom::annual
