#include "choice/scenario/lever_read.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

namespace handlingsrom::scenario {
namespace {

constexpr std::array act_names{"shift", "scale", "inverse"};
constexpr std::array targets{"spending", "staff", "group", "available", "places", "users", "income", "finance", "move"};
constexpr std::array measures{"relative", "absolute", "per_driver", "yearly", "loan", "loan_yearly"};
constexpr std::array evidences{"measured", "moderate", "weak", "judgement"};
constexpr std::array sectors{"all",    "school",         "kindergarten", "care", "health", "child_protection",
                             "social", "administration", "other"};
constexpr std::array groups{"all", "nurse", "health_worker", "teacher", "kindergarten_teacher", "other"};
constexpr std::array kinds_of_places{"care", "kindergarten", "school"};
constexpr int latest_version = 1;
constexpr int longest = 50;       // years, of lead and ramp
constexpr double largest = 1e12;  // of any number in a file

template <class Names>
std::size_t one_of(const toml::Value& value, const Names& names) {
  const std::string found = value.text();
  const auto at = std::find(names.begin(), names.end(), found);
  if (at == names.end()) value.refuse(fmt::format("{}", fmt::join(names, ", ")));
  return static_cast<std::size_t>(at - names.begin());
}

Unit unit_of(const toml::Value& value) {
  const std::string found = value.text();
  std::string known;
  for (int k = 0; k <= static_cast<int>(Unit::kroner_per_user); ++k) {
    const auto unit = static_cast<Unit>(k);
    if (key_of(unit) == found) return unit;
    known += fmt::format("{}{}", k == 0 ? "" : ", ", key_of(unit));
  }
  value.refuse(known);
}

int lag_of(const toml::Value& table) {
  const auto lag = table.find("lag");
  return lag ? static_cast<int>(lag->whole(0, longest)) : 0;
}

double bounded_number(const toml::Value& value) { return value.number(-largest, largest); }

std::pair<double, double> range_of(const toml::Value& value) {
  const auto ends = value.items();
  if (ends.size() != 2) value.refuse("[low, high]");
  const double low = bounded_number(ends[0]), high = bounded_number(ends[1]);
  if (low > high) value.refuse("[low, high]", fmt::format("[{}, {}]", low, high));
  return {low, high};
}

std::vector<Reference> references(const toml::Value& value) {
  std::vector<Reference> result;
  for (const toml::Value& each : value.values()) result.push_back({each.key(), bounded_number(each)});
  if (result.empty()) value.refuse("{ \"a figure\" = 1 }");
  return result;
}

void check_part(const toml::Value& table, const FigureEffect& effect) {
  const auto part = table.find("part");
  const auto need = [&](const auto& names) {
    (void)one_of(table.need("part", fmt::format("{}", fmt::join(names, ", "))), names);
  };
  switch (effect.target) {
    case Target::spending:
    case Target::staff: return need(sectors);
    case Target::group:
    case Target::available: return need(groups);
    case Target::places: return need(kinds_of_places);
    case Target::users:
    case Target::move: (void)table.need("part", "a step of the care ladder").some_text(); return;
    case Target::income:
    case Target::finance:
      if (part) part->refuse_key("target, measure, weight, driver");
  }
}

FigureEffect figure_effect(const toml::Value& table) {
  table.only({"target", "part", "measure", "weight", "driver", "at_most", "to", "need", "lag"});
  FigureEffect effect;
  effect.line = table.line();
  effect.target = static_cast<Target>(one_of(table.need("target", "spending, staff, …"), targets));
  const toml::Value measure = table.need("measure", "relative, absolute, …");
  effect.measure = static_cast<Measure>(one_of(measure, measures));
  effect.part = table.text_or("part");
  check_part(table, effect);
  const toml::Value weight = table.need("weight", "a number");
  if (weight.is_table()) {
    effect.per_unit = references(weight);
  } else {
    effect.weight = bounded_number(weight);
  }
  const bool loan = effect.measure == Measure::loan || effect.measure == Measure::loan_yearly;
  if (loan && effect.target != Target::finance) measure.refuse("relative, absolute, per_driver, yearly");
  if (effect.target == Target::move && effect.measure != Measure::relative && effect.measure != Measure::absolute)
    measure.refuse("relative, absolute");
  if (effect.measure == Measure::per_driver) effect.driver = table.need("driver", "a figure's id").some_text();
  if (const auto driver = table.find("driver")) {
    if (effect.measure != Measure::per_driver && effect.measure != Measure::loan)
      driver->refuse_key("target, part, measure, weight");
    effect.driver = driver->some_text();
  }
  effect.lag = lag_of(table);
  if (const auto at_most = table.find("at_most")) effect.at_most = references(*at_most);
  const bool move = effect.target == Target::move;
  if (move) effect.to = table.need("to", "a step of the care ladder, or below").some_text();
  if (const auto need = table.find("need")) effect.need = need->number(0, 10);
  for (const char* key : {"to", "need"}) {
    if (const auto found = table.find(key); found && !move)
      found->refuse_key("target, part, measure, weight, driver, at_most");
  }
  return effect;
}

AssumptionEffect assumption_effect(const toml::Value& table) {
  table.only({"parameter", "act", "weight", "lag"});
  return {table.need("parameter", "an assumption's id").some_text(),
          static_cast<Act>(one_of(table.need("act", "shift, scale, inverse"), act_names)),
          bounded_number(table.need("weight", "a number")), lag_of(table), table.line()};
}

void check_texts(const toml::Value& root, const Lever& lever) {
  const toml::Value texts = root.need("text", "[text.nb], [text.nn], [text.en]");
  texts.only({"nb", "nn", "en"});
  for (const char* language : {"nb", "nn", "en"}) {
    const toml::Value text = texts.need(language, "name, about, notices, price");
    text.only({"name", "about", "notices", "law", "studies", "price"});
    for (const char* key : {"name", "about", "notices", "price"}) (void)text.need(key, "a text").some_text();
    const auto paired = [&](const char* key, bool wanted) {
      if (wanted) (void)text.need(key, "a text").some_text();
      if (const auto found = text.find(key); found && !wanted) found->refuse_key("name, about, notices, price");
    };
    paired("law", lever.has_law);
    paired("studies", !lever.studies_seen_at.empty());
  }
}

void read_ranges(const toml::Value& root, Lever& lever) {
  const toml::Value today = root.need("today", "a number"), ordinary = root.need("ordinary", "[low, high]"),
                    possible = root.need("possible", "[low, high]");
  lever.today = bounded_number(today);
  std::tie(lever.low, lever.high) = range_of(ordinary);
  std::tie(lever.minimum, lever.maximum) = range_of(possible);
  if (lever.low < lever.minimum || lever.high > lever.maximum)
    ordinary.refuse(fmt::format("{} … {}", lever.minimum, lever.maximum),
                    fmt::format("{} … {}", lever.low, lever.high));
  if (lever.today < lever.low || lever.today > lever.high) today.refuse(fmt::format("{} … {}", lever.low, lever.high));
}

void read_law(const toml::Value& root, Lever& lever) {
  const auto law = root.find("law");
  lever.has_law = law.has_value();
  if (!law) return;
  law->only({"read_in", "read_on", "low", "high"});
  lever.law_seen_at = law->text_or("read_in");
  if (!lever.law_seen_at.empty()) lever.law_seen_on = law->need("read_on", "a date, as 2026-11-22").date();
  lever.legal_low = law->number_or("low", -unbounded);
  lever.legal_high = law->number_or("high", unbounded);
  if (lever.legal_low > lever.low || lever.legal_high < lever.high)
    law->refuse(fmt::format("{} … {}", lever.low, lever.high),
                fmt::format("{} … {}", lever.legal_low, lever.legal_high));
}

void read_held(const toml::Value& root, Lever& lever) {
  const auto held = root.find("held");
  if (!held) return;
  held->only({"of", "amount"});
  static constexpr std::array kinds{"schools", "own"};
  lever.held_in = kinds[one_of(held->need("of", "schools, own"), kinds)];
  if (lever.held_in == "own") lever.held = held->need("amount", "a number").number(0, largest);
}

}  // namespace

std::string_view key_of(Act act) noexcept { return act_names[static_cast<std::size_t>(act)]; }
std::string_view key_of(Target target) noexcept { return targets[static_cast<std::size_t>(target)]; }
std::string_view key_of(Measure measure) noexcept { return measures[static_cast<std::size_t>(measure)]; }
std::string_view key_of(Evidence evidence) noexcept { return evidences[static_cast<std::size_t>(evidence)]; }

Effect read_effect(const toml::Value& table) {
  Effect effect;
  for (const toml::Value& each : table.tables_or_none("assumption"))
    effect.assumptions.push_back(assumption_effect(each));
  for (const toml::Value& each : table.tables_or_none("figure")) effect.figures.push_back(figure_effect(each));
  if (const auto cost = table.find("one_off")) {
    cost->only({"per_unit", "in"});
    effect.one_off_per_unit = cost->need("per_unit", "a number").number(0, largest);
    if (const auto in = cost->find("in")) {
      if (one_of(*in, sectors) == 0) in->refuse("a sector");
      effect.one_off_in = in->text();
    }
  }
  if (const auto settlers = table.find("settlers")) {
    settlers->only({"per_unit"});
    effect.settlers_per_unit = settlers->need("per_unit", "a number").number(-1000, 1000);
  }
  return effect;
}

Lever read_lever(std::string_view text, const std::string& id) {
  const toml::Document document(text, id + ".toml");
  const toml::Value root = document.root();
  root.only({"version",  "order",    "sector",     "unit",       "today",      "ordinary",    "possible", "source",
             "evidence", "standing", "lead_years", "ramp_years", "outside",    "price_known", "counts",   "held",
             "law",      "studies",  "one_off",    "settlers",   "assumption", "figure",      "text"});
  (void)root.need("version", "1").whole(1, latest_version);
  Lever lever;
  static_cast<Effect&>(lever) = read_effect(root);
  lever.id = id;
  lever.order = static_cast<int>(root.need("order", "a whole number").whole(0, 1000000));
  lever.sector = root.need("sector", "a sector").some_text();
  lever.unit = unit_of(root.need("unit", "none, share, persons …"));
  read_ranges(root, lever);
  lever.source_id = root.need("source", "a source's id, or judgement").some_text();
  lever.evidence =
      static_cast<Evidence>(one_of(root.need("evidence", "measured, moderate, weak, judgement"), evidences));
  lever.standing = root.text_or("standing");
  if (const auto years = root.find("lead_years")) lever.lead_years = static_cast<int>(years->whole(0, longest));
  if (const auto years = root.find("ramp_years")) lever.ramp_years = static_cast<int>(years->whole(0, longest));
  lever.price_known = root.need("price_known", "true or false").flag();
  lever.outside = root.flag_or("outside", false);
  lever.counts = root.texts_or_none("counts");
  read_held(root, lever);
  read_law(root, lever);
  if (const auto studies = root.find("studies")) {
    studies->only({"read_in"});
    lever.studies_seen_at = studies->need("read_in", "a text").some_text();
  }
  check_texts(root, lever);
  return lever;
}

std::string write_effect(const Effect& effect, const std::string& prefix) {
  std::string text;
  const auto list = [](const std::vector<Reference>& all) {
    std::string inner;
    for (const Reference& each : all)
      inner += fmt::format("{}\"{}\" = {}", inner.empty() ? "" : ", ", each.name, each.times);
    return "{ " + inner + " }";
  };
  for (const AssumptionEffect& each : effect.assumptions) {
    text += fmt::format("\n[[{}assumption]]\nparameter = \"{}\"\nact = \"{}\"\nweight = {}\n", prefix, each.parameter,
                        key_of(each.act), each.weight);
    if (each.lag != 0) text += fmt::format("lag = {}\n", each.lag);
  }
  for (const FigureEffect& each : effect.figures) {
    text += fmt::format("\n[[{}figure]]\ntarget = \"{}\"\n", prefix, key_of(each.target));
    if (!each.part.empty()) text += fmt::format("part = \"{}\"\n", each.part);
    text += fmt::format("measure = \"{}\"\nweight = {}\n", key_of(each.measure),
                        each.per_unit.empty() ? fmt::format("{}", each.weight) : list(each.per_unit));
    if (!each.driver.empty()) text += fmt::format("driver = \"{}\"\n", each.driver);
    if (!each.at_most.empty()) text += fmt::format("at_most = {}\n", list(each.at_most));
    if (!each.to.empty()) text += fmt::format("to = \"{}\"\n", each.to);
    if (each.lag != 0) text += fmt::format("lag = {}\n", each.lag);
    if (each.need != 1) text += fmt::format("need = {}\n", each.need);
  }
  if (effect.one_off_per_unit != 0)
    text +=
        fmt::format("\n[{}one_off]\nper_unit = {}\nin = \"{}\"\n", prefix, effect.one_off_per_unit, effect.one_off_in);
  if (effect.settlers_per_unit != 0)
    text += fmt::format("\n[{}settlers]\nper_unit = {}\n", prefix, effect.settlers_per_unit);
  return text;
}

}  // namespace handlingsrom::scenario
