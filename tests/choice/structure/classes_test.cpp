#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <random>

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
      if (count == 1)
        classes += static_cast<int>(std::ceil(sum / rules.largest_class[upper ? 1 : 0]));
      else if (sum > rules.combined_class[std::min<std::size_t>(count, 4) - 2])
        allowed = false;
      else if (sum > 0)
        ++classes;
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

// Slow and obvious: thousands of schools with Poisson year groups, drawn one by one.
TEST(Classes, MeanIsThatOfManyDrawnSchools) {
  const Rules rules;
  std::mt19937 generator(7);
  for (const double per_grade : {1.5, 5.0, 9.0, 14.0, 23.0, 27.0, 29.0, 60.0}) {
    double classes = 0, groups = 0;
    constexpr int schools = 20000;
    std::poisson_distribution<int> year_group(per_grade);
    for (int s = 0; s < schools; ++s) {
      std::vector<double> drawn(7);
      double all = 0;
      for (double& one : drawn) all += one = year_group(generator);
      const int here = fewest_classes(drawn, false, rules);
      classes += here;
      groups += std::max<double>(here, all / rules.group_size);
    }
    const Classes mean = expected_classes(std::vector<double>(7, per_grade), false, rules);
    EXPECT_NEAR(mean.classes, classes / schools, 0.03 * classes / schools + 0.05) << per_grade;
    EXPECT_NEAR(mean.groups, groups / schools, 0.03 * groups / schools + 0.05) << per_grade;
  }
}

TEST(Classes, WithoutVariationItIsTheFewest) {
  Rules rules;
  rules.variation = 0;
  const std::vector<double> pupils(7, 12.4);
  EXPECT_NEAR(expected_classes(pupils, false, rules).classes, fewest_classes(pupils, false, rules), 1e-9);
}

}  // namespace
}  // namespace handlingsrom::structure
