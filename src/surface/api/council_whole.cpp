// Every sharing for every member, what each promises, how the key moves, what leaving takes under each legal form, which coalitions are likely.
#include <cmath>

#include "surface/api/council_parts.hpp"
#include "surface/api/study_words.hpp"

namespace handlingsrom::api {

using cooperation::SharedOut;
using report::Cell;

report::Section CouncilParts::side_by_side() const {
  report::Section section = this->section("side_by_side");
  const auto table_of = [&](const char* id, bool per_inhabitant) {
    report::Table table;
    table.id = id;
    table.caption = text(fmt::format("caption.{}", id));
    const std::string unit = per_inhabitant ? "kr" : "1000 kr";
    const double divisor = per_inhabitant ? 1 : 1000;
    table.columns = {plain("member"), {text("head.alone"), unit, 0, divisor, false}};
    for (const SharedOut& out : outcome_.shared) {
      if (!out.paid.empty())
        table.columns.push_back(
            {words_.entry(fmt::format("study.sharing.{}", key_of(out.sharing))), unit, 0, divisor, false});
    }
    for (std::size_t i = 0; i < study_.members.size(); ++i) {
      const double heads = per_inhabitant ? outcome_.members[i].basis.inhabitants : 1;
      std::vector<Cell> row{Cell::words(name(i)),
                            Cell::figure(outcome_.alone[i].value / heads, outcome_.members[i].cost_mark)};
      for (const SharedOut& out : outcome_.shared) {
        if (!out.paid.empty()) row.push_back(Cell::figure(out.paid[i].value / heads, Provenance::assumption));
      }
      table.rows.push_back(std::move(row));
    }
    return table_alone(std::move(table));
  };
  section.charts = {table_of("shares", false), table_of("shares_per_inhabitant", true)};
  for (const SharedOut& out : outcome_.shared) {
    if (out.none)
      section.notes.push_back(words_.entry(
          "cooperation.none", {{"name", words_.entry(fmt::format("study.sharing.{}", key_of(out.sharing)))},
                               {"reason", messages::sentence(words_.catalogue(), *out.none)}}));
  }
  return section;
}

report::Section CouncilParts::promises() const {
  report::Section section = this->section("promises");
  report::Table table;
  table.id = "promises";
  table.caption = text("caption.promises");
  table.columns = {
      plain("way"), plain("promise"), plain("stable"), kroner("keeps"), {text("head.holds"), "%", 0, 0.01, false}};
  for (const SharedOut& out : outcome_.shared) {
    if (out.paid.empty()) continue;
    const bool tempted = !out.departures.empty();
    table.rows.push_back(
        {Cell::words(words_.entry(fmt::format("study.sharing.{}", key_of(out.sharing)))),
         Cell::words(words_.entry(fmt::format("study.promise.{}", key_of(out.sharing)))),
         Cell::words(tempted ? coalition_text(study_, out.departures.front().coalition, words_) : text("stays")),
         tempted ? Cell::figure(out.departures.front().gain, Provenance::assumption) : Cell::words("–"),
         std::isfinite(out.stable) ? Cell::figure(out.stable, Provenance::assumption) : Cell::words("–")});
  }
  section.charts.push_back(table_alone(std::move(table)));
  return section;
}

report::Section CouncilParts::keys() const {
  if (outcome_.keys.empty()) return {};
  report::Section section = this->section("keys");
  report::Table table;
  table.id = "keys";
  table.caption = text("caption.keys");
  table.columns = {plain("member")};
  for (const cooperation::KeyThen& then : outcome_.keys) {
    const cooperation::FormerKey& key = study_.history[then.key];
    table.columns.push_back(
        {text("head.key_from", {{"year", std::to_string(key.from_year)}}), "1000 kr", 0, 1000, false});
    section.paragraphs.push_back(text("history", {{"year", std::to_string(key.from_year)}, {"key", key.text}}));
  }
  for (std::size_t i = 0; i < study_.members.size(); ++i) {
    std::vector<Cell> row{Cell::words(name(i))};
    for (const cooperation::KeyThen& then : outcome_.keys)
      row.push_back(then.paid.empty() ? Cell::words(text("lacks"))
                                      : Cell::figure(then.paid[i], Provenance::assumption));
    table.rows.push_back(std::move(row));
  }
  section.charts.push_back(table_alone(std::move(table)));
  return section;
}

report::Section CouncilParts::exits() const {
  if (outcome_.exits.empty()) return {};
  report::Section section = this->section("exits");
  report::Table table;
  table.id = "exits";
  table.caption = text("caption.exits");
  table.columns = {plain("form"),    plain("decides"),   plain("notice"),   kroner("waiting"),
                   kroner("liable"), kroner("redeemed"), plain("paragraph")};
  const auto most = [](const std::vector<double>& values) { return *std::max_element(values.begin(), values.end()); };
  for (const cooperation::FormExit& exit : outcome_.exits) {
    table.rows.push_back(
        {Cell::words(words_.entry("cooperation.form." + exit.form->id)),
         Cell::words(text(exit.form->individual_decisions ? "may" : "may_not")),
         Cell::words(exit.notice_months ? text("months", {{"months", words_.number(*exit.notice_months)}})
                                        : text("agreement_says")),
         Cell::figure(most(exit.waiting), Provenance::assumption), Cell::figure(most(exit.liable), Provenance::own),
         Cell::figure(most(exit.redeemed), Provenance::own),
         Cell::words(exit.form->notice_paragraph + "; " + exit.form->leaving_paragraph)});
  }
  section.paragraphs.push_back(text("exits"));
  section.charts.push_back(table_alone(std::move(table)));
  return section;
}

report::Section CouncilParts::coalitions() const {
  report::Section section = this->section("coalitions");
  report::Table table;
  table.id = "coalitions";
  table.caption = text("caption.coalitions");
  table.columns = {plain("coalition"),
                   plain("kind"),
                   kroner("all_gain"),
                   kroner("low"),
                   kroner("high"),
                   {text("head.per_inhabitant"), "kr", 0, 1, false},
                   {text("head.chance"), "%", 0, 0.01, false}};
  const auto add = [&](const cooperation::LikelyCoalition& each, const char* kind) {
    table.rows.push_back(
        {Cell::words(coalition_text(study_, each.coalition, words_)),
         Cell::words(words_.entry(fmt::format("study.{}", kind))),
         Cell::figure(each.gain.value, Provenance::assumption), Cell::figure(each.gain.low, Provenance::assumption),
         Cell::figure(each.gain.high, Provenance::assumption),
         Cell::figure(each.per_inhabitant, Provenance::assumption), Cell::figure(each.chance, Provenance::assumption)});
  };
  for (const auto& each : outcome_.likely) add(each, "forms");
  for (const auto& each : outcome_.best_by_head) add(each, "by_head");
  section.charts.push_back(table_alone(std::move(table)));
  return section;
}

}  // namespace handlingsrom::api
