// Parts of a programme's file that several tables have.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/toml.hpp"
#include "followup/programme/programme.hpp"

namespace handlingsrom::programme {

Day day_of(const toml::Value& at);
std::optional<Day> day_or_none(const toml::Value& table, std::string_view key);
/// Throws "programme_dates" at `to` where it lies before `from`.
void check_order(const toml::Value& to, Day from, Day last);

/// Days and years of the whole file that cannot stand in the order that they do: throws "programme_dates_of", "programme_dates_latest", "programme_year_after",
/// "programme_year_future" or "gain_years" at the one that is wrong.
void check_dates(const toml::Value& root, const Programme& programme);

/// What is named by id: each once, and found again.
class Names {
 public:
  /// Throws "programme_twice" for an id that is there already; `at`: where the id stands.
  void add(const toml::Value& at, std::size_t position);
  /// Throws "programme_unknown" with those that there are.
  std::size_t find(const toml::Value& at) const;
  /// Nothing where the key is not there.
  void check(const toml::Value& table, std::string_view key) const;

 private:
  std::unordered_map<std::string, std::size_t> positions_;
  std::vector<std::string> order_;
};

std::vector<Task> read_tasks(const toml::Value& root, const Names& projects);
std::vector<Group> read_groups(const toml::Value& root, const Names& projects);
std::vector<Decision> read_decisions(const toml::Value& root, const Names& projects, const Names& involvement);
std::vector<Gathering> read_gatherings(const toml::Value& root);
std::vector<Evaluation> read_evaluations(const toml::Value& root, const Names& projects);
std::vector<Promise> read_promises(const toml::Value& root, const std::string& file);
std::vector<Indicator> read_indicators(const toml::Value& root, const Names& projects);
std::vector<Support> read_supports(const toml::Value& root, const Names& projects);
std::vector<Consultation> read_consultations(const toml::Value& root, const Names& projects);

/// The key `form` of a table: one of representation.toml's, or nothing.
std::string form_of(const toml::Value& table);
/// A value that must be one of these words; the default where the key is not there.
std::string one_of(const toml::Value& table, std::string_view key, std::initializer_list<std::string_view> words,
                   std::string_view otherwise = {});

}  // namespace handlingsrom::programme
