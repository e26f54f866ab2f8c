#include "surface/cli/kept.hpp"

#include <cmath>

#include "surface/api/import_page.hpp"

namespace handlingsrom::cli {
namespace {

std::string kept_figure_text(const Context& context, double value) {
  return api::stored_figure_text(context.catalogue(), value);
}

/// Written as the language does in a table, the figure itself in CSV and JSON.
Cell figure_cell(const Context& context, double value) {
  if (std::isnan(value)) return kept_figure_text(context, value);
  return Rounded{value, api::stored_figure_decimals(value)};
}

std::string decision_words(const Context& context, const api::DecisionMoved& one) {
  return context.text("store.decision_moved", {{"place", one.place},
                                               {"programme", one.programme},
                                               {"decision", one.decision},
                                               {"date", one.decided},
                                               {"figure", one.figure},
                                               {"year", std::to_string(one.year)},
                                               {"then", kept_figure_text(context, one.then)},
                                               {"before", kept_figure_text(context, one.before)},
                                               {"after", kept_figure_text(context, one.after)}});
}

/// What could not be looked at, so that silence is not taken for peace.
std::vector<std::string> notes_of(const Context& context, const api::StoreChanges& changes) {
  std::vector<std::string> notes;
  if (changes.not_read > 0)
    notes.push_back(context.text("store.readings_not_read", {{"count", std::to_string(changes.not_read)}}));
  for (const std::string& name : changes.programmes_unread)
    notes.push_back(context.text("store.programme_not_read", {{"name", name}}));
  return notes;
}

}  // namespace

Table changes_table(const Context& context, const api::StoreChanges& changes) {
  const auto column = [&](const char* key) {
    return Column{key, Unit::none, 0, context.text(std::string("store.column.") + key)};
  };
  Table table{"changes", {column("kind"), column("place"), column("subject"), column("before"), column("after")}, {}};
  const auto kind = [&](const char* key) { return context.text(std::string("store.kind.") + key); };
  for (const api::ReadingMoved& one : changes.readings)
    table.rows.push_back({kind("reading"), one.place, context.text("figure." + one.room), one.before, one.after});
  for (const api::DecisionMoved& one : changes.decisions) {
    table.rows.push_back({kind("decision"), one.place, decision_words(context, one), figure_cell(context, one.before),
                          figure_cell(context, one.after)});
  }
  for (const api::MovedFigure& one : changes.moved) {
    table.rows.push_back({kind("figure"), one.place, one.title + " " + one.moved.period,
                          figure_cell(context, one.moved.before), figure_cell(context, one.moved.after)});
  }
  table.notes = notes_of(context, changes);
  if (changes.municipalities > 0)
    table.notes.insert(table.notes.begin(),
                       context.text("store.readings_compared", {{"count", std::to_string(changes.municipalities)}}));
  if (table.rows.empty()) table.notes.push_back(context.text("store.nothing_changed"));
  return table;
}

void tell_changes(const Context& context, const store::Store& store, std::int64_t since) {
  const std::vector<store::Delivery> deliveries = store::Lines(store).deliveries();
  if (deliveries.empty() || deliveries.back().number == since) return;
  const api::StoreChanges changes =
      api::changes_since(context.bundle(), context.data_folder() / "tables", store, since, context.catalogue());
  for (const api::ReadingMoved& one : changes.readings) {
    context.message(
        context.text("store.reading_moved", {{"place", one.place}, {"before", one.before}, {"after", one.after}}));
  }
  if (changes.readings.empty() && changes.municipalities > 0)
    context.message(context.text("store.no_reading_moved", {{"count", std::to_string(changes.municipalities)}}));
  for (const api::DecisionMoved& one : changes.decisions) context.message(decision_words(context, one));
  for (const std::string& note : notes_of(context, changes)) context.message(note);
}

void tell_kept(const Context& context, const store::Store& store, const api::Kept& kept) {
  for (const std::string& line : api::kept_words(context.catalogue(), store, kept)) context.message(line);
}

}  // namespace handlingsrom::cli
