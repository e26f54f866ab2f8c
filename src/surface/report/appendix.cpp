#include "surface/report/appendix.hpp"

#include <fmt/format.h>

namespace handlingsrom::report {

Table source_table(const SourceList& list, const Words& words) {
  Table table;
  table.id = "sources";
  table.caption = words.say("sources_caption");
  for (const char* head :
       {"source_publisher", "source_title", "source_period", "source_licence", "source_retrieved", "source_note"})
    table.columns.push_back({words.say(head), "", 0});
  for (const SourceRow& row : list.rows) {
    const std::string publisher = row.table.empty() ? row.publisher : fmt::format("{}, {}", row.publisher, row.table);
    table.rows.push_back({Cell::words(publisher), Cell::words(row.title), Cell::words(row.period),
                          Cell::words(row.licence), Cell::words(row.retrieved), Cell::words(row.note)});
  }
  return table;
}

Table assumption_table(const AssumptionList& list, const Words& words) {
  Table table;
  table.id = "assumptions";
  table.caption = words.say("assumptions_caption");
  for (const char* head : {"assumption", "value", "standard", "ordinary_range", "unit", "assumption_source"})
    table.columns.push_back({words.say(head), "", 0});
  for (const AssumptionRow& row : list.rows) {
    const auto number = [&](double value) { return words.number(value, row.decimals); };
    std::string name = row.name;
    if (!row.explanation.empty()) name += " – " + row.explanation;
    if (row.changed) name += " " + words.say("changed", {{"reason", row.reason}});
    table.rows.push_back({Cell::words(name), Cell::words(number(row.value)), Cell::words(number(row.standard)),
                          Cell::words(fmt::format("{}\u00a0–\u00a0{}", number(row.low), number(row.high))),
                          Cell::words(row.unit), Cell::words(row.source)});
  }
  return table;
}

std::vector<std::pair<std::string, std::string>> manifest_rows(const Manifest& manifest, const Words& words) {
  std::string changed;
  for (const std::string& id : manifest.changed_assumptions) changed += (changed.empty() ? "" : ", ") + id;
  std::vector<std::pair<std::string, std::string>> rows{
      {words.say("manifest.program"), manifest.program_version},
      {words.say("manifest.bundle"), manifest.bundle_version},
      {words.say("manifest.digest"), manifest.bundle_digest},
      {words.say("manifest.seed"), fmt::format("{}", manifest.seed)},
      {words.say("manifest.paths"), fmt::format("{}", manifest.paths)},
      {words.say("manifest.own"), manifest.own_figures.empty() ? words.say("manifest.none") : manifest.own_figures},
      {words.say("manifest.changed"), changed.empty() ? words.say("manifest.none") : changed}};
  return rows;
}

}  // namespace handlingsrom::report
