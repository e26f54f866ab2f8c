#include "outlook/rooms/chance.hpp"

#include <algorithm>

#include "outlook/population/settlers.hpp"
#include "outlook/rooms/chain.hpp"

namespace handlingsrom::rooms {
namespace {

/// Quantile of a normal number of persons, which cannot be negative.
double at(const care::PlacesOutlookYear& year, double normal_quantile) {
  return std::max(0.0, year.need + normal_quantile * year.spread);
}

constexpr double upper_tenth = 1.2815515655446004;  // normal quantiles
constexpr double upper_quarter = 0.6744897501960817;

}  // namespace

std::vector<care::PlacesOutlookYear> places_in_institutions(const care::Model& model, MunicipalityIndex municipality,
                                                            const population::Projection& persons,
                                                            const care::Survival& survival,
                                                            const Assumptions& assumptions, const Bases& bases) {
  const care::OwnFigures* own = bases.care_own ? &*bases.care_own : nullptr;
  const care::Rates rates = care::rates_for(model, municipality, persons, survival, assumptions, own);
  std::vector<care::NeededStep> steps;
  for (std::size_t s = 0; s < model.ladder.steps.size(); ++s) {
    const care::Figure figure = model.ladder.steps[s].figure;
    if (figure == care::Figure::short_stay) steps.push_back({s, assumptions.first("care.short_stay_in_bed")});
    if (figure == care::Figure::long_stay) steps.push_back({s});
  }
  return care::places_outlook(rates, steps, bases.care_places.value, assumptions.first("care.accepted_shortage_risk"),
                              assumptions.first("care.winter_peak"));
}

void Chain::add_chance(const Request& request, Figures& figures) const {
  const Prepared& prepared = *prepared_;
  const Assumptions& assumptions = prepared.assumptions_of(request);
  const auto surroundings = prepared.surroundings_of(assumptions);
  const Bases bases =
      prepare_bases(prepared.model, {*prepared.facts, request.municipality, request.own}, *surroundings);
  const auto years = places_in_institutions(prepared.care, request.municipality, population(request),
                                            surroundings->frame->rates.survival, assumptions, bases);
  Figure need{chance_figures[0], Unit::places, Provenance::shrunk, {}, {}, {}, {}, {}};
  Figure enough{chance_figures[1], Unit::places, Provenance::shrunk, {}, {}, {}, {}, {}};
  Figure today{chance_figures[2], Unit::places, bases.care_places.provenance, {}, {}, {}, {}, {}};
  Figure risk{chance_figures[3], Unit::share, Provenance::shrunk, {}, {}, {}, {}, {}};
  for (const care::PlacesOutlookYear& year : years) {
    need.middle.push_back(year.need);
    need.p10.push_back(at(year, -upper_tenth));
    need.p25.push_back(at(year, -upper_quarter));
    need.p75.push_back(at(year, upper_quarter));
    need.p90.push_back(at(year, upper_tenth));
    enough.middle.push_back(year.enough);
    today.middle.push_back(bases.care_places.value);
    risk.middle.push_back(year.risk);
  }
  for (Figure* figure : {&need, &enough, &today, &risk}) figures.add(std::move(*figure));
}

}  // namespace handlingsrom::rooms
