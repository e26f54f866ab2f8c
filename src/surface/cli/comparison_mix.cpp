// `handlingsrom comparison mix`: structure against staffing, from anyone's table of units.
#include <memory>

#include <fmt/format.h>

#include "surface/api/comparison.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {

void add_comparison_mix(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "comparison");
  const auto request = std::make_shared<api::MixRequest>();
  CLI::App& verb = add_verb(noun, context, "mix", [&context, request] {
    const bool as_table = output_format(context.options().format) == Format::table;
    const comparison::Mix mix = api::compare_mix(*request);
    const report::Words words(context.catalogue());
    constexpr int decimals = 3;
    Table table{"mix",
                {{"kind"},
                 {"own_size", Unit::none, 0},
                 {"base_size", Unit::none, 0},
                 {"own_rate", Unit::none, decimals},
                 {"base_rate", Unit::none, decimals},
                 {"structure", Unit::none, decimals},
                 {"staffing", Unit::none, decimals}},
                {}};
    table.columns[1].head = as_table ? fmt::format("{}, {}", request->own, request->columns.size) : "";
    table.columns[2].head = as_table ? fmt::format("{}, {}", request->base, request->columns.size) : "";
    const auto rate = [&](double amount, double size) {
      return size > 0 ? Cell{request->per * amount / size} : Cell{};
    };
    double own_size = 0, base_size = 0;
    for (const comparison::MixKind& kind : mix.kinds) {
      table.rows.push_back({kind.name, kind.own_size, kind.base_size, rate(kind.own_amount, kind.own_size),
                            rate(kind.base_amount, kind.base_size), kind.structure, kind.staffing});
      own_size += kind.own_size;
      base_size += kind.base_size;
    }
    table.rows.push_back({as_table ? context.text("comparison.mix.sum") : std::string("sum"), own_size, base_size,
                          mix.own, mix.base, mix.structure, mix.staffing});
    table.notes.push_back(
        context.text("comparison.mix.read", {{"own", request->own},
                                             {"base", request->base},
                                             {"amount", request->columns.amount},
                                             {"size", request->columns.size},
                                             {"per", words.number(request->per)},
                                             {"own_rate", words.number(mix.own, 2)},
                                             {"base_rate", words.number(mix.base, 2)},
                                             {"difference", words.signed_number(mix.own - mix.base, 2)},
                                             {"structure", words.signed_number(mix.structure, 2)},
                                             {"staffing", words.signed_number(mix.staffing, 2)}}));
    context.show(table);
  });
  add_argument(verb, context, "--data", request->data).required();
  add_argument(verb, context, "--own", request->own).required();
  add_argument(verb, context, "--base", request->base).required();
  add_argument(verb, context, "--place", request->columns.place).required();
  add_argument(verb, context, "--kind", request->columns.kind).required();
  add_argument(verb, context, "--size", request->columns.size).required();
  add_argument(verb, context, "--amount", request->columns.amount).required();
  add_argument(verb, context, "--per", request->per);
}

}  // namespace handlingsrom::cli
