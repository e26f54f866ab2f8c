#include "standing/registry/registry.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/registry/fold.hpp"

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
    for (const std::string& name : municipality.names)
      EXPECT_EQ(fault_of(name), std::to_string(municipality.number.value));
  }
}

TEST(Registry, ExplainsAMiss) {
  EXPECT_EQ(fault_of("Herøy"),
            "municipality_ambiguous: name=Herøy, candidates=1515 Herøy (Møre og Romsdal), 1818 Herøy (Nordland)");
  EXPECT_EQ(
      fault_of("1507"),
      "municipality_was_split: name=1507, candidates=1508 Ålesund (Møre og Romsdal), 1580 Haram (Møre og Romsdal), year=2024");
  EXPECT_EQ(fault_of("skaum"), "municipality_unknown: name=skaum, suggestions=Skaun, Sørum");
  EXPECT_EQ(number_of("Herøy (Nordland)"), 1818);
  EXPECT_EQ(number_of("våler østfold"), 3114);
}

// Every former number leads to its successor, or says that it was split or is gone; nothing else, and never another's.
TEST(Registry, AccountsForEveryFormerNumber) {
  int whole = 0;
  int split = 0;
  int gone = 0;
  for (const FormerMunicipality& former : bundled().former()) {
    const std::string answer = fault_of(to_string(former.number));
    if (former.successors.size() == 1) {
      EXPECT_EQ(answer, std::to_string(bundled().at(former.successors.front()).number.value)) << former.name;
      ++whole;
    } else if (former.successors.empty()) {
      EXPECT_TRUE(answer.starts_with("municipality_gone: ")) << former.name << " " << answer;
      ++gone;
    } else {
      EXPECT_TRUE(answer.starts_with("municipality_was_split: ")) << former.name << " " << answer;
      ++split;
    }
  }
  EXPECT_EQ(split, 4);  // Ålesund 1507, Snillfjord 1613 and 5012, Tysfjord 1850
  EXPECT_GT(whole, 450);
  EXPECT_GT(gone, 250);
}

TEST(Registry, PrefersTodayAndTellsFormerNamesakesApart) {
  EXPECT_EQ(number_of("Nes"), 3228);
  EXPECT_EQ(number_of("Nes (Buskerud)"), 3322);
  EXPECT_EQ(number_of("Os"), 3430);
  EXPECT_EQ(number_of("Bø"), 1867);
  EXPECT_EQ(number_of("bo"), 1867);
  EXPECT_EQ(fault_of("Snillfjord").substr(0, 23), "municipality_was_split:");
  EXPECT_EQ(fault_of("Tysfjord").substr(0, 23), "municipality_was_split:");
  EXPECT_EQ(fault_of("Divtasvuodna").substr(0, 23), "municipality_was_split:");
  EXPECT_EQ(fault_of("9999").substr(0, 21), "municipality_unknown:");
  EXPECT_EQ(fault_of("").substr(0, 21), "municipality_unknown:");
  EXPECT_EQ(fault_of("\xC3").substr(0, 21), "municipality_unknown:");
}

TEST(Registry, KnowsNeighboursCountyAndCentrality) {
  int pairs = 0;
  int islands = 0;
  for (const Municipality& municipality : bundled().municipalities()) {
    pairs += static_cast<int>(municipality.neighbours.size());
    islands += municipality.neighbours.empty() ? 1 : 0;
    EXPECT_GE(municipality.centrality_class, 1);
    EXPECT_LE(municipality.centrality_class, 6);
  }
  EXPECT_EQ(pairs, 2 * (736 + 25));  // land borders, and bridges and tunnels
  EXPECT_EQ(islands, 10);
  const std::vector<MunicipalityIndex>& hvaler = bundled().at(bundled().find("Hvaler")).neighbours;
  ASSERT_EQ(hvaler.size(), 1U);
  EXPECT_EQ(bundled().at(hvaler.front()).name, "Fredrikstad");
  const Municipality& skaun = bundled().at(bundled().find("Skaun"));
  EXPECT_EQ(skaun.county, "Trøndelag");
  EXPECT_EQ(skaun.county_number, "50");
}

TEST(Fold, ComparesNamesByTheirLetters) {
  EXPECT_EQ(fold("SØR-Varanger"), fold("sør varanger"));
  EXPECT_EQ(fold("Kárášjohka"), fold("KÁRÁŠJOHKA"));
  EXPECT_EQ(fold("Porsáŋgu"), fold("PORSÁŊGU"));
  EXPECT_EQ(fold("A\xCC\x8As"), fold("Ås"));  // a and a combining ring
  EXPECT_EQ(edit_distance(fold("skaun"), fold("sakun")), 1U);
  EXPECT_EQ(edit_distance(fold(""), fold("os")), 2U);
}

}  // namespace
}  // namespace handlingsrom::registry
