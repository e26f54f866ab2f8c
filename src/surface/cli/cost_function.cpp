// `handlingsrom comparison cost-function`: what size does to cost.
#include <memory>

#include <fmt/format.h>

#include "surface/api/efficiency.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

void show_costs(const Context& context, const api::CostAnswer& answer) {
  const bool for_people = output_format(context.options().format) == Format::table;
  const auto number = [&](double value, int decimals) { return messages::number(value, decimals, context.language()); };
  Table table{"cost_function",
              {{"explains"}, {"coefficient", Unit::none, 4}, {"low", Unit::none, 4}, {"high", Unit::none, 4}},
              {}};
  const auto add = [&](const std::string& name, double value, double low, double high) {
    table.rows.push_back({name, value, low, high});
  };
  for (const comparison::Coefficient& each : answer.function.coefficients) {
    const std::string name = each.name.empty()     ? "constant"
                             : each.name == "log"  ? "log_size"
                             : each.name == "log²" ? "log_size_squared"
                                                   : "";
    add(name.empty() ? each.name
        : for_people ? context.text("efficiency." + name)
                     : name,
        each.value, each.low, each.high);
  }
  for (const api::CostAnswer::At& at : answer.at) {
    add(for_people ? context.text("efficiency.elasticity_at", {{"size", number(at.size, 0)}})
                   : fmt::format("elasticity_at_{:.0f}_percent", 100 * at.share),
        at.elasticity.value, at.elasticity.low, at.elasticity.high);
  }
  if (answer.joined) {
    add(for_people ? context.text("efficiency.joined_cost") : "joined_cost", answer.joined->value, answer.joined->low,
        answer.joined->high);
  }
  table.notes.push_back(context.text(
      "efficiency.cost_read",
      {{"count", std::to_string(answer.function.units)}, {"percent", number(100 * answer.function.explained, 0)}}));
  if (answer.joined) table.notes.push_back(context.text("efficiency.joined_read"));
  context.show(table);
}

}  // namespace

void add_cost_function(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "comparison");
  const auto request = std::make_shared<api::CostRequest>();
  CLI::App& verb = add_verb(noun, context, "cost-function", [&context, request] {
    const api::Service* service = request->service.empty() ? nullptr : &context.service();
    show_costs(context, api::estimate_costs(*request, service));
  });
  add_argument(verb, context, "--data", request->data);
  add_argument(verb, context, "--service", request->service);
  add_argument(verb, context, "--cost", request->cost);
  add_argument(verb, context, "--size", request->size);
  add_argument(verb, context, "--explaining", request->explaining).delimiter(',');
  add_argument(verb, context, "--join", request->join).delimiter(',');
  add_argument(verb, context, "--level", request->level);
}

}  // namespace handlingsrom::cli
