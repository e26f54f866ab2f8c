#include "surface/api/programme_follow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/scenario/lever.hpp"
#include "surface/api/scenario_questions.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using EntryKind = TimelineEntry::Kind;

programme::Day year_end(int year) { return std::chrono::year{year} / std::chrono::December / std::chrono::day{31}; }

}  // namespace

std::string_view key_of(TimelineEntry::Kind kind) {
  switch (kind) {
    case EntryKind::mandate: return "mandate";
    case EntryKind::asked: return "asked";
    case EntryKind::opens: return "opens";
    case EntryKind::closes: return "closes";
    case EntryKind::decision: return "decision";
    case EntryKind::milestone: return "milestone";
    case EntryKind::answered: return "answered";
    case EntryKind::evaluated: return "evaluated";
    case EntryKind::realised: return "realised";
  }
  return "asked";
}

std::vector<TimelineEntry> programme_timeline(const ProgrammeAnswer& answer, const std::string& project,
                                              const messages::Catalogue& catalogue) {
  const programme::Programme& programme = answer.programme;
  if (!project.empty() && programme.find_project(project) == nullptr) {
    std::string expected;
    for (const programme::Project& each : programme.projects) expected += (expected.empty() ? "" : ", ") + each.id;
    throw Error(ErrorCode::unknown_name, "programme_no_such",
                {{"found", project}, {"expected", expected.empty() ? "–" : expected}});
  }
  const auto concerned = [&](const std::string& of) { return project.empty() || of.empty() || of == project; };
  const report::Words words(catalogue);
  std::vector<TimelineEntry> entries;
  const auto add = [&](EntryKind kind, programme::Day day, std::string what, std::string about) {
    entries.push_back({kind, day, std::move(what), std::move(about)});
  };
  const auto add_mandate = [&](const programme::Mandate& mandate) {
    if (mandate.adopted) add(EntryKind::mandate, *mandate.adopted, mandate.text, mandate.version);
  };
  for (const programme::Mandate& mandate : programme.earlier_mandates) add_mandate(mandate);
  add_mandate(programme.mandate);
  for (const programme::Involvement& one : programme.involvement) {
    if (!concerned(one.project)) continue;
    const std::string who = role_name(one.who, catalogue);
    add(EntryKind::asked, one.date, who + ": " + one.asked, one.said);
    if (one.answered) add(EntryKind::answered, *one.answered, who + ": " + one.answer, one.changed);
  }
  for (const programme::Consultation& one : programme.consultations) {
    if (!concerned(one.project)) continue;
    add(EntryKind::opens, one.opens, one.name, {});
    int answers = 0;
    for (const programme::Question& question : one.questions) {
      int of_question = 0;
      for (const programme::AnswerCount& choice : question.choices) of_question += choice.page + choice.paper;
      answers = std::max(answers, of_question);
    }
    add(EntryKind::closes, one.closes, one.name,
        answers == 0 ? std::string() : catalogue.text("programme.answers", {{"count", std::to_string(answers)}}));
    if (one.answered) add(EntryKind::answered, *one.answered, one.name, one.answer);
  }
  for (const programme::Decision& one : programme.decisions) {
    if (concerned(one.project)) add(EntryKind::decision, one.date, one.name, one.chosen);
  }
  for (std::size_t i = 0; i < programme.tasks.size(); ++i) {
    const programme::Task& task = programme.tasks[i];
    if (task.is_milestone() && concerned(task.project))
      add(EntryKind::milestone, answer.plan.tasks[i].to, task.name, {});
  }
  for (const programme::Evaluation& one : programme.evaluations) {
    if (concerned(one.project))
      add(EntryKind::evaluated, one.date, one.name, one.lessons.empty() ? std::string() : one.lessons.front());
  }
  for (const gains::Gain& gain : programme.gains) {
    if (!concerned(gain.project)) continue;
    for (const gains::YearValue& value : gain.realised)
      add(EntryKind::realised, year_end(value.year), gain.name,
          words.number(value.value, report::decimals_of(report::round_step(std::abs(value.value) / 1000, 0.1))) + " " +
              gain.unit);
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const TimelineEntry& a, const TimelineEntry& b) { return a.day < b.day; });
  return entries;
}

std::vector<ConsultationResult> consultation_results(const ProgrammeAnswer& answer) {
  std::vector<ConsultationResult> results;
  const programme::Programme& programme = answer.programme;
  for (std::size_t i = 0; i < programme.consultations.size(); ++i) {
    const programme::Consultation& one = programme.consultations[i];
    const auto decision =
        std::find_if(programme.decisions.begin(), programme.decisions.end(),
                     [&](const programme::Decision& each) { return !one.decision.empty() && each.id == one.decision; });
    for (std::size_t k = 0; k < one.questions.size(); ++k) {
      int all = 0;
      for (const programme::AnswerCount& choice : one.questions[k].choices) all += choice.page + choice.paper;
      for (const programme::AnswerCount& choice : one.questions[k].choices) {
        const int count = choice.page + choice.paper;
        results.push_back({i, k, choice.choice, choice.page, choice.paper,
                           all == 0 ? std::numeric_limits<double>::quiet_NaN() : 1.0 * count / all,
                           one.questions[k].of_alternatives && decision != programme.decisions.end() &&
                               !decision->chosen.empty() && decision->chosen == choice.choice});
      }
    }
  }
  return results;
}

std::string promise_words(const ProgrammeAnswer& answer, std::size_t promise, const messages::Catalogue& catalogue) {
  const std::string years = broken_years(answer.promises.at(promise), answer.first_year);
  return years.empty() ? catalogue.text("scenario.promise_kept")
                       : catalogue.text("scenario.promise_not_kept", {{"years", years}});
}

std::string promised_words(const ProgrammeAnswer& answer, std::size_t promise, const messages::Catalogue& catalogue) {
  const programme::Promise& one = answer.programme.promises.at(promise);
  const report::Words words(catalogue);
  Unit unit = Unit::none;
  if (!one.figure.empty() && one.per.empty()) unit = answer.units.at(one.figure);
  if (one.lever) unit = scenario::all_levers()[*one.lever]->unit;
  const auto said = [&](const char* bound, double value) {
    const double step = report::round_step(std::abs(value) / 1000, 1e-3);
    return catalogue.text(fmt::format("programme.bound.{}", bound)) + " " + words.amount(value, unit, step);
  };
  std::string text;
  if (one.at_least) text = said("at_least", *one.at_least);
  if (one.at_most) text += (text.empty() ? "" : ", ") + said("at_most", *one.at_most);
  return text;
}

}  // namespace handlingsrom::api
