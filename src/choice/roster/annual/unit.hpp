// A unit that is to have an annual rota: shifts, demand, people, and the rules that hold there. Read from one TOML file.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "choice/roster/calendar.hpp"
#include "choice/roster/work_rules.hpp"
#include "outlook/workforce/season.hpp"

namespace handlingsrom::annual {

using roster::Day;

struct Shift {
  std::string id, name;
  int start = 0;  // minutes after local midnight
  int end = 0;    // above 1440 when it passes midnight
  int unpaid_break = 0;
  double hours() const { return (end - start - unpaid_break) / 60.0; }
};

/// How many are wanted on a shift on the days it names. Of several that fit a day the last in the file holds.
struct Demand {
  int shift = 0;
  std::array<bool, 8> on{};                      // Monday … Sunday, public holiday
  std::optional<Day> from, to;                   // both days included; none: the whole period
  int count = 0;                                 // people
  std::vector<std::pair<int, int>> competences;  // at least so many with the competence
  int line = 0;
};

struct Span {
  Day from, to;  // both days included
  int line = 0;
};

struct Wish {
  Day from, to;
  int shift = -1;     // -1: free; otherwise to work this shift
  double weight = 1;  // 1 ordinary, up to 10
};

struct Person {
  std::string id, role;
  std::vector<int> competences;
  std::string contract;  // a class of working hours, see work_rules.hpp
  double position = 1;   // share of full time
  std::optional<int> born;
  std::vector<int> shifts;  // may take
  std::vector<Span> holidays, absences;
  std::vector<Wish> wishes;
  int weekend_every = 3;  // at work every so many weekends at the most
  bool grows = false;     // part-timer who wants more hours
  int line = 0;
};

/// What weighs against what; costs of the search, not kroner.
struct Weights {
  double empty_shift = 600;  // one short on a shift
  double competence = 400;   // one short of a competence
  double surplus = 8;        // times the square of people above demand
  double wish = 20;          // a wish of weight 1 not met, for each day
  double hour = 2;           // an hour away from the contract, within the tolerance
  double missing_hour = 8;   // an hour below it
  double split_weekend = 15;
  double lone_day = 4;                              // one day at work between days off, or one off between two at work
  double weekend = 0.3, holiday = 4, night = 0.02;  // times the square of a person's number: evens them out
};

struct Money {
  double hour = 0;  // kr an hour, by role where roles name their own
  std::map<std::string, double> by_role;
  double on_costs = 0.14;            // pension and employer's contribution on top
  double night_supplement = 0;       // kr an hour
  double weekend_supplement = 0;     // kr an hour
  double holiday_supplement = 0;     // share of the hourly pay
  double substitute_supplement = 0;  // share on top of the hourly pay for who steps in
};

struct Unit {
  std::string name, file;
  bool invented = false;  // staff that do not exist
  Day first;
  int weeks = 52;
  std::vector<std::string> competences;
  std::vector<Shift> shifts;
  std::vector<Demand> demand;
  std::vector<Person> people;
  roster::WorkRules rules;
  int most_days_running = 6;
  bool place_holidays = true;
  Weights weights;
  Money money;
  double sick_share = 0.09;                                       // expected absence that no plan knows, over the year
  workforce::Quarters sick_quarters = workforce::usual_quarters;  // each quarter's over the year's, mean 1

  int days() const { return weeks * 7; }
  Day last() const { return first + std::chrono::days{days() - 1}; }
  /// Expected absence on a day, with its season.
  double sick_on(int day) const;
  int day_of(Day day) const { return static_cast<int>((day - first).count()); }
};

/// Throws Error(bad_input) with file, line, found and expected: unknown keys, a person without contract, doubled ids, times that do not parse, absences
/// that overlap, a holiday outside the year, demand that nobody may fill, a competence that nobody has.
Unit read_unit(std::string_view text, const std::string& file);

/// Wanted on each day: total by shift, and at least by competence.
struct Wanted {
  struct Row {
    int shift = 0;
    int competence = -1;  // -1: people
    int count = 0;
  };
  std::vector<std::vector<Row>> by_day;
  double hours = 0;  // in all
  int shifts = 0;    // in all
};
Wanted wanted(const Unit& unit);

bool may_work(const Person& person, int shift);
bool has(const Person& person, int competence);

}  // namespace handlingsrom::annual
