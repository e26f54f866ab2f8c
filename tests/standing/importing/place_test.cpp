// Municipalities as files write them, and periods.
#include "standing/importing/place.hpp"

#include <gtest/gtest.h>

#include "standing/importing/period.hpp"
#include "standing/importing/registry_of_tests.hpp"

namespace handlingsrom::importing {
namespace {

std::string place(const std::string& text) {
  static Places places(bundled_registry());
  const auto& found = places.read(text);
  if (!found) return "none";
  std::string result = std::string(key_of(found->level)) + " " + found->code;
  if (found->today) result += " -> " + to_string(bundled_registry().at(*found->today).number);
  return result;
}

TEST(Place, FourGenerationsOfCodesAndEveryWriting) {
  for (const char* text : {"5029", "5029 Skaun", "K-5029", "K_5029", "Skaun (5029)", "5029\u00A0Skaun", "Skaun kommune",
                           "SKAUN", "5029-Skaun"}) {
    EXPECT_EQ(place(text), "municipality 5029 -> 5029") << text;
  }
  EXPECT_EQ(place("301"), "municipality 0301 -> 0301");
  EXPECT_EQ(place("1657 Skaun (-2017)"), "municipality 1657 -> 5029");
  EXPECT_EQ(place("0101 Halden (-2019)"), "municipality 0101 -> 3101");
  EXPECT_EQ(place("101"), "municipality 0101 -> 3101");
  EXPECT_EQ(place("3001 Halden"), "municipality 3001 -> 3101");
  EXPECT_EQ(place("5012 Snillfjord (2018-2019)"), "municipality 5012");  // split: no one heir
  EXPECT_EQ(place("Herøy (Nordland)"), "municipality 1818 -> 1818");
  EXPECT_EQ(place("Herøy"), "none");
  EXPECT_EQ(place("030101 Gamle Oslo"), "part 0301 -> 0301");
}

TEST(Place, CountiesTheCountryAndGroups) {
  EXPECT_EQ(place("50 Trøndelag"), "county 50");
  EXPECT_EQ(place("Trøndelag"), "county 50");
  EXPECT_EQ(place("EKA50"), "county 50");
  EXPECT_EQ(place("EAK Landet"), "country EAK");
  EXPECT_EQ(place("Hele landet"), "country EAK");
  EXPECT_EQ(place("0000"), "country 0000");
  EXPECT_EQ(place("EKG03 KOSTRA-gruppe 3"), "group EKG03");
}

TEST(Place, NothingElse) {
  for (const char* text : {"", "9999 Uoppgitt", "2021-22", "1.006.01", "Venn skole", "12", "7353 Børsa",
                           "20240617 08:00", "lambda x: x"}) {
    EXPECT_EQ(place(text), "none") << text;
  }
}

TEST(Period, EveryWriting) {
  EXPECT_EQ(read_period("2024")->year, 2024);
  EXPECT_EQ(read_period("2021-22")->year, 2021);
  EXPECT_EQ(read_period("2021-22")->text, "2021-22");
  EXPECT_EQ(read_period("1999/2000")->year, 1999);
  EXPECT_EQ(read_period("2015K1")->text, "2015K1");
  EXPECT_EQ(read_period("2025M12")->year, 2025);
  EXPECT_EQ(read_period("31.12.2025")->year, 2025);
  EXPECT_EQ(read_period("2025-12-31")->text, "2025");
  for (const char* text : {"20240617", "5029", "2021-24", "31.12", "2024 kr", "1899", ""})
    EXPECT_FALSE(read_period(text)) << text;
  EXPECT_EQ(find_period("Regnskap 2024")->rest, "Regnskap");
  EXPECT_EQ(find_period("Budsjett 2025 (1000 kr)")->period.year, 2025);
  EXPECT_EQ(find_period("Elever 2021-22")->period.text, "2021-22");
  EXPECT_FALSE(find_period("2013-2016"));
  EXPECT_FALSE(find_period("Utgift, 2025-kr"));
  EXPECT_FALSE(find_period("Endring 2023 til 2024"));
}

}  // namespace
}  // namespace handlingsrom::importing
