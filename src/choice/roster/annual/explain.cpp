#include "choice/roster/annual/explain.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "choice/roster/annual/plan.hpp"

namespace handlingsrom::annual {
namespace {

using roster::Finding;
using roster::Outcome;
using std::chrono::days;

const Person* person_named(const Unit& unit, const std::string& id) {
  for (const Person& each : unit.people) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

void note(Finding& finding, Day day) {
  constexpr std::size_t most_kept = 5;
  ++finding.times;
  finding.outcome = Outcome::failed;
  if (finding.days.size() < most_kept) finding.days.push_back(day);
}

bool touches_weekend(const roster::Entry& entry, Day& saturday) {
  const std::chrono::weekday weekday{entry.day};
  if (weekday == std::chrono::Saturday)
    saturday = entry.day;
  else if (weekday == std::chrono::Sunday)
    saturday = entry.day - days{1};
  else if (weekday == std::chrono::Friday && entry.end > 1440)
    saturday = entry.day + days{1};
  else
    return false;
  return true;
}

std::array<Finding, 3> own_rules(const Unit& unit, const Person& person, const roster::Worker& worker) {
  Finding shift{"own_shift", "", Outcome::passed, 0, 0, 0, {}};
  Finding weekends{"own_weekends", "", Outcome::passed, 0, static_cast<double>(person.weekend_every), 0, {}};
  Finding running{"own_days_running", "", Outcome::passed, 0, static_cast<double>(unit.most_days_running), 0, {}};
  std::set<Day> worked, saturdays;
  for (const roster::Entry& entry : worker.entries) {
    if (entry.kind != roster::Kind::work) continue;
    worked.insert(entry.day);
    Day saturday;
    if (touches_weekend(entry, saturday)) saturdays.insert(saturday);
    for (std::size_t s = 0; s < unit.shifts.size(); ++s) {
      const bool same = unit.shifts[s].start == entry.start && unit.shifts[s].end == entry.end;
      if (same && !may_work(person, static_cast<int>(s))) note(shift, entry.day), ++shift.found;
    }
  }
  weekends.found = person.weekend_every;
  Day before{};
  for (const Day each : saturdays) {
    if (before != Day{}) {
      const int every = static_cast<int>((each - before).count()) / 7;
      weekends.found = std::min<double>(weekends.found, every);
      if (every < person.weekend_every) note(weekends, each);
    }
    before = each;
  }
  int run = 0;
  for (Day day = unit.first; day <= unit.last(); day += days{1}) {
    run = worked.contains(day) ? run + 1 : 0;
    running.found = std::max<double>(running.found, run);
    if (run == unit.most_days_running + 1) note(running, day);
  }
  return {shift, weekends, running};
}

}  // namespace

roster::WorkReport check_rota(const Unit& unit, const roster::WorkPlan& plan) {
  roster::WorkReport report = roster::check_work(plan, unit.rules);
  for (std::size_t k = 0; k < plan.workers.size(); ++k) {
    const Person* person = person_named(unit, plan.workers[k].name);
    if (person == nullptr) continue;
    for (Finding& each : own_rules(unit, *person, plan.workers[k]))
      report.workers[k].findings.push_back(std::move(each));
  }
  return report;
}

std::vector<Hindrance> hindrances(const Problem& problem, const Rota& rota, int person, int day, int shift) {
  const Unit& unit = problem.unit;
  const auto p = static_cast<std::size_t>(person);
  const Duty now = rota[p][static_cast<std::size_t>(day)];
  if (now < off) return {{"on_leave", "", 0, 0}};
  if (now == shift) return {};
  // One person's plan alone, before and with the shift: what is new is what stands in the way.
  Unit alone = unit;
  alone.people = {unit.people[p]};
  const auto failed = [&](const std::vector<Duty>& line) {
    std::map<std::string, Hindrance> result;
    const roster::WorkReport report = check_rota(alone, work_plan(alone, {line}));
    for (const Finding& each : report.workers[0].findings) {
      if (each.outcome == Outcome::failed) result[each.rule] = {each.rule, each.paragraph, each.found, each.limit};
    }
    return result;
  };
  std::vector<Duty> line = rota[p];
  const auto before = failed(line);
  line[static_cast<std::size_t>(day)] = static_cast<Duty>(shift);
  std::vector<Hindrance> result;
  if (now >= 0) result.push_back({"other_shift", "", 0, 0});
  for (const auto& [rule, each] : failed(line)) {
    if (!before.contains(rule)) result.push_back(each);
  }
  return result;
}

Collision collision_of(const Problem& problem, const Rota& rota, int empty_shifts) {
  Collision result;
  const auto bound = [&](const Problem& of, const RuleSet& rules) {
    BoundOptions options;
    options.only_empty = true;
    options.known = empty_shifts;
    options.rota = &rota;
    options.rules = rules;
    options.iterations = 60;
    const double people = [&] {
      BoundOptions without = options;
      without.rules.competence = false;
      return lower_bound(of, without);
    }();
    return rules.competence ? std::max(people, lower_bound(of, options)) : people;
  };
  constexpr double certain = 0.5;
  RuleSet rules;
  result.at_least = bound(problem, rules);
  if (result.at_least < certain) return result;
  using Member = bool RuleSet::*;
  const std::array<std::pair<const char*, Member>, 7> each_rule{{{"competence", &RuleSet::competence},
                                                                 {"daily_rest", &RuleSet::daily_rest},
                                                                 {"days_running", &RuleSet::days_running},
                                                                 {"shifts", &RuleSet::shifts},
                                                                 {"leave", &RuleSet::leave},
                                                                 {"hours", &RuleSet::hours},
                                                                 {"weekends", &RuleSet::weekends}}};
  for (const auto& [name, member] : each_rule) {
    rules.*member = false;
    if (bound(problem, rules) >= certain) continue;
    rules.*member = true;
    result.rules.emplace_back(name);
  }
  const auto try_out = [&](const char* what, auto change) {
    Unit changed = problem.unit;
    change(changed);
    const Problem relaxed(std::move(changed));
    result.relaxed.push_back({what, bound(relaxed, RuleSet{})});
  };
  const bool weekends = std::find(result.rules.begin(), result.rules.end(), "weekends") != result.rules.end();
  const bool hours = std::find(result.rules.begin(), result.rules.end(), "hours") != result.rules.end();
  if (weekends)
    try_out("weekend_every", [](Unit& unit) {
      for (Person& each : unit.people) each.weekend_every = std::max(1, each.weekend_every - 1);
    });
  if (hours)
    try_out("more_hours", [](Unit& unit) {
      for (Person& each : unit.people) each.position = std::min(1.0, each.position * 1.1);
    });
  if (std::find(result.rules.begin(), result.rules.end(), "daily_rest") != result.rules.end())
    try_out("daily_rest", [](Unit& unit) { unit.rules.set_for_all("daily_rest_hours", 8); });
  if (std::find(result.rules.begin(), result.rules.end(), "leave") != result.rules.end())
    try_out("holidays", [](Unit& unit) {
      unit.place_holidays = false;
      for (Person& each : unit.people) each.holidays.clear();
    });
  return result;
}

}  // namespace handlingsrom::annual
