#include "base/trace.hpp"

#include <utility>

#include <gtest/gtest.h>

namespace handlingsrom::trace {
namespace {

Node leaf(double value) { return assumption("care.winter_peak", value, Unit::share); }

TEST(Children, AreSharedByCopiesUntilOneIsChanged) {
  const Node first = combine("sheet.sum", Operation::sum, Unit::share, {leaf(1), leaf(2)});
  Node second = first;
  EXPECT_EQ(std::as_const(second.children).begin(), first.children.begin());
  second.children[0].value = 5;
  EXPECT_NE(std::as_const(second.children).begin(), first.children.begin());
  EXPECT_EQ(first.children[0].value, 1);
  EXPECT_EQ(std::as_const(second).children[0].value, 5);
}

TEST(Children, OfACopyGrowAndShrinkByThemselves) {
  Node first = combine("sheet.sum", Operation::sum, Unit::share, {leaf(1), leaf(2), leaf(3)});
  Node second = first;
  second.children.push_back(leaf(4));
  first.children.erase(first.children.begin(), first.children.begin() + 2);
  ASSERT_EQ(std::as_const(first).children.size(), 1U);
  EXPECT_EQ(std::as_const(first).children.front().value, 3);
  ASSERT_EQ(std::as_const(second).children.size(), 4U);
  EXPECT_EQ(std::as_const(second).children.back().value, 4);
}

TEST(Children, OfNothingAreNone) {
  Node none;
  for (const Node& child : std::as_const(none.children)) FAIL() << child.key;
  for (Node& child : none.children) FAIL() << child.key;
  none.children.clear();
  EXPECT_TRUE(none.children.empty());
}

}  // namespace
}  // namespace handlingsrom::trace
