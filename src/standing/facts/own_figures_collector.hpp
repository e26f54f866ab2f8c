// Rules that an own figure must keep, whichever file format it comes in.
#pragma once

#include <string>
#include <string_view>

#include "standing/facts/own_figures.hpp"

namespace handlingsrom::facts {

/// Where in the user's file something stands.
struct OwnPlace {
  int line = 0;
  std::string column;  // name of the column in CSV, position in TOML
};

/// Gathers checked figures. Every fault is an Error(bad_input, "own_…") with file, line, column, found and expected.
class OwnFigureCollector {
 public:
  OwnFigureCollector(std::string file, std::optional<MunicipalityNumber> expected);

  void municipality(std::string_view text, const OwnPlace& place);
  void year(double value, const OwnPlace& place);
  void source(std::string_view text) { figures_.source = text; }

  OwnQuantity quantity(std::string_view key, const OwnPlace& place) const;
  std::optional<Sector> sector(std::string_view key, const OwnPlace& place) const;
  /// `value` in `unit`; "1000 kr" and "mill. kr" are turned into kr.
  /// `other` is what the same text can be read as besides; NaN where there is one reading.
  void add(OwnQuantity quantity, std::optional<Sector> sector, double value, std::string_view unit,
           std::string_view note, const OwnPlace& place, double other = missing);
  void notice(OwnNotice notice) { figures_.notices.push_back(std::move(notice)); }

  OwnFigures take() { return std::move(figures_); }

 private:
  [[noreturn]] void refuse(const char* key, const OwnPlace& place, std::string_view found, std::string expected) const;
  OwnFigures figures_;
  std::optional<MunicipalityNumber> expected_;
};

inline constexpr std::array<OwnQuantity, 24> own_quantities{OwnQuantity::net_spending,
                                                            OwnQuantity::gross_spending,
                                                            OwnQuantity::full_time_equivalents,
                                                            OwnQuantity::places,
                                                            OwnQuantity::staffed_home_places,
                                                            OwnQuantity::users,
                                                            OwnQuantity::care_users,
                                                            OwnQuantity::pupils,
                                                            OwnQuantity::schools,
                                                            OwnQuantity::school_stages,
                                                            OwnQuantity::care_spending,
                                                            OwnQuantity::net_operating_result,
                                                            OwnQuantity::gross_operating_revenue,
                                                            OwnQuantity::free_income,
                                                            OwnQuantity::net_finance_cost,
                                                            OwnQuantity::disposable_fund,
                                                            OwnQuantity::long_term_debt,
                                                            OwnQuantity::property_tax,
                                                            OwnQuantity::new_inhabitants,
                                                            OwnQuantity::vacant_nurses,
                                                            OwnQuantity::vacant_health_workers,
                                                            OwnQuantity::vacant_teachers,
                                                            OwnQuantity::vacant_kindergarten_teachers,
                                                            OwnQuantity::vacant_others};

/// Quantities, sectors and units as people write them in three languages; nullopt for anything else.
std::optional<OwnQuantity> own_quantity_of(std::string_view name);
std::optional<Sector> own_sector_of(std::string_view name);
/// "municipality", "year" and "source" for the lines of a table that say what the file is about; empty for anything else.
std::string_view own_heading_of(std::string_view name);
/// "figure", "sector", "value", "unit", "note" for the heads of a table; empty for anything else.
std::string_view own_column_of(std::string_view name);
/// What one of the unit is in kroner, FTE, places or users; nullopt for a unit that the quantity cannot have.
std::optional<double> own_unit_factor(OwnQuantity quantity, std::string_view unit);

/// Whether some calculation rests on the quantity. The template has no line for the others, and a line for one is left out and said.
bool is_used(OwnQuantity quantity) noexcept;

/// Whether the quantity comes from filled forms alone: no file of own figures has a line for it.
bool is_only_of_forms(OwnQuantity quantity) noexcept;

/// Whether the quantity is posts that stand without staff.
bool is_vacant_posts(OwnQuantity quantity) noexcept;
/// Whether the quantity is given in kroner.
bool is_money(OwnQuantity quantity) noexcept;
/// Whether the quantity belongs to a sector, rather than to the municipality as a whole.
bool is_of_sector(OwnQuantity quantity) noexcept;
/// Whether the quantity has a meaning in the sector: places only where there are places.
bool is_possible(OwnQuantity quantity, Sector sector) noexcept;

}  // namespace handlingsrom::facts
