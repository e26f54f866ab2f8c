// `handlingsrom structure show`: schools, kindergartens and care homes as they are and will be.
#include <cmath>
#include <memory>

#include "base/error.hpp"
#include "surface/api/school_outlook.hpp"
#include "surface/api/schools.hpp"
#include "surface/api/structure_places.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/structure_verbs.hpp"

namespace handlingsrom::cli {
namespace {

constexpr int shown_year = rooms::shown_year.value;

struct StructureShowOptions {
  std::string municipality, service = "school";
  std::filesystem::path places;
  std::vector<std::string> pupils, settings;
  int year = 0;
};

/// For people one year, the first where none is asked for; every year for spreadsheets and programs.
std::vector<int> years_shown(const Context& context, const StructureShowOptions& options, int first, int count) {
  if (options.year != 0 && (options.year < first || options.year >= first + count))
    throw Error(ErrorCode::bad_input, "study_year",
                {{"found", std::to_string(options.year)},
                 {"expected", std::to_string(first) + "–" + std::to_string(first + count - 1)}});
  if (options.year != 0) return {options.year - first};
  std::vector<int> years;
  for (int t = 0; t < (context.options().format == "table" ? std::min(1, count) : count); ++t) years.push_back(t);
  return years;
}

std::vector<std::string> others_in_short(Context& context, MunicipalityIndex municipality) {
  std::vector<std::string> notes;
  for (const char* service : {"kindergarten", "care_home", "staffed_home"}) {
    api::PlacesQuestion question;
    question.municipality = municipality;
    question.service = api::places_service(service);
    notes.push_back(
        api::places_in_short(api::places_outlook(context.service(), question), Year{shown_year}, context.catalogue()));
  }
  return notes;
}

void show_school_outlook(Context& context, const StructureShowOptions& options) {
  const MunicipalityIndex municipality = context.service().find(options.municipality);
  const api::SchoolOutlook outlook =
      api::school_outlook(context.service(), {municipality, options.pupils, options.settings});
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
  const std::vector<int> years = years_shown(context, options, outlook.first.value, count);
  for (std::size_t s = 0; s < outlook.schools.size(); ++s) {
    const structure::School& school = outlook.schools[s];
    for (const int t : years) {
      const api::SchoolOutlookYear& year = outlook.years[s][static_cast<std::size_t>(t)];
      std::vector<Cell> row{school.name, std::to_string(outlook.first.value + t),
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
  for (std::string& note : others_in_short(context, municipality)) table.notes.push_back(std::move(note));
  context.show(table);
}

void show_places(Context& context, const StructureShowOptions& options) {
  api::PlacesQuestion question;
  question.municipality = context.service().find(options.municipality);
  question.service = api::places_service(options.service);
  question.list = options.places;
  question.assumptions = options.settings;
  if (!options.pupils.empty()) throw Error(ErrorCode::usage, "usage_value", {{"found", "--pupils"}});
  const api::PlacesOutlook outlook = api::places_outlook(context.service(), question);
  const auto said = [&](const std::string& key) { return api::places_text(outlook, key, context.catalogue()); };
  const auto column = [&](const std::string& key, Unit unit = Unit::none, int decimals = 0) {
    return Column{key, unit, decimals, said("column." + key)};
  };
  Table table{"place_outlook",
              {column("place"), column("year"), column("basis"), column("users", Unit::persons),
               column("low", Unit::persons), column("high", Unit::persons), column("seats", Unit::places),
               column("fill"), column("groups", Unit::none, 1), column("staff", Unit::none, 1),
               column("cost_per_user", Unit::kroner), column("sector_staff"), column("spending", Unit::kroner)},
              {}};
  const auto add = [&](const std::string& name, const std::string& basis, const api::PlaceYear& year, double seats,
                       int t) -> std::vector<Cell>& {
    table.rows.push_back({name, std::to_string(outlook.first.value + t), said("basis." + basis), year.users, year.low,
                          year.high, seats, 100 * year.users / seats, year.groups, year.staff, year.cost_per_user,
                          Cell(), Cell()});
    return table.rows.back();
  };
  const std::vector<int> years =
      years_shown(context, options, outlook.first.value, static_cast<int>(outlook.whole.size()));
  for (const api::PlaceOutlook& place : outlook.places) {
    for (const int t : years)
      add(place.name, place.users_given ? "given" : "shared", place.years[static_cast<std::size_t>(t)], place.seats, t);
  }
  for (const int t : years) {
    const auto at = static_cast<std::size_t>(t);
    std::vector<Cell>& row = add(said("whole"), "whole", outlook.whole[at], outlook.seats, t);
    row[row.size() - 2] = outlook.sector_staff[at];
    row[row.size() - 1] = outlook.spending[at];
  }
  table.notes = api::places_words(outlook, context.catalogue());
  context.show(table);
}

}  // namespace

void add_structure_show(CLI::App& noun, Context& context) {
  const auto options = std::make_shared<StructureShowOptions>();
  CLI::App& verb = add_verb(noun, context, "show", [&context, options] {
    if (options->service == "school" && options->places.empty()) {
      show_school_outlook(context, *options);
    } else {
      show_places(context, *options);
    }
  });
  add_argument(verb, context, "municipality", options->municipality).required();
  add_argument(verb, context, "--service", options->service).option_text("school|kindergarten|care_home|staffed_home");
  add_argument(verb, context, "--places", options->places);
  add_argument(verb, context, "--pupils", options->pupils).delimiter(',');
  add_argument(verb, context, "--set", options->settings);
  add_argument(verb, context, "--year", options->year);
}

}  // namespace handlingsrom::cli
