#include "surface/api/annual_print_year.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/annual_print.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/svg/palette.hpp"

namespace handlingsrom::api {
namespace {

using report::TextStyle;
using std::chrono::days;

constexpr double left = 40, top = 42, across = report::a4.width - 2 * left;
constexpr std::uint32_t line_colour = 0xDDDDDD;

std::uint32_t colour(std::string_view token) {
  return static_cast<std::uint32_t>(std::stoul(std::string(svg::light(token).substr(1)), nullptr, 16));
}

TextStyle style(double size, bool bold = false, std::string_view token = "text") { return {size, bold, colour(token)}; }

void heading(const PrintedRota& printed, int level, const std::string& text) {
  printed.pages.outline(level, text);
  printed.pages.begin("H1");
  printed.pages.text(left, top, across, text, style(16, true));
  printed.pages.end("H1");
}

struct RuleLine {
  const roster::Finding* first = nullptr;
  int passed = 0, warnings = 0, failed = 0;
};

/// In the order in which the check looks at them; rules that concern nobody are left out.
std::vector<RuleLine> rule_lines(const AnnualRota& answer) {
  std::vector<RuleLine> lines;
  for (const roster::WorkerReport& worker : answer.check.workers) {
    for (const roster::Finding& each : worker.findings) {
      if (each.outcome == roster::Outcome::not_applicable) continue;
      auto line = std::find_if(lines.begin(), lines.end(), [&](const RuleLine& known) {
        return known.first->rule == each.rule && known.first->limit == each.limit;
      });
      if (line == lines.end()) line = lines.insert(lines.end(), RuleLine{&each});
      line->passed += each.outcome == roster::Outcome::passed ? 1 : 0;
      line->warnings += each.outcome == roster::Outcome::warning ? 1 : 0;
      line->failed += each.outcome == roster::Outcome::failed ? 1 : 0;
    }
  }
  return lines;
}

/// Seven days of a person, each a letter on its shift's colour; a Sunday or public holiday has its date in red.
void week_row(const PrintedRota& printed, std::size_t p, int week, double x, double y, double height) {
  constexpr double label = 64, cell = 25.5;
  const annual::Unit& unit = printed.unit;
  const std::chrono::year_month_day monday{unit.first + days{week * 7}};
  const annual::Day thursday = unit.first + days{week * 7 + 3};
  const annual::Day january = std::chrono::year_month_day{thursday}.year() / 1 / 1;
  printed.pages.begin("TR");
  printed.pages.rectangle(x, y - 1, label + 7 * cell, 0.4, line_colour);
  printed.pages.text(x, y + 3, label - 4,
                     fmt::format("{}  {}.{}.", (thursday - january).count() / 7 + 1,
                                 static_cast<unsigned>(monday.day()), static_cast<unsigned>(monday.month())),
                     style(8, false, "text-quiet"));
  for (int k = 0; k < 7; ++k) {
    const int d = week * 7 + k;
    const annual::Duty duty = printed.rota[p][static_cast<std::size_t>(d)];
    const double at = x + label + k * cell;
    const bool red = roster::is_sunday_or_holiday(unit.first + days{d});
    if (duty != annual::off)
      printed.pages.rectangle(at, y, cell - 1.5, height - 2, duty >= 0 ? shift_colour(unit, duty) : leave_colour);
    const std::string code = duty >= 0                    ? unit.shifts[static_cast<std::size_t>(duty)].id
                             : duty == annual::on_holiday ? "FE"
                             : duty == annual::away       ? "X"
                             : red && k != 6              ? "·"
                                                          : "";
    if (!code.empty()) printed.pages.text(at + 4, y + 3.5, cell - 5, code, style(8.5, red, red ? "short" : "text"));
  }
  printed.pages.end("TR");
}

}  // namespace

void rules_page(const PrintedRota& printed) {
  const messages::Catalogue& catalogue = printed.catalogue;
  heading(printed, 1, catalogue.text("rota.rules_title"));
  const std::string about = catalogue.text("rota.rules_about");
  printed.pages.begin("P");
  printed.pages.text(left, top + 28, across, about, style(9));
  printed.pages.end("P");
  double y = top + 40 + printed.pages.height(about, style(9), across);
  const std::array<double, 6> at{0, 190, 315, 370, 420, 470};
  const auto row = [&](const std::array<std::string, 6>& cells, bool bold, bool broken) {
    printed.pages.begin("TR");
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const double width = (c + 1 < at.size() ? at[c + 1] : across) - at[c] - 5;
      printed.pages.text(left + at[c], y + 3, width, cells[c], style(8, bold, broken ? "short" : "text"));
    }
    printed.pages.end("TR");
    y += 17;
    printed.pages.rectangle(left, y - 1, across, 0.4, line_colour);
  };
  const auto number = [&](double value) {
    return messages::number(value, value == std::floor(value) ? 0 : 1, catalogue.language());
  };
  printed.pages.begin("Table");
  row({catalogue.text("column.rule"), catalogue.text("column.paragraph"), catalogue.text("column.limit"),
       catalogue.text("roster.outcome.passed"), catalogue.text("roster.outcome.warning"),
       catalogue.text("roster.outcome.failed")},
      true, false);
  for (const RuleLine& line : rule_lines(printed.answer)) {
    const std::string paragraph =
        line.first->paragraph.empty() ? catalogue.text("rota.unit_rule") : line.first->paragraph;
    row({catalogue.text("roster.check." + line.first->rule), paragraph, number(line.first->limit), number(line.passed),
         number(line.warnings), number(line.failed)},
        false, line.failed > 0);
  }
  printed.pages.end("Table");
}

void person_page(const PrintedRota& printed, std::size_t p) {
  const annual::Person& person = printed.unit.people[p];
  const messages::Catalogue& catalogue = printed.catalogue;
  heading(printed, 2,
          fmt::format("{} · {}{} %", person.id, person.role.empty() ? "" : person.role + " · ",
                      messages::number(100 * person.position, 0, catalogue.language())));
  const std::string said = person_words(printed.answer.people[p], catalogue);
  printed.pages.begin("P");
  printed.pages.text(left, top + 28, across, said, style(9));
  printed.pages.end("P");
  double y = top + 40 + printed.pages.height(said, style(9), across);
  std::string legend;
  for (const annual::Shift& shift : printed.unit.shifts)
    legend += fmt::format("{} {} {:02}:{:02}–{:02}:{:02} · ", shift.id, shift.name, shift.start / 60, shift.start % 60,
                          shift.end / 60 % 24, shift.end % 60);
  legend += fmt::format("FE {} · X {}", catalogue.text("rota.holiday"), catalogue.text("rota.away"));
  printed.pages.begin("P");
  printed.pages.text(left, y, across, legend, style(8, false, "text-quiet"));
  printed.pages.end("P");
  y += 18;
  const int half = (printed.unit.weeks + 1) / 2;
  constexpr double column = 262, label = 64, cell = 25.5, height = 22.5;
  printed.pages.begin("Table");
  for (int side = 0; side < 2; ++side) {
    const double x = left + side * column;
    for (int k = 0; k < 7; ++k)
      printed.pages.text(x + label + k * cell, y, cell, catalogue.text(fmt::format("rota.weekday.{}", k + 1)),
                         style(7.5, true, k == 6 ? "short" : "text"));
    for (int week = side * half; week < std::min(printed.unit.weeks, (side + 1) * half); ++week)
      week_row(printed, p, week, x, y + 14 + (week - side * half) * height, height);
  }
  printed.pages.end("Table");
}

}  // namespace handlingsrom::api
