#include "standing/registry/registry.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::registry {
namespace {

const Registry& bundled() {
  static const std::shared_ptr<const facts::Facts> facts = facts::load("data/handlingsrom.bundle");
  return *facts->registry;
}

int number_of(std::string_view text) { return bundled().at(bundled().find(text)).number.value; }

std::string fault_of(std::string_view text) {
  try {
    return std::to_string(number_of(text));
  } catch (const Error& error) {
    return error.what();
  }
}

TEST(Registry, FindsByNumberNameOldNumberAndOldName) {
  EXPECT_EQ(number_of("5029"), 5029);
  EXPECT_EQ(number_of("skaun"), 5029);
  EXPECT_EQ(number_of("1657"), 5029);
  EXPECT_EQ(number_of("301"), 301);
  EXPECT_EQ(number_of(" OSLO "), 301);
  EXPECT_EQ(number_of("Oslove"), 301);
  EXPECT_EQ(number_of("Rissa"), 5054);
  EXPECT_EQ(number_of("kárášjohka"), 5610);
  EXPECT_EQ(number_of("KÁRÁŠJOHKA"), 5610);
  EXPECT_EQ(number_of("Karasjok"), 5610);
  EXPECT_EQ(number_of("sor-varanger"), 5605);
  EXPECT_EQ(number_of("Sør Varanger"), 5605);
  EXPECT_EQ(number_of("Baerum"), 3201);
  EXPECT_EQ(number_of("Aalesund"), 1508);
  EXPECT_EQ(number_of("Roros"), 5025);
  EXPECT_EQ(number_of("Voss herad"), 4621);
  EXPECT_EQ(number_of("1504"), 1508);
  EXPECT_EQ(number_of("1534"), 1580);
}

TEST(Registry, FindsEveryNameOfToday) {
  for (int i = 0; i < bundled().size(); ++i) {
    const Municipality& municipality = bundled().at(MunicipalityIndex{i});
    EXPECT_EQ(number_of(to_string(municipality.number)), municipality.number.value);
    EXPECT_EQ(number_of(municipality.name + " (" + municipality.county + ")"), municipality.number.value);
    if (municipality.name == "Herøy" || municipality.name == "Våler") continue;
    EXPECT_EQ(fault_of(municipality.official_name), std::to_string(municipality.number.value));
    for (const std::string& name : municipality.names) EXPECT_EQ(fault_of(name), std::to_string(municipality.number.value));
  }
}

TEST(Registry, ExplainsAMiss) {
  EXPECT_EQ(fault_of("Herøy"),
            "municipality_ambiguous: name=Herøy, candidates=1515 Herøy (Møre og Romsdal), 1818 Herøy (Nordland)");
  EXPECT_EQ(fault_of("1507"),
            "municipality_was_split: name=1507, candidates=1508 Ålesund (Møre og Romsdal), 1580 Haram (Møre og Romsdal), year=2024");
  EXPECT_EQ(fault_of("skaum"), "municipality_unknown: name=skaum, suggestions=Skaun, Sørum");
  EXPECT_EQ(number_of("Herøy (Nordland)"), 1818);
  EXPECT_EQ(number_of("våler østfold"), 3114);
}

}  // namespace
}  // namespace handlingsrom::registry
