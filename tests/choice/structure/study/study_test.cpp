// Every choice is gone through again by a checker that knows nothing of the search; small municipalities are tried set by set.
#include "choice/structure/study/study.hpp"
#include "choice/structure/study/linear.hpp"
#include "choice/structure/study/schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

#include "base/error.hpp"

namespace handlingsrom::structure_study {
namespace {

/// Schools 1–7 and an area at each, kilometres apart along a road; no chance, one path.
Study along_a_road(const std::vector<double>& at, const std::vector<double>& per_grade, int years = 3) {
  Study study;
  study.first = Year{2028};
  study.years = years;
  study.paths = 1;
  study.staffing.classes.variation = 0;
  for (std::size_t k = 0; k < at.size(); ++k) {
    Site site;
    site.name = "S" + std::to_string(k);
    site.highest = 7;
    site.running_cost = 1e6 + 1e5 * static_cast<double>(k);
    study.sites.push_back(site);
    Area area;
    area.name = "A" + std::to_string(k);
    for (int t = 0; t < years; ++t) {
      ByGrade pupils{};
      for (std::size_t g = 0; g < 7; ++g) pupils[g] = per_grade[k] + t;
      area.pupils.push_back(pupils);
    }
    for (int g = 1; g <= grades; ++g) area.today.push_back(g <= 7 ? k : no_site);
    study.areas.push_back(area);
  }
  for (const double site : at) {
    for (const double area : at) {
      study.kilometres.push_back(std::abs(site - area));
      study.minutes.push_back(2 * std::abs(site - area));
    }
  }
  return study;
}

/// A kindergarten's or care home's staff, gone through again.
double checked_unit(const UnitRules& rules, const ByGrade& users, double all) {
  if (all <= 0) return rules.leader_fixed;
  double norm = 0;
  for (std::size_t g = 0; g < users.size(); ++g) norm += users[g] * rules.per_user[g];
  double units = 1;
  while (rules.unit > 0 && units * rules.unit < all) ++units;
  return std::max({norm, units * rules.least_per_unit, rules.least}) + rules.leader_fixed + rules.leader_per_user * all;
}

/// The checker: the total from the placing alone, demands held. Numbers are whole, so nothing is drawn.
double checked_total(const Study& study, const Choice& choice) {
  double total = 0;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    if (study.sites[s].rule == Rule::open) {
      EXPECT_TRUE(choice.open[s]);
    }
    if (study.sites[s].rule == Rule::closed) {
      EXPECT_FALSE(choice.open[s]);
    }
    const Site& site = study.sites[s];
    total += choice.open[s]    ? site.investment + (site.open_today ? 0 : site.opening_cost)
             : site.open_today ? site.closing_cost - site.sale
                               : 0;
  }
  for (int t = 0; t < study.years; ++t) {
    const auto year = static_cast<std::size_t>(t);
    double cost = 0;
    for (std::size_t s = 0; s < study.sites.size(); ++s) {
      ByGrade pupils{};
      double all = 0;
      for (std::size_t a = 0; a < study.areas.size(); ++a) {
        for (std::size_t g = 0; g < pupils.size(); ++g) {
          if (choice.placing[a][g] != s) continue;
          const double here = study.areas[a].pupils[year][g];
          EXPECT_TRUE(choice.open[s]);
          EXPECT_TRUE(study.sites[s].has(static_cast<int>(g) + 1));
          EXPECT_LE(study.way(s, a), study.longest[g < 4 ? 0 : g < 7 ? 1 : 2]);
          pupils[g] += here;
          all += here;
          if (study.way(s, a) > (g == 0 ? 2 : 4)) cost += here * study.costs.transport;
        }
      }
      if (!std::isnan(study.sites[s].seats)) {
        EXPECT_LE(all, study.sites[s].seats + 1e-6);
      }
      if (!choice.open[s]) continue;
      cost += study.sites[s].running_cost;
      double fte = all > 0 ? staffing::staff_of(pupils, study.staffing, false).all() : study.staffing.leader_fixed;
      if (study.unit) fte = checked_unit(*study.unit, pupils, all);
      cost += fte * study.costs.fte;
    }
    total += cost / std::pow(1 + study.costs.discount, t);
  }
  return total;
}

void expect_sound(const Study& study, Evaluator& evaluator, const Result& result) {
  EXPECT_LE(result.bound, result.best.total * (1 + 1e-9));
  double before = -1e300, travel = 1e300;
  for (const Point& point : result.frontier) {
    EXPECT_NEAR(point.total, checked_total(study, point.choice), 1e-3);
    EXPECT_NEAR(evaluator.sums(point.choice).total, point.total, 1e-3);
    EXPECT_LE(evaluator.bound(point.choice.open), point.total * (1 + 1e-9)) << "the bound of a set lies under its cost";
    EXPECT_GE(point.total, before);
    EXPECT_LT(point.travel, travel);
    before = point.total;
    travel = point.travel;
  }
}

TEST(StructureStudy, TheCheapestOfEverySetTriedByTheChecker) {
  Study study = along_a_road({0, 3, 9, 14, 30}, {20, 4, 6, 12, 5});
  study.longest = {22, 22, 22};
  study.sites[2].sale = 5e6;
  study.sites[3].investment = 9e6;
  Evaluator evaluator(study);
  const Result result = solve(study, evaluator, {});
  EXPECT_TRUE(result.proved);
  expect_sound(study, evaluator, result);
  double best = 1e300;
  for (unsigned mask = 1; mask < 32; ++mask) {
    std::vector<char> open;
    for (unsigned s = 0; s < 5; ++s) open.push_back(static_cast<char>(mask >> s & 1U));
    if (const auto choice = evaluator.place(open)) best = std::min(best, checked_total(study, *choice));
  }
  EXPECT_NEAR(result.best.total, best, 1e-3);
  EXPECT_EQ(result.best.total, result.bound);
}

/// Places, pupils, seats and demands by turns: what one draw leaves out, another has.
Study by_turns(unsigned turn) {
  const auto fraction = [&](unsigned k, double root) {
    return std::fmod((turn * 7.0 + k + 0.5) * std::sqrt(root), 1.0);
  };
  std::vector<double> at, pupils;
  for (unsigned k = 0; k < 6; ++k) {
    at.push_back(40 * fraction(k, 2));
    pupils.push_back(std::floor(1 + 24 * std::pow(fraction(k, 3), 2)));
  }
  Study study = along_a_road(at, pupils, 2);
  for (unsigned k = 0; k < 6; ++k) {
    Site& site = study.sites[k];
    if (fraction(k, 5) < 0.3) site.seats = std::floor(pupils[k] * 7 * (1 + 2 * fraction(k, 7)) + 14);
    if (fraction(k, 11) < 0.15) site.rule = Rule::open;
    if (fraction(k, 13) < 0.1) site.rule = Rule::closed;
    if (fraction(k, 17) < 0.3) site.sale = 4e6;
    if (fraction(k, 19) < 0.2) site.highest = 4;
  }
  const double longest = 6 + 30 * fraction(0, 23);
  study.longest = {longest, 1.3 * longest, 60};
  if (turn % 4 == 3) {
    UnitRules rules;
    rules.per_user.fill(0.3);
    rules.unit = 18;
    rules.least_per_unit = 4;
    rules.least = 6;
    study.unit = rules;
    study.longest.fill(longest);
    for (Site& site : study.sites) site.highest = 7;
  }
  return study;
}

TEST(StructureStudy, NoSetCostsLessThanItsBoundNorThanThatOfAll) {
  unsigned possible = 0, close = 0;
  for (unsigned turn = 0; turn < 60; ++turn) {
    const Study study = by_turns(turn);
    Evaluator evaluator(study);
    double best = 1e300;
    for (unsigned mask = 1; mask < 64; ++mask) {
      std::vector<char> open;
      bool kept = true;
      for (unsigned s = 0; s < 6; ++s) {
        open.push_back(static_cast<char>(mask >> s & 1U));
        kept = kept && (study.sites[s].rule == Rule::free || (study.sites[s].rule == Rule::open) == (open[s] != 0));
      }
      if (!kept) continue;
      const auto choice = evaluator.place(open);
      if (!choice) continue;
      const double total = checked_total(study, *choice);
      EXPECT_LE(evaluator.bound(open), total * (1 + 1e-9)) << "turn " << turn << ", set " << mask;
      best = std::min(best, total);
    }
    if (best == 1e300) continue;
    ++possible;
    const Linear linear = linear_of(study, Goal::cost, &evaluator);
    const double bound = linear.constant + location::solve(linear.problem, {}).bound;
    EXPECT_LE(bound, best * (1 + 1e-9)) << "turn " << turn;
    close += bound > 0.99 * best;
  }
  EXPECT_GT(possible, 30U) << "most draws must have a choice, or the test says nothing";
  EXPECT_GT(close, possible / 3) << "a bound that is never near says nothing";
}

TEST(StructureStudy, WhereNobodyCanGoElsewhereTheBoundKnowsTheClasses) {
  std::vector<double> at, pupils;
  for (int k = 0; k < 16; ++k) {
    at.push_back(30.0 * k);
    pupils.push_back(2 + k % 5);
  }
  Study study = along_a_road(at, pupils);
  study.longest = {20, 20, 20};
  Evaluator evaluator(study);
  const Result result = solve(study, evaluator, {});
  EXPECT_TRUE(result.proved) << "more are free than are tried set by set";
  EXPECT_NEAR(result.bound, checked_total(study, result.best.choice), 1e-3);
}

TEST(StructureStudy, SeatsSendTheNearestOnwards) {
  Study study = along_a_road({0, 1, 2}, {10, 10, 10}, 1);
  study.sites[0].rule = Rule::closed;
  study.sites[1].seats = 100;  // its own 70 and no more whole areas
  Evaluator evaluator(study);
  const auto choice = evaluator.place({0, 1, 1});
  ASSERT_TRUE(choice.has_value());
  EXPECT_EQ(choice->placing[0][0], 2U) << "past the full school";
  EXPECT_EQ(choice->placing[1][0], 1U);
  study.sites[2].seats = 100;
  EXPECT_FALSE(Evaluator(study).place({0, 1, 1}).has_value());
}

TEST(StructureStudy, WhatAChoiceDoesByHand) {
  Study study = along_a_road({0, 3, 20}, {10, 5, 8}, 1);
  Evaluator evaluator(study);
  const auto choice = evaluator.place({1, 0, 1});
  ASSERT_TRUE(choice.has_value());
  const Sums sums = evaluator.sums(*choice);
  EXPECT_EQ(sums.moved[0], 35) << "seven grades of five";
  EXPECT_EQ(sums.newly[0], 5) << "three kilometres: the first grade only";
  EXPECT_NEAR(sums.kilometres[0], 35 * 3.0 / 161, 1e-9);
  EXPECT_EQ(sums.longest, 3);
  EXPECT_EQ(evaluator.sums(evaluator.today()).moved[0], 0);
}

TEST(StructureStudy, MoreSchoolsThanAreTriedOneByOneHaveABound) {
  std::vector<double> at, pupils;
  for (int k = 0; k < 16; ++k) {
    at.push_back(4.0 * k + (k % 3));
    pupils.push_back(3 + (k * 7) % 15);
  }
  Study study = along_a_road(at, pupils, 2);
  study.longest = {15, 20, 20};
  Evaluator evaluator(study);
  const Result result = solve(study, evaluator, {});
  EXPECT_FALSE(result.proved);
  expect_sound(study, evaluator, result);
  EXPECT_GT(result.bound, 0.5 * result.best.total);
}

TEST(StructureStudy, DemandsThatCollideAreTheSmallestSet) {
  Study study = along_a_road({0, 10, 40}, {5, 5, 5}, 1);
  study.sites[0].rule = Rule::open;
  study.sites[2].rule = Rule::closed;
  study.longest = {20, 1e9, 1e9};
  const std::vector<Demand> demands = collision(study);
  ASSERT_EQ(demands.size(), 2U) << "that the first stays has nothing to do with it";
  EXPECT_EQ(demands[0].kind, Demand::Kind::close);
  EXPECT_EQ(demands[0].site, 2U);
  EXPECT_EQ(demands[1].kind, Demand::Kind::longest);
  Evaluator evaluator(study);
  EXPECT_THROW(solve(study, evaluator, {}), handlingsrom::Error);
  study.longest = {30, 1e9, 1e9};
  EXPECT_TRUE(collision(study).empty());
}

TEST(StructureStudy, TooFewSchoolsAndSeats) {
  Study study = along_a_road({0, 10, 40}, {5, 5, 5}, 1);
  study.most_open = 1;
  study.longest = {12, 12, 12};
  EXPECT_FALSE(collision(study).empty());
  study.most_open = 2;
  EXPECT_TRUE(collision(study).empty());
  for (Site& site : study.sites) site.seats = 30;
  EXPECT_FALSE(collision(study).empty()) << "35 pupils everywhere";
}

TEST(StructureStudy, ClosingThatCostsMoreThanKeepingOpenKeepsTheBoundSound) {
  std::vector<double> at, pupils;
  for (int k = 0; k < 16; ++k) {
    at.push_back(3.0 * k);
    pupils.push_back(4 + (k * 5) % 11);
  }
  Study study = along_a_road(at, pupils, 2);
  study.longest = {15, 20, 20};
  for (std::size_t s = 0; s < study.sites.size(); s += 3) study.sites[s].closing_cost = 8e6;
  Evaluator evaluator(study);
  expect_sound(study, evaluator, solve(study, evaluator, {}));
}

/// The cost of an order, from the placing of each year: what is paid once is paid in the year of change.
double checked_order(const Study& study, const Evaluator& evaluator, const std::vector<int>& year) {
  double total = 0;
  for (int t = 0; t < study.years; ++t) {
    Study alone = study;
    alone.years = 1;
    alone.first = study.first + t;
    std::vector<char> open;
    bool any = false;
    for (std::size_t s = 0; s < study.sites.size(); ++s) {
      const bool changed = year[s] >= 0 && year[s] <= t;
      any = any || changed;
      open.push_back(static_cast<char>(study.sites[s].open_today != changed));
      Site& site = alone.sites[s];
      const double once =
          study.sites[s].open_today ? site.closing_cost - site.sale : site.investment + site.opening_cost;
      const bool kept = study.sites[s].open_today && year[s] < 0;
      const double paid = (year[s] == t ? once : 0) + (t == 0 && kept ? site.investment : 0);
      total += paid / std::pow(1 + study.costs.discount, t);
      site.investment = site.sale = site.opening_cost = site.closing_cost = 0;
    }
    for (Area& area : alone.areas) area.pupils = {area.pupils[static_cast<std::size_t>(t)]};
    const auto choice = any ? evaluator.place(open) : std::optional(evaluator.today());
    if (!choice) return 1e300;
    total += checked_total(alone, *choice) / std::pow(1 + study.costs.discount, t);
  }
  return total;
}

TEST(StructureSchedule, NoOrderOfAllThatAreTriedCostsLess) {
  Study study = along_a_road({0, 3, 9, 14}, {20, 4, 6, 12}, 4);
  study.sites[1].sale = 5e6;
  study.sites[2].closing_cost = 3e6;
  study.sites[3].open_today = false;
  study.sites[3].investment = 2e6;
  std::fill(study.areas[3].today.begin(), study.areas[3].today.begin() + 7, 2);
  study.most_changes = 1;
  Evaluator evaluator(study);
  const std::vector<char> end{1, 0, 0, 1};
  const auto found = spread_out(study, evaluator, end, 1);
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->proved);
  EXPECT_NEAR(found->sums.total, checked_order(study, evaluator, found->year), 1e-3);
  double best = 1e300, best_of_all = 1e300;
  for (int a = -1; a < 4; ++a) {
    for (int b = -1; b < 4; ++b) {
      for (int c = -1; c < 4; ++c) {
        if ((a >= 0 && (a == b || a == c)) || (b >= 0 && b == c)) continue;
        const double cost = checked_order(study, evaluator, {-1, a, b, c});
        best_of_all = std::min(best_of_all, cost);
        if (a >= 0 && b >= 0 && c >= 0) best = std::min(best, cost);
      }
    }
  }
  EXPECT_NEAR(found->sums.total, best, 1e-3);
  study.sites[0].rule = Rule::open;
  Evaluator kept(study);
  const auto any = best_schedule(study, kept, end);
  ASSERT_TRUE(any.has_value());
  EXPECT_NEAR(any->sums.total, best_of_all, 1e-3) << "which schools and which years together";
}

TEST(StructureSchedule, WhatDoesNotFitIntoTheYearsIsNotPossible) {
  Study study = along_a_road({0, 3, 9, 14}, {20, 4, 6, 12}, 2);
  Evaluator evaluator(study);
  EXPECT_FALSE(spread_out(study, evaluator, {1, 0, 0, 0}, 1).has_value()) << "three changes, one a year, two years";
  EXPECT_TRUE(spread_out(study, evaluator, {1, 0, 0, 0}, 2).has_value());
  study.longest = {4, 4, 4};
  Evaluator strict(study);
  EXPECT_FALSE(spread_out(study, strict, {1, 0, 0, 1}, 2).has_value()) << "someone would have no school";
}

TEST(StructureSchedule, ManyChangesOneByOne) {
  std::vector<double> at, pupils;
  for (int k = 0; k < 16; ++k) {
    at.push_back(2.0 * k);
    pupils.push_back(3 + k % 4);
  }
  Study study = along_a_road(at, pupils, 8);
  Evaluator evaluator(study);
  std::vector<char> end(16, 0);
  end[4] = end[12] = 1;
  const auto found = spread_out(study, evaluator, end, 2);
  ASSERT_TRUE(found.has_value());
  EXPECT_FALSE(found->proved);
  EXPECT_NEAR(found->sums.total, checked_order(study, evaluator, found->year), 1e-3);
  for (int t = 0; t < 8; ++t) EXPECT_LE(std::count(found->year.begin(), found->year.end(), t), 2);
}

TEST(StructureUnits, AKindergartenOfEverySetTriedByTheChecker) {
  Study study = along_a_road({0, 3, 9, 14}, {9, 4, 6, 12});
  study.unit = UnitRules{};
  study.unit->per_user[0] = 1.0 / 3;
  study.unit->per_user[1] = 1.0 / 6;
  study.unit->unit = 18;
  study.unit->least_per_unit = 2.5;
  study.unit->least = 3;
  for (Area& area : study.areas) {
    for (ByGrade& year : area.pupils) std::fill(year.begin() + 2, year.end(), 0.0);
  }
  study.sites[1].sale = 5e6;
  Evaluator evaluator(study);
  const Result result = solve(study, evaluator, {});
  EXPECT_TRUE(result.proved);
  expect_sound(study, evaluator, result);
  double best = 1e300;
  for (unsigned mask = 1; mask < 16; ++mask) {
    std::vector<char> open;
    for (unsigned s = 0; s < 4; ++s) open.push_back(static_cast<char>(mask >> s & 1U));
    if (const auto choice = evaluator.place(open)) best = std::min(best, checked_total(study, *choice));
  }
  EXPECT_NEAR(result.best.total, best, 1e-3);
}

TEST(StructureStudy, YearGroupsKeepTheirSizeAsTheyMoveUp) {
  Study study = along_a_road({0}, {9}, 4);
  study.staffing.classes.variation = 1;
  study.paths = 200;
  for (auto& year : study.areas[0].pupils) {
    for (std::size_t g = 0; g < 7; ++g) year[g] = 9;
  }
  Evaluator evaluator(study);
  const Sums sums = evaluator.sums(evaluator.today());
  EXPECT_NEAR(sums.sites[0][0].pupils, 63, 1.5);
  EXPECT_LT(sums.sites[0][0].low, 58);
  EXPECT_GT(sums.sites[0][0].high, 68);
}

/// Every child by itself: each year some leave and others come, as many as are expected to leave; a year group that begins is a Poisson count.
struct ByChild {
  std::vector<double> mean, low, high;  // [year] of the whole school
};
ByChild child_by_child(int expected, double moves, int years, bool counted, int runs) {
  std::mt19937_64 random(20261129);
  std::poisson_distribution<int> born(expected), newcomers(expected * moves);
  std::bernoulli_distribution leaves(moves);
  std::vector<std::vector<double>> all(static_cast<std::size_t>(years));
  for (int run = 0; run < runs; ++run) {
    std::array<int, 7> grade{};
    for (int& each : grade) each = counted ? expected : born(random);
    for (std::size_t t = 0; t < all.size(); ++t) {
      if (t > 0) {
        for (std::size_t g = grade.size() - 1; g > 0; --g) {
          int stay = 0;
          for (int child = 0; child < grade[g - 1]; ++child) stay += leaves(random) ? 0 : 1;
          grade[g] = stay + newcomers(random);
        }
        grade[0] = born(random);
      }
      all[t].push_back(std::accumulate(grade.begin(), grade.end(), 0.0));
    }
  }
  ByChild result;
  for (std::size_t t = 0; t < all.size(); ++t) {
    std::sort(all[t].begin(), all[t].end());
    const auto at = [&](double share) { return all[t][static_cast<std::size_t>(share * (runs - 1))]; };
    result.mean.push_back(std::accumulate(all[t].begin(), all[t].end(), 0.0) / runs);
    result.low.push_back(at(0.1));
    result.high.push_back(at(0.9));
  }
  return result;
}

TEST(StructurePaths, CountedYearGroupsVaryOnlyByThoseWhoMoveAsChildByChild) {
  constexpr int years = 9, expected = 20;
  constexpr double moves = 0.05;
  const auto bands = [&](bool counted) {
    Study study = along_a_road({0}, {0}, years);
    study.staffing.classes.variation = 1;
    study.paths = 3000;
    Area& area = study.areas[0];
    area.unsure.assign(years, ByGrade{});
    for (std::size_t t = 0; t < years; ++t) {
      for (std::size_t g = 0; g < 7; ++g) {
        area.pupils[t][g] = expected;
        area.unsure[t][g] = counted && g >= t ? 1 - std::pow(1 - moves, 2.0 * static_cast<double>(t)) : 1;
      }
    }
    Evaluator evaluator(study);
    return evaluator.sums(evaluator.today()).sites[0];
  };
  for (const bool counted : {true, false}) {
    const ByChild slow = child_by_child(expected, moves, years, counted, 8000);
    const std::vector<SiteYear> fast = bands(counted);
    for (std::size_t t = 0; t < years; ++t) {
      EXPECT_NEAR(fast[t].pupils, slow.mean[t], 0.6) << counted << " " << t;
      EXPECT_NEAR(fast[t].low, slow.low[t], 1.5) << counted << " " << t;
      EXPECT_NEAR(fast[t].high, slow.high[t], 1.5) << counted << " " << t;
    }
    if (!counted) continue;
    EXPECT_EQ(fast[0].low, 7 * expected) << "a year group that is counted has the number that was counted";
    EXPECT_EQ(fast[0].high, 7 * expected);
    EXPECT_LT(fast[3].high - fast[3].low, fast[8].high - fast[8].low) << "those who begin are yet to come";
  }
}

TEST(StructurePaths, WhatIsNotWholeIsNotRoundedTheSameWayEverywhere) {
  Study study = along_a_road({0}, {0}, 1);
  study.staffing.classes.variation = 1;
  study.paths = 2000;
  study.areas[0].unsure.assign(1, ByGrade{});
  for (std::size_t g = 0; g < 7; ++g) study.areas[0].pupils[0][g] = 17.6;
  Evaluator evaluator(study);
  EXPECT_NEAR(evaluator.sums(evaluator.today()).sites[0][0].pupils, 7 * 17.6, 0.2);
}

TEST(StructurePaths, TheMunicipalitysCourseIsWiderForThoseWhoAreNotBorn) {
  const std::array tables{parameters()};
  const Assumptions assumptions(Year{2026}, 30, tables);
  const double born = assumptions.first("structure_study.yearly_spread"),
               unborn = assumptions.first("structure_study.yearly_spread_unborn");
  const auto spread = spread_of(assumptions, ages_of_pupils(), Year{2026}, Year{2028}, 20);
  // Grade 1 in 2032 is aged 6 on 1 January 2032: born in 2025, counted; in 2033 it is not.
  EXPECT_NEAR(spread[4][0], born * std::sqrt(6.0), 1e-12);
  EXPECT_NEAR(spread[5][0], std::sqrt(unborn * unborn + 6 * born * born), 1e-12);
  EXPECT_NEAR(spread[5][9], born * std::sqrt(7.0), 1e-12);
  for (std::size_t t = 1; t < spread.size(); ++t) {
    for (std::size_t g = 0; g < spread[t].size(); ++g) EXPECT_GT(spread[t][g], spread[t - 1][g]);
  }
}

}  // namespace
}  // namespace handlingsrom::structure_study
