#include "surface/api/council_paper.hpp"

#include "surface/api/council_parts.hpp"

#include <algorithm>
#include <cmath>

#include "surface/api/inquiry_table.hpp"
#include "surface/api/study_words.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::api {

report::Section CouncilParts::matter() const {
  report::Section section = this->section("matter");
  if (!study_.about.empty()) section.paragraphs.push_back(study_.about);
  std::string members, hosts;
  for (const cooperation::StudyMember& member : study_.members) {
    members += (members.empty() ? "" : ", ") + member.name;
    if (member.host) hosts += (hosts.empty() ? "" : ", ") + member.name;
  }
  section.paragraphs.push_back(text("members", {{"members", members}, {"hosts", hosts}}));
  if (paper_.inquiry != nullptr) {
    if (const auto step = cooperation::current_step(*paper_.inquiry))
      section.paragraphs.push_back(
          text("asks", {{"step", paper_.inquiry->steps[*step].name}, {"asks", paper_.inquiry->steps[*step].asks}}));
  }
  section.paragraphs.push_back(text("quality", {{"text", study_.quality}}));
  section.paragraphs.push_back(text("nearness", {{"text", study_.nearness}}));
  return section;
}

report::Section CouncilParts::steps() const {
  if (paper_.inquiry == nullptr) return {};
  const cooperation::Inquiry& inquiry = *paper_.inquiry;
  report::Section section = this->section("steps");
  for (const cooperation::Inquiry::Step& step : inquiry.steps) {
    if (!step.insight.empty())
      section.paragraphs.push_back(text("insight", {{"step", step.name}, {"text", step.insight}}));
  }
  section.charts.push_back(table_alone(steps_table(inquiry, words_)));
  for (const cooperation::Inquiry::Question& question : inquiry.questions)
    section.paragraphs.push_back(text(question.answer.empty() ? "question_open" : "question_answered",
                                      {{"question", question.text}, {"answer", question.answer}}));
  if (paper_.notices != nullptr) section.notes = notice_sentences(inquiry, *paper_.notices, words_);
  return section;
}

report::Section CouncilParts::money() const {
  report::Section section = this->section("money");
  section.paragraphs = study_sentences(study_, outcome_, words_);
  if (paper_.over_sea != nullptr) section.notes = sea_sentences(study_, *paper_.over_sea, words_);
  report::Table table;
  table.id = "cost_parts";
  table.caption = text("caption.parts");
  table.columns = {plain("part"), kroner("alone"), kroner("together")};
  const auto alone = outcome_.alone_parts.named(), together = outcome_.parts.named();
  for (std::size_t i = 0; i < alone.size(); ++i)
    table.rows.push_back({report::Cell::words(text(fmt::format("cost.{}", alone[i].first))),
                          report::Cell::figure(alone[i].second, Provenance::municipality),
                          report::Cell::figure(together[i].second, Provenance::assumption)});
  table.totals = {table.rows.size() - 1};
  section.charts.push_back(table_alone(std::move(table)));
  return section;
}

report::Section CouncilParts::years() const {
  if (outcome_.years.empty()) return {};
  report::Section section = this->section("years");
  report::Table table;
  table.id = "years";
  table.caption = text("caption.years", {{"name", name(paper_.member)}});
  table.columns = {{text("head.year"), "", 0, 1, true},
                   kroner("alone"),
                   kroner("paid"),
                   kroner("low"),
                   kroner("high"),
                   kroner("all_gain")};
  const cooperation::MemberYears& own = outcome_.years[paper_.member];
  for (std::size_t t = 0; t < own.alone.size(); ++t) {
    const int year = outcome_.first_year + static_cast<int>(t);
    const bool shown = t == 0 || t + 1 == own.alone.size() || year % 5 == 0;
    if (!shown) continue;
    table.rows.push_back({report::Cell::figure(year), report::Cell::figure(own.alone[t].value, Provenance::assumption),
                          report::Cell::figure(own.together[t].value, Provenance::assumption),
                          report::Cell::figure(own.together[t].low, Provenance::assumption),
                          report::Cell::figure(own.together[t].high, Provenance::assumption),
                          report::Cell::figure(outcome_.years_sum[t].value, Provenance::assumption)});
  }
  section.charts.push_back(table_alone(std::move(table)));
  return section;
}

report::Part CouncilParts::in_brief() const {
  report::Part part = this->part("brief", {matter(), years(), rooms(), own_shares()});
  part.id = "cooperation";
  part.heading = text("part.brief", {{"title", study_.title}});
  part.lead = text("brief_lead", {{"name", name(paper_.member)}});
  std::vector<std::string> said = member_sentences(study_, outcome_, paper_.member, words_);
  for (std::string& each : said) part.sections.front().paragraphs.push_back(std::move(each));
  return part;
}

report::Part member_part(const report::Words& words, const PaperMaterial& paper) {
  return CouncilParts(words, paper).in_brief();
}

report::Report study_report(const report::Material& material, const report::Words& words, const PaperMaterial& paper) {
  return report::assemble(
      material, words,
      {.title = paper.study.title,
       .summary_heading = words.entry("paper.report_lead"),
       .sentences = headline_sentences(paper.study, paper.outcome, words),
       .more_sentences = {},
       .parts = CouncilParts(words, paper).whole(),
       .more_assumptions = {},
       .place = words.entry("paper.report_place",
                            {{"count", words.number(static_cast<double>(paper.study.members.size()))}})});
}

namespace {

/// A council is asked about one matter: what that means for it stands before the rooms that it changes.
void put_matter_first(std::vector<report::Block>& blocks) {
  const auto summary = std::find_if(blocks.begin(), blocks.end(), [](const report::Block& block) {
    const auto* heading = std::get_if<report::Heading>(&block);
    return heading != nullptr && heading->id == "summary";
  });
  if (blocks.end() - summary < 2) return;
  std::get<report::Heading>(*summary).of = report::Heading::Of::first_page;
  std::rotate(blocks.begin(), summary, summary + 2);  // the heading and its sentences
}

}  // namespace

report::Report council_paper(const report::Material& material, const report::Words& words, const PaperMaterial& paper) {
  const std::string& name = paper.study.members[paper.member].name;
  report::Report made =
      report::assemble(material, words,
                       {.title = words.entry("paper.title", {{"title", paper.study.title}, {"name", name}}),
                        .summary_heading = words.entry("paper.lead", {{"name", name}}),
                        .sentences = member_sentences(paper.study, paper.outcome, paper.member, words),
                        .more_sentences = {},
                        .parts = CouncilParts(words, paper).parts(),
                        .more_assumptions = {}});
  put_matter_first(made.blocks);
  return made;
}

}  // namespace handlingsrom::api
