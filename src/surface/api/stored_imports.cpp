// An imported file into the store; what a filled form adds up to becomes the municipality's own figures.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "standing/facts/own_figures_collector.hpp"
#include "standing/ledger/form_figures.hpp"
#include "standing/ledger/gather.hpp"
#include "surface/api/own_figures.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/api/stored_moved.hpp"

namespace handlingsrom::api {
namespace {

constexpr const char* withdrawn = "withdrawn";

/// Lines by which a source takes back what it said of the form's years and says no more.
void withdraw(const store::Store& store, const std::string& source, const std::string& place, const std::string& below,
              const std::set<std::string>& years, std::vector<store::Line>& lines) {
  std::set<std::string> said;
  for (const store::Line& line : lines) said.insert(line.series);
  for (const store::Line& line : store::Lines(store).of_place(place, below.substr(0, below.find('/') + 1))) {
    if (line.source != source || !line.series.starts_with(below) || said.count(line.series) > 0) continue;
    std::vector<store::Cell> gone;
    for (const store::Cell& cell : store::cells_of(line.body))
      if (years.count(cell.period) > 0 && !std::isnan(cell.value))
        gone.push_back({cell.period, std::numeric_limits<double>::quiet_NaN(), withdrawn});
    if (!gone.empty()) lines.push_back({place, line.series, "", store::line_text(std::move(gone)), 0, 0});
  }
}

void add_form(const store::Store& store, const importing::FormReading& form, const std::vector<FromForm>& made,
              const std::string& source, ledger::Gathered& gathered) {
  if (form.figures.empty()) return;
  const std::string place = form.figures.front().place.code;
  std::set<std::string> years;
  for (const importing::Figure& figure : form.figures)
    if (figure.period) years.insert(figure.period->text);
  withdraw(store, source, place, "file/" + form.form->id + ".", years, gathered.lines);
  for (const FromForm& one : made) {
    if (one.refused) continue;
    const std::string series = series_of(one.figure);
    const std::string mark = std::to_string(one.figure.line) + (one.figure.note.empty() ? "" : " " + one.figure.note);
    gathered.lines.push_back(
        {place, series, "", store::line_text({{std::to_string(one.year), one.figure.value, mark}}), 0, 0});
    gathered.names.push_back({series, series.substr(std::string_view("own/").size()), ""});
  }
  if (!form.form->own.empty()) withdraw(store, source, place, "own/", years, gathered.lines);
}

}  // namespace

std::vector<FromForm> figures_from_form(const Service& service, const Import& imported, bool accept) {
  std::vector<FromForm> all;
  const importing::FormReading* form = imported.form();
  if (form == nullptr || form->figures.empty() || !form->figures.front().place.today) return all;
  const MunicipalityIndex municipality = *form->figures.front().place.today;
  for (facts::OwnFigures& own : ledger::own_figures_of(*form)) {
    own.file = imported.document().file;
    for (const facts::OwnFigure& figure : own.figures) {
      if (!facts::is_used(figure.quantity)) continue;
      FromForm one{figure,
                   own.year.value,
                   facts::published_figure(service.facts(), municipality, figure.quantity, figure.sector, figure.part),
                   {}};
      facts::OwnFigures alone = own;
      alone.figures = {figure};
      try {
        facts::settle_own_figures(std::move(alone), service.facts(), municipality, accept);
      } catch (const Error& error) {
        one.refused = error;
      }
      all.push_back(std::move(one));
    }
  }
  return all;
}

std::vector<FromForm> told_together(const Service& service, MunicipalityIndex municipality,
                                    const std::vector<FromForm>& all) {
  std::vector<FromForm> told;
  for (const FromForm& one : all) {
    const std::string head = one.figure.part.substr(0, one.figure.part.find('/'));
    const bool joins = !told.empty() && head != one.figure.part && told.back().figure.part == head &&
                       told.back().figure.quantity == one.figure.quantity && told.back().year == one.year &&
                       told.back().refused.has_value() == one.refused.has_value();
    if (!joins) {
      told.push_back(one);
      told.back().figure.part = head;
      told.back().published =
          facts::published_figure(service.facts(), municipality, one.figure.quantity, one.figure.sector, head);
      continue;
    }
    told.back().figure.value += one.figure.value;
  }
  return told;
}

std::vector<std::string> from_form_sentences(const Service& service, const messages::Catalogue& catalogue,
                                             const Import& imported, bool accept, bool* refused) {
  std::vector<std::string> lines;
  const importing::FormReading* form = imported.form();
  if (form == nullptr || form->figures.empty()) return lines;
  if (form->form->own.empty()) return {catalogue.text("form.own_none")};
  const std::vector<FromForm> all = figures_from_form(service, imported, accept);
  if (all.empty()) return {catalogue.text("form.own_nothing")};
  for (const FromForm& one : told_together(service, *form->figures.front().place.today, all)) {
    FromForm in_words = one;
    in_words.figure.note =
        importing::note_words(*form->form, one.figure.note, static_cast<std::size_t>(catalogue.language()));
    lines.push_back(from_form_words(catalogue, in_words));
    if (refused != nullptr) *refused = *refused || one.refused.has_value();
  }
  if (const std::size_t count = ledger::lines_without_use(*form); count > 0)
    lines.push_back(catalogue.text("form.own_unused", {{"count", std::to_string(count)}}));
  return lines;
}

Kept keep_import(const Service& service, const store::Store& store, Import& imported, const std::string& source,
                 bool accept) {
  imported.check_form();
  ledger::FileGatherer gatherer;
  imported.figures([&](const importing::Figure& figure) {
    if (figure.place.code.empty() && figure.place.name.empty())
      throw Error(ErrorCode::usage, "import_no_municipality", {{"file", imported.document().file}});
    gatherer.take(figure);
  });
  ledger::Gathered gathered = gatherer.gathered();
  store::Delivery delivery;
  delivery.source = source.empty() ? imported.document().file : source;
  delivery.what = imported.document().file;
  Kept kept;
  kept.without_period = gatherer.without_period();
  kept.twice = gatherer.twice();
  if (imported.form() != nullptr) {
    kept.is_form = true;
    kept.from_form = figures_from_form(service, imported, accept);
    add_form(store, *imported.form(), kept.from_form, delivery.source, gathered);
  }
  const store::Delivered delivered = store::Lines(store).deliver(delivery, gathered.lines, gathered.names);
  kept.fresh = delivered.fresh;
  kept.unchanged = delivered.unchanged;
  kept.changed = delivered.changes.size();
  tell_moved(service, store, delivered.changes, kept);
  return kept;
}

}  // namespace handlingsrom::api
