#include "outlook/rooms/staff_flow.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "outlook/rooms/explain_trees.hpp"
#include "outlook/rooms/staff_flow_along.hpp"
#include "outlook/workforce/flow.hpp"
#include "outlook/workforce/own_staff.hpp"
#include "outlook/workforce/season.hpp"

namespace handlingsrom::rooms {
namespace {

using trace::Node;
using trace::Operation;
using workforce::FlowYear;

// `series`: a row of the sheet by year, and its mark.
template <class Series, class Mark>
StaffFlow flow_of(const Course& course, const population::Projection& persons, const Series& series, const Mark& mark) {
  const Chain::Prepared& prepared = course.prepared;
  const population::Projection& country = course.populations->frame->nation;
  const workforce::LabourArea& area = course.starting.area;
  workforce::FlowCourse along;
  along.labour = workforce::labour_of(persons, area, course.assumptions);
  along.leaving_age = workforce::leaving_ages(course.assumptions, prepared.years);
  along.young = workforce::young_share(persons, country);
  StaffFlow flow;
  flow.first = prepared.first;
  flow.from_neighbours = area.persons.empty() ? 0.0 : 1 - course.assumptions.first("workforce.local_weight");
  flow.agency_share = course.assumptions.first("workforce.flow.agency_share");
  const auto sick = course.assumptions.series("workforce.sick_leave");
  flow.sick_share.assign(sick.begin(), sick.begin() + prepared.years);
  flow.sick_quarters = workforce::sick_quarters(course.assumptions);
  for (int g = 0; g < workforce::group_count; ++g) {
    const auto group = static_cast<workforce::Group>(g);
    StaffFlow::Group& of = flow.groups.emplace_back();
    of.key = workforce::key_of(group);
    const std::string line = fmt::format("workforce.available.{}", workforce::key_of(group));
    along.line = series(line);
    of.needed = series(fmt::format("workforce.needed.{}", workforce::key_of(group)));
    const workforce::OwnStaff own = workforce::own_staff(course.starting.own, group);
    of.own_ages = own.ages_known();
    of.own_turnover = own.turnover_known;
    of.rates = workforce::with_own(workforce::flow_rates(course.assumptions, group, country), along, own);
    of.years = workforce::flow_along(along, of.rates);
    of.potential = workforce::position_potential(course.assumptions, group, along.line.front());
    of.provenance = mark(line);
  }
  return flow;
}

StaffFlow flow_behind(const ExplainContext& context) {
  const facts::ModelSheet& sheet = context.prepared().model.sheet();
  const auto series = [&](const std::string& id) {
    std::vector<double> values;
    for (int t = 0; t < context.prepared().years; ++t)
      values.push_back(context.calculation.at(static_cast<std::size_t>(sheet.find(id)), static_cast<std::size_t>(t)));
    return values;
  };
  return flow_of(context.course, context.course.population(), series,
                 [](const std::string&) { return Provenance::national; });
}

// What a part of the flow rests on, beside the stock.
std::vector<Node> behind(const ExplainContext& context, workforce::Group group, std::string_view part, int t) {
  const Assumptions& assumptions = context.course.assumptions;
  std::vector<Node> nodes;
  const auto assumed = [&](const std::string& id) {
    nodes.push_back(trace::assumption(id, assumptions.first(id), assumptions.spec(id).unit));
  };
  const std::string key(workforce::key_of(group));
  const bool care = group == workforce::Group::nurse || group == workforce::Group::health_worker;
  const workforce::OwnStaff own = workforce::own_staff(context.course.starting.own, group);
  const auto counted = [&](const char* name, double value, const std::string& place) {
    nodes.push_back(trace::cell(fmt::format("workforce.flow.{}", name), value, Unit::full_time_equivalents,
                                {"own", place}, Provenance::own));
  };
  if (part == "older" || part == "retired") {
    assumed("workforce.leaving_age");
    if (own.ages_known()) {
      counted("counted_older", own.older(), own.ages_place);
      counted("counted", own.total(), own.ages_place);
    } else if (care) {
      assumed("workforce.flow.older_share_" + key);
    }
    nodes.push_back(persons_tree(context, t, 55, 66));
  }
  if (part == "disabled") assumed("workforce.flow.disabled"), assumed("workforce.flow.disabled_older");
  if (part == "left" && own.turnover_known) {
    counted("counted_left", own.left, own.left_place);
    if (own.ages_known()) counted("counted", own.total(), own.ages_place);
  } else if (part == "left" || part == "hired") {
    assumed("workforce.flow.turnover_" + key);
  }
  if (part == "graduates" && care) {
    for (const char* name : {"graduates", "municipal_share"}) assumed(fmt::format("workforce.flow.{}_{}", name, key));
    assumed("workforce.flow.position");
  }
  if (part == "graduates") nodes.push_back(persons_tree(context, t, 20, 24));
  if (part == "moved_in") {
    nodes.push_back(persons_tree(context, t, 20, 63));
    nodes.push_back(persons_tree(context, t + 1, 21, 64));
  }
  return nodes;
}

}  // namespace

StaffFlow staff_flow(const Chain& chain, const Request& request, const Figures& figures,
                     const population::Projection* persons) {
  const Course course(chain.prepared(), request);
  return flow_of(
      course, persons == nullptr ? course.population() : *persons,
      [&](const std::string& id) { return figures.at(id).middle; },
      [&](const std::string& id) { return figures.at(id).provenance; });
}

double StaffFlow::away_ill(const Group& group, Year year, std::size_t quarter) const {
  const auto t = static_cast<std::size_t>(year - first);
  return group.years.at(t).start * sick_share.at(t) * sick_quarters.at(quarter);
}

Provenance StaffFlow::Group::mark(std::string_view part) const {
  const bool counted = part == "older" || part == "retired" ? own_ages : part == "left" && own_turnover;
  return counted ? Provenance::own : Provenance::national;
}

const StaffFlow::Group* StaffFlow::find(std::string_view key) const {
  const auto at = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.key == key; });
  return at == groups.end() ? nullptr : &*at;
}

namespace {

constexpr std::array flows{&FlowYear::retired,  &FlowYear::disabled, &FlowYear::left,  &FlowYear::graduates,
                           &FlowYear::moved_in, &FlowYear::other,    &FlowYear::hired, &FlowYear::more};

}  // namespace

FlowYear sum_of(const std::vector<FlowYear>& all) {
  FlowYear sum;
  for (const FlowYear& year : all) {
    for (double FlowYear::*part : flows) sum.*part += year.*part;
    sum.start += year.start;
    sum.older += year.older;
    sum.end += year.end;
  }
  return sum;
}

FlowYear mean_flow(const StaffFlow::Group& group, Year first, Year from, Year to) {
  FlowYear mean;
  const int last = std::min(to - first, static_cast<int>(group.years.size()) - 1);
  const int begin = std::max(0, from - first);
  const int count = last - begin + 1;
  if (count < 1) return mean;
  for (int t = begin; t <= last; ++t) {
    const FlowYear& year = group.years[static_cast<std::size_t>(t)];
    for (double FlowYear::*part : flows) mean.*part += year.*part / count;
  }
  mean.start = group.years[static_cast<std::size_t>(begin)].start;
  mean.older = group.years[static_cast<std::size_t>(begin)].older;
  mean.end = group.years[static_cast<std::size_t>(last)].end;
  return mean;
}

std::vector<std::string> flow_ids() {
  std::vector<std::string> ids;
  for (int g = 0; g < workforce::group_count; ++g) {
    for (const std::string_view part : workforce::flow_parts)
      ids.push_back(fmt::format("workforce.flow.{}.{}", workforce::key_of(static_cast<workforce::Group>(g)), part));
  }
  return ids;
}

// Start and end are the room's own rows, with their own trees; what the line asks for beyond today's rate is what is left between them.
Node flow_tree(const ExplainContext& context, workforce::Group group, std::string_view part, int t) {
  const StaffFlow flow = flow_behind(context);
  const FlowYear& year = flow.groups[static_cast<std::size_t>(group)].years[static_cast<std::size_t>(t)];
  const auto line = [&](int at) {
    const facts::ModelSheet& sheet = context.prepared().model.sheet();
    return row_tree(context, sheet.find(fmt::format("workforce.available.{}", workforce::key_of(group))), at);
  };
  if (part == "start") return line(t);
  if (part == "end") return line(t + 1);
  const auto estimate = [&](std::string_view name) {
    std::vector<Node> nodes;
    if (name != "hired" && name != "more" && name != "graduates") nodes.push_back(line(t));
    for (Node& node : behind(context, group, name, t)) nodes.push_back(std::move(node));
    Node node = trace::combine(fmt::format("workforce.flow.{}", name), Operation::model, workforce::part_of(year, name),
                               Unit::full_time_equivalents, std::move(nodes));
    node.provenance = flow.groups[static_cast<std::size_t>(group)].mark(name);
    return node;
  };
  if (part != "more") return estimate(part);
  Node after = trace::combine("workforce.flow.after_leaving", Operation::difference, Unit::full_time_equivalents,
                              {line(t), estimate("retired"), estimate("disabled"), estimate("left")});
  std::vector<Node> parts{line(t + 1), std::move(after)};
  for (const char* name : {"graduates", "moved_in", "other", "hired"}) parts.push_back(estimate(name));
  return trace::combine("workforce.flow.more", Operation::difference, Unit::full_time_equivalents, std::move(parts));
}

}  // namespace handlingsrom::rooms
