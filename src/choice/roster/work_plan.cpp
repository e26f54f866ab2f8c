#include "choice/roster/work_plan.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "choice/roster/work_rules.hpp"

namespace handlingsrom::roster {
namespace {

constexpr int day_minutes = 1440;

std::optional<Kind> kind_of(std::string_view text) {
  static const std::map<std::string_view, Kind> known{
      {"", Kind::work},           {"work", Kind::work},       {"arbeid", Kind::work},       {"F1", Kind::weekly_rest},
      {"F3", Kind::holiday_rest}, {"F5", Kind::holiday_rest}, {"FE", Kind::holiday},        {"holiday", Kind::holiday},
      {"ferie", Kind::holiday},   {"absence", Kind::absence}, {"permisjon", Kind::absence}, {"X", Kind::absence},
      {"fri", Kind::weekly_rest}};
  const auto found = known.find(text);
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

void read_people(csv::Reader& reader, WorkPlan& plan, std::map<std::string, std::size_t>& place) {
  const std::size_t person = reader.column("person");
  const std::size_t contract = reader.column("contract");
  const std::size_t position = reader.column("position");
  while (reader.next()) {
    Worker worker;
    worker.name = reader.text(person);
    if (worker.name.empty() || !place.emplace(worker.name, plan.workers.size()).second)
      reader.refuse(person, "a person who is not named before");
    worker.contract = reader.text(contract);
    if (!is_contract(worker.contract)) reader.refuse(contract, "a contract: day, rota, three_part or continuous");
    const double percent = reader.number(position, "per cent of full time, above 0 and at most 100");
    if (!(percent > 0 && percent <= 100)) reader.refuse(position, "per cent of full time, above 0 and at most 100");
    worker.position = percent / 100;
    if (reader.has_column("born") && !reader.empty(reader.column("born"))) {
      const auto born = reader.integer(reader.column("born"), "a year of birth");
      if (born < 1900 || born > 2100) reader.refuse(reader.column("born"), "a year of birth");
      worker.born = static_cast<int>(born);
    }
    plan.workers.push_back(std::move(worker));
  }
}

[[noreturn]] void refuse_overlap(const std::string& file, const Worker& worker, const Entry& first,
                                 const Entry& second) {
  throw Error(ErrorCode::bad_input, "roster_overlap",
              {{"file", file},
               {"line", std::to_string(second.line)},
               {"person", worker.name},
               {"day", text_of(second.day)},
               {"other", std::to_string(first.line)}});
}

}  // namespace

WorkPlan read_work_plan(std::istream& people, const std::string& people_file, std::istream& rota,
                        const std::string& rota_file) {
  WorkPlan plan;
  std::map<std::string, std::size_t> place;
  csv::Reader staff(people, people_file);
  read_people(staff, plan, place);
  csv::Reader reader(rota, rota_file);
  const std::size_t person = reader.column("person");
  const std::size_t date = reader.column("date");
  const std::size_t start = reader.column("start");
  const std::size_t end = reader.column("end");
  const std::size_t kind = reader.column("kind");
  bool any = false;
  while (reader.next()) {
    const auto worker = place.find(std::string(reader.text(person)));
    if (worker == place.end()) reader.refuse(person, "a person of the staff");
    Entry entry;
    entry.line = static_cast<int>(reader.line());
    const auto day = day_from(reader.text(date));
    if (!day) reader.refuse(date, "a date such as 2026-03-29");
    entry.day = *day;
    const auto read_kind = kind_of(reader.text(kind));
    if (!read_kind) reader.refuse(kind, "work, F1, F3, F5, FE or absence");
    entry.kind = *read_kind;
    if (entry.kind == Kind::work) {
      const auto from = clock_from(reader.text(start));
      if (!from) reader.refuse(start, "a time such as 07:30");
      const auto to = clock_from(reader.text(end));
      if (!to) reader.refuse(end, "a time such as 07:30");
      entry.start = *from;
      entry.end = *to > *from ? *to : *to + day_minutes;
      if (reader.has_column("break") && !reader.empty(reader.column("break"))) {
        const auto pause = reader.integer(reader.column("break"), "minutes of break, shorter than the shift");
        if (pause < 0 || pause >= entry.end - entry.start)
          reader.refuse(reader.column("break"), "minutes of break, shorter than the shift");
        entry.unpaid_break = static_cast<int>(pause);
      }
    } else {
      entry.end = day_minutes;
    }
    entry.from = instant(entry.day, entry.start);
    entry.to = instant(entry.day, entry.end);
    plan.first = any ? std::min(plan.first, entry.day) : entry.day;
    plan.last = any ? std::max(plan.last, entry.day) : entry.day;
    any = true;
    plan.workers[worker->second].entries.push_back(entry);
  }
  if (!any) throw Error(ErrorCode::bad_input, "roster_empty", {{"file", rota_file}});
  for (Worker& worker : plan.workers) {
    std::stable_sort(worker.entries.begin(), worker.entries.end(),
                     [](const Entry& a, const Entry& b) { return a.from < b.from; });
    for (std::size_t k = 1; k < worker.entries.size(); ++k) {
      const Entry& first = worker.entries[k - 1];
      const Entry& second = worker.entries[k];
      // The morning of a free day may be the end of the night before.
      const bool both_count = first.kind == Kind::work ? second.kind == Kind::work : true;
      if (first.to > second.from && both_count) refuse_overlap(rota_file, worker, first, second);
      if (first.kind == Kind::work && second.kind != Kind::work && first.day == second.day)
        refuse_overlap(rota_file, worker, first, second);
    }
  }
  return plan;
}

}  // namespace handlingsrom::roster
