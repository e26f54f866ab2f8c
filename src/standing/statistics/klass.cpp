#include "standing/statistics/klass.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "standing/statistics/shown_json.hpp"

namespace handlingsrom::statistics {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_shown = 60;
constexpr std::size_t most_items = 100'000;

[[noreturn]] void refuse(const std::string& file, const std::string& place, const std::string& found,
                         const std::string& expected) {
  throw Error(ErrorCode::bad_input, "klass_answer",
              {{"file", file}, {"place", place}, {"found", found.substr(0, longest_shown)}, {"expected", expected}});
}

/// The list under one of the names.
const Json& list_of(const Json& json, const std::string& file, std::initializer_list<const char*> names) {
  std::string expected;
  for (const char* name : names) {
    if (json.is_object() && json.contains(name)) {
      const Json& list = json.at(name);
      if (!list.is_array()) refuse(file, name, shown(list), "[…]");
      if (list.size() > most_items) refuse(file, name, std::to_string(list.size()), std::to_string(most_items));
      return list;
    }
    expected += (expected.empty() ? "{\"" : " / {\"") + std::string(name) + "\":[…]}";
  }
  refuse(file, "/", shown(json), expected);
}

/// A text of an item; nullopt where it is null.
std::optional<std::string> text_of(const Json& item, const char* key, const std::string& file,
                                   const std::string& place) {
  if (!item.is_object() || !item.contains(key)) refuse(file, place, shown(item), key);
  const Json& value = item.at(key);
  if (value.is_null()) return std::nullopt;
  if (!value.is_string()) refuse(file, place + "/" + key, shown(value), "\"…\"");
  return value.get<std::string>();
}

std::string some_text(const Json& item, const char* key, const std::string& file, const std::string& place) {
  std::optional<std::string> text = text_of(item, key, file, place);
  if (!text || text->empty()) refuse(file, place + "/" + key, text ? "\"\"" : "null", "\"…\"");
  return *text;
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const std::string digits = text.substr(0, 4) + text.substr(5, 2) + text.substr(8);
  return std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12" && text.substr(8) >= "01" && text.substr(8) <= "31";
}

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

}  // namespace

std::vector<KlassCode> read_klass_codes(std::string_view text, const std::string& file) {
  const Json json = parsed(text);
  std::vector<KlassCode> codes;
  std::set<std::string> seen;
  for (const Json& item : list_of(json, file, {"codes"})) {
    const std::string place = fmt::format("codes/{}", codes.size());
    codes.push_back({some_text(item, "code", file, place), some_text(item, "name", file, place)});
    if (!seen.insert(codes.back().code).second) refuse(file, place, codes.back().code + " × 2", "× 1");
  }
  if (codes.empty()) refuse(file, "codes", "[]", "[…]");
  return codes;
}

std::vector<KlassChange> read_klass_changes(std::string_view text, const std::string& file) {
  const Json json = parsed(text);
  std::vector<KlassChange> changes;
  std::size_t number = 0;
  for (const Json& item : list_of(json, file, {"codeChanges"})) {
    const std::string place = fmt::format("codeChanges/{}", number++);
    const std::optional<std::string> before = text_of(item, "oldCode", file, place);
    const std::optional<std::string> after = text_of(item, "newCode", file, place);
    const std::string date = some_text(item, "changeOccurred", file, place);
    if (!is_date(date)) refuse(file, place + "/changeOccurred", date, "2024-01-01");
    if (!before || before->empty() || !after || after->empty()) continue;
    changes.push_back({*before, text_of(item, "oldName", file, place).value_or(*before), *after,
                       text_of(item, "newName", file, place).value_or(*after), date});
  }
  std::sort(changes.begin(), changes.end(), [](const KlassChange& a, const KlassChange& b) {
    return std::tie(a.date, a.old_code, a.new_code) < std::tie(b.date, b.old_code, b.new_code);
  });
  changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
  return changes;
}

std::vector<KlassPair> read_klass_pairs(std::string_view text, const std::string& file) {
  const Json json = parsed(text);
  std::vector<KlassPair> pairs;
  std::set<std::string> seen;
  for (const Json& item : list_of(json, file, {"correspondenceItems", "correspondenceMaps"})) {
    const std::string place = fmt::format("{}", pairs.size());
    pairs.push_back({some_text(item, "sourceCode", file, place), text_of(item, "sourceName", file, place).value_or(""),
                     some_text(item, "targetCode", file, place),
                     text_of(item, "targetName", file, place).value_or("")});
    if (!seen.insert(pairs.back().target).second) refuse(file, place, pairs.back().target + " × 2", "× 1");
  }
  if (pairs.empty()) refuse(file, "/", "[]", "[…]");
  return pairs;
}

}  // namespace handlingsrom::statistics
