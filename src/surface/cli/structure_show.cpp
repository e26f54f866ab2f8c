// `handlingsrom structure show`: the schools as they are and will be.
#include <cmath>
#include <memory>

#include "base/error.hpp"
#include "surface/api/school_outlook.hpp"
#include "surface/api/schools.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/structure_verbs.hpp"

namespace handlingsrom::cli {
namespace {

struct Options {
  std::string municipality;
  std::vector<std::string> pupils, settings;
  int year = 0;
};

void show(Context& context, const Options& options) {
  const api::SchoolOutlook outlook = api::school_outlook(
      context.service(), {context.service().find(options.municipality), options.pupils, options.settings});
  const auto column = [&](const std::string& key, Unit unit = Unit::none, int decimals = 0) {
    return Column{key, unit, decimals, context.text("structure_show.column." + key)};
  };
  Table table{"school_outlook", {column("school"), column("year"), column("basis")}, {}};
  for (int g = 1; g <= structure::grades; ++g)
    table.columns.push_back({"grade_" + std::to_string(g), Unit::persons, 0, std::to_string(g) + "."});
  for (const char* key : {"pupils", "low", "high"}) table.columns.push_back(column(key, Unit::persons));
  for (const char* key : {"classes", "teaching", "leaders", "assistants"})
    table.columns.push_back(column(key, Unit::none, 1));
  table.columns.push_back(column("cost_per_pupil", Unit::kroner));
  const int count = outlook.years.empty() ? 0 : static_cast<int>(outlook.years.front().size());
  const int first = outlook.first.value;
  if (options.year != 0 && (options.year < first || options.year >= first + count))
    throw Error(ErrorCode::usage, "usage_value", {{"found", std::to_string(options.year)}});
  for (std::size_t s = 0; s < outlook.schools.size(); ++s) {
    const structure::School& school = outlook.schools[s];
    for (int t = 0; t < count; ++t) {
      if (options.year != 0 ? first + t != options.year : context.options().format == "table" && t != 0) continue;
      const api::SchoolOutlookYear& year = outlook.years[s][static_cast<std::size_t>(t)];
      std::vector<Cell> row{school.name, std::to_string(first + t),
                            context.text("structure.basis." + std::string(key_of(school.known)))};
      for (int g = 1; g <= structure::grades; ++g)
        row.push_back(school.has(g) ? Cell(year.by_grade[static_cast<std::size_t>(g - 1)]) : Cell());
      for (const double each : {year.pupils, year.low, year.high, year.staff.classes, year.staff.teaching,
                                year.staff.leaders, year.staff.assistants, year.cost_per_pupil})
        row.push_back(each);
      table.rows.push_back(std::move(row));
    }
  }
  table.notes.push_back(context.text("structure_show.note"));
  context.show(table);
}

}  // namespace

void add_structure_show(CLI::App& noun, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App& verb = add_verb(noun, context, "show", [&context, options] { show(context, *options); });
  add_argument(verb, context, "municipality", options->municipality).required();
  add_argument(verb, context, "--pupils", options->pupils).delimiter(',');
  add_argument(verb, context, "--set", options->settings);
  add_argument(verb, context, "--year", options->year);
}

}  // namespace handlingsrom::cli
