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
  facts::OwnFigures own = ledger::own_figures_of(*form);
  own.file = imported.document().file;
  for (const facts::OwnFigure& figure : own.figures) {
    if (!facts::is_used(figure.quantity)) continue;
    FromForm one{figure,
                 own.year.value,
                 facts::published_figure(service.facts(), municipality, figure.quantity, figure.sector),
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
  return all;
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
