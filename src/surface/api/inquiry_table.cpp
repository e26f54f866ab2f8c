#include "surface/api/inquiry_table.hpp"

#include <fmt/format.h>

#include "choice/roster/calendar.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

using cooperation::Inquiry;
using report::Words;

std::string decision_text(const Inquiry::Decision* decision, const Words& words) {
  if (decision == nullptr) return words.entry("paper.open");
  std::string said = words.entry("paper.answered",
                                 {{"answer", words.entry(fmt::format("inquiry.answer.{}", key_of(decision->answer)))},
                                  {"date", date_in_words(decision->date, words)}});
  if (!decision->matter.empty()) said += words.entry("paper.answered_case", {{"case", decision->matter}});
  if (!decision->version.empty())
    said += words.entry("paper.answered_figures", {{"version", date_in_words(decision->version, words)}});
  return said;
}

}  // namespace

std::string date_in_words(const std::string& date, const Words& words) {
  const auto day = roster::day_from(date);
  return day ? day_words(*day, words.catalogue()) : date;
}

report::Table steps_table(const Inquiry& inquiry, const Words& words) {
  report::Table table;
  table.id = "inquiry_steps";
  table.caption = words.entry("paper.caption.steps");
  table.columns.push_back({words.entry("paper.head.member"), "", 0, 1, false});
  for (const Inquiry::Step& step : inquiry.steps)
    table.columns.push_back({step.name,
                             words.entry("paper.step_days", {{"from", date_in_words(step.from, words)},
                                                             {"to", date_in_words(step.to, words)}}),
                             0, 1, false});
  for (std::size_t m = 0; m < inquiry.members.size(); ++m) {
    std::vector<report::Cell> row{report::Cell::words(inquiry.members[m].name)};
    for (const Inquiry::Step& step : inquiry.steps)
      row.push_back(report::Cell::words(decision_text(cooperation::decision_of(step, m), words)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace handlingsrom::api
