// All figures of the bundle, typed and in memory. Models read these arrays and nothing else.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "standing/facts/missing.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::facts {

/// Who published a table, under which licence, and how it came here. Printed by `facts sources` and in every report.
struct Source {
  std::string id;         // "ssb_07459"
  std::string publisher;  // "Statistisk sentralbyrå (SSB)"
  std::string table;      // "07459"
  std::string title;
  std::string period;     // "2005–2026"
  std::string licence;    // "CC BY 4.0"
  std::string retrieved;  // ISO date
  std::string note;       // what was done with it, how sure it is
};

/// Registered population on 1 January by sex and single year of age 0 … 105+.
class PopulationHistory {
 public:
  PopulationHistory() = default;
  PopulationHistory(Year first, int years, int areas);

  Year first_year() const { return first_; }
  Year last_year() const { return first_ + (years_ - 1); }
  int areas() const { return areas_; }
  bool has(int area, Year year) const;  // false where the source could not follow a boundary change
  /// 106 counts; all zero where !has().
  const float* persons(int area, Year year, Sex sex) const { return data_.data() + offset(area, year, sex); }
  float* persons(int area, Year year, Sex sex) { return data_.data() + offset(area, year, sex); }
  void mark_present(int area, Year year);
  double total(int area, Year year) const;
  /// Both sexes, ages from … to inclusive.
  double total(int area, Year year, int from_age, int to_age) const;

 private:
  std::size_t offset(int area, Year year, Sex sex) const {
    return ((static_cast<std::size_t>(area) * static_cast<std::size_t>(years_) +
             static_cast<std::size_t>(year - first_)) *
                sex_count +
            static_cast<std::size_t>(index_of(sex))) *
           age_count;
  }
  Year first_{};
  int years_ = 0;
  int areas_ = 0;
  std::vector<float> data_;
  std::vector<char> present_;
};

/// National vital rates: Human Mortality Database (mx by sex, age 0 … 110+) and Human Fertility Database (ages 12 … 55).
struct VitalRates {
  static constexpr int mortality_ages = 111;
  static constexpr int fertility_first_age = 12;
  static constexpr int fertility_ages = 44;
  Year mortality_first{};                                                         // 1900
  std::vector<std::array<std::array<double, mortality_ages>, sex_count>> mx;      // [year][sex][age]
  std::vector<std::array<std::array<double, mortality_ages>, sex_count>> deaths;  // [year][sex][age]
  Year fertility_first{};                                                         // 1967
  std::vector<std::array<double, fertility_ages>> asfr;  // [year][age − 12], births per woman
  Year births_first{};                                   // 1900
  std::vector<std::array<double, sex_count>> births;     // [year][sex]
};

/// Statistics Norway's own projection (vintage 2024), shown beside ours.
struct PublishedProjection {
  Year first{};                                 // 2024 (county) / 2025 (municipality)
  std::vector<std::vector<double>> main_total;  // [municipality][year − 2025], alternative MMMM
  std::map<std::string, std::map<std::string, std::vector<double>>>
      county_total;  // [county number][alternative][year − 2024]
};

/// Users of care by age group; age groups 0–66, 67–79, 80+. NaN where missing or suppressed. A zero may be a suppressed
/// small cell too: in 102 of 1,773 rows the long-stay residents by age fall short of all, almost always beside a zero.
struct CareUsers {
  std::array<double, 3> home_care{missing, missing, missing};
  double home_care_all = missing;
  std::array<double, 3> long_stay{missing, missing, missing};
  double long_stay_all = missing;
  double staffed_homes_all = missing;       // residents in homes staffed round the clock
  double home_health_hours_week = missing;  // hours per user and week
  double nurse_fte = missing;               // agreed FTE
  std::array<double, 3> population{missing, missing, missing};
};
inline constexpr std::array<int, 5> care_user_years{2010, 2015, 2020, 2024, 2025};

struct CareServices {  // 2024, 2025
  double short_stay = missing;
  double long_stay = missing;
  double nursing_home = missing;
  double home_care = missing;
  double home_care_80 = missing;
  double institution_days = missing;
  double user_facing_fte = missing;
};

struct CarePlaces {  // 2025
  double institution = missing;
  double nursing_home = missing;
  double dementia = missing;
  double rehabilitation = missing;
  double time_limited = missing;
};

/// A national figure with its group and period, as published (care_rates: prevalence, length of stay, wages, sick leave …).
struct NationalFigure {
  std::string quantity, group, unit, period, publisher, certainty;
  double value = missing;
};

/// Service sectors of the expenditure equalisation.
enum class Sector { school, kindergarten, care, health, child_protection, social, administration };
inline constexpr int sector_count = 7;
inline constexpr std::array<Sector, sector_count> sectors{
    Sector::school,           Sector::kindergarten, Sector::care,          Sector::health,
    Sector::child_protection, Sector::social,       Sector::administration};

/// Cost keys of the income system: weights by sector and criterion ("innb_6_12", "basis", …) for 2026.
struct CostKey {
  std::array<double, sector_count> sector_weight{};
  std::array<std::vector<std::pair<std::string, double>>, sector_count> criteria;
};

struct NeedIndex {  // 1.00 = country
  std::array<double, sector_count> sector{missing, missing, missing, missing, missing, missing, missing};
  double total = missing;
};

/// A KOSTRA key figure for country, group or one municipality.
struct KeyFigure {
  std::string theme, indicator, unit, region_code, region;
  int year = 0;
  double value = missing;
};

class Archive;
class SeriesTable;

struct Facts {
  std::vector<Source> sources;
  std::unique_ptr<registry::Registry> registry;
  PopulationHistory population;  // [357 municipalities] 2005–2026
  PopulationHistory nation;      // [1] 1986–2026
  VitalRates vital;
  PublishedProjection published;
  std::vector<std::array<CareUsers, 5>> care_users;        // [municipality][care_user_years]
  std::vector<std::array<CareServices, 2>> care_services;  // [municipality][2024, 2025]
  std::vector<CarePlaces> care_places;                     // [municipality], 2025
  std::vector<NationalFigure> national_figures;            // care_rates
  CostKey cost_key;                                        // 2026
  std::vector<std::array<NeedIndex, 2>> need_index;        // [municipality][2025, 2026]
  std::array<std::vector<double>, sector_count>
      national_spending;  // [sector][year − 2020], kr per inhabitant, current prices
  std::vector<KeyFigure> key_figures;
  std::vector<double> net_result_percent;  // [municipality], 2025, % of gross operating revenue; NaN outside Vestland
  std::vector<double> sick_leave_percent;  // [municipality], doctor-certified 2025 Q4, residents; NaN outside Vestland
  std::vector<bool> in_robek;              // [municipality], register of 20 April 2026
  std::shared_ptr<const SeriesTable>
      series;  // every municipality's accounts and more, by quantity, area, year: series.hpp
  std::shared_ptr<const Archive> archive;  // schools, borders, published vintages …: archive.hpp, decoded at first use
  std::string version;                     // of the bundle
  std::string digest;                      // hex, of the bundle's bytes

  const Source& source(std::string_view id) const;  // throws Error(internal) for an id that is not there
  /// Latest value of a KOSTRA key figure for a region code ("EAK" = country); nullopt where it has none.
  std::optional<double> key_figure(std::string_view indicator, std::string_view region_code, int year) const;
};

/// Reads a bundle whole, or throws Error(bundle_damaged) with what is wrong and where; never half-read.
std::shared_ptr<const Facts> load(const std::filesystem::path& bundle);

}  // namespace handlingsrom::facts
