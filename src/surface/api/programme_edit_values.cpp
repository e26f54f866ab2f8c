#include "surface/api/programme_edit_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::api::edits {

using Json = nlohmann::ordered_json;
using toml::Item;

void refuse(std::string where, std::string expected) {
  throw Error(ErrorCode::bad_input, "body_invalid", {{"where", std::move(where)}, {"expected", std::move(expected)}});
}

roster::Day day_of(const std::string& text) {
  const auto day = roster::day_from(text);
  if (!day) throw Error(ErrorCode::bad_input, "programme_day", {{"found", shortened(text)}});
  return *day;
}

// Keys whose text is a day in the file.
static bool is_day_key(std::string_view key) {
  static constexpr std::array keys{"date",     "from",    "to",    "earliest", "deadline",   "done",     "adopted",
                                   "answered", "updated", "opens", "closes",   "keep_until", "report_by"};
  return std::any_of(keys.begin(), keys.end(), [&](const char* one) { return key == one; });
}

Item item_of(const std::string& key, const Json& value, int depth) {
  constexpr int deepest = 5;
  constexpr std::size_t longest = 20'000, most = 200;
  const std::string where = "/values/" + visible(key.substr(0, 60));
  if (value.is_boolean()) return {value.get<bool>(), {}, {}};
  if (value.is_number_integer()) return {value.get<std::int64_t>(), {}, {}};
  if (value.is_number()) {
    if (!std::isfinite(value.get<double>())) refuse(where, "number");
    return {value.get<double>(), {}, {}};
  }
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    if (text.size() > longest || !is_plain_text(text, Lines::several))
      refuse(where, "text without control characters or characters that do not show");
    if (is_day_key(key) && roster::day_from(text)) return {Item::Time{std::move(text)}, {}, {}};
    return {std::move(text), {}, {}};
  }
  if (depth == deepest || value.size() > most) refuse(where, "number");
  if (value.is_array()) {
    Item list = Item::of_list();
    for (const Json& one : value) list.items().push_back(item_of(key, one, depth + 1));
    return list;
  }
  if (value.is_object()) {
    Item table = Item::of_table();
    for (const auto& [name, member] : value.items()) table.set(name, item_of(name, member, depth + 1));
    return table;
  }
  refuse(where, "text");
}

Json json_of(const Item& item) {
  struct Writer {
    Json operator()(const std::string& text) const { return text; }
    Json operator()(std::int64_t whole) const { return whole; }
    Json operator()(double number) const { return std::isfinite(number) ? Json(number) : Json(nullptr); }
    Json operator()(bool flag) const { return flag; }
    Json operator()(const Item::Time& time) const { return time.words; }
    Json operator()(const Item::List& list) const {
      Json all = Json::array();
      for (const Item& one : list.items) all.push_back(json_of(one));
      return all;
    }
    Json operator()(const Item::Table& table) const {
      Json all = Json::object();
      for (const toml::Entry& entry : table.entries) all[entry.key] = json_of(entry.item);
      return all;
    }
  };
  return std::visit(Writer{}, item.value);
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string()) refuse(std::string("/") + key, "text");
  return found->get<std::string>();
}

double number_of(const Item* item) {
  if (item == nullptr) return 0;
  if (const auto* whole = std::get_if<std::int64_t>(&item->value)) return static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&item->value)) return *number;
  return 0;
}
std::string written(const Item* item) {
  if (item == nullptr) return {};
  if (const auto* text = std::get_if<std::string>(&item->value)) return *text;
  if (const auto* time = std::get_if<Item::Time>(&item->value)) return time->words;
  return fmt::format("{:020.4f}", number_of(item));
}

std::string new_id(const Item* list, std::string_view name) {
  std::string id;
  for (std::size_t i = 0; i < name.size() && id.size() < 40; ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      id += name[i];
    } else if (c >= 'A' && c <= 'Z') {
      id += static_cast<char>(c - 'A' + 'a');
    } else if (c == 0xc3 && i + 1 < name.size()) {
      // The three Norwegian letters, large or small.
      const auto next = static_cast<unsigned char>(name[++i]) | 0x20U;
      id += next == 0xa6 ? "ae" : next == 0xb8 ? "o" : next == 0xa5 ? "a" : "";
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  if (id.empty()) id = "1";
  const auto taken = [&](const std::string& wanted) {
    return list != nullptr && std::any_of(list->items().begin(), list->items().end(),
                                          [&](const Item& one) { return one.text_or("id") == wanted; });
  };
  if (!taken(id)) return id;
  for (int number = 2;; ++number) {
    if (const std::string other = fmt::format("{}-{}", id, number); !taken(other)) return other;
  }
}

}  // namespace handlingsrom::api::edits
