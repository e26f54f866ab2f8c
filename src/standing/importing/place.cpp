#include "standing/importing/place.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "standing/reading/number.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

bool is_code_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at_start(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_code_digit(text[n])) ++n;
  return n;
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// "K-5029", "Komm_5029", "kommune 5029" → "5029"; "K-5029 Skaun" → "5029 Skaun".
std::string_view without_prefix(std::string_view text) {
  for (const std::string_view prefix : {"Kommune", "kommune", "Komm", "komm", "K", "k"}) {
    if (!text.starts_with(prefix)) continue;
    std::string_view rest = text.substr(prefix.size());
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '_' || rest.front() == ' ' || rest.front() == '.'))
      rest.remove_prefix(1);
    if (digits_at_start(rest) == 4 && (rest.size() == 4 || (prefix.size() == 1 && rest[4] == ' '))) return rest;
  }
  return text;
}

/// "Skaun kommune", "SKAUN KOMMUNE", "Skaun komm.": the name alone.
std::string_view without_kind(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos) return text;
  const std::string kind = ascii_lower(text.substr(space + 1));
  const bool told = kind == "kommune" || kind == "komm." || kind == "komm" || kind == "k.";
  return told ? reading::trimmed(text.substr(0, space)) : text;
}

/// "5 029", "5.029", "5,029": a code that a program took for a number; 0 for anything else.
int grouped_code(std::string_view text) {
  constexpr std::size_t behind = 3;
  if (text.size() < behind + 2 || !is_code_digit(text.front())) return 0;
  const std::string_view last = text.substr(text.size() - behind);
  const std::string_view between = text.substr(1, text.size() - behind - 1);
  const bool parted = between == " " || between == "." || between == "," || between == "\xC2\xA0" ||
                      between == "\xE2\x80\xAF" || between == "\xE2\x80\x89";
  return parted && digits_at_start(last) == behind ? (text.front() - '0') * 1000 + number_of(last) : 0;
}

const registry::FormerMunicipality* latest_of(const std::vector<const registry::FormerMunicipality*>& all) {
  return *std::max_element(all.begin(), all.end(),
                           [](const auto* one, const auto* other) { return one->last_year < other->last_year; });
}

/// Of one name: the same municipality under several numbers, 1662 and then 5030 Klæbu, not two that had the same name.
bool is_one(const std::vector<const registry::FormerMunicipality*>& all) {
  return std::all_of(all.begin(), all.end(),
                     [&](const auto* each) { return each->successors == all.front()->successors; });
}

bool is_country(const std::u32string& key) {
  static const std::vector<std::u32string> names = [] {
    std::vector<std::u32string> folded;
    for (const std::string_view name :
         {"hele landet", "heile landet", "landet", "norge", "noreg", "norway", "eak", "eak landet", "landet uten oslo",
          "landet utan oslo", "eakuo", "eakuo landet uten oslo", "eakuo landet utan oslo", "0 hele landet",
          "0 heile landet", "the whole country"})
      folded.push_back(registry::fold(name));
    std::sort(folded.begin(), folded.end());
    return folded;
  }();
  return std::binary_search(names.begin(), names.end(), key);
}

}  // namespace

std::string_view key_of(Level level) noexcept {
  switch (level) {
    case Level::municipality: return "municipality";
    case Level::part: return "part";
    case Level::county: return "county";
    case Level::country: return "country";
    case Level::group: return "group";
  }
  return "";
}

Places::Places(const registry::Registry& registry) : registry_(registry) {
  int index = 0;
  for (const registry::Municipality& each : registry.municipalities()) {
    std::vector<std::u32string> keys{registry::fold(each.name), registry::fold(each.official_name)};
    for (const std::string& name : each.names) keys.push_back(registry::fold(name));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::u32string& key : keys) names_[key].push_back(MunicipalityIndex{index});
    names_of_number_[each.number.value] = keys;
    const std::string county = each.county_number + " " + each.county;
    counties_[registry::fold(each.county)] = county;
    counties_[registry::fold(each.county_number)] = county;
    ++index;
  }
  for (const registry::FormerMunicipality& each : registry.former()) {
    const auto [place, fresh] = former_.try_emplace(each.number.value, &each);
    if (!fresh && each.last_year > place->second->last_year) place->second = &each;
    former_names_[registry::fold(each.name)].push_back(&each);
    names_of_number_[each.number.value].push_back(registry::fold(each.name));
  }
}

const std::optional<Place>& Places::read(const std::string& text) {
  const auto found = seen_.find(text);
  if (found != seen_.end()) return found->second;
  constexpr std::size_t most_remembered = 100'000;
  if (seen_.size() > most_remembered) seen_.clear();
  return seen_.emplace(text, recognise(reading::trimmed(text))).first->second;
}

std::optional<Place> Places::by_number(int number) const {
  Place place;
  place.code = fmt::format("{:04}", number);
  if (const auto today = registry_.find_number(MunicipalityNumber{number})) {
    place.name = registry_.at(*today).name;
    place.today = today;
    return place;
  }
  const auto former = former_.find(number);
  if (former == former_.end()) return std::nullopt;
  place.former = true;
  place.name = former->second->name;
  if (former->second->successors.size() == 1) place.today = former->second->successors.front();
  return place;
}

// Whether the words are one of the municipality's names, alone or with others: "Halden (-2019)", "Trondheim - Tråante", "Skaun kommune".
bool Places::is_name_of(int number, std::string_view words) const {
  const auto names = names_of_number_.find(number);
  if (names == names_of_number_.end()) return false;
  const auto known = [&](std::string_view text) {
    const std::u32string key = registry::fold(text);
    return !key.empty() && std::find(names->second.begin(), names->second.end(), key) != names->second.end();
  };
  if (known(words) || known(words.substr(0, words.find('(')))) return true;
  for (std::size_t from = 0; from < words.size();) {  // each beginning of a word with each end
    for (std::size_t to = words.find_first_of(" -/,(", from + 1);; to = words.find_first_of(" -/,(", to + 1)) {
      if (known(words.substr(from, to == std::string_view::npos ? to : to - from))) return true;
      if (to == std::string_view::npos) break;
    }
    from = words.find_first_of(" -/", from);
    if (from != std::string_view::npos) ++from;
  }
  return false;
}

std::optional<Place> Places::by_name(std::string_view text) const {
  text = without_kind(text);
  const std::u32string key = registry::fold(text);
  if (key.empty()) return std::nullopt;
  Place place;
  if (const auto found = names_.find(key); found != names_.end() && found->second.size() == 1) {
    place.today = found->second.front();
    place.code = to_string(registry_.at(*place.today).number);
    place.name = registry_.at(*place.today).name;
    return place;
  }
  if (const auto county = counties_.find(key); county != counties_.end()) {
    place.level = Level::county;
    place.code = county->second.substr(0, 2);
    place.name = county->second.substr(3);
    return place;
  }
  if (const auto found = former_names_.find(key);
      found != former_names_.end() && is_one(found->second) && names_.find(key) == names_.end()) {
    const registry::FormerMunicipality& former = *latest_of(found->second);
    place.former = true;
    place.code = to_string(former.number);
    place.name = former.name;
    if (former.successors.size() == 1) place.today = former.successors.front();
    return place;
  }
  if (text.find('(') == std::string_view::npos) return std::nullopt;
  try {  // "Herøy (Nordland)"
    place.today = registry_.find(text);
  } catch (const Error&) {
    return std::nullopt;
  }
  place.code = to_string(registry_.at(*place.today).number);
  place.name = registry_.at(*place.today).name;
  return place;
}

std::optional<Place> Places::recognise(std::string_view text) const {
  if (text.empty() || text.size() > 200) return std::nullopt;
  text = without_prefix(text);
  // A program that took the codes for numbers: "5029.0".
  if ((text.ends_with(".0") || text.ends_with(",0")) && digits_at_start(text) == text.size() - 2) text.remove_suffix(2);
  const auto whole = [&](Level level, std::string_view code) {
    return Place{level, std::string(code), std::string(text), std::nullopt, false};
  };
  const std::u32string key = registry::fold(text);
  if (is_country(key)) return whole(Level::country, text.starts_with("EAKUO") ? "EAKUO" : "EAK");
  if (text.starts_with("EKA") && digits_at_start(text.substr(3)) == 2) return whole(Level::county, text.substr(3, 2));
  if (text.starts_with("EKG") && digits_at_start(text.substr(3)) >= 1)
    return whole(Level::group, text.substr(0, 3 + digits_at_start(text.substr(3))));
  if (text.starts_with("KOSTRA-gruppe")) return whole(Level::group, "");

  if (const int grouped = grouped_code(text); grouped != 0) return by_number(grouped);
  const std::size_t digits = digits_at_start(text);
  const std::string_view after = text.substr(digits);
  constexpr std::string_view behind_code = " -.:,_/\t\r\n";
  const bool ends =
      after.empty() || behind_code.find(after.front()) != std::string_view::npos || after.starts_with("\xC2\xA0");
  if (digits > 0 && ends) {
    const std::string_view name =
        reading::trimmed(after.empty() ? after : after.substr(after.starts_with("\xC2\xA0") ? 2 : 1));
    const std::string_view code = text.substr(0, digits);
    if (!after.empty() && name.empty()) return std::nullopt;
    if (!name.empty() && is_code_digit(name.front())) return std::nullopt;  // "2015-16", "1.006.01"
    if (digits == 6 && by_number(number_of(code.substr(0, 4)))) {           // a city district: part of its municipality
      std::optional<Place> place = by_number(number_of(code.substr(0, 4)));
      place->level = Level::part;
      return place;
    }
    const int number = number_of(code);
    if (digits == 4 && number == 0) return whole(Level::country, "0000");
    if (digits == 3 || digits == 4) {
      std::optional<Place> place = by_number(number);
      if (place) place->other_words = !name.empty() && !is_name_of(number, name);
      return place;
    }
    if (digits == 2 && number == 0) return whole(Level::country, "00");
    if (digits == 2) {
      const auto county = counties_.find(registry::fold(code));
      if (county == counties_.end()) return name.empty() ? std::nullopt : std::optional(whole(Level::county, code));
      return Place{Level::county, std::string(code), county->second.substr(3), std::nullopt, false};
    }
    return std::nullopt;
  }
  if (text.back() == ')' && text.size() > 6) {  // "Skaun (5029)"
    const std::string_view inside = text.substr(text.size() - 5, 4);
    if (text[text.size() - 6] == '(' && digits_at_start(inside) == 4 && by_number(number_of(inside)))
      return by_number(number_of(inside));
  }
  return by_name(text);
}

}  // namespace handlingsrom::importing
