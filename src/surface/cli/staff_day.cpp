// `handlingsrom workforce day`: how many of care's staff are needed at the same time, and with which education.
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "surface/api/staff_day.hpp"
#include "surface/api/staff_flow.hpp"
#include "surface/cli/outlook_verbs.hpp"
#include "surface/cli/own.hpp"
#include "surface/cli/settings.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

struct DayOptions {
  std::string municipality, own;
  std::vector<std::string> settings;
  std::optional<int> year;
  bool accept = false;
};

void show_day(const Context& context, const DayOptions& options) {
  const api::Service& service = context.service();
  api::OutlookRequest request;
  request.municipality = service.find(options.municipality);
  const facts::OwnFigures own = read_own(context, options.own, request.municipality, options.accept);
  if (!own.empty()) request.own = &own;
  const Assumptions assumptions = api::flow_assumptions(service, read_settings(options.settings));
  request.assumptions = &assumptions;
  const int year = options.year.value_or(service.last_counted().value + 1);
  const api::StaffDay answer = api::staff_day(service, request, Year{year});
  const bool for_people = output_format(context.options().format) == Format::table;
  const auto name = [&](const char* section, std::string_view key) {
    return for_people ? context.text(fmt::format("flow.{}.{}", section, key)) : std::string(key);
  };
  Table table{"staff_day",
              {{"care_unit"},
               {"time_of_week"},
               {"day_people", Unit::none, 1},
               {"day_nurses", Unit::none, 1},
               {"day_health_workers", Unit::none, 1},
               {"day_others", Unit::none, 1},
               {"day_week_hours", Unit::none, 0}},
              {}};
  for (const api::StaffDay::Unit& unit : answer.units) {
    for (const workforce::DayNeed::Part& part : unit.day.parts) {
      const workforce::Education& mix = part.education;
      table.rows.push_back({name("unit", unit.key), name("time", key_of(part.part)), part.people,
                            part.people * mix.nurse, part.people * mix.health_worker, part.people * mix.other,
                            part.week_hours});
    }
    table.notes.push_back(
        context.text("flow.unit_fte", {{"unit", context.text("flow.unit." + unit.key)},
                                       {"fte", messages::number(unit.need.fte, 1, context.language())},
                                       {"hours", messages::number(unit.day.week_hours, 0, context.language())}}));
  }
  table.notes.push_back(context.text("flow.read_day", {{"year", std::to_string(answer.year.value)}}));
  context.show(table);
}

}  // namespace

void add_staff_day(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "workforce");
  const auto options = std::make_shared<DayOptions>();
  CLI::App& verb = add_verb(noun, context, "day", [&context, options] { show_day(context, *options); });
  add_argument(verb, context, "municipality", options->municipality).required();
  add_argument(verb, context, "--year", options->year);
  add_argument(verb, context, "--own", options->own).option_text(context.text("cli.label.file"));
  add_switch(verb, context, "--accept", options->accept);
  add_argument(verb, context, "--set", options->settings).option_text(context.text("cli.label.text"));
}

}  // namespace handlingsrom::cli
