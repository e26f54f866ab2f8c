#include "surface/api/annual_workbook.hpp"

#include <chrono>
#include <cmath>
#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "choice/roster/annual/cover.hpp"
#include "surface/api/annual_print.hpp"
#include "surface/report/spreadsheet_book.hpp"

namespace handlingsrom::api {
namespace {

using std::chrono::days;

constexpr std::uint32_t red = 0xB3261E, white = 0xFFFFFF, head_fill = 0xF2F2F2;

struct Look {
  std::uint32_t fill = white;
  std::uint32_t text = 0;
  bool bold = false, monday = false, date = false;
  auto operator<=>(const Look&) const = default;
};

class Workbook {
 public:
  Workbook(const annual::Unit& unit, const std::filesystem::path& file) : target_(file), file_(file) {
    book_ = report::new_workbook(target_.temporary().string());
    if (book_ == nullptr)
      throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", file.string()}, {"reason", "workbook"}});
    lxw_doc_properties properties{};
    // Nothing in a file depends on when it is written.
    properties.created = std::chrono::system_clock::to_time_t(unit.first - days{1});
    workbook_set_properties(book_, &properties);
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    format_set_text_wrap(head_);
    format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
    week_ = workbook_add_format(book_);
    format_set_bold(week_);
    format_set_left(week_, LXW_BORDER_THIN);
    format_set_bg_color(week_, head_fill);
    day_ = workbook_add_format(book_);
    format_set_num_format(day_, "dd.mm.yyyy");
    format_set_align(day_, LXW_ALIGN_LEFT);
  }
  lxw_worksheet* page(const std::string& name) { return workbook_add_worksheet(book_, name.c_str()); }
  void head(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, const std::string& text) const {
    worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), text.c_str(), head_);
  }
  lxw_format* week() const { return week_; }
  lxw_format* day() const { return day_; }
  lxw_format* look(const Look& look) {
    lxw_format*& format = looks_[look];
    if (format != nullptr) return format;
    format = workbook_add_format(book_);
    if (look.fill != white) format_set_bg_color(format, look.fill);
    if (look.text != 0) format_set_font_color(format, look.text);
    if (look.bold) format_set_bold(format);
    if (look.monday) format_set_left(format, LXW_BORDER_THIN);
    if (look.date) format_set_num_format(format, "d.m.");
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
  lxw_format* week_ = nullptr;
  lxw_format* day_ = nullptr;
  std::map<Look, lxw_format*> looks_;
};

lxw_datetime excel_day(annual::Day day) {
  const std::chrono::year_month_day date{day};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          0,
          0,
          0};
}

std::string clock(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60); }

/// People down, days across; the dates stand in the third row, so that the board is read in again as it is (rota_file.hpp). What has no name in
/// the first column is for the eye only.
class Board {
 public:
  Board(Workbook& book, const annual::Problem& problem, const annual::Rota& rota, const messages::Catalogue& catalogue)
      : book_(book),
        unit_(problem.unit),
        rota_(rota),
        catalogue_(catalogue),
        cover_(problem.unit, problem.demand),
        sheet_(book.page(catalogue.text("rota.sheet.board"))) {
    cover_.count(unit_, rota_);
  }

  void write() {
    heads();
    for (std::size_t p = 0; p < rota_.size(); ++p) person(p);
    present();
    legend();
    print();
  }

 private:
  static constexpr int first_day = 3;  // column
  static constexpr lxw_row_t first_person = 3;

  bool red_day(int d) const { return roster::is_sunday_or_holiday(unit_.first + days{d}); }
  static lxw_col_t column(int d) { return static_cast<lxw_col_t>(first_day + d); }
  void text(lxw_row_t row, int column, const std::string& said, lxw_format* format = nullptr) const {
    worksheet_write_string(sheet_, row, static_cast<lxw_col_t>(column), said.c_str(), format);
  }

  void heads() {
    for (int week = 0; week < unit_.weeks; ++week) {
      worksheet_merge_range(sheet_, 0, column(7 * week), 0, column(7 * week + 6),
                            week_title(unit_, week, catalogue_).c_str(), book_.week());
    }
    book_.head(sheet_, 2, 0, catalogue_.text("rota.column.person"));
    book_.head(sheet_, 2, 1, catalogue_.text("rota.column.role"));
    book_.head(sheet_, 2, 2, catalogue_.text("rota.column.position"));
    for (int d = 0; d < unit_.days(); ++d) {
      Look look{head_fill, red_day(d) ? red : 0, true, d % 7 == 0, false};
      text(1, column(d), catalogue_.text(fmt::format("rota.weekday.{}", d % 7 + 1)), book_.look(look));
      look.date = true;
      lxw_datetime date = excel_day(unit_.first + days{d});
      worksheet_write_datetime(sheet_, 2, column(d), &date, book_.look(look));
    }
  }

  void person(std::size_t p) {
    const auto row = static_cast<lxw_row_t>(first_person + p);
    text(row, 0, unit_.people[p].id);
    text(row, 1, role_word(unit_.people[p].role, catalogue_));
    worksheet_write_number(sheet_, row, 2, std::round(1000 * unit_.people[p].position) / 10, nullptr);
    for (int d = 0; d < unit_.days(); ++d) {
      const annual::Duty duty = rota_[p][static_cast<std::size_t>(d)];
      Look look;
      look.monday = d % 7 == 0;
      if (duty == annual::off) {
        if (look.monday) worksheet_write_blank(sheet_, row, column(d), book_.look(look));
        continue;
      }
      look.fill = duty >= 0 ? shift_colour(unit_, duty) : leave_colour;
      look.text = red_day(d) && duty >= 0 ? red : 0;
      look.bold = look.text != 0;
      text(row, column(d), rota_code(unit_, duty), book_.look(look));
    }
  }

  /// How many are on each shift, of how many wanted; red where somebody lacks.
  void present() {
    row_ = static_cast<lxw_row_t>(first_person + rota_.size() + 1);
    for (int s = 0; s < cover_.shifts(); ++s, ++row_) {
      text(row_, 1, unit_.shifts[static_cast<std::size_t>(s)].id + ": " + catalogue_.text("rota.present"));
      for (int d = 0; d < unit_.days(); ++d) {
        const auto& rows = cover_.rows_of(d, s);
        if (rows.empty()) continue;
        const bool lacking = rows.front().present < rows.front().wanted;
        text(row_, column(d), fmt::format("{}/{}", rows.front().present, rows.front().wanted),
             book_.look({white, lacking ? red : 0, lacking, d % 7 == 0, false}));
      }
    }
  }

  void legend() {
    ++row_;
    const auto line = [&](const std::string& code, const std::string& said, std::uint32_t fill) {
      text(row_, 1, code, book_.look({fill}));
      text(row_++, 2, said);
    };
    for (std::size_t s = 0; s < unit_.shifts.size(); ++s) {
      const annual::Shift& shift = unit_.shifts[s];
      line(shift.id, fmt::format("{} {}–{}", shift.name, clock(shift.start), clock(shift.end)),
           shift_colour(unit_, static_cast<int>(s)));
    }
    line(rota_code(unit_, annual::on_holiday), catalogue_.text("rota.holiday"), leave_colour);
    line(rota_code(unit_, annual::away), catalogue_.text("rota.away"), leave_colour);
    if (unit_.invented) text(row_, 2, catalogue_.text("rota.invented"));
  }

  /// Four weeks a sheet of A3, names and dates on each.
  void print() const {
    constexpr std::uint8_t a3 = 8;
    constexpr int weeks_a_sheet = 4;
    constexpr double two_lines = 30;
    worksheet_set_row(sheet_, 2, two_lines, nullptr);
    worksheet_set_column(sheet_, 0, 0, 9, nullptr);
    worksheet_set_column(sheet_, 1, 1, 18, nullptr);
    worksheet_set_column(sheet_, 2, 2, 9, nullptr);
    worksheet_set_column(sheet_, first_day, column(unit_.days() - 1), 6.3, nullptr);
    worksheet_freeze_panes(sheet_, first_person, first_day);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, a3);
    worksheet_set_print_scale(sheet_, 62);
    worksheet_set_margins(sheet_, 0.4, 0.4, 0.5, 0.6);
    worksheet_repeat_rows(sheet_, 0, 2);
    worksheet_repeat_columns(sheet_, 0, 2);
    std::vector<lxw_col_t> breaks;
    for (int week = weeks_a_sheet; week < unit_.weeks; week += weeks_a_sheet) breaks.push_back(column(7 * week));
    breaks.push_back(0);
    worksheet_set_v_pagebreaks(sheet_, breaks.data());
    const std::string note = unit_.invented ? " · " + catalogue_.text("rota.invented_short") : "";
    worksheet_set_footer(sheet_, ("&L" + unit_.name + note + "&R&P/&N").c_str());
  }

  Workbook& book_;
  const annual::Unit& unit_;
  const annual::Rota& rota_;
  const messages::Catalogue& catalogue_;
  annual::Cover cover_;
  lxw_worksheet* sheet_;
  lxw_row_t row_ = 0;
};

void write_people(Workbook& book, const AnnualRota& answer, const messages::Catalogue& catalogue) {
  lxw_worksheet* sheet = book.page(catalogue.text("rota.sheet.people"));
  worksheet_freeze_panes(sheet, 1, 1);
  const std::vector<std::string> heads{"person", "position", "hours",  "target",   "weekends",
                                       "one_in", "evenings", "nights", "holidays", "wishes"};
  for (std::size_t c = 0; c < heads.size(); ++c) book.head(sheet, 0, c, catalogue.text("rota.column." + heads[c]));
  for (std::size_t p = 0; p < answer.people.size(); ++p) {
    const RotaPerson& each = answer.people[p];
    const auto row = static_cast<lxw_row_t>(p + 1);
    worksheet_write_string(sheet, row, 0, each.id.c_str(), nullptr);
    const std::vector<double> values{100 * each.position,
                                     each.hours,
                                     std::round(10 * each.target) / 10,
                                     static_cast<double>(each.weekends),
                                     std::round(10 * each.weekend_one_in) / 10,
                                     static_cast<double>(each.evenings),
                                     static_cast<double>(each.nights),
                                     static_cast<double>(each.holidays)};
    for (std::size_t c = 0; c < values.size(); ++c)
      worksheet_write_number(sheet, row, static_cast<lxw_col_t>(c + 1), values[c], nullptr);
    if (each.wish_days > 0)
      worksheet_write_string(sheet, row, 9, fmt::format("{}/{}", each.wish_days_met, each.wish_days).c_str(), nullptr);
  }
  worksheet_set_column(sheet, 0, 9, 14, nullptr);
}

void write_empty(Workbook& book, const annual::Unit& unit, const AnnualRota& answer,
                 const messages::Catalogue& catalogue) {
  lxw_worksheet* sheet = book.page(catalogue.text("rota.sheet.empty"));
  worksheet_freeze_panes(sheet, 1, 0);
  for (std::size_t c = 0; const char* key : {"day", "weekday", "shift", "people", "competence"})
    book.head(sheet, 0, c++, catalogue.text(std::string("rota.column.") + key));
  for (std::size_t k = 0; k < answer.empty.size(); ++k) {
    const RotaEmpty& each = answer.empty[k];
    const auto row = static_cast<lxw_row_t>(k + 1);
    lxw_datetime date = excel_day(each.day);
    worksheet_write_datetime(sheet, row, 0, &date, book.day());
    const auto weekday = (each.day - unit.first).count() % 7 + 1;
    worksheet_write_string(sheet, row, 1, catalogue.text(fmt::format("rota.weekday.{}", weekday)).c_str(), nullptr);
    worksheet_write_string(sheet, row, 2, each.shift.c_str(), nullptr);
    worksheet_write_number(sheet, row, 3, each.people, nullptr);
    worksheet_write_string(sheet, row, 4, role_word(each.competence, catalogue).c_str(), nullptr);
  }
  worksheet_set_column(sheet, 0, 4, 14, nullptr);
}

}  // namespace

void write_rota_workbook(const annual::Problem& problem, const annual::Rota& rota, const AnnualRota& answer,
                         const std::filesystem::path& file, const messages::Catalogue& catalogue) {
  Workbook book(problem.unit, file);
  Board(book, problem, rota, catalogue).write();
  write_people(book, answer, catalogue);
  write_empty(book, problem.unit, answer, catalogue);
  book.close();
}

}  // namespace handlingsrom::api
