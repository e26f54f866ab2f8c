// Whole measures: what each gives is a run with it alone; a chosen set meets its frame in a run together, and none is smaller.
#include "choice/measures/measures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "choice/scenario/evaluate.hpp"
#include "choice/scenario/analysis.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::measures {
namespace {

const rooms::Chain& chain() {
  static const rooms::Chain instance(facts::load("data/handlingsrom.bundle"));
  return instance;
}
const scenario::Evaluator& skaun() {
  static const scenario::Evaluator instance(chain(), chain().facts().registry->find("skaun"));
  return instance;
}
std::vector<std::size_t> own_levers() {
  std::vector<std::size_t> list;
  for (std::size_t k = 0; k < scenario::all_levers().size(); ++k) {
    if (!scenario::all_levers()[k]->outside) list.push_back(k);
  }
  return list;
}
const std::vector<Measure>& offered() {
  static const std::vector<Measure> list = candidates(skaun(), own_levers(), skaun().period().first);
  return list;
}
Year year_of(int after) { return skaun().period().first + after; }
constexpr int later = 14;

/// Measures in plain amounts, for which the answer can be found by hand.
std::vector<Measure> plain(std::initializer_list<std::array<double, 3>> yearly) {
  std::vector<Measure> list;
  for (const auto& each : yearly)
    list.push_back(own_measure("m" + std::to_string(list.size()), "", each, skaun().period().first, skaun().period()));
  return list;
}

/// Every subset: the fewest measures that meet the frame, or the greatest worth where `by_worth`; NaN where none does.
double best_of_all(const std::vector<Measure>& list, const Frame& frame, bool by_worth) {
  double best = std::nan("");
  for (unsigned set = 0; set < (1U << list.size()); ++set) {
    double value = 0;
    int count = 0;
    std::vector<double> sums(frame.demands.size(), 0.0);
    for (std::size_t j = 0; j < list.size(); ++j) {
      if (((set >> j) & 1U) == 0) continue;
      ++count;
      value += by_worth ? list[j].worth : -disturbance(list[j]);
      for (std::size_t d = 0; d < sums.size(); ++d)
        sums[d] += list[j].gives[frame.demands[d].room].at(
            static_cast<std::size_t>(frame.demands[d].year - skaun().period().first));
    }
    bool meets = count <= frame.most;
    for (std::size_t d = 0; d < sums.size(); ++d) meets = meets && sums[d] >= frame.demands[d].at_least;
    if (meets && !(value <= best)) best = value;
  }
  return best;
}

TEST(Measures, StayWithinLawAndWhatThereIs) {
  ASSERT_GT(offered().size(), 20U);
  for (const Measure& measure : offered()) {
    const scenario::Lever& lever = *scenario::all_levers()[*measure.lever];
    const auto possible = skaun().possible(lever);
    EXPECT_GE(measure.value, std::max(possible.least, lever.legal_low)) << measure.id;
    EXPECT_LE(measure.value, std::min(possible.most, lever.legal_high)) << measure.id;
    EXPECT_NE(measure.value, lever.today) << measure.id;
  }
}

TEST(Measures, GiveNothingBeforeTheirFirstYear) {
  for (const Measure& measure : offered()) {
    for (int t = 0; t < measure.from - skaun().period().first; ++t) {
      for (std::size_t room = 0; room < scenario::room_count; ++room)
        EXPECT_NEAR(measure.gives[room].at(static_cast<std::size_t>(t)), 0, 1e-6) << measure.id << " " << t;
    }
  }
}

TEST(Measures, ThoseThatGiveMostComeFirst) {
  for (std::size_t room = 0; room < scenario::room_count; ++room) {
    const auto order = giving_most(offered(), room, later, 6);
    ASSERT_FALSE(order.empty());
    const auto given = [&](std::size_t j) { return offered()[j].gives[room].at(later); };
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end(), [&](auto a, auto b) { return given(a) > given(b); }));
    for (std::size_t j = 0; j < offered().size(); ++j) EXPECT_LE(given(j), given(order.front()) + 1e-9);
  }
}

TEST(Measures, ProposalOfPlainAmountsIsTheBestOfAllSubsets) {
  const auto list = plain({{5e6, 0, 0}, {4e6, -1, 0}, {9e6, -6, 0}, {1e6, 3, 0}, {3e6, 0, -2}, {2e6, 2, 1}});
  for (const double money : {1e6, 6e6, 12e6, 16e6, 19e6}) {
    for (const double people : {-10.0, -1.0, 0.0, 2.0}) {
      const Frame frame{{{0, year_of(later), money}, {1, year_of(later), people}}, 4, {}, {}};
      const Choice choice = propose(skaun(), list, frame);
      const double best = best_of_all(list, frame, false);
      if (std::isnan(best)) {
        EXPECT_EQ(choice.status, priority::Status::infeasible);
        EXPECT_FALSE(choice.colliding.empty());
        continue;
      }
      double value = 0;
      for (const std::size_t j : choice.chosen) value -= disturbance(list[j]);
      EXPECT_NEAR(value, best, 1e-9) << money << " " << people;
      EXPECT_TRUE(choice.met);
    }
  }
}

TEST(Measures, PrioritiesAreTheGreatestWorthOfAllSubsets) {
  auto list = plain({{-5e6, 2, 0}, {4e6, -1, 0}, {9e6, -6, 0}, {-1e6, 3, 0}, {3e6, 0, -2}, {-2e6, 2, 1}});
  const double worth[] = {3, -1, -3, 1, -2, 2};
  for (std::size_t j = 0; j < list.size(); ++j) list[j].worth = worth[j];
  for (const double money : {-10e6, -3e6, 0.0, 4e6, 12e6}) {
    const Frame frame{{{0, year_of(later), money}}, 6, {}, {}};
    const Choice choice = prioritise(skaun(), list, frame);
    double value = 0;
    for (const std::size_t j : choice.chosen) value += list[j].worth;
    EXPECT_NEAR(value, best_of_all(list, frame, true), 1e-9) << money;
    // Forcing one more in loses what the best choice with it is short of.
    for (const Outside& outside : choice.outside) {
      EXPECT_GE(outside.loss.value_or(0), -1e-9);
    }
  }
}

TEST(Measures, SharedMeansThatNoneGivesHalfAlone) {
  const auto list = plain({{20e6, 0, 0}, {5e6, 0, 0}, {4e6, 0, 0}, {3e6, 0, 0}, {2e6, 0, 0}});
  Frame frame{{{0, year_of(later), 11.5e6}}, 7, {}, {}};
  EXPECT_EQ(propose(skaun(), list, frame).chosen, (std::vector<std::size_t>{0}));
  frame.shared = true;
  const Choice shared = propose(skaun(), list, frame);
  EXPECT_EQ(shared.chosen, (std::vector<std::size_t>{1, 2, 3}));
  EXPECT_TRUE(shared.met);
  EXPECT_EQ(shared.too_large, (std::vector<std::size_t>{0}));
  // Where the small ones do not suffice, those that were kept out are let in again.
  frame.demands.front().at_least = 16e6;
  EXPECT_EQ(propose(skaun(), list, frame).chosen, (std::vector<std::size_t>{0}));
  // One that must be there stays, however large.
  frame.demands.front().at_least = 11.5e6;
  frame.with = {"m0"};
  EXPECT_EQ(propose(skaun(), list, frame).chosen, (std::vector<std::size_t>{0}));
}

TEST(Measures, WhatCollidesIsSmallestAndCollides) {
  const auto list = plain({{5e6, -2, 0}, {6e6, -4, 0}, {1e6, 1, 0}});
  const Frame frame{{{0, year_of(later), 10e6}, {1, year_of(later), 0}, {2, year_of(later), -5}}, 3, {}, {}};
  const Choice choice = propose(skaun(), list, frame);
  ASSERT_EQ(choice.status, priority::Status::infeasible);
  EXPECT_EQ(choice.colliding, (std::vector<std::size_t>{0, 1}));
  for (const std::size_t left_out : choice.colliding) {
    Frame looser = frame;
    looser.demands.erase(looser.demands.begin() + static_cast<std::ptrdiff_t>(left_out));
    EXPECT_EQ(propose(skaun(), list, looser).status, priority::Status::optimal);
  }
}

TEST(Measures, ProposalIsReachedInARunTogether) {
  for (const double million : {5.0, 20.0, 40.0}) {
    const Frame frame{{{0, year_of(later), million * 1e6}}, 7, {}, {}};
    const Choice choice = propose(skaun(), offered(), frame);
    ASSERT_FALSE(choice.chosen.empty());
    const auto settings = settings_of(offered(), choice.chosen, skaun().period());
    const auto index = static_cast<std::size_t>(later);
    const double change =
        scenario::rooms_of(skaun().run(settings))[0].at(index) - scenario::rooms_of(skaun().run({}))[0].at(index);
    EXPECT_NEAR(change, choice.reached.at(0), 1);
    EXPECT_EQ(choice.met, change >= million * 1e6 * (1 - 1e-6));
    EXPECT_LE(choice.chosen.size(), 7U);
    std::set<std::size_t> levers;
    for (const std::size_t j : choice.chosen) EXPECT_TRUE(levers.insert(*offered()[j].lever).second);
    for (const std::size_t a : choice.chosen) {
      for (const std::size_t b : choice.chosen) EXPECT_TRUE(a == b || !exclude_each_other(offered()[a], offered()[b]));
    }
  }
}

TEST(Measures, WithAndWithoutAreKept) {
  const Frame open{{{0, year_of(later), 20e6}}, 7, {}, {}};
  const Choice first = propose(skaun(), offered(), open);
  ASSERT_FALSE(first.chosen.empty());
  const std::string& left_out = offered()[first.chosen.front()].id;
  Frame bound = open;
  bound.without = {left_out};
  for (const std::size_t j : propose(skaun(), offered(), bound).chosen) EXPECT_NE(offered()[j].id, left_out);
  bound = open;
  ASSERT_FALSE(first.outside.empty());
  bound.with = {offered()[first.outside.front().measure].id};
  const Choice with = propose(skaun(), offered(), bound);
  EXPECT_TRUE(std::any_of(with.chosen.begin(), with.chosen.end(),
                          [&](std::size_t j) { return offered()[j].id == bound.with.front(); }));
}

TEST(Frame, AFloorHoldsUpAFigureThatIsNoRoom) {
  const std::vector<std::string> watched{"workforce.needed.nurse"};
  const auto list = candidates(skaun(), own_levers(), skaun().period().first, watched);
  ASSERT_EQ(list.size(), offered().size()) << "watching changes no measure";
  const Year year = year_of(later);
  Frame free;
  free.demands = {{0, year, 40e6, std::nullopt}};
  free.watched = watched;
  const Choice without = propose(skaun(), list, free);
  ASSERT_TRUE(without.met);
  Frame held = free;
  held.demands.push_back({0, year, 0, 0});
  const Choice with = propose(skaun(), list, held);
  // Slow and obvious: the run together has as many nurses as today's course.
  if (with.met) {
    const auto id = watched.front();
    const auto run = skaun().run(settings_of(list, with.chosen, skaun().period()));
    EXPECT_GE(run.middle(id, year), skaun().run({}).middle(id, year) - 1e-6);
    EXPECT_GE(with.chosen.size(), without.chosen.size());
  } else {
    EXPECT_TRUE(with.status == priority::Status::infeasible || !with.chosen.empty());
  }
}

TEST(Frame, OwnMeasuresLeaveWatchedFiguresAsTheyAre) {
  auto list = plain({{50e6, 0, 0}});
  Frame frame;
  frame.watched = {"workforce.needed.nurse"};
  frame.demands = {{0, year_of(later), 10e6, std::nullopt}, {0, year_of(later), 0, 0}};
  EXPECT_TRUE(propose(skaun(), list, frame).met);
  frame.demands[1].at_least = 1;
  EXPECT_FALSE(propose(skaun(), list, frame).met);
}

}  // namespace
}  // namespace handlingsrom::measures
