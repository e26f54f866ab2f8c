#include "surface/api/in_force.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/digest.hpp"
#include "base/store/documents.hpp"
#include "base/store/lines.hpp"
#include "outlook/rooms/own_in_force.hpp"
#include "standing/facts/fetched.hpp"
#include "standing/ledger/ledger.hpp"
#include "standing/statistics/register_file.hpp"
#include "standing/statistics/table_file.hpp"
#include "surface/api/municipality_changes.hpp"
#include "surface/api/own_schools.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/api/used_in_models.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::size_t length_of_date = 10;

std::vector<std::string> parts_of(const std::string& series) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= series.size();) {
    const std::size_t to = std::min(series.find('/', from), series.size());
    parts.push_back(series.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

/// Everything that is fetched and has figures: tables, and registers with groups or figures of municipalities.
std::vector<statistics::TableFile> declared(const std::filesystem::path& tables) {
  std::vector<statistics::TableFile> files = statistics::read_table_files(tables);
  for (const statistics::RegisterFile& one : statistics::read_register_files(statistics::registers_beside(tables))) {
    statistics::TableFile file;
    file.id = one.id;
    file.title = one.title;
    file.unit = one.unit;
    file.feeds = one.feeds;
    file.shows = one.shows;
    file.file = one.file;
    files.push_back(std::move(file));
  }
  return files;
}

bool has_all(const std::vector<std::string>& parts, const std::vector<std::string>& codes) {
  return std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
    return std::find(parts.begin(), parts.end(), code) != parts.end();
  });
}

/// By what a published number is multiplied to be as the bundle's sources count: 1,000 kr, a group by its number. 0 where it is neither.
double factor_of(const store::SeriesName& name) {
  if (name.unit == "gruppe") return 1;
  const bool of_each = name.title.find("innbygger") != std::string::npos || name.unit.find('%') != std::string::npos;
  if (of_each) return 0;
  if (name.unit == "kr") return 0.001;
  return name.unit.find("1000 kr") != std::string::npos || name.unit.find("1 000 kr") != std::string::npos ? 1 : 0;
}

/// A series of a fetched table that a series of the program is read from.
struct Feed {
  std::string quantity;
  std::string series;
  double factor = 1;
};

std::vector<Feed> feeds_of(const statistics::TableFile& table, const std::vector<store::SeriesName>& names) {
  std::vector<Feed> feeds;
  for (const store::SeriesName& name : names) {
    const std::vector<std::string> parts = parts_of(name.series);
    constexpr const char* without_companies = "B";  // kommunekasse: the accounts without companies of the municipality
    if (parts.front() != table.id || std::find(parts.begin(), parts.end(), without_companies) != parts.end()) continue;
    const double factor = factor_of(name);
    if (factor == 0) continue;
    for (const auto& [quantity, codes] : table.feeds)
      if (has_all(parts, codes)) feeds.push_back({quantity, name.series, factor});
  }
  return feeds;
}

facts::CellStatus status_of(const store::Cell& cell, bool preliminary) {
  if (cell.mark == ":") return facts::CellStatus::suppressed;
  if (std::isnan(cell.value)) return facts::CellStatus::absent;
  return preliminary || cell.mark == "e" ? facts::CellStatus::estimated : facts::CellStatus::published;
}

/// Choices by hand, by place and series and period.
std::map<std::string, std::string> choices_of(const store::Store& store, const store::AsOf& at) {
  std::map<std::string, std::string> choices;
  const store::Documents documents(store);
  for (const store::Document& one : documents.list("figure_choice", {}, at.time))
    choices[one.name.municipality + " " + one.name.name] = documents.find_at(one.name, at.time)->body;
  return choices;
}

class Gathering {
 public:
  Gathering(const store::Store& store, const std::filesystem::path& declarations, const store::AsOf& at)
      : lines_(store), at_(at), tables_(declared(declarations)), choices_(choices_of(store, at)) {
    for (store::Delivery& one : lines_.deliveries()) deliveries_.emplace(one.number, std::move(one));
  }
  facts::Fetched fetched(const facts::SeriesTable& series) const;

 private:
  void take(const store::Line& line, const Feed& feed, facts::FetchedTable& table) const;

  store::Lines lines_;
  store::AsOf at_;
  std::vector<statistics::TableFile> tables_;
  std::map<std::string, std::string> choices_;
  std::map<std::int64_t, store::Delivery> deliveries_;
};

void Gathering::take(const store::Line& line, const Feed& feed, facts::FetchedTable& table) const {
  const auto delivery = deliveries_.find(line.added);
  const std::string vintage = delivery == deliveries_.end() ? "" : delivery->second.vintage;
  const bool preliminary = vintage.find("preliminary") != std::string::npos;
  table.source.retrieved = std::max(table.source.retrieved, vintage.substr(0, length_of_date));
  for (const store::Cell& cell : store::cells_of(line.body)) {
    int year = 0;
    try {
      if (cell.period.size() == 4) year = std::stoi(cell.period);
    } catch (const std::exception&) {  // no year
    }
    if (year == 0) continue;
    const auto choice = choices_.find(line.place + " " + line.series + " " + cell.period);
    if (choice != choices_.end() && choice->second != line.source) continue;
    table.cells.push_back({feed.quantity, line.place, Year{year}, cell.value * feed.factor,
                           status_of(cell, preliminary), line.series.substr(line.series.find('/') + 1),
                           choice != choices_.end()});
  }
}

facts::Fetched Gathering::fetched(const facts::SeriesTable& series) const {
  facts::Fetched fetched;
  for (const statistics::TableFile& file : tables_) {
    const bool there = std::any_of(deliveries_.begin(), deliveries_.end(),
                                   [&](const auto& one) { return one.second.what == file.id; });
    if (file.feeds.empty() || !there) continue;
    const std::vector<Feed> feeds = feeds_of(file, lines_.names(file.id, at_));
    std::vector<std::string> asked;
    for (const Feed& feed : feeds) asked.push_back(feed.series);
    facts::FetchedTable table;
    table.like = file.like;
    table.source = {"ssb_" + file.id, "Statistisk sentralbyrå (SSB)", file.id, file.title, "", "CC BY 4.0", "", ""};
    for (const std::string& area : series.area_codes()) {
      for (const store::Line& line : lines_.of_series(area, asked, at_))
        for (const Feed& feed : feeds)
          if (feed.series == line.series) take(line, feed, table);
    }
    if (!table.cells.empty()) fetched.push_back(std::move(table));
  }
  return fetched;
}

}  // namespace

InForce service_with_store(const std::filesystem::path& bundle, const std::filesystem::path& declarations,
                           const store::Store& store, const store::AsOf& at) {
  const store::Lines lines(store);
  const std::string mark = mark_of_figures(store);  // what comes meanwhile is seen as new
  const auto summary = std::make_shared<facts::FetchedSummary>();
  std::shared_ptr<const facts::Facts> figures = facts::load(bundle);
  const facts::Fetched fetched = Gathering(store, declarations, at).fetched(*figures->series);
  const std::vector<registry::Change> changes = municipality_changes(store, at);
  if (!fetched.empty() || !changes.empty()) figures = facts::load_with(bundle, fetched, summary.get(), changes);
  InForce in_force;
  in_force.service = std::make_shared<const Service>(figures);
  in_force.fetched = summary;
  in_force.mark = mark;
  const auto own = std::make_shared<facts::OwnInForce>();
  const Service& service = *in_force.service;
  std::vector<std::string> places = lines.places_below("own/");
  const std::vector<std::string> with_schools = lines.places_below(own_school_series);
  places.insert(places.end(), with_schools.begin(), with_schools.end());
  for (const MunicipalityIndex municipality : service.all_municipalities()) {
    if (places.empty()) break;
    const std::string number = to_string(service.municipality(municipality).number);
    if (std::find(places.begin(), places.end(), number) == places.end()) continue;
    own->put(municipality, own_figures_in(service, store, municipality, at));
    own->put_schools(municipality, own_schools_in(store, number, at));
  }
  in_force.own = own;
  if (!own->empty()) rooms::put_in_force(service.chain(), own);
  if (own->empty() && !summary->any_used() && changes.empty()) return in_force;
  std::string text = own->empty() ? "" : own->digest();
  if (!changes.empty()) text += text_of_changes(changes);
  for (const facts::FetchedTable& table : fetched) {
    for (const facts::FetchedTable::Cell& cell : table.cells)
      text += cell.quantity + cell.area + std::to_string(cell.year.value) + std::to_string(cell.published) + ";";
  }
  in_force.digest = handlingsrom::digest({text});
  return in_force;
}

std::optional<UsedInModels> used_in_models(const Service& service, const std::filesystem::path& declarations,
                                           const store::Store& store, const std::string& place,
                                           const std::string& series, const std::string& period) {
  if (period.size() != 4 || period.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const Year year{std::stoi(period)};
  const std::string table = parts_of(series).front();
  for (const statistics::TableFile& file : declared(declarations)) {
    if (file.id != table || file.feeds.empty()) continue;
    for (const Feed& feed : feeds_of(file, store::Lines(store).names(file.id))) {
      if (feed.series != series) continue;
      const facts::Series* read = service.facts().series->find(feed.quantity);
      const auto area = service.facts().series->area(place);
      if (read == nullptr || !area || !read->has(year)) continue;
      const std::string id = read->reference(*area, year).source_id;
      const facts::Source& source = service.source(id);
      return UsedInModels{feed.quantity, read->at(*area, year), source.table, source.retrieved,
                          facts::is_fetched(source)};
    }
  }
  return std::nullopt;
}

std::vector<FetchedFigure> fetched_figures(const store::Store& store, const std::filesystem::path& declarations,
                                           const std::string& place, const store::AsOf& at) {
  std::vector<FetchedFigure> all;
  const store::Lines lines(store);
  const std::vector<store::Delivery> deliveries = lines.deliveries();
  for (const statistics::TableFile& file : declared(declarations)) {
    const bool there = std::any_of(deliveries.begin(), deliveries.end(),
                                   [&](const store::Delivery& one) { return one.what == file.id; });
    if (file.shows.empty() || !there) continue;
    std::map<std::string, store::SeriesName> names;
    for (store::SeriesName& name : lines.names(file.id, at)) names.emplace(name.series, std::move(name));
    for (const store::Line& line : lines.of_place(place, file.id + "/", at)) {
      const bool every = file.shows.front() == "*";
      if (!every && !has_all(parts_of(line.series), file.shows)) continue;
      const std::vector<store::Cell> cells = store::cells_of(line.body);
      const auto last =
          std::find_if(cells.rbegin(), cells.rend(), [](const store::Cell& cell) { return !std::isnan(cell.value); });
      if (last == cells.rend()) continue;
      const auto delivery = std::find_if(deliveries.begin(), deliveries.end(),
                                         [&](const store::Delivery& one) { return one.number == line.added; });
      const auto name = names.find(line.series);
      FetchedFigure figure{file.id, line.series, line.series, "", last->period, last->value, last->mark, "", ""};
      if (name != names.end()) {
        figure.title = name->second.title;
        figure.unit = name->second.unit;
      }
      if (delivery != deliveries.end()) {
        figure.updated = delivery->vintage.substr(0, length_of_date);
        figure.fetched = delivery->time.substr(0, length_of_date);
      }
      all.push_back(std::move(figure));
    }
  }
  return all;
}

namespace {

void add_fetched(const InForce& in_force, std::vector<InForceNotice>& notices) {
  for (const facts::FetchedSummary::Table& table : in_force.fetched->tables) {
    if (table.used > 0)
      notices.push_back({"in_force.fetched",
                         {{"table", table.table}, {"count", std::to_string(table.used)}, {"date", table.retrieved}}});
    if (table.newest_unused)
      notices.push_back(
          {"in_force.year_not_used", {{"table", table.table}, {"year", std::to_string(table.newest_unused->value)}}});
  }
}

}  // namespace

std::string mark_of_figures(const store::Store& store) {
  std::string mark;
  if (const std::int64_t latest = store::Lines(store).delivery_at("9999"); latest > 0) mark = std::to_string(latest);
  for (const store::Document& choice : store::Documents(store).list("figure_choice"))
    mark += " " + choice.name.municipality + "/" + choice.name.name + "/" + std::to_string(choice.version);
  if (const auto changes = store::Documents(store).find(municipality_document("changes")))
    mark += " changes/" + std::to_string(changes->version);
  return mark.empty() ? mark : handlingsrom::digest({mark});
}

std::vector<InForceNotice> used_of_store(const InForce& in_force) {
  std::vector<InForceNotice> notices;
  constexpr std::size_t most = 3;  // told one by one
  const std::vector<MunicipalityIndex> used = in_force.own->used();
  for (std::size_t i = 0; i < std::min(most, used.size()); ++i) {
    for (const facts::OwnNotice& notice : in_force.own->look(used[i])->notices)
      notices.push_back({"own.notice." + notice.key, notice.arguments});
  }
  if (used.size() > most) notices.push_back({"in_force.own_of_more", {{"count", std::to_string(used.size() - most)}}});
  add_fetched(in_force, notices);
  return notices;
}

std::vector<InForceNotice> in_force_for(const InForce& in_force, MunicipalityIndex municipality) {
  std::vector<InForceNotice> notices;
  if (const facts::OwnFigures* own = in_force.own->look(municipality)) {
    for (const facts::OwnNotice& notice : own->notices)
      notices.push_back({"own.notice." + notice.key, notice.arguments});
  }
  add_fetched(in_force, notices);
  return notices;
}

}  // namespace handlingsrom::api
