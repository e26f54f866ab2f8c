// Every choice is gone through again by a checker that knows nothing of the search; small municipalities are tried set by set.
#include "choice/structure/study/study.hpp"

#include <gtest/gtest.h>

#include <cmath>

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
    total += choice.open[s] ? study.sites[s].investment : study.sites[s].open_today ? -study.sites[s].sale : 0;
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
      const double fte =
          all > 0 ? staffing::staff_of(pupils, study.staffing, false).all() : study.staffing.leader_fixed;
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

}  // namespace
}  // namespace handlingsrom::structure_study
