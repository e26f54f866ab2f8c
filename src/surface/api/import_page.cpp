#include "surface/api/import_page.hpp"

#include <algorithm>
#include <cmath>

#include "surface/api/import_words.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

std::string figure_text(const report::Words& words, double value) {
  return words.exact_amount(value, Unit::none, stored_figure_decimals(value));
}

/// Share of what it was: how much a figure has moved, whatever it counts.
double share_moved(const ledger::Moved& moved) {
  if (std::isnan(moved.before) || std::isnan(moved.after)) return 0;
  return std::abs(moved.after - moved.before) / std::max(std::abs(moved.before), 1e-9);
}

}  // namespace

std::vector<ImportPage::Column> import_columns(const Import& imported) {
  std::vector<ImportPage::Column> all;
  std::int64_t number = 0;
  for (const importing::Table& table : imported.understanding().tables) {
    ++number;
    for (const importing::ColumnReading& column : table.columns) {
      const bool value = column.role == importing::ColumnRole::value;
      std::string letter = reading::address(0, column.column);
      letter.pop_back();
      all.push_back({number, letter, column.head, std::string(importing::key_of(column.role)),
                     value && column.period ? column.period->text : "", value ? column.quantity : "", column.example,
                     column.chosen});
    }
  }
  return all;
}

ImportPage import_page(const Service& service, Import& imported, bool accept, const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  ImportPage page;
  page.file = imported.document().file;
  imported.figures([&](const importing::Figure& figure) {
    if (++page.figures > ImportPage::most_rows) return;
    const auto& today = figure.place.today;
    ImportPage::Row row;
    row.place = today ? service.municipality(*today).name : figure.place.name;
    row.part = figure.part;
    row.year = figure.period ? figure.period->text : "";
    importing::FigureWords said = importing::figure_words(imported.form() == nullptr ? nullptr : imported.form()->form,
                                                          figure, static_cast<std::size_t>(catalogue.language()));
    row.quantity = std::move(said.quantity);
    row.detail = std::move(said.detail);
    row.value = figure.mark == reading::Mark::none
                    ? figure_text(words, figure.value)
                    : catalogue.text("reading.mark." + std::string(reading::key_of(figure.mark)));
    row.line = figure.line;
    page.rows.push_back(std::move(row));
  });
  page.sentences = import_sentences(catalogue, imported, true);
  page.columns = import_columns(imported);
  page.mapping_known = imported.mapping_was_known();
  for (const importing::Table& table : imported.understanding().tables) {
    page.multiplied = page.multiplied || table.multiplied > 0 ||
                      std::any_of(table.columns.begin(), table.columns.end(),
                                  [](const importing::ColumnReading& column) { return column.times != 1; });
  }
  const importing::FormReading* form = imported.form();
  if (form == nullptr) return page;
  page.form = true;
  page.example = form->example;
  for (const importing::FormFault& fault : form->faults) {
    if (page.faults.size() == ImportPage::most_faults) {
      ++page.more_faults;
      continue;
    }
    page.faults.push_back(fault_words(catalogue, fault));
  }
  page.own = from_form_sentences(service, catalogue, imported, accept, &page.own_refused);
  return page;
}

int stored_figure_decimals(double value) {
  constexpr int most = 3;
  constexpr double closeness = 1e-6, ten = 10;
  int decimals = 0;
  for (double scaled = value; decimals < most && std::abs(scaled - std::round(scaled)) > closeness; scaled *= ten)
    ++decimals;
  return decimals;
}

std::string stored_figure_text(const messages::Catalogue& catalogue, double value) {
  return std::isnan(value) ? catalogue.text("store.no_figure")
                           : messages::number(value, stored_figure_decimals(value), catalogue.language());
}

std::vector<std::string> kept_words(const messages::Catalogue& catalogue, const store::Store& store, const Kept& kept) {
  std::vector<std::string> lines{catalogue.text("store.kept", {{"store", store.address().shown()},
                                                               {"fresh", std::to_string(kept.fresh)},
                                                               {"unchanged", std::to_string(kept.unchanged)},
                                                               {"changed", std::to_string(kept.changed)}})};
  if (kept.without_period > 0)
    lines.push_back(catalogue.text("store.without_period", {{"count", std::to_string(kept.without_period)}}));
  if (kept.twice > 0) lines.push_back(catalogue.text("store.twice", {{"count", std::to_string(kept.twice)}}));
  std::vector<MovedFigure> moved = kept.moved;
  std::stable_sort(moved.begin(), moved.end(), [](const MovedFigure& a, const MovedFigure& b) {
    return share_moved(a.moved) > share_moved(b.moved);
  });
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(most, moved.size()); ++i) {
    lines.push_back(catalogue.text("store.moved", {{"place", moved[i].place},
                                                   {"title", moved[i].title},
                                                   {"period", moved[i].moved.period},
                                                   {"before", stored_figure_text(catalogue, moved[i].moved.before)},
                                                   {"after", stored_figure_text(catalogue, moved[i].moved.after)}}));
  }
  if (moved.size() > most)
    lines.push_back(catalogue.text("store.moved_more", {{"count", std::to_string(moved.size() - most)}}));
  return lines;
}

}  // namespace handlingsrom::api
