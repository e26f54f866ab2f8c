// Which municipality, county or country a cell speaks of, in the ways files write it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standing/reading/sheet.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::importing {

enum class Level { municipality, part, county, country, group };
/// "municipality", "part", "county", "country", "group": what files and the command line call them.
std::string_view key_of(Level level) noexcept;

struct Place {
  Level level = Level::municipality;
  std::string code;  // as published, four digits for a municipality: "0301"; empty where only a name stood there
  std::string name;  // as the registry has it, else as it stood
  std::optional<MunicipalityIndex>
      today;  // the municipality of today; nothing for a former one that was split, or whose heir is not known
  bool former = false;
  bool other_words = false;  // words stand behind the code and are none of its names: "3001 Helse" may be a department
};

/// Recognises places; remembers what it has seen. The registry must outlive it.
class Places {
 public:
  explicit Places(const registry::Registry& registry);

  /// "5029", "5029 Skaun", "Skaun (5029)", "K-5029", 301 (the zero is put back), "0101 Halden (-2019)", "Skaun kommune", "50 Trøndelag",
  /// "EAK", "EKA50", "EKG03", "0000", "Hele landet", "5 029" (a code that was taken for a number). nullopt for anything else, also for a code that no source knows.
  const std::optional<Place>& read(const std::string& text);

 private:
  std::optional<Place> recognise(std::string_view text) const;
  std::optional<Place> by_number(int number) const;
  bool is_name_of(int number, std::string_view words) const;
  std::optional<Place> by_name(std::string_view text) const;

  const registry::Registry& registry_;
  std::unordered_map<int, const registry::FormerMunicipality*> former_;
  std::map<std::u32string, std::vector<MunicipalityIndex>> names_;
  std::unordered_map<int, std::vector<std::u32string>> names_of_number_;
  std::map<std::u32string, std::vector<const registry::FormerMunicipality*>> former_names_;
  std::map<std::u32string, std::string> counties_;  // folded name or number → "50 Trøndelag"
  std::unordered_map<std::string, std::optional<Place>> seen_;
};

}  // namespace handlingsrom::importing
