#include "surface/api/council_paper.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "surface/api/study_words.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::api {
namespace {

using cooperation::Coalition;
using cooperation::Outcome;
using cooperation::SharedOut;
using cooperation::Study;

report::Chart table_alone(report::Table table) {
  report::Chart chart;
  chart.title = table.caption;
  chart.table = std::move(table);
  chart.layout = report::Chart::Layout::wide;
  return chart;
}

class Composer {
 public:
  Composer(const report::Words& words, const PaperMaterial& paper)
      : words_(words), paper_(paper), study_(paper.study), outcome_(paper.outcome) {}

  std::vector<report::Part> parts() const {
    std::vector<report::Part> parts;
    parts.push_back(part("matter", {matter(), steps()}));
    parts.push_back(part("money", {money(), years()}));
    parts.push_back(part("sharing", {own_shares(), all_shares()}));
    parts.push_back(part("people", {people()}));
    parts.push_back(part("leaving", {leaving(), agreement()}));
    parts.push_back(part("basis", {basis()}));
    return parts;
  }

 private:
  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return words_.entry(fmt::format("paper.{}", key), arguments);
  }
  const std::string& name(std::size_t member) const { return study_.members[member].name; }

  report::Part part(const char* id, std::vector<report::Section> sections) const {
    report::Part part;
    part.id = id;
    part.heading = text(fmt::format("part.{}", id));
    for (report::Section& section : sections) {
      if (!section.heading.empty()) part.sections.push_back(std::move(section));
    }
    return part;
  }

  report::Section section(const char* id) const {
    report::Section section;
    section.id = fmt::format("section-{}", id);
    section.heading = text(fmt::format("section.{}", id));
    return section;
  }

  /// No figure here is known to less than a thousand.
  report::Column kroner(const char* key) const {
    return {text(fmt::format("head.{}", key)), "1000 kr", 0, 1000, false};
  }
  report::Column plain(const char* key) const { return {text(fmt::format("head.{}", key)), "", 0, 1, false}; }

  report::Section matter() const {
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

  report::Section steps() const {
    if (paper_.inquiry == nullptr) return {};
    const cooperation::Inquiry& inquiry = *paper_.inquiry;
    report::Section section = this->section("steps");
    report::Table table;
    table.id = "steps";
    table.caption = text("caption.steps");
    table.columns = {plain("step"), plain("from"), plain("to")};
    for (const cooperation::Inquiry::Member& member : inquiry.members)
      table.columns.push_back({member.name, "", 0, 1, false});
    for (const cooperation::Inquiry::Step& step : inquiry.steps) {
      std::vector<report::Cell> row{report::Cell::words(step.name), report::Cell::words(step.from),
                                    report::Cell::words(step.to)};
      for (std::size_t m = 0; m < inquiry.members.size(); ++m) {
        const cooperation::Inquiry::Decision* decision = cooperation::decision_of(step, m);
        row.push_back(report::Cell::words(
            decision == nullptr
                ? text("open")
                : words_.entry(fmt::format("inquiry.answer.{}", key_of(decision->answer))) + " " + decision->date));
      }
      table.rows.push_back(std::move(row));
      if (!step.insight.empty())
        section.paragraphs.push_back(text("insight", {{"step", step.name}, {"text", step.insight}}));
    }
    section.charts.push_back(table_alone(std::move(table)));
    for (const cooperation::Inquiry::Question& question : inquiry.questions)
      section.paragraphs.push_back(text(question.answer.empty() ? "question_open" : "question_answered",
                                        {{"question", question.text}, {"answer", question.answer}}));
    if (paper_.notices != nullptr) section.notes = notice_sentences(inquiry, *paper_.notices, words_);
    return section;
  }

  report::Section money() const {
    report::Section section = this->section("money");
    section.paragraphs = study_sentences(study_, outcome_, words_);
    report::Table table;
    table.id = "cost_parts";
    table.caption = text("caption.parts");
    table.columns = {plain("part"), kroner("alone"), kroner("together")};
    const auto add = [&](const char* key, double alone, double together) {
      table.rows.push_back({report::Cell::words(text(fmt::format("cost.{}", key))),
                            report::Cell::figure(alone, Provenance::municipality),
                            report::Cell::figure(together, Provenance::assumption)});
    };
    const cooperation::CostParts &alone = outcome_.alone_parts, &together = outcome_.parts;
    add("direct", alone.direct, together.direct);
    add("joint", alone.joint, together.joint);
    add("coordination", 0, together.coordination);
    add("travel", 0, together.travel);
    add("one_off", 0, together.one_off);
    add("empty_days", alone.empty_days, together.empty_days);
    add("sum", alone.total(), together.total());
    table.totals = {table.rows.size() - 1};
    section.charts.push_back(table_alone(std::move(table)));
    return section;
  }

  report::Section years() const {
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
      table.rows.push_back({report::Cell::figure(year),
                            report::Cell::figure(own.alone[t].value, Provenance::assumption),
                            report::Cell::figure(own.together[t].value, Provenance::assumption),
                            report::Cell::figure(own.together[t].low, Provenance::assumption),
                            report::Cell::figure(own.together[t].high, Provenance::assumption),
                            report::Cell::figure(outcome_.years_sum[t].value, Provenance::assumption)});
    }
    section.charts.push_back(table_alone(std::move(table)));
    return section;
  }

  report::Section own_shares() const {
    report::Section section = this->section("own_shares");
    report::Table table;
    table.id = "own_shares";
    table.caption = text("caption.own_shares", {{"name", name(paper_.member)}});
    table.columns = {plain("way"),     kroner("paid"),  {text("head.per_inhabitant"), "kr", 0, 1, false},
                     kroner("change"), plain("stable"), plain("promise")};
    const double heads = outcome_.members[paper_.member].basis.inhabitants;
    for (const SharedOut& out : outcome_.shared) {
      if (out.paid.empty()) continue;
      const double paid = out.paid[paper_.member].value;
      const bool own = out.sharing == study_.sharing;
      const std::string way = words_.entry(fmt::format("study.sharing.{}", key_of(out.sharing)));
      table.rows.push_back(
          {report::Cell::words(own ? text("chosen", {{"way", way}}) : way),
           report::Cell::figure(paid, Provenance::assumption),
           report::Cell::figure(paid / heads, Provenance::assumption),
           report::Cell::figure(paid - outcome_.alone[paper_.member].value, Provenance::assumption),
           report::Cell::words(
               out.departures.empty()
                   ? text("stays")
                   : text("leaves", {{"members", coalition_text(study_, out.departures.front().coalition, words_)}})),
           report::Cell::words(words_.entry(fmt::format("study.promise.{}", key_of(out.sharing))))});
    }
    section.charts.push_back(table_alone(std::move(table)));
    for (const cooperation::FormerKey& key : study_.history)
      section.paragraphs.push_back(text("history", {{"year", std::to_string(key.from_year)}, {"key", key.text}}));
    return section;
  }

  report::Section all_shares() const {
    report::Section section = this->section("all_shares");
    report::Table table;
    table.id = "all_shares";
    table.caption = text("caption.all_shares");
    table.columns = {plain("member"), kroner("alone"), kroner("paid"), kroner("low"), kroner("high"), kroner("change")};
    const SharedOut* own = chosen(study_, outcome_);
    for (std::size_t i = 0; own != nullptr && i < study_.members.size(); ++i) {
      table.rows.push_back(
          {report::Cell::words(name(i)), report::Cell::figure(outcome_.alone[i].value, outcome_.members[i].cost_mark),
           report::Cell::figure(own->paid[i].value, Provenance::assumption),
           report::Cell::figure(own->paid[i].low, Provenance::assumption),
           report::Cell::figure(own->paid[i].high, Provenance::assumption),
           report::Cell::figure(own->paid[i].value - outcome_.alone[i].value, Provenance::assumption)});
    }
    section.charts.push_back(table_alone(std::move(table)));
    return section;
  }

  report::Section people() const {
    report::Section section = this->section("people");
    report::Table table;
    table.id = "people";
    table.caption = text("caption.people");
    table.columns = {
        plain("member"), {text("head.fte"), "", 1, 1, false}, plain("posts"), {text("head.days"), "", 1, 1, false}};
    for (std::size_t i = 0; i < study_.members.size(); ++i) {
      const cooperation::MemberBasis& member = outcome_.members[i];
      table.rows.push_back({report::Cell::words(name(i)), report::Cell::figure(member.fte, member.fte_mark),
                            report::Cell::figure(member.posts, member.fte_mark),
                            report::Cell::figure(outcome_.days_alone[i], Provenance::assumption)});
    }
    double fte = 0, posts = 0;
    for (const cooperation::MemberBasis& member : outcome_.members) {
      fte += member.fte;
      posts += member.posts;
    }
    table.rows.push_back({report::Cell::words(text("together")), report::Cell::figure(fte, Provenance::assumption),
                          report::Cell::figure(posts, Provenance::assumption),
                          report::Cell::figure(outcome_.days_together, Provenance::assumption)});
    table.totals = {table.rows.size() - 1};
    section.charts.push_back(table_alone(std::move(table)));
    section.paragraphs.push_back(text("hard_cases", {{"common", words_.number(outcome_.days_common, 1)},
                                                     {"circle", words_.number(outcome_.days_circle, 1)}}));
    return section;
  }

  report::Section leaving() const {
    if (outcome_.leaving.empty()) return {};
    report::Section section = this->section("leaving");
    report::Table table;
    table.id = "leaving";
    table.caption = text("caption.leaving");
    table.columns = {plain("leaver"), kroner("change"), kroner("most_for_others"), plain("rest")};
    for (std::size_t i = 0; i < outcome_.leaving.size(); ++i) {
      const cooperation::OneLeaves& leaves = outcome_.leaving[i];
      table.rows.push_back(
          {report::Cell::words(name(i)), report::Cell::figure(leaves.leaver, Provenance::assumption),
           report::Cell::figure(*std::max_element(leaves.others.begin(), leaves.others.end()), Provenance::assumption),
           report::Cell::words(text(leaves.falls_apart ? "falls_apart" : "goes_on"))});
    }
    section.charts.push_back(table_alone(std::move(table)));
    if (const SharedOut* own = chosen(study_, outcome_)) {
      for (const cooperation::Departure& departure : own->departures)
        section.paragraphs.push_back(
            text("keeps", {{"members", coalition_text(study_, departure.coalition, words_)},
                           {"value", words_.exact_amount(report::round_to(departure.gain, 1000), Unit::kroner, 0)}}));
    }
    return section;
  }

  report::Section agreement() const {
    if (study_.form == nullptr) return {};
    report::Section section = this->section("agreement");
    report::Table table;
    table.id = "agreement";
    table.caption = text("caption.agreement",
                         {{"form", words_.entry("cooperation.form." + study_.form->id)}, {"law", study_.form->law}});
    table.columns = {plain("field"), plain("paragraph"), plain("says")};
    for (const cooperation::LegalForm::Field& field : study_.form->fields) {
      const auto said = study_.agreement.find(field.id);
      table.rows.push_back({report::Cell::words(words_.entry("cooperation.field." + field.id)),
                            report::Cell::words(field.paragraph),
                            report::Cell::words(said == study_.agreement.end() ? text("lacks") : said->second)});
    }
    section.charts.push_back(table_alone(std::move(table)));
    return section;
  }

  report::Section basis() const {
    report::Section section = this->section("basis");
    report::Table table;
    table.id = "study_assumptions";
    table.caption = text("caption.assumptions");
    table.columns = {plain("assumption"),
                     {text("head.value"), "", 2, 1, false},
                     {text("head.low"), "", 2, 1, false},
                     {text("head.high"), "", 2, 1, false},
                     plain("reason")};
    for (const ParameterSpec& spec : cooperation::parameters()) {
      const std::string id(spec.id);
      const auto own = study_.assumptions.find(id.substr(id.find('.') + 1));
      const bool replaced = own != study_.assumptions.end();
      table.rows.push_back(
          {report::Cell::words(words_.entry("assumption." + id + ".name")),
           report::Cell::figure(replaced ? own->second.value : spec.value,
                                replaced ? Provenance::own : Provenance::assumption),
           report::Cell::figure(replaced ? own->second.low : spec.low, Provenance::assumption),
           report::Cell::figure(replaced ? own->second.high : spec.high, Provenance::assumption),
           report::Cell::words(replaced ? own->second.reason : words_.entry("assumption." + id + ".about"))});
    }
    section.paragraphs.push_back(text("basis"));
    section.charts.push_back(table_alone(std::move(table)));
    return section;
  }

  const report::Words& words_;
  const PaperMaterial& paper_;
  const Study& study_;
  const Outcome& outcome_;
};

}  // namespace

report::Report council_paper(const report::Material& material, const report::Words& words, const PaperMaterial& paper) {
  const std::string& name = paper.study.members[paper.member].name;
  return report::assemble(material, words,
                          {.title = words.entry("paper.title", {{"title", paper.study.title}, {"name", name}}),
                           .summary_heading = words.entry("paper.lead", {{"name", name}}),
                           .sentences = member_sentences(paper.study, paper.outcome, paper.member, words),
                           .more_sentences = {},
                           .parts = Composer(words, paper).parts(),
                           .more_assumptions = {}});
}

}  // namespace handlingsrom::api
