// `handlingsrom economy inhabitant MUNICIPALITY [--ages 0,8,30,70,85]`: what one inhabitant more brings and costs.
#include <memory>

#include <fmt/format.h>

#include "surface/api/inhabitant.hpp"
#include "surface/cli/economy_verbs.hpp"
#include "surface/cli/own.hpp"
#include "surface/cli/settings.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {
namespace {

struct InhabitantOptions {
  std::string municipality;
  std::string own;
  bool accept = false;
  std::vector<int> ages{std::begin(api::inhabitant_ages), std::end(api::inhabitant_ages)};
  std::vector<std::string> settings;
  std::string population;
};

void inhabitant(const Context& context, const InhabitantOptions& options) {
  const api::Service& service = context.service();
  api::OutlookRequest request;
  request.municipality = service.find(options.municipality);
  facts::OwnFigures own;
  own = read_own(context, options.own, request.municipality, options.accept);
  if (!options.own.empty() || !own.empty()) request.own = &own;
  request.alternative = options.population;
  const Assumptions assumptions = assumptions_with(context, options.settings, request);
  request.assumptions = &assumptions;
  const api::InhabitantAnswer answer = api::one_inhabitant_more(service, request, options.ages);
  const bool for_people = output_format(context.options().format) == Format::table;
  const report::Words words(context.catalogue());
  Table table{"inhabitant", {{"figure"}, {"unit"}}, {}};
  for (const int age : answer.ages)
    table.columns.push_back(
        {fmt::format("age_{}", age), Unit::none, 0,
         for_people ? context.text("economy.of_age", {{"age", fmt::format("{}", age)}}) : fmt::format("age_{}", age),
         true});
  for (const api::InhabitantAnswer::Line& line : answer.lines) {
    std::vector<Cell> row{
        for_people ? words.figure(line.id) : line.id,
        for_people ? context.text("unit." + std::string(key_of(line.unit))) : std::string(key_of(line.unit))};
    const int decimals = line.unit == Unit::kroner ? 0 : 3;
    for (const double value : line.values) {
      if (for_people) {
        row.emplace_back(messages::number(value, decimals, context.language()));
      } else {
        row.emplace_back(value);
      }
    }
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(context.text("economy.inhabitant_note", {{"year", fmt::format("{}", answer.year.value)}}));
  context.show(table);
}

}  // namespace

void add_inhabitant(CLI::App& noun, Context& context) {
  const auto options = std::make_shared<InhabitantOptions>();
  CLI::App& verb = add_verb(noun, context, "inhabitant", [&context, options] { inhabitant(context, *options); });
  add_argument(verb, context, "municipality", options->municipality).required();
  add_argument(verb, context, "--ages", options->ages).delimiter(',').option_text(context.text("cli.label.number"));
  add_argument(verb, context, "--own", options->own).option_text(context.text("cli.label.file"));
  add_switch(verb, context, "--accept", options->accept);
  add_argument(verb, context, "--set", options->settings).option_text(context.text("cli.label.text"));
  add_argument(verb, context, "--population", options->population).option_text(context.text("cli.label.text"));
}

}  // namespace handlingsrom::cli
