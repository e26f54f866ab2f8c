// Everything that `priority solve` says of a small list, against every choice there is.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "choice/priority/decide.hpp"

namespace handlingsrom::priority {
namespace {

const char* const text = R"(
title = "Small"
first_year = 2027
last_year = 2029
criteria = ["users", "staff"]
[[group]]
name = "A"
weights = { users = 3, staff = 1 }
[[group]]
name = "B"
weights = { users = 1, staff = 4 }
[[limit]]
of = "money"
by_year = { 2027 = 6, 2028 = 3, 2029 = -1 }
[[limit]]
of = "change"
each_year = 2
[[measure]]
id = "centre"
scores = { users = 2, staff = 2 }
one_off = 2
money = [-1, 1]
change = [1, 1]
[[measure]]
id = "night"
scores = { users = 3, staff = 1 }
money = [-2, 2]
change = 1
needs = ["centre"]
[[measure]]
id = "merge"
scores = { users = -2, staff = 0 }
money = 4
change = 1
excludes = ["hall"]
[[measure]]
id = "hall"
scores = { users = 2, staff = 1 }
money = -1
[[measure]]
id = "duty"
scores = { users = 0.5, staff = 0 }
money = -1
statutory = true
latest = 2028
)";

using Starts = std::vector<std::optional<Year>>;

double value_of(const MeasureList& list, const Starts& starts, const std::vector<double>& weights) {
  double value = 0;
  const double years = list.last - list.first + 1;
  for (std::size_t m = 0; m < starts.size(); ++m) {
    if (!starts[m]) continue;
    double each = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) each += weights[c] * list.measures[m].scores[c];
    value += each * (list.last - *starts[m] + 1) / years;
  }
  return value;
}

double money_of(const MeasureList& list, const Starts& starts) {
  double money = 0;
  for (std::size_t m = 0; m < starts.size(); ++m) {
    for (Year year = list.first; starts[m] && year <= list.last; year = year + 1)
      money += list.measures[m].use(Resource::money, *starts[m], year);
  }
  return money;
}

bool allowed(const MeasureList& list, const Starts& starts, double more_money = 0) {
  for (std::size_t m = 0; m < starts.size(); ++m) {
    const Measure& measure = list.measures[m];
    if (measure.statutory && !starts[m]) return false;
    if (!starts[m]) continue;
    for (const std::string& id : measure.needs) {
      const auto& needed = starts[list.index_of(id)];
      if (!needed || *needed > *starts[m]) return false;
    }
    for (const std::string& id : measure.excludes) {
      if (starts[list.index_of(id)]) return false;
    }
  }
  for (const Limit& limit : list.limits) {
    double taken = 0;
    for (std::size_t m = 0; m < starts.size(); ++m) {
      if (starts[m]) taken += list.measures[m].use(limit.resource, *starts[m], limit.year);
    }
    const double available = limit.available + (limit.resource == Resource::money ? more_money : 0);
    if (taken > available + 1e-9) return false;
  }
  return true;
}

template <class Visit>
void every_choice(const MeasureList& list, Starts& starts, std::size_t m, const Visit& visit) {
  if (m == list.measures.size()) {
    visit(starts);
    return;
  }
  starts[m].reset();
  every_choice(list, starts, m + 1, visit);
  for (Year year = list.measures[m].earliest; year <= list.measures[m].latest; year = year + 1) {
    starts[m] = year;
    every_choice(list, starts, m + 1, visit);
  }
  starts[m].reset();
}

struct Best {
  double value = -1e300;
  Starts starts;
};

template <class Accept>
Best best_of(const MeasureList& list, const std::vector<double>& weights, const Accept& accept) {
  Best best;
  Starts starts(list.measures.size());
  every_choice(list, starts, 0, [&](const Starts& each) {
    if (!accept(each)) return;
    const double value = value_of(list, each, weights);
    if (value > best.value) best = {value, each};
  });
  return best;
}

std::vector<double> joint(const MeasureList& list) {
  std::vector<double> weights(list.criteria.size(), 0.0);
  for (const Group& group : list.groups) {
    for (std::size_t c = 0; c < weights.size(); ++c)
      weights[c] += group.weights[c] / static_cast<double>(list.groups.size());
  }
  return weights;
}

TEST(BruteForce, AgreesOnTheJointPlanAndOnEachGroups) {
  const MeasureList list = read_measures(text, "small.toml");
  const auto ok = [&](const Starts& starts) { return allowed(list, starts); };
  const Plan plan = decide(list);
  ASSERT_EQ(plan.status, Status::optimal);
  EXPECT_TRUE(allowed(list, plan.start));
  EXPECT_NEAR(plan.value, best_of(list, joint(list), ok).value, 1e-9);
  EXPECT_NEAR(plan.value, value_of(list, plan.start, joint(list)), 1e-9);
  EXPECT_NEAR(plan.money, money_of(list, plan.start), 1e-9);
  const auto plans = plans_by_group(list);
  for (std::size_t g = 0; g < plans.size(); ++g) {
    EXPECT_NEAR(plans[g].value, best_of(list, list.groups[g].weights, ok).value, 1e-9) << g;
    EXPECT_TRUE(allowed(list, plans[g].start)) << g;
  }
}

TEST(BruteForce, AgreesOnWhatIsJustOutside) {
  const MeasureList list = read_measures(text, "small.toml");
  const Plan plan = decide(list);
  const double free = best_of(list, joint(list), [&](const Starts& s) { return allowed(list, s); }).value;
  const auto outside = just_outside(list, plan);
  EXPECT_FALSE(outside.empty());
  for (const Outside& each : outside) {
    EXPECT_FALSE(plan.start[each.measure]);
    const Best forced =
        best_of(list, joint(list), [&](const Starts& s) { return s[each.measure] && allowed(list, s); });
    ASSERT_EQ(each.loss.has_value(), !forced.starts.empty());
    if (each.loss) {
      EXPECT_NEAR(*each.loss, free - forced.value, 1e-9);
    }
    if (!each.money_each_year) continue;
    const double enough = *each.money_each_year;
    const auto loss_with = [&](double more) {
      const Best all = best_of(list, joint(list), [&](const Starts& s) { return allowed(list, s, more); });
      const Best with =
          best_of(list, joint(list), [&](const Starts& s) { return s[each.measure] && allowed(list, s, more); });
      return all.value - with.value;
    };
    EXPECT_NEAR(loss_with(enough), 0, 1e-9) << list.measures[each.measure].id;
  }
}

TEST(BruteForce, AgreesOnTheFrontier) {
  const MeasureList list = read_measures(text, "small.toml");
  const auto points = frontier(list, 8);
  ASSERT_GE(points.size(), 2U);
  for (const FrontierPoint& point : points) {
    const Best best = best_of(list, joint(list), [&](const Starts& s) {
      return allowed(list, s) && money_of(list, s) <= point.money + 1e-9;
    });
    EXPECT_NEAR(best.value, point.value, 1e-9) << point.money;
  }
}

TEST(BruteForce, AConflictIsOneAndHasNothingTooMuch) {
  const std::string tight = std::string(text) +
                            "[[limit]]\nof = \"people\"\neach_year = 0\n[[measure]]\nid = \"law\"\n" +
                            "statutory = true\nmoney = -9\nneeds = [\"night\"]\n";
  const MeasureList list = read_measures(tight, "tight.toml");
  ASSERT_EQ(decide(list).status, Status::infeasible);
  const auto found = conflicts(list);
  ASSERT_FALSE(found.empty());
  // The limits of the conflict alone leave no choice, and without any one of them there is one.
  const auto named = [&](const Limit& limit) {
    return std::any_of(found.begin(), found.end(), [&](const Conflict& conflict) {
      return conflict.kind == Conflict::Kind::limit &&
             resource_keys[static_cast<std::size_t>(limit.resource)] == conflict.name &&
             std::to_string(limit.year.value) == conflict.other;
    });
  };
  MeasureList only = list;
  std::erase_if(only.limits, [&](const Limit& limit) { return !named(limit); });
  ASSERT_FALSE(only.limits.empty());
  EXPECT_EQ(decide(only).status, Status::infeasible);
  for (std::size_t k = 0; k < only.limits.size(); ++k) {
    MeasureList looser = only;
    looser.limits.erase(looser.limits.begin() + static_cast<std::ptrdiff_t>(k));
    EXPECT_NE(decide(looser).status, Status::infeasible) << k;
  }
  EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const Conflict& c) { return c.name == "law"; }));
}

}  // namespace
}  // namespace handlingsrom::priority
