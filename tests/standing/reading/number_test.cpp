// Numbers as people write them.
#include "standing/reading/number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fmt/format.h>

namespace handlingsrom::reading {
namespace {

double comma(std::string_view text) {
  const auto number = read_number(text);
  return number ? number->with_comma : -1e99;
}

TEST(Numbers, ReadsWhatNorwegianSpreadsheetsWrite) {
  EXPECT_EQ(comma("228 000,5"), 228000.5);
  EXPECT_EQ(comma("228\u00A0000"), 228000);
  EXPECT_EQ(comma("228\u202F000,25"), 228000.25);
  EXPECT_EQ(comma("1.234.567,8"), 1234567.8);
  EXPECT_EQ(comma("\u22129500"), -9500);
  EXPECT_EQ(comma("\u2212 9 500,5"), -9500.5);
  EXPECT_EQ(comma(" -1 362 250 "), -1362250);
  EXPECT_EQ(comma("1 200-"), -1200);
  EXPECT_EQ(comma("(1 200)"), -1200);
  EXPECT_EQ(comma("kr 1 200,-"), 1200);
  EXPECT_EQ(comma("3,4 %"), 3.4);
  EXPECT_EQ(comma("1'234'567"), 1234567);
  EXPECT_EQ(comma("0,123"), 0.123);
  EXPECT_EQ(comma(",5"), 0.5);
  EXPECT_EQ(comma("1,2E+03"), 1200);
  EXPECT_TRUE(read_number("0301")->leading_zero);
  EXPECT_FALSE(read_number("0,5")->leading_zero);
  EXPECT_FALSE(read_number("0")->leading_zero);
}

TEST(Numbers, LeavesWhatIsNone) {
  for (const char* text : {"",
                           "-",
                           ".",
                           "..",
                           "1.006.01",
                           "31.12.2025",
                           "12 34",
                           "1 2345",
                           "91 23 45 67",
                           "2021-22",
                           "5029 Skaun",
                           "17A",
                           "1,2,3",
                           "1.234,567,8",
                           "1e",
                           "1e9999",
                           "--5",
                           "(5",
                           "0101 Halden (-2019)",
                           "20240617 08:00",
                           "12:30",
                           ",",
                           "."}) {
    EXPECT_FALSE(read_number(text).has_value()) << text;
  }
}

TEST(Numbers, SaysWhenAMarkCanBeEither) {
  const auto dot = read_number("228.000");
  ASSERT_TRUE(dot);
  EXPECT_EQ(dot->form, NumberForm::point_or_thousand);
  EXPECT_EQ(dot->with_comma, 228000);
  EXPECT_EQ(dot->with_point, 228);
  const auto comma_mark = read_number("-1,250");
  ASSERT_TRUE(comma_mark);
  EXPECT_EQ(comma_mark->form, NumberForm::comma_or_thousand);
  EXPECT_EQ(comma_mark->with_comma, -1.25);
  EXPECT_EQ(comma_mark->with_point, -1250);
  // Not these: a group has one to three digits before it, and none begins with a zero.
  EXPECT_EQ(read_number("0.123")->form, NumberForm::point_decimal);
  EXPECT_EQ(read_number("1234.567")->form, NumberForm::point_decimal);
  EXPECT_EQ(read_number("1 234.567")->form, NumberForm::point_decimal);
  EXPECT_EQ(read_number("12.5")->form, NumberForm::point_decimal);
}

// Whatever number: written the Norwegian way with any space for thousands it comes back.
RC_GTEST_PROP(NumbersProperty, ComesBackFromAnyWriting, ()) {
  const auto whole = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
  const auto decimals = *rc::gen::inRange(0, 100);
  const bool negative = *rc::gen::arbitrary<bool>();
  const std::string space = *rc::gen::element<std::string>(" ", "\u00A0", "\u202F", "\u2009", ".", "");
  std::string digits = std::to_string(whole);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += space;
    text += digits[i];
  }
  text += fmt::format(",{:02}", decimals);
  const auto number = read_number((negative ? "\u2212" : "") + text);
  RC_ASSERT(number.has_value());
  const double expected = std::stod(fmt::format("{}{}.{:02}", negative ? "-" : "", whole, decimals));
  RC_ASSERT(number->with_comma == expected);
}

}  // namespace
}  // namespace handlingsrom::reading
