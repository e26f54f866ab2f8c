#include "outlook/population/settings.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace handlingsrom::population {
namespace {

TEST(Settings, ReadsTheFourLetters) {
  EXPECT_EQ(to_string(parse_alternative("MMMM")), "MMMM");
  EXPECT_EQ(to_string(parse_alternative("HL0K")), "HL0K");
  for (const char* wrong : {"", "MMM", "MMMMM", "mmmm", "0MMM", "M0MM", "MMKM", "XXXX"}) {
    EXPECT_THROW(parse_alternative(wrong), Error) << wrong;
  }
}

TEST(Settings, DefaultsLieWithinTheirRanges) {
  for (const ParameterSpec& spec : parameters()) {
    EXPECT_LE(spec.minimum, spec.low) << spec.id;
    EXPECT_LE(spec.low, spec.value) << spec.id;
    EXPECT_LE(spec.value, spec.high) << spec.id;
    EXPECT_LE(spec.high, spec.maximum) << spec.id;
  }
}

}  // namespace
}  // namespace handlingsrom::population
