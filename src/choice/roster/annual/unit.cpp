#include "choice/roster/annual/unit.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "choice/roster/annual/unit_demand.hpp"

namespace handlingsrom::annual {
namespace {

using std::chrono::days;
using toml::Value;

constexpr int day_minutes = 1440;

Day read_day(const Value& value) {
  const auto day = value.kind() == toml::Kind::time ? roster::day_from(value.date())
                   : value.is_text()                ? roster::day_from(value.text())
                                                    : std::nullopt;
  if (!day) value.refuse("a date such as 2026-03-29");
  return *day;
}

int read_clock(const Value& value) {
  const auto clock = roster::clock_from(value.some_text());
  if (!clock) value.refuse("a time such as 07:30");
  return *clock;
}

Shift read_shift(const Value& table, const Unit& unit) {
  table.only({"id", "name", "start", "end", "break"});
  Shift shift;
  shift.id = table.need("id", "a short name such as D").some_text();
  for (const Shift& each : unit.shifts) {
    if (each.id == shift.id) table.find("id")->refuse("a shift that is not named before");
  }
  shift.name = table.text_or("name", shift.id);
  shift.start = read_clock(table.need("start", "a time such as 07:30"));
  shift.end = read_clock(table.need("end", "a time such as 07:30"));
  if (shift.end <= shift.start) shift.end += day_minutes;
  if (const auto pause = table.find("break")) {
    const auto minutes = pause->whole(0, day_minutes);
    if (minutes >= shift.end - shift.start) pause->refuse("minutes of break, shorter than the shift");
    shift.unpaid_break = static_cast<int>(minutes);
  }
  return shift;
}

std::vector<int> read_competences(const Value& list, Unit& unit, bool add) {
  std::vector<int> result;
  for (const std::string& name : list.texts()) {
    auto found = std::find(unit.competences.begin(), unit.competences.end(), name);
    if (found == unit.competences.end()) {
      if (!add) list.refuse("a competence that somebody has", name);
      found = unit.competences.insert(unit.competences.end(), name);
    }
    result.push_back(static_cast<int>(found - unit.competences.begin()));
  }
  return result;
}

int shift_named(const Unit& unit, const std::string& id) {
  for (std::size_t k = 0; k < unit.shifts.size(); ++k) {
    if (unit.shifts[k].id == id) return static_cast<int>(k);
  }
  return -1;
}

Span read_span(const Value& table, const Unit& unit) {
  table.only({"from", "to"});
  Span span;
  span.line = table.line();
  const Value from = table.need("from", "a date such as 2026-03-29");
  const Value to = table.need("to", "a date such as 2026-03-29");
  span.from = read_day(from);
  span.to = read_day(to);
  if (span.from < unit.first || span.from > unit.last()) from.refuse("a day of the rota's period");
  if (span.to < span.from || span.to > unit.last()) to.refuse("a day of the rota's period, not before the first");
  return span;
}

void read_wishes(const Value& table, const Unit& unit, Person& person) {
  for (const Value& each : table.tables_or_none("wish")) {
    each.only({"from", "to", "day", "shift", "weight"});
    Wish wish;
    if (const auto day = each.find("day")) {
      wish.from = wish.to = read_day(*day);
    } else {
      wish.from = read_day(each.need("from", "a date such as 2026-03-29"));
      wish.to = read_day(each.need("to", "a date such as 2026-03-29"));
    }
    if (wish.from < unit.first || wish.to > unit.last() || wish.to < wish.from)
      each.refuse("days of the rota's period", roster::text_of(wish.from) + " – " + roster::text_of(wish.to));
    if (const auto shift = each.find("shift"); shift && shift->text() != "free") {
      wish.shift = shift_named(unit, shift->text());
      if (wish.shift < 0) shift->refuse("free, or a shift");
    }
    if (const auto weight = each.find("weight")) wish.weight = weight->number(0, 10);
    person.wishes.push_back(wish);
  }
}

void refuse_overlaps(const Person& person, const std::string& file) {
  std::vector<Span> all = person.holidays;
  all.insert(all.end(), person.absences.begin(), person.absences.end());
  std::sort(all.begin(), all.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  for (std::size_t k = 1; k < all.size(); ++k) {
    if (all[k].from > all[k - 1].to) continue;
    throw Error(ErrorCode::bad_input, "roster_overlap",
                {{"file", file},
                 {"line", std::to_string(std::max(all[k].line, all[k - 1].line))},
                 {"person", person.id},
                 {"day", roster::text_of(all[k].from)},
                 {"other", std::to_string(std::min(all[k].line, all[k - 1].line))}});
  }
}

Person read_person(const Value& table, Unit& unit) {
  table.only({"id", "role", "competences", "contract", "position", "born", "shifts", "holiday", "absence", "wish",
              "weekend_every", "grows"});
  Person person;
  person.line = table.line();
  person.id = table.need("id", "a name or a number").some_text();
  for (const Person& each : unit.people) {
    if (each.id == person.id) table.find("id")->refuse("a person who is not named before");
  }
  person.role = table.text_or("role");
  if (const auto list = table.find("competences")) person.competences = read_competences(*list, unit, true);
  const Value contract = table.need("contract", "a contract: day, rota, three_part or continuous");
  person.contract = contract.text();
  if (!roster::is_contract(person.contract)) contract.refuse("a contract: day, rota, three_part or continuous");
  person.position = table.need("position", "per cent of full time, above 0 and at most 100").number(0, 100) / 100;
  if (!(person.position > 0)) table.find("position")->refuse("per cent of full time, above 0 and at most 100");
  if (const auto born = table.find("born")) {
    person.born = static_cast<int>(born->whole(1900, 2100));
    const int age = static_cast<int>(std::chrono::year_month_day{unit.first}.year()) - *person.born;
    if (age < 18) born->refuse("a year of birth that makes the person 18: younger people have rules of their own");
  }
  if (const auto shifts = table.find("shifts")) {
    for (const std::string& name : shifts->texts()) {
      const int shift = shift_named(unit, name);
      if (shift < 0) shifts->refuse("a shift", name);
      person.shifts.push_back(shift);
    }
  } else {
    for (std::size_t k = 0; k < unit.shifts.size(); ++k) person.shifts.push_back(static_cast<int>(k));
  }
  for (const Value& each : table.tables_or_none("holiday")) person.holidays.push_back(read_span(each, unit));
  for (const Value& each : table.tables_or_none("absence")) person.absences.push_back(read_span(each, unit));
  refuse_overlaps(person, unit.file);
  read_wishes(table, unit, person);
  if (const auto every = table.find("weekend_every")) person.weekend_every = static_cast<int>(every->whole(1, 8));
  person.grows = table.flag_or("grows", false);
  return person;
}

Demand read_demand(const Value& table, Unit& unit) {
  table.only({"shift", "days", "from", "to", "people", "least"});
  Demand demand;
  demand.line = table.line();
  const Value shift = table.need("shift", "a shift");
  demand.shift = shift_named(unit, shift.text());
  if (demand.shift < 0) shift.refuse("a shift");
  demand.on = days_named(table.need("days", days_expected));
  if (const auto from = table.find("from")) demand.from = read_day(*from);
  if (const auto to = table.find("to")) demand.to = read_day(*to);
  if (demand.from && demand.to && *demand.to < *demand.from) table.find("to")->refuse("a day not before the first");
  if ((demand.from && *demand.from > unit.last()) || (demand.to && *demand.to < unit.first))
    table.find(demand.from ? "from" : "to")->refuse("a day of the rota's period");
  const Value people = table.need("people", "a number of people");
  demand.count = static_cast<int>(people.whole(0, 500));
  if (const auto least = table.find("least")) {
    for (const Value& each : least->table().values()) {
      const auto found = std::find(unit.competences.begin(), unit.competences.end(), each.key());
      if (found == unit.competences.end()) each.refuse("a competence that somebody has", each.key());
      const auto count = static_cast<int>(each.whole(0, 500));
      if (count > demand.count) each.refuse("no more than the people on the shift");
      demand.competences.emplace_back(static_cast<int>(found - unit.competences.begin()), count);
    }
  }
  const double hours = unit.shifts[static_cast<std::size_t>(demand.shift)].hours();
  const auto fills = [&](const Person& person) {
    return may_work(person, demand.shift) && hours <= unit.rules.value(person.contract, "longest_day_hours") + 1e-9;
  };
  const auto able = static_cast<int>(std::count_if(unit.people.begin(), unit.people.end(), fills));
  if (demand.count > able)
    people.refuse("no more than those who may take the shift", fmt::format("{} ({})", demand.count, able));
  for (const auto& [competence, count] : demand.competences) {
    const auto skilled = std::count_if(unit.people.begin(), unit.people.end(),
                                       [&, c = competence](const Person& each) { return fills(each) && has(each, c); });
    if (count > skilled)
      table.find("least")->refuse(
          "no more than those who may take the shift",
          fmt::format("{} {} ({})", unit.competences[static_cast<std::size_t>(competence)], count, skilled));
  }
  return demand;
}

void read_weights(const Value& table, Weights& weights) {
  table.only({"empty_shift", "competence", "surplus", "wish", "hour", "missing_hour", "split_weekend", "lone_day",
              "weekend", "holiday", "night"});
  const auto read = [&](const char* key, double& target) {
    if (const auto value = table.find(key)) target = value->number(0, 100000);
  };
  read("empty_shift", weights.empty_shift);
  read("competence", weights.competence);
  read("surplus", weights.surplus);
  read("wish", weights.wish);
  read("hour", weights.hour);
  read("missing_hour", weights.missing_hour);
  read("split_weekend", weights.split_weekend);
  read("lone_day", weights.lone_day);
  read("weekend", weights.weekend);
  read("holiday", weights.holiday);
  read("night", weights.night);
}

void read_money(const Value& table, Money& money) {
  table.only({"hour", "role", "on_costs", "night_supplement", "weekend_supplement", "holiday_supplement",
              "substitute_supplement"});
  money.hour = table.need("hour", "kroner an hour").number(0, 5000);
  if (const auto roles = table.find("role")) {
    for (const Value& each : roles->table().values()) money.by_role[each.key()] = each.number(0, 5000);
  }
  const auto read = [&](const char* key, double& target, double most) {
    if (const auto value = table.find(key)) target = value->number(0, most);
  };
  read("on_costs", money.on_costs, 2);
  read("night_supplement", money.night_supplement, 1000);
  read("weekend_supplement", money.weekend_supplement, 1000);
  read("holiday_supplement", money.holiday_supplement, 5);
  read("substitute_supplement", money.substitute_supplement, 5);
}

// Of sick leave: one number a quarter, whatever their mean.
workforce::Quarters read_quarters(const Value& list) {
  constexpr const char* expected = "four numbers above 0, one a quarter";
  const std::vector<double> numbers = list.numbers();
  workforce::Quarters quarters{};
  const bool good = numbers.size() == quarters.size() &&
                    std::all_of(numbers.begin(), numbers.end(), [](double each) { return each > 0 && each < 1000; });
  if (!good) list.refuse(expected, fmt::format("{}", fmt::join(numbers, ", ")));
  std::copy(numbers.begin(), numbers.end(), quarters.begin());
  return workforce::with_mean_one(quarters);
}

}  // namespace

bool may_work(const Person& person, int shift) {
  return std::find(person.shifts.begin(), person.shifts.end(), shift) != person.shifts.end();
}

bool has(const Person& person, int competence) {
  return competence < 0 ||
         std::find(person.competences.begin(), person.competences.end(), competence) != person.competences.end();
}

Unit read_unit(std::string_view text, const std::string& file) {
  const toml::Document document(text, file);
  const Value root = document.root();
  root.only({"name", "first_day", "weeks", "invented", "most_days_running", "place_holidays", "sick_share",
             "sick_quarters", "shift", "demand", "person", "rules", "contract", "weights", "money", "weekend_every"});
  Unit unit;
  unit.file = file;
  unit.name = root.need("name", "the name of the unit").some_text();
  const Value first = root.need("first_day", "a date such as 2026-03-29");
  unit.first = read_day(first);
  if (std::chrono::weekday{unit.first} != std::chrono::Monday) first.refuse("a Monday");
  if (const auto weeks = root.find("weeks")) unit.weeks = static_cast<int>(weeks->whole(1, 53));
  unit.invented = root.flag_or("invented", false);
  unit.place_holidays = root.flag_or("place_holidays", true);
  if (const auto most = root.find("most_days_running")) unit.most_days_running = static_cast<int>(most->whole(1, 12));
  if (const auto share = root.find("sick_share")) unit.sick_share = share->number(0, 0.5);
  if (const auto quarters = root.find("sick_quarters")) unit.sick_quarters = read_quarters(*quarters);
  int weekend_every = 3;
  if (const auto every = root.find("weekend_every")) weekend_every = static_cast<int>(every->whole(1, 8));
  if (const auto rules = root.find("rules")) unit.rules.read_for("", *rules, file);
  if (const auto contracts = root.find("contract")) {
    for (const Value& each : contracts->table().values()) {
      if (!roster::is_contract(each.key())) each.refuse_key("a contract: day, rota, three_part or continuous");
      unit.rules.read_for(each.key(), each, file);
    }
  }
  for (const Value& each : root.need("shift", "[[shift]]").tables()) unit.shifts.push_back(read_shift(each, unit));
  if (unit.shifts.empty() || unit.shifts.size() > most_shifts) root.need("shift").refuse("1 to 12 shifts");
  for (const Value& each : root.need("person", "[[person]]").tables()) {
    unit.people.push_back(read_person(each, unit));
    if (!each.find("weekend_every")) unit.people.back().weekend_every = weekend_every;
  }
  if (unit.people.empty()) root.need("person").refuse("at least one person");
  for (const Value& each : root.need("demand", "[[demand]]").tables()) unit.demand.push_back(read_demand(each, unit));
  if (const auto weights = root.find("weights")) read_weights(weights->table(), unit.weights);
  if (const auto money = root.find("money")) read_money(money->table(), unit.money);
  return unit;
}

}  // namespace handlingsrom::annual
