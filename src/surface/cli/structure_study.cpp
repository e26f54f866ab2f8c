// `handlingsrom structure solve FILE.toml`: a municipality's study of its schools.
#include "surface/api/structure_studies.hpp"

#include <memory>

#include "surface/cli/nouns.hpp"
#include "surface/cli/structure_verbs.hpp"

namespace handlingsrom::cli {
namespace {

std::vector<Cell> year_row(const Context& context, const api::StructureStudyAnswer& answer,
                           const api::StudiedAlternative& alternative, std::size_t t) {
  const structure_study::Sums& sums = alternative.sums;
  const structure_study::Sums& today = answer.alternatives.front().sums;
  const std::string name = api::alternative_name(alternative, context.catalogue());
  const std::string year = std::to_string(answer.study.first.value + static_cast<int>(t));
  const std::string closed = api::closed_with_years(answer, alternative);
  if (!alternative.possible) {
    std::vector<Cell> row(21);
    row[0] = name;
    row[1] = year;
    row[2] = closed;
    return row;
  }
  return {name,
          year,
          closed,
          sums.cost[t],
          sums.cost[t] - today.cost[t],
          sums.total - today.total,
          sums.investment - sums.sale,
          sums.staff[t],
          sums.classes[t],
          sums.class_size[t],
          sums.pupils[t],
          sums.moved[t],
          sums.newly[t],
          sums.kilometres[t],
          sums.longest,
          100 * sums.over[0],
          100 * sums.over[1],
          100 * sums.over[2],
          100 * sums.fullest,
          100 * sums.fullest_high,
          api::open_names(answer.study, alternative.choice)};
}

}  // namespace

void solve_structure_study(Context& context, const std::filesystem::path& file, double seconds, const std::string& as) {
  const Format form = output_format(as);
  const api::StructureStudyAnswer answer = api::study_structure(
      context.service(), {api::structure_study_source(file), seconds, context.options().seed}, context.catalogue());
  const auto column = [&](const char* key, Unit unit = Unit::none, int decimals = 0) {
    return Column{key, unit, decimals, api::structure_study_column(answer, key, context.catalogue())};
  };
  Table table{"structure_study",
              {column("alternative"),
               column("year"),
               column("closed"),
               column("cost", Unit::kroner),
               column("cost_less_today", Unit::kroner),
               column("total_less_today", Unit::kroner),
               column("investment", Unit::kroner),
               column("staff", Unit::full_time_equivalents, 1),
               column("classes", Unit::none, 1),
               column("class_size", Unit::none, 1),
               column("pupils", Unit::persons),
               column("moved", Unit::persons),
               column("newly_entitled", Unit::persons),
               column("kilometres", Unit::none, 1),
               column("longest", Unit::none, 1),
               column("over_30", Unit::percent),
               column("over_45", Unit::percent),
               column("over_60", Unit::percent),
               column("fullest", Unit::percent),
               column("fullest_high", Unit::percent),
               column("open")},
              {}};
  const auto years = static_cast<std::size_t>(answer.study.years);
  for (const api::StudiedAlternative& alternative : answer.alternatives) {
    // For people one year; every year for spreadsheets and programs.
    for (std::size_t t = form == Format::table ? years / 2 : 0; t < (form == Format::table ? years / 2 + 1 : years);
         ++t)
      table.rows.push_back(year_row(context, answer, alternative, t));
  }
  if (form == Format::table) {
    table.columns.pop_back();
    for (auto& row : table.rows) row.pop_back();
  }
  table.notes = structure_study_words(answer, context.catalogue());
  context.options().format = as;
  context.show(table);
}

void add_structure_report(CLI::App& noun, Context& context) {
  struct Options {
    std::filesystem::path file;
    double seconds = 60;
  };
  const auto options = std::make_shared<Options>();
  CLI::App& verb = add_verb(noun, context, "report", [&context, options] {
    const std::filesystem::path out = context.options().out.empty() ? "." : context.options().out;
    const std::uint64_t seed = context.options().seed;
    const api::StructureStudyAnswer answer = api::study_structure(
        context.service(), {api::structure_study_source(options->file), options->seconds, seed}, context.catalogue());
    for (const auto& file : api::write_structure_plan(context.service(), answer, context.catalogue(), out, seed))
      context.out() << file.string() << '\n';
  });
  add_argument(verb, context, "file", options->file).required();
  add_argument(verb, context, "--seconds", options->seconds);
}

}  // namespace handlingsrom::cli
