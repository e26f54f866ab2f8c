#include "surface/api/programme_pictures.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::api {
namespace {

using programme::Day;

std::string month_name(unsigned month, const messages::Catalogue& catalogue) {
  return catalogue.text(fmt::format("programme.month.{}", month));
}

/// "15.2."
std::string short_date(Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{}.{}.", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()));
}

struct Span {
  Day first, last;
};

Span span_of(const ProgrammeAnswer& answer) {
  Span span{answer.plan.begins, answer.plan.ends};
  for (const programme::Phase& phase : answer.programme.phases)
    span = {std::min(span.first, phase.from), std::max(span.last, phase.to)};
  for (const programme::Decision& decision : answer.programme.decisions)
    span = {std::min(span.first, decision.date), std::max(span.last, decision.date)};
  // A long programme is shown around the day that it is judged by, so that days can be seen.
  constexpr std::chrono::days four_years{1461};
  if (span.last - span.first > four_years) {
    const std::chrono::year year = std::chrono::year_month_day{answer.on}.year();
    span = {std::max(span.first, Day{(year - std::chrono::years{1}) / 1 / 1}),
            std::min(span.last, Day{(year + std::chrono::years{2}) / 12 / 31})};
  }
  const std::chrono::year_month_day first{span.first};
  return {Day{first.year() / first.month() / 1}, span.last + std::chrono::days{1}};
}

}  // namespace

std::string gantt_words(const ProgrammeAnswer& answer, const std::string& ends, const messages::Catalogue& catalogue) {
  if (answer.programme.tasks.empty()) return catalogue.text("programme.gantt.empty");
  return catalogue.text("programme.gantt.description", {{"tasks", std::to_string(answer.programme.tasks.size())},
                                                        {"critical", std::to_string(answer.plan.critical.size())},
                                                        {"date", ends}});
}

svg::Gantt programme_gantt(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue) {
  const programme::Programme& programme = answer.programme;
  const Span span = span_of(answer);
  const auto number = [&](Day day) { return static_cast<int>((day - span.first).count()); };
  const auto text = [&](const char* key) { return catalogue.text(fmt::format("programme.gantt.{}", key)); };
  svg::Gantt gantt;
  gantt.id = "gantt-" + programme.id;
  gantt.title = catalogue.text("programme.gantt.title", {{"title", programme.title}});
  gantt.description = gantt_words(answer, roster::text_of(answer.plan.ends), catalogue);
  gantt.days = std::max(1, number(span.last));
  gantt.today = number(answer.on);
  for (const programme::Phase& phase : programme.phases) {
    if (phase.to < span.first || phase.from >= span.last) continue;
    gantt.rows.push_back({phase.name, svg::Gantt::As::phase, std::max(0, number(phase.from)),
                          std::min(gantt.days, number(phase.to) + 1)});
  }
  std::vector<std::pair<Day, svg::Gantt::Row>> rows;
  for (std::size_t i = 0; i < programme.tasks.size(); ++i) {
    const programme::Task& task = programme.tasks[i];
    const programme::PlannedTask& planned = answer.plan.tasks[i];
    const int from = number(planned.from), to = number(planned.to) + 1;
    // Slack in days of the calendar: five working days are a week.
    const int slack = number(planned.latest_from) - from;
    rows.emplace_back(planned.from,
                      svg::Gantt::Row{task.name, task.is_milestone() ? svg::Gantt::As::milestone : svg::Gantt::As::task,
                                      from, to, slack, planned.critical, task.done.has_value()});
  }
  for (const programme::Decision& decision : programme.decisions)
    rows.emplace_back(decision.date, svg::Gantt::Row{decision.name, svg::Gantt::As::decision, number(decision.date),
                                                     number(decision.date)});
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [day, row] : rows) {
    if (row.to < 0 || row.from > gantt.days) continue;
    row.from = std::max(0, row.from);
    row.to = std::min(gantt.days, row.to);
    gantt.rows.push_back(std::move(row));
  }
  // Months where they fit, else quarters or years.
  constexpr int days_for_months = 550, days_for_quarters = 1600;
  const unsigned step = gantt.days <= days_for_months ? 1 : gantt.days <= days_for_quarters ? 3 : 12;
  const std::chrono::year_month_day first{span.first};
  for (std::chrono::year_month month{first.year(), first.month()}; Day{month / 1} < span.last;
       month += std::chrono::months{1}) {
    const unsigned of_year = static_cast<unsigned>(month.month());
    if ((of_year - 1) % step != 0) continue;
    const std::string year = std::to_string(static_cast<int>(month.year()));
    gantt.months.push_back({number(Day{month / 1}), step == 12     ? year
                                                    : of_year == 1 ? year
                                                                   : month_name(of_year, catalogue)});
  }
  const auto has = [&](svg::Gantt::As as) {
    return std::any_of(gantt.rows.begin(), gantt.rows.end(), [&](const svg::Gantt::Row& row) { return row.as == as; });
  };
  if (has(svg::Gantt::As::task)) {
    gantt.task_name = text("task");
    gantt.critical_name = text("critical");
    gantt.slack_name = text("slack");
  }
  if (has(svg::Gantt::As::milestone)) gantt.milestone_name = text("milestone");
  if (has(svg::Gantt::As::decision)) gantt.decision_name = text("decision");
  return gantt;
}

svg::Wheel programme_wheel(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue) {
  // Years are those of the day by which the programme is judged.
  const int year = static_cast<int>(std::chrono::year_month_day{answer.on}.year());
  svg::Wheel wheel;
  wheel.id = "wheel-" + answer.programme.id;
  wheel.title = catalogue.text("programme.wheel.title", {{"year", std::to_string(year)}});
  wheel.middle = std::to_string(year);
  for (unsigned month = 1; month <= wheel.months.size(); ++month)
    wheel.months[month - 1] = month_name(month, catalogue);
  using Kind = programme::Event::Kind;
  constexpr std::array<const char*, 4> rings{"money", "gains", "meetings", "papers"};
  for (const char* ring : rings) wheel.rings.push_back(catalogue.text(fmt::format("programme.ring.{}", ring)));
  for (const programme::Event& event : programme_events(answer, year, year, catalogue)) {
    const std::chrono::year_month_day date{event.from};
    if (date.year() != std::chrono::year{year} || event.cancelled || event.kind == Kind::phase) continue;
    int ring = 2;
    if (event.kind == Kind::budget || event.kind == Kind::plan || event.kind == Kind::report) ring = 0;
    if (event.kind == Kind::gains) ring = 1;
    if (event.kind == Kind::papers) ring = 3;
    const double at = static_cast<unsigned>(date.month()) - 1 + (static_cast<unsigned>(date.day()) - 1) / 31.0;
    wheel.entries.push_back({at, ring, short_date(event.from), event.name});
  }
  wheel.description = catalogue.text("programme.wheel.description", {{"count", std::to_string(wheel.entries.size())}});
  return wheel;
}

std::string programme_drawing(const ProgrammeAnswer& answer, const std::string& which,
                              const messages::Catalogue& catalogue) {
  if (which == "gantt") return svg::standalone(svg::draw(programme_gantt(answer, catalogue)));
  if (which == "wheel") return svg::standalone(svg::draw(programme_wheel(answer, catalogue)));
  if (which == "gains") return svg::standalone(svg::draw(programme_gains_chart(answer, catalogue)));
  throw Error(ErrorCode::usage, "programme_drawing", {{"found", which}});
}

}  // namespace handlingsrom::api
