#include "outlook/rooms/standing.hpp"

#include "standing/comparison/measure.hpp"

namespace handlingsrom::rooms {

std::vector<StandingFigure> standing_figures(const facts::Facts& facts, MunicipalityIndex municipality) {
  std::vector<StandingFigure> list;
  for (const comparison::Measure& measure : comparison::page_measures()) {
    const double value = measure.of(facts, municipality).value;
    if (facts::is_missing(value)) continue;
    list.push_back({std::string(measure.id), measure.unit, Provenance::municipality, value, measure.country(facts),
                    measure.year_in(facts), std::string(measure.source_id)});
  }
  return list;
}

}  // namespace handlingsrom::rooms
