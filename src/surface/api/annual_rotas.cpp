#include "surface/api/annual_rotas.hpp"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "choice/roster/annual/bound.hpp"
#include "choice/roster/annual/explain.hpp"
#include "choice/roster/annual/plan.hpp"
#include "choice/roster/annual/rota_file.hpp"
#include "choice/roster/annual/worth.hpp"
#include "surface/api/annual_made.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {

std::string rota_code(const annual::Unit& unit, annual::Duty duty) {
  if (duty >= 0) return unit.shifts[static_cast<std::size_t>(duty)].id;
  return duty == annual::off ? "-" : duty == annual::on_holiday ? "FE" : "X";
}

namespace {

using Clock = std::chrono::steady_clock;

annual::Duty duty_named(const annual::Unit& unit, const std::string& code) {
  if (code == "-" || code == "FRI") return annual::off;
  if (code == "FE") return annual::on_holiday;
  if (code == "X") return annual::away;
  for (std::size_t s = 0; s < unit.shifts.size(); ++s) {
    if (unit.shifts[s].id == code) return static_cast<annual::Duty>(s);
  }
  throw Error(ErrorCode::bad_input, "rota_code", {{"found", code}});
}

RotaCost kroner_of(const annual::Problem& problem, const annual::Rota& rota, const annual::Summary& summary) {
  const annual::Cost cost = annual::cost_in_kroner(problem, rota, summary);
  return {cost.planned,  cost.leave,   cost.night,
          cost.weekend,  cost.holiday, cost.substitutes,
          cost.on_costs, cost.total(), problem.unit.money.hour > 0};
}

/// Which person of the unit. Throws Error(bad_input).
std::size_t person_of(const annual::Unit& unit, const std::string& id) {
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    if (unit.people[p].id == id) return p;
  }
  throw Error(ErrorCode::unknown_name, "rota_person", {{"found", id}, {"file", unit.file}});
}

int day_of_unit(const annual::Unit& unit, const std::string& text) {
  const auto day = roster::day_from(text);
  if (!day || *day < unit.first || *day > unit.last()) {
    throw Error(ErrorCode::bad_input, "rota_day",
                {{"found", text}, {"first", roster::text_of(unit.first)}, {"last", roster::text_of(unit.last())}});
  }
  return unit.day_of(*day);
}

void add_bounds(const annual::Problem& problem, const annual::Rota& rota, AnnualRota& answer) {
  annual::BoundOptions options;
  options.known = answer.cost;
  options.rota = &rota;
  answer.bound = std::min(answer.cost, annual::lower_bound(problem, options));
  options = {};
  options.only_empty = true;
  options.known = answer.empty_shifts;
  options.rota = &rota;
  options.rules.competence = false;
  options.iterations = 120;
  // Shifts are whole, so the bound may be raised to the next.
  answer.empty_bound =
      std::min(answer.empty_shifts, static_cast<int>(std::ceil(annual::lower_bound(problem, options) - 1e-3)));
}

[[noreturn]] void refuse_own(const roster::WorkReport& report) {
  for (const auto& worker : report.workers) {
    for (const auto& finding : worker.findings) {
      if (finding.outcome == roster::Outcome::failed)
        throw Error(ErrorCode::internal, "internal",
                    {{"reason", fmt::format("the check refuses the rota: {} {} {} {}", worker.name, finding.rule,
                                            finding.found, finding.limit)}});
    }
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "the check refuses the rota"}});
}

}  // namespace

RotaFile rota_file(const std::filesystem::path& file) { return {read_file(file), file.filename().string()}; }

ReadRota read_rota(const RotaFile& unit, const RotaFile& rota) {
  annual::Unit read = annual::read_unit(unit.text, unit.name);
  ReadRota result;
  result.plan = annual::read_rota_bytes(rota.text, rota.name, read);
  result.rota = annual::rota_of(read, result.plan, rota.name);
  // Leave is what the rota says, not what would be placed anew.
  read.place_holidays = false;
  for (std::size_t p = 0; p < read.people.size(); ++p) {
    read.people[p].holidays.clear();
    read.people[p].absences.clear();
    for (int d = 0; d < read.days(); ++d) {
      const annual::Duty duty = result.rota[p][static_cast<std::size_t>(d)];
      const annual::Day day = read.first + std::chrono::days{d};
      if (duty == annual::on_holiday) read.people[p].holidays.push_back({day, day, 0});
      if (duty == annual::away) read.people[p].absences.push_back({day, day, 0});
    }
  }
  result.problem = std::make_unique<annual::Problem>(std::move(read));
  return result;
}

AnnualRota answer_of(const annual::Problem& problem, const annual::Rota& rota) {
  const annual::Unit& unit = problem.unit;
  const annual::Summary summary = annual::summary_of(problem, rota);
  AnnualRota answer;
  answer.unit = unit.name;
  answer.invented = unit.invented;
  answer.first = unit.first;
  answer.last = unit.last();
  answer.weeks = unit.weeks;
  for (roster::Day day = unit.first; day <= unit.last(); day += std::chrono::days{1})
    if (roster::is_sunday_or_holiday(day)) answer.red.push_back(day);
  for (const annual::Shift& each : unit.shifts) {
    answer.shift_ids.push_back(each.id);
    answer.shift_names.push_back(each.name);
  }
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    const annual::Person& person = unit.people[p];
    const annual::PersonLoad& load = summary.people[p];
    RotaPerson row;
    row.id = person.id;
    row.role = person.role;
    row.contract = person.contract;
    row.position = person.position;
    row.hours = load.hours;
    row.target = load.target;
    row.week_hours = load.week_hours;
    row.night_hours = load.night_hours;
    row.sunday_hours = load.sunday_hours;
    row.shifts = load.shifts;
    row.evenings = load.evenings;
    row.nights = load.nights;
    row.weekends = load.weekends;
    row.holidays = load.holidays;
    row.split_weekends = load.split_weekends;
    row.lone_days = load.lone_days;
    row.longest_run = load.longest_run;
    row.weekend_one_in = load.weekend_one_in;
    row.wish_days = load.wish_days;
    row.wish_days_met = load.wish_days_met;
    for (const annual::Duty duty : rota[p]) row.days += (row.days.empty() ? "" : " ") + rota_code(unit, duty);
    answer.people.push_back(std::move(row));
  }
  for (const annual::EmptyShift& each : summary.empty)
    answer.empty.push_back(
        {unit.first + std::chrono::days{each.day}, unit.shifts[static_cast<std::size_t>(each.shift)].id,
         each.competence < 0 ? "" : unit.competences[static_cast<std::size_t>(each.competence)], each.people});
  answer.wanted = summary.wanted_shifts;
  answer.empty_shifts = summary.empty_shifts;
  answer.competence_short = summary.competence_short;
  answer.surplus = summary.surplus_shifts;
  answer.empty_hours = summary.empty_hours;
  answer.wanted_hours = problem.demand.hours;
  answer.planned_hours = summary.planned_hours;
  answer.target_hours = summary.target_hours;
  answer.check = annual::check_rota(unit, annual::work_plan(unit, rota));
  answer.kroner = kroner_of(problem, rota, summary);
  answer.csv = annual::rota_csv(unit, rota);
  return answer;
}

AnnualRota solve_rota(const RotaFile& unit, const RotaSolving& solving) {
  const auto begun = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
  const annual::Problem problem(annual::read_unit(unit.text, unit.name));
  annual::SearchOptions options;
  options.seed = solving.seed;
  options.rounds = solving.rounds;
  options.progress = solving.progress;
  options.used = [&] { return solving.stop && solving.stop() ? 2.0 : elapsed() / solving.seconds; };
  const annual::Found found = annual::search(problem, options);
  AnnualRota answer = answer_of(problem, found.rota);
  if (answer.check.count(roster::Outcome::failed) > 0) refuse_own(answer.check);
  answer.cost = found.cost;
  answer.rounds = found.rounds;
  answer.stopped = found.stopped;
  if (solving.bounds) add_bounds(problem, found.rota, answer);
  answer.seconds = elapsed();
  return answer;
}

AnnualRota check_rota(const RotaFile& unit, const RotaFile& rota) {
  const ReadRota read = read_rota(unit, rota);
  AnnualRota answer = answer_of(*read.problem, read.rota);
  // As the file says it, breaks too.
  answer.check = annual::check_rota(read.problem->unit, read.plan);
  return answer;
}

AnnualRota edit_rota(const RotaFile& unit, const RotaFile& rota, const std::vector<std::string>& edits) {
  ReadRota read = read_rota(unit, rota);
  for (const std::string& edit : edits) {
    const std::size_t last = edit.rfind(' '), middle = last == std::string::npos ? last : edit.rfind(' ', last - 1);
    if (middle == std::string::npos || middle == 0) throw Error(ErrorCode::bad_input, "rota_edit", {{"found", edit}});
    const std::size_t person = person_of(read.problem->unit, edit.substr(0, middle));
    const int day = day_of_unit(read.problem->unit, edit.substr(middle + 1, last - middle - 1));
    read.rota[person][static_cast<std::size_t>(day)] = duty_named(read.problem->unit, edit.substr(last + 1));
  }
  const RotaFile edited{annual::rota_csv(read.problem->unit, read.rota), rota.name};
  return check_rota(unit, edited);
}

AnnualRota replan_rota(const RotaFile& unit, const RotaFile& rota, const std::string& person, const std::string& from,
                       const std::string& to, const RotaSolving& solving) {
  const auto begun = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
  const ReadRota read = read_rota(unit, rota);
  annual::Unit changed = read.problem->unit;
  const std::size_t who = person_of(changed, person);
  const int first = day_of_unit(changed, from), last = day_of_unit(changed, to);
  if (last < first) throw Error(ErrorCode::bad_input, "rota_day_order", {{"found", from + " – " + to}});
  for (int d = first; d <= last; ++d) {
    if (read.problem->leave[who][static_cast<std::size_t>(d)] >= annual::off)
      changed.people[who].absences.push_back(
          {changed.first + std::chrono::days{d}, changed.first + std::chrono::days{d}, 0});
  }
  annual::Problem problem(std::move(changed));
  // What stood empty before may go on doing so: only what the absence leaves is to be filled.
  const annual::Wanted wanted = problem.demand;
  annual::Cover before(problem.unit, wanted);
  before.count(problem.unit, read.rota);
  for (int d = 0; d < problem.unit.days(); ++d) {
    for (auto& row : problem.demand.by_day[static_cast<std::size_t>(d)]) {
      for (const annual::Cover::Row& each : before.rows_of(d, row.shift)) {
        if (each.competence == row.competence) row.count = std::min(row.count, each.present);
      }
    }
  }
  constexpr int days_before = 4, days_after = 14;
  constexpr double change = 120;  // of a person's day, where an empty shift costs 600
  annual::SearchOptions options;
  options.seed = solving.seed;
  options.rounds = solving.rounds;
  options.used = [&] { return elapsed() / solving.seconds; };
  options.keep = annual::Keep{&read.rota, change, std::max(0, first - days_before),
                              std::min(problem.unit.days(), last + 1 + days_after)};
  const annual::Found found = annual::search(problem, options);
  problem.demand = wanted;
  AnnualRota answer = answer_of(problem, found.rota);
  answer.rounds = found.rounds;
  for (std::size_t p = 0; p < found.rota.size(); ++p) {
    for (std::size_t d = 0; d < found.rota[p].size(); ++d) {
      if (found.rota[p][d] == read.rota[p][d]) continue;
      answer.changes.push_back(fmt::format("{} {} {} {}", problem.unit.people[p].id,
                                           roster::text_of(problem.unit.first + std::chrono::days{static_cast<int>(d)}),
                                           rota_code(problem.unit, read.rota[p][d]),
                                           rota_code(problem.unit, found.rota[p][d])));
    }
  }
  answer.seconds = elapsed();
  return answer;
}

RotaStability rota_stability(const RotaFile& unit, const RotaFile& rota, std::uint64_t seed, int runs) {
  const ReadRota read = read_rota(unit, rota);
  const annual::Stability found = annual::stability_of(*read.problem, read.rota, seed, runs);
  return {found.absent_hours, found.hours_to_fill, found.hours_low, found.hours_high, found.covered_by_surplus,
          found.cost,         found.cost_low,      found.cost_high, found.runs,       found.by_quarter};
}

RotaWorth rota_worth(const RotaFile& unit, const RotaFile& rota, std::uint64_t seed) {
  const ReadRota read = read_rota(unit, rota);
  constexpr int rounds = 6000;
  const annual::Worth found = annual::worth_of(*read.problem, read.rota, seed, rounds);
  return {found.pattern_weeks, found.pattern_empty, found.annual_empty,
          found.pattern_hours, found.annual_hours,  found.share()};
}

RotaCollision rota_collision(const RotaFile& unit, const RotaFile& rota) {
  const ReadRota read = read_rota(unit, rota);
  const int empty = annual::summary_of(*read.problem, read.rota).empty_shifts;
  const annual::Collision found = annual::collision_of(*read.problem, read.rota, empty);
  RotaCollision result{found.rules, found.at_least, {}};
  for (const auto& each : found.relaxed) result.relaxed.emplace_back(each.what, each.at_least);
  return result;
}

std::vector<std::string> explain_rota(const RotaFile& unit, const RotaFile& rota, const std::string& person,
                                      const std::string& day, const messages::Catalogue& catalogue) {
  const ReadRota read = read_rota(unit, rota);
  const annual::Problem& problem = *read.problem;
  const std::size_t who = person_of(problem.unit, person);
  const AnnualRota answer = answer_of(problem, read.rota);
  std::vector<std::string> said{person_words(answer.people[who], catalogue)};
  if (day.empty()) {
    for (const roster::Finding& each : answer.check.workers[who].findings) {
      if (each.outcome == roster::Outcome::failed || each.outcome == roster::Outcome::warning)
        said.push_back(finding_words(answer.check.workers[who], each, catalogue));
    }
    return said;
  }
  const int at = day_of_unit(problem.unit, day);
  const annual::Duty now = read.rota[who][static_cast<std::size_t>(at)];
  said.push_back(catalogue.text("rota.explain.now",
                                {{"day", messages::day_words(problem.unit.first + std::chrono::days{at}, catalogue)},
                                 {"code", rota_code(problem.unit, now)}}));
  for (std::size_t s = 0; s < problem.unit.shifts.size(); ++s) {
    if (static_cast<int>(s) == now) continue;
    std::string reasons;
    for (const annual::Hindrance& each :
         annual::hindrances(problem, read.rota, static_cast<int>(who), at, static_cast<int>(s))) {
      reasons +=
          (reasons.empty() ? "" : "; ") + hindrance_words(each.rule, each.paragraph, each.found, each.limit, catalogue);
    }
    const std::string& name = problem.unit.shifts[s].name;
    said.push_back(reasons.empty() ? catalogue.text("rota.explain.free", {{"shift", name}})
                                   : catalogue.text("rota.explain.barred", {{"shift", name}, {"reasons", reasons}}));
  }
  return said;
}

}  // namespace handlingsrom::api
