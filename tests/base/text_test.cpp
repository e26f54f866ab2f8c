#include "base/text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace handlingsrom {
namespace {

TEST(PlainText, LetsWordsThrough) {
  for (const char* text : {"", "Skaun", "æøåÆØÅ čáŋđ", "228 000,5\u00A0kr", "−3 %", "Ein – to «tre» …", "😀", "日本"}) {
    EXPECT_TRUE(is_plain_text(text)) << text;
  }
}

TEST(PlainText, RefusesWhatHidesTurnsRoundOrBreaks) {
  for (const char* text : {"\x01",   "\x1b[31m", "a\nb",   "a\tb",   "a\rb",   "\x7f",   "\u0085",
                           "\u00AD", "\u061C",   "\u200B", "\u200D", "\u200E", "\u2028", "\u202A",
                           "\u202E", "\u2060",   "\u2066", "\u2069", "\uFEFF", "\uFFFE", "\U000E0041"}) {
    EXPECT_FALSE(is_plain_text(text)) << text;
  }
  EXPECT_FALSE(is_plain_text(std::string_view("a\0b", 3)));
  EXPECT_TRUE(is_plain_text("a\nb\tc", Lines::several));
  EXPECT_FALSE(is_plain_text("a\rb", Lines::several));
}

TEST(PlainText, RefusesBrokenUtf8) {
  // RFC 3629 section 10: overlong forms, surrogates, beyond the last plane, pieces.
  for (const char* text : {"\xff", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                           "\xf8\x88\x80\x80\x80", "\x80", "a\xe2\x82"})
    EXPECT_FALSE(is_plain_text(text));
}

TEST(PlainText, KnowsABlankName) {
  for (const char* text : {"", " ", "\t \n", "\u00A0\u2003\u3000"}) EXPECT_TRUE(is_blank(text));
  EXPECT_FALSE(is_blank(" a"));
}

TEST(PlainText, ShowsAMarkForWhatDoesNotShow) {
  EXPECT_EQ(visible("a\x1b[31mb\nc"), "a\uFFFD[31mb\nc");
  EXPECT_EQ(visible("\xff\u202Eæ"), "\uFFFD\uFFFDæ");
}

TEST(Shortened, IsCutBetweenCharactersAndSaysSo) {
  EXPECT_EQ(shortened("Høylandet"), "Høylandet");
  EXPECT_EQ(shortened("Høylandet", 10), "Høylandet");  // ten bytes
  EXPECT_EQ(shortened("Høylandet", 3), "Hø…");
  EXPECT_EQ(shortened("Høylandet", 2), "H…");
  EXPECT_EQ(shortened("Høylandet", 0), "…");
  EXPECT_EQ(shortened("\x1b[31m", 3), "\uFFFD[3…");
  EXPECT_EQ(shortened(std::string(100, 'x')).size(), 60 + std::string("…").size());
}

}  // namespace
}  // namespace handlingsrom
