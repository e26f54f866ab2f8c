#include "outlook/rooms/explain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/rooms/chance.hpp"
#include "outlook/rooms/explain_trees.hpp"
#include "outlook/rooms/staff_flow.hpp"
#include "outlook/workforce/flow.hpp"

namespace handlingsrom::rooms {
namespace {

using trace::Node;

std::string_view full_name(std::string_view figure) {
  if (figure == "money") return "rooms.money";
  if (figure == "people") return "rooms.people";
  if (figure == "places") return "rooms.places";
  return figure;
}

int figure_row(const facts::ModelSheet& sheet, std::string_view figure) {
  const std::string_view id = full_name(figure);
  const int row = sheet.find(id);
  if (row >= 0) return row;
  std::vector<std::string> ids{"money", "people", "places"};
  for (const sheet::Row& known : sheet.rows()) ids.push_back(known.id);
  for (const char* chance : chance_figures) ids.emplace_back(chance);
  for (std::string& flow : flow_ids()) ids.push_back(std::move(flow));
  throw_unknown_figure(id, std::move(ids));
}

// A figure that is itself a number of persons is shown with every step between.
Node tree_of(const ExplainContext& context, int row, int t) {
  const facts::ModelSheet& sheet = context.prepared().model.sheet();
  const sheet::Node& node = sheet.nodes()[sheet.nodes()[sheet.rows()[static_cast<std::size_t>(row)].node].first];
  if (node.kind == sheet::Kind::engine) {
    for (const population::PersonRows::Span& span : context.prepared().model.persons().spans()) {
      if (span.engine == node.first) return persons_in_full(context, t, span.from, span.to);
    }
  }
  return row_tree(context, row, t);
}

}  // namespace

Node explain_figure(const Chain::Prepared& prepared, const Request& request, std::string_view figure, Year year) {
  const auto by_chance = std::find(chance_figures.begin(), chance_figures.end(), figure);
  const bool chance = by_chance != chance_figures.end();
  workforce::Group group{};
  std::string_view part;
  const bool flow = workforce::read_flow_id(figure, group, part);
  const facts::ModelSheet& sheet = prepared.model.sheet();
  // Places by chance rest on the residents, and the flow of staff on the line, who have a figure in the same years.
  const int row = figure_row(sheet, chance ? "care.users.total" : flow ? "workforce.available.total" : figure);
  const int t = year - prepared.first;
  const auto unknown_year = [&] {
    return Error(ErrorCode::unknown_name, "unknown_year",
                 {{"found", fmt::format("{}", year.value)},
                  {"expected", fmt::format("{}–{}", prepared.first.value, last_projected_year.value)}});
  };
  if (t < 0 || t >= prepared.years - (flow ? 1 : 0)) throw unknown_year();
  const Course course(prepared, request);
  Calculation calculation(course.setting(), prepared.years);
  calculation.fill(0, course.population(), course.assumptions);
  calculation.evaluate(request.adjustments);
  if (facts::is_missing(calculation.at(static_cast<std::size_t>(row), static_cast<std::size_t>(t))))
    throw unknown_year();

  const ExplainContext context{course, calculation};
  const auto finish = [&](Node root, std::string_view id) {
    root.arguments.emplace_back("figure", id);
    root.arguments.emplace_back("at", fmt::format("{}", year.value));
    return root;
  };
  if (flow) return finish(flow_tree(context, group, part, t), figure);
  if (chance) {
    Node root = chance_tree(context, *by_chance, t);
    if (facts::is_missing(root.value)) throw unknown_year();
    return finish(std::move(root), *by_chance);
  }
  Node root = tree_of(context, row, t);
  root.unit = sheet.rows()[static_cast<std::size_t>(row)].unit;
  root.provenance = course.marks(calculation.values(), calculation.engine_marks())[static_cast<std::size_t>(row)];
  return finish(std::move(root), sheet.rows()[static_cast<std::size_t>(row)].id);
}

}  // namespace handlingsrom::rooms
