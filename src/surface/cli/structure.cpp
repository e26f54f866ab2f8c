// `handlingsrom structure`: what follows when a school is closed or grades are moved.
#include <cmath>
#include <memory>

#include "base/error.hpp"
#include "surface/api/scenarios.hpp"
#include "surface/api/schools.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/structure_verbs.hpp"

namespace handlingsrom::cli {
namespace {

constexpr int shown_year = rooms::shown_year.value;

struct StructureOptions {
  std::string municipality;
  std::vector<std::string> close, pupils, settings;
  int from = 0, year = 0;
};

struct Sums {
  double pupils_today = 0, pupils_after = 0, classes_today = 0, classes_after = 0;
  void add(const structure::SchoolYears& today, const structure::SchoolYears& after, std::size_t t) {
    if (std::isnan(today.pupils[t])) return;
    pupils_today += today.pupils[t];
    classes_today += today.classes[t];
    pupils_after += after.pupils[t];
    classes_after += after.classes[t];
  }
};

std::string goes_to(const api::SchoolAnswer& answer, std::size_t school) {
  std::string text;
  for (const structure::Move& move : answer.alternative.moves) {
    if (move.from != school) continue;
    text += (text.empty() ? "" : "; ") + answer.schools[move.to].name + " (" +
            api::grades_text(move.lowest, move.highest) + ")";
  }
  return text;
}

Cell farthest(const api::SchoolAnswer& answer, std::size_t school) {
  double road = facts::missing;
  for (const structure::Move& move : answer.alternative.moves) {
    if (move.from == school && !(move.road <= road)) road = move.road;
  }
  return road;
}

std::vector<int> years_asked(const Context& context, const StructureOptions& options,
                             const structure::Alternative& all) {
  const int first = all.first.value, count = static_cast<int>(all.moved.size());
  if (options.year != 0 && (options.year < first || options.year >= first + count))
    throw Error(ErrorCode::usage, "usage_value", {{"found", std::to_string(options.year)}});
  if (options.year != 0 || context.options().format == "table") return {options.year != 0 ? options.year : shown_year};
  std::vector<int> years;
  for (int t = 0; t < count; ++t) years.push_back(first + t);
  return years;
}

void show_schools(Context& context, const StructureOptions& options) {
  api::SchoolQuestion question{.municipality = context.service().find(options.municipality),
                               .close = options.close,
                               .pupils = options.pupils,
                               .assumptions = options.settings};
  if (options.from != 0) question.from = Year{options.from};
  const api::SchoolAnswer answer = api::school_alternative(context.service(), question);
  const auto column = [&](const char* key, Unit unit = Unit::none, int decimals = 0) {
    return Column{key, unit, decimals, context.text(std::string("structure.column.") + key)};
  };
  Table table{"schools",
              {column("school"), column("school_number"), column("school_grades"), column("pupils_basis"),
               column("in_year"), column("pupils_as_today", Unit::persons), column("pupils_then", Unit::persons),
               column("classes_as_today", Unit::none, 1), column("classes_then", Unit::none, 1), column("goes_to"),
               column("road_kilometres", Unit::none, 1)},
              {}};
  const std::vector<int> years = years_asked(context, options, answer.alternative);
  for (const int year : years) {
    const auto t = static_cast<std::size_t>(year - answer.alternative.first.value);
    Sums sums;
    for (std::size_t s = 0; s < answer.schools.size(); ++s) {
      const structure::School& school = answer.schools[s];
      const structure::SchoolYears &today = answer.alternative.today[s], &after = answer.alternative.after[s];
      sums.add(today, after, t);
      const std::string basis = school.counted() ? std::string(key_of(school.known)) : "outside";
      table.rows.push_back({school.name, std::to_string(school.number),
                            school.counted() ? api::grades_text(school.lowest, school.highest) : Cell(),
                            context.text("structure.basis." + basis), std::to_string(year), today.pupils[t],
                            after.pupils[t], today.classes[t], after.classes[t], goes_to(answer, s),
                            farthest(answer, s)});
    }
    table.rows.push_back({context.text("structure.all_schools"), Cell(), Cell(), Cell(), std::to_string(year),
                          sums.pupils_today, sums.pupils_after, sums.classes_today, sums.classes_after, Cell(),
                          Cell()});
  }
  const api::SchoolWords words =
      api::school_words(answer, Year{years.size() == 1 ? years[0] : shown_year}, context.catalogue());
  table.notes.push_back(words.headline);
  for (const std::string& note : words.notes) table.notes.push_back(note);
  context.show(table);
}

}  // namespace

void add_structure(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "structure");
  const auto options = std::make_shared<StructureOptions>();
  CLI::App& schools = add_verb(noun, context, "schools", [&context, options] { show_schools(context, *options); });
  add_argument(schools, context, "municipality", options->municipality).required();
  add_argument(schools, context, "--close", options->close).delimiter(',');
  add_argument(schools, context, "--pupils", options->pupils).delimiter(',');
  add_argument(schools, context, "--set", options->settings);
  add_argument(schools, context, "--from", options->from);
  add_argument(schools, context, "--year", options->year);
  add_structure_after_school(noun, context);
  add_structure_report(noun, context);
  add_structure_show(noun, context);
  add_structure_solve(noun, context);
  add_structure_staffing(noun, context);
}

}  // namespace handlingsrom::cli
