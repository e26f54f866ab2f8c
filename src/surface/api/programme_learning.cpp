// Sections about people: what they answered, what became of it, what was learnt.
#include <cmath>

#include "surface/api/programme_blocks.hpp"
#include "surface/api/programme_follow.hpp"

namespace handlingsrom::api {

using report::Cell;

void add_consultations(ProgrammeBlocks& blocks) {
  const std::vector<ConsultationResult> results = consultation_results(blocks.answer());
  const programme::Programme& programme = blocks.programme();
  for (std::size_t i = 0; i < programme.consultations.size(); ++i) {
    const programme::Consultation& one = programme.consultations[i];
    blocks.subheading("consultation-" + one.id,
                      one.name + ", " + blocks.day(one.opens) + " – " + blocks.day(one.closes));
    std::vector<std::vector<Cell>> rows;
    for (const ConsultationResult& result : results) {
      if (result.consultation != i) continue;
      constexpr double percent = 100;
      rows.push_back({Cell::words(one.questions[result.question].text), Cell::words(result.choice),
                      Cell::figure(result.page), Cell::figure(result.paper), Cell::figure(result.share * percent),
                      Cell::words(result.chosen ? blocks.text("chosen") : "")});
    }
    report::Column share = blocks.plain("share");
    share.unit = "%";
    blocks.table("results",
                 {blocks.plain("question"), blocks.plain("choice"), blocks.plain("on_page"), blocks.plain("on_paper"),
                  share, blocks.plain("chosen")},
                 std::move(rows));
    std::vector<std::string> themes;
    for (const programme::AnswerTheme& theme : one.themes)
      themes.push_back(theme.text + " (" + std::to_string(theme.count) + ")");
    blocks.bullets_without_head("themes", std::move(themes));
    if (!one.answer.empty())
      blocks.paragraph(report::Paragraph::As::plain, blocks.text("all_answered", {{"answer", one.answer}}));
  }
}

void add_timeline(ProgrammeBlocks& blocks) {
  std::vector<std::vector<Cell>> rows;
  for (const TimelineEntry& entry : programme_timeline(blocks.answer(), {}, blocks.words().catalogue()))
    rows.push_back({Cell::words(blocks.day(entry.day)),
                    Cell::words(blocks.words().entry(fmt::format("programme.timeline.{}", key_of(entry.kind)))),
                    Cell::words(entry.what), Cell::words(entry.about)});
  if (rows.empty()) return;
  blocks.heading("timeline");
  blocks.table("timeline", {blocks.plain("date"), blocks.plain("kind"), blocks.plain("what"), blocks.plain("about")},
               std::move(rows));
}

void add_learning(ProgrammeBlocks& blocks) {
  const programme::Programme& programme = blocks.programme();
  const auto reflections = [&](const std::vector<programme::Reflection>& all) {
    for (const programme::Reflection& each : all) {
      blocks.paragraph(report::Paragraph::As::lead, each.question);
      blocks.bullets_without_head("thoughts", each.thoughts);
    }
  };
  if (!programme.gatherings.empty()) blocks.heading("learning");
  for (const programme::Gathering& one : programme.gatherings) {
    std::string where = one.place.empty() ? std::string() : one.place + ", ";
    where += blocks.day(one.from);
    if (one.to != one.from) where += " – " + blocks.day(one.to);
    blocks.subheading("gathering-" + roster::text_of(one.from), one.name + ", " + where);
    std::string roles;
    for (const std::string& role : one.roles)
      roles += (roles.empty() ? "" : ", ") + report::Words::small(blocks.role(role));
    if (!roles.empty()) blocks.paragraph(report::Paragraph::As::plain, blocks.text("participants", {{"roles", roles}}));
    blocks.bullets("themes", one.themes);
    reflections(one.reflections);
    blocks.bullets("before_next", one.before_next);
    blocks.bullets("lessons", one.lessons);
    blocks.bullets("way_ahead", one.way_ahead);
    if (!one.next.empty())
      blocks.paragraph(report::Paragraph::As::plain, blocks.text("next_gathering", {{"next", one.next}}));
    if (one.shared) blocks.paragraph(report::Paragraph::As::shown, blocks.text("shared_with"));
  }
  if (!programme.evaluations.empty()) blocks.heading("evaluations");
  for (const programme::Evaluation& one : programme.evaluations) {
    blocks.subheading("evaluation-" + one.id, one.name);
    blocks.paragraph(report::Paragraph::As::shown,
                     blocks.text("evaluated", {{"what", report::Words::capital(blocks.words().entry(
                                                            fmt::format("programme.evaluation.{}", one.of)))},
                                               {"date", blocks.day(one.date)},
                                               {"by", report::Words::small(blocks.role(one.by))},
                                               {"method", one.method}}));
    reflections(one.questions);
    blocks.bullets("lessons", one.lessons);
    blocks.bullets("changes", one.changes);
    if (one.shared) blocks.paragraph(report::Paragraph::As::shown, blocks.text("shared_with"));
  }
}

}  // namespace handlingsrom::api
