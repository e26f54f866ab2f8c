#include "surface/cli/kept.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace handlingsrom::cli {
namespace {

std::string figure_text(const Context& context, double value) {
  return std::isnan(value) ? context.text("store.no_figure") : fmt::format("{}", value);
}

/// Share of what it was: how much a figure has moved, whatever it counts.
double share_moved(const ledger::Moved& moved) {
  if (std::isnan(moved.before) || std::isnan(moved.after)) return 0;
  return std::abs(moved.after - moved.before) / std::max(std::abs(moved.before), 1e-9);
}

std::string decision_words(const Context& context, const api::DecisionMoved& one) {
  return context.text("store.decision_moved", {{"place", one.place},
                                               {"programme", one.programme},
                                               {"decision", one.decision},
                                               {"date", one.decided},
                                               {"figure", one.figure},
                                               {"year", std::to_string(one.year)},
                                               {"then", figure_text(context, one.then)},
                                               {"before", figure_text(context, one.before)},
                                               {"after", figure_text(context, one.after)}});
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
    table.rows.push_back({kind("decision"), one.place, decision_words(context, one), figure_text(context, one.before),
                          figure_text(context, one.after)});
  }
  for (const api::MovedFigure& one : changes.moved) {
    table.rows.push_back({kind("figure"), one.place, one.title + " " + one.moved.period,
                          figure_text(context, one.moved.before), figure_text(context, one.moved.after)});
  }
  table.notes = notes_of(context, changes);
  table.notes.insert(table.notes.begin(),
                     context.text("store.readings_compared", {{"count", std::to_string(changes.municipalities)}}));
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
  if (changes.readings.empty())
    context.message(context.text("store.no_reading_moved", {{"count", std::to_string(changes.municipalities)}}));
  for (const api::DecisionMoved& one : changes.decisions) context.message(decision_words(context, one));
  for (const std::string& note : notes_of(context, changes)) context.message(note);
}

void tell_kept(const Context& context, const store::Store& store, const api::Kept& kept) {
  context.message(context.text("store.kept", {{"store", store.address().shown()},
                                              {"fresh", std::to_string(kept.fresh)},
                                              {"unchanged", std::to_string(kept.unchanged)},
                                              {"changed", std::to_string(kept.changed)}}));
  if (kept.without_period > 0)
    context.message(context.text("store.without_period", {{"count", std::to_string(kept.without_period)}}));
  if (kept.twice > 0) context.message(context.text("store.twice", {{"count", std::to_string(kept.twice)}}));
  std::vector<api::MovedFigure> moved = kept.moved;
  std::stable_sort(moved.begin(), moved.end(), [](const api::MovedFigure& a, const api::MovedFigure& b) {
    return share_moved(a.moved) > share_moved(b.moved);
  });
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(most, moved.size()); ++i) {
    context.message(context.text("store.moved", {{"place", moved[i].place},
                                                 {"title", moved[i].title},
                                                 {"period", moved[i].moved.period},
                                                 {"before", figure_text(context, moved[i].moved.before)},
                                                 {"after", figure_text(context, moved[i].moved.after)}}));
  }
  if (moved.size() > most)
    context.message(context.text("store.moved_more", {{"count", std::to_string(moved.size() - most)}}));
}

}  // namespace handlingsrom::cli
