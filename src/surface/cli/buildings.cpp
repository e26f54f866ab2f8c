// `handlingsrom buildings`: the municipality's buildings from its own file.
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/buildings.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

struct BuildingOptions {
  api::BuildingsQuestion question;
  std::string part = "buildings";
};

Column building_column(const Context& context, const std::string& key, Unit unit = Unit::none, int decimals = 0) {
  return {key, unit, decimals, context.text("buildings.column." + key)};
}

Table one_by_one(const Context& context, const api::BuildingsAnswer& answer) {
  Table table{
      "buildings",
      {building_column(context, "name"), building_column(context, "use"), building_column(context, "area"),
       building_column(context, "condition", Unit::none, 1), building_column(context, "capacity"),
       building_column(context, "area_per_user", Unit::none, 1), building_column(context, "backlog", Unit::kroner),
       building_column(context, "renew", Unit::kroner), building_column(context, "keep", Unit::kroner),
       building_column(context, "rent", Unit::kroner), building_column(context, "sold", Unit::kroner),
       building_column(context, "cheapest"), building_column(context, "empty_from")},
      {}};
  for (std::size_t k = 0; k < answer.all.buildings.size(); ++k) {
    const buildings::Building& one = answer.all.buildings[k];
    const buildings::Assessed& worth = answer.each[k];
    const std::string best = api::cheapest_for(one, worth);
    table.rows.push_back({one.name, api::use_name(one.use, context.catalogue()), one.area, one.condition, one.capacity,
                          worth.area_per_user, worth.backlog, worth.renew, worth.keep, worth.rented, worth.sold,
                          best.empty() ? Cell() : Cell(context.text("buildings.choice." + best)),
                          one.empty_from == 0 ? Cell() : Cell(std::to_string(one.empty_from))});
  }
  return table;
}

Table sums_by_use(const Context& context, const api::BuildingsAnswer& answer) {
  Table table{"buildings_by_use",
              {building_column(context, "use"), building_column(context, "buildings"), building_column(context, "area"),
               building_column(context, "capacity"), building_column(context, "users"),
               building_column(context, "area_per_user", Unit::none, 1),
               building_column(context, "condition", Unit::none, 1), building_column(context, "backlog", Unit::kroner),
               building_column(context, "renew", Unit::kroner), building_column(context, "running", Unit::kroner)},
              {}};
  for (const buildings::UseSum& sum : answer.sums) {
    table.rows.push_back({api::use_name(sum.use, context.catalogue()), std::int64_t{sum.buildings}, sum.area,
                          sum.capacity, sum.users, sum.users > 0 ? sum.area / sum.users : buildings::missing,
                          sum.condition, sum.backlog, sum.renew, sum.running});
  }
  return table;
}

Table by_year(const Context& context, const api::BuildingsAnswer& answer) {
  Table table{"buildings_by_year", {building_column(context, "year")}, {}};
  for (const api::RoomNeeded& needed : answer.needed) {
    const std::string use = api::use_name(needed.use, context.catalogue()), key(buildings::key_of(needed.use));
    table.columns.push_back({key + "_users", Unit::none, 0, use + ", " + context.text("buildings.column.users")});
    table.columns.push_back({key + "_capacity", Unit::none, 0, use + ", " + context.text("buildings.column.capacity")});
  }
  for (const char* key : {"investment", "loan_cost", "loan_left", "money_before", "money_after"})
    table.columns.push_back(building_column(context, key, Unit::kroner));
  for (std::size_t t = 0; t < answer.investment.size(); ++t) {
    std::vector<Cell> row{std::to_string(answer.first.value + static_cast<int>(t))};
    for (const api::RoomNeeded& needed : answer.needed) {
      row.emplace_back(needed.users[t]);
      row.emplace_back(needed.capacity[t]);
    }
    for (const double each : {answer.investment[t], answer.loan_cost[t], answer.loan_left[t], answer.money_before[t],
                              answer.money_after[t]})
      row.emplace_back(each);
    table.rows.push_back(std::move(row));
  }
  return table;
}

void show_buildings(Context& context, const BuildingOptions& options) {
  if (options.part != "buildings" && options.part != "uses" && options.part != "years")
    throw Error(ErrorCode::usage, "usage_value", {{"found", "--part " + options.part}});
  if (options.part == "years" && options.question.municipality.empty())
    throw Error(ErrorCode::usage, "usage_value", {{"found", "--part years"}});
  const api::BuildingsAnswer answer = api::buildings_of(context.service(), options.question, context.catalogue());
  Table table = options.part == "uses"    ? sums_by_use(context, answer)
                : options.part == "years" ? by_year(context, answer)
                                          : one_by_one(context, answer);
  table.notes = api::buildings_notices(answer, context.catalogue());
  context.show(table);
}

void building_arguments(CLI::App& verb, Context& context, const std::shared_ptr<BuildingOptions>& options,
                        bool needed) {
  add_argument(verb, context, "file", options->question.file).required();
  Argument municipality = add_argument(verb, context, "municipality", options->question.municipality);
  if (needed) municipality.required();
  add_argument(verb, context, "--set", options->question.settings);
  add_argument(verb, context, "--from", options->question.from);
  add_argument(verb, context, "--years", options->question.years);
}

}  // namespace

void add_buildings(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "buildings");
  const auto shown = std::make_shared<BuildingOptions>(), told = std::make_shared<BuildingOptions>();
  CLI::App& show = add_verb(noun, context, "show", [&context, shown] { show_buildings(context, *shown); });
  building_arguments(show, context, shown, false);
  add_argument(show, context, "--part", shown->part).option_text("buildings|uses|years");
  CLI::App& report = add_verb(noun, context, "report", [&context, told] {
    const std::filesystem::path out = context.options().out.empty() ? "." : context.options().out;
    const api::BuildingsAnswer answer = api::buildings_of(context.service(), told->question, context.catalogue());
    for (const auto& file :
         api::write_buildings_report(context.service(), answer, context.catalogue(), out, context.options().seed))
      context.out() << file.string() << '\n';
  });
  building_arguments(report, context, told, true);
}

}  // namespace handlingsrom::cli
