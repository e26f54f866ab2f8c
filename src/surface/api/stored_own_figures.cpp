// A municipality's own figures in the store and out of it again: series "own/QUANTITY", "own/QUANTITY/SECTOR" or "own/QUANTITY/SECTOR/PART", the line of the file and the user's words as mark.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "base/store/documents.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/own_figures_collector.hpp"
#include "standing/facts/price_year.hpp"
#include "surface/api/own_deflator.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/api/stored_moved.hpp"

namespace handlingsrom::api {
namespace {

constexpr const char* own_series = "own/";
constexpr const char* no_sector = "-";  // of a part of the municipality as a whole

/// What series_of has written; nullopt for a series of something else.
std::optional<facts::OwnFigure> figure_of(const std::string& series) {
  const std::string rest = series.substr(std::string_view(own_series).size());
  const std::size_t slash = rest.find('/');
  facts::OwnFigure figure;
  const auto* quantity = std::find_if(facts::own_quantities.begin(), facts::own_quantities.end(),
                                      [&](facts::OwnQuantity each) { return key_of(each) == rest.substr(0, slash); });
  if (quantity == facts::own_quantities.end()) return std::nullopt;
  figure.quantity = *quantity;
  if (slash == std::string::npos) return figure;
  const std::size_t part = std::min(rest.find('/', slash + 1), rest.size());
  const std::string sector = rest.substr(slash + 1, part - slash - 1);
  if (part < rest.size()) figure.part = rest.substr(part + 1);
  if (sector == no_sector) return figure;
  figure.sector = facts::sector_of(sector);
  if (!figure.sector) return std::nullopt;
  return figure;
}

/// "12 konto 1000": the line, then the words.
void take_mark(const std::string& mark, facts::OwnFigure& figure) {
  const auto [end, fault] = std::from_chars(mark.data(), mark.data() + mark.size(), figure.line);
  if (fault == std::errc{} && end != mark.data() + mark.size()) figure.note.assign(end + 1, mark.data() + mark.size());
}

struct Chosen {
  facts::OwnFigure figure;
  ledger::Said said;
};

/// The latest year of each series, chosen by the rule.
std::vector<Chosen> chosen_figures(const store::Store& store, const std::string& place, const store::AsOf& at) {
  const store::Lines lines(store);
  const std::vector<store::Delivery> deliveries = lines.deliveries();
  const store::Documents documents(store);
  std::map<std::string, std::vector<store::Line>> by_series;
  for (store::Line& line : lines.of_place(place, own_series, at)) {
    line.ended = 0;  // of that moment
    by_series[line.series].push_back(std::move(line));
  }
  std::vector<Chosen> all;
  for (const auto& [series, of_series] : by_series) {
    std::optional<facts::OwnFigure> figure = figure_of(series);
    const std::vector<std::string> periods = ledger::periods(of_series);
    if (!figure || periods.empty()) continue;
    const std::vector<ledger::Said> said = ledger::history(of_series, deliveries, periods.back());
    const auto by_hand = documents.find_at({"figure_choice", place, series + " " + periods.back()}, at.time);
    const ledger::Choice choice = ledger::choose(said, by_hand ? std::optional(by_hand->body) : std::nullopt);
    if (!choice.said || std::isnan(said[*choice.said].value)) continue;  // nothing, or taken back
    figure->value = said[*choice.said].value;
    take_mark(said[*choice.said].mark, *figure);
    Chosen one{*figure, said[*choice.said]};
    one.said.vintage = periods.back();
    all.push_back(std::move(one));
  }
  return all;
}

/// What filled forms have counted, in all: a notice for each kind.
void tell_counted(const std::vector<Chosen>& chosen, std::vector<facts::OwnNotice>& notices) {
  using facts::OwnQuantity;
  for (const OwnQuantity quantity : {OwnQuantity::care_users, OwnQuantity::pupils, OwnQuantity::new_inhabitants}) {
    double count = 0;
    std::string first;
    for (const Chosen& one : chosen) {
      if (one.figure.quantity != quantity) continue;
      count += one.figure.value;
      if (first.empty() || one.said.vintage < first) first = one.said.vintage;
    }
    if (!first.empty())
      notices.push_back(
          {"has_" + std::string(key_of(quantity)), {{"count", std::to_string(std::llround(count))}, {"year", first}}});
  }
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace

std::string series_of(const facts::OwnFigure& figure) {
  std::string series = own_series + std::string(key_of(figure.quantity));
  if (figure.sector)
    series += "/" + std::string(key_of(*figure.sector));
  else if (!figure.part.empty())
    series += std::string("/") + no_sector;
  if (!figure.part.empty()) series += "/" + figure.part;
  return series;
}

Kept keep_own(const Service& service, const store::Store& store, MunicipalityIndex municipality,
              const std::filesystem::path& file, bool accept, const std::string& source) {
  const MunicipalityNumber number = service.municipality(municipality).number;
  const facts::OwnFigures read = facts::read_own_figures(file, number);
  facts::settle_own_figures(read, service.facts(), municipality, accept);  // refuses what it would refuse when used
  store::Delivery delivery;
  delivery.source = !source.empty() ? source : read.source.empty() ? read.file : read.source;
  delivery.what = read.file;
  delivery.vintage = std::to_string(read.year.value);
  std::vector<store::Line> lines;
  std::vector<store::SeriesName> names;
  for (const facts::OwnFigure& figure : read.figures) {
    const std::string mark = std::to_string(figure.line) + (figure.note.empty() ? "" : " " + figure.note);
    lines.push_back({to_string(number), series_of(figure), "",
                     store::line_text({{std::to_string(read.year.value), figure.value, mark}}), 0, 0});
    names.push_back({series_of(figure), series_of(figure).substr(4), ""});
  }
  const store::Delivered delivered = store::Lines(store).deliver(delivery, lines, names);
  Kept kept;
  kept.fresh = delivered.fresh;
  kept.unchanged = delivered.unchanged;
  kept.changed = delivered.changes.size();
  for (ledger::Moved& moved : ledger::moved(delivered.changes)) {
    const std::string title = moved.series.substr(4);
    kept.moved.push_back({service.municipality(municipality).name, title, std::move(moved)});
  }
  return kept;
}

facts::OwnFigures own_figures_in(const Service& service, const store::Store& store, MunicipalityIndex municipality,
                                 const store::AsOf& at) {
  const MunicipalityNumber number = service.municipality(municipality).number;
  std::map<std::string, facts::OwnFigures> by_year;  // money of each year is brought to today by itself
  std::vector<std::string> sources, files;
  std::string latest;
  const std::vector<Chosen> chosen = chosen_figures(store, to_string(number), at);
  for (const Chosen& one : chosen) {
    facts::OwnFigures& of_year = by_year[one.said.vintage];
    of_year.year = Year{std::stoi(one.said.vintage)};
    of_year.file = one.said.what;
    of_year.municipality = number;
    of_year.figures.push_back(one.figure);
    if (std::find(sources.begin(), sources.end(), one.said.source) == sources.end()) sources.push_back(one.said.source);
    if (std::find(files.begin(), files.end(), one.said.what) == files.end()) files.push_back(one.said.what);
    latest = std::max(latest, one.said.since);
  }
  facts::OwnFigures all;
  const Year priced = facts::price_year(service.facts());
  for (auto& [year, of_year] : by_year) {
    facts::to_price_level(of_year, priced, deflator_of(store, at));
    // They were held against what is published when they came in, and taken.
    facts::OwnFigures settled = facts::settle_own_figures(std::move(of_year), service.facts(), municipality, true);
    const bool dated = std::all_of(settled.figures.begin(), settled.figures.end(), [](const facts::OwnFigure& one) {
      return one.quantity == facts::OwnQuantity::new_inhabitants;  // of the year that it says
    });
    if (!dated || all.empty()) all.year = settled.year;
    all.figures.insert(all.figures.end(), settled.figures.begin(), settled.figures.end());
    for (facts::OwnNotice& notice : settled.notices)
      if (notice.key != "accepted") all.notices.push_back(std::move(notice));
  }
  if (all.empty()) return all;
  tell_counted(chosen, all.notices);
  all.municipality = number;
  all.file = joined(files);
  all.source = joined(sources);
  all.notices.insert(all.notices.begin(), {"from_store",
                                           {{"place", service.municipality(municipality).name},
                                            {"count", std::to_string(all.figures.size())},
                                            {"source", all.source},
                                            {"time", latest.substr(0, 10)}}});
  return all;
}

}  // namespace handlingsrom::api
