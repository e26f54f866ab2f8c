// An inquiry as a page shows it.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "choice/cooperation/study/inquiry.hpp"
#include "choice/roster/calendar.hpp"
#include "surface/api/council_parts.hpp"
#include "surface/api/inquiry_table.hpp"
#include "surface/api/live_json.hpp"
#include "surface/api/study_files.hpp"
#include "surface/api/study_names.hpp"
#include "surface/api/study_words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using cooperation::Inquiry;
using report::Words;
using roster::Day;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string answer_word(const Inquiry::Decision& decision, const Words& words) {
  return words.entry(fmt::format("inquiry.answer.{}", key_of(decision.answer)));
}

/// Steps as bars, each council's answer as a mark below its step.
svg::Gantt time_line(const Inquiry& inquiry, const Words& words, double width) {
  svg::Gantt gantt;
  gantt.id = "inquiry-steps";
  gantt.width = width;
  gantt.title = words.entry("together.inquiry.line", {{"title", inquiry.title}});
  std::set<Day> days;
  const auto note = [&](const std::string& date) {
    if (const auto day = roster::day_from(date)) days.insert(*day);
  };
  for (const Inquiry::Step& step : inquiry.steps) {
    note(step.from);
    note(step.to);
    for (const Inquiry::Decision& decision : step.decisions) note(decision.date);
  }
  if (days.empty()) return gantt;
  const std::chrono::year_month_day begins{*days.begin()};
  const Day first{begins.year() / begins.month() / 1};
  gantt.days = static_cast<int>((*days.rbegin() - first).count()) + 14;
  const auto at = [&](const std::string& date) {
    const auto day = roster::day_from(date);
    return day ? static_cast<int>((*day - first).count()) : 0;
  };
  for (const Inquiry::Step& step : inquiry.steps) {
    gantt.rows.push_back({step.name, svg::Gantt::As::phase, at(step.from), at(step.to) + 1});
    gantt.description +=
        fmt::format("{}: {} – {}. ", step.name, date_in_words(step.from, words), date_in_words(step.to, words));
    for (const Inquiry::Decision& decision : step.decisions) {
      gantt.rows.push_back({words.entry("together.inquiry.row", {{"name", inquiry.members[decision.member].name},
                                                                 {"answer", answer_word(decision, words)}}),
                            svg::Gantt::As::decision, at(decision.date), at(decision.date)});
      gantt.description += fmt::format("{}: {}. ", gantt.rows.back().name, date_in_words(decision.date, words));
    }
  }
  // Months where they fit, else quarters or years.
  constexpr int days_for_months = 550, days_for_quarters = 1600;
  const unsigned every = gantt.days <= days_for_months ? 1 : gantt.days <= days_for_quarters ? 3 : 12;
  for (std::chrono::year_month month{begins.year(), begins.month()}; (Day{month / 1} - first).count() < gantt.days;
       month += std::chrono::months{1}) {
    const unsigned of_year = static_cast<unsigned>(month.month());
    if ((of_year - 1) % every != 0) continue;
    gantt.months.push_back({static_cast<int>((Day{month / 1} - first).count()),
                            of_year == 1 ? std::to_string(static_cast<int>(month.year()))
                                         : words.entry(fmt::format("programme.month.{}", of_year))});
  }
  gantt.decision_name = words.entry("programme.gantt.decision");
  return gantt;
}

Json steps_json(const Inquiry& inquiry, const Service& service, const Words& words) {
  Json steps = Json::array();
  for (const Inquiry::Step& step : inquiry.steps) {
    Json answers = Json::array(), waiting = Json::array();
    for (std::size_t m = 0; m < inquiry.members.size(); ++m) {
      const Inquiry::Member& member = inquiry.members[m];
      const Inquiry::Decision* decision = cooperation::decision_of(step, m);
      if (decision == nullptr) {
        waiting.push_back(member.name);
        continue;
      }
      answers.push_back({{"number", to_string(service.municipality(member.municipality).number)},
                         {"name", member.name},
                         {"answer", key_of(decision->answer)},
                         {"said", answer_word(*decision, words)},
                         {"date", decision->date},
                         {"case", text_or_null(decision->matter)},
                         {"figures_version", decision->version}});
    }
    steps.push_back({{"name", step.name},
                     {"from", step.from},
                     {"to", step.to},
                     {"asks", step.asks},
                     {"insight", text_or_null(step.insight)},
                     {"answers", std::move(answers)},
                     {"waiting", std::move(waiting)}});
  }
  return steps;
}

}  // namespace

Json inquiry_json(const Service& service, const std::string& text, const std::string& name, double width,
                  const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const Inquiry inquiry =
      cooperation::read_inquiry(text, name.empty() ? catalogue.text("together.inquiry.file") : name, service.facts());
  const auto notices = cooperation::notices_of(inquiry, service.bundle_version());
  Json members = Json::array(), questions = Json::array();
  for (const Inquiry::Member& member : inquiry.members)
    members.push_back({{"number", to_string(service.municipality(member.municipality).number)},
                       {"name", member.name},
                       {"parties", member.parties}});
  for (const Inquiry::Question& question : inquiry.questions)
    questions.push_back({{"text", question.text},
                         {"difficulty", question.difficulty},
                         {"answer", text_or_null(question.answer)},
                         {"answered", text_or_null(question.answered)},
                         {"answered_said", text_or_null(date_in_words(question.answered, words))}});
  const auto current = cooperation::current_step(inquiry);
  const std::string sentence = current ? words.entry("inquiry.current", {{"step", inquiry.steps[*current].name},
                                                                         {"asks", inquiry.steps[*current].asks}})
                                       : words.entry("inquiry.done");
  report::Section section;
  section.id = "section-inquiry";
  section.heading = inquiry.title;
  report::Chart chart = table_alone(steps_table(inquiry, words));
  svg::Gantt gantt = time_line(inquiry, words, width);
  chart.title = gantt.title;
  chart.shown = words.entry("together.inquiry.shown");
  if (!gantt.rows.empty()) chart.drawing = std::move(gantt);
  section.charts.push_back(std::move(chart));
  return {{"title", inquiry.title},
          {"about", text_or_null(inquiry.about)},
          {"kind", inquiry.kind == Inquiry::Kind::service ? "service" : "profile"},
          {"current", current ? Json(static_cast<int>(*current)) : Json(nullptr)},
          {"sentence", sentence},
          {"notices", notice_sentences(inquiry, notices, words)},
          {"members", std::move(members)},
          {"steps", steps_json(inquiry, service, words)},
          {"questions", std::move(questions)},
          {"section", std::move(live_sections({section}, words).front())}};
}

}  // namespace handlingsrom::api
