// `scenario levers` and `scenario document`: what can be turned, and where municipalities stand on it.
#include <optional>

#include <fmt/format.h>

#include "surface/api/lever_document.hpp"
#include "surface/cli/scenario_verbs.hpp"

namespace handlingsrom::cli {

void list_levers(Context& context, const ScenarioOptions& options) {
  Table table{"levers",
              {{"lever"},
               {"name"},
               {"sector"},
               {"today"},
               {"low"},
               {"high"},
               {"unit"},
               {"evidence"},
               {"compared_on"},
               {"own_figure", Unit::none, 2},
               {"p25", Unit::none, 2},
               {"median", Unit::none, 2},
               {"p75", Unit::none, 2},
               {"known"},
               {"country", Unit::none, 2}},
              {}};
  std::optional<MunicipalityIndex> municipality;
  if (!options.municipality.empty()) municipality = context.service().find(options.municipality);
  for (const sc::Lever* lever : api::levers()) {
    std::vector<Cell> row{std::string(lever->id),
                          name_of(context, *lever),
                          context.text(fmt::format("lever_sector.{}", lever->sector)),
                          lever_cell(*lever, lever->today),
                          lever_cell(*lever, lever->low),
                          lever_cell(*lever, lever->high),
                          context.text(fmt::format("unit.{}", key_of(lever->unit))),
                          context.text(fmt::format("lever_evidence.{}", key_of(lever->evidence)))};
    if (const auto spread = api::standing_of(context.service(), *lever, municipality)) {
      const comparison::Measure* measure = comparison::lever_measure(lever->standing);
      const comparison::Quantiles& others = municipality ? spread->comparable : spread->all;
      const std::string unit = context.text(fmt::format("unit.{}", key_of(measure->unit)));
      row.insert(row.end(),
                 {context.text(fmt::format("standing_measure.{}", measure->id)) +
                      (unit.empty() ? "" : fmt::format(" ({})", unit)),
                  spread->own, others.p25, others.median, others.p75, std::int64_t{others.known}, spread->country});
    } else {
      row.insert(row.end(),
                 {context.text("scenario.standing_unknown"), Cell(), Cell(), Cell(), Cell(), Cell(), Cell()});
    }
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(municipality ? context.text("scenario.standing_near",
                                                    {{"count", fmt::format("{}", comparison::SimilarOptions{}.count)},
                                                     {"place", context.service().municipality(*municipality).name}})
                                     : context.text("scenario.standing_all"));
  context.show(table);
}

void write_lever_document(Context& context, const ScenarioOptions&) {
  context.deliver(api::lever_document(context.service(), context.catalogue()));
}

}  // namespace handlingsrom::cli
