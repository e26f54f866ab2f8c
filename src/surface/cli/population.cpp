// `handlingsrom population project`.
#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/population.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/population.hpp"
#include "surface/cli/progress.hpp"

namespace handlingsrom::cli {
namespace {

using population::AgeRange;

constexpr int latest_year = 2100;

struct ProjectOptions {
  std::string municipality;
  bool all = false;
  std::string alternative = "MMMM";
  int to = 2050;
  int paths = 0;
  std::string by = "year";
  bool published_frame = false;
  std::string local;
  // the bare engine
  api::CohortPaths files;
  std::string preset;
  std::string migration_timing, infant_separation, open_interval, birth_exposure;
  bool fractions = false;
};

template <class Value>
Value choice(const std::string& option, const std::string& found,
             std::initializer_list<std::pair<std::string_view, Value>> choices) {
  std::string expected;
  for (const auto& [name, value] : choices) {
    if (name == found) return value;
    expected += (expected.empty() ? "" : ", ") + std::string(name);
  }
  throw Error(ErrorCode::usage, "usage_choice", {{"name", option}, {"found", found}, {"expected", expected}});
}

population::Conventions conventions_of(const ProjectOptions& options) {
  population::Conventions conventions;
  if (!options.preset.empty()) {
    conventions =
        choice<population::Conventions>("--preset", options.preset, {{"un", population::united_nations_practice}});
  }
  if (!options.migration_timing.empty()) {
    using Timing = population::MigrationTiming;
    conventions.migration_timing =
        choice<Timing>("--migration-timing", options.migration_timing,
                       {{"start", Timing::start}, {"middle", Timing::middle}, {"end", Timing::end}});
  }
  if (!options.infant_separation.empty()) {
    using Infant = population::InfantSeparation;
    conventions.infant_separation = choice<Infant>(
        "--infant-separation", options.infant_separation,
        {{"un", Infant::united_nations}, {"andreev-kingkade", Infant::andreev_kingkade}, {"half", Infant::half}});
  }
  if (!options.open_interval.empty()) {
    using Open = population::OpenInterval;
    conventions.open_interval = choice<Open>("--open-interval", options.open_interval,
                                             {{"life-table", Open::life_table}, {"separate", Open::separate}});
  }
  if (!options.birth_exposure.empty()) {
    using Exposure = population::BirthExposure;
    conventions.birth_exposure =
        choice<Exposure>("--birth-exposure", options.birth_exposure,
                         {{"mean", Exposure::mean}, {"start", Exposure::start}, {"end", Exposure::end}});
  }
  return conventions;
}

void project_files(const Context& context, const ProjectOptions& options) {
  for (const auto& [name, path] : {std::pair{"--start", options.files.start},
                                   {"--mortality", options.files.mortality},
                                   {"--fertility", options.files.fertility},
                                   {"--sex-ratio", options.files.sex_ratio}}) {
    if (path.empty()) throw Error(ErrorCode::usage, "usage_missing", {{"name", name}});
  }
  population::CohortRequest request;
  request.last = Year{options.to};
  request.conventions = conventions_of(options);
  // The United Nations publish parts of persons; anyone else's parts of persons are more likely a wrong unit.
  request.whole_persons = !options.fractions && options.preset != "un";
  context.deliver(api::project_cohort_files(options.files, request));
}

void add_quantiles(std::vector<Cell>& row, const population::Fan& fan, std::size_t t) {
  for (const auto* values : {&fan.p10, &fan.p25, &fan.p50, &fan.p75, &fan.p90}) row.emplace_back((*values)[t]);
}

Table table_of(const Context& context, const ProjectOptions& options, const api::PopulationRequest& request,
               const api::PopulationAnswer& answer) {
  const api::Service& service = context.service();
  Table table{"population", {{"municipality"}, {"name"}, {"year"}}, {}};
  const bool fans = !answer.fans.empty();
  const auto add_quantile_columns = [&] {
    for (const char* key : {"p10", "p25", "p50", "p75", "p90"}) table.columns.push_back({key, Unit::persons});
  };
  if (options.by == "year") {
    for (const auto& range : api::shown_ages) {
      table.columns.push_back({range_key(range), Unit::persons, 0,
                               range_key(range) == "total" ? context.text("column.total") : range_key(range)});
    }
    for (const char* key : {"births", "deaths", "net_migration"}) {
      table.columns.push_back({key, Unit::persons, 0, context.text(std::string("population.column.") + key)});
    }
    if (fans) add_quantile_columns();
    table.columns.push_back({"published_mmmm", Unit::persons});
  } else if (options.by == "group") {
    table.columns.push_back({"age"});
    table.columns.push_back({"persons", Unit::persons});
    if (fans) add_quantile_columns();
  } else {
    table.columns.push_back({"sex"});
    table.columns.push_back({"age"});
    table.columns.push_back({"persons", Unit::persons});
  }
  for (std::size_t i = 0; i < request.municipalities.size(); ++i) {
    const registry::Municipality& place = service.municipality(request.municipalities[i]);
    const population::Projection& projection = answer.projections[i];
    for (int t = 0; t < projection.years(); ++t) {
      const Year year = projection.first_year() + t;
      const auto k = static_cast<std::size_t>(t);
      const std::vector<Cell> head{to_string(place.number), place.name, fmt::format("{}", year.value)};
      if (options.by == "year") {
        std::vector<Cell> row = head;
        for (const AgeRange& range : api::shown_ages) row.emplace_back(projection.total(t, range.from, range.to));
        const bool flows = t + 1 < projection.years();
        for (const auto* values : {&projection.births, &projection.deaths, &projection.net_migration}) {
          row.push_back(flows ? Cell{(*values)[k]} : Cell{});
        }
        if (fans) add_quantiles(row, answer.fans[i].front(), k);
        row.emplace_back(api::published_total(service, request.municipalities[i], year));
        table.rows.push_back(std::move(row));
      } else if (options.by == "group") {
        for (std::size_t r = 0; r < api::shown_ages.size(); ++r) {
          std::vector<Cell> row = head;
          row.emplace_back(range_key(api::shown_ages[r]));
          row.emplace_back(projection.total(t, api::shown_ages[r].from, api::shown_ages[r].to));
          if (fans) add_quantiles(row, answer.fans[i][r], k);
          table.rows.push_back(std::move(row));
        }
      } else {
        for (const Sex sex : {Sex::female, Sex::male}) {
          for (int age = 0; age < age_count; ++age) {
            std::vector<Cell> row = head;
            row.emplace_back(std::string(sex == Sex::female ? "F" : "M"));
            row.emplace_back(age == oldest_age ? std::string("105+") : fmt::format("{}", age));
            row.emplace_back(projection.persons(t, sex, age));
            table.rows.push_back(std::move(row));
          }
        }
      }
    }
  }
  table.notes.push_back(context.text("population.note.method", {{"alternative", options.alternative}}));
  table.notes.push_back(context.text("population.note.published"));
  for (std::size_t i = 0; i < request.municipalities.size(); ++i) {
    if (answer.short_history[i] == 0) continue;
    table.notes.push_back(context.text("population.note.short_history",
                                       {{"municipality", service.municipality(request.municipalities[i]).name},
                                        {"years", std::to_string(answer.short_history[i])}}));
  }
  if (request.local != nullptr) {
    for (const auto& flow : request.local->flows) {
      table.notes.push_back(
          context.text("population.note.local",
                       {{"name", flow.name.empty() ? context.text("population.known." + flow.kind) : flow.name},
                        {"persons", fmt::format("{:.0f}", flow.persons_per_year)},
                        {"from", std::to_string(flow.from.value)},
                        {"to", std::to_string(flow.to.value)},
                        {"reason", flow.reason}}));
    }
    if (request.local->own_projection) {
      table.notes.push_back(
          context.text("population.note.own_projection", {{"reason", request.local->own_projection_reason}}));
    }
  }
  return table;
}

void project(const Context& context, const ProjectOptions& options) {
  if (!options.files.start.empty() || !options.files.mortality.empty() || !options.files.fertility.empty() ||
      !options.files.sex_ratio.empty() || !options.files.migration.empty() || !options.preset.empty()) {
    project_files(context, options);
    return;
  }
  if (options.all == !options.municipality.empty())
    throw Error(ErrorCode::usage, "usage_missing", {{"name", "KOMMUNE / --all"}});
  choice<int>("--by", options.by, {{"year", 0}, {"group", 1}, {"age", 2}});
  const api::Service& service = context.service();
  const Year start = service.last_counted();
  if (options.to <= start.value || options.to > latest_year) {
    throw Error(ErrorCode::usage, "usage_choice",
                {{"name", "--to"},
                 {"found", std::to_string(options.to)},
                 {"expected", fmt::format("{}–{}", start.value + 1, latest_year)}});
  }
  if (options.paths < 0 || options.paths > 100000) {
    throw Error(ErrorCode::usage, "usage_choice",
                {{"name", "--paths"}, {"found", std::to_string(options.paths)}, {"expected", "0–100000"}});
  }
  api::PopulationRequest request;
  request.last = Year{options.to};
  request.alternative = options.alternative;
  request.published_frame = options.published_frame;
  request.municipalities = options.all ? service.all_municipalities() : std::vector{service.find(options.municipality)};
  request.paths = options.paths;
  request.seed = context.options().seed;
  request.threads = context.options().threads;
  population::LocalKnowledge local;
  if (!options.local.empty()) {
    local = api::open_local_knowledge(options.local);
    request.local = &local;
  }
  Progress progress(context, request.municipalities.size());
  request.one_done = [&] { progress.advance(); };
  const api::PopulationAnswer answer = api::project_population(service, request);
  context.show(table_of(context, options, request, answer));
}

}  // namespace

std::string range_key(const AgeRange& range) {
  if (range.from == 0 && range.to == oldest_age) return "total";
  return range.to == oldest_age ? fmt::format("{}+", range.from) : fmt::format("{}-{}", range.from, range.to);
}

void add_population(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "population");
  const auto options = std::make_shared<ProjectOptions>();
  CLI::App& verb = add_verb(noun, context, "project", [&context, options] { project(context, *options); });
  add_argument(verb, context, "municipality", options->municipality);
  add_switch(verb, context, "--all", options->all);
  add_argument(verb, context, "--alternative", options->alternative).option_text("MMMM");
  add_argument(verb, context, "--to", options->to).option_text("2050|2100");
  add_argument(verb, context, "--paths", options->paths).option_text(context.text("cli.label.number"));
  add_argument(verb, context, "--by", options->by).option_text("year|group|age");
  add_switch(verb, context, "--published-frame", options->published_frame);
  add_argument(verb, context, "--local", options->local).option_text(context.text("cli.label.file"));
  for (const auto& [name, target] : {std::pair{"--start", &options->files.start},
                                     {"--mortality", &options->files.mortality},
                                     {"--fertility", &options->files.fertility},
                                     {"--sex-ratio", &options->files.sex_ratio},
                                     {"--migration", &options->files.migration}}) {
    add_argument(verb, context, name, *target).option_text(context.text("cli.label.file"));
  }
  add_argument(verb, context, "--preset", options->preset).option_text("un");
  add_argument(verb, context, "--migration-timing", options->migration_timing).option_text("start|middle|end");
  add_argument(verb, context, "--infant-separation", options->infant_separation)
      .option_text("un|andreev-kingkade|half");
  add_argument(verb, context, "--open-interval", options->open_interval).option_text("life-table|separate");
  add_argument(verb, context, "--birth-exposure", options->birth_exposure).option_text("mean|start|end");
  add_switch(verb, context, "--fractions", options->fractions);
  add_population_backtest(noun, context);
}

}  // namespace handlingsrom::cli
