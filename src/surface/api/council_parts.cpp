// Who pays what, who may leave, and what it rests on.
#include "surface/api/council_parts.hpp"

#include <algorithm>
#include <cmath>

#include "choice/cooperation/study/assumed.hpp"
#include "surface/api/study_words.hpp"
#include "surface/api/study_words_parts.hpp"

namespace handlingsrom::api {

using cooperation::SharedOut;

report::Section CouncilParts::own_shares() const {
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
         report::Cell::figure(paid, Provenance::assumption), report::Cell::figure(paid / heads, Provenance::assumption),
         report::Cell::figure(paid - outcome_.alone[paper_.member].value, Provenance::assumption),
         report::Cell::words(
             out.departures.empty()
                 ? text("stays")
                 : text("leaves", {{"members", coalition_text(study_, out.departures.front().coalition, words_)}})),
         report::Cell::words(words_.entry(fmt::format("study.promise.{}", key_of(out.sharing))))});
  }
  section.charts.push_back(table_alone(std::move(table)));
  for (const cooperation::FormerKey& key : study_.history) {
    if (!key.sharing)
      section.paragraphs.push_back(text("history", {{"year", std::to_string(key.from_year)}, {"key", key.text}}));
  }
  return section;
}

report::Section CouncilParts::all_shares() const {
  report::Section section = this->section("all_shares");
  report::Table table;
  table.id = "all_shares";
  table.caption = text("caption.all_shares");
  table.columns = {plain("member"), kroner("alone"), kroner("paid"), kroner("low"), kroner("high"), kroner("change")};
  const SharedOut* own = chosen_sharing(study_, outcome_);
  for (std::size_t i = 0; own != nullptr && i < study_.members.size(); ++i) {
    table.rows.push_back({report::Cell::words(name(i)),
                          report::Cell::figure(outcome_.alone[i].value, outcome_.members[i].cost_mark),
                          report::Cell::figure(own->paid[i].value, Provenance::assumption),
                          report::Cell::figure(own->paid[i].low, Provenance::assumption),
                          report::Cell::figure(own->paid[i].high, Provenance::assumption),
                          report::Cell::figure(own->paid[i].value - outcome_.alone[i].value, Provenance::assumption)});
  }
  section.charts.push_back(table_alone(std::move(table)));
  return section;
}

report::Section CouncilParts::people() const {
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

report::Section CouncilParts::leaving() const {
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
  if (const SharedOut* own = chosen_sharing(study_, outcome_)) {
    for (const cooperation::Departure& departure : own->departures)
      section.paragraphs.push_back(text("keeps", {{"members", coalition_said(study_, departure.coalition, words_)},
                                                  {"value", api::money(departure.gain, words_)}}));
  }
  return section;
}

report::Section CouncilParts::agreement() const {
  if (study_.form == nullptr) return {};
  report::Section section = this->section("agreement");
  report::Table table;
  table.id = "agreement";
  table.caption =
      text("caption.agreement", {{"form", report::Words::capital(words_.entry("cooperation.form." + study_.form->id))},
                                 {"law", study_.form->law}});
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

report::Section CouncilParts::basis() const {
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
    const cooperation::Assumed taken = cooperation::assumed(study_, spec);
    const bool own = taken.by == cooperation::Assumed::By::file;
    // Shares and factors with two decimals, kroner and days with none.
    const auto figure = [&](double value, Provenance mark) {
      report::Cell cell = report::Cell::figure(value, mark);
      constexpr double large = 10;
      cell.decimals = std::max(std::abs(taken.low), std::abs(taken.high)) >= large ? 0 : 2;
      return cell;
    };
    table.rows.push_back({report::Cell::words(words_.entry("assumption." + id + ".name")),
                          figure(taken.value, own ? Provenance::own : Provenance::assumption),
                          figure(taken.low, Provenance::assumption), figure(taken.high, Provenance::assumption),
                          report::Cell::words(own ? taken.reason
                                              : taken.by == cooperation::Assumed::By::service
                                                  ? text("of_service")
                                                  : words_.entry("assumption." + id + ".about"))});
  }
  section.paragraphs.push_back(text("basis"));
  section.charts.push_back(table_alone(std::move(table)));
  return section;
}

}  // namespace handlingsrom::api
