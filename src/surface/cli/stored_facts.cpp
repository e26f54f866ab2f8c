// `handlingsrom facts keep|history|why|choose|deflator|search|deliveries`: what the store knows of a figure, and how it came there.
#include "surface/api/stored_facts.hpp"

#include <cmath>
#include <memory>

#include "base/error.hpp"
#include "surface/api/figure_search.hpp"
#include "surface/api/import_page.hpp"
#include "surface/api/own_deflator.hpp"
#include "surface/api/used_in_models.hpp"
#include "surface/cli/kept.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

struct FactOptions {
  std::string place, series, period, source, reason, author, since;
  std::vector<std::string> words;
  std::filesystem::path file;
  std::optional<double> rate;
  bool accept = false;
};

Column store_column(const Context& context, const char* key) {
  return {key, Unit::none, 0, context.text(std::string("store.column.") + key)};
}

/// What is typed again, or is a sentence: never cut short.
Column whole_column(const Context& context, const char* key) {
  Column column = store_column(context, key);
  column.whole = true;
  return column;
}

/// The store's moment to the minute where people read it; programs get it as it is.
Cell moment_cell(const Context& context, const std::string& moment) {
  constexpr std::size_t day = 10, minutes = 5;
  if (moment.empty()) return {};
  if (output_format(context.options().format) != Format::table || moment.size() < day + 1 + minutes) return moment;
  return moment.substr(0, day) + " " + moment.substr(day + 1, minutes) + " UTC";
}

/// To read from: a store that is not there is an error, not made.
store::Store store_to_read(const Context& context) {
  std::optional<store::Store> store = api::open_store_if_there(context.store());
  if (!store) throw Error(ErrorCode::unknown_name, "store_none");
  return std::move(*store);
}

void keep(const Context& context, const FactOptions& options) {
  const MunicipalityIndex municipality = context.service().find(options.place);
  const store::Store store = api::open_store(context.store());
  const std::int64_t before = store::Lines(store).delivery_at("9999");
  tell_kept(context, store,
            api::keep_own(context.service(), store, municipality, options.file, options.accept, options.source));
  tell_changes(context, store, before);
}

/// Since a delivery by its number, or since a time; else since before the last one.
std::int64_t delivery_named(const store::Store& store, const std::string& text) {
  const store::Lines lines(store);
  const std::vector<store::Delivery> deliveries = lines.deliveries();
  if (text.empty()) return deliveries.size() < 2 ? 0 : deliveries[deliveries.size() - 2].number;
  const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
  for (const store::Delivery& one : deliveries)
    if (digits && text == std::to_string(one.number)) return one.number;
  if (digits && text == "0") return 0;
  return lines.delivery_at(text);
}

void changes(const Context& context, const FactOptions& options) {
  const store::Store store = store_to_read(context);
  context.show(changes_table(context, api::changes_since(context.bundle(), context.data_folder() / "tables", store,
                                                         delivery_named(store, options.since), context.catalogue())));
}

/// Whole figures without decimals, whatever the column's others have.
Cell figure_cell(double value) {
  return std::isnan(value) ? Cell{} : Cell{Rounded{value, value == std::round(value) ? 0 : 3}};
}

Cell or_nothing(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

/// With its unit, which the titles of Statistics Norway's tables often say themselves: "Frie inntekter per innbygger (kr)"; of a municipality's own
/// figure what it is called: "Netto driftsutgifter, pleie og omsorg".
std::string title_of(const Context& context, const api::KnownFigure& known) {
  constexpr std::string_view own = "own/";
  if (known.series.starts_with(own)) {
    std::string figure = known.series.substr(own.size());
    for (std::size_t at = 0; (at = figure.find('/', at)) != std::string::npos;) figure.replace(at, 1, ", ");
    return messages::told(context.catalogue(), "store.own_title", {{"own_figure", figure}});
  }
  const std::string unit = known.unit.empty() ? std::string{} : " (" + known.unit + ")";
  return known.title.ends_with(unit) ? known.title : known.title + unit;
}

void history(const Context& context, const FactOptions& options) {
  const store::Store store = store_to_read(context);
  const api::KnownFigure known = api::known_figure(context.service(), store, options.place, options.series,
                                                   options.period, store::Lines(store).as_of(context.options().as_of));
  Table table{"history", {}, {}};
  for (const char* key : {"period", "value", "mark", "source", "what", "vintage", "since", "until"})
    table.columns.push_back(store_column(context, key));
  for (const api::KnownFigure::Period& period : known.periods) {
    for (const ledger::Said& said : period.said) {
      table.rows.push_back({period.period, figure_cell(said.value), or_nothing(said.mark), said.source, said.what,
                            or_nothing(said.vintage), moment_cell(context, said.since),
                            moment_cell(context, said.until)});
    }
  }
  table.notes.push_back(title_of(context, known));
  context.show(table);
}

void why(const Context& context, const FactOptions& options) {
  const store::Store store = store_to_read(context);
  const api::KnownFigure known = api::known_figure(context.service(), store, options.place, options.series,
                                                   options.period, store::Lines(store).as_of(context.options().as_of));
  const api::KnownFigure::Period& period = known.periods.at(0);
  Table table{"why", {}, {}};
  for (const char* key : {"used", "value", "source", "what", "vintage", "since", "until"})
    table.columns.push_back(store_column(context, key));
  for (std::size_t i = 0; i < period.said.size(); ++i) {
    const ledger::Said& said = period.said[i];
    table.rows.push_back({period.choice.said == i ? Cell{context.text("store.used")} : Cell{}, figure_cell(said.value),
                          said.source, said.what, or_nothing(said.vintage), moment_cell(context, said.since),
                          moment_cell(context, said.until)});
  }
  table.notes.push_back(title_of(context, known));
  table.notes.push_back(
      context.text("store.rule." + std::string(ledger::key_of(period.choice.rule)), {{"reason", period.reason}}));
  // Whether the models read it, or what they read instead.
  const auto used = api::used_in_models(context.service(), context.data_folder() / "tables", store, known.place,
                                        known.series, period.period);
  if (used) {
    table.notes.push_back(context.text(used->fetched ? "store.models_use_this" : "store.models_use_theirs",
                                       {{"quantity", api::column_title(context.catalogue(), used->quantity)},
                                        {"value", api::stored_figure_text(context.catalogue(), used->value)},
                                        {"source", used->source},
                                        {"date", used->retrieved}}));
  } else {
    table.notes.push_back(
        context.text(known.series.starts_with("own/") ? "store.models_use_own" : "store.models_use_none"));
  }
  context.show(table);
}

void choose(const Context& context, const FactOptions& options) {
  const store::Store store = store_to_read(context);
  api::choose_source(context.service(), store, options.place, options.series, options.period, options.source,
                     options.reason, options.author);
  why(context, options);
}

/// Shows the rate that holds; chooses another where one is given.
void deflator(const Context& context, const FactOptions& options) {
  const std::optional<store::Store> store = api::open_store_if_there(context.store());
  if (options.rate) {
    const store::Store chosen_in = store_to_read(context);
    api::choose_deflator(chosen_in, *options.rate, options.reason, options.author);
  }
  const facts::DeflatorChosen chosen =
      store ? api::deflator_of(*store, store::Lines(*store).as_of(context.options().as_of)) : facts::DeflatorChosen{};
  Table table{"deflator", {store_column(context, "rate"), whole_column(context, "reason")}, {}};
  table.rows.push_back({messages::number(100 * chosen.rate, 2, context.catalogue().language()) + " %",
                        chosen.reason.empty() ? context.text("own.deflator.source") : chosen.reason});
  context.show(table);
}

/// What comes with the program, and what the store holds where there is one; each with the command that shows it.
void search(const Context& context, const FactOptions& options) {
  const std::optional<store::Store> store = api::open_store_if_there(context.store());
  Table table{"series", {}, {}};
  for (const char* key : {"series", "title", "unit", "shown_by"}) table.columns.push_back(store_column(context, key));
  table.columns.front() = whole_column(context, "series");
  std::string words;
  for (const std::string& word : options.words) words += word + " ";
  for (const api::FoundFigure& found : api::find_figures(context.service(), store, context.catalogue(), words))
    table.rows.push_back({found.series, found.title, or_nothing(found.unit),
                          found.table.empty() ? "facts history" : "facts show " + found.table});
  if (table.rows.empty()) table.notes.push_back(context.text("store.found_nothing"));
  context.show(table);
}

void deliveries(const Context& context) {
  const store::Store store = store_to_read(context);
  Table table{"deliveries", {}, {}};
  for (const char* key : {"number", "since", "source", "what", "vintage"})
    table.columns.push_back(store_column(context, key));
  for (const store::Delivery& one : store::Lines(store).deliveries())
    table.rows.push_back({one.number, moment_cell(context, one.time), one.source, one.what, or_nothing(one.vintage)});
  if (table.rows.empty()) table.notes.push_back(context.text("store.nothing_yet"));
  context.show(table);
}

}  // namespace

void add_stored_facts(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "facts");
  const auto options = std::make_shared<FactOptions>();
  const auto verb = [&](const char* name, void (*run)(const Context&, const FactOptions&)) -> CLI::App& {
    return add_verb(noun, context, name, [&context, options, run] { run(context, *options); });
  };
  const auto figure = [&](CLI::App& command, bool with_period) {
    add_argument(command, context, "municipality", options->place).required();
    add_argument(command, context, "series", options->series).required();
    Argument period = add_argument(command, context, "period", options->period);
    if (with_period) period.required();
  };
  CLI::App& keeping = verb("keep", keep);
  add_argument(keeping, context, "municipality", options->place).required();
  add_argument(keeping, context, "file", options->file).required();
  add_switch(keeping, context, "--accept", options->accept);
  add_argument(keeping, context, "--source", options->source).option_text(context.text("cli.label.text"));
  figure(verb("history", history), false);
  figure(verb("why", why), true);
  CLI::App& choosing = verb("choose", choose);
  figure(choosing, true);
  add_argument(choosing, context, "--source", options->source).option_text(context.text("cli.label.text")).required();
  add_argument(choosing, context, "--reason", options->reason).option_text(context.text("cli.label.text")).required();
  add_argument(choosing, context, "--author", options->author).option_text(context.text("cli.label.text"));
  CLI::App& pricing = verb("deflator", deflator);
  add_argument(pricing, context, "rate", options->rate);
  add_argument(pricing, context, "--reason", options->reason).option_text(context.text("cli.label.text"));
  add_argument(pricing, context, "--author", options->author).option_text(context.text("cli.label.text"));
  add_argument(verb("search", search), context, "word", options->words);
  add_argument(verb("changes", changes), context, "--since", options->since).option_text("2026-06-15");
  add_verb(noun, context, "deliveries", [&context] { deliveries(context); });
  add_store_export(noun, context);
}

}  // namespace handlingsrom::cli
