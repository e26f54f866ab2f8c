// A municipality's own figures of today, given with --own: they replace what the bundle only knows as a national level.
#pragma once

#include <array>
#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standing/facts/facts.hpp"

namespace handlingsrom::facts {

/// What can be given for a sector or for the municipality as a whole. `missing` where the file is silent.
enum class OwnQuantity {
  net_spending,             // kr in `year`, net operating expenditure of the sector
  gross_spending,           // kr in `year`, gross operating expenditure of the sector
  full_time_equivalents,    // contracted FTE of the sector
  places,                   // places: school seats, kindergarten places, care places in institutions
  staffed_home_places,      // care only: homes staffed round the clock
  users,                    // pupils, children, users on the day of counting
  net_operating_result,     // kr, whole municipality
  gross_operating_revenue,  // kr, whole municipality
  free_income,              // kr, whole municipality: tax and block grant
  net_finance_cost,         // kr, whole municipality: interest and instalments less returns
  disposable_fund,          // kr, whole municipality (disposisjonsfond)
  long_term_debt            // kr, whole municipality, pension liabilities aside
};

/// Key of a quantity in files and in the message catalogues: "net_spending".
std::string_view key_of(OwnQuantity quantity) noexcept;
/// Key of a sector in files and in the message catalogues: "school", "child_protection".
std::string_view key_of(Sector sector) noexcept;
std::optional<Sector> sector_of(std::string_view key) noexcept;

/// One figure with its place in the user's file, so that a trace can lead back to it.
struct OwnFigure {
  OwnQuantity quantity{};
  std::optional<Sector> sector;  // nullopt: the whole municipality
  double value = missing;
  std::string note;  // the user's own words: account, count date
  int line = 0;      // in `file`
};

struct OwnFigures {
  std::string file;                                // name as the user gave it
  std::optional<MunicipalityNumber> municipality;  // where the file names one
  Year year{2025};                                 // accounting year of the figures
  std::string source;                              // "Annual report 2025"
  std::vector<OwnFigure> figures;                  // at most one for each quantity and sector

  /// nullptr where the file is silent.
  const OwnFigure* find(OwnQuantity quantity, std::optional<Sector> sector = std::nullopt) const;
  /// `missing` where the file is silent.
  double value(OwnQuantity quantity, std::optional<Sector> sector = std::nullopt) const;
  bool empty() const { return figures.empty(); }
};

/// Reads CSV (name ends in .csv) or TOML (.toml). Throws Error(bad_input, "own_…" or "csv_…") with file, line, column, found
/// and expected: unknown quantity or sector, a figure given twice, a value below zero where none can be, an impossible size,
/// another municipality than `municipality` where both are known.
OwnFigures read_own_figures(const std::filesystem::path& file,
                            std::optional<MunicipalityNumber> municipality = std::nullopt);
OwnFigures read_own_figures_csv(std::istream& input, std::string name,
                                std::optional<MunicipalityNumber> municipality = std::nullopt);
OwnFigures read_own_figures_toml(std::istream& input, std::string name,
                                 std::optional<MunicipalityNumber> municipality = std::nullopt);

/// A file to fill in, with every figure that can be given and nothing filled in.
std::string own_figures_template_csv(MunicipalityNumber municipality);
std::string own_figures_template_toml(MunicipalityNumber municipality);

}  // namespace handlingsrom::facts
