// `handlingsrom explain KOMMUNE FIGURE YEAR`: the way behind a figure, down to source cells and assumptions.
#include <fmt/format.h>

#include "surface/api/knowledge_basis.hpp"
#include "surface/api/outlook.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/own.hpp"
#include "surface/cli/settings.hpp"

namespace handlingsrom::cli {
namespace {

struct ExplainOptions {
  std::string municipality;
  std::string figure;
  int year = 0;
  int depth = 4;
  std::string own;
  bool accept = false;
  std::vector<std::string> settings;
  std::string population;
};

}  // namespace

void add_explain(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "explain");
  const auto options = std::make_shared<ExplainOptions>();
  add_argument(noun, context, "municipality", options->municipality).required();
  add_argument(noun, context, "figure", options->figure).required();
  add_argument(noun, context, "year", options->year).required();
  add_argument(noun, context, "--depth", options->depth).between(0, 1000).option_text(context.text("cli.label.number"));
  add_argument(noun, context, "--own", options->own).option_text(context.text("cli.label.file"));
  add_switch(noun, context, "--accept", options->accept);
  add_argument(noun, context, "--set", options->settings).option_text(context.text("cli.label.text"));
  add_argument(noun, context, "--population", options->population).option_text(context.text("cli.label.text"));
  when_chosen(noun, [&context, options] {
    const api::Service& service = context.service();
    api::OutlookRequest request;
    request.municipality = service.find(options->municipality);
    const registry::Municipality& place = service.municipality(request.municipality);
    facts::OwnFigures own;
    own = read_own(context, options->own, request.municipality, options->accept);
    if (!options->own.empty() || !own.empty()) request.own = &own;
    const Format format = output_format(context.options().format);
    request.alternative = options->population;
    const Assumptions assumptions = assumptions_with(context, options->settings, request);
    request.assumptions = &assumptions;
    const trace::Node tree = api::explain(service, request, options->figure, Year{options->year});
    const messages::Language language = context.language_chosen() ? context.language() : api::language_of(place);
    const messages::Catalogue catalogue(context.data_folder() / "messages", language);
    const std::string text = format == Format::json ? api::tree_json(service, tree, catalogue)
                                                    : fmt::format("{}, {}\n", place.name, options->year) +
                                                          api::tree_text(service, tree, catalogue, options->depth);
    context.deliver(text);
  });
}

}  // namespace handlingsrom::cli
