// Trees of persons: cells of the population table, and cohorts that lead back to them.
#include <algorithm>

#include <fmt/format.h>

#include "outlook/population/explain.hpp"
#include "outlook/rooms/explain_trees.hpp"

namespace handlingsrom::rooms {
namespace {

using trace::Node;
using trace::Operation;

constexpr std::string_view population_source = "ssb_07459";

std::string ages(int from, int to) {
  if (from == 0 && to == oldest_age) return "0–105+";
  return to == oldest_age ? fmt::format("{}–105+", from)
         : from == to     ? fmt::format("{}", from)
                          : fmt::format("{}–{}", from, to);
}

Node registered(const ExplainContext& context, MunicipalityIndex municipality, int from, int to) {
  const facts::Facts& facts = context.facts();
  const Year first = context.prepared().first;
  Node node = trace::cell("population.registered",
                          context.course.populations->projection(municipality).total(0, from, to), Unit::persons,
                          {std::string(population_source),
                           fmt::format("{}, {}, F+M, {}", to_string(facts.registry->at(municipality).number),
                                       first.value, ages(from, to))});
  node.arguments = {{"municipality", facts.registry->at(municipality).name},
                    {"ages", ages(from, to)},
                    {"year", fmt::format("{}", first.value)}};
  return node;
}

// Who move in beyond the projection until then: the municipality's own homes to come, each year by itself, and what a scenario brings.
void add_settlers(const ExplainContext& context, int t, std::vector<Node>& children) {
  const Course& course = context.course;
  double of_own = 0, all = 0;
  for (int year = 0; year < t && year < static_cast<int>(course.settlers.size()); ++year) {
    all += course.settlers[static_cast<std::size_t>(year)];
    const std::string part = fmt::format("{}", (context.prepared().first + year).value);
    const facts::Cell own = facts::own_cell(course.starting.own, facts::OwnQuantity::new_inhabitants, {}, part);
    if (!own.known()) continue;
    of_own += own.value;
    children.push_back(facts::node("population.settlers_own", own, Unit::persons));
    children.back().arguments = {{"year", part}};
  }
  if (all != of_own) children.push_back(trace::model("population.settlers", all - of_own, Unit::persons, {}));
}

Node persons_in(const ExplainContext& context, MunicipalityIndex municipality, int t, int from, int to) {
  if (t == 0) return registered(context, municipality, from, to);
  const bool settled = municipality == context.municipality() && !context.course.settlers.empty();
  const double persons = settled ? context.course.population().total(t, from, to)
                                 : context.course.populations->projection(municipality).total(t, from, to);
  std::vector<Node> children;
  // The same cohort in the first year: t years younger. Those not born then come from births among the women of that year.
  if (to - t >= 0)
    children.push_back(
        registered(context, municipality, std::max(0, from - t), to == oldest_age ? oldest_age : to - t));
  if (from - t < 0 && to - t < 0) children.push_back(registered(context, municipality, 0, oldest_age));
  for (const std::string_view id :
       {"population.fertility", "population.mortality_pace", "population.net_migration_change"}) {
    const auto specs = context.course.assumptions.specs();
    const auto found =
        std::find_if(specs.begin(), specs.end(), [&](const ParameterSpec* spec) { return spec->id == id; });
    if (found == specs.end()) continue;
    children.push_back(trace::assumption(
        std::string(id), context.course.assumptions.series(id)[static_cast<std::size_t>(t)], (*found)->unit));
  }
  if (settled) add_settlers(context, t, children);
  Node node = trace::combine("population.projected", Operation::model, persons, Unit::persons, std::move(children));
  node.provenance = Provenance::municipality;
  node.arguments = {{"municipality", context.facts().registry->at(municipality).name},
                    {"ages", ages(from, to)},
                    {"year", fmt::format("{}", (context.prepared().first + t).value)}};
  return node;
}

}  // namespace

Node persons_tree(const ExplainContext& context, int t, int from_age, int to_age) {
  return persons_in(context, context.municipality(), t, from_age, to_age);
}

namespace {

// What a local level was measured on, under it.
void add_measured_on(const ExplainContext& context, Node& node) {
  if (node.children.empty() && node.operation == Operation::model) {
    node.children.push_back(registered(context, context.municipality(), 0, oldest_age));
  }
  for (Node& child : node.children) add_measured_on(context, child);
}

}  // namespace

Node persons_in_full(const ExplainContext& context, int t, int from_age, int to_age) {
  Node node =
      population::explain_persons(*context.course.populations->frame, context.municipality(), t, from_age, to_age);
  add_measured_on(context, node);
  const Course& course = context.course;
  if (course.settlers.empty()) return node;
  const double settled = course.population().total(t, from_age, to_age) - node.value;
  std::vector<Node> behind;
  add_settlers(context, t, behind);
  std::vector<Node> both;
  both.push_back(std::move(node));
  both.push_back(trace::model("population.settlers_then", settled, Unit::persons, std::move(behind)));
  return trace::combine("population.with_settlers", Operation::sum, Unit::persons, std::move(both));
}

Node neighbours_tree(const ExplainContext& context, int t, int from_age, int to_age) {
  std::vector<Node> parts;
  for (const MunicipalityIndex neighbour : context.facts().registry->at(context.municipality()).neighbours) {
    parts.push_back(persons_in(context, neighbour, t, from_age, to_age));
  }
  return trace::combine("population.neighbours", Operation::sum, Unit::persons, std::move(parts));
}

}  // namespace handlingsrom::rooms
