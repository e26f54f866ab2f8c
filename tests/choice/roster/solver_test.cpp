// The solver against slow and obvious answers on tiny invented problems, and against the published rota.
#include "choice/roster/solve.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#include "base/random.hpp"
#include "choice/roster/anneal.hpp"
#include "choice/roster/best_answers.hpp"
#include "choice/roster/dive.hpp"
#include "choice/roster/fixed_days.hpp"
#include "choice/roster/line_pricing.hpp"
#include "choice/roster/line_walk.hpp"
#include "choice/roster/nrp24_check.hpp"
#include "choice/roster/nrp24_lines.hpp"
#include "choice/roster/window_model.hpp"

namespace handlingsrom::roster {
namespace {

/// A tiny problem that only the seed decides.
nrp24::Problem invented(std::uint64_t seed, int days, int persons) {
  std::uint32_t draws = 0;
  const auto draw = [&](int least, int most) {
    return least + static_cast<int>(uniform({seed, draws++}) * (most - least + 1));
  };
  nrp24::Problem problem;
  problem.days = days;
  problem.shifts = {{"E", 480, {}}, {"L", 600, {0}}};
  if (draw(0, 1) == 1) problem.shifts[1].cannot_follow.clear();
  for (int i = 0; i < persons; ++i) {
    nrp24::Person person;
    person.name = std::string(1, static_cast<char>('A' + i));
    person.most_of_shift = {draw(0, 3) == 0 ? 2 : days, draw(0, 2) == 0 ? draw(0, 2) : days};
    person.most_days_running = draw(2, 4);
    person.least_days_running = draw(1, 2);
    person.least_days_off_running = draw(1, 3);
    person.most_weekends = draw(0, 1);
    person.least_minutes = 480 * draw(0, 3);
    person.most_minutes = person.least_minutes + 480 * draw(1, 3);
    if (draw(0, 1) == 1) person.days_off = {draw(0, days - 1)};
    problem.persons.push_back(person);
    for (int k = 0; k < 3; ++k) {
      const nrp24::Request request{i, draw(0, days - 1), draw(0, 1), draw(1, 3)};
      (draw(0, 1) == 1 ? problem.on_requests : problem.off_requests).push_back(request);
    }
  }
  for (int d = 0; d < days; ++d) {
    for (int s = 0; s < 2; ++s) problem.cover.push_back({d, s, draw(0, 2), draw(5, 50), draw(0, 3)});
  }
  return problem;
}

/// Every line of a person that breaks no rule by the independent check.
std::vector<std::vector<int>> all_lines(const nrp24::Problem& problem, int person) {
  nrp24::Problem alone = problem;
  alone.persons = {problem.persons[static_cast<std::size_t>(person)]};
  alone.on_requests.clear();
  alone.off_requests.clear();
  std::vector<std::vector<int>> lines;
  std::vector<int> line(static_cast<std::size_t>(problem.days), day_off);
  const std::function<void(std::size_t)> fill = [&](std::size_t d) {
    if (d == line.size()) {
      if (nrp24::evaluate(alone, {line}).violations.empty()) lines.push_back(line);
      return;
    }
    for (int s = day_off; s < static_cast<int>(problem.shifts.size()); ++s) {
      line[d] = s;
      fill(d + 1);
    }
  };
  fill(0);
  return lines;
}

double own_cost(const LineModel& model, int person, const std::vector<int>& line) {
  double cost = 0;
  for (int d = 0; d < model.days; ++d)
    cost += static_cast<double>(model.persons[static_cast<std::size_t>(person)]
                                    .day_cost[model.place(d, static_cast<Duty>(line[static_cast<std::size_t>(d)]))]);
  return cost;
}

TEST(LinePricing, FindsTheCheapestOfAllLines) {
  int possible = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const nrp24::Problem problem = invented(seed, 8, 1);
    const LineModel model = nrp24::line_model(problem);
    std::vector<float> prices(static_cast<std::size_t>(model.days * (model.duties + 1)));
    for (std::size_t k = 0; k < prices.size(); ++k)
      prices[k] = static_cast<float>(20 * uniform({seed, 0, static_cast<std::uint32_t>(k), 1}) - 12);
    const auto lines = all_lines(problem, 0);
    PricingSpace space;
    const Priced priced = LinePricer(model, 0).cheapest(prices, space, 3);
    ASSERT_EQ(priced.lines.empty(), lines.empty()) << seed;
    if (lines.empty()) continue;
    ++possible;
    double best = 1e30;
    for (const auto& line : lines) {
      double value = own_cost(model, 0, line);
      for (int d = 0; d < model.days; ++d)
        value += static_cast<double>(prices[model.place(d, static_cast<Duty>(line[static_cast<std::size_t>(d)]))]);
      best = std::min(best, value);
    }
    EXPECT_NEAR(priced.lines.front().value, best, 1e-4) << seed;
    EXPECT_LE(priced.bound, best + 1e-9) << seed;
    for (const Priced::Found& found : priced.lines) {
      const std::vector<int> line(found.line.duty.begin(), found.line.duty.end());
      EXPECT_NE(std::find(lines.begin(), lines.end(), line), lines.end()) << seed;
      EXPECT_NEAR(found.line.cost, own_cost(model, 0, line), 1e-6);
    }
  }
  EXPECT_GT(possible, 30);
}

std::vector<float> random_prices(const LineModel& model, std::uint64_t seed) {
  std::vector<float> prices(static_cast<std::size_t>(model.days * (model.duties + 1)));
  for (std::size_t k = 0; k < prices.size(); ++k)
    prices[k] = static_cast<float>(20 * uniform({seed, 0, static_cast<std::uint32_t>(k), 1}) - 12);
  return prices;
}

double value_at(const LineModel& model, const Line& line, const std::vector<float>& prices) {
  double value = line.cost;
  for (int d = 0; d < model.days; ++d)
    value += static_cast<double>(prices[model.place(d, line.duty[static_cast<std::size_t>(d)])]);
  return value;
}

/// With the same multipliers from call to call, and thresholds on both sides of the cheapest line.
TEST(LinePricing, BelowAThresholdFindsALineOrProvesThatThereIsNone) {
  int found = 0;
  int none = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const nrp24::Problem problem = invented(seed, 10, 1);
    const LineModel model = nrp24::line_model(problem);
    const LinePricer pricer(model, 0);
    if (!pricer.possible()) continue;
    PricingSpace space;
    std::vector<double> multipliers;
    for (std::uint64_t draw = 0; draw < 8; ++draw) {
      const std::vector<float> prices = random_prices(model, 100 * seed + draw);
      const Priced cheapest = pricer.cheapest(prices, space);
      if (cheapest.lines.empty()) continue;
      const double least = cheapest.lines.front().value;
      const double threshold = least + 10 * uniform({seed, static_cast<std::uint32_t>(draw), 2}) - 5;
      const Priced priced = pricer.below(prices, threshold, multipliers, space, 3, true, 1);
      EXPECT_LE(priced.bound, least + 1e-3) << seed;
      if (least < threshold - 1e-3) {
        ++found;
        ASSERT_FALSE(priced.lines.empty()) << seed;
        EXPECT_LT(priced.lines.front().value, threshold) << seed;
        EXPECT_NEAR(priced.lines.front().value, value_at(model, priced.lines.front().line, prices), 1e-4) << seed;
      } else {
        ++none;
        EXPECT_GE(priced.bound, std::min(threshold, least) - 1e-2) << seed;
      }
    }
  }
  EXPECT_GT(found, 30);
  EXPECT_GT(none, 30);
}

TEST(LineWalk, CostsWhatPricingSays) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const LineModel model = nrp24::line_model(invented(seed, 9, 1));
    PricingSpace space;
    const Priced priced = LinePricer(model, 0).cheapest(random_prices(model, seed), space, 5);
    const LineGraph& graph = *model.persons[0].graph;
    const LineWalk walk(graph, model.duties);
    ASSERT_TRUE(walk.unique());
    for (const Priced::Found& found : priced.lines) {
      int state = walk.start();
      double cost = static_cast<double>(graph.start_cost[static_cast<std::size_t>(state)]);
      for (int d = 0; d < model.days; ++d) {
        const Duty duty = found.line.duty[static_cast<std::size_t>(d)];
        const LineWalk::Step& step = walk.step(d, state, duty);
        ASSERT_GE(step.to, 0);
        cost += static_cast<double>(step.cost) + static_cast<double>(model.persons[0].day_cost[model.place(d, duty)]);
        state = step.to;
      }
      EXPECT_NEAR(cost + static_cast<double>(graph.end_cost[static_cast<std::size_t>(state)]), found.line.cost, 1e-6);
    }
  }
}

TEST(LinePricing, FixedDaysStay) {
  const nrp24::Problem problem = invented(3, 8, 1);
  const LineModel model = nrp24::line_model(problem);
  const auto lines = all_lines(problem, 0);
  ASSERT_FALSE(lines.empty());
  const std::vector<float> prices(static_cast<std::size_t>(model.days * (model.duties + 1)), 0);
  PricingSpace space;
  for (const auto& line : lines) {
    std::vector<char> allowed(prices.size(), 0);
    for (int d = 0; d < model.days; ++d)
      allowed[model.place(d, static_cast<Duty>(line[static_cast<std::size_t>(d)]))] = 1;
    const Priced priced = LinePricer(model, 0, allowed).cheapest(prices, space);
    ASSERT_EQ(priced.lines.size(), 1U);
    EXPECT_EQ(std::vector<int>(priced.lines[0].line.duty.begin(), priced.lines[0].line.duty.end()), line);
  }
}

/// The least cost over all combinations of lines; −1: there is none.
double least_cost(const nrp24::Problem& problem) {
  std::vector<std::vector<std::vector<int>>> lines;
  for (int i = 0; i < static_cast<int>(problem.persons.size()); ++i) {
    lines.push_back(all_lines(problem, i));
    if (lines.back().empty()) return -1;
  }
  long best = -1;
  Rota rota(problem.persons.size());
  const std::function<void(std::size_t)> choose = [&](std::size_t i) {
    if (i == rota.size()) {
      const long value = nrp24::evaluate(problem, rota).value();
      if (best < 0 || value < best) best = value;
      return;
    }
    for (const auto& line : lines[i]) {
      rota[i] = line;
      choose(i + 1);
    }
  };
  choose(0);
  return static_cast<double>(best);
}

TEST(Solver, AgainstAllRotas) {
  int solved_problems = 0;
  int optimal = 0;
  for (std::uint64_t seed = 100; seed < 140; ++seed) {
    const nrp24::Problem problem = invented(seed, 7, 2);
    const double best = least_cost(problem);
    SolveOptions options;
    options.threads = 1;
    options.most_iterations = 40;
    const LineModel model = nrp24::line_model(problem);
    const Solved solved = solve(model, options);
    ASSERT_EQ(solved.lines.empty(), best < 0) << seed;
    if (best < 0) continue;
    ++solved_problems;
    Rota rota;
    for (const Line& line : solved.lines) rota.emplace_back(line.duty.begin(), line.duty.end());
    const nrp24::Evaluation evaluation = nrp24::evaluate(problem, rota);
    EXPECT_TRUE(evaluation.violations.empty()) << seed;
    EXPECT_EQ(static_cast<double>(evaluation.value()), solved.value) << seed;
    EXPECT_GE(solved.value, best) << seed;
    EXPECT_LE(solved.bound, best + 1e-3) << seed;
    if (solved.proved) {
      EXPECT_EQ(solved.value, best) << seed;
    }
    optimal += solved.value == best ? 1 : 0;
  }
  EXPECT_GT(solved_problems, 15);
  EXPECT_GE(optimal * 10, solved_problems * 9);
}

TEST(Dive, TurnedBackWhereTheBoundPassesItFindsTheBestOfAllRotas) {
  int dived = 0;
  for (std::uint64_t seed = 100; seed < 130; ++seed) {
    const nrp24::Problem problem = invented(seed, 7, 2);
    const double best = least_cost(problem);
    if (best < 0) continue;
    ++dived;
    const LineModel model = nrp24::line_model(problem);
    const std::vector<Line> first = first_rota(model).lines;
    Master master(model, {0, 1}, std::vector<int>(model.cover.size(), 0));
    for (int i = 0; i < 2; ++i) master.add(i, first[static_cast<std::size_t>(i)]);
    DiveOptions options;
    options.by_days = true;
    options.most_turns = 1000;
    options.generation.inside = true;
    options.cutoff = best + 1e-3;
    const auto lines = Dive(master, {}, options).run();
    ASSERT_TRUE(lines.has_value()) << seed;
    EXPECT_EQ(value_of(model, *lines), best) << seed;
    options.cutoff = best - 1 + 1e-3;
    EXPECT_FALSE(Dive(master, {}, options).run().has_value()) << seed;
  }
  EXPECT_GT(dived, 10);
}

TEST(FixedDays, AStepThatLedNowhereIsTakenBackByQuarters) {
  const LineModel model = nrp24::line_model(invented(101, 7, 2));
  const std::vector<Line> first = first_rota(model).lines;
  ASSERT_EQ(first.size(), 2U);
  Master master(model, {0, 1}, std::vector<int>(model.cover.size(), 0));
  for (int i = 0; i < 2; ++i) master.add(i, first[static_cast<std::size_t>(i)]);
  {
    FixedDays days(master, {});
    generate(master, days.pricers(), {});
    const std::vector<DayChoice> open = days.open_days(1e-3, 1, 0);
    ASSERT_EQ(open.size(), 14U);
    const auto still_open = [&] { return days.open_days(1e-3, 1, 0).size(); };
    days.fix(std::span(open).first(8));
    EXPECT_EQ(still_open(), 6U);
    ASSERT_TRUE(days.turn_back());
    EXPECT_EQ(still_open(), 12U);
    ASSERT_TRUE(days.turn_back());
    EXPECT_EQ(still_open(), 13U);
    ASSERT_TRUE(days.turn_back());  // the surest day is barred now
    for (const Master::Column& column : master.columns()) {
      const bool barred = column.person == static_cast<int>(open.front().person) &&
                          column.line.duty[static_cast<std::size_t>(open.front().day)] == open.front().duty;
      EXPECT_EQ(column.allowed, !barred);
    }
    EXPECT_FALSE(days.turn_back());
    EXPECT_EQ(still_open(), 14U);
    days.fix(std::span(open).first(8));
  }
  for (const Master::Column& column : master.columns()) EXPECT_TRUE(column.allowed);
}

Rota rota_of(const std::vector<Line>& lines) {
  Rota rota;
  for (const Line& line : lines) rota.emplace_back(line.duty.begin(), line.duty.end());
  return rota;
}

TEST(Annealing, BreaksNoRuleAndCostsWhatTheCheckFinds) {
  int bettered = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const nrp24::Problem problem = invented(seed, 14, 6);
    const LineModel model = nrp24::line_model(problem);
    SolveOptions first_only;
    first_only.used = [] { return 2.0; };
    const Solved first = solve(model, first_only);
    if (first.lines.empty()) continue;
    AnnealOptions options;
    options.seed = seed;
    options.moves = 20'000;
    options.least_legal = 1;
    EXPECT_FALSE(anneal(model, first.lines, options).has_value());
    options.least_legal = 0;
    const auto lines = anneal(model, first.lines, options);
    ASSERT_TRUE(lines.has_value());
    const nrp24::Evaluation evaluation = nrp24::evaluate(problem, rota_of(*lines));
    EXPECT_TRUE(evaluation.violations.empty()) << seed;
    EXPECT_EQ(static_cast<double>(evaluation.value()), value_of(model, *lines)) << seed;
    EXPECT_LE(value_of(model, *lines), first.value) << seed;
    bettered += value_of(model, *lines) < first.value ? 1 : 0;
    EXPECT_EQ(rota_of(*anneal(model, first.lines, options)), rota_of(*lines)) << seed;
  }
  EXPECT_GT(bettered, 3);
}

/// Whatever is put into a window by its own rules keeps the rules of the whole, and costs there what it is said to cost.
TEST(WindowModel, ALineOfTheWindowIsALineOfTheWhole) {
  int changed = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const nrp24::Problem problem = invented(seed, 28, 4);
    const LineModel model = nrp24::line_model(problem);
    SolveOptions first_only;
    first_only.used = [] { return 2.0; };
    std::vector<Line> lines = solve(model, first_only).lines;
    if (lines.empty()) continue;
    const WindowCutter cutter(model);
    ASSERT_TRUE(cutter.possible());
    for (const int first : {0, 7, 14, 21}) {
      const std::vector<int> persons{1, 3};
      for (std::size_t i = 0; i < persons.size(); ++i) {
        const WindowModel window = cutter.cut(lines, persons, first, first + 6);
        PricingSpace space;
        const LinePricer pricer(window.model, static_cast<int>(i), window.allowed[i]);
        const Priced priced = pricer.cheapest(random_prices(window.model, seed), space, 3);
        ASSERT_FALSE(priced.lines.empty()) << seed;
        const auto person = static_cast<std::size_t>(persons[i]);
        const Line before = lines[person];
        lines[person] = WindowCutter::joined(before, window, window.lines[i], priced.lines.front().line);
        const nrp24::Evaluation evaluation = nrp24::evaluate(problem, rota_of(lines));
        EXPECT_TRUE(evaluation.violations.empty()) << seed;
        EXPECT_EQ(static_cast<double>(evaluation.value()), value_of(model, lines)) << seed;
        changed += lines[person].duty != before.duty ? 1 : 0;
        for (int d = 0; d < model.days; ++d) {
          if (d < first || d > first + 6) {
            EXPECT_EQ(lines[person].duty[static_cast<std::size_t>(d)], before.duty[static_cast<std::size_t>(d)]);
          }
        }
      }
    }
  }
  EXPECT_GT(changed, 20);
}

TEST(WindowModel, OthersAreWhoIsPresentBesides) {
  int windows = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const LineModel model = nrp24::line_model(invented(seed, 28, 4));
    SolveOptions first_only;
    first_only.used = [] { return 2.0; };
    const std::vector<Line> lines = solve(model, first_only).lines;
    if (lines.empty()) continue;
    ++windows;
    const WindowModel window = WindowCutter(model).cut(lines, {0, 2}, 7, 13);
    for (int d = 0; d < window.model.days; ++d) {
      for (Duty duty = 0; duty < model.duties; ++duty) {
        int present = 0;
        for (const std::size_t person : {1U, 3U})
          present += lines[person].duty[static_cast<std::size_t>(7 + d)] == duty ? 1 : 0;
        EXPECT_EQ(window.others[window.model.cell(d, duty)], present);
      }
    }
  }
  EXPECT_GT(windows, 3);
}

TEST(Solver, SameSeedSameRotaForAnyNumberOfThreads) {
  const nrp24::Problem problem = invented(7, 14, 6);
  const LineModel model = nrp24::line_model(problem);
  std::vector<std::vector<Duty>> first;
  for (const unsigned threads : {1U, 2U}) {
    SolveOptions options;
    options.threads = threads;
    options.most_iterations = 8;
    const Solved solved = solve(model, options);
    std::vector<std::vector<Duty>> lines;
    for (const Line& line : solved.lines) lines.push_back(line.duty);
    if (threads == 1) {
      first = lines;
    } else {
      EXPECT_EQ(lines, first);
    }
  }
}

TEST(Solver, NamesWhoHasNoLine) {
  nrp24::Problem problem = invented(5, 7, 2);
  problem.persons[1].least_minutes = problem.persons[1].most_minutes = 7 * 1440;
  const Solved solved = solve(nrp24::line_model(problem), {});
  EXPECT_TRUE(solved.lines.empty());
  EXPECT_NE(std::find(solved.without_line.begin(), solved.without_line.end(), 1), solved.without_line.end());
}

TEST(PublicSet, ThePublishedRotaCosts607) {
  const std::filesystem::path folder = "../shared/benchmarks/nrp24";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the public set is not at hand";
  std::ifstream input(folder / "Instance1.txt");
  const nrp24::Problem problem = nrp24::read(input, "Instance1.txt");
  std::ifstream lines(folder / "Instance1_solution_607.csv");
  const nrp24::Evaluation evaluation = nrp24::evaluate(problem, nrp24::read_rota(lines, "solution", problem));
  EXPECT_EQ(evaluation.requests, 7);
  EXPECT_EQ(evaluation.cover, 600);
  EXPECT_TRUE(evaluation.violations.empty());
  SolveOptions options;
  options.most_iterations = 200;
  options.threads = 2;
  EXPECT_EQ(solve(nrp24::line_model(problem), options).value, 607);
}

}  // namespace
}  // namespace handlingsrom::roster
