// The figures of an outlook as other programs read them: rows for spreadsheets, a cube for statistics tools.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "outlook/rooms/figures.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/number_text.hpp"

namespace handlingsrom::api {

/// One figure in one year. The quantiles are empty where the figure has no range.
struct FigureRow {
  std::string figure;
  std::int64_t year = 0;
  std::string unit;  // key_of(Unit)
  double middle = 0;
  std::optional<double> p10, p25, p75, p90;
  std::string provenance;  // key_of(Provenance)
};

/// In the order of the figures, then of the years. `start`: only figures whose id begins so ("economy."); empty: all.
std::vector<FigureRow> figure_rows(const rooms::Figures& figures, const std::string& start = {});

/// With a head; RFC 4180, decimal point, nothing where there is no value.
std::string figures_csv(const std::vector<FigureRow>& rows);

/// What a cube says of itself.
struct CubeAbout {
  std::string label;   // "Skaun (5029)"
  std::string source;  // whom to name
};

/// A dataset of JSON-stat 2.0 (json-stat.org/full, Badosa 2023) of the dimensions figure × year × value (middle, p10, p25, p75, p90), the year being its time; null
/// where there is no value. Figures' names and units in the language of the catalogue, their provenance as a note of the category.
nlohmann::ordered_json figures_json_stat(const std::vector<FigureRow>& rows, const CubeAbout& about,
                                         const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
