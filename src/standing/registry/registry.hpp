// The municipalities of Norway: numbers, names, mergers over time, regions, neighbours.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::registry {

enum class WrittenStandard { bokmaal, nynorsk, neutral_or_unknown };

struct Municipality {
  MunicipalityNumber number;
  std::string name;                // Norwegian name, "Skaun"
  std::string official_name;       // all languages, "Oslo - Oslove"
  std::vector<std::string> names;  // each language's name
  std::string county_number;       // "50"
  std::string county;
  int centrality_class = 0;  // Statistics Norway's index, 1 (most central) … 6
  int centrality_index = 0;
  double latitude = 0;  // polygon centroid, degrees
  double longitude = 0;
  WrittenStandard written_standard = WrittenStandard::neutral_or_unknown;
  std::vector<MunicipalityIndex> neighbours;  // common land border, bridge or tunnel; empty for 10 islands
};

/// A former number or name and what it became; more than one successor means that it was split.
struct FormerMunicipality {
  MunicipalityNumber number;
  std::string name;
  int last_year = 0;
  std::vector<MunicipalityIndex> successors;
};

/// 357 municipalities in order of number, with the code histories back to 1940.
class Registry {
 public:
  /// `municipalities` sorted by number. Throws Error(internal) when they are not, or a successor is out of range.
  Registry(std::vector<Municipality> municipalities, std::vector<FormerMunicipality> former);

  std::span<const Municipality> municipalities() const { return municipalities_; }
  const Municipality& at(MunicipalityIndex index) const {
    return municipalities_.at(static_cast<std::size_t>(index.value));
  }
  int size() const { return static_cast<int>(municipalities_.size()); }
  std::span<const FormerMunicipality> former() const { return former_; }

  /// Finds "5029", "skaun", "Oslove", "1657" (old number), "Rissa" (old name): case, diacritics' case and hyphens aside.
  /// Throws Error(unknown_name, "municipality_unknown") with the nearest names, or "municipality_was_split" with what the
  /// old one was split into, or "municipality_ambiguous" where a name belongs to several (Herøy, Våler), or
  /// "municipality_gone" for a former one whose successor the sources do not give. A municipality of today goes before a
  /// former one of the same name (Nes, Bø, Os); "Våler (Østfold)" or "Herøy Nordland" tells namesakes apart; without the
  /// letters, "Aalesund", "Roros" and "Baerum" are found too.
  MunicipalityIndex find(std::string_view text) const;
  std::optional<MunicipalityIndex> find_number(MunicipalityNumber number) const;

  /// Up to `count` names nearest to `text` by edit distance, best first.
  std::vector<std::string> suggestions(std::string_view text, std::size_t count = 3) const;

  /// "1515 Herøy (Møre og Romsdal)": what tells namesakes apart.
  std::string label(MunicipalityIndex index) const;

 private:
  struct Key {
    std::u32string folded;
    int target;  // a position in municipalities_, or −1 − a position in former_
  };
  void index_name(const std::string& name, int target);
  std::vector<int> targets(const std::vector<Key>& keys, const std::u32string& folded) const;
  MunicipalityIndex resolve(std::vector<int> targets, std::string_view text) const;
  [[noreturn]] void refuse_unknown(std::string_view text) const;

  std::vector<Municipality> municipalities_;
  std::vector<FormerMunicipality> former_;
  std::vector<Key> names_;        // sorted by folded
  std::vector<Key> plain_names_;  // sorted, folded to ASCII
};

}  // namespace handlingsrom::registry
