// `handlingsrom workforce flow`: who leaves, who comes, whom the line asks for beyond that, and what a supplement would move.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/staff_flow.hpp"
#include "surface/cli/outlook_verbs.hpp"
#include "surface/cli/own.hpp"
#include "surface/cli/settings.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

struct FlowOptions {
  std::string municipality, group, own;
  std::vector<std::string> settings;
  std::optional<double> supplement;
  std::optional<int> asked_from, asked_to;
  int from = 0, to = 0;  // both included
  bool accept = false, season = false;
};

constexpr std::array shown{"start",    "older", "retired", "disabled", "left", "graduates",
                           "moved_in", "other", "hired",   "more",     "end"};

std::string group_name(const Context& context, const std::string& key) {
  const bool for_people = output_format(context.options().format) == Format::table;
  return for_people ? context.text("flow.group." + key) : key;
}

/// All figures are FTE: a table says so once, below.
std::vector<Column> columns_of(const Context& context, const char* first) {
  const bool for_people = output_format(context.options().format) == Format::table;
  const Unit unit = for_people ? Unit::none : Unit::full_time_equivalents;
  std::vector<Column> columns{{first, first == std::string_view("year") ? Unit::years : Unit::none}};
  for (const char* part : shown) columns.push_back({fmt::format("flow_{}", part), unit, 1});
  columns.push_back({"flow_needed", unit, 1});
  columns.push_back({"flow_agency", unit, 1});
  return columns;
}

double agency_of(const rooms::StaffFlow& flow, double needed, double to_be_had) {
  return flow.agency_share * std::max(0.0, needed - to_be_had);
}

void add_flow(std::vector<Cell>& row, const workforce::FlowYear& flow, double needed, double agency) {
  for (const char* part : shown) row.emplace_back(workforce::part_of(flow, part));
  row.emplace_back(needed);
  row.emplace_back(agency);
}

// A row for each group, means of the years; needed is that of the end.
Table by_group(const Context& context, const rooms::StaffFlow& flow, const FlowOptions& options) {
  Table table{"staff_flow", columns_of(context, "education_group"), {}};
  std::vector<workforce::FlowYear> all;
  double needed_in_all = 0, agency_in_all = 0;
  for (const rooms::StaffFlow::Group& group : flow.groups) {
    all.push_back(rooms::mean_flow(group, flow.first, Year{options.from}, Year{options.to}));
    const double needed = group.needed[static_cast<std::size_t>(options.to + 1 - flow.first.value)];
    needed_in_all += needed;
    table.rows.push_back({group_name(context, group.key)});
    const double agency = agency_of(flow, needed, all.back().end);
    agency_in_all += agency;
    add_flow(table.rows.back(), all.back(), needed, agency);
  }
  table.rows.push_back({group_name(context, "all")});
  add_flow(table.rows.back(), rooms::sum_of(all), needed_in_all, agency_in_all);
  return table;
}

Table by_year(const Context& context, const rooms::StaffFlow& flow, const rooms::StaffFlow::Group& group,
              const FlowOptions& options) {
  Table table{"staff_flow", columns_of(context, "year"), {}};
  for (int year = options.from; year <= options.to; ++year) {
    const auto t = static_cast<std::size_t>(year - flow.first.value);
    table.rows.push_back({std::int64_t{year}});
    add_flow(table.rows.back(), group.years[t], group.needed[t + 1],
             agency_of(flow, group.needed[t + 1], group.years[t].end));
  }
  return table;
}

// FTE that are ill in each quarter of the first year that is shown.
Table by_quarter(const Context& context, const rooms::StaffFlow& flow, const FlowOptions& options) {
  const bool for_people = output_format(context.options().format) == Format::table;
  const Unit unit = for_people ? Unit::none : Unit::full_time_equivalents;
  Table table{"staff_season", {{"education_group"}, {"flow_start", unit, 1}}, {}};
  for (std::size_t q = 1; q <= flow.sick_quarters.size(); ++q)
    table.columns.push_back({fmt::format("flow_quarter_{}", q), unit, 1});
  const auto t = static_cast<std::size_t>(options.from - flow.first.value);
  std::vector<double> sums(flow.sick_quarters.size() + 1, 0.0);
  for (const rooms::StaffFlow::Group& group : flow.groups) {
    std::vector<double> of{group.years[t].start};
    for (std::size_t q = 0; q < flow.sick_quarters.size(); ++q)
      of.push_back(flow.away_ill(group, Year{options.from}, q));
    table.rows.push_back({group_name(context, group.key)});
    for (std::size_t k = 0; k < of.size(); ++k) {
      table.rows.back().emplace_back(of[k]);
      sums[k] += of[k];
    }
  }
  table.rows.push_back({group_name(context, "all")});
  for (const double sum : sums) table.rows.back().emplace_back(sum);
  return table;
}

std::string said_of_season(const Context& context, const rooms::StaffFlow& flow, const FlowOptions& options) {
  const auto number = [&](double value, int decimals) { return messages::number(value, decimals, context.language()); };
  const auto t = static_cast<std::size_t>(options.from - flow.first.value);
  double staff = 0;
  for (const rooms::StaffFlow::Group& group : flow.groups) staff += group.years[t].start;
  const auto& quarters = flow.sick_quarters;
  const double most = *std::max_element(quarters.begin(), quarters.end());
  const double least = *std::min_element(quarters.begin(), quarters.end());
  const double mean = staff * flow.sick_share[t];
  return context.text("flow.season", {{"share", number(100 * flow.sick_share[t], 1)},
                                      {"mean", number(mean, 1)},
                                      {"most", number(mean * most, 1)},
                                      {"least", number(mean * least, 1)},
                                      {"difference", number(mean * (most - least), 1)},
                                      {"year", std::to_string(options.from)}});
}

std::string said_of_supplement(const Context& context, const api::SupplementEffect& effect,
                               const FlowOptions& options) {
  const auto number = [&](double value, int decimals) { return messages::number(value, decimals, context.language()); };
  std::string neighbours;
  for (const auto& neighbour : effect.neighbours) {
    neighbours += fmt::format("{}{} {}", neighbours.empty() ? "" : ", ",
                              context.service().municipality(neighbour.municipality).name,
                              number(neighbour.after - neighbour.before, 2));
  }
  constexpr double in_millions = 1e6;
  return context.text(effect.neighbours.empty() ? "flow.supplement_no_neighbours" : "flow.supplement",
                      {{"share", number(*options.supplement, 1)},
                       {"group", context.text("flow.group." + options.group)},
                       {"alone", number(effect.alone - effect.before, 2)},
                       {"cost", number(effect.cost_alone / in_millions, 2)},
                       {"neighbours", neighbours},
                       {"all", number(effect.all - effect.before, 2)},
                       {"cost_all", number(effect.cost_all / in_millions, 2)},
                       {"cost_area", number(effect.cost_area / in_millions, 1)}});
}

/// Five years from the first where none are asked for.
void set_years(FlowOptions& options, const rooms::StaffFlow& flow) {
  constexpr int span = 5;
  const int first = flow.first.value;
  const int last = first + static_cast<int>(flow.groups.front().years.size()) - 1;
  options.from = options.asked_from.value_or(first);
  options.to = options.asked_to.value_or(std::min(last, options.from + span - 1));
  if (options.from < first || options.to > last || options.from > options.to) {
    throw Error(
        ErrorCode::usage, "flow_years",
        {{"found", fmt::format("{}–{}", options.from, options.to)}, {"expected", fmt::format("{}–{}", first, last)}});
  }
}

void show_flow(const Context& context, FlowOptions options) {
  const api::Service& service = context.service();
  api::OutlookRequest request;
  request.municipality = service.find(options.municipality);
  facts::OwnFigures own = read_own(context, options.own, request.municipality, options.accept);
  if (!options.own.empty() || !own.empty()) request.own = &own;
  const Assumptions assumptions = api::flow_assumptions(service, read_settings(options.settings));
  request.assumptions = &assumptions;
  const rooms::StaffFlow flow = api::staff_flow(service, request);
  set_years(options, flow);
  if (options.supplement && options.group.empty()) throw Error(ErrorCode::usage, "flow_supplement_group");
  const rooms::StaffFlow::Group* group = options.group.empty() ? nullptr : flow.find(options.group);
  if (!options.group.empty() && group == nullptr) api::supplement_effect(service, request, options.group, 0);
  Table table = options.season     ? by_quarter(context, flow, options)
                : group == nullptr ? by_group(context, flow, options)
                                   : by_year(context, flow, *group, options);
  const auto number = [&](double value, int decimals) { return messages::number(value, decimals, context.language()); };
  table.notes.push_back(context.text("flow.read", {{"from", std::to_string(options.from)},
                                                   {"to", std::to_string(options.to)},
                                                   {"end", std::to_string(options.to + 1)},
                                                   {"neighbours", number(100 * flow.from_neighbours, 0)}}));
  table.notes.push_back(said_of_season(context, flow, options));
  for (const rooms::StaffFlow::Group& of : flow.groups) {
    if (!of.own_ages && !of.own_turnover) continue;
    const char* which = !of.own_turnover ? "flow.own_ages" : of.own_ages ? "flow.own_both" : "flow.own_turnover";
    table.notes.push_back(context.text(which, {{"group", context.text("flow.group." + of.key)}}));
  }
  for (const rooms::StaffFlow::Group& of : flow.groups) {
    if (of.potential <= 0 || (group != nullptr && group != &of)) continue;
    table.notes.push_back(context.text(
        "flow.potential", {{"group", context.text("flow.group." + of.key)}, {"fte", number(of.potential, 1)}}));
  }
  if (options.supplement) {
    table.notes.push_back(said_of_supplement(
        context, api::supplement_effect(service, request, options.group, *options.supplement / 100), options));
  }
  context.show(table);
}

}  // namespace

void add_staff_flow(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "workforce");
  const auto options = std::make_shared<FlowOptions>();
  CLI::App& verb = add_verb(noun, context, "flow", [&context, options] { show_flow(context, *options); });
  add_argument(verb, context, "municipality", options->municipality).required();
  add_argument(verb, context, "--group", options->group);
  add_argument(verb, context, "--from", options->asked_from);
  add_argument(verb, context, "--to", options->asked_to);
  add_argument(verb, context, "--supplement", options->supplement);
  add_switch(verb, context, "--season", options->season);
  add_argument(verb, context, "--own", options->own).option_text(context.text("cli.label.file"));
  add_switch(verb, context, "--accept", options->accept);
  add_argument(verb, context, "--set", options->settings).option_text(context.text("cli.label.text"));
}

}  // namespace handlingsrom::cli
