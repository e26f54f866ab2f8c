// `handlingsrom comparison show|why|group|trend MUNICIPALITY`: a municipality beside its group.
#include <algorithm>
#include <cmath>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "surface/api/comparison.hpp"
#include "base/atomic_file.hpp"
#include "surface/api/in_force.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {
namespace {

struct ComparisonOptions {
  std::string municipality;
  api::ComparisonRequest request;
  std::string difference, picture;  // of `why`
};

std::string unit_name(const Context& context, Unit unit) { return context.text("unit." + std::string(key_of(unit))); }

/// As a reader wants it in a table: shares as percent, no more decimals than are known.
std::string written(const Context& context, double value, Unit unit, int decimals) {
  const report::Words words(context.catalogue());
  if (unit == Unit::share)
    return words.number(100 * value, std::max(0, decimals - 2)) + (std::isfinite(value) ? " %" : "");
  return words.number(value, decimals);
}

void note_group(const Context& context, MunicipalityIndex municipality, const comparison::Group& group, Table& table) {
  const api::Service& service = context.service();
  table.notes.push_back(
      context.text("comparison.cli.group",
                   {{"group", api::group_name(service, context.catalogue(), municipality, group)},
                    {"method", context.text(fmt::format("comparison.method.{}", comparison::key_of(group.kind)))}}));
  if (group.members.empty()) {
    table.notes.push_back(context.text("comparison.note.empty", {{"place", service.municipality(municipality).name}}));
  }
}

/// "12–25/40"
std::string rank_cell(const comparison::RankInterval& rank) {
  if (rank.of < 2) return {};
  if (rank.best == 0 || rank.best == rank.worst) return fmt::format("{}/{}", rank.rank, rank.of);
  return fmt::format("{}–{}/{}", rank.best, rank.worst, rank.of);
}

/// What people ask first: result, debt, spending. A table for people has the rank as text, one for programs its parts and the distribution.
void add_accounts(const Context& context, const api::Compared& compared, Table& table) {
  const bool as_table = output_format(context.options().format) == Format::table;
  for (const comparison::AccountsTrend& one : compared.accounts) {
    const comparison::AccountsFigure& figure = *one.figure;
    const comparison::AccountsYear& year = one.latest();
    const comparison::Position& position = figure.need.empty() ? one.in_group : one.adjusted_in_group;
    const comparison::Quantiles& spread = one.in_group.spread;
    const api::AccountsWords said = api::words_of(context.service(), context.catalogue(), compared, one);
    const auto cell = [&](double value) {
      return as_table ? Cell{written(context, value, figure.unit, figure.decimals)} : Cell{value};
    };
    std::vector<Cell> row{as_table ? said.name : std::string(figure.id),
                          std::int64_t{year.year.value},
                          as_table ? unit_name(context, figure.unit) : std::string(key_of(figure.unit)),
                          cell(year.own),
                          cell(year.group),
                          cell(one.in_group.median),
                          std::int64_t{year.known},
                          cell(year.country),
                          cell(year.own_adjusted),
                          cell(year.group_adjusted)};
    if (as_table) {
      row.emplace_back(rank_cell(position.rank));
    } else {
      const auto place = [](int value) { return value > 0 ? Cell{std::int64_t{value}} : Cell{}; };
      for (const Cell& each :
           {place(position.rank.rank), place(position.rank.best), place(position.rank.worst), place(position.rank.of),
            Cell{spread.p10}, Cell{spread.p25}, Cell{spread.p75}, Cell{spread.p90}, Cell{said.sentence}})
        row.push_back(each);
    }
    table.rows.push_back(std::move(row));
    if (as_table && (figure.unit == Unit::percent || !figure.need.empty())) table.notes.push_back(said.sentence);
  }
  table.notes.push_back(context.text("comparison.note.rank"));
}

/// Today's figures: own, group, country.
void show(const Context& context, const api::Compared& compared, const ComparisonOptions&) {
  const bool as_table = output_format(context.options().format) == Format::table;
  const auto figures = [&](std::string key) { return Column{std::move(key), Unit::none, 2, {}, as_table}; };
  Table table{"comparison",
              {{"figure"},
               {"year", Unit::years},
               {"unit"},
               figures("own_figure"),
               figures("group_mean"),
               figures("group_median"),
               {"known"},
               figures("country"),
               figures("own_adjusted"),
               figures("group_adjusted"),
               {"rank", Unit::none, 0, {}, as_table}},
              {}};
  if (!as_table) {
    for (const char* key : {"rank_best", "rank_worst", "ranked"}) table.columns.push_back({key});
    for (const char* key : {"p10", "p25", "p75", "p90"}) table.columns.push_back({key, Unit::none, 2});
    table.columns.push_back({"sentence"});
  }
  add_accounts(context, compared, table);
  const report::Words words(context.catalogue());
  for (const api::ComparedFigure& figure : compared.figures) {
    const comparison::Measure& measure = *figure.measure;
    const Year year = api::year_of(context.service(), measure);
    const auto cell = [&](double value) {
      return as_table ? Cell{written(context, value, measure.unit, measure.decimals)} : Cell{value};
    };
    const bool told = as_table && measure.unit == Unit::share;  // the sign stands behind the figure
    table.rows.push_back({as_table ? words.figure(measure.id) : std::string(measure.id), std::int64_t{year.value},
                          told       ? std::string()
                          : as_table ? unit_name(context, measure.unit)
                                     : std::string(key_of(measure.unit)),
                          cell(figure.own), cell(figure.group.mean), cell(figure.group.median),
                          std::int64_t{figure.group.known}, cell(figure.country)});
    table.rows.back().resize(table.columns.size());
  }
  const std::string number = to_string(context.service().municipality(compared.municipality).number);
  for (const api::FetchedFigure& figure : context.fetched_figures(number))
    table.notes.push_back(api::fetched_words(context.catalogue(), figure));
  note_group(context, compared.municipality, compared.group, table);
  for (const comparison::Decomposition& one : compared.against_group) {
    if (!one.area.empty()) continue;  // the accounts have said it
    const api::DecompositionWords said =
        api::words_of(context.service(), context.catalogue(), compared, compared.group, one);
    table.notes.push_back(fmt::format("{}.{}{}", said.title, said.why.empty() ? "" : " ", said.why));
  }
  context.show(table);
}

/// What explains the differences: a row for each part.
void why(const Context& context, const api::Compared& compared, const ComparisonOptions& options) {
  if (!options.picture.empty() || !options.difference.empty()) {
    // The picture needs one; the first is what people ask first. A name that there is not is refused before anything is written.
    const std::string_view id =
        options.difference.empty() ? compared.against_group.front().id : std::string_view(options.difference);
    const std::string picture = api::draw_difference(context.service(), context.catalogue(), compared, id);
    if (!options.picture.empty()) write_file(options.picture, picture);
  }
  const bool as_table = output_format(context.options().format) == Format::table;
  Table table{"decomposition",
              {{"figure"},
               {"against"},
               {"part"},
               {"own_figure", Unit::none, 3, {}, as_table},
               {"group_level", Unit::none, 3, {}, as_table},
               {"effect", Unit::none, 3, {}, as_table},
               {"unit"}},
              {}};
  const api::Service& service = context.service();
  const report::Words words(context.catalogue());
  const auto add = [&](const std::vector<comparison::Decomposition>& list, const comparison::Group& group) {
    for (const comparison::Decomposition& one : list) {
      if (!options.difference.empty() && one.id != options.difference) continue;
      const api::DecompositionWords said = api::words_of(service, context.catalogue(), compared, group, one);
      const std::string figure = as_table ? said.name : std::string(one.id);
      const std::string against = as_table ? api::group_name(service, context.catalogue(), compared.municipality, group)
                                           : std::string(comparison::key_of(group.kind));
      const std::string unit = as_table ? unit_name(context, one.unit) : std::string(key_of(one.unit));
      const auto effect = [&](double value) {
        return as_table ? Cell{words.signed_number(value, one.decimals)} : Cell{value};
      };
      const auto total = [&](double value) {
        return as_table ? Cell{written(context, value, one.unit, one.decimals)} : Cell{value};
      };
      for (const comparison::Part& part : one.parts) {
        std::string name = as_table ? api::part_name(context.catalogue(), part) : std::string(part.id);
        const std::string level_of = api::level_name(context.catalogue(), part);
        if (as_table && !level_of.empty()) name += fmt::format(" ({})", level_of);
        const auto level = [&](double value) {
          return as_table ? Cell{written(context, value, part.unit, part.decimals)} : Cell{value};
        };
        table.rows.push_back({figure, against, name, level(part.own), level(part.base), effect(part.effect), unit});
      }
      table.rows.push_back({figure, against, as_table ? context.text("comparison.cli.sum") : std::string("sum"),
                            total(one.own), total(one.base), effect(one.own - one.base), unit});
      for (const std::string& note : said.notes) table.notes.push_back(fmt::format("{}: {}", said.name, note));
    }
  };
  add(compared.against_group, compared.group);
  if (!as_table && compared.group.kind != comparison::GroupKind::country)
    add(compared.against_country, compared.country);
  note_group(context, compared.municipality, compared.group, table);
  context.show(table);
}

/// Who is in the group.
void group(const Context& context, const api::Compared& compared, const ComparisonOptions&) {
  Table table{
      "group", {{"number"}, {"name"}, {"county"}, {"inhabitants", Unit::persons}, {"distance", Unit::none, 2}}, {}};
  const api::Service& service = context.service();
  for (std::size_t i = 0; i < compared.group.members.size(); ++i) {
    const MunicipalityIndex member = compared.group.members[i];
    const registry::Municipality& place = service.municipality(member);
    table.rows.push_back({to_string(place.number), place.name, place.county, service.inhabitants(member),
                          compared.near.empty() ? Cell{} : Cell{compared.near[i].distance}});
  }
  note_group(context, compared.municipality, compared.group, table);
  context.show(table);
}

/// The accounts, year by year.
void trend(const Context& context, const api::ComparedAccounts& compared) {
  const bool as_table = output_format(context.options().format) == Format::table;
  const auto figures = [&](std::string key) { return Column{std::move(key), Unit::none, 2, {}, as_table}; };
  Table table{"accounts",
              {{"figure"},
               {"year", Unit::years},
               {"unit"},
               figures("own_figure"),
               figures("group_mean"),
               figures("country"),
               figures("own_adjusted"),
               figures("group_adjusted"),
               {"rank"},
               {"known"}},
              {}};
  std::vector<std::string> wider;
  for (const comparison::AccountsTrend& one : compared.trends) {
    const comparison::AccountsFigure& figure = *one.figure;
    const std::string name = context.text(fmt::format("accounts_figure.{}", figure.id));
    if (one.wider_tasks) wider.push_back(name);
    for (const comparison::AccountsYear& year : one.years) {
      const auto cell = [&](double value) {
        return as_table ? Cell{written(context, value, figure.unit, figure.decimals)} : Cell{value};
      };
      table.rows.push_back({as_table ? name : std::string(figure.id), std::int64_t{year.year.value},
                            as_table ? unit_name(context, figure.unit) : std::string(key_of(figure.unit)),
                            cell(year.own), cell(year.group), cell(year.country), cell(year.own_adjusted),
                            cell(year.group_adjusted),
                            std::isfinite(year.rank) ? Cell{fmt::format("{:.0f}/{}", year.rank, year.ranked)} : Cell{},
                            std::int64_t{year.known}});
    }
  }
  note_group(context, compared.municipality, compared.group, table);
  table.notes.push_back(context.text("comparison.note.accounts"));
  if (!wider.empty()) {
    table.notes.push_back(context.text("comparison.note.wider_tasks",
                                       {{"place", context.service().municipality(compared.municipality).name},
                                        {"figures", fmt::format("{}", fmt::join(wider, ", "))}}));
  }
  context.show(table);
}

}  // namespace

void add_comparison(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "comparison");
  const auto add = [&](const char* name, auto run) {
    const auto options = std::make_shared<ComparisonOptions>();
    CLI::App& verb = add_verb(noun, context, name, [&context, options, run] {
      const api::Service& service = context.service();
      run(service, service.find(options->municipality), *options);
    });
    comparison::SimilarOptions& similar = options->request.options;
    add_argument(verb, context, "municipality", options->municipality).required();
    add_argument(verb, context, "--with", options->request.with).option_text(context.text("cli.label.group"));
    add_argument(verb, context, "--count", similar.count).option_text(context.text("cli.label.number"));
    add_argument(verb, context, "--weight-population", similar.weight_population)
        .option_text(context.text("cli.label.number"));
    add_argument(verb, context, "--weight-centrality", similar.weight_centrality)
        .option_text(context.text("cli.label.number"));
    add_argument(verb, context, "--weight-need", similar.weight_need).option_text(context.text("cli.label.number"));
    if (std::string_view(name) != "why") return;
    add_argument(verb, context, "--difference", options->difference).option_text(context.text("cli.label.difference"));
    add_argument(verb, context, "--picture", options->picture).option_text(context.text("cli.label.file"));
  };
  const auto compared = [&context](void (*run)(const Context&, const api::Compared&, const ComparisonOptions&)) {
    return
        [&context, run](const api::Service& service, MunicipalityIndex municipality, const ComparisonOptions& options) {
          run(context, api::compare(service, municipality, options.request), options);
        };
  };
  add("show", compared(&show));
  add("why", compared(&why));
  add("group", compared(&group));
  add("trend",
      [&context](const api::Service& service, MunicipalityIndex municipality, const ComparisonOptions& options) {
        trend(context, api::compare_accounts(service, municipality, options.request));
      });
}

}  // namespace handlingsrom::cli
