#include "surface/routes/body.hpp"

#include <algorithm>
#include <cmath>

#include <set>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_reason = 2000;
constexpr const char* plain_text = "text without control characters or characters that do not show";

const Json* member(const Json& object, std::string_view key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

void known_only(const Json& object, const std::string& where, std::initializer_list<std::string_view> known) {
  for (const auto& [key, unused] : object.items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string expected;
    for (const std::string_view name : known) expected += (expected.empty() ? "" : ", ") + std::string(name);
    refuse_body(where + "/" + visible(key.substr(0, longest_id)), expected);
  }
}

api::Change read_change(const Json& item, const std::string& where) {
  if (!item.is_object()) refuse_body(where, "object");
  known_only(item, where, {"id", "value", "from", "to", "reason"});
  api::Change change;
  const auto id = read_text(item, "id", longest_id);
  const auto value = read_number(item, "value");
  if (!id) refuse_body(where + "/id", "text");
  if (!value) refuse_body(where + "/value", "number");
  change.id = *id;
  change.value = *value;
  constexpr int earliest = 1900;
  constexpr int latest = 2200;
  const auto from = read_integer(item, "from", earliest, latest);
  const auto to = read_integer(item, "to", earliest, latest);
  if (from.has_value() != to.has_value() || (from && *from > *to)) refuse_body(where, "from <= to");
  if (from) {
    change.from = Year{*from};
    change.to = Year{*to};
  }
  change.reason = read_text(item, "reason", longest_reason, Lines::several).value_or("");
  return change;
}

}  // namespace

void refuse_body(std::string where, std::string expected) {
  throw Error(ErrorCode::bad_input, "body_invalid", {{"where", std::move(where)}, {"expected", std::move(expected)}});
}

Json read_object(std::string_view body, std::initializer_list<std::string_view> known) {
  constexpr int deepest = 8;
  bool too_deep = false;
  // A key that stands twice is read in one way here and in another elsewhere (RFC 8259, section 4): refused.
  std::vector<std::set<std::string>> keys;
  std::string doubled;
  const Json::parser_callback_t watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
    too_deep = too_deep || depth > deepest;
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end && !keys.empty()) keys.pop_back();
    if (event == Json::parse_event_t::key && doubled.empty()) {
      const auto& key = parsed.get_ref<const std::string&>();
      if (!keys.back().insert(key).second) doubled = key;
    }
    return !too_deep;
  };
  Json object = Json::parse(body, watch, false);
  if (!doubled.empty()) refuse_body("/" + visible(doubled.substr(0, longest_id)), "each key once");
  if (too_deep || object.is_discarded() || !object.is_object()) refuse_body("/", "JSON object");
  known_only(object, "", known);
  return object;
}

std::optional<std::string> read_text(const Json& object, std::string_view key, std::size_t longest, Lines lines) {
  const Json* found = member(object, key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_string() || found->get_ref<const std::string&>().size() > longest) {
    refuse_body("/" + std::string(key), "text, at most " + std::to_string(longest) + " bytes");
  }
  if (!is_plain_text(found->get_ref<const std::string&>(), lines)) refuse_body("/" + std::string(key), plain_text);
  return found->get<std::string>();
}

std::optional<int> read_integer(const Json& object, std::string_view key, int lowest, int highest) {
  const Json* found = member(object, key);
  if (found == nullptr) return std::nullopt;
  const bool fits = found->is_number_integer() && found->get<double>() >= lowest && found->get<double>() <= highest;
  if (!fits) refuse_body("/" + std::string(key), std::to_string(lowest) + " - " + std::to_string(highest));
  return found->get<int>();
}

bool read_flag(const Json& object, std::string_view key, bool otherwise) {
  const Json* found = member(object, key);
  if (found == nullptr) return otherwise;
  if (!found->is_boolean()) refuse_body("/" + std::string(key), "true, false");
  return found->get<bool>();
}

std::optional<double> read_number(const Json& object, std::string_view key) {
  const Json* found = member(object, key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_number() || !std::isfinite(found->get<double>())) refuse_body("/" + std::string(key), "number");
  return found->get<double>();
}

const Json& read_list(const Json& object, const char* key, std::size_t most) {
  static const Json none = Json::array();
  const Json* list = member(object, key);
  if (list == nullptr) return none;
  if (!list->is_array() || list->size() > most)
    refuse_body(std::string("/") + key, "list, at most " + std::to_string(most));
  return *list;
}

void only_keys(const Json& item, const char* where, std::initializer_list<std::string_view> known) {
  if (!item.is_object()) refuse_body(std::string("/") + where, "object");
  known_only(item, std::string("/") + where, known);
}

std::vector<api::Change> read_changes(const Json& object) {
  std::vector<api::Change> changes;
  for (const Json& item : read_list(object, "changes", most_changes))
    changes.push_back(read_change(item, "/changes/" + std::to_string(changes.size())));
  return changes;
}

}  // namespace handlingsrom::routes
