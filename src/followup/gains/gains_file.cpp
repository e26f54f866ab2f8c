// Reading of gains: every fault with its place.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>
#include <utility>

#include "followup/gains/gains.hpp"

namespace handlingsrom::gains {
namespace {

constexpr int earliest_year = 2000, latest_year = 2100;

template <class Choice, std::size_t N>
Choice choice_named(const toml::Value& at, const std::array<Choice, N>& choices) {
  const std::string found = at.text();
  std::string expected;
  for (const Choice choice : choices) {
    if (key_of(choice) == found) return choice;
    expected += (expected.empty() ? "" : ", ") + std::string(key_of(choice));
  }
  at.refuse(expected);
}

constexpr std::array types{Type::avoided_cost, Type::saved_time, Type::quality, Type::for_others};
constexpr std::array settlings{Settled::released, Settled::moved, Settled::time_only};
constexpr std::array confidences{Confidence::low, Confidence::middle, Confidence::high};

int year_of(const toml::Value& at) { return static_cast<int>(at.whole(earliest_year, latest_year)); }

Day day_of(const toml::Value& at) {
  const auto day = roster::day_from(at.date());
  if (!day) at.refuse("a date, 2026-03-29");
  return *day;
}

/// Tables with year and value, in order of year.
std::vector<YearValue> years(const toml::Value& table, std::string_view key) {
  std::vector<YearValue> values;
  for (const toml::Value& each : table.tables_or_none(key)) {
    each.only({"year", "value", "source"});
    const toml::Value year = each.need("year");
    values.push_back({year_of(year), each.need("value").number(), each.text_or("source")});
    if (values.size() > 1 && values[values.size() - 2].year >= values.back().year)
      year.fail("gain_years",
                {{"found", year.written()}, {"expected", std::to_string(values[values.size() - 2].year + 1)}});
  }
  return values;
}

/// What was realised by year: the last that is said of a year holds, and says why where it corrects another.
std::vector<YearValue> realised(const toml::Value& table, std::string_view key, bool money, Gain& gain) {
  std::vector<YearValue> values;
  for (const toml::Value& each : table.tables_or_none(key)) {
    each.only({"year", "value", "source", "reason", "recorded"});
    const toml::Value year = each.need("year");
    const YearValue one{year_of(year), each.need("value").number(), each.text_or("source")};
    std::optional<Day> recorded;
    if (const auto at = each.find("recorded")) recorded = day_of(*at);
    if (values.empty() || values.back().year < one.year) {
      values.push_back(one);
    } else if (values.back().year == one.year) {
      const std::string reason = each.need("reason", "why the year is corrected").some_text();
      gain.corrections.push_back(
          {one.year, money, values.back().value, one.value, values.back().source, reason, recorded});
      values.back() = one;
    } else {
      year.fail("gain_years", {{"found", year.written()}, {"expected", std::to_string(values.back().year)}});
    }
  }
  return values;
}

Factors factors(const toml::Value& table) {
  table.only({"persons", "use", "price"});
  return {table.need("persons").number(0), table.need("use").number(0), table.need("price").number(0)};
}

Outcome outcome(const toml::Value& table) {
  table.only({"year", "planned_cost", "cost", "planned", "happened"});
  Outcome outcome;
  outcome.year = year_of(table.need("year"));
  outcome.planned_cost = table.need("planned_cost").number();
  outcome.cost = table.need("cost").number();
  outcome.planned = factors(table.need("planned").table());
  outcome.happened = factors(table.need("happened").table());
  return outcome;
}

/// What follows from elsewhere must not be typed too.
void refuse_typed(const toml::Value& table, const Gain& gain, std::initializer_list<std::string_view> keys,
                  std::string_view origin) {
  for (const std::string_view key : keys) {
    if (const auto typed = table.find(key))
      typed->fail("gain_typed_twice",
                  {{"name", gain.name}, {"found", std::string(key)}, {"expected", std::string(origin)}});
  }
}

void read_origins(const toml::Value& table, Gain& gain) {
  constexpr int plan_years = 4;
  if (const auto measure = table.find("measure")) {
    measure->only({"id", "from", "figure", "until"});
    OfMeasure of;
    of.line = measure->line();
    of.id = measure->need("id", "a measure of measures list").some_text();
    of.from = year_of(measure->need("from"));
    of.figure = measure->text_or("figure");
    of.until = of.from + plan_years - 1;
    if (const auto until = measure->find("until")) of.until = static_cast<int>(until->whole(of.from, latest_year));
    gain.measure = std::move(of);
    refuse_typed(table, gain, {"planned_money"}, "measure");
    if (!gain.measure->figure.empty()) refuse_typed(table, gain, {"target"}, "measure");
  }
  if (const auto published = table.find("realised_from")) {
    published->only({"figure", "kroner_per"});
    gain.published = OfPublished{published->need("figure", "a published figure").some_text(),
                                 published->number_or("kroner_per", 0), published->line()};
    refuse_typed(table, gain, {"realised"}, "realised_from");
    if (gain.published->kroner_per != 0) refuse_typed(table, gain, {"realised_money"}, "realised_from");
  }
}

Gain gain(const toml::Value& table) {
  table.only(
      {"id",         "name",          "project",   "owner",         "unit",           "type",          "settled",
       "confidence", "service",       "account",   "source",        "measured",       "baseline",      "target",
       "realised",   "planned_money", "deviation", "action",        "realised_money", "preconditions", "disadvantages",
       "version",    "outcome",       "measure",   "realised_from", "chain"});
  Gain gain;
  gain.line = table.line();
  gain.id = table.need("id").some_text();
  gain.name = table.need("name").some_text();
  gain.project = table.text_or("project");
  gain.owner = table.need("owner", "the role in the line that answers for the gain").some_text();
  gain.unit = table.need("unit").some_text();
  gain.type = choice_named(table.need("type"), types);
  if (const auto settled = table.find("settled")) gain.settled = choice_named(*settled, settlings);
  if (const auto confidence = table.find("confidence")) gain.confidence = choice_named(*confidence, confidences);
  gain.service = table.text_or("service");
  gain.account = table.text_or("account");
  gain.source = table.text_or("source");
  gain.measured = table.text_or("measured");
  const auto baseline = table.find("baseline");
  if (!baseline) table.fail("gain_no_baseline", {{"name", gain.name}});
  baseline->only({"value", "date", "source"});
  read_origins(table, gain);
  if (const auto value = baseline->find("value")) {
    gain.baseline = value->number();
  } else if (gain.published) {
    gain.baseline = std::numeric_limits<double>::quiet_NaN();
  } else {
    baseline->need("value");
  }
  gain.baseline_date = day_of(baseline->need("date"));
  gain.baseline_source = baseline->need("source").some_text();
  gain.targets = years(table, "target");
  gain.realised = realised(table, "realised", false, gain);
  gain.planned_money = years(table, "planned_money");
  gain.realised_money = realised(table, "realised_money", true, gain);
  gain.preconditions = table.texts_or_none("preconditions");
  gain.disadvantages = table.texts_or_none("disadvantages");
  gain.deviation = table.text_or("deviation");
  gain.action = table.text_or("action");
  gain.version = table.text_or("version");
  if (const auto chain = table.find("chain")) {
    chain->only({"input", "activity", "product", "user_effect", "society_effect"});
    gain.chain = {chain->text_or("input"), chain->text_or("activity"), chain->text_or("product"),
                  chain->text_or("user_effect"), chain->text_or("society_effect")};
  }
  for (const toml::Value& each : table.tables_or_none("outcome")) gain.outcomes.push_back(outcome(each));
  return gain;
}

}  // namespace

std::string_view key_of(Type type) {
  switch (type) {
    case Type::avoided_cost: return "avoided_cost";
    case Type::saved_time: return "saved_time";
    case Type::quality: return "quality";
    case Type::for_others: return "for_others";
  }
  return "quality";
}

std::string_view key_of(Settled settled) {
  switch (settled) {
    case Settled::released: return "released";
    case Settled::moved: return "moved";
    case Settled::time_only: return "time_only";
  }
  return "time_only";
}

std::string_view key_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::low: return "low";
    case Confidence::middle: return "middle";
    case Confidence::high: return "high";
  }
  return "middle";
}

std::vector<Gain> read_gains(const toml::Value& root) {
  std::vector<Gain> gains;
  for (const toml::Value& table : root.tables_or_none("gain")) {
    gains.push_back(gain(table));
    const auto same = [&](const Gain& other) { return other.id == gains.back().id; };
    if (std::any_of(gains.begin(), gains.end() - 1, same))
      table.need("id").fail("gain_twice", {{"found", gains.back().id}});
  }
  return gains;
}

}  // namespace handlingsrom::gains
