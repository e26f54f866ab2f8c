#include "standing/facts/function_accounts.hpp"

#include <array>
#include <cmath>
#include <span>
#include <string>

#include "standing/facts/series.hpp"

namespace handlingsrom::facts {
namespace {

using Functions = std::span<const std::string_view>;
constexpr std::array<std::string_view, 4> home{"234", "254", "257", "258"};
constexpr std::array<std::string_view, 2> institution{"253", "261"};
constexpr std::array<std::string_view, 7> care{"234", "253", "254", "256", "257", "258", "261"};
constexpr std::array<std::string_view, 3> health{"232", "233", "241"};

Functions functions_of(FunctionArea area) {
  switch (area) {
    case FunctionArea::care: return care;
    case FunctionArea::health: return health;
    case FunctionArea::care_home: return home;
    case FunctionArea::care_institution: return institution;
  }
  return {};
}

/// A function that nobody has posted on is not in the table: it counts nothing.
Cell sum_of(const Place& place, FunctionArea area, Year year) {
  Cell sum;
  for (const std::string_view function : functions_of(area)) {
    const Series* series = place.facts.series->find("accounts.function." + std::string(function));
    const double value = series == nullptr ? missing : series->at(place.municipality, year);
    if (is_missing(value)) continue;
    const trace::CellReference reference = series->reference(place.municipality, year);
    const Provenance mark = series->status(place.municipality, year) == CellStatus::estimated
                                ? Provenance::interval
                                : Provenance::municipality;
    sum = sum.known() ? Cell{sum.value + value,
                             {reference.source_id, sum.reference.cell + "; " + reference.cell},
                             weaker(sum.provenance, mark)}
                      : Cell{value, reference, mark};
  }
  return sum;
}

}  // namespace

Cell of_functions(const Place& place, FunctionArea area) {
  if (area == FunctionArea::care_home || area == FunctionArea::care_institution) {
    const Cell own = own_cell(place.own, OwnQuantity::care_spending, Sector::care,
                              area == FunctionArea::care_home ? "home" : "institution");
    if (own.known()) return own;
  }
  if (place.facts.series->find("accounts.function.253") == nullptr) return {};
  constexpr double as_published = 0.005;
  const Cell both = series_cell(place.facts, place.municipality, "accounts.net.health_and_care");
  if (!both.known()) return {};
  const Year year = place.facts.series->latest("accounts.net.health_and_care");
  const double sum = sum_of(place, FunctionArea::care, year).value + sum_of(place, FunctionArea::health, year).value;
  if (!(std::abs(sum - both.value) <= as_published * std::abs(both.value))) return {};
  return sum_of(place, area, year);
}

}  // namespace handlingsrom::facts
