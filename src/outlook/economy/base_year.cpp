#include "outlook/economy/base_year.hpp"

#include <fmt/format.h>

#include "standing/facts/series.hpp"

namespace handlingsrom::economy {
namespace {

using facts::Cell;
using facts::Place;
using sheet::Term;

// Net operating result over gross revenue in the accounts of `back` years before the latest.
Cell result_share(const Place& place, int back) {
  const facts::Series* result = place.facts.series->find("accounts.net_result");
  const facts::Series* revenue = place.facts.series->find("accounts.revenue");
  const bool own = facts::own_cell(place.own, facts::OwnQuantity::net_operating_result).known();
  if (own || result == nullptr || revenue == nullptr) return {};
  const Year year = result->latest() - back;
  const double value = result->at(place.municipality, year) / revenue->at(place.municipality, year);
  if (facts::is_missing(value)) return {};
  return {value, result->reference(place.municipality, year)};
}

}  // namespace

Term difference_to_base_years(facts::ModelSheet& sheet, Term revenue) {
  const Term years = sheet.parameter("economy.base_years");
  const Term none = sheet.constant(0);
  const Term one = sheet.constant(1);
  Term latest;
  std::vector<Term> weighted, weights;
  for (int back = 0; back < most_base_years; ++back) {
    const trace::Arguments which{{"years", fmt::format("{}", back)}};
    const Term share = sheet.cell("economy.result_share_of_year", Unit::share,
                                  [back](const Place& place) { return result_share(place, back); });
    const Term known = sheet.cell("economy.year_is_known", Unit::none, [back](const Place& place) {
      const facts::Series* result = place.facts.series->find("accounts.net_result");
      if (result == nullptr) return Cell{0.0, {"ssb_12137", place.number()}};
      return Cell{result_share(place, back).known() ? 1.0 : 0.0,
                  {"ssb_12137", fmt::format("{}, {}", place.number(), (result->latest() - back).value)}};
    });
    // 1 for a whole year, its part for the last.
    const Term counts = maximum(none, minimum(one, years - static_cast<double>(back)));
    const Term weight = (known * counts).named("economy.year_counts", which);
    weighted.push_back((weight * first_known(share, none)).named("economy.year_weighted", which));
    weights.push_back(weight);
    if (back == 0) latest = share;
  }
  const Term mean = (sum(weighted) / sum(weights)).named("economy.mean_result_share", Unit::share);
  const Term later = minimum(one, sheet.elapsed_years());
  const Term difference = (later * first_known(mean - latest, none)).named("economy.mean_less_latest", Unit::share);
  return (difference * revenue).named("economy.to_base_years");
}

}  // namespace handlingsrom::economy
