#include "choice/scenario/evaluate.hpp"
#include "choice/scenario/knowing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "choice/scenario/lever.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::scenario {
namespace {

const rooms::Chain& chain() {
  static const rooms::Chain instance(facts::load("data/handlingsrom.bundle"));
  return instance;
}
const Evaluator& skaun() {
  static const Evaluator instance(chain(), chain().facts().registry->find("skaun"));
  return instance;
}
std::vector<Setting> turned(const char* id, double value) {
  return {{lever_index(id), std::vector<double>(static_cast<std::size_t>(skaun().period().years), value)}};
}

KnowingRequest short_request() {
  KnowingRequest request;
  request.paths = 200;
  return request;
}

TEST(Knowing, IsWorthNothingWhereOneChoiceIsAlwaysBest) {
  const auto much = turned("efficiency", 0.02), little = turned("efficiency", 0.005);
  const std::vector<Option> options{{&skaun(), much}, {&skaun(), little}};
  const ValueOfKnowing worth = value_of_knowing(options, short_request());
  EXPECT_EQ(worth.best, 0U);
  EXPECT_NEAR(worth.of_everything, 0, 1);
  EXPECT_NEAR(worth.chance_best[0], 1, 1e-9);
  for (const WorthKnowing& part : worth.parts) EXPECT_NEAR(part.value, 0, 1) << part.id;
}

// More places cost money and are worth it only if they are needed: what the population becomes decides.
TEST(Knowing, PointsAtWhatDecides) {
  const auto build = turned("care_places", 20);
  const std::vector<Option> options{{&skaun(), {}}, {&skaun(), build}};
  const ValueOfKnowing worth = value_of_knowing(options, short_request());
  EXPECT_GE(worth.of_everything, 0);
  EXPECT_NEAR(std::accumulate(worth.chance_best.begin(), worth.chance_best.end(), 0.0), 1, 1e-9);
  for (const WorthKnowing& part : worth.parts) {
    EXPECT_GE(part.value, 0) << part.id;
    EXPECT_LE(part.value, worth.of_everything * 1.001 + 1) << part.id;
  }
  EXPECT_TRUE(std::is_sorted(worth.parts.begin(), worth.parts.end(),
                             [](const auto& a, const auto& b) { return a.value > b.value; }));
}

TEST(Knowing, IsTheSameForTheSameSeed) {
  const auto build = turned("care_places", 20);
  const std::vector<Option> options{{&skaun(), {}}, {&skaun(), build}};
  const ValueOfKnowing first = value_of_knowing(options, short_request()),
                       again = value_of_knowing(options, short_request());
  EXPECT_EQ(first.expected, again.expected);
  EXPECT_EQ(first.parts.front().id, again.parts.front().id);
  EXPECT_EQ(first.parts.front().value, again.parts.front().value);
}

}  // namespace
}  // namespace handlingsrom::scenario
