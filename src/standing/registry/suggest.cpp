#include "standing/registry/suggest.hpp"

#include <algorithm>
#include <tuple>

#include "standing/registry/fold.hpp"

namespace handlingsrom::registry {
namespace {

constexpr int no_match = 9;
constexpr std::size_t longest = 60;

/// 0: begins so; 1: a word of it does; 2: holds it, from three letters on.
int match(std::string_view name, const std::u32string& wanted) {
  if (fold_to_ascii(fold(name)).starts_with(wanted)) return 0;
  for (std::size_t at = name.find_first_of(" -("); at != std::string_view::npos;
       at = name.find_first_of(" -(", at + 1)) {
    if (fold_to_ascii(fold(name.substr(at + 1))).starts_with(wanted)) return 1;
  }
  constexpr std::size_t least = 3;
  return wanted.size() >= least && fold_to_ascii(fold(name)).find(wanted) != std::u32string::npos ? 2 : no_match;
}

struct Found {
  int match = no_match;
  int kind = 0;  // 0: own name or number, 1: name in another language, 2: old
  Suggestion suggestion;
  bool operator<(const Found& other) const {
    return std::tie(match, kind, suggestion.municipality.value, suggestion.by) <
           std::tie(other.match, other.kind, other.suggestion.municipality.value, other.suggestion.by);
  }
};

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int match_number(MunicipalityNumber number, std::string_view text) {
  return to_string(number).starts_with(text) ? 0 : no_match;
}

}  // namespace

std::vector<Suggestion> suggest(const Registry& registry, std::string_view text, std::size_t count) {
  text = text.substr(0, longest);
  const std::u32string wanted = fold_to_ascii(fold(text));
  if (wanted.empty()) return {};
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const bool number = is_number(text);
  std::vector<Found> found;
  const auto add = [&](int how, int kind, Suggestion suggestion) {
    if (how != no_match) found.push_back({how, kind, std::move(suggestion)});
  };
  for (int i = 0; i < registry.size(); ++i) {
    const Municipality& one = registry.at(MunicipalityIndex{i});
    if (number) {
      add(match_number(one.number, text), 0, {MunicipalityIndex{i}, "", 0});
      continue;
    }
    add(match(one.name, wanted), 0, {MunicipalityIndex{i}, "", 0});
    for (const std::string& name : one.names) {
      if (name != one.name) add(match(name, wanted), 1, {MunicipalityIndex{i}, name, 0});
    }
  }
  for (const FormerMunicipality& old : registry.former()) {
    const int how = number ? match_number(old.number, text) : match(old.name, wanted);
    const std::string by = number ? to_string(old.number) + " " + old.name : old.name;
    for (const MunicipalityIndex successor : old.successors) add(how, 2, {successor, by, old.last_year});
  }
  std::sort(found.begin(), found.end());
  std::vector<Suggestion> list;
  for (Found& one : found) {
    const auto same = [&](const Suggestion& other) { return other.municipality == one.suggestion.municipality; };
    if (list.size() < count && std::none_of(list.begin(), list.end(), same)) list.push_back(std::move(one.suggestion));
  }
  return list;
}

}  // namespace handlingsrom::registry
