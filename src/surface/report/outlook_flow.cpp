// Where are we going: who leaves, who comes, and whom the municipality must win from other work.
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "outlook/rooms/staff_flow.hpp"
#include "outlook/rooms/workings.hpp"
#include "surface/report/outlook_flow.hpp"
#include "surface/report/svg/waterfall.hpp"

namespace handlingsrom::report {
namespace {

constexpr int span = 5;  // years that are drawn
constexpr double step = 0.1;

struct FlowPart {
  const char* key;
  double sign;
};
constexpr FlowPart parts[] = {{"retired", -1}, {"disabled", -1}, {"left", -1}, {"graduates", 1},
                              {"moved_in", 1}, {"other", 1},     {"hired", 1}, {"more", 1}};

std::string part_name(const Words& words, const char* key) { return words.say(fmt::format("flow.{}", key)); }

/// All flows of the years together: sums, not means.
workforce::FlowYear over_the_span(const rooms::StaffFlow& flow, const rooms::StaffFlow::Group& group) {
  workforce::FlowYear sum = rooms::mean_flow(group, flow.first, flow.first, flow.first + (span - 1));
  for (double workforce::FlowYear::*part :
       {&workforce::FlowYear::retired, &workforce::FlowYear::disabled, &workforce::FlowYear::left,
        &workforce::FlowYear::graduates, &workforce::FlowYear::moved_in, &workforce::FlowYear::other,
        &workforce::FlowYear::hired, &workforce::FlowYear::more})
    sum.*part *= span;
  return sum;
}

/// The group that lacks most in the middle year, as the chart of groups names it; nurses where none lacks.
const rooms::StaffFlow::Group& drawn_group(const rooms::StaffFlow& flow, const Material& material) {
  const FocusYears years = focus_years(material);
  const rooms::StaffFlow::Group* worst = &flow.groups.front();
  double worst_gap = step;
  for (const rooms::StaffFlow::Group& group : flow.groups) {
    const double gap = -material.middle(fmt::format("rooms.people.{}", group.key), years.middle);
    if (std::isfinite(gap) && gap > worst_gap) worst = &group, worst_gap = gap;
  }
  return *worst;
}

svg::Waterfall drawing_of(const Words& words, const workforce::FlowYear& sum, int first) {
  svg::Waterfall drawing;
  drawing.id = "staff-flow";
  const auto text = [&](double value) { return words.signed_number(round_to(value, step), 1); };
  drawing.start = sum.start;
  drawing.start_name = words.say("flow.at", {{"year", fmt::format("{}", first)}});
  drawing.end_name = words.say("flow.at", {{"year", fmt::format("{}", first + span)}});
  for (const FlowPart& part : parts) {
    const double change = part.sign * workforce::part_of(sum, part.key);
    if (std::abs(change) < step / 2) continue;
    // What the line counts on beyond today's rate is no gain that anybody has.
    const bool good = change > 0 && std::string_view(part.key) != "more";
    drawing.causes.push_back({part_name(words, part.key), change, text(change), good});
  }
  drawing.start_text = words.number(sum.start, 1);
  drawing.end_text = words.number(sum.end, 1);
  return drawing;
}

Table table_of(const Words& words, const rooms::StaffFlow& flow) {
  Table table;
  table.id = "staff_flow";
  const std::string unit = words.unit(Unit::full_time_equivalents);
  const auto at = [&](int year) { return words.say("flow.at", {{"year", fmt::format("{}", year)}}); };
  table.columns = {{words.say("education_group"), "", 0}, {at(flow.first.value), unit, 1}};
  for (const FlowPart& part : parts) table.columns.push_back({part_name(words, part.key), unit, 1});
  table.columns.push_back({at(flow.first.value + span), unit, 1});
  std::vector<workforce::FlowYear> all;
  Provenance weakest = Provenance::municipality;
  const auto row = [&](const std::string& name, const workforce::FlowYear& sum, Provenance mark,
                       const rooms::StaffFlow::Group* group) {
    std::vector<Cell> cells{Cell::words(name), Cell::figure(sum.start, mark)};
    for (const FlowPart& part : parts) {
      const Provenance of = group == nullptr ? Provenance::national : group->mark(part.key);
      cells.push_back(Cell::figure(part.sign * workforce::part_of(sum, part.key), of));
    }
    cells.push_back(Cell::figure(sum.end, mark));
    table.rows.push_back(std::move(cells));
  };
  for (const rooms::StaffFlow::Group& group : flow.groups) {
    all.push_back(over_the_span(flow, group));
    weakest = weaker(weakest, group.provenance);
    row(Words::capital(words.entry("group." + group.key)), all.back(), group.provenance, &group);
  }
  row(words.say("flow.all"), rooms::sum_of(all), weakest, nullptr);
  table.totals = {table.rows.size() - 1};
  return table;
}

/// "55", "2,3": in a sentence a tenth of a position is more than is known of ten or more.
std::string fte_text(const Words& words, double fte) {
  constexpr double whole = 9.95;
  return std::abs(fte) < whole ? words.number(round_to(fte, step), 1) : words.number(fte);
}

// The season of sick leave, and what of the flow is the municipality's own count.
std::string more_of(const Words& words, const rooms::StaffFlow& flow) {
  double mean = 0;
  std::string own;
  for (const rooms::StaffFlow::Group& group : flow.groups) {
    mean += group.years.front().start * flow.sick_share.front();
    if (group.own_ages || group.own_turnover) own += (own.empty() ? "" : ", ") + words.entry("group." + group.key);
  }
  const auto [least, most] = std::minmax_element(flow.sick_quarters.begin(), flow.sick_quarters.end());
  std::string text = " " + words.say("shown.staff_season", {{"mean", fte_text(words, mean)},
                                                            {"most", fte_text(words, mean * *most)},
                                                            {"least", fte_text(words, mean * *least)}});
  if (!own.empty()) text += " " + words.say("shown.staff_own", {{"groups", own}});
  return text;
}

}  // namespace

Chart staff_flow(const Material& material, const Words& words) {
  Chart chart;
  if (material.workings == nullptr || material.workings->staff_flow.groups.empty()) return chart;
  const rooms::StaffFlow& flow = material.workings->staff_flow;
  const rooms::StaffFlow::Group& group = drawn_group(flow, material);
  const workforce::FlowYear sum = over_the_span(flow, group);
  if (!std::isfinite(sum.start) || sum.start < step) return chart;
  const int first = flow.first.value;
  const auto fte = [&](double value) { return fte_text(words, value); };
  chart.title = words.say("message.staff_flow", {{"out", fte(sum.retired + sum.disabled + sum.left)},
                                                 {"start", fte(sum.start)},
                                                 {"group", words.entry("group." + group.key)},
                                                 {"year", fmt::format("{}", first + span)}});
  chart.shown = words.say(sum.more > step / 2    ? "shown.staff_flow.more"
                          : sum.more < -step / 2 ? "shown.staff_flow.less"
                                                 : "shown.staff_flow.same",
                          {{"more", fte(std::abs(sum.more))}, {"from", fmt::format("{}", first)}}) +
                more_of(words, flow);
  chart.source = source_line(material, words, {}, true);
  svg::Waterfall drawing = drawing_of(words, sum, first);
  drawing.title = chart.title;
  for (const auto& cause : drawing.causes) drawing.description += fmt::format("{}: {}. ", cause.name, cause.text);
  chart.drawing = std::move(drawing);
  chart.table = table_of(words, flow);
  chart.table.caption = chart.title;
  chart.layout = Chart::Layout::tall;
  return chart;
}

}  // namespace handlingsrom::report
