// One figure that a room rests on, with where it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/sheet/sheet.hpp"
#include "base/trace.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::facts {

using sheet::Cell;

/// The country's key figure (KOSTRA) of the latest year times `scale`. Throws Error(internal) when the bundle lacks it.
Cell country_key_figure(const Facts& facts, std::string_view indicator, double scale);

/// The ministry's latest published need index of a sector (country = 1). Where the tables lack the sector, the municipality's total stands in
/// for it, and where they lack the municipality, the country does.
Cell need_index_cell(const Facts& facts, MunicipalityIndex municipality, Sector sector);

/// The latest published figure of a series (facts::SeriesTable) for a municipality, not known where it has none.
Cell series_cell(const Facts& facts, MunicipalityIndex municipality, std::string_view quantity);

/// What the user gave, with file and line; not known where nothing was given.
Cell own_cell(const OwnFigures* own, OwnQuantity quantity, std::optional<Sector> sector = std::nullopt,
              std::string_view part = {});

/// The leaf of a calculation tree.
trace::Node node(std::string key, const Cell& cell, Unit unit);

}  // namespace handlingsrom::facts
