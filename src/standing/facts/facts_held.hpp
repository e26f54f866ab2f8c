// What the bundle holds, typed and in memory, by subject. Models read these and nothing else; a source that uses a subject
// includes its header, named beside it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"
#include "standing/facts/missing.hpp"
#include "standing/facts/sector.hpp"

namespace handlingsrom::registry {
class Registry;
}

namespace handlingsrom::facts {

class Archive;
class PopulationHistory;
class SeriesTable;
struct CarePlaces;
struct CareServices;
struct CareUsers;
struct CostKey;
struct KeyFigure;
struct NationalFigure;
struct NationalSpending;
struct NeedIndex;
struct PublishedProjection;
struct Source;
struct VitalRates;
template <class Row>
class ByYear;
template <class Value>
struct Snapshot;

/// Immutable. Years are those of the tables (data/bundle.toml): ask for the latest, assume none.
struct Facts {
  struct Parts;  // facts_parts.hpp: what the references below refer to
  explicit Facts(std::unique_ptr<const Parts> parts);
  ~Facts();
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;

 private:
  std::unique_ptr<const Parts> parts_;

 public:
  const std::vector<Source>& sources;                   // source.hpp
  const registry::Registry* const registry;             // standing/registry/registry.hpp
  const PopulationHistory& population;                  // population_history.hpp: municipalities
  const PopulationHistory& nation;                      // [1]: the country
  const VitalRates& vital;                              // vital_rates.hpp
  const PublishedProjection& published;                 // published_projection.hpp
  const ByYear<CareUsers>& care_users;                  // care_facts.hpp; counted on 31 December
  const ByYear<CareServices>& care_services;            //
  const Snapshot<CarePlaces>& care_places;              //
  const std::vector<NationalFigure>& national_figures;  // national_figures.hpp: care_rates
  const std::vector<KeyFigure>& key_figures;            //
  const Year key_figure_year;                           // the latest of their table
  const CostKey& cost_key;                              // income_system.hpp: the latest year's
  const ByYear<NeedIndex>& need_index;                  //
  const NationalSpending& national_spending;            //
  const std::vector<double>&
      net_result_percent;                      // of net_result_year, % of gross operating revenue; NaN outside Vestland
  const Year net_result_year;                  //
  const Snapshot<double>& sick_leave_percent;  // by_year.hpp: doctor-certified, 4th quarter; NaN outside Vestland
  const Snapshot<bool>& in_robek;              // the register of a year
  const SeriesTable* const series;             // series.hpp: accounts and more by quantity, area and year
  const std::shared_ptr<const Archive>& archive;  // archive.hpp: schools, borders …, decoded at first use
  const std::string& version;                     // of the bundle
  const std::string& digest;                      // hex, of the bundle's bytes

  const Source& source(std::string_view id) const;  // throws Error(internal) for an id that is not there
  /// A KOSTRA key figure of a year for a region code ("EAK" = country); nullopt where it has none.
  std::optional<double> key_figure(std::string_view indicator, std::string_view region_code, int year) const;
};

/// Reads a bundle whole, or throws Error(bundle_damaged) with what is wrong and where; never half-read.
std::shared_ptr<const Facts> load(const std::filesystem::path& bundle);

}  // namespace handlingsrom::facts
