#include "outlook/rooms/chance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "outlook/care/bed_days.hpp"
#include "outlook/population/chance.hpp"
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
                                                            const Assumptions& assumptions,
                                                            const StartingPoint& starting) {
  const care::Rates rates = care::rates_for(model, municipality, persons, survival, assumptions, starting.own);
  return care::places_outlook(rates, care::institution_steps(model, municipality, assumptions),
                              starting.care_places.value, assumptions.first("care.accepted_shortage_risk"),
                              assumptions.first("care.winter_peak"));
}

Figure carry_risk(const Figures& today, const Figures& changed) {
  Figure result{chance_figures[3], Unit::share, Provenance::shrunk, {}, {}, {}, {}, {}};
  const Figure* risk = today.find(chance_figures[3]);
  const Figure* need = today.find(chance_figures[0]);
  const Figure* before = today.find("rooms.places");
  const Figure* after = changed.find("rooms.places");
  if (risk == nullptr || need == nullptr || before == nullptr || after == nullptr) return result;
  constexpr double surest = 1e-9;  // beyond it the quantile is noise
  for (std::size_t t = 0; t < risk->middle.size(); ++t) {
    const double was = risk->middle[t];
    const double more = after->middle.at(t) - before->middle.at(t);
    const double spread = std::max(0.5, (need->p90[t] - need->middle[t]) / upper_tenth);
    if (!std::isfinite(was) || more == 0) {
      result.middle.push_back(was);
      continue;
    }
    const double quantile = population::normal_quantile(std::clamp(was, surest, 1 - surest)) - more / spread;
    result.middle.push_back(0.5 * std::erfc(-quantile / std::numbers::sqrt2));
  }
  return result;
}

void Chain::add_chance(const Request& request, Figures& figures) const {
  const Prepared& prepared = *prepared_;
  const Assumptions& assumptions = prepared.assumptions_of(request);
  const auto populations = prepared.populations_of(assumptions);
  const StartingPoint starting =
      starting_point(prepared.model, {*prepared.facts, request.municipality, prepared.own_of(request)}, *populations);
  const auto years = places_in_institutions(prepared.care, request.municipality, population(request),
                                            populations->frame->rates.survival, assumptions, starting);
  Figure need{chance_figures[0], Unit::places, Provenance::shrunk, {}, {}, {}, {}, {}};
  Figure enough{chance_figures[1], Unit::places, Provenance::shrunk, {}, {}, {}, {}, {}};
  Figure today{chance_figures[2], Unit::places, starting.care_places.provenance, {}, {}, {}, {}, {}};
  Figure risk{chance_figures[3], Unit::share, Provenance::shrunk, {}, {}, {}, {}, {}};
  for (const care::PlacesOutlookYear& year : years) {
    need.middle.push_back(year.need);
    need.p10.push_back(at(year, -upper_tenth));
    need.p25.push_back(at(year, -upper_quarter));
    need.p75.push_back(at(year, upper_quarter));
    need.p90.push_back(at(year, upper_tenth));
    enough.middle.push_back(year.enough);
    today.middle.push_back(starting.care_places.value);
    risk.middle.push_back(year.risk);
  }
  for (Figure* figure : {&need, &enough, &today, &risk}) figures.add(std::move(*figure));
}

}  // namespace handlingsrom::rooms
