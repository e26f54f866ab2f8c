// Keys of units and marks are what catalogues, files and JSON hang on; numbers keep their leading zero.
#include "base/units.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace handlingsrom {
namespace {

TEST(Units, MunicipalityNumbersHaveFourDigits) {
  EXPECT_EQ(to_string(MunicipalityNumber{301}), "0301");
  EXPECT_EQ(to_string(MunicipalityNumber{5636}), "5636");
}

TEST(Units, YearsAreCountedFromEachOther) {
  EXPECT_EQ(Year{2030} - Year{2026}, 4);
  EXPECT_EQ(Year{2026} + 4, Year{2030});
  EXPECT_EQ(Year{2030} - 4, Year{2026});
  EXPECT_LT(Year{2026}, Year{2027});
}

TEST(Units, EachUnitHasAKeyOfItsOwn) {
  std::set<std::string_view> keys;
  for (int unit = 0; unit <= static_cast<int>(Unit::kroner_per_user); ++unit)
    keys.insert(key_of(static_cast<Unit>(unit)));
  EXPECT_EQ(keys.size(), static_cast<std::size_t>(Unit::kroner_per_user) + 1);
}

TEST(Units, TheWeakerMarkIsTheOneFartherFromAPublishedFigure) {
  EXPECT_EQ(weaker(Provenance::municipality, Provenance::national), Provenance::national);
  EXPECT_EQ(weaker(Provenance::assumption, Provenance::national), Provenance::assumption);
  EXPECT_EQ(weaker(Provenance::own, Provenance::municipality), Provenance::own);
  std::set<std::string_view> keys;
  for (int mark = 0; mark <= static_cast<int>(Provenance::assumption); ++mark)
    keys.insert(key_of(static_cast<Provenance>(mark)));
  EXPECT_EQ(keys.size(), static_cast<std::size_t>(Provenance::assumption) + 1);
}

}  // namespace
}  // namespace handlingsrom
