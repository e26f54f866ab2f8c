// `scenario knowing`: which assumption is most worth knowing better before choosing.
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/cli/scenario_verbs.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

std::string part_name(const Context& context, const sc::WorthKnowing& part) {
  switch (part.kind) {
    case sc::Unknown::assumption: return context.text(fmt::format("assumption.{}.name", part.id));
    case sc::Unknown::lever_effect:
      return context.text("scenario.effect_of", {{"name", context.text(fmt::format("lever.{}.name", part.id))}});
    case sc::Unknown::population: break;
  }
  return context.text("scenario.the_population");
}

}  // namespace

void show_knowing(Context& context, const ScenarioOptions& options) {
  if (options.files.size() < 2)
    throw Error(ErrorCode::usage, "scenario_at_least_two", {{"found", std::to_string(options.files.size())}});
  std::vector<api::LoadedScenario> all;
  for (const std::string& file : options.files) all.push_back(load_named(context, options, file));
  std::string asked = options.municipality;
  for (const api::LoadedScenario& loaded : all) {
    if (asked.empty()) asked = loaded.scenario.municipality;
  }
  const auto municipality = api::municipality_of(context.service(), all.front().scenario, asked);
  const sc::Period period = api::period_of(context.service());
  if (options.year < period.first.value || options.year >= period.first.value + period.years)
    throw Error(ErrorCode::usage, "usage_value", {{"found", std::to_string(options.year)}});
  sc::KnowingRequest request;
  request.year = Year{options.year};
  request.seed = context.options().seed;
  if (options.paths > 0) request.paths = std::max(options.paths, 20);
  if (options.fte_price >= 0) request.prices.per_fte = options.fte_price;
  if (options.place_price >= 0) request.prices.per_place = options.place_price;
  const sc::ValueOfKnowing worth = api::value_of_knowing(context.service(), municipality, all, request);

  Table table{"worth_knowing", {{"assumption"}, {"worth", Unit::kroner, 0}, {"share_of_all", Unit::percent, 0}}, {}};
  constexpr std::size_t most_shown = 12;  // what would be written as nought or cannot be told from chance is left out
  for (const sc::WorthKnowing& part : worth.parts) {
    if (context.options().format == "table" &&
        (table.rows.size() == most_shown || part.value <= worth.noise || part.value < 500))
      break;
    table.rows.push_back({part_name(context, part), std::round(part.value / 1000) * 1000,
                          worth.of_everything > 0 ? Cell(100 * part.value / worth.of_everything) : Cell()});
  }
  const auto kroner = [&](double value) {
    return messages::number(std::round(value / 1000) * 1000, 0, context.language());
  };
  for (std::size_t d = 0; d < all.size(); ++d) {
    table.notes.push_back(
        context.text(d == worth.best ? "scenario.choice_best" : "scenario.choice",
                     {{"name", all[d].scenario.name},
                      {"value", kroner(worth.expected[d])},
                      {"chance", messages::number(100 * worth.chance_best[d], 0, context.language())}}));
  }
  table.notes.push_back(context.text("scenario.knowing_all",
                                     {{"value", kroner(worth.of_everything)}, {"year", std::to_string(options.year)}}));
  table.notes.push_back(context.text("scenario.knowing_method", {{"count", std::to_string(request.paths)},
                                                                 {"noise", kroner(worth.noise)},
                                                                 {"fte", kroner(request.prices.per_fte)},
                                                                 {"place", kroner(request.prices.per_place)}}));
  context.show(table);
}

}  // namespace handlingsrom::cli
