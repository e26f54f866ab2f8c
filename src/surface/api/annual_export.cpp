// A rota as files: CSV, workbook, PDF by week, a calendar for each person.
#include <chrono>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "followup/programme/calendar.hpp"
#include "surface/api/annual_made.hpp"
#include "surface/api/annual_print.hpp"
#include "surface/api/annual_workbook.hpp"
#include "surface/report/printer.hpp"

namespace handlingsrom::api {
namespace {

using std::chrono::days;

/// A name that a file may have.
std::string file_name(const std::string& text) {
  std::string name;
  for (const char each : text) {
    const bool plain = (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
                       each == '-' || static_cast<unsigned char>(each) >= 0x80U;
    name += plain ? each : '-';
  }
  return name.empty() ? "-" : name;
}

/// The day before the rota begins: nothing in a file depends on when it is written.
annual::Day stamp_of(const annual::Unit& unit) { return unit.first - days{1}; }

std::string calendar_of(const annual::Unit& unit, std::size_t p, const std::vector<annual::Duty>& line,
                        const messages::Catalogue& catalogue) {
  std::vector<programme::Event> events;
  for (int d = 0; d < unit.days(); ++d) {
    const annual::Duty duty = line[static_cast<std::size_t>(d)];
    if (duty == annual::off) continue;
    programme::Event event;
    event.kind = programme::Event::Kind::plan;
    event.from = event.to = unit.first + days{d};
    event.uid = fmt::format("{}-{}@rota.handlingsrom", file_name(unit.people[p].id), roster::text_of(event.from));
    if (duty >= 0) {
      const annual::Shift& shift = unit.shifts[static_cast<std::size_t>(duty)];
      event.all_day = false;
      event.name = shift.name;
      event.about = unit.name;
      event.from_clock = shift.start;
      event.to_clock = shift.end % 1440;
      if (shift.end >= 1440) event.to += days{1};
    } else {
      // One event for the whole of the leave.
      int end = d;
      while (end + 1 < unit.days() && line[static_cast<std::size_t>(end) + 1] == duty) ++end;
      event.to = unit.first + days{end};
      event.name = catalogue.text(duty == annual::on_holiday ? "rota.holiday" : "rota.away");
      d = end;
    }
    events.push_back(std::move(event));
  }
  return programme::icalendar(catalogue.text("rota.calendar", {{"unit", unit.name}, {"person", unit.people[p].id}}),
                              events, stamp_of(unit));
}

}  // namespace

std::vector<std::filesystem::path> export_rota(const RotaFile& unit_file, const RotaFile& rota_file_,
                                               const std::string& kind, const std::filesystem::path& out,
                                               const messages::Catalogue& catalogue) {
  const ReadRota read = read_rota(unit_file, rota_file_);
  const annual::Unit& unit = read.problem->unit;
  const AnnualRota answer = answer_of(*read.problem, read.rota);
  if (kind == "csv") {
    write_file(out, answer.csv);
    return {out};
  }
  if (kind == "xlsx") {
    write_rota_workbook(*read.problem, read.rota, answer, out, catalogue);
    return {out};
  }
  if (kind == "pdf") {
    write_file(out, rota_pdf(*read.problem, read.rota, answer, catalogue, report::printer()));
    return {out};
  }
  if (kind == "ics") {
    std::vector<std::filesystem::path> files;
    std::filesystem::create_directories(out);
    for (std::size_t p = 0; p < unit.people.size(); ++p) {
      files.push_back(out / (file_name(unit.people[p].id) + ".ics"));
      write_file(files.back(), calendar_of(unit, p, read.rota[p], catalogue));
    }
    return files;
  }
  throw Error(ErrorCode::usage, "rota_export_kind", {{"found", kind}});
}

}  // namespace handlingsrom::api
