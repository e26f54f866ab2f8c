#include "standing/importing/plain_words.hpp"

#include <gtest/gtest.h>

#include "standing/importing/sum_words.hpp"

namespace handlingsrom::importing {
namespace {

TEST(PlainWords, AreWithoutSignsAndCapitals) {
  EXPECT_EQ(plain_words("– Herav\xC2\xA0 Menn:"), "herav menn");
  EXPECT_EQ(plain_words("ANTALL ÅRSVERK (ØKONOMI)"), "antall årsverk økonomi");
  EXPECT_EQ(plain_words("kr×2 Ærlig"), "kr×2 ærlig") << "a sign among the letters has no small form";
  EXPECT_EQ(plain_words("  "), "");
}

TEST(PlainWords, OfASumAreKnownInCapitalsToo) { EXPECT_TRUE(may_be_sum("ÅRSRESULTAT")); }

}  // namespace
}  // namespace handlingsrom::importing
