// `handlingsrom scenario`: levers turned together, compared, explained and asked what it would take.
#include <memory>

#include "surface/cli/nouns.hpp"
#include "surface/cli/scenario_verbs.hpp"

namespace handlingsrom::cli {

void add_scenario(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "scenario");
  const auto options = std::make_shared<ScenarioOptions>();
  const auto verb = [&](const char* name, void (*act)(Context&, const ScenarioOptions&)) -> CLI::App& {
    return add_verb(noun, context, name, [&context, options, act] { act(context, *options); });
  };
  const auto with_file = [&](CLI::App& app) -> CLI::App& {
    add_argument(app, context, "file", options->file).required();
    add_argument(app, context, "--municipality", options->municipality);
    add_switch(app, context, "--beyond-law", options->beyond_law);
    return app;
  };
  const auto with_years = [&](CLI::App& app) -> CLI::App& {
    add_argument(app, context, "municipality", options->municipality).required();
    add_argument(app, context, "--year", options->year);
    add_argument(app, context, "--from", options->from);
    return app;
  };
  const auto with_files = [&](CLI::App& app, bool with_prices = true) -> CLI::App& {
    add_argument(app, context, "files", options->files).required();
    add_argument(app, context, "--municipality", options->municipality);
    if (with_prices) add_argument(app, context, "--price-growth", options->price_growth);
    add_switch(app, context, "--beyond-law", options->beyond_law);
    return app;
  };
  add_argument(verb("levers", &list_levers), context, "municipality", options->municipality);
  verb("document", &write_lever_document);
  add_argument(verb("list", &list_scenarios), context, "file", options->file).required();
  CLI::App& running = with_file(verb("run", &run_scenario));
  add_argument(running, context, "--paths", options->paths);
  add_argument(running, context, "--price-growth", options->price_growth);
  CLI::App& perspective = with_files(verb("perspective", &write_perspective_report));
  add_argument(perspective, context, "--paths", options->paths);
  add_switch(perspective, context, "--pdf", options->pdf);
  with_files(verb("compare", &compare_scenarios));
  with_files(verb("promises", &show_promises), false);
  add_argument(with_files(verb("diff", &diff_scenarios)), context, "--paths", options->paths);
  add_argument(with_file(verb("explain", &explain_scenario)), context, "--year", options->year);
  with_years(verb("tornado", &show_tornado));
  CLI::App& asking = with_years(verb("needed", &show_needed));
  add_argument(asking, context, "--room", options->room);
  add_argument(asking, context, "--lever", options->levers);
  add_switch(asking, context, "--beyond-law", options->beyond_law);
  add_argument(with_file(verb("waiting", &show_waiting)), context, "--wait", options->wait).between(1, 30);
  with_file(verb("freeze", &freeze_scenario));
  add_argument(with_file(verb("copy", &copy_scenario)), context, "--name", options->name);
  CLI::App& knowing = with_files(verb("knowing", &show_knowing), false);
  add_argument(knowing, context, "--year", options->year);
  add_argument(knowing, context, "--paths", options->paths);
  add_argument(knowing, context, "--fte-price", options->fte_price);
  add_argument(knowing, context, "--place-price", options->place_price);
}

}  // namespace handlingsrom::cli
