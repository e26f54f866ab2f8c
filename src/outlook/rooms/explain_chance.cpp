// The way behind places and their risk.
#include <fmt/format.h>

#include "outlook/rooms/chance.hpp"
#include "outlook/rooms/explain_trees.hpp"

namespace handlingsrom::rooms {
namespace {

using trace::Node;
using trace::Operation;

Node estimate(std::string key, double value, Unit unit, std::vector<Node> children) {
  Node node = trace::combine(std::move(key), Operation::model, value, unit, std::move(children));
  node.provenance = Provenance::shrunk;
  return node;
}

}  // namespace

Node chance_tree(const ExplainContext& context, std::string_view figure, int t) {
  const auto years =
      places_in_institutions(context.prepared.care, context.view.municipality, context.view.calculation.population,
                             context.surroundings.frame->rates.survival, context.assumptions, context.view.bases);
  const care::PlacesOutlookYear& year = years[static_cast<std::size_t>(t)];
  const auto assumed = [&](const char* id, Unit unit) {
    return trace::assumption(id, context.assumptions.first(id), unit);
  };
  if (figure == "care.places_today") return care_places_cell(context);
  std::vector<Node> behind;
  // Today's own users decide the intensities; what they become is the simulation's expectation, not the middle of the chain.
  behind.push_back(residents_tree(context, 0));
  behind.push_back(persons_tree(context, t, care::age_group_bounds[2], oldest_age));
  behind.push_back(assumed("care.short_stay_in_bed", Unit::share));
  behind.push_back(assumed("care.level_shrinkage", Unit::share));
  Node need = estimate("rooms.places_need", year.need, Unit::places, std::move(behind));
  if (figure == "care.places_need") return need;
  std::vector<Node> parts;
  parts.push_back(std::move(need));
  parts.push_back(estimate("rooms.places_spread", year.spread, Unit::places, {}));
  parts.push_back(assumed("care.winter_peak", Unit::share));
  if (figure == "care.shortage_risk") {
    parts.push_back(care_places_cell(context));
    return estimate("rooms.shortage_risk", year.risk, Unit::share, std::move(parts));
  }
  parts.push_back(assumed("care.accepted_shortage_risk", Unit::share));
  return estimate("rooms.places_enough", year.enough, Unit::places, std::move(parts));
}

}  // namespace handlingsrom::rooms
