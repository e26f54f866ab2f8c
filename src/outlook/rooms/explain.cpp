#include "outlook/rooms/explain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/rooms/chance.hpp"
#include "outlook/rooms/explain_trees.hpp"

namespace handlingsrom::rooms {
namespace {

using trace::Node;
using trace::Operation;

std::string_view full_name(std::string_view figure) {
  if (figure == "money") return "rooms.money";
  if (figure == "people") return "rooms.people";
  if (figure == "places") return "rooms.places";
  return figure;
}

const Entry& entry_of(const std::vector<Entry>& list, std::string_view figure) {
  const std::string_view id = full_name(figure);
  const auto found = std::find_if(list.begin(), list.end(), [&](const Entry& entry) { return entry.id == id; });
  if (found != list.end()) return *found;
  std::vector<std::string> ids{"money", "people", "places"};
  for (const Entry& entry : list) ids.push_back(entry.id);
  for (const char* chance : chance_figures) ids.emplace_back(chance);
  throw_unknown_figure(id, std::move(ids));
}

Node seats_tree(const ExplainContext& context, std::string_view what, double own, int line, int row, int t) {
  Node places = facts::is_missing(own) ? services_tree(context, row, 0) : own_places_cell(context, own, line);
  if (facts::is_missing(own)) places.key = fmt::format("rooms.places_as_today.{}", what);
  return difference("rooms.places_left", Unit::places, std::move(places), services_tree(context, row, t));
}

Node tree_of(const ExplainContext& context, const Entry& entry, int t) {
  switch (entry.kind) {
    case Kind::population: return persons_in_full(context, t, entry.first, entry.second);
    case Kind::births:
    case Kind::deaths:
    case Kind::net_migration: return flow_tree(context, entry, t);
    case Kind::published_main: return published_tree(context, entry, t);
    case Kind::services: return services_tree(context, entry.first, t);
    case Kind::care_users: return care_users_tree(context, static_cast<std::size_t>(entry.first), t);
    case Kind::care_users_total: {
      std::vector<Node> steps;
      for (std::size_t step = 0; step < context.view.calculation.care.steps(); ++step)
        steps.push_back(care_users_tree(context, step, t));
      return combine("rooms.care_users_total", Operation::sum, Unit::users, std::move(steps));
    }
    case Kind::care_fte: return care_fte_tree(context, t);
    case Kind::care_cost: return care_cost_tree(context, t);
    case Kind::workforce: return workforce_tree(context, entry.first, t);
    case Kind::economy: return economy_tree(context, entry.first, t);
    case Kind::money_per_inhabitant: {
      std::vector<Node> parts;
      parts.push_back(economy_tree(context, economy::money, t));
      parts.push_back(persons_tree(context, t, 0, oldest_age));
      return combine("rooms.money_per_inhabitant", Operation::quotient, Unit::kroner_per_person, std::move(parts));
    }
    case Kind::places:
      return difference("rooms.places_left", Unit::places, care_places_cell(context), residents_tree(context, t));
    case Kind::kindergarten_places:
      return seats_tree(context, "kindergarten", context.view.bases.kindergarten_places,
                        context.view.bases.own_kindergarten_line, services::kindergarten_total, t);
    case Kind::school_places:
      return seats_tree(context, "school", context.view.bases.school_places, context.view.bases.own_school_line,
                        services::pupils_total, t);
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "no tree for " + entry.id}});
}

}  // namespace

Node explain_figure(const Chain::Prepared& prepared, const Request& request, std::string_view figure, Year year) {
  const auto by_chance = std::find(chance_figures.begin(), chance_figures.end(), figure);
  // Places by chance rest on the residents, whose entry gives the tree its year and its calculation.
  const Entry& entry = entry_of(prepared.list, by_chance != chance_figures.end() ? "care.users.total" : figure);
  const int t = year - prepared.first;
  const auto unknown_year = [&] {
    return Error(ErrorCode::unknown_name, "unknown_year",
                 {{"found", fmt::format("{}", year.value)},
                  {"expected", fmt::format("{}–{}", prepared.first.value, last_projected_year.value)}});
  };
  if (t < 0 || t >= prepared.years) throw unknown_year();
  const Assumptions& assumptions = prepared.assumptions_of(request);
  const auto surroundings = prepared.surroundings_of(assumptions, request.alternative);
  const Bases bases = prepare_bases(*prepared.facts, *surroundings, request.municipality, request.own);
  Calculation calculation(prepared.first, prepared.years);
  calculation.population = surroundings->projection(request.municipality);
  calculate(calculation, bases, *surroundings, prepared.care, request.municipality, assumptions);
  const View view{*prepared.facts, request.municipality, bases, calculation};
  if (facts::is_missing(value_of(entry, view, t))) throw unknown_year();

  const ExplainContext context{prepared, view, *surroundings, assumptions, request};
  if (by_chance != chance_figures.end()) {
    Node root = chance_tree(context, *by_chance, t);
    if (facts::is_missing(root.value)) throw unknown_year();
    root.arguments.emplace_back("figure", *by_chance);
    root.arguments.emplace_back("at", fmt::format("{}", year.value));
    return root;
  }
  Node root = tree_of(context, entry, t);
  root.unit = entry.unit;
  root.provenance = provenance_of(entry, view);
  root.arguments.emplace_back("figure", entry.id);
  root.arguments.emplace_back("at", fmt::format("{}", year.value));
  return root;
}

}  // namespace handlingsrom::rooms
