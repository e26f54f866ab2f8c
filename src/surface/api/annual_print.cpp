#include "surface/api/annual_print.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "choice/roster/annual/cover.hpp"
#include "surface/api/annual_print_year.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/svg/palette.hpp"

namespace handlingsrom::api {
namespace {

using report::Paper;
using report::TextStyle;
using std::chrono::days;

constexpr Paper sheet{report::a4.width, report::a4.height};
constexpr double name_width = 92, bottom = 44;
using rota_paper::across;
using rota_paper::left;
using rota_paper::style;
using rota_paper::top;

class RotaPrinter {
 public:
  RotaPrinter(const annual::Problem& problem, const annual::Rota& rota, const AnnualRota& answer,
              const messages::Catalogue& catalogue, report::Printer& printer)
      : unit_(problem.unit),
        rota_(rota),
        answer_(answer),
        catalogue_(catalogue),
        cover_(problem.unit, problem.demand),
        pages_(printer.pages(sheet, {problem.unit.name, "Handlingsrom", catalogue.text("rota.language"),
                                     roster::text_of(problem.unit.first) + "T12:00:00"})) {
    cover_.count(unit_, rota_);
  }

  std::string write() {
    const PrintedRota printed{unit_, rota_, answer_, catalogue_, *pages_};
    summary_page(printed);
    for (int week = 0; week < unit_.weeks; ++week) {
      next_page();
      week_page(week);
    }
    next_page();
    people_page();
    next_page();
    rules_page(printed);
    for (std::size_t p = 0; p < rota_.size(); ++p) {
      next_page();
      person_page(printed, p);
    }
    foot();
    return pages_->finish();
  }

 private:
  void foot() {
    TextStyle right = style(7.5, false, "text-quiet");
    pages_->text(left, sheet.height - 30, across,
                 unit_.name + (unit_.invented ? " · " + catalogue_.text("rota.invented_short") : ""), right);
    right.right = true;
    pages_->text(left, sheet.height - 30, across, fmt::format("{}", ++page_), right);
  }
  void next_page() {
    foot();
    pages_->next_page();
  }
  std::string day_text(int d) const {
    const std::chrono::year_month_day date{unit_.first + days{d}};
    return fmt::format("{} {}.{}.", catalogue_.text(fmt::format("rota.weekday.{}", d % 7 + 1)),
                       static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()));
  }

  /// Who it is, and in small how large the position is.
  void name_of(std::size_t p, double y) {
    const annual::Person& person = unit_.people[p];
    constexpr double share_width = 30;
    pages_->text(left, y + 2, name_width - share_width - 4, person.id, style(8.5));
    TextStyle small = style(7, false, "text-quiet");
    small.right = true;
    pages_->text(left + name_width - share_width - 6, y + 3, share_width,
                 messages::number(100 * person.position, 0, catalogue_.language()) + " %", small);
  }

  /// Under the people: how many are on each shift, of how many wanted; bold where somebody lacks.
  void present_row(int week, double width, double y) {
    pages_->begin("TR");
    pages_->rectangle(left, y, across - 2, 0.8, line_colour);
    pages_->text(left, y + 4, name_width - 4, catalogue_.text("rota.present"), style(7.5, false, "text-quiet"));
    for (int k = 0; k < 7; ++k) {
      const int d = week * 7 + k;
      double line = y + 4;
      for (int s = 0; s < cover_.shifts(); ++s) {
        const auto& rows = cover_.rows_of(d, s);
        if (rows.empty()) continue;
        const bool lacking = rows.front().present < rows.front().wanted;
        pages_->text(left + name_width + k * width + 3, line, width - 5,
                     fmt::format("{}  {}/{}", unit_.shifts[static_cast<std::size_t>(s)].id, rows.front().present,
                                 rows.front().wanted),
                     style(7, lacking, lacking ? "short" : "text"));
        line += 10;
      }
    }
    pages_->end("TR");
  }

  void week_page(int week) {
    const std::string title = week_title(unit_, week, catalogue_);
    pages_->outline(1, title);
    pages_->begin("H1");
    pages_->text(left, top, across, title, style(16, true));
    pages_->end("H1");
    const double width = (across - name_width) / 7;
    const double head = top + 30;
    const double height =
        std::min(17.0, (sheet.height - bottom - head - 70 - 10.0 * static_cast<double>(unit_.shifts.size())) /
                           static_cast<double>(unit_.people.size() + 1));
    pages_->begin("Table");
    pages_->begin("TR");
    for (int k = 0; k < 7; ++k) {
      const bool red = roster::is_sunday_or_holiday(unit_.first + days{week * 7 + k});
      pages_->text(left + name_width + k * width, head, width, day_text(week * 7 + k),
                   style(8.5, true, red ? "short" : "text"));
    }
    pages_->end("TR");
    double y = head + 16;
    for (std::size_t p = 0; p < rota_.size(); ++p) {
      pages_->begin("TR");
      pages_->rectangle(left, y - 1.2, across - 2, 0.4, line_colour);
      name_of(p, y);
      for (int k = 0; k < 7; ++k) {
        const annual::Duty duty = rota_[p][static_cast<std::size_t>(week * 7 + k)];
        const double x = left + name_width + k * width;
        if (duty == annual::off) continue;
        pages_->rectangle(x, y, width - 2, height - 1.5, duty >= 0 ? shift_colour(unit_, duty) : leave_colour);
        std::string text = duty == annual::on_holiday ? catalogue_.text("rota.holiday") : catalogue_.text("rota.away");
        if (duty >= 0) {
          const annual::Shift& shift = unit_.shifts[static_cast<std::size_t>(duty)];
          text = fmt::format("{}  {:02}:{:02}–{:02}:{:02}", shift.id, shift.start / 60, shift.start % 60,
                             shift.end / 60 % 24, shift.end % 60);
        }
        pages_->text(x + 3, y + 2.5, width - 5, text, style(std::min(7.0, height - 6)));
      }
      pages_->end("TR");
      y += height;
    }
    present_row(week, width, y);
    y += 10.0 * static_cast<double>(unit_.shifts.size()) + 4;
    pages_->end("Table");
    std::string open;
    for (const RotaEmpty& each : answer_.empty) {
      const auto d = (each.day - unit_.first).count();
      if (d / 7 != week) continue;
      open += (open.empty() ? "" : ", ") + day_text(static_cast<int>(d)) + " " + each.shift;
      if (!each.competence.empty())
        open += " (" + role_word(each.competence, catalogue_) + ")";
      else if (each.people > 1)
        open += fmt::format(" ×{}", each.people);
    }
    pages_->begin("P");
    pages_->text(
        left, y + 8, across,
        open.empty() ? catalogue_.text("rota.none_empty") : catalogue_.text("rota.empty_list", {{"list", open}}),
        style(8.5, !open.empty()));
    pages_->end("P");
  }

  /// The burdens side by side: figures with a bar behind each.
  void people_page() {
    const std::string title = catalogue_.text("rota.people_title");
    pages_->outline(1, title);
    pages_->begin("H1");
    pages_->text(left, top, across, title, style(16, true));
    pages_->end("H1");
    const std::array<const char*, 6> columns{"position", "hours", "weekends", "nights", "holidays", "wishes"};
    const double width = (across - name_width) / 6, head = top + 30;
    const auto value = [](const RotaPerson& each, std::size_t c) {
      const std::array<double, 6> values{100 * each.position,
                                         each.hours,
                                         static_cast<double>(each.weekends),
                                         static_cast<double>(each.nights),
                                         static_cast<double>(each.holidays),
                                         each.wish_days > 0 ? 100.0 * each.wish_days_met / each.wish_days : 0};
      return values[c];
    };
    pages_->begin("Table");
    for (std::size_t c = 0; c < columns.size(); ++c)
      pages_->text(left + name_width + static_cast<double>(c) * width, head, width - 6,
                   catalogue_.text(std::string("rota.column.") + columns[c]), style(8.5, true));
    double y = head + 26;
    const double height = std::min(17.0, (sheet.height - bottom - y - 10) / static_cast<double>(answer_.people.size()));
    for (const RotaPerson& each : answer_.people) {
      pages_->begin("TR");
      pages_->text(left, y + 2, name_width - 4, each.id, style(8.5));
      for (std::size_t c = 0; c < columns.size(); ++c) {
        double most = 1;
        for (const RotaPerson& other : answer_.people) most = std::max(most, value(other, c));
        const double x = left + name_width + static_cast<double>(c) * width;
        const double share = value(each, c) / most;
        if (c >= 2 && share > 0) pages_->rectangle(x, y + 1, (width - 30) * share, height - 3, 0xC9DDF0);
        const bool none = each.wish_days == 0;
        std::string text = messages::number(value(each, c), 0, catalogue_.language());
        if (c == 1)
          text = catalogue_.text(
              "rota.hours_of", {{"hours", text}, {"target", messages::number(each.target, 0, catalogue_.language())}});
        if (c == 5) text = none ? "–" : fmt::format("{}/{}", each.wish_days_met, each.wish_days);
        pages_->text(x + 3, y + 2.5, width - 8, text, style(8));
      }
      pages_->end("TR");
      y += height;
    }
    pages_->end("Table");
  }

  const annual::Unit& unit_;
  const annual::Rota& rota_;
  const AnnualRota& answer_;
  const messages::Catalogue& catalogue_;
  annual::Cover cover_;
  std::unique_ptr<report::Pages> pages_;
  int page_ = 0;
};

}  // namespace

IsoWeek iso_week(const annual::Unit& unit, int week) {
  const annual::Day thursday = unit.first + days{week * 7 + 3};
  const std::chrono::year year = std::chrono::year_month_day{thursday}.year();
  const annual::Day january = year / 1 / 1;
  return {static_cast<int>(year), static_cast<int>((thursday - january).count() / 7 + 1)};
}

std::string week_title(const annual::Unit& unit, int week, const messages::Catalogue& catalogue) {
  const IsoWeek iso = iso_week(unit, week);
  return catalogue.text("rota.week", {{"week", std::to_string(iso.number)}, {"year", std::to_string(iso.year)}});
}

report::TextStyle rota_paper::style(double size, bool bold, std::string_view token) {
  return {size, bold, static_cast<std::uint32_t>(std::stoul(std::string(svg::light(token).substr(1)), nullptr, 16))};
}

std::uint32_t shift_colour(const annual::Unit& unit, int shift) {
  constexpr int afternoon = 12 * 60, night = 20 * 60;
  const int start = unit.shifts[static_cast<std::size_t>(shift)].start;
  return start < afternoon ? 0xFFF1C2 : start < night ? 0xFAD3B4 : 0xC7CDEA;
}

std::string rota_pdf(const annual::Problem& problem, const annual::Rota& rota, const AnnualRota& answer,
                     const messages::Catalogue& catalogue, report::Printer& printer) {
  return RotaPrinter(problem, rota, answer, catalogue, printer).write();
}

}  // namespace handlingsrom::api
