// Who pays what: every row and mark is there, dearer is told apart without colour, what is missing leaves no mark.
#include "surface/report/svg/shares.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace handlingsrom::svg {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::size_t occurrences(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

Shares three(double width) {
  Shares shares;
  shares.id = "s";
  shares.title = "A & B";
  shares.alone_name = "Alone";
  shares.paid_name = "Per inhabitant";
  shares.others_name = "other ways";
  shares.range_name = "range";
  shares.format = [](double value, double) { return std::to_string(static_cast<int>(value)); };
  shares.width = width;
  shares.rows = {{"Cheaper", 1000, 900, 850, 950, {880, 990, none}, "900"},
                 {"Dearer", 1000, 1100, 1000, 1200, {1010}, "1100"},
                 {"Left", 1050, none, none, none, {}, "1050 alone"}};
  return shares;
}

TEST(Shares, EveryRowHasItsMarks) {
  const std::string drawn = draw(three(640));
  EXPECT_EQ(occurrences(drawn, "c-zero"), 4U) << "three alone, one in the explanation";
  EXPECT_EQ(occurrences(drawn, "<circle class=\"c-left-bar\""), 2U) << "one, and the explanation's";
  EXPECT_EQ(occurrences(drawn, "<circle class=\"c-short-bar\""), 1U);
  EXPECT_EQ(occurrences(drawn, "c-hatched"), 1U) << "dearer, without colour";
  EXPECT_EQ(occurrences(drawn, "c-leader"), 4U) << "three other ways, one in the explanation";
  EXPECT_EQ(occurrences(drawn, "nan"), 0U);
  EXPECT_NE(drawn.find("A &amp; B"), std::string::npos);
}

TEST(Shares, CheaperLiesLeftOfAlone) {
  const std::string drawn = draw(three(640));
  const auto x = [&](const std::string& mark, const std::string& attribute) {
    return std::stod(drawn.substr(drawn.find(attribute + "=\"", drawn.find(mark)) + attribute.size() + 2));
  };
  EXPECT_LT(x("<line class=\"c-left-line\"", "x2"), x("<line class=\"c-left-line\"", "x1"));
  EXPECT_GT(x("<line class=\"c-short-line\"", "x2"), x("<line class=\"c-short-line\"", "x1"));
}

TEST(Shares, ANarrowOneIsTallerAndBreaksItsExplanation) {
  Shares narrow = three(220);
  narrow.rows[0].name = "A municipality with a long name";
  const auto height = [](const std::string& drawn) {
    const std::string box = drawn.substr(drawn.find("viewBox=\"0 0 ") + 13);
    return std::stod(box.substr(box.find(' ')));
  };
  EXPECT_GT(height(draw(narrow)), height(draw(three(640))));
}

TEST(Shares, NothingToShowIsStillADrawing) {
  Shares empty = three(400);
  empty.rows.clear();
  EXPECT_NE(draw(empty).find("</svg>"), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::svg
