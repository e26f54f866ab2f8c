// A municipality's own figures of today, given with --own: they replace what the bundle only knows as a national level.
#pragma once

#include <array>
#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standing/facts/facts_held.hpp"

namespace handlingsrom::facts {

/// What can be given for a sector or for the municipality as a whole. `missing` where the file is silent.
enum class OwnQuantity {
  net_spending,           // kr in `year`, net operating expenditure of the sector
  gross_spending,         // kr in `year`, gross operating expenditure of the sector
  full_time_equivalents,  // contracted FTE of the sector
  places,                 // places: school seats, kindergarten places, care places in institutions
  staffed_home_places,    // care only: homes staffed round the clock
  users,                  // pupils, children, users on the day of counting
  // Only from forms (is_only_of_forms), each with a part:
  care_users,            // "nursing_home/80–89": users of a step of the care ladder, by age as the form has it
  pupils,                // "3": in the municipality's own schools, by grade, 1 October of `year`
  schools,               // how many the municipality has itself (no part)
  school_stages,         // "1–4", "5–7", "8–10": how many of them teach that stage
  care_spending,         // "home", "institution": kr in `year`, net operating expenditure of what care is divided into
  net_operating_result,  // kr, whole municipality
  gross_operating_revenue,  // kr, whole municipality
  free_income,              // kr, whole municipality: tax and block grant
  net_finance_cost,         // kr, whole municipality: interest and instalments less returns
  disposable_fund,          // kr, whole municipality (disposisjonsfond)
  long_term_debt,           // kr, whole municipality, pension liabilities aside
  property_tax,             // kr in `year`, whole municipality
  new_inhabitants,          // only from forms: persons who move in during `part`, a year, beyond what is projected
  // FTE that stand without staff today, whole municipality, by group
  vacant_nurses,
  vacant_health_workers,
  vacant_teachers,
  vacant_kindergarten_teachers,
  vacant_others
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
  int line = 0;      // in `file`, or row of the sheet
  double other =
      missing;  // where the number or its unit can be read in another way: that reading, in the same unit as value
  bool unit_given = true;  // false where money stood without a unit and is taken as kr
  std::string part{};      // of a quantity that is only from forms; else empty
};

/// Something to tell about a file of own figures: a key in the message catalogues (`own.notice.<key>`) and what it speaks of.
struct OwnNotice {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments;
};

struct OwnFigures {
  std::string file;                                // name as the user gave it
  std::optional<MunicipalityNumber> municipality;  // where the file names one
  Year year{2025};                                 // accounting year of the figures
  std::string source;                              // "Annual report 2025"
  std::vector<OwnFigure> figures;                  // at most one for each quantity, sector and part
  std::vector<OwnNotice> notices;                  // how the file was read, and what in it is not used

  /// nullptr where the file is silent.
  const OwnFigure* find(OwnQuantity quantity, std::optional<Sector> sector = std::nullopt,
                        std::string_view part = {}) const;
  /// `missing` where the file is silent.
  double value(OwnQuantity quantity, std::optional<Sector> sector = std::nullopt) const;
  bool empty() const { return figures.empty(); }
};

/// Reads TOML (.toml), or a table with the columns figure, sector, value, unit and note as CSV in any encoding and with any separator, XLSX or ODS
/// (standing/reading). Heads, figures, sectors and units may be written in bokmål, nynorsk or English. A line for a figure that no calculation uses is left out
/// and said. Throws Error(bad_input, "own_…", "csv_…" or "reading_…") with file, line, column, found and expected: unknown figure or sector, a figure given twice,
/// a value below zero where none can be, an impossible size, another municipality than `municipality` where both are known.
OwnFigures read_own_figures(const std::filesystem::path& file,
                            std::optional<MunicipalityNumber> municipality = std::nullopt);
OwnFigures read_own_figures_table(std::string_view bytes, std::string name,
                                  std::optional<MunicipalityNumber> municipality = std::nullopt);
OwnFigures read_own_figures_toml(std::istream& input, std::string name,
                                 std::optional<MunicipalityNumber> municipality = std::nullopt);

/// When an own figure is too far from what is published to be taken without a word.
struct OwnFigureRules {
  double times_off = 3;        // from the municipality's published or estimated level, either way
  double times_off_staff = 5;  // where the level of staff is only spending divided by the next
  double kroner_per_fte =
      1'100'000;  // about what a year of work in the municipal sector costs with everything around it; only used to find slips of unit
  int oldest_years = 3;               // older figures say too little about today
  double few_pupils = 10;             // a grade may have so many more than live there: some come from elsewhere
  double most_new_inhabitants = 0.2;  // of all who live there, in one year
};

/// Holds the figures against what is published for the municipality and brings money of an earlier year to the level of the latest published one, by the country's
/// net operating expenditure per inhabitant in the sector (all seven for the economy as a whole). Throws Error(bad_input, "own_unlikely…") with both readings where a
/// figure is too far off and `accept` is false; with `accept` it is kept and said. Throws "own_year_old" and "own_year_ahead". Pure.
OwnFigures settle_own_figures(OwnFigures figures, const Facts& facts, MunicipalityIndex municipality, bool accept,
                              const OwnFigureRules& rules = {});

/// What a figure of this kind is held against: what is published or follows from published levels for the municipality; for results, funds,
/// debt and taxes the size of its economy, for vacant posts the staff of the services where they are. `missing` where nothing is known.
double published_level(const Facts& facts, MunicipalityIndex municipality, OwnQuantity quantity,
                       std::optional<Sector> sector, const OwnFigureRules& rules = {}, std::string_view part = {});

/// What is published or estimated of the figure itself, for showing beside it; `missing` where nothing is known.
double published_figure(const Facts& facts, MunicipalityIndex municipality, OwnQuantity quantity,
                        std::optional<Sector> sector, std::string_view part = {});

/// A file to fill in, with every figure that can be given and nothing filled in.
std::string own_figures_template_csv(MunicipalityNumber municipality);
std::string own_figures_template_toml(MunicipalityNumber municipality);

}  // namespace handlingsrom::facts
