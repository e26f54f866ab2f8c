// A rota as files: CSV, workbook, PDF by week, a calendar for each person.
#include <chrono>
#include <ctime>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "followup/programme/calendar.hpp"
#include "surface/api/annual_made.hpp"
#include "surface/api/annual_print.hpp"
#include "surface/report/printer.hpp"

namespace handlingsrom::api {
namespace {

using std::chrono::days;

std::string code_of(const annual::Unit& unit, annual::Duty duty) {
  if (duty >= 0) return unit.shifts[static_cast<std::size_t>(duty)].id;
  return duty == annual::off ? "" : duty == annual::on_holiday ? "FE" : "absence";
}

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

class Workbook {
 public:
  Workbook(const annual::Unit& unit, const std::filesystem::path& file) : target_(file), file_(file) {
    lxw_workbook_options options{};
    book_ = workbook_new_opt(target_.temporary().c_str(), &options);
    if (book_ == nullptr)
      throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", file.string()}, {"reason", "workbook"}});
    lxw_doc_properties properties{};
    properties.created = std::chrono::system_clock::to_time_t(stamp_of(unit));
    workbook_set_properties(book_, &properties);
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
  }
  lxw_worksheet* page(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    worksheet_freeze_panes(sheet, 1, 1);
    return sheet;
  }
  void head(lxw_worksheet* sheet, std::size_t column, const std::string& text) const {
    worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(column), text.c_str(), head_);
  }
  lxw_format* fill(std::uint32_t colour) {
    lxw_format* format = workbook_add_format(book_);
    format_set_bg_color(format, colour);
    format_set_align(format, LXW_ALIGN_CENTER);
    return format;
  }
  void close() {
    if (workbook_close(book_) != LXW_NO_ERROR)
      throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", file_.string()}, {"reason", "workbook"}});
    target_.commit();
  }

 private:
  AtomicFile target_;
  std::filesystem::path file_;
  lxw_workbook* book_ = nullptr;
  lxw_format* head_ = nullptr;
};

void write_workbook(const annual::Problem& problem, const annual::Rota& rota, const AnnualRota& answer,
                    const std::filesystem::path& file, const messages::Catalogue& catalogue) {
  const annual::Unit& unit = problem.unit;
  Workbook book(unit, file);
  lxw_worksheet* board = book.page(catalogue.text("rota.sheet.board"));
  std::vector<lxw_format*> fills;
  for (std::size_t s = 0; s < unit.shifts.size(); ++s)
    fills.push_back(book.fill(shift_colour(unit, static_cast<int>(s))));
  lxw_format* leave = book.fill(leave_colour);
  book.head(board, 0, catalogue.text("rota.column.person"));
  for (int d = 0; d < unit.days(); ++d)
    book.head(board, static_cast<std::size_t>(d) + 1, roster::text_of(unit.first + days{d}));
  for (std::size_t p = 0; p < rota.size(); ++p) {
    const auto row = static_cast<lxw_row_t>(p + 1);
    worksheet_write_string(board, row, 0, unit.people[p].id.c_str(), nullptr);
    for (int d = 0; d < unit.days(); ++d) {
      const annual::Duty duty = rota[p][static_cast<std::size_t>(d)];
      if (duty == annual::off) continue;
      worksheet_write_string(board, row, static_cast<lxw_col_t>(d + 1), code_of(unit, duty).c_str(),
                             duty >= 0 ? fills[static_cast<std::size_t>(duty)] : leave);
    }
  }
  worksheet_set_column(board, 0, 0, 14, nullptr);
  worksheet_set_column(board, 1, static_cast<lxw_col_t>(unit.days()), 10.5, nullptr);

  lxw_worksheet* persons = book.page(catalogue.text("rota.sheet.people"));
  const std::vector<std::string> heads{"person", "position", "hours",  "target",   "weekends",
                                       "one_in", "evenings", "nights", "holidays", "wishes"};
  for (std::size_t c = 0; c < heads.size(); ++c) book.head(persons, c, catalogue.text("rota.column." + heads[c]));
  for (std::size_t p = 0; p < answer.people.size(); ++p) {
    const RotaPerson& each = answer.people[p];
    const auto row = static_cast<lxw_row_t>(p + 1);
    worksheet_write_string(persons, row, 0, each.id.c_str(), nullptr);
    const std::vector<double> values{100 * each.position,
                                     each.hours,
                                     std::round(10 * each.target) / 10,
                                     static_cast<double>(each.weekends),
                                     std::round(10 * each.weekend_one_in) / 10,
                                     static_cast<double>(each.evenings),
                                     static_cast<double>(each.nights),
                                     static_cast<double>(each.holidays)};
    for (std::size_t c = 0; c < values.size(); ++c)
      worksheet_write_number(persons, row, static_cast<lxw_col_t>(c + 1), values[c], nullptr);
    if (each.wish_days > 0)
      worksheet_write_string(persons, row, 9, fmt::format("{}/{}", each.wish_days_met, each.wish_days).c_str(),
                             nullptr);
  }
  worksheet_set_column(persons, 0, 9, 14, nullptr);

  lxw_worksheet* open = book.page(catalogue.text("rota.sheet.empty"));
  for (std::size_t c = 0; const char* key : {"day", "shift", "people", "competence"})
    book.head(open, c++, catalogue.text(std::string("rota.column.") + key));
  for (std::size_t k = 0; k < answer.empty.size(); ++k) {
    const auto row = static_cast<lxw_row_t>(k + 1);
    worksheet_write_string(open, row, 0, roster::text_of(answer.empty[k].day).c_str(), nullptr);
    worksheet_write_string(open, row, 1, answer.empty[k].shift.c_str(), nullptr);
    worksheet_write_number(open, row, 2, answer.empty[k].people, nullptr);
    worksheet_write_string(open, row, 3, answer.empty[k].competence.c_str(), nullptr);
  }
  worksheet_set_column(open, 0, 3, 14, nullptr);
  book.close();
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
    write_workbook(*read.problem, read.rota, answer, out, catalogue);
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
