// The way behind places and their risk.
#include <fmt/format.h>

#include "outlook/care/bed_days.hpp"
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

Node places_today(const ExplainContext& context) {
  return facts::node("rooms.care_places", context.course.starting.care_places, Unit::places);
}

// As the sheet has it: the assumption at the municipality's level, at most all.
Node own_share_in_bed(const ExplainContext& context) {
  const double share = context.course.assumptions.first("care.short_stay_in_bed");
  const facts::Cell level = care::short_stay_bed_level({context.facts(), context.municipality()});
  std::vector<Node> parts{trace::assumption("care.short_stay_in_bed", share, Unit::share)};
  if (level.known()) parts.push_back(facts::node("care_short_stay_bed_level", level, Unit::none));
  Node node = trace::combine("care_short_stay_own_in_bed", Operation::product, Unit::share, std::move(parts));
  node.value = care::short_stay_in_bed(context.prepared().care, context.municipality(), context.course.assumptions);
  return node;
}

Node residents_today(const ExplainContext& context) {
  std::vector<Node> steps;
  const std::vector<care::Step>& ladder = context.prepared().care.ladder.steps;
  for (std::size_t s = 0; s < ladder.size(); ++s) {
    if (ladder[s].figure == care::Figure::long_stay) steps.push_back(care_users_tree(context, s, 0));
    if (ladder[s].figure != care::Figure::short_stay) continue;
    std::vector<Node> in_bed;
    in_bed.push_back(care_users_tree(context, s, 0));
    in_bed.push_back(own_share_in_bed(context));
    steps.push_back(trace::combine("rooms.short_stay_in_bed", Operation::product, Unit::users, std::move(in_bed)));
  }
  return trace::combine("rooms.residents", Operation::sum, Unit::users, std::move(steps));
}

}  // namespace

Node chance_tree(const ExplainContext& context, std::string_view figure, int t) {
  const Assumptions& assumptions = context.course.assumptions;
  const auto years =
      places_in_institutions(context.prepared().care, context.municipality(), context.course.population(),
                             context.course.populations->frame->rates.survival, assumptions, context.course.starting);
  const care::PlacesOutlookYear& year = years[static_cast<std::size_t>(t)];
  const auto assumed = [&](const char* id, Unit unit) { return trace::assumption(id, assumptions.first(id), unit); };
  if (figure == "care.places_today") return places_today(context);
  std::vector<Node> behind;
  // Today's own users decide the intensities; what they become is the simulation's expectation, not the middle of the chain.
  behind.push_back(residents_today(context));
  behind.push_back(persons_tree(context, t, care::age_group_bounds[2], oldest_age));
  behind.push_back(assumed("care.level_shrinkage", Unit::share));
  Node need = estimate("rooms.places_need", year.need, Unit::places, std::move(behind));
  if (figure == "care.places_need") return need;
  std::vector<Node> parts;
  parts.push_back(std::move(need));
  parts.push_back(estimate("rooms.places_spread", year.spread, Unit::places, {}));
  parts.push_back(assumed("care.winter_peak", Unit::share));
  if (figure == "care.shortage_risk") {
    parts.push_back(places_today(context));
    return estimate("rooms.shortage_risk", year.risk, Unit::share, std::move(parts));
  }
  parts.push_back(assumed("care.accepted_shortage_risk", Unit::share));
  return estimate("rooms.places_enough", year.enough, Unit::places, std::move(parts));
}

}  // namespace handlingsrom::rooms
