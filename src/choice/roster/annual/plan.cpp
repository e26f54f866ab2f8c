#include "choice/roster/annual/plan.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/csv_text.hpp"
#include "base/error.hpp"

namespace handlingsrom::annual {
namespace {

using std::chrono::days;

std::string clock_text(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60); }

[[noreturn]] void refuse(const std::string& file, int line, const std::string& found, const char* expected) {
  throw Error(ErrorCode::bad_input, "roster_value",
              {{"file", file}, {"line", std::to_string(line)}, {"found", found}, {"expected", expected}});
}

}  // namespace

roster::WorkPlan work_plan(const Unit& unit, const Rota& rota) {
  roster::WorkPlan plan;
  plan.first = unit.first;
  plan.last = unit.last();
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    const Person& person = unit.people[p];
    roster::Worker worker;
    worker.name = person.id;
    worker.contract = person.contract;
    worker.position = person.position;
    worker.born = person.born;
    for (int d = 0; d < unit.days(); ++d) {
      const Duty duty = rota[p][static_cast<std::size_t>(d)];
      if (duty == off) continue;
      roster::Entry entry;
      entry.day = unit.first + days{d};
      if (duty >= 0) {
        const Shift& shift = unit.shifts[static_cast<std::size_t>(duty)];
        entry.start = shift.start;
        entry.end = shift.end;
        entry.unpaid_break = shift.unpaid_break;
      } else {
        entry.kind = duty == on_holiday ? roster::Kind::holiday : roster::Kind::absence;
        entry.end = 1440;
      }
      entry.from = roster::instant(entry.day, entry.start);
      entry.to = roster::instant(entry.day, entry.end);
      worker.entries.push_back(entry);
    }
    plan.workers.push_back(std::move(worker));
  }
  return plan;
}

std::string rota_csv(const Unit& unit, const Rota& rota) {
  std::string text = "person,date,start,end,kind,break\n";
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    for (int d = 0; d < unit.days(); ++d) {
      const Duty duty = rota[p][static_cast<std::size_t>(d)];
      if (duty == off) continue;
      text += csv::quoted(unit.people[p].id) + "," + roster::text_of(unit.first + days{d});
      if (duty >= 0) {
        const Shift& shift = unit.shifts[static_cast<std::size_t>(duty)];
        text += fmt::format(",{},{},work,{}\n", clock_text(shift.start), clock_text(shift.end), shift.unpaid_break);
      } else {
        text += duty == on_holiday ? ",,,FE,\n" : ",,,absence,\n";
      }
    }
  }
  return text;
}

std::string people_csv(const Unit& unit) {
  std::string text = "person,contract,position,born\n";
  for (const Person& each : unit.people)
    text += fmt::format("{},{},{:g},{}\n", csv::quoted(each.id), each.contract, each.position * 100,
                        each.born ? std::to_string(*each.born) : "");
  return text;
}

Rota rota_of(const Unit& unit, const roster::WorkPlan& plan, const std::string& file) {
  Rota rota(unit.people.size(), std::vector<Duty>(static_cast<std::size_t>(unit.days()), off));
  for (const roster::Worker& worker : plan.workers) {
    const auto person = std::find_if(unit.people.begin(), unit.people.end(),
                                     [&](const Person& each) { return each.id == worker.name; });
    if (person == unit.people.end()) {
      if (!worker.entries.empty()) refuse(file, worker.entries.front().line, worker.name, "a person of the unit");
      continue;
    }
    auto& line = rota[static_cast<std::size_t>(person - unit.people.begin())];
    for (const roster::Entry& entry : worker.entries) {
      if (entry.day < unit.first || entry.day > unit.last())
        refuse(file, entry.line, roster::text_of(entry.day), "a day of the rota's period");
      Duty& duty = line[static_cast<std::size_t>(unit.day_of(entry.day))];
      if (entry.kind == roster::Kind::weekly_rest || entry.kind == roster::Kind::holiday_rest) continue;
      if (entry.kind != roster::Kind::work) {
        duty = entry.kind == roster::Kind::holiday ? on_holiday : away;
        continue;
      }
      const auto shift = std::find_if(unit.shifts.begin(), unit.shifts.end(), [&](const Shift& each) {
        return each.start == entry.start && each.end == entry.end;
      });
      if (shift == unit.shifts.end())
        refuse(file, entry.line, clock_text(entry.start) + "–" + clock_text(entry.end),
               "the times of a shift of the unit");
      if (duty != off) refuse(file, entry.line, roster::text_of(entry.day), "one shift a day");
      duty = static_cast<Duty>(shift - unit.shifts.begin());
    }
  }
  return rota;
}

}  // namespace handlingsrom::annual
