// The pictures of a programme's page, each with its table.
#include <algorithm>

#include <fmt/format.h>

#include "surface/api/live_page.hpp"
#include "surface/api/programme_page_parts.hpp"
#include "surface/api/programme_pictures.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;

class Charts {
 public:
  Charts(const ProgrammeAnswer& answer, const ProgrammePageWish& wish, const messages::Catalogue& catalogue)
      : answer_(answer), programme_(answer.programme), wish_(wish), catalogue_(catalogue), words_(catalogue) {}

  Json all() {
    Json charts = {{"gains", nullptr}, {"gantt", nullptr}, {"wheel", nullptr}};
    const double width = wish_.width;
    if (!programme_.gains.empty() || !answer_.portfolio.empty()) {
      svg::GainsChart picture = programme_gains_chart(answer_, catalogue_);
      picture.width = width;
      if (!picture.measures.empty() || !picture.years.empty())
        charts["gains"] = chart_json(gains_chart(std::move(picture)), words_);
    }
    if (!programme_.tasks.empty() || !programme_.phases.empty()) {
      svg::Gantt picture = programme_gantt(answer_, catalogue_);
      picture.description = gantt_words(answer_, day_words(answer_.plan.ends, catalogue_), catalogue_);
      cut(picture);
      picture.width = width;
      charts["gantt"] = chart_json(gantt_chart(std::move(picture)), words_);
    }
    svg::Wheel wheel = programme_wheel(answer_, catalogue_);
    if (!wheel.entries.empty()) {
      // A programme with a meeting a week has no wheel that can be read; its calendar has them all.
      if (wheel.entries.size() > wish_.most) wheel.entries.resize(wish_.most);
      wheel.width = width;
      charts["wheel"] = chart_json(wheel_chart(std::move(wheel)), words_);
    }
    return charts;
  }

 private:
  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return catalogue_.text(key, arguments);
  }
  report::Column head(const char* key) const {
    return {text(fmt::format("programme.report.head.{}", key)), "", 0, 1, false};
  }
  report::Column kroner(const char* key) const {
    return {text(fmt::format("programme.report.head.{}", key)), "1000 kr", 0, 1000, false};
  }

  /// A time line of hundreds of rows is read as its table: phases, and what is not done yet.
  void cut(svg::Gantt& picture) const {
    if (picture.rows.size() <= wish_.most) return;
    std::erase_if(picture.rows, [&](const svg::Gantt::Row& row) {
      return row.as != svg::Gantt::As::phase && (row.done || row.to < picture.today);
    });
    if (picture.rows.size() > wish_.most) picture.rows.resize(wish_.most);
  }

  report::Chart gains_chart(svg::GainsChart picture) const {
    report::Chart chart;
    chart.title = text("followup.gains_chart.title");
    chart.shown = picture.description;
    chart.table.id = "gains";
    chart.table.columns = {{text("programme.report.head.year"), "", 0, 1, true},
                           kroner("needed"),
                           kroner("planned"),
                           kroner("counted_on"),
                           kroner("realised"),
                           kroner("rest")};
    for (const gains::PortfolioYear& one : answer_.portfolio)
      chart.table.rows.push_back({report::Cell::figure(one.year), report::Cell::figure(one.needed),
                                  report::Cell::figure(one.planned), report::Cell::figure(one.counted_on),
                                  report::Cell::figure(one.realised), report::Cell::figure(one.rest)});
    chart.drawing = std::move(picture);
    return chart;
  }

  report::Chart gantt_chart(svg::Gantt picture) const {
    report::Chart chart;
    chart.title = text("programme.report.caption.gantt");
    chart.shown = picture.description;
    chart.table.id = "gantt";
    chart.table.columns = {{text("column.task"), "", 0, 1, false},        {text("column.role"), "", 0, 1, false},
                           {text("followup.head.from"), "", 0, 1, false}, {text("followup.head.to"), "", 0, 1, false},
                           {text("column.slack_days"), "", 0, 1, false},  head("state")};
    for (const std::size_t i : task_order(answer_)) {
      if (chart.table.rows.size() == wish_.most) break;
      const programme::PlannedTask& planned = answer_.plan.tasks[i];
      const programme::Task& task = programme_.tasks[i];
      chart.table.rows.push_back({report::Cell::words(task.name),
                                  report::Cell::words(task.role.empty() ? "" : role_name(task.role, catalogue_)),
                                  report::Cell::words(roster::text_of(planned.from)),
                                  report::Cell::words(roster::text_of(planned.to)), report::Cell::figure(planned.slack),
                                  report::Cell::words(text(fmt::format("followup.task.{}", task_state(answer_, i))))});
    }
    chart.drawing = std::move(picture);
    return chart;
  }

  report::Chart wheel_chart(svg::Wheel picture) const {
    report::Chart chart;
    chart.title = picture.title;
    chart.shown = picture.description;
    chart.table.id = "wheel";
    chart.table.columns = {{text("programme.report.head.date"), "", 0, 1, false},
                           {text("followup.head.what"), "", 0, 1, false},
                           {text("followup.head.ring"), "", 0, 1, false}};
    for (const svg::Wheel::Entry& entry : picture.entries)
      chart.table.rows.push_back({report::Cell::words(entry.when), report::Cell::words(entry.name),
                                  report::Cell::words(picture.rings[static_cast<std::size_t>(entry.ring)])});
    chart.drawing = std::move(picture);
    return chart;
  }

  const ProgrammeAnswer& answer_;
  const programme::Programme& programme_;
  const ProgrammePageWish& wish_;
  const messages::Catalogue& catalogue_;
  const report::Words words_;
};

}  // namespace

const char* task_state(const ProgrammeAnswer& answer, std::size_t i) {
  const programme::Task& task = answer.programme.tasks[i];
  const programme::PlannedTask& planned = answer.plan.tasks[i];
  if (task.done) return "done";
  if (planned.late) return "late";
  if (planned.due) return "overdue";
  if (planned.from <= answer.on) return "under_way";
  return "waiting";
}

/// What is under way or next first, what is done last.
std::vector<std::size_t> task_order(const ProgrammeAnswer& answer) {
  std::vector<std::size_t> order(answer.programme.tasks.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const bool done_a = answer.programme.tasks[a].done.has_value(), done_b = answer.programme.tasks[b].done.has_value();
    return done_a != done_b ? done_b : answer.plan.tasks[a].from < answer.plan.tasks[b].from;
  });
  return order;
}

Json programme_page_charts(const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                           const messages::Catalogue& catalogue) {
  return Charts(answer, wish, catalogue).all();
}

}  // namespace handlingsrom::api
