#include "outlook/care/bed_days.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "outlook/care/parameters.hpp"
#include "standing/disclosure/small_counts.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::care {
namespace {

const ParameterSpec& in_bed() {
  // Not std::ranges::find: the library that the engine for browsers is compiled with has none.
  static const ParameterSpec& found = *std::find_if(
      parameters().begin(), parameters().end(), [](const auto& each) { return each.id == "care.short_stay_in_bed"; });
  return found;
}

double occupied_beds(const facts::CareServices& services, Year year) {
  const int days = std::chrono::year(year.value).is_leap() ? 366 : 365;
  return services.institution_days / days;
}

double level_of(const facts::Facts& facts, MunicipalityIndex municipality) {
  const Year year = facts.care_services.latest();
  const facts::CareServices* services = facts.care_services.find(municipality, year);
  if (services == nullptr || !(services->short_stay > 0)) return facts::missing;
  const facts::CareServices* before = facts.care_services.find(municipality, year - 1);
  const bool both = before != nullptr && !facts::is_missing(before->long_stay + before->short_stay);
  const facts::CareServices& start = both ? *before : *services;
  const double long_stay = (start.long_stay + services->long_stay) / 2;
  const double short_stay = (start.short_stay + services->short_stay) / 2;
  const double share = (occupied_beds(*services, year) - long_stay) / short_stay;
  if (facts::is_missing(share)) return facts::missing;
  return std::clamp(share, in_bed().low, in_bed().high) / in_bed().value;
}

}  // namespace

facts::Cell short_stay_bed_level(const facts::Place& place) {
  const Year year = place.facts.care_services.latest();
  return {level_of(place.facts, place.municipality),
          {"ssb_12292",
           fmt::format("{}, {}–{}, bed-days, long stay, short stay", place.number(), year.value - 1, year.value)}};
}

std::vector<double> short_stay_bed_levels(const facts::Facts& facts) {
  std::vector<double> levels;
  for (int m = 0; m < facts.registry->size(); ++m) {
    const double level = level_of(facts, MunicipalityIndex{m});
    levels.push_back(facts::is_missing(level) ? 1.0 : level);
  }
  return levels;
}

double usual_short_stay_in_bed(const facts::Facts& facts, MunicipalityIndex municipality) {
  const double level = level_of(facts, municipality);
  return in_bed().value * (facts::is_missing(level) ? 1.0 : level);
}

double long_stay_from_bed_days(const facts::CareServices& services, Year year) {
  const double left = occupied_beds(services, year) - in_bed().value * services.short_stay;
  return left > 0 && !disclosure::too_small(left) ? left : facts::missing;
}

double short_stay_in_bed(const Model& model, MunicipalityIndex municipality, const Assumptions& assumptions) {
  const double level = model.short_stay_bed_level[static_cast<std::size_t>(municipality.value)];
  return std::min(1.0, level * assumptions.first("care.short_stay_in_bed"));
}

std::vector<NeededStep> institution_steps(const Model& model, MunicipalityIndex municipality,
                                          const Assumptions& assumptions) {
  std::vector<NeededStep> steps;
  for (std::size_t s = 0; s < model.ladder.steps.size(); ++s) {
    const Figure figure = model.ladder.steps[s].figure;
    if (figure == Figure::short_stay) steps.push_back({s, short_stay_in_bed(model, municipality, assumptions)});
    if (figure == Figure::long_stay) steps.push_back({s});
  }
  return steps;
}

}  // namespace handlingsrom::care
