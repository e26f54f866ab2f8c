#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "choice/structure/structure.hpp"

namespace handlingsrom::structure {
namespace {

// Slow and obvious: every way to cut the grades into runs.
int by_trying_all(const std::vector<double>& pupils, bool upper, const Rules& rules) {
  int best = 1000;
  const auto n = pupils.size();
  for (unsigned cuts = 0; cuts < 1U << (n - 1); ++cuts) {
    int classes = 0;
    bool allowed = true;
    std::size_t begin = 0;
    for (std::size_t g = 0; g < n; ++g) {
      if (g + 1 < n && ((cuts >> g) & 1U) == 0) continue;
      double sum = 0;
      for (std::size_t k = begin; k <= g; ++k) sum += pupils[k];
      const auto count = g - begin + 1;
      if (count == 1) classes += static_cast<int>(std::ceil(sum / rules.largest_class[upper ? 1 : 0]));
      else if (sum > rules.combined_class[std::min<std::size_t>(count, 4) - 2]) allowed = false;
      else if (sum > 0) ++classes;
      begin = g + 1;
    }
    if (allowed) best = std::min(best, classes);
  }
  return best;
}

TEST(Classes, KnownAnswers) {
  const Rules rules;
  EXPECT_EQ(fewest_classes(std::vector<double>(7, 28), false, rules), 7);
  EXPECT_EQ(fewest_classes(std::vector<double>(7, 29), false, rules), 14);
  EXPECT_EQ(fewest_classes(std::vector<double>(3, 30), true, rules), 3);
  EXPECT_EQ(fewest_classes(std::vector<double>(7, 12), false, rules), 4) << "pairs of 24 and one alone";
  EXPECT_EQ(fewest_classes(std::vector<double>(7, 6), false, rules), 3) << "threes of 18 and one alone";
  EXPECT_EQ(fewest_classes(std::vector<double>(7, 12.0 / 7), false, rules), 1) << "twelve pupils in one room";
  EXPECT_EQ(fewest_classes(std::vector<double>(7, 0), false, rules), 0);
  EXPECT_EQ(fewest_classes(std::vector<double>{}, false, rules), 0);
}

TEST(Classes, NoGradesTogetherWhereTheLimitIsZero) {
  Rules rules;
  rules.combined_class = {0, 0, 0};
  EXPECT_EQ(fewest_classes(std::vector<double>(7, 3), false, rules), 7);
}

RC_GTEST_PROP(Classes, SameAsTryingEveryCut, ()) {
  const auto whole = *rc::gen::container<std::vector<int>>(7, rc::gen::inRange(0, 70));
  const std::vector<double> pupils(whole.begin(), whole.end());
  const bool upper = *rc::gen::arbitrary<bool>();
  const Rules rules;
  RC_ASSERT(fewest_classes(pupils, upper, rules) == by_trying_all(pupils, upper, rules));
}

}  // namespace
}  // namespace handlingsrom::structure
