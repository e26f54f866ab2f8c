// `scenario list`, `freeze` and `perspective`: scenarios as files, and the report on them.
#include "surface/cli/scenario_verbs.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/perspective.hpp"

namespace handlingsrom::cli {
void list_scenarios(Context& context, const ScenarioOptions& options) {
  Table table{"scenarios", {{"file"}, {"name"}, {"municipality"}, {"levers"}, {"version"}}, {}};
  std::vector<std::filesystem::path> files;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(options.file, fault)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (fault) throw Error(ErrorCode::bad_input, "file_unreadable", {{"file", options.file}});
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    try {
      const api::LoadedScenario loaded = load_named(context, options, file.string());
      table.rows.push_back({file.filename().string(), loaded.scenario.name, loaded.scenario.municipality,
                            static_cast<std::int64_t>(loaded.scenario.turns.size()),
                            loaded.scenario.frozen ? Cell(context.text("scenario.frozen")) : Cell()});
      std::string own;
      for (const sc::OwnEffect& effect : loaded.scenario.effects)
        own += (own.empty() ? "" : ", ") + name_of(context, *api::levers()[effect.lever]);
      if (!own.empty())
        table.notes.push_back(
            context.text("scenario.own_effects_in", {{"file", file.filename().string()}, {"names", own}}));
    } catch (const Error& error) {  // a folder may hold other files too, and a faulty one shall not hide the rest
      table.notes.push_back(
          context.text("scenario.left_out", {{"reason", messages::sentence(context.catalogue(), error)}}));
    }
  }
  context.show(table);
}

void copy_scenario(Context& context, const ScenarioOptions& options) {
  sc::Scenario scenario = load_named(context, options, options.file).scenario;
  scenario.name = options.name.empty() ? context.text("scenario.copy_of", {{"name", scenario.name}}) : options.name;
  scenario.frozen.reset();  // a copy is free to change, also that of a version
  scenario.base.clear();
  context.deliver(api::scenario_text(scenario));
}

void freeze_scenario(Context& context, const ScenarioOptions& options) {
  const api::LoadedScenario loaded = load_named(context, options, options.file);
  const auto municipality = api::municipality_of(context.service(), loaded.scenario, options.municipality);
  context.deliver(api::scenario_text(api::freeze(context.service(), municipality, loaded.scenario)));
}

void write_perspective_report(Context& context, const ScenarioOptions& options) {
  if (options.files.size() > 3)
    throw Error(ErrorCode::usage, "scenario_too_many_directions", {{"found", std::to_string(options.files.size())}});
  std::vector<sc::Scenario> scenarios;
  for (const std::string& file : options.files)
    scenarios.push_back(api::load_scenario(context.service(), file, options.beyond_law));
  const auto municipality = api::municipality_of(context.service(), scenarios.front(), options.municipality);
  const messages::Language language =
      context.language_chosen() ? context.language() : api::language_of(context.service().municipality(municipality));
  const messages::Catalogue catalogue(context.data_folder() / "messages", language);
  const std::filesystem::path out = context.options().out.empty() ? "out" : context.options().out;
  const api::PerspectiveFiles written =
      api::write_perspective(context.service(), municipality, scenarios, catalogue, out,
                             options.paths > 0 ? options.paths : api::default_paths, context.options().seed,
                             options.price_growth != 0 ? options.price_growth : api::standard_price_growth());
  for (const auto& file : written.files) context.out() << file.string() << '\n';
  if (!written.pictures) context.message(context.text("scenario.no_pictures"));
}

}  // namespace handlingsrom::cli
