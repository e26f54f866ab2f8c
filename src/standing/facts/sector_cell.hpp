// The need index of a sector, which several rooms' sheets read.
#pragma once

#include <string>

#include "standing/facts/model_sheet.hpp"

namespace handlingsrom::facts {

/// The municipality's need index of a sector today; the country's 1 where none is published.
inline sheet::Term sector_index(ModelSheet& sheet, Sector sector) {
  return sheet.cell("economy.sector_index." + std::string(key_of(sector)), Unit::none,
                    [sector](const Place& place) { return need_index_cell(place.facts, place.municipality, sector); });
}

}  // namespace handlingsrom::facts
