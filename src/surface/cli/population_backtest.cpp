// `handlingsrom population backtest`.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "surface/api/population.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/population.hpp"

namespace handlingsrom::cli {
namespace {

using population::AgeRange;

struct BacktestOptions {
  std::vector<int> bases;
  int horizon = 0;
  int paths = 0;
  bool split = false;
  std::string report;
  std::vector<std::string> assume;
};

/// "population.net_migration_window=3" …
std::map<std::string, double> assumed_of(const std::vector<std::string>& pairs) {
  std::map<std::string, double> result;
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    double value = 0;
    const char* end = pair.data() + pair.size();
    if (equals == std::string::npos || std::from_chars(pair.data() + equals + 1, end, value).ptr != end ||
        equals + 1 == pair.size()) {
      throw Error(ErrorCode::usage, "usage_choice",
                  {{"name", "--assume"}, {"found", pair}, {"expected", "population.NAME=NUMBER"}});
    }
    result[pair.substr(0, equals)] = value;
  }
  return result;
}

std::vector<Cell> error_row(const Context& context, const population::ErrorRow& row) {
  std::string places = context.text("population.places." + std::string(population::key_of(row.places)));
  if (row.size_class >= 0) {
    const auto k = static_cast<std::size_t>(row.size_class);
    const int from = population::size_class_from[k];
    places = k + 1 < population::size_class_from.size()
                 ? fmt::format("{}–{}", from, population::size_class_from[k + 1] - 1)
                 : fmt::format("{}+", from);
  }
  std::vector<Cell> cells{places,
                          row.base == 0 ? context.text("population.mean_of_vintages") : std::to_string(row.base),
                          static_cast<std::int64_t>(row.horizon),
                          context.text("population.method." + std::string(population::key_of(row.method))),
                          static_cast<std::int64_t>(row.municipalities)};
  for (const double value : row.error) cells.emplace_back(value);
  for (const double value : row.bias) cells.emplace_back(value);
  return cells;
}

void backtest(const Context& context, const BacktestOptions& options) {
  const api::Service& service = context.service();
  const Year last = service.last_counted();
  const Year first = service.first_counted() + 2;
  population::BacktestRequest all;
  population::BacktestRequest telemark;
  telemark.bases.assign(population::compared_vintages.begin(), population::compared_vintages.end());
  all.assumed = telemark.assumed = assumed_of(options.assume);
  if (!options.bases.empty()) all.bases = telemark.bases = options.bases;
  all.mean = options.bases.size() > 1;
  all.hindsight = options.split;
  if (options.horizon != 0) all.horizons = telemark.horizons = {options.horizon};
  for (const int base : all.bases) {
    if (base < first.value || base >= last.value) {
      throw Error(ErrorCode::usage, "usage_choice",
                  {{"name", "--base"},
                   {"found", std::to_string(base)},
                   {"expected", fmt::format("{}–{}", first.value, last.value - 1)}});
    }
  }
  for (const int horizon : all.horizons) {
    if (horizon < 1 || (options.horizon != 0 && all.bases.front() + horizon > last.value)) {
      throw Error(ErrorCode::usage, "usage_choice",
                  {{"name", "--horizon"},
                   {"found", std::to_string(horizon)},
                   {"expected", fmt::format("1–{}", last.value - all.bases.front())}});
    }
  }
  std::vector<int> judged{2012, 2013, 2014, 2015, 2016};
  if (!options.bases.empty()) judged = options.bases;
  api::BacktestAnswer answer =
      api::backtest_population(service, context.data_folder(), all, telemark, judged, options.paths,
                               context.options().seed, context.options().threads);
  if (options.bases.size() != 1) {  // the mean of the vintages stands for each; --base shows one
    std::erase_if(answer.rows, [](const population::ErrorRow& row) {
      return row.places == population::Places::telemark && row.base != 0;
    });
  }
  Table table{"backtest", {{"places"}, {"base"}, {"horizon"}, {"method"}, {"municipalities"}}, {}};
  for (const bool bias : {false, true}) {
    for (const AgeRange& range : population::backtest_groups) {
      const std::string key = range_key(range);
      const std::string name = key == "total" ? context.text("column.total") : key;
      table.columns.push_back({(bias ? "bias_" : "error_") + key, Unit::percent, 1,
                               bias ? context.text("column.bias_of", {{"ages", name}}) : name});
    }
  }
  for (const auto& row : answer.rows) table.rows.push_back(error_row(context, row));
  table.notes.push_back(context.text("population.note.error"));
  if (answer.coverage) {
    const population::Coverage& held = *answer.coverage;
    std::string by_group;
    for (std::size_t g = 0; g < population::backtest_groups.size(); ++g) {
      by_group +=
          fmt::format("{}{} {:.1f}", g == 0 ? "" : ", ", range_key(population::backtest_groups[g]), held.share(g));
    }
    std::string by_size;
    for (std::size_t k = 0; k < population::size_class_from.size(); ++k) {
      by_size += fmt::format("{}{}+ {:.1f}", k == 0 ? "" : ", ", population::size_class_from[k], held.of_size(k));
    }
    table.notes.push_back(
        context.text("population.note.coverage",
                     {{"overall", fmt::format("{:.1f}", held.overall())}, {"groups", by_group}, {"sizes", by_size}}));
  }
  if (!options.report.empty()) {
    write_file(options.report, api::backtest_page(context.catalogue(), answer));
    context.message(context.text("population.note.page", {{"file", options.report}}));
  }
  context.show(table);
}

}  // namespace

void add_population_backtest(CLI::App& noun, Context& context) {
  const auto backtest_options = std::make_shared<BacktestOptions>();
  CLI::App& test =
      add_verb(noun, context, "backtest", [&context, backtest_options] { backtest(context, *backtest_options); });
  add_argument(test, context, "--base", backtest_options->bases).option_text(context.text("cli.label.number"));
  add_argument(test, context, "--horizon", backtest_options->horizon).option_text(context.text("cli.label.number"));
  add_argument(test, context, "--paths", backtest_options->paths).option_text(context.text("cli.label.number"));
  add_switch(test, context, "--split", backtest_options->split);
  add_argument(test, context, "--report", backtest_options->report).option_text(context.text("cli.label.file"));
  add_argument(test, context, "--assume", backtest_options->assume).option_text("population.NAME=NUMBER");
}

}  // namespace handlingsrom::cli
