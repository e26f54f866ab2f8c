// `scenario promises`: what the plan promises, and in which years it holds on today's course and in each scenario.
#include "surface/cli/scenario_verbs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::cli {
void show_promises(Context& context, const ScenarioOptions& options) {
  if (options.files.size() > 6)
    throw Error(ErrorCode::usage, "scenario_too_many", {{"found", std::to_string(options.files.size())}});
  std::vector<api::LoadedScenario> all;
  std::vector<sc::Promise> promises;
  for (const std::string& file : options.files) {
    all.push_back(load_named(context, options, file));
    for (const sc::Promise& promise : all.back().scenario.promises) {
      const auto same = [&](const sc::Promise& other) { return other.name == promise.name; };
      if (std::none_of(promises.begin(), promises.end(), same)) promises.push_back(promise);
    }
  }
  const auto municipality = api::municipality_of(context.service(), all.front().scenario, options.municipality);
  Table table{"promises", {{"promise"}, {"as_today"}}, {}};
  const rooms::Figures today = api::course(context.service(), municipality);
  const Year first = today.first_year();
  std::vector<std::vector<sc::Kept>> kept{api::kept(promises, today, {})};
  for (const api::LoadedScenario& loaded : all) {
    Column column{fmt::format("scenario_{}", kept.size())};
    column.head = loaded.scenario.name;
    table.columns.push_back(column);
    kept.push_back(api::kept(promises, api::course(context.service(), municipality, loaded), loaded.settings));
  }
  for (std::size_t k = 0; k < promises.size(); ++k) {
    std::vector<Cell> row{promises[k].name};
    for (const auto& answer : kept) {
      const std::string years = api::broken_years(answer[k], first);
      row.emplace_back(years.empty() ? context.text("scenario.promise_kept")
                                     : context.text("scenario.promise_not_kept", {{"years", years}}));
    }
    table.rows.push_back(std::move(row));
  }
  context.show(table);
}

}  // namespace handlingsrom::cli
