#include "standing/disclosure/small_counts.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace handlingsrom::disclosure {
namespace {

using trace::Node;
using trace::Operation;

const double none = std::nan("");

Node users(double value, Provenance provenance = Provenance::municipality) {
  return trace::cell("care_users_today", value, Unit::users, {"ssb_12292_users", "1122"}, provenance);
}
Node moved(Node leaf) {
  Node growth = trace::assumption("growth", 1.5, Unit::none);
  return trace::combine("care_group", Operation::product, Unit::users, {std::move(leaf), std::move(growth)});
}
Node sum(std::vector<Node> parts) {
  return trace::combine("care_users", Operation::sum, Unit::users, std::move(parts));
}

TEST(SmallCounts, OfATable) {
  EXPECT_EQ(hidden_cells({25, {none, 8, 13}}), (std::array{false, true, true, false})) << "25 − 8 − 13 = 4";
  EXPECT_EQ(hidden_cells({25, {9, none, 13}}), (std::array{false, true, true, false}))
      << "25 − 9 − 13 = 3, and the smaller of the others";
  EXPECT_EQ(hidden_cells({40, {none, 15, 13}}), (std::array{false, false, false, false}));
  EXPECT_EQ(hidden_cells({3, {none, none, none}}), (std::array{true, false, false, false}));
  EXPECT_EQ(hidden_cells({30, {0, 12, 18}}), (std::array{false, false, false, false})) << "none is no small number";
  EXPECT_EQ(hidden_cells({none, {3, 12, 18}}), (std::array{false, true, false, false}))
      << "no total, nothing to compute";
}

TEST(SmallCounts, TheTreeHidesTheSmallOneAndOneMore) {
  Node tree = sum({moved(users(4)), moved(users(8)), moved(users(13))});
  const double total = tree.value;
  EXPECT_EQ(hide_small_counts(tree), 4U);
  EXPECT_TRUE(is_hidden(tree.children[0]));
  EXPECT_TRUE(is_hidden(tree.children[0].children[0]));
  EXPECT_TRUE(std::isnan(tree.children[0].value)) << "with the growth shown it would give the count away";
  EXPECT_TRUE(is_hidden(tree.children[1]));
  EXPECT_FALSE(is_hidden(tree.children[2]));
  EXPECT_EQ(tree.value, total);
  EXPECT_FALSE(is_hidden(tree.children[0].children[1])) << "an assumption is no one's";
  EXPECT_EQ(hide_small_counts(tree), 0U) << "once is enough";
}

TEST(SmallCounts, TwoSmallOnesHideEachOther) {
  Node tree = sum({moved(users(2)), moved(users(3)), moved(users(13))});
  hide_small_counts(tree);
  EXPECT_FALSE(is_hidden(tree.children[2]));
  EXPECT_FALSE(is_hidden(tree));
}

TEST(SmallCounts, ASumWithNothingToHideItAmongIsHidden) {
  Node tree = sum({moved(users(4)), trace::assumption("other", 10, Unit::users)});
  hide_small_counts(tree);
  EXPECT_TRUE(is_hidden(tree));
}

TEST(SmallCounts, EstimatesAndLargeCountsStay) {
  Node tree = sum({moved(users(3, Provenance::interval)), moved(users(8)), moved(users(0)), moved(users(5))});
  EXPECT_EQ(hide_small_counts(tree), 0U);
}

}  // namespace
}  // namespace handlingsrom::disclosure
