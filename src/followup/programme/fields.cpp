#include "followup/programme/fields.hpp"

#include <algorithm>

#include "followup/programme/representation.hpp"

namespace handlingsrom::programme {

Day day_of(const toml::Value& at) {
  const auto day = roster::day_from(at.date());
  if (!day) at.refuse("a date, 2026-03-29");
  return *day;
}

std::optional<Day> day_or_none(const toml::Value& table, std::string_view key) {
  const auto at = table.find(key);
  return at ? std::optional(day_of(*at)) : std::nullopt;
}

void check_order(const toml::Value& to, Day from, Day last) {
  if (last < from) to.fail("programme_dates", {{"found", roster::text_of(last)}, {"expected", roster::text_of(from)}});
}

void Names::add(const toml::Value& at, std::size_t position) {
  const std::string id = at.some_text();
  if (!positions_.try_emplace(id, position).second) at.fail("programme_twice", {{"found", id}});
  order_.push_back(id);
}

std::size_t Names::find(const toml::Value& at) const {
  const auto found = positions_.find(at.some_text());
  if (found != positions_.end()) return found->second;
  // A few of them say enough.
  constexpr std::size_t most = 12;
  std::string expected;
  for (std::size_t i = 0; i < std::min(most, order_.size()); ++i) expected += (i == 0 ? "" : ", ") + order_[i];
  if (order_.size() > most) expected += ", …";
  at.fail("programme_unknown", {{"found", at.text()}, {"expected", expected.empty() ? "–" : expected}});
}

void Names::check(const toml::Value& table, std::string_view key) const {
  if (const auto at = table.find(key)) find(*at);
}

std::string form_of(const toml::Value& table) {
  const auto at = table.find("form");
  if (!at) return {};
  std::string expected;
  for (const Form& form : representation().forms) {
    if (form.key == at->text()) return form.key;
    expected += (expected.empty() ? "" : ", ") + form.key;
  }
  at->refuse(expected);
}

std::string one_of(const toml::Value& table, std::string_view key, std::initializer_list<std::string_view> words,
                   std::string_view otherwise) {
  const auto at = table.find(key);
  if (!at) return std::string(otherwise);
  std::string expected;
  for (const std::string_view word : words) {
    if (at->text() == word) return std::string(word);
    expected += (expected.empty() ? "" : ", ") + std::string(word);
  }
  at->refuse(expected);
}

}  // namespace handlingsrom::programme
