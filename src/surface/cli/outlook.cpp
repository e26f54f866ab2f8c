// `handlingsrom services|care|workforce|economy|rooms project MUNICIPALITY|--region REGION`: a room's figures by year.
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "surface/api/figures_out.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/named_regions.hpp"
#include "surface/api/outlook.hpp"
#include "surface/api/regions.hpp"
#include "surface/cli/economy_verbs.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/outlook_verbs.hpp"
#include "surface/cli/own.hpp"
#include "surface/cli/settings.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {
namespace {

constexpr std::array outlook_rooms{"services", "care", "workforce", "economy", "rooms"};

constexpr int most_paths = 100'000;

// Shown in a table: the first year and every fifth; CSV and JSON have every year.
std::vector<int> table_years(const rooms::Figures& figures) {
  constexpr int step = 5;
  std::vector<int> years{figures.first_year().value};
  for (int year = years.front() + 1; year < years.front() + figures.years(); ++year) {
    if (year % step == 0 && 2 * (year - years.front()) >= step) years.push_back(year);
  }
  return years;
}

struct ProjectOptions {
  std::string municipality;
  std::string region;
  std::string own;
  bool accept = false;
  int paths = api::default_paths;
  std::vector<std::string> settings;
  std::string population;
};

Table wide(const Context& context, const std::vector<const rooms::Figure*>& figures, const rooms::Figures& all) {
  Table table{"figures", {{"figure"}, {"unit"}}, {}};
  const std::vector<int> years = table_years(all);
  for (const int year : years) {
    table.columns.push_back({fmt::format("{}", year), Unit::none, 0, fmt::format("{}", year), true});
  }
  const report::Words words(context.catalogue());
  for (const rooms::Figure* figure : figures) {
    std::vector<Cell> row{words.figure(figure->id), context.text("unit." + std::string(key_of(figure->unit)))};
    for (const int year : years) {
      row.emplace_back(
          messages::number(all.middle(figure->id, Year{year}), decimals_of(figure->unit), context.language()));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// One row per figure and year, as programs want it.
Table tall(const std::vector<api::FigureRow>& rows) {
  Table table{
      "figures",
      {{"figure"}, {"year", Unit::years}, {"unit"}, {"middle"}, {"p10"}, {"p25"}, {"p75"}, {"p90"}, {"provenance"}},
      {}};
  const auto cell = [](const std::optional<double>& value) { return value ? Cell{*value} : Cell{}; };
  for (const api::FigureRow& row : rows)
    table.rows.push_back({row.figure, row.year, row.unit, row.middle, cell(row.p10), cell(row.p25), cell(row.p75),
                          cell(row.p90), row.provenance});
  return table;
}

rooms::Figures of_municipality(const Context& context, const std::string& room, const ProjectOptions& options) {
  const api::Service& service = context.service();
  api::OutlookRequest request;
  request.municipality = service.find(options.municipality);
  request.paths = options.paths;
  request.seed = context.options().seed;
  facts::OwnFigures own;
  own = read_own(context, options.own, request.municipality, options.accept);
  if (!options.own.empty() || !own.empty()) request.own = &own;
  request.alternative = options.population;
  const Assumptions assumptions = assumptions_with(context, options.settings, request, room + ".");
  request.assumptions = &assumptions;
  return api::outlook(service, request);
}

rooms::Figures of_region(const Context& context, const ProjectOptions& options) {
  if (!options.own.empty() || !options.settings.empty() || !options.population.empty())
    throw Error(ErrorCode::usage, "region_own_figures");
  const api::Service& service = context.service();
  const registry::Region region = api::NamedRegions(service, api::default_regions()).find(options.region);
  return api::outlook(service, region, options.paths, context.options().seed).figures;
}

void project(const Context& context, const std::string& room, const ProjectOptions& options) {
  const bool as_cube = context.options().format == "json-stat";
  const Format format = as_cube ? Format::json : output_format(context.options().format, ", json-stat");
  if (options.paths < 0 || options.paths > most_paths) {
    throw Error(ErrorCode::usage, "report_paths",
                {{"found", fmt::format("{}", options.paths)}, {"most", fmt::format("{}", most_paths)}});
  }
  if (options.municipality.empty() == options.region.empty()) throw Error(ErrorCode::usage, "region_or_municipality");
  const rooms::Figures all =
      options.region.empty() ? of_municipality(context, room, options) : of_region(context, options);
  const std::string start = room + ".";
  if (as_cube) {
    const std::string label = options.region.empty() ? options.municipality : options.region;
    const nlohmann::ordered_json cube =
        api::figures_json_stat(api::figure_rows(all, start), {label, "Handlingsrom"}, context.catalogue());
    context.deliver(cube.dump() + "\n");
    return;
  }
  if (format != Format::table) {
    context.show(tall(api::figure_rows(all, start)));
    return;
  }
  std::vector<const rooms::Figure*> figures;
  for (const rooms::Figure& figure : all.all()) {
    if (figure.id.starts_with(start)) figures.push_back(&figure);
  }
  context.show(wide(context, figures, all));
}

}  // namespace

void add_outlook(CLI::App& root, Context& context) {
  for (const std::string room : outlook_rooms) {
    CLI::App& noun = add_noun(root, context, room);
    const auto options = std::make_shared<ProjectOptions>();
    CLI::App& verb =
        add_verb(noun, context, "project", [&context, room, options] { project(context, room, *options); });
    add_argument(verb, context, "municipality", options->municipality);
    add_argument(verb, context, "--region", options->region).option_text(context.text("cli.label.region"));
    add_argument(verb, context, "--own", options->own).option_text(context.text("cli.label.file"));
    add_switch(verb, context, "--accept", options->accept);
    add_argument(verb, context, "--set", options->settings).option_text(context.text("cli.label.text"));
    add_argument(verb, context, "--population", options->population).option_text(context.text("cli.label.text"));
    add_argument(verb, context, "--paths", options->paths).option_text(context.text("cli.label.number"));
    if (room == "economy") add_inhabitant(noun, context);
  }
  add_vulnerability(root, context);
  add_staff_flow(root, context);
  add_staff_day(root, context);
}

}  // namespace handlingsrom::cli
