#include "choice/roster/inrc2.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "base/random.hpp"
#include "choice/roster/line_pricing.hpp"
#include "choice/roster/solve.hpp"

namespace handlingsrom::roster::inrc2 {
namespace {

constexpr const char* scenario = R"(SCENARIO = tiny

WEEKS = 1

SKILLS = 2
Head
Nurse

SHIFT_TYPES = 2
Early (2,5)
Night (2,3)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Early 0
Night 1 Early

CONTRACTS = 2
Full (4,5) (2,4) (2,3) 1 1
Part (2,3) (2,3) (2,4) 1 0

NURSES = 2
Kari Full 2 Head Nurse
Ola Part 1 Nurse
)";
constexpr const char* history = R"(HISTORY
0 tiny

NURSE_HISTORY
Kari 3 1 Night 1 3 0
Ola 0 0 None 0 0 1
)";
constexpr const char* week = R"(WEEK_DATA
tiny

REQUIREMENTS
Early Head (0,1) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)
Early Nurse (1,1) (1,1) (0,1) (0,1) (0,0) (0,0) (0,0)
Night Head (0,0) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)
Night Nurse (0,1) (0,1) (0,1) (0,1) (0,1) (0,0) (0,0)

SHIFT_OFF_REQUESTS = 2
Kari Any Fri
Ola Early Sat
)";

Problem problem() {
  std::istringstream first(scenario);
  Problem problem = read_scenario(first, "scenario");
  std::istringstream second(history);
  read_history(second, "history", problem);
  std::istringstream third(week);
  read_week(third, "week", problem);
  return problem;
}

/// A letter a day: E and N as nurse, H early as head.
std::vector<Assignment> line(const std::string& letters) {
  std::vector<Assignment> result;
  for (const char letter : letters)
    result.push_back(letter == 'E'   ? Assignment{0, 1}
                     : letter == 'N' ? Assignment{1, 1}
                     : letter == 'H' ? Assignment{0, 0}
                                     : Assignment{});
  return result;
}

TEST(Inrc2, CountsByHand) {
  // Kari's night went on for one more day after one in the history: two nights, fine; three days of work and then four: one too many
  // by the contract's four. Then two free, and a half weekend: 30. Ola: one free day in the history, then work at once.
  const Evaluation found = evaluate(problem(), {line("NN...E."), line("EE.EE..")});
  // Kari: work 3 + 2 = 5, one over 4: 30. Nights 1 + 2 = 3: fine. Early alone at the end of work, one short of two: 15; work of one day, one short: 30.
  // Ola: free 1 before, two wanted: 30. Runs of two early, fine.
  EXPECT_EQ(found.consecutive, 30 + 15 + 30 + 0);
  // Kari's free run of three is fine; Ola: 30 for the one before, 30 for the one day between (one short); the last two days may go on.
  EXPECT_EQ(found.days_off, 30 + 30);
  EXPECT_EQ(found.complete_weekends, 30);
  EXPECT_EQ(found.weekends, 30);                     // Kari's second
  EXPECT_EQ(found.total_assignments, 20 * (1 + 1));  // Kari 3 + 3, one over five; Ola four, one over three
  EXPECT_EQ(found.preferences, 0);
  EXPECT_EQ(found.violations(), 0);
  // Early nurse on Wednesday; early head on Monday; nights on Wednesday to Friday.
  EXPECT_EQ(found.optimal_cover, 30 * 5);
}

TEST(Inrc2, HardRules) {
  EXPECT_EQ(evaluate(problem(), {line("E......"), line("EE.....")}).succession, 1);  // after the history's night
  EXPECT_EQ(evaluate(problem(), {line("N......"), line("HE.....")}).skill, 1);
  EXPECT_EQ(evaluate(problem(), {line("N......"), line("E......")}).minimum_cover, 1);
  EXPECT_EQ(evaluate(problem(), {line("N...E.."), line("EE...E.")}).preferences, 20);
}

double line_cost(const LineModel& model, int person, const std::vector<Assignment>& assignments, const Problem& of) {
  // The pricer with all other days barred gives the line's own cost.
  std::vector<char> allowed(static_cast<std::size_t>(model.days * (model.duties + 1)), 0);
  for (int d = 0; d < model.days; ++d) {
    const Assignment& each = assignments[static_cast<std::size_t>(d)];
    const int duty = each.shift < 0 ? -1 : each.shift * static_cast<int>(of.skills.size()) + each.skill;
    allowed[model.place(d, static_cast<Duty>(duty))] = 1;
  }
  PricingSpace space;
  const std::vector<float> prices(allowed.size(), 0);
  const Priced priced = LinePricer(model, person, allowed).cheapest(prices, space);
  return priced.lines.empty() ? -1 : priced.lines.front().line.cost;
}

TEST(Inrc2, TheSolversCostsAreTheRules) {
  const Problem all = problem();
  const LineModel model = line_model(all);
  std::uint32_t draws = 0;
  int compared = 0;
  for (int trial = 0; trial < 400; ++trial) {
    std::vector<Assignment> assignments;
    for (int d = 0; d < 7; ++d) {
      const double draw = uniform({11, draws++});
      assignments.push_back(draw < 0.4 ? Assignment{} : draw < 0.7 ? Assignment{0, 1} : Assignment{1, 1});
    }
    const int person = trial % 2;
    Rota rota{line("......."), line(".......")};
    rota[static_cast<std::size_t>(person)] = assignments;
    const Evaluation one = evaluate(all, rota);
    Rota other = rota;
    // The other person's own cost, and cover, taken away.
    other[static_cast<std::size_t>(person)] = line(".......");
    const Evaluation none = evaluate(all, other);
    const double idle = line_cost(model, person, line("......."), all);
    const double cost = line_cost(model, person, assignments, all);
    if (one.succession > 0) {
      EXPECT_EQ(cost, -1);
      continue;
    }
    ++compared;
    EXPECT_EQ(cost - idle, (one.value() - one.optimal_cover) - (none.value() - none.optimal_cover)) << trial;
  }
  EXPECT_GT(compared, 50);
}

TEST(Inrc2, FaultsAreNamedByPlace) {
  const auto fault = [](std::string text, const std::string& from, const std::string& to, auto read) -> std::string {
    text.replace(text.find(from), from.size(), to);
    std::istringstream input(text);
    try {
      read(input);
    } catch (const Error& error) {
      return error.arguments()[1].second + ":" + error.arguments()[2].second;
    }
    return "read";
  };
  const auto scenario_of = [](std::istream& input) { read_scenario(input, "s"); };
  EXPECT_EQ(fault(scenario, "Night 1 Early", "Night 1 Late", scenario_of), "15:Late");
  EXPECT_EQ(fault(scenario, "Kari Full 2", "Kari Half 2", scenario_of), "22:Half");
  EXPECT_EQ(fault(scenario, "Early (2,5)", "Early (2;5)", scenario_of), "10:(2;5)");
  const auto week_of = [](std::istream& input) {
    Problem all = problem();
    read_week(input, "w", all);
  };
  EXPECT_EQ(fault(week, "Ola Early Sat", "Ola Early Lor", week_of), "12:Lor");
  EXPECT_EQ(fault(week, "(0,1) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)\n", "(0,1)\n", week_of), "5:Early Head (0,1)");
}

TEST(PublicSet, TheSampleRotaOfTheSecondCompetition) {
  const std::filesystem::path folder = "../shared/benchmarks/inrc2/n005w4";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the public set is not at hand";
  const auto open = [&](const std::string& name) { return std::ifstream(folder / name); };
  std::ifstream first = open("Sc-n005w4.txt");
  Problem all = read_scenario(first, "scenario");
  std::ifstream second = open("H0-n005w4-0.txt");
  read_history(second, "history", all);
  Rota rota;
  const std::array weeks{1, 2, 3, 3};
  for (std::size_t k = 0; k < weeks.size(); ++k) {
    std::ifstream data = open("WD-n005w4-" + std::to_string(weeks[k]) + ".txt");
    read_week(data, "week", all);
    std::ifstream solution =
        open("Solution_H_0-WD_1-2-3-3/Sol-n005w4-" + std::to_string(weeks[k]) + "-" + std::to_string(k) + ".txt");
    read_solution(solution, "solution", all, static_cast<int>(k), rota);
  }
  // The validator's own printout.
  const Evaluation found = evaluate(all, rota);
  EXPECT_EQ(found.violations(), 0);
  EXPECT_EQ(found.total_assignments, 320);
  EXPECT_EQ(found.consecutive, 465);
  EXPECT_EQ(found.days_off, 330);
  EXPECT_EQ(found.preferences, 70);
  EXPECT_EQ(found.weekends, 210);
  EXPECT_EQ(found.complete_weekends, 60);
  EXPECT_EQ(found.optimal_cover, 240);
  EXPECT_EQ(found.value(), 1695);
}

}  // namespace
}  // namespace handlingsrom::roster::inrc2
