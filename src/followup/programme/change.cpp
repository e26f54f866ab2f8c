#include "followup/programme/change.hpp"

#include <cmath>

namespace handlingsrom::programme {

using toml::Item;

void raise_version(toml::Draft& draft) {
  const Item* version = draft.root().find("version");
  const auto* number = version == nullptr ? nullptr : std::get_if<std::int64_t>(&version->value);
  draft.root().set("version", {(number == nullptr ? 1 : *number) + 1, {}, {}});
}

void set_words(Item& table, std::string_view key, const std::string& words) {
  if (words.empty()) {
    table.remove(key);
  } else {
    table.set(key, {words, {}, {}});
  }
}

void set_day(Item& table, std::string_view key, const std::optional<roster::Day>& day) {
  if (day) {
    table.set(key, {Item::Time{roster::text_of(*day)}, {}, {}});
  } else {
    table.remove(key);
  }
}

void set_number(Item& table, std::string_view key, double value) {
  constexpr double largest = 1e15;
  if (value == std::round(value) && std::abs(value) < largest) {
    table.set(key, {static_cast<std::int64_t>(value), {}, {}});
  } else {
    table.set(key, {value, {}, {}});
  }
}

}  // namespace handlingsrom::programme
