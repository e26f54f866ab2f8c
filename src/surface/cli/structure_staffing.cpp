// `handlingsrom structure staffing`: how well the staffing model tells what schools have.
#include <memory>

#include "surface/api/school_staffing.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/structure_verbs.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

void validate(Context& context) {
  const api::StaffingValidation validation = api::validate_staffing(context.service(), context.data_folder());
  const auto column = [&](const char* key, Unit unit = Unit::none, int decimals = 0) {
    return Column{key, unit, decimals, context.text(std::string("staffing.column.") + key)};
  };
  Table table{"staffing",
              {column("set"), column("school"), column("grades"), column("pupils", Unit::persons),
               column("teaching_counted", Unit::none, 1), column("teaching_modelled", Unit::none, 1),
               column("error_percent", Unit::none, 1), column("error_left_out_percent", Unit::none, 1),
               column("leaders_counted", Unit::none, 1), column("leaders_error", Unit::none, 1), column("part")},
              {}};
  const auto number = [&](double value, int decimals) { return messages::number(value, decimals, context.language()); };
  for (const api::StaffingSet& set : validation.sets) {
    for (const api::StaffingRow& row : set.rows) {
      const staffing::Counted& school = row.school;
      table.rows.push_back({set.set, school.name, std::to_string(school.lowest) + "–" + std::to_string(school.highest),
                            school.pupils, school.teaching, row.error.teaching, 100 * row.error.relative,
                            100 * row.left_out.relative, school.leaders, row.error.leaders,
                            context.text(row.held_out ? "staffing.held_out" : "staffing.fitted")});
    }
    const auto note = [&](const char* key, const api::StaffingErrors& errors) {
      table.notes.push_back(
          context.text(std::string("staffing.note_") + key, {{"set", set.set},
                                                             {"schools", std::to_string(errors.schools)},
                                                             {"mean", number(100 * errors.mean, 1)},
                                                             {"median", number(100 * errors.median, 1)},
                                                             {"decile", number(100 * errors.ninth_decile, 1)},
                                                             {"largest", number(100 * errors.largest, 1)},
                                                             {"bias", number(100 * errors.bias, 1)}}));
    };
    note("fitted", set.fitted);
    note("held_out", set.held_out);
    note("default", set.by_default);
    table.notes.push_back(context.text("staffing.note_parameters", {{"set", set.set},
                                                                    {"divided", number(set.rules.divided, 2)},
                                                                    {"primary", number(set.rules.other[0], 2)},
                                                                    {"upper", number(set.rules.other[1], 2)}}));
  }
  table.notes.push_back(
      context.text("staffing.note_private", {{"count", std::to_string(validation.private_left_out)}}));
  context.show(table);
}

void show_after_school(Context& context, double full_places, double half_places) {
  const api::AfterSchool answer = api::after_school(full_places, half_places);
  const auto column = [&](const char* key, int decimals = 0) {
    return Column{key, Unit::none, decimals, context.text(std::string("staffing.column.") + key)};
  };
  context.show({"after_school",
                {column("full_places"), column("half_places"), column("present", 1), column("adults")},
                {{full_places, half_places, answer.present, std::int64_t{answer.adults}}},
                {context.text("staffing.note_after_school")}});
}

}  // namespace

void add_structure_after_school(CLI::App& noun, Context& context) {
  const auto places = std::make_shared<std::pair<double, double>>();
  CLI::App& verb = add_verb(noun, context, "after-school",
                            [&context, places] { show_after_school(context, places->first, places->second); });
  add_argument(verb, context, "--full", places->first).required();
  add_argument(verb, context, "--half", places->second);
}

void add_structure_staffing(CLI::App& noun, Context& context) {
  const auto checks = std::make_shared<bool>(true);
  CLI::App& verb = add_verb(noun, context, "staffing", [&context, checks] { validate(context); });
  add_switch(verb, context, "--validate", *checks);
}

}  // namespace handlingsrom::cli
