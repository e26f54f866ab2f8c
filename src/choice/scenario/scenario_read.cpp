// Scenario files as people write them: every fault is named with file and line.
#include "choice/scenario/scenario.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/error.hpp"
#include "outlook/population/settings.hpp"

namespace handlingsrom::scenario {
namespace {

struct Place {
  std::string file;
  int line = 0;
};

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

[[noreturn]] void refuse(const Place& place, const char* key, Error::Arguments arguments) {
  Error::Arguments all{{"file", place.file}, {"line", std::to_string(place.line)}};
  all.insert(all.end(), arguments.begin(), arguments.end());
  throw Error(ErrorCode::bad_input, key, std::move(all));
}

std::string text_in(const toml::table& table, const char* key) { return table[key].value_or(std::string{}); }

double number_in(const toml::node& node, const std::string& file, const std::string& what) {
  if (const auto value = node.value<double>()) return *value;
  refuse({file, line_of(node)}, "scenario_not_a_number", {{"name", what}});
}

void check_value(const Lever& lever, double value, const Place& place, bool beyond_law) {
  if (!(value >= lever.minimum && value <= lever.maximum)) {
    refuse(place, "scenario_out_of_range",
           {{"name", std::string(lever.id)},
            {"found", fmt::format("{}", value)},
            {"minimum", fmt::format("{}", lever.minimum)},
            {"maximum", fmt::format("{}", lever.maximum)}});
  }
  if (!beyond_law && (value < lever.legal_low || value > lever.legal_high)) {
    refuse(place, "scenario_against_law",
           {{"name", std::string(lever.id)},
            {"found", fmt::format("{}", value)},
            {"law", fmt::format("lever.{}.law", lever.id)}});
  }
}

Year year_in(const toml::node& node, Place place, const Period& period) {
  if (line_of(node) > 0) place.line = line_of(node);
  const auto value = node.value_exact<std::int64_t>();
  const int last = period.first.value + period.years - 1;
  if (!value || *value > last) {
    refuse(place, "scenario_year",
           {{"found", value ? std::to_string(*value) : "?"},
            {"minimum", std::to_string(period.first.value)},
            {"maximum", std::to_string(last)}});
  }
  if (*value < period.first.value) {
    refuse(place, "scenario_year_past",
           {{"found", std::to_string(*value)}, {"minimum", std::to_string(period.first.value)}});
  }
  return Year{static_cast<int>(*value)};
}

std::size_t lever_of(const std::string& id, const Place& place) {
  try {
    return lever_index(id);
  } catch (const Error&) {
    refuse(place, "scenario_lever_unknown", {{"name", id}});
  }
}

Turn turn_of(const toml::table& table, const std::string& file, const Period& period, bool beyond_law) {
  const Place place{file, line_of(table)};
  for (const auto& [key, node] : table) {
    static constexpr std::array known{"lever", "to", "from", "full", "by_year", "reason"};
    if (std::none_of(known.begin(), known.end(), [&, k = key.str()](const char* name) { return k == name; })) {
      refuse({file, line_of(node)}, "scenario_unknown_key", {{"found", std::string(key.str())}});
    }
  }
  Turn turn;
  turn.line = place.line;
  const std::string id = text_in(table, "lever");
  turn.lever = lever_of(id, place);
  const Lever& lever = *all_levers()[turn.lever];
  turn.reason = text_in(table, "reason");
  turn.from = period.first + std::min(lever.lead_years, period.years - 1);
  if (const toml::node* from = table.get("from")) turn.from = year_in(*from, place, period);
  turn.full = turn.from + lever.ramp_years;
  // The whole of it may come after the last year: a scenario that begins late is read as it was written.
  constexpr int years_beyond = 50;
  if (const toml::node* full = table.get("full"))
    turn.full = year_in(*full, place, {period.first, period.years + years_beyond});
  if (turn.full < turn.from) {
    refuse(place, "scenario_full_before_from", {{"name", id}, {"found", std::to_string(turn.full.value)}});
  }
  if (const toml::table* by_year = table["by_year"].as_table()) {
    for (const auto& [key, node] : *by_year) {
      const std::string_view digits = key.str();
      std::int64_t year = 0;
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), year);
      if (digits.size() != 4 || read.ec != std::errc() || read.ptr != digits.data() + digits.size())
        refuse({file, line_of(node)}, "scenario_year",
               {{"found", std::string(digits)},
                {"minimum", std::to_string(period.first.value)},
                {"maximum", std::to_string(period.first.value + period.years - 1)}});
      const toml::value<std::int64_t> as_node(year);
      const double value = number_in(node, file, id);
      check_value(lever, value, {file, line_of(node)}, beyond_law);
      turn.by_year.emplace_back(year_in(as_node, {file, line_of(node)}, period), value);
    }
    std::sort(turn.by_year.begin(), turn.by_year.end());
    if (turn.by_year.empty()) refuse(place, "scenario_no_value", {{"name", id}});
    turn.value = turn.by_year.back().second;
    return turn;
  }
  const toml::node* value = table.get("to");
  if (value == nullptr) refuse(place, "scenario_no_value", {{"name", id}});
  turn.value = number_in(*value, file, id);
  check_value(lever, turn.value, {file, line_of(*value)}, beyond_law);
  return turn;
}

void read_frozen(const toml::table& root, Scenario& scenario) {
  const toml::table* table = root["frozen"].as_table();
  if (table == nullptr) return;
  Frozen frozen{text_in(*table, "data"), text_in(*table, "program"), {}};
  if (const toml::table* figures = (*table)["figures"].as_table()) {
    for (const auto& [key, node] : *figures) {
      std::vector<double> values;
      if (const toml::array* array = node.as_array()) {
        for (const toml::node& each : *array) values.push_back(each.value_or(0.0));
      }
      frozen.figures.emplace_back(std::string(key.str()), std::move(values));
    }
  }
  scenario.frozen = std::move(frozen);
}

void read_promises(const toml::table& root, const std::string& file, const Period& period, Scenario& scenario) {
  const toml::array* promises = root["promise"].as_array();
  if (promises == nullptr) return;
  for (const toml::node& node : *promises) {
    const toml::table* table = node.as_table();
    const Place place{file, line_of(node)};
    if (table == nullptr) refuse(place, "scenario_promise", {});
    for (const auto& [key, value] : *table) {
      static constexpr std::array known{"name", "figure", "per", "lever", "at_least", "at_most", "from"};
      if (std::none_of(known.begin(), known.end(), [&, k = key.str()](const char* name) { return k == name; }))
        refuse({file, line_of(value)}, "scenario_unknown_key", {{"found", std::string(key.str())}});
    }
    Promise promise;
    promise.file = file;
    promise.line = place.line;
    promise.name = text_in(*table, "name");
    promise.figure = text_in(*table, "figure");
    if (const toml::node* per = table->get("per")) {
      if (const toml::array* ids = per->as_array()) {
        for (const toml::node& id : *ids) promise.per.push_back(id.value_or(std::string()));
      } else {
        promise.per.push_back(per->value_or(std::string()));
      }
    }
    if (const toml::node* lever = table->get("lever"))
      promise.lever = lever_of(lever->value_or(std::string()), {file, line_of(*lever)});
    promise.at_least = (*table)["at_least"].value<double>();
    promise.at_most = (*table)["at_most"].value<double>();
    promise.from = period.first;
    if (const toml::node* from = table->get("from")) promise.from = year_in(*from, place, period);
    const bool one_thing =
        promise.figure.empty() == promise.lever.has_value() && (promise.per.empty() || !promise.lever);
    if (!one_thing || (!promise.at_least && !promise.at_most)) refuse(place, "scenario_promise", {});
    scenario.promises.push_back(std::move(promise));
  }
}

// Both say what the whole of their sector saves, so that together they would count the same savings twice.
using Pair = std::pair<std::string_view, std::string_view>;
constexpr std::array exclusive{Pair{"institution_to_staffed_home", "threshold_nursing_home"},
                               Pair{"staffed_home_to_home_nursing", "staffed_homes"},
                               Pair{"housing_programme", "in_migration"}};

void check_exclusions(const Scenario& scenario, const std::string& file) {
  const auto turn_on = [&](std::string_view id) {
    return std::find_if(scenario.turns.begin(), scenario.turns.end(),
                        [&](const Turn& turn) { return all_levers()[turn.lever]->id == id; });
  };
  for (const auto& [first, second] : exclusive) {
    const auto a = turn_on(first), b = turn_on(second);
    if (a != scenario.turns.end() && b != scenario.turns.end()) {
      refuse({file, std::max(a->line, b->line)}, "scenario_exclude",
             {{"first", std::string(first)}, {"second", std::string(second)}});
    }
  }
}

Scenario load(const std::filesystem::path& file, const Period& period, bool beyond_law,
              std::vector<std::filesystem::path>& open) {
  const auto path = std::filesystem::weakly_canonical(file);
  if (std::find(open.begin(), open.end(), path) != open.end()) {
    throw Error(ErrorCode::bad_input, "scenario_circular_base", {{"file", file.filename().string()}});
  }
  open.push_back(path);
  std::ifstream input(file);
  if (!input) throw Error(ErrorCode::unknown_name, "file_unreadable", {{"file", file.string()}});
  std::stringstream text;
  text << input.rdbuf();
  Scenario own = parse_scenario(text.str(), file.filename().string(), period, beyond_law);
  if (own.base.empty()) return own;
  std::filesystem::path base = file.parent_path() / own.base;
  if (!base.has_extension()) base += ".toml";
  Scenario merged = load(base, period, beyond_law, open);
  for (const Turn& turn : own.turns) {
    std::erase_if(merged.turns, [&](const Turn& other) { return other.lever == turn.lever; });
    merged.turns.push_back(turn);
  }
  merged.promises.insert(merged.promises.end(), own.promises.begin(), own.promises.end());
  own.turns = std::move(merged.turns);
  if (own.population.empty()) own.population = merged.population;
  own.promises = std::move(merged.promises);
  check_exclusions(own, file.filename().string());
  return own;
}

}  // namespace

std::span<const std::pair<std::string_view, std::string_view>> exclusive_levers() { return exclusive; }

Scenario parse_scenario(std::string_view text, const std::string& file, const Period& period, bool beyond_law) {
  toml::table root;
  try {
    root = toml::parse(text, file);
  } catch (const toml::parse_error& fault) {
    throw Error(ErrorCode::bad_input, "toml_syntax",
                {{"file", file},
                 {"line", std::to_string(fault.source().begin.line)},
                 {"column", std::to_string(fault.source().begin.column)},
                 {"found", std::string(fault.description())}});
  }
  for (const auto& [key, node] : root) {
    static constexpr std::array known{"name",  "description", "base",   "municipality", "population",
                                      "lever", "promise",     "frozen", "version"};
    if (std::none_of(known.begin(), known.end(), [&, k = key.str()](const char* name) { return k == name; })) {
      refuse({file, line_of(node)}, "scenario_unknown_key", {{"found", std::string(key.str())}});
    }
  }
  Scenario scenario;
  scenario.name = text_in(root, "name");
  if (scenario.name.empty()) refuse({file, 1}, "scenario_no_name", {});
  scenario.description = text_in(root, "description");
  scenario.base = text_in(root, "base");
  scenario.municipality = text_in(root, "municipality");
  if (const toml::node* node = root.get("population")) {
    scenario.population = node->value_or(std::string{});
    try {
      population::parse_alternative(scenario.population);
    } catch (const Error&) {
      refuse({file, line_of(*node)}, "scenario_population", {{"found", scenario.population}});
    }
  }
  if (const toml::array* turns = root["lever"].as_array()) {
    for (const toml::node& node : *turns) {
      if (node.as_table() == nullptr) refuse({file, line_of(node)}, "scenario_no_value", {{"name", "lever"}});
      Turn turn = turn_of(*node.as_table(), file, period, beyond_law);
      const bool twice = std::any_of(scenario.turns.begin(), scenario.turns.end(),
                                     [&](const Turn& other) { return other.lever == turn.lever; });
      if (twice)
        refuse({file, turn.line}, "scenario_lever_twice", {{"name", std::string(all_levers()[turn.lever]->id)}});
      scenario.turns.push_back(std::move(turn));
    }
  }
  read_promises(root, file, period, scenario);
  read_frozen(root, scenario);
  check_exclusions(scenario, file);
  return scenario;
}

Scenario load_scenario(const std::filesystem::path& file, const Period& period, bool beyond_law) {
  std::vector<std::filesystem::path> open;
  return load(file, period, beyond_law, open);
}

}  // namespace handlingsrom::scenario
