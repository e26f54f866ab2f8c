// Scenario files as people write them: every fault is named with file and line.
#include "choice/scenario/scenario.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "base/toml.hpp"
#include "choice/scenario/double_counting.hpp"
#include "choice/scenario/lever_read.hpp"
#include "choice/scenario/promise.hpp"
#include "outlook/population/settings.hpp"
#include "outlook/population/base.hpp"

namespace handlingsrom::scenario {
namespace {

constexpr int years_beyond =
    50;  // the whole of a turn may come after the last year: a scenario that begins late is read

void check_value(const Lever& lever, const toml::Value& at, double value, bool beyond_law) {
  if (!(value >= lever.minimum && value <= lever.maximum)) {
    at.fail("scenario_out_of_range", {{"name", lever.id},
                                      {"found", fmt::format("{}", value)},
                                      {"minimum", fmt::format("{}", lever.minimum)},
                                      {"maximum", fmt::format("{}", lever.maximum)}});
  }
  if (!beyond_law && (value < lever.legal_low || value > lever.legal_high)) {
    at.fail("scenario_against_law",
            {{"name", lever.id}, {"found", fmt::format("{}", value)}, {"law", fmt::format("lever.{}.law", lever.id)}});
  }
}

Year year_in(const toml::Value& at, std::int64_t year, const std::string& found, const Period& period) {
  const int last = period.first.value + period.years - 1;
  if (year > last)
    at.fail("scenario_year",
            {{"found", found}, {"minimum", std::to_string(period.first.value)}, {"maximum", std::to_string(last)}});
  if (year < period.first.value)
    at.fail("scenario_year_past", {{"found", found}, {"minimum", std::to_string(period.first.value)}});
  return Year{static_cast<int>(year)};
}

Year year_in(const toml::Value& at, const Period& period) {
  if (!at.is_whole()) {
    at.fail("scenario_year", {{"found", at.written()},
                              {"minimum", std::to_string(period.first.value)},
                              {"maximum", std::to_string(period.first.value + period.years - 1)}});
  }
  return year_in(at, at.whole(), at.written(), period);
}

std::size_t lever_named(const toml::Value& at, const std::string& id) {
  try {
    return lever_index(id);
  } catch (const Error&) {
    at.fail("scenario_lever_unknown", {{"name", id}});
  }
}

void read_by_year(const toml::Value& by_year, const Lever& lever, const Period& period, bool beyond_law, Turn& turn) {
  for (const toml::Value& node : by_year.values()) {
    const std::string& digits = node.key();
    std::int64_t year = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    if (digits.size() != 4 || read.ec != std::errc() || read.ptr != digits.data() + digits.size())
      node.fail("scenario_year", {{"found", digits},
                                  {"minimum", std::to_string(period.first.value)},
                                  {"maximum", std::to_string(period.first.value + period.years - 1)}});
    const double value = node.number();
    check_value(lever, node, value, beyond_law);
    turn.by_year.emplace_back(year_in(node, year, digits, period), value);
  }
  std::sort(turn.by_year.begin(), turn.by_year.end());
  if (turn.by_year.empty()) by_year.fail("scenario_no_value", {{"name", lever.id}});
  turn.value = turn.by_year.back().second;
}

Turn turn_of(const toml::Value& table, const std::string& file, const Period& period, bool beyond_law) {
  table.only({"lever", "to", "from", "full", "by_year", "reason", "today"});
  Turn turn;
  turn.file = file;
  turn.line = table.line();
  const std::string id = table.text_or("lever");
  turn.lever = lever_named(table, id);
  const Lever& lever = *all_levers()[turn.lever];
  turn.reason = table.text_or("reason");
  turn.from = period.first + std::min(lever.lead_years, period.years - 1);
  if (const auto from = table.find("from")) turn.from = year_in(*from, period);
  turn.full = turn.from + lever.ramp_years;
  if (const auto full = table.find("full")) turn.full = year_in(*full, {period.first, period.years + years_beyond});
  if (turn.full < turn.from)
    table.fail("scenario_full_before_from", {{"name", id}, {"found", std::to_string(turn.full.value)}});
  if (const auto today = table.find("today")) {
    if (lever.held_in != "own") today->refuse_key("lever, to, from, full, by_year, reason");
    turn.held = today->number(0);
  }
  if (const auto by_year = table.find("by_year")) {
    read_by_year(*by_year, lever, period, beyond_law, turn);
    return turn;
  }
  const auto value = table.find("to");
  if (!value) table.fail("scenario_no_value", {{"name", id}});
  turn.value = value->number();
  check_value(lever, *value, turn.value, beyond_law);
  return turn;
}

void read_frozen(const toml::Value& root, Scenario& scenario) {
  const auto table = root.find("frozen");
  if (!table) return;
  Frozen frozen{table->text_or("data"), table->text_or("program"), {}};
  if (const auto figures = table->find("figures")) {
    for (const toml::Value& series : figures->values()) frozen.figures.emplace_back(series.key(), series.numbers());
  }
  scenario.frozen = std::move(frozen);
}

void read_promises(const toml::Value& root, const std::string& file, const Period& period, Scenario& scenario) {
  for (const toml::Value& table : root.tables_or_none("promise")) {
    table.only({"name", "figure", "per", "lever", "at_least", "at_most", "from"});
    scenario.promises.push_back(read_promise(table, file, period));
    check_promise(table, scenario.promises.back());
  }
}

void read_effects(const toml::Value& root, const std::string& file, Scenario& scenario) {
  const auto effects = root.find("effect");
  if (!effects) return;
  for (const toml::Value& table : effects->values()) {
    table.only({"reason", "assumption", "figure", "one_off", "settlers"});
    OwnEffect own;
    own.lever = lever_named(table, table.key());
    own.effect = read_effect(table);
    own.reason = table.need("reason", "a reason: what the figure rests on").some_text();
    own.file = file;
    own.line = table.line();
    if (own.effect.assumptions.empty() && own.effect.figures.empty() && own.effect.one_off_per_unit == 0 &&
        own.effect.settlers_per_unit == 0)
      table.fail("scenario_effect_empty", {{"name", table.key()}});
    scenario.effects.push_back(std::move(own));
  }
}

/// What holds between the parts of a scenario, its base merged in.
void check_whole(const Scenario& scenario) {
  for (const OwnEffect& own : scenario.effects) {
    const bool turned = std::any_of(scenario.turns.begin(), scenario.turns.end(),
                                    [&](const Turn& turn) { return turn.lever == own.lever; });
    if (!turned)
      throw Error(ErrorCode::bad_input, "scenario_effect_unused",
                  {{"file", own.file}, {"line", std::to_string(own.line)}, {"name", all_levers()[own.lever]->id}});
  }
  const auto acting = [&](const Turn& turn) {
    const auto own = own_lever(scenario, turn);
    return own != nullptr ? *own : *all_levers()[turn.lever];
  };
  for (std::size_t a = 0; a < scenario.turns.size(); ++a) {
    for (std::size_t b = a + 1; b < scenario.turns.size(); ++b) {
      const Turn &first = scenario.turns[a], &second = scenario.turns[b];
      if (!count_twice(acting(first), acting(second))) continue;
      const Turn& later = second.line >= first.line || second.file != first.file ? second : first;
      throw Error(ErrorCode::bad_input, "scenario_exclude",
                  {{"file", later.file},
                   {"line", std::to_string(later.line)},
                   {"first", all_levers()[first.lever]->id},
                   {"second", all_levers()[second.lever]->id}});
    }
  }
}

Scenario load(const std::filesystem::path& file, const Period& period, bool beyond_law,
              std::vector<std::filesystem::path>& open) {
  std::error_code circle;  // of links: read_file says so
  const auto path = std::filesystem::weakly_canonical(file, circle);
  if (std::find(open.begin(), open.end(), path) != open.end()) {
    throw Error(ErrorCode::bad_input, "scenario_circular_base", {{"file", file.filename().string()}});
  }
  open.push_back(path);
  Scenario own = parse_scenario(read_file(file), file.filename().string(), period, beyond_law);
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
  for (OwnEffect& each : merged.effects) {
    const bool replaced = std::any_of(own.effects.begin(), own.effects.end(),
                                      [&](const OwnEffect& other) { return other.lever == each.lever; });
    if (!replaced) own.effects.push_back(std::move(each));
  }
  if (own.population.empty()) own.population = merged.population;
  own.promises = std::move(merged.promises);
  check_whole(own);
  return own;
}

}  // namespace

Promise read_promise(const toml::Value& table, const std::string& file, const Period& period) {
  Promise promise;
  promise.file = file;
  promise.line = table.line();
  promise.name = table.text_or("name");
  promise.figure = table.text_or("figure");
  if (const auto per = table.find("per"))
    promise.per = per->is_text() ? std::vector<std::string>{per->text()} : per->texts();
  if (const auto lever = table.find("lever")) promise.lever = lever_named(*lever, lever->text());
  if (const auto level = table.find("at_least")) promise.at_least = level->number();
  if (const auto level = table.find("at_most")) promise.at_most = level->number();
  promise.from = period.first;
  if (const auto from = table.find("from")) promise.from = year_in(*from, period);
  return promise;
}

void check_promise(const toml::Value& table, const Promise& promise) {
  const bool one_thing = promise.figure.empty() == promise.lever.has_value() && (promise.per.empty() || !promise.lever);
  if (!one_thing || (!promise.at_least && !promise.at_most)) table.fail("scenario_promise");
}

bool holds(const Promise& promise, Year year, double value) {
  return year < promise.from || std::isnan(value) ||
         ((!promise.at_least || value >= *promise.at_least) && (!promise.at_most || value <= *promise.at_most));
}

Scenario parse_scenario(std::string_view text, const std::string& file, const Period& period, bool beyond_law) {
  const toml::Document document(text, file);
  const toml::Value root = document.root();
  root.only(
      {"name", "description", "base", "municipality", "population", "lever", "effect", "promise", "frozen", "version"});
  Scenario scenario;
  scenario.name = root.text_or("name");
  if (scenario.name.empty()) root.fail("scenario_no_name");
  scenario.description = root.text_or("description");
  scenario.base = root.text_or("base");
  scenario.municipality = root.text_or("municipality");
  if (const auto alternative = root.find("population")) {
    scenario.population = alternative->text();
    try {
      population::Settings settings;
      population::choose_base(settings, scenario.population);
    } catch (const Error&) {
      alternative->fail("scenario_population", {{"found", scenario.population}});
    }
  }
  for (const toml::Value& table : root.tables_or_none("lever")) {
    Turn turn = turn_of(table, file, period, beyond_law);
    const bool twice = std::any_of(scenario.turns.begin(), scenario.turns.end(),
                                   [&](const Turn& other) { return other.lever == turn.lever; });
    if (twice) table.fail("scenario_lever_twice", {{"name", all_levers()[turn.lever]->id}});
    scenario.turns.push_back(std::move(turn));
  }
  read_effects(root, file, scenario);
  read_promises(root, file, period, scenario);
  read_frozen(root, scenario);
  if (scenario.base.empty()) check_whole(scenario);
  return scenario;
}

Scenario load_scenario(const std::filesystem::path& file, const Period& period, bool beyond_law) {
  std::vector<std::filesystem::path> open;
  return load(file, period, beyond_law, open);
}

}  // namespace handlingsrom::scenario
