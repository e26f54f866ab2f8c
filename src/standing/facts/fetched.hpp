// Figures of the series that were fetched after the bundle was made: revised accounts, a municipality that was missing.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "standing/facts/facts_held.hpp"
#include "standing/facts/series.hpp"
#include "standing/facts/source.hpp"
#include "standing/registry/changes.hpp"

namespace handlingsrom::facts {

/// One table as it was fetched. `source.retrieved` is the day on which the publisher last changed it, by which old and new are told apart.
struct FetchedTable {
  Source source;
  struct Cell {
    std::string quantity;  // of the bundle's series: "accounts.revenue"
    std::string area;      // "5029", "EAK", "EKG07"
    Year year{};
    double published = missing;  // in the series' own unit, as the bundle's source counts it (Series::scale)
    CellStatus status = CellStatus::published;
    std::string place;    // the series in the table: "AGD13"
    bool chosen = false;  // by hand: used whatever is newer
  };
  std::vector<Cell> cells;
  /// A quantity that the bundle has no series of is a new one beside this, with its unit, scale and years; empty: it is not known.
  std::string like;
};
using Fetched = std::vector<FetchedTable>;

/// What became of a fetched cell.
enum class FetchedUse {
  used,     // it is newer than the bundle's, or the bundle has none
  same,     // the bundle says the same
  older,    // the bundle has it from a later day
  no_year,  // the bundle has no figures of that year, so nothing to stand beside: the program's next figures will
  unknown   // no such series or area
};

/// By which rule a fetched cell would be used; `bundle` is the series' own source.
FetchedUse use_of(const SeriesTable& series, const FetchedTable::Cell& cell, const Source& fetched,
                  const Source& bundle);

/// Whether a source is a fetched table that took the place of older figures.
bool is_fetched(const Source& source);

/// What came of it, for people.
struct FetchedSummary {
  struct Table {
    std::string table, retrieved;
    std::size_t used = 0, same = 0, older = 0, no_year = 0;
    std::optional<Year> newest_unused;  // of the years that the bundle has no figures of
  };
  std::vector<Table> tables;
  bool any_used() const;
};

/// As facts::load, and fetched cells in the place of older ones; the tables stand among the sources as "ID_fetched". `changes` of municipalities add to the registry's histories
/// (registry::with_changes).
std::shared_ptr<const Facts> load_with(const std::filesystem::path& bundle, const Fetched& fetched,
                                       FetchedSummary* summary = nullptr,
                                       const std::vector<registry::Change>& changes = {});

}  // namespace handlingsrom::facts
