// How processes share work, and one process alone.
#include "base/ranks.hpp"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace handlingsrom {
namespace {

TEST(Ranks, OneAloneLeadsAndHearsItself) {
  const auto alone = join_ranks();
  EXPECT_TRUE(alone->leads());
  EXPECT_EQ(alone->count(), 1);
  std::string bytes = "figures";
  alone->broadcast(bytes);
  EXPECT_EQ(bytes, "figures");
  EXPECT_EQ(alone->gather("mine"), std::vector<std::string>{"mine"});
}

TEST(Ranks, TheLargestPieceGoesFirstToTheOneWithLeastToDo) {
  // 7 → 0, 6 → 1, 5 → 1 (6 < 7), 4 → 0, 3 → 0 (11 = 11: the first).
  EXPECT_EQ(share_out({3, 5, 7, 4, 6}, 2), (std::vector<int>{0, 1, 0, 0, 1}));
  EXPECT_EQ(share_out({}, 3), std::vector<int>{});
  EXPECT_EQ(share_out({1, 1}, 1), (std::vector<int>{0, 0}));
}

// Graham (1969): no more than 4/3 of the best, and the best is at least the mean and the largest piece.
RC_GTEST_PROP(Ranks, NoOneHasMuchMoreThanNeedBe, ()) {
  const auto pieces = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100)));
  const int ranks = *rc::gen::inRange(1, 6);
  const std::vector<double> work(pieces.begin(), pieces.end());
  const auto owner = share_out(work, ranks);
  std::vector<double> load(static_cast<std::size_t>(ranks), 0);
  for (std::size_t i = 0; i < work.size(); ++i) load.at(static_cast<std::size_t>(owner[i])) += work[i];
  const double total = std::accumulate(work.begin(), work.end(), 0.0);
  const double largest = *std::max_element(work.begin(), work.end());
  const double most = *std::max_element(load.begin(), load.end());
  // What any greedy order keeps to: the mean of the others and one piece more.
  RC_ASSERT(most <= total / ranks + largest * (1 - 1.0 / ranks) + 1e-9);
}

}  // namespace
}  // namespace handlingsrom
