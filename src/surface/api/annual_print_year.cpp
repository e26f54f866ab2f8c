#include "surface/api/annual_print_year.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/annual_print.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

using report::TextStyle;
using rota_paper::across;
using rota_paper::left;
using rota_paper::style;
using rota_paper::top;
using std::chrono::days;

void heading(const PrintedRota& printed, int level, const std::string& text) {
  printed.pages.outline(level, text);
  printed.pages.begin("H1");
  printed.pages.text(left, top, across, text, style(16, true));
  printed.pages.end("H1");
}

struct RuleLine {
  const roster::Finding* first = nullptr;
  double least = 0, most = 0;  // limits: hours a week follow the position, leave the age
  const roster::WorkerReport* warned = nullptr;
  const roster::Finding* warning = nullptr;  // the first
  int passed = 0, warnings = 0, failed = 0;
};

/// In the order in which the check looks at them; rules that concern nobody are left out.
std::vector<RuleLine> rule_lines(const AnnualRota& answer) {
  std::vector<RuleLine> lines;
  for (const roster::WorkerReport& worker : answer.check.workers) {
    for (const roster::Finding& each : worker.findings) {
      if (each.outcome == roster::Outcome::not_applicable) continue;
      auto line = std::find_if(lines.begin(), lines.end(), [&](const RuleLine& known) {
        return known.first->rule == each.rule && known.first->paragraph == each.paragraph;
      });
      if (line == lines.end()) line = lines.insert(lines.end(), RuleLine{&each, each.limit, each.limit});
      line->least = std::min(line->least, each.limit);
      line->most = std::max(line->most, each.limit);
      if (each.outcome == roster::Outcome::warning && line->warning == nullptr)
        line->warned = &worker, line->warning = &each;
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
  printed.pages.begin("TR");
  printed.pages.rectangle(x, y - 1, label + 7 * cell, 0.4, line_colour);
  printed.pages.text(x, y + 3, label - 4,
                     fmt::format("{}  {}.{}.", iso_week(unit, week).number, static_cast<unsigned>(monday.day()),
                                 static_cast<unsigned>(monday.month())),
                     style(8, false, "text-quiet"));
  for (int k = 0; k < 7; ++k) {
    const int d = week * 7 + k;
    const annual::Duty duty = printed.rota[p][static_cast<std::size_t>(d)];
    const double at = x + label + k * cell;
    const bool red = roster::is_sunday_or_holiday(unit.first + days{d});
    if (duty != annual::off)
      printed.pages.rectangle(at, y, cell - 1.5, height - 2, duty >= 0 ? shift_colour(unit, duty) : leave_colour);
    const std::string code = duty != annual::off ? rota_code(unit, duty) : red && k != 6 ? "·" : "";
    if (!code.empty()) printed.pages.text(at + 4, y + 3.5, cell - 5, code, style(8.5, red, red ? "short" : "text"));
  }
  printed.pages.end("TR");
}

/// What stands under a text, with a little air.
double paragraph(const PrintedRota& printed, double y, const std::string& said, const TextStyle& look) {
  printed.pages.begin("P");
  printed.pages.text(left, y, across, said, look);
  printed.pages.end("P");
  return y + printed.pages.height(said, look, across) + 5;
}

std::string legend_of(const PrintedRota& printed) {
  std::string legend;
  for (const annual::Shift& shift : printed.unit.shifts)
    legend += fmt::format("{} {} {:02}:{:02}–{:02}:{:02} · ", shift.id, shift.name, shift.start / 60, shift.start % 60,
                          shift.end / 60 % 24, shift.end % 60);
  return legend +
         fmt::format("{} {} · {} {}", rota_code(printed.unit, annual::on_holiday),
                     printed.catalogue.text("rota.holiday"), rota_code(printed.unit, annual::away),
                     printed.catalogue.text("rota.away")) +
         " · " + printed.catalogue.text("rota.legend_red");
}

/// On which days and shifts people lack; empty where nobody does.
std::string where_empty(const PrintedRota& printed) {
  std::vector<int> by_shift(printed.unit.shifts.size(), 0);
  int weekend = 0, holiday = 0;
  for (const RotaEmpty& each : printed.answer.empty) {
    if (!each.competence.empty()) continue;
    const auto weekday = (each.day - printed.unit.first).count() % 7;
    if (weekday >= 5) {
      weekend += each.people;
    } else if (roster::is_sunday_or_holiday(each.day)) {
      holiday += each.people;
    }
    for (std::size_t s = 0; s < by_shift.size(); ++s) {
      if (printed.unit.shifts[s].id == each.shift) by_shift[s] += each.people;
    }
  }
  std::string list;
  for (std::size_t s = 0; s < by_shift.size(); ++s) {
    if (by_shift[s] > 0)
      list += fmt::format("{}{} {}", list.empty() ? "" : ", ", printed.unit.shifts[s].id, by_shift[s]);
  }
  if (list.empty()) return {};
  return printed.catalogue.text(
      "rota.empty_where", {{"weekend", std::to_string(weekend)}, {"holiday", std::to_string(holiday)}, {"list", list}});
}

/// A bar a week with its number on top, and below it every second week's number.
void empty_by_week(const PrintedRota& printed, double y) {
  std::vector<int> empty(static_cast<std::size_t>(printed.unit.weeks), 0);
  for (const RotaEmpty& each : printed.answer.empty) {
    if (each.competence.empty())
      empty[static_cast<std::size_t>((each.day - printed.unit.first).count() / 7)] += each.people;
  }
  const int most = std::max(1, *std::max_element(empty.begin(), empty.end()));
  constexpr double height = 90;
  const double width = across / static_cast<double>(printed.unit.weeks);
  const TextStyle small = style(6.5, false, "text-quiet");
  printed.pages.begin("Table");
  for (int week = 0; week < printed.unit.weeks; ++week) {
    const int count = empty[static_cast<std::size_t>(week)];
    const double bar = height * count / most;
    const double x = left + week * width;
    printed.pages.begin("TR");
    if (count > 0) {
      printed.pages.rectangle(x, y + 10 + height - bar, width - 2, bar, 0xE3B7B0);
      printed.pages.text(x, y + height - bar, width + 4, std::to_string(count), style(6.5));
    }
    if (week % 2 == 0)
      printed.pages.text(x, y + height + 13, width + 6, std::to_string(iso_week(printed.unit, week).number), small);
    printed.pages.end("TR");
  }
  printed.pages.end("Table");
  printed.pages.rectangle(left, y + 10 + height, across, 0.6, line_colour);
}

}  // namespace

void summary_page(const PrintedRota& printed) {
  const messages::Catalogue& catalogue = printed.catalogue;
  heading(printed, 1, printed.unit.name);
  double y = top + 30;
  for (const std::string& said : rota_words(printed.answer, catalogue)) y = paragraph(printed, y, said, style(10));
  y = paragraph(printed, y + 6, legend_of(printed), style(9, false, "text-quiet"));
  y = paragraph(printed, y + 8, catalogue.text("rota.empty_by_week"), style(10, true));
  if (const std::string said = where_empty(printed); !said.empty()) y = paragraph(printed, y, said, style(9));
  empty_by_week(printed, y);
  const std::string last = messages::day_words(printed.unit.first - days{14}, catalogue);
  y = paragraph(printed, y + 140, catalogue.text("rota.discussed", {{"day", last}}), style(9));
  printed.pages.rectangle(left, y + 26, 0.6 * across, 0.6, 0x777777);
}

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
  const std::vector<RuleLine> lines = rule_lines(printed.answer);
  for (const RuleLine& line : lines) {
    const std::string limit = number(line.least) + (line.most > line.least ? "–" + number(line.most) : "");
    const std::string paragraph =
        line.first->paragraph.empty() ? catalogue.text("rota.unit_rule") : line.first->paragraph;
    row({catalogue.text("roster.check." + line.first->rule), paragraph, limit, number(line.passed),
         number(line.warnings), number(line.failed)},
        false, line.failed > 0);
  }
  printed.pages.end("Table");
  if (std::none_of(lines.begin(), lines.end(), [](const RuleLine& line) { return line.warnings > 0; })) return;
  y = paragraph(printed, y + 12, catalogue.text("rota.warnings_title"), style(10, true));
  for (const RuleLine& line : lines) {
    if (line.warning != nullptr)
      y = paragraph(printed, y, finding_words(*line.warned, *line.warning, catalogue), style(8.5));
  }
}

void person_page(const PrintedRota& printed, std::size_t p) {
  const annual::Person& person = printed.unit.people[p];
  const messages::Catalogue& catalogue = printed.catalogue;
  heading(printed, 2,
          fmt::format("{} · {}{} %", person.id, person.role.empty() ? "" : role_word(person.role, catalogue) + " · ",
                      messages::number(100 * person.position, 0, catalogue.language())));
  const std::string said = person_words(printed.answer.people[p], catalogue);
  printed.pages.begin("P");
  printed.pages.text(left, top + 28, across, said, style(9));
  printed.pages.end("P");
  double y = top + 40 + printed.pages.height(said, style(9), across);
  y = paragraph(printed, y, legend_of(printed), style(8, false, "text-quiet")) + 3;
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
