// The rules that lines are made by, held against the independent check.
#include "choice/roster/annual/line.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "choice/roster/annual/explain.hpp"
#include "choice/roster/annual/plan.hpp"
#include "choice/roster/annual/search.hpp"
#include "choice/roster/annual/window.hpp"
#include "choice/roster/annual/units.hpp"

namespace handlingsrom::annual {
namespace {

const std::string night_too = everyday + "[[demand]]\nshift = \"N\"\ndays = \"all\"\npeople = 1\n";

/// A line that goes on at random as far as the rules of a step let it; off where nothing else goes. False: it ended in a dead end.
bool random_line(const LineRules& rules, int days, std::uint64_t seed, double busy, std::vector<Duty>& line) {
  line.clear();
  LineState state = rules.start();
  float cost = 0;
  for (int d = 0; d < days; ++d) {
    DrawKey key;
    key.seed = seed;
    key.event = static_cast<std::uint32_t>(d);
    Duty duty = uniform(key) < busy ? static_cast<Duty>(random_bits(key)[2] % 3) : off;
    LineState next = state;
    if ((duty >= 0 && !rules.may(d, duty)) || !rules.step(next, d, duty, cost)) {
      duty = off;
      next = state;
      if (!rules.step(next, d, duty, cost)) return false;
    }
    state = next;
    line.push_back(duty);
  }
  return rules.finish(state) && rules.keeps_averages(line);
}

TEST(Line, WhatTheRulesOfALineAllowTheCheckPasses) {
  for (
      const char* rules :
      {"",
       "[rules]\nsunday_average_weeks = { value = 26, reason = \"a\" }\nlongest_week_hours = { value = 48, reason = \"a\" }\n",
       "[rules]\ndaily_rest_hours = { value = 8, reason = \"a\" }\nweekly_rest_hours = { value = 28, reason = \"a\" }\nlongest_day_hours = { value = 12.5, reason = \"a\" }\nlongest_week_hours = { value = 54, reason = \"a\" }\n"}) {
    const Problem problem(read_unit(unit_text_of(52, 1, night_too + rules, "place_holidays = false\n"), "unit.toml"));
    int lines = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
      std::vector<Duty> line;
      if (!random_line(problem.lines[0], problem.unit.days(), seed, 0.25 + 0.5 * static_cast<double>(seed % 10) / 10,
                       line))
        continue;
      ++lines;
      const auto report = check_rota(problem.unit, work_plan(problem.unit, {line}));
      for (const roster::Finding& each : report.workers[0].findings) {
        if (each.rule == "contract_hours") continue;  // how much, not when
        EXPECT_NE(each.outcome, roster::Outcome::failed)
            << each.rule << ' ' << each.found << ' ' << each.limit << ' '
            << (each.days.empty() ? "" : roster::text_of(each.days[0])) << " seed " << seed << ' ' << rules;
      }
    }
    EXPECT_GT(lines, 40) << rules;
  }
}

TEST(Line, TheCheckRefusesWhatAStepRefuses) {
  const Problem problem(read_unit(unit_text_of(6, 1, night_too, "place_holidays = false\n"), "unit.toml"));
  const LineRules& rules = problem.lines[0];
  const auto follow = [&](const std::string& drawn) {
    std::vector<Duty> line;
    for (const char each : drawn)
      line.push_back(each == 'D' ? Duty{0} : each == 'A' ? Duty{1} : each == 'N' ? Duty{2} : off);
    line.resize(static_cast<std::size_t>(problem.unit.days()), off);
    std::vector<LineState> states;
    double cost = 0;
    const bool kept = states_of(rules, line, states, cost);
    const bool passed = [&] {
      const auto report = check_rota(problem.unit, work_plan(problem.unit, {line}));
      for (const auto& each : report.workers[0].findings) {
        if (each.rule != "contract_hours" && each.outcome == roster::Outcome::failed) return false;
      }
      return true;
    }();
    return std::pair(kept, passed);
  };
  using Both = std::pair<bool, bool>;
  EXPECT_EQ(follow("DDDDD.."), Both(true, true));
  EXPECT_EQ(follow("AD....."), Both(false, false));  // nine hours' rest
  EXPECT_EQ(follow("NNNN..."), Both(true, true));
  EXPECT_EQ(follow("DDDDDD."), Both(false, false));         // 45 hours in a week
  EXPECT_EQ(follow(".....DD.....DD"), Both(false, false));  // two Sundays in a row
  EXPECT_EQ(follow(".....D......D"), Both(false, false));   // two weekends in a row: the unit's own rule
}

}  // namespace
}  // namespace handlingsrom::annual
