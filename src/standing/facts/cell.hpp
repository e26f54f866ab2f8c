// One figure that a room rests on, with where it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/trace.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::facts {

struct Cell {
  double value = missing;
  trace::CellReference reference;
  Provenance provenance = Provenance::municipality;
  bool known() const { return !is_missing(value); }
};

/// The country's key figure (KOSTRA) of 2025 times `scale`. Throws Error(internal) when the bundle lacks it.
Cell country_key_figure(const Facts& facts, std::string_view indicator, double scale);

/// What the user gave, with file and line; not known where nothing was given.
Cell own_cell(const OwnFigures* own, OwnQuantity quantity, std::optional<Sector> sector = std::nullopt);

/// The leaf of a calculation tree.
trace::Node node(std::string key, const Cell& cell, Unit unit);

}  // namespace handlingsrom::facts
