// What Facts refers to; filled by the load_*.cpp of this room.
#pragma once

#include "standing/facts/archive.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/national_figures.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/published_projection.hpp"
#include "standing/facts/series.hpp"
#include "standing/facts/source.hpp"
#include "standing/facts/vital_rates.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::facts {

struct Facts::Parts {
  std::vector<Source> sources;
  std::unique_ptr<registry::Registry> registry;
  PopulationHistory population;
  PopulationHistory nation;
  VitalRates vital;
  PublishedProjection published;
  ByYear<CareUsers> care_users;
  ByYear<CareServices> care_services;
  Snapshot<CarePlaces> care_places;
  std::vector<NationalFigure> national_figures;
  std::vector<KeyFigure> key_figures;
  Year key_figure_year;
  CostKey cost_key;
  ByYear<NeedIndex> need_index;
  NationalSpending national_spending;
  Snapshot<double> net_result_percent;
  Snapshot<double> sick_leave_percent;
  Snapshot<bool> in_robek;
  std::shared_ptr<const SeriesTable> series;
  std::shared_ptr<const Archive> archive;
  std::string version;
  std::string digest;
};

}  // namespace handlingsrom::facts
