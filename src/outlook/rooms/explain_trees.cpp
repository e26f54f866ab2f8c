#include "outlook/rooms/explain_trees.hpp"

#include <fmt/format.h>

namespace handlingsrom::rooms {

using trace::Node;
using trace::Operation;

Node difference(std::string key, Unit unit, Node first, Node second) {
  std::vector<Node> parts;
  parts.push_back(std::move(first));
  parts.push_back(std::move(second));
  return combine(std::move(key), Operation::difference, unit, std::move(parts));
}

namespace {

const care::OwnFigures* own_care(const ExplainContext& context) {
  return context.view.bases.care_own ? &*context.view.bases.care_own : nullptr;
}

// The need of the care room is persons times rates: its persons are shown under it.
void add_persons(const ExplainContext& context, Node& node) {
  if (node.children.empty() && node.key == "care_need") {
    int t = 0;
    int from = 0;
    int to = oldest_age;
    for (const auto& [name, value] : node.arguments) {
      if (name == "year") t = std::stoi(value) - context.prepared.first.value;
      if (name == "group") {
        const bool old = value.starts_with("80");
        const bool middle = value.starts_with("67");
        from = old ? care::age_group_bounds[2] : middle ? care::age_group_bounds[1] : 0;
        to = old ? oldest_age : middle ? care::age_group_bounds[2] - 1 : care::age_group_bounds[1] - 1;
      }
    }
    node.children.push_back(persons_tree(context, t, from, to));
    node.children.push_back(trace::cell("care.age_rates", node.value / std::max(1e-12, node.children.front().value),
                                        Unit::share, {"care_rates", "national users by age"}, Provenance::national));
    return;
  }
  for (Node& child : node.children) add_persons(context, child);
}

}  // namespace

Node services_tree(const ExplainContext& context, int row, int t) {
  return services::explain(row, t, context.view.calculation.population, context.assumptions,
                           context.view.bases.services,
                           [&](int year, int from, int to) { return persons_tree(context, year, from, to); });
}

Node care_users_tree(const ExplainContext& context, std::size_t step, int t) {
  Node node = care::explain_users(context.prepared.care, *context.prepared.facts, context.view.municipality,
                                  context.view.calculation.population, context.assumptions, t, step, own_care(context));
  add_persons(context, node);
  return node;
}

Node care_fte_tree(const ExplainContext& context, int t) {
  Node node = care::explain_fte(context.prepared.care, *context.prepared.facts, context.view.municipality,
                                context.view.calculation.population, context.assumptions, t, own_care(context));
  add_persons(context, node);
  return node;
}

Node care_cost_tree(const ExplainContext& context, int t) {
  std::vector<Node> steps;
  const care::Ladder& ladder = context.prepared.care.ladder;
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const care::Step& step = ladder.steps[s];
    const std::string lever = step.place_bound ? "care.fte_place" : "care.fte_home";
    Node per_user =
        trace::assumption("care_ladder." + step.id + ".cost_per_user", step.cost_per_user, Unit::kroner_per_user);
    per_user.key = "care_ladder_cost";
    per_user.arguments = {{"step", step.id}, {"source", step.source}};
    std::vector<Node> factors;
    factors.push_back(care_users_tree(context, s, t));
    factors.push_back(std::move(per_user));
    factors.push_back(
        trace::assumption(lever, context.assumptions.series(lever)[static_cast<std::size_t>(t)], Unit::share));
    steps.push_back(combine("rooms.care_cost_step", Operation::product, Unit::kroner, std::move(factors)));
    steps.back().arguments = {{"step", step.id}};
  }
  return combine("rooms.care_cost", Operation::sum, Unit::kroner, std::move(steps));
}

Node residents_tree(const ExplainContext& context, int t) {
  std::vector<Node> steps;
  const care::Ladder& ladder = context.prepared.care.ladder;
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const care::Figure figure = ladder.steps[s].figure;
    if (figure == care::Figure::short_stay || figure == care::Figure::long_stay)
      steps.push_back(care_users_tree(context, s, t));
  }
  return combine("rooms.residents", Operation::sum, Unit::users, std::move(steps));
}

Node workforce_tree(const ExplainContext& context, int row, int t) {
  const auto service = [&](int service_row) {
    return [&context, service_row](int year) { return services_tree(context, service_row, year); };
  };
  const workforce::Trees trees{[&](int year, int from, int to) { return persons_tree(context, year, from, to); },
                               [&](int year, int from, int to) { return neighbours_tree(context, year, from, to); },
                               service(services::pupils_total),
                               service(services::sfo_total),
                               service(services::kindergarten_total),
                               service(services::child_protection_clients),
                               service(services::social_clients),
                               [&](int year) { return care_fte_tree(context, year); }};
  return workforce::explain(row, t, context.view.calculation.population, context.view.bases.area, context.assumptions,
                            context.view.bases.workforce, trees);
}

Node economy_tree(const ExplainContext& context, int row, int t) {
  const economy::Trees trees{[&](int year, int from, int to) { return persons_tree(context, year, from, to); },
                             [&](int year) { return services_tree(context, services::pupils_total, year); },
                             [&](int year) { return services_tree(context, services::kindergarten_total, year); },
                             [&](int year) { return care_cost_tree(context, year); }};
  return economy::explain(row, t, context.view.calculation.population, context.assumptions, context.view.bases.economy,
                          context.surroundings.country, trees);
}

Node own_places_cell(const ExplainContext& context, double value, int line) {
  return trace::cell("rooms.own_places", value, Unit::places,
                     {"own", fmt::format("{}:{}", context.request.own->file, line)}, Provenance::own);
}

Node care_places_cell(const ExplainContext& context) {
  const Bases& bases = context.view.bases;
  if (bases.own_care_places) return own_places_cell(context, bases.care_places, bases.own_care_line);
  return trace::cell(
      "rooms.care_places", bases.care_places, Unit::places,
      {"ssb_11875", fmt::format("{}, 2025, institution",
                                to_string(context.prepared.facts->registry->at(context.view.municipality).number))});
}

}  // namespace handlingsrom::rooms
