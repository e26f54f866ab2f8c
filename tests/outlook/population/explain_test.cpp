#include "outlook/population/explain.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "standing/registry/registry.hpp"

namespace handlingsrom::population {
namespace {

bool reaches_a_cell(const trace::Node& node) {
  if (node.operation == trace::Operation::cell) return !node.reference.source_id.empty();
  return std::any_of(node.children.begin(), node.children.end(), reaches_a_cell);
}

TEST(ExplainPopulation, TreesAddUpAndReachTheTable) {
  const auto facts = facts::load("data/handlingsrom.bundle");
  for (const bool scaled : {false, true}) {
    Settings settings = default_settings(Year{2026}, Year{2050});
    if (scaled) settings.scaled_to = ScaledTo::published_municipality_total;
    const auto frame = prepare(facts, settings);
    for (const char* name : {"5029", "0301", "1151"}) {
      const auto municipality = facts->registry->find(name);
      const Projection projection = project(*frame, municipality);
      for (const auto& [from, to] : {std::pair{0, oldest_age}, {0, 5}, {6, 15}, {67, 79}, {80, oldest_age}, {20, 66}}) {
        for (const int t : {0, 1, 4, 14, 24}) {
          const trace::Node tree = explain_persons(*frame, municipality, t, from, to);
          EXPECT_NEAR(tree.value, projection.total(t, from, to), 1e-8 * std::max(1.0, tree.value))
              << name << ' ' << from << ' ' << t;
          EXPECT_LT(trace::largest_discrepancy(tree), 1e-9) << name << ' ' << from << ' ' << t;
          EXPECT_TRUE(reaches_a_cell(tree));
        }
      }
    }
  }
}

}  // namespace
}  // namespace handlingsrom::population
