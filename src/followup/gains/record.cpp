#include "followup/gains/record.hpp"

#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::gains {

using toml::Item;

namespace {

double number_of(const Item* item) {
  if (item == nullptr) return 0;
  if (const auto* whole = std::get_if<std::int64_t>(&item->value)) return static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&item->value)) return *number;
  return 0;
}

Item number_item(double value) {
  constexpr double largest = 1e15;
  if (value == std::round(value) && std::abs(value) < largest) return {static_cast<std::int64_t>(value), {}, {}};
  return {value, {}, {}};
}

}  // namespace

void record(Item& gain, bool money, const Recorded& one) {
  const char* key = money ? "realised_money" : "realised";
  if (one.recorded) {
    const int now = static_cast<int>(std::chrono::year_month_day{*one.recorded}.year());
    if (one.year > now)
      throw Error(
          ErrorCode::bad_input, "gain_future",
          {{"name", gain.text_or("name")}, {"found", std::to_string(one.year)}, {"expected", std::to_string(now)}});
  }
  if (gain.find(key) == nullptr) gain.set(key, Item::of_list());
  Item& list = *gain.find(key);
  if (!list.is_list()) throw Error(ErrorCode::bad_input, "gain_recorded", {{"name", gain.text_or("name")}});
  auto place = list.items().begin();
  const Item* there = nullptr;
  for (; place != list.items().end() && place->is_table() && number_of(place->find("year")) <= one.year; ++place) {
    if (number_of(place->find("year")) == one.year) there = &*place;
  }
  if (there != nullptr && one.reason.empty())
    throw Error(ErrorCode::bad_input, "gain_recorded",
                {{"name", gain.text_or("name")},
                 {"year", std::to_string(one.year)},
                 {"found", fmt::format("{}", number_of(there->find("value")))}});
  const bool inlined = !list.items().empty() && list.items().front().is_table() && list.items().front().table().inlined;
  Item entry = Item::of_table(inlined);
  entry.set("year", {std::int64_t{one.year}, {}, {}});
  entry.set("value", number_item(one.value));
  if (!one.source.empty()) entry.set("source", {one.source, {}, {}});
  if (!one.reason.empty()) entry.set("reason", {one.reason, {}, {}});
  if (one.recorded) entry.set("recorded", {Item::Time{roster::text_of(*one.recorded)}, {}, {}});
  list.items().insert(place, std::move(entry));
}

}  // namespace handlingsrom::gains
