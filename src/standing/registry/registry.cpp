#include "standing/registry/registry.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/error.hpp"
#include "base/split.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::registry {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

[[noreturn]] void refuse_list(const std::string& what) {
  throw Error(ErrorCode::internal, "internal", {{"reason", what}});
}

}  // namespace

Registry::Registry(std::vector<Municipality> municipalities, std::vector<FormerMunicipality> former)
    : municipalities_(std::move(municipalities)), former_(std::move(former)) {
  for (std::size_t i = 1; i < municipalities_.size(); ++i) {
    if (!(municipalities_[i - 1].number < municipalities_[i].number))
      refuse_list("municipalities are not in order of number");
  }
  names_.reserve(municipalities_.size() * 3 + former_.size() * 2);
  for (int i = 0; i < size(); ++i) {
    const Municipality& municipality = municipalities_[static_cast<std::size_t>(i)];
    index_name(municipality.official_name, i);
    for (const std::string& name : municipality.names) {
      index_name(name, i);
      index_name(name + municipality.county, i);
    }
    if (municipality.names.empty()) index_name(municipality.name, i);
  }
  for (std::size_t i = 0; i < former_.size(); ++i) {
    for (const MunicipalityIndex successor : former_[i].successors) {
      if (successor.value < 0 || successor.value >= size()) refuse_list("a successor is out of range");
    }
    const int target = -1 - static_cast<int>(i);
    const std::string& name = former_[i].name;
    index_name(name, target);
    if (const std::size_t county = name.find(" ("); county != std::string::npos)
      index_name(name.substr(0, county), target);
    std::size_t from = 0;
    for (std::size_t to = name.find(" - "); to != std::string::npos; to = name.find(" - ", from)) {
      index_name(name.substr(from, to - from), target);
      from = to + 3;
    }
    if (from != 0) index_name(name.substr(from), target);
  }
  plain_names_.reserve(names_.size());
  for (const Key& key : names_) plain_names_.push_back({fold_to_ascii(key.folded), key.target});
  const auto by_key = [](const Key& a, const Key& b) {
    return std::tie(a.folded, a.target) < std::tie(b.folded, b.target);
  };
  std::sort(names_.begin(), names_.end(), by_key);
  std::sort(plain_names_.begin(), plain_names_.end(), by_key);
}

void Registry::index_name(const std::string& name, int target) { names_.push_back({fold(name), target}); }

std::vector<int> Registry::targets(const std::vector<Key>& keys, const std::u32string& folded) const {
  std::vector<int> found;
  auto key = std::lower_bound(keys.begin(), keys.end(), folded,
                              [](const Key& a, const std::u32string& b) { return a.folded < b; });
  for (; key != keys.end() && key->folded == folded; ++key) {
    if (found.empty() || found.back() != key->target) found.push_back(key->target);
  }
  return found;
}

std::string Registry::label(MunicipalityIndex index) const {
  const Municipality& municipality = at(index);
  return to_string(municipality.number) + " " + municipality.name + " (" + municipality.county + ")";
}

std::optional<MunicipalityIndex> Registry::find_number(MunicipalityNumber number) const {
  const auto found = std::lower_bound(municipalities_.begin(), municipalities_.end(), number,
                                      [](const Municipality& a, MunicipalityNumber b) { return a.number < b; });
  if (found == municipalities_.end() || found->number != number) return std::nullopt;
  return MunicipalityIndex{static_cast<int>(found - municipalities_.begin())};
}

MunicipalityIndex Registry::resolve(std::vector<int> targets, std::string_view text) const {
  // A municipality of today goes before a former one of the same name.
  if (std::any_of(targets.begin(), targets.end(), [](int target) { return target >= 0; })) {
    std::erase_if(targets, [](int target) { return target < 0; });
  }
  std::vector<MunicipalityIndex> reached;
  std::vector<std::string> candidates;
  bool split = false;
  int last_year = 0;
  for (const int target : targets) {
    std::vector<MunicipalityIndex> successors{MunicipalityIndex{target}};
    if (target < 0) {
      const FormerMunicipality& former = former_[static_cast<std::size_t>(-1 - target)];
      successors = former.successors;
      last_year = std::max(last_year, former.last_year);
      split = split || successors.size() > 1;
      if (successors.empty())
        candidates.push_back(to_string(former.number) + " " + former.name + " (–" + std::to_string(former.last_year) +
                             ")");
    }
    for (const MunicipalityIndex successor : successors) {
      if (std::find(reached.begin(), reached.end(), successor) == reached.end()) reached.push_back(successor);
    }
  }
  if (reached.size() == 1) return reached.front();
  const std::string name(text);
  if (reached.empty()) {
    throw Error(ErrorCode::unknown_name, "municipality_gone",
                {{"name", name}, {"candidates", joined(candidates)}, {"year", std::to_string(last_year)}});
  }
  std::sort(reached.begin(), reached.end());
  for (const MunicipalityIndex index : reached) candidates.push_back(label(index));
  if (split && targets.size() <= 2) {
    throw Error(ErrorCode::unknown_name, "municipality_was_split",
                {{"name", name}, {"candidates", joined(candidates)}, {"year", std::to_string(last_year + 1)}});
  }
  throw Error(ErrorCode::unknown_name, "municipality_ambiguous", {{"name", name}, {"candidates", joined(candidates)}});
}

MunicipalityIndex Registry::find(std::string_view text) const {
  const std::string_view name = trimmed(text);
  if (all_digits(name) && name.size() <= 4) {
    MunicipalityNumber number;
    std::from_chars(name.data(), name.data() + name.size(), number.value);
    if (const auto current = find_number(number)) return *current;
    std::vector<int> found;
    for (std::size_t i = 0; i < former_.size(); ++i) {
      if (former_[i].number == number) found.push_back(-1 - static_cast<int>(i));
    }
    if (found.empty()) refuse_unknown(name);
    return resolve(std::move(found), name);
  }
  const std::u32string folded = fold(name);
  if (folded.empty()) refuse_unknown(name);
  if (std::vector<int> found = targets(names_, folded); !found.empty()) return resolve(std::move(found), name);
  if (std::vector<int> found = targets(plain_names_, fold_to_ascii(folded)); !found.empty())
    return resolve(std::move(found), name);
  refuse_unknown(name);
}

void Registry::refuse_unknown(std::string_view text) const {
  throw Error(ErrorCode::unknown_name, "municipality_unknown",
              {{"name", std::string(text.substr(0, 60))}, {"suggestions", joined(suggestions(text))}});
}

std::vector<std::string> Registry::suggestions(std::string_view text, std::size_t count) const {
  const std::u32string wanted = fold_to_ascii(fold(text.substr(0, 60)));
  struct Candidate {
    std::size_t distance;
    int former;  // today's municipalities first
    std::string name;
    auto operator<=>(const Candidate&) const = default;
  };
  std::vector<Candidate> candidates;
  const auto consider = [&](const std::string& name, int former) {
    const std::u32string key = fold_to_ascii(fold(name));
    const bool begins = wanted.size() >= 3 && key.starts_with(wanted);
    candidates.push_back({begins ? 1 : edit_distance(wanted, key), former, name});
  };
  for (const Municipality& municipality : municipalities_) {
    consider(municipality.name, 0);
    for (const std::string& name : municipality.names) consider(name, 0);
  }
  for (const FormerMunicipality& former : former_) {
    if (!former.successors.empty()) consider(former.name, 1);
  }
  std::sort(candidates.begin(), candidates.end());
  std::vector<std::string> names;
  const std::size_t limit = std::max<std::size_t>(2, wanted.size() / 2);
  for (const Candidate& candidate : candidates) {
    if (names.size() == count || (candidate.distance > limit && !names.empty())) break;
    if (std::find(names.begin(), names.end(), candidate.name) == names.end()) names.push_back(candidate.name);
  }
  return names;
}

}  // namespace handlingsrom::registry
