#include "standing/facts/fetched.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "standing/facts/load.hpp"

namespace handlingsrom::facts {
namespace {

constexpr const char* fetched_ending = "_fetched";
constexpr double same_within = 1e-9;  // of the figure: another way of writing it

const Source* source_named(const std::vector<Source>& sources, std::string_view id) {
  const auto found = std::find_if(sources.begin(), sources.end(), [&](const Source& one) { return one.id == id; });
  return found == sources.end() ? nullptr : &*found;
}

void count(FetchedSummary::Table& table, FetchedUse use, Year year) {
  switch (use) {
    case FetchedUse::used: ++table.used; break;
    case FetchedUse::same: ++table.same; break;
    case FetchedUse::older: ++table.older; break;
    case FetchedUse::no_year:
      ++table.no_year;
      if (!table.newest_unused || *table.newest_unused < year) table.newest_unused = year;
      break;
    case FetchedUse::unknown: break;
  }
}

/// The year's figures now stand in the fetched table; what it did not change is the same there, or stood in the source before.
void tell_origin(SeriesTable& table, const std::string& quantity, Year year, const std::string& source) {
  Series& old = *table.find_to_fill(quantity);
  Series::Definition definition{
      old.quantity(), old.unit(), old.scale(), old.table(), {old.origins().begin(), old.origins().end()}};
  for (Series::Origin& origin : definition.origins)
    if (origin.year == year) origin.source_id = source;
  Series told(std::move(definition),
              std::make_shared<const std::vector<std::string>>(table.area_codes().begin(), table.area_codes().end()));
  for (int row = 0; row < static_cast<int>(table.area_codes().size()); ++row) {
    for (const Series::Origin& origin : old.origins()) {
      const Area area(row);
      const CellStatus status = old.status(area, origin.year);
      const double value = old.at(area, origin.year);
      if (is_missing(value))
        told.mark(area, origin.year, status);
      else
        told.set(area, origin.year, value / old.scale(), status);
    }
  }
  old = std::move(told);
}

/// Series that the bundle does not have, of the years that the one beside has.
void add_series(SeriesTable& series, const FetchedTable& table, const std::string& source,
                FetchedSummary::Table& counted) {
  const Series* like = series.find(table.like);
  if (like == nullptr) return;
  const std::set<Year> years = [&] {
    std::set<Year> all;
    for (const Series::Origin& origin : like->origins()) all.insert(origin.year);
    return all;
  }();
  const Unit unit = like->unit();
  const double scale = like->scale();
  std::map<std::string, std::map<Year, std::string>> added;  // by quantity: years, and where in the table
  for (const FetchedTable::Cell& cell : table.cells) {
    if (series.find(cell.quantity) == nullptr && years.count(cell.year) > 0 && series.area(cell.area))
      added[cell.quantity].emplace(cell.year, cell.place);
  }
  for (const auto& [quantity, of_years] : added) {
    Series::Definition definition{quantity, unit, scale, "accounts", {}};
    for (const auto& [year, place] : of_years) definition.origins.push_back({year, source, place});
    Series& fresh = series.add(std::move(definition));
    for (const FetchedTable::Cell& cell : table.cells) {
      if (cell.quantity != quantity || !fresh.has(cell.year) || !series.area(cell.area)) continue;
      if (is_missing(cell.published)) continue;
      fresh.set(*series.area(cell.area), cell.year, cell.published, cell.status);
      ++counted.used;
    }
  }
}

}  // namespace

bool is_fetched(const Source& source) { return source.id.ends_with(fetched_ending); }

bool FetchedSummary::any_used() const {
  return std::any_of(tables.begin(), tables.end(), [](const Table& table) { return table.used > 0; });
}

FetchedUse use_of(const SeriesTable& series, const FetchedTable::Cell& cell, const Source& fetched,
                  const Source& bundle) {
  const Series* of = series.find(cell.quantity);
  const std::optional<Area> area = series.area(cell.area);
  if (of == nullptr || !area || is_missing(cell.published) == is_known(cell.status)) return FetchedUse::unknown;
  if (!of->has(cell.year)) return FetchedUse::no_year;
  const double held = of->at(*area, cell.year);
  const double told = cell.published * of->scale();
  if (is_missing(held) && is_missing(told)) return FetchedUse::same;
  if (!is_missing(held) && std::abs(held - told) <= same_within * std::abs(held)) return FetchedUse::same;
  if (cell.chosen) return FetchedUse::used;
  if (is_missing(told)) return FetchedUse::older;  // a figure does not go because a later answer lacks it
  return is_missing(held) || fetched.retrieved > bundle.retrieved ? FetchedUse::used : FetchedUse::older;
}

std::shared_ptr<const Facts> load_with(const std::filesystem::path& bundle, const Fetched& fetched,
                                       FetchedSummary* summary, const std::vector<registry::Change>& changes) {
  return load_changed(bundle, [&](Facts::Parts& facts) {
    if (!changes.empty()) {
      registry::Changed changed = registry::with_changes(*facts.registry, changes);
      // In its place: others hold on to it.
      *facts.registry = registry::Registry(std::move(changed.municipalities), std::move(changed.former));
    }
    auto series = std::make_shared<SeriesTable>(*facts.series);
    std::vector<Source> more;
    for (const FetchedTable& table : fetched) {
      Source source = table.source;
      source.id += fetched_ending;
      FetchedSummary::Table counted;
      counted.table = table.source.table;
      counted.retrieved = table.source.retrieved;
      if (!table.like.empty()) add_series(*series, table, source.id, counted);
      std::set<std::pair<std::string, Year>> moved;
      for (const FetchedTable::Cell& cell : table.cells) {
        const Series* of = series->find(cell.quantity);
        const Source* held = nullptr;
        if (of != nullptr) {
          for (const Series::Origin& origin : of->origins())
            if (origin.year == cell.year) held = source_named(facts.sources, origin.source_id);
        }
        const FetchedUse use = use_of(*series, cell, table.source, held == nullptr ? Source{} : *held);
        count(counted, use, cell.year);
        if (use != FetchedUse::used) continue;
        Series* fill = series->find_to_fill(cell.quantity);
        const CellStatus before = fill->status(*series->area(cell.area), cell.year);
        // What the bundle knows of a cell beside its figure (not comparable, wider tasks) holds for the new figure too.
        const bool says_more = before == CellStatus::out_of_trend || before == CellStatus::wider_tasks;
        fill->set(*series->area(cell.area), cell.year, cell.published, says_more ? before : cell.status);
        moved.emplace(cell.quantity, cell.year);
      }
      for (const auto& [quantity, year] : moved) tell_origin(*series, quantity, year, source.id);
      if (counted.used > 0) more.push_back(source);
      if (summary != nullptr) summary->tables.push_back(counted);
    }
    facts.sources.insert(facts.sources.end(), more.begin(), more.end());
    facts.series = std::move(series);
  });
}

}  // namespace handlingsrom::facts
