// Decisions with the figures under them.
#include <algorithm>

#include "followup/programme/fields.hpp"

namespace handlingsrom::programme {
namespace {

DecisionFigure figure_of(const toml::Value& table) {
  table.only({"figure", "year", "value", "tolerance"});
  return {table.need("figure").some_text(), static_cast<int>(table.need("year").whole(2000, 2100)),
          table.need("value").number(),
          table.need("tolerance", "how far the figure may move before the body is told").number(0)};
}

}  // namespace

std::vector<Decision> read_decisions(const toml::Value& root, const Names& projects, const Names& involvement) {
  std::vector<Decision> decisions;
  Names names;
  for (const toml::Value& table : root.tables_or_none("decision")) {
    table.only({"id", "name", "project", "body", "case", "asked", "point", "date", "version", "digest", "alternatives",
                "measures", "involvement", "figure", "chosen", "minutes", "changes"});
    Decision decision;
    decision.id = table.need("id").some_text();
    names.add(table.need("id"), decisions.size());
    decision.name = table.need("name").some_text();
    projects.check(table, "project");
    decision.project = table.text_or("project");
    decision.body = table.need("body").some_text();
    decision.matter = table.text_or("case");
    decision.asked = table.text_or("asked");
    decision.point = table.text_or("point");
    decision.date = day_of(table.need("date"));
    decision.version = table.text_or("version");
    decision.digest = table.text_or("digest");
    decision.alternatives = table.texts_or_none("alternatives");
    decision.measures = table.texts_or_none("measures");
    decision.chosen = table.text_or("chosen");
    decision.minutes = table.text_or("minutes");
    decision.changes = table.text_or("changes");
    if (!decision.chosen.empty() && !decision.alternatives.empty() &&
        std::find(decision.alternatives.begin(), decision.alternatives.end(), decision.chosen) ==
            decision.alternatives.end())
      table.need("chosen").refuse("one of the alternatives");
    if (const auto rested = table.find("involvement")) {
      for (const toml::Value& item : rested->items()) decision.involvement.push_back(involvement.find(item));
    }
    for (const toml::Value& figure : table.tables_or_none("figure")) decision.figures.push_back(figure_of(figure));
    if (!decision.figures.empty()) table.need("version", "the version of the figures that lay before the body");
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

}  // namespace handlingsrom::programme
