// `handlingsrom import FILE`: how a file is understood, and the figures in it.
#include "surface/api/importing.hpp"

#include <array>
#include <cmath>
#include <memory>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/import_page.hpp"
#include "surface/api/import_words.hpp"
#include "surface/cli/kept.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

struct ImportOptions {
  std::string file;
  std::string municipality;
  std::string level;
  std::vector<std::string> columns;
  std::string mappings;
  int sheet = 0;
  int year = 0;
  bool preview = false;
  bool keep = false;
  bool save = false;
  bool accept = false;
  bool as_written = false;
  std::string source;
};

/// The program's own name of what the user wrote in words of their language ("enhet"), or by that name itself; empty where it is neither.
std::string key_said(const Context& context, const char* under, std::span<const std::string_view> keys,
                     std::string_view said) {
  for (const std::string_view key : keys)
    if (said == key || said == context.text(std::string(under) + "." + std::string(key))) return std::string(key);
  return {};
}

std::string joined_words(const Context& context, const char* under, std::span<const std::string_view> keys,
                         std::string_view between) {
  std::string words;
  for (const std::string_view key : keys) {
    if (!words.empty()) words += between;
    words += context.text(std::string(under) + "." + std::string(key));
  }
  return words;
}

constexpr const char* levels_under = "importing.level";
constexpr std::array<std::string_view, 6> level_keys{"municipality", "part", "county", "country", "group", "all"};
constexpr const char* roles_under = "importing.role_word";
constexpr std::array<std::string_view, 9> role_keys{"municipality", "county",    "name",  "year",   "quantity",
                                                    "part",         "dimension", "value", "ignored"};

void set_level(const Context& context, const std::string& said, importing::Options& options) {
  const std::string key = key_said(context, levels_under, level_keys, said);
  if (key.empty())
    throw Error(ErrorCode::usage, "importing_level",
                {{"found", said}, {"expected", joined_words(context, levels_under, level_keys, ", ")}});
  options.all_levels = key == "all";
  for (const importing::Level level : {importing::Level::municipality, importing::Level::part, importing::Level::county,
                                       importing::Level::country, importing::Level::group})
    if (importing::key_of(level) == key) options.level = level;
}

importing::Options understanding_options(const Context& context, const ImportOptions& chosen) {
  importing::Options options;
  if (!chosen.municipality.empty()) options.municipality = context.service().find(chosen.municipality);
  if (chosen.year != 0) options.year = chosen.year;
  options.as_written = chosen.as_written;
  if (!chosen.level.empty()) set_level(context, chosen.level, options);
  for (const std::string& each : chosen.columns) {
    const std::size_t equals = each.rfind('=');
    const auto role = equals == std::string::npos
                          ? std::nullopt
                          : importing::column_role_of(
                                key_said(context, roles_under, role_keys, std::string_view(each).substr(equals + 1)));
    if (!role) {
      throw Error(ErrorCode::usage, "importing_role",
                  {{"found", each}, {"expected", joined_words(context, roles_under, role_keys, ", ")}});
    }
    options.roles[each.substr(0, equals)] = *role;
  }
  return options;
}

/// As many decimals as the figure has, three at most.
int decimals_in(double value) {
  double scaled = value;
  for (int decimals = 0; decimals < 3; ++decimals, scaled *= 10) {
    if (std::abs(scaled - std::round(scaled)) < 1e-6) return decimals;
  }
  return 3;
}

std::vector<Column> columns_of(const Context& context, std::initializer_list<const char*> keys) {
  std::vector<Column> columns;
  for (const char* key : keys)
    columns.push_back({key, Unit::none, 3, context.text(std::string("importing.column.") + key)});
  return columns;
}

Table columns_table(const Context& context, const api::Import& imported) {
  Table result{"columns", columns_of(context, {"table", "column", "head", "role", "year", "quantity", "example"}), {}};
  for (const api::ImportPage::Column& column : api::import_columns(imported)) {
    std::string role = context.text("importing.role." + column.role);
    if (column.chosen) role += " " + context.text("importing.chosen");
    const auto text = [](const std::string& said) { return said.empty() ? Cell{} : Cell{said}; };
    result.rows.push_back(
        {column.table, column.letter, column.head, role, text(column.year), text(column.quantity), column.example});
  }
  return result;
}

/// What a filled form adds up to, beside what is published.
void tell_own(const Context& context, const api::Import& imported, bool accept, std::vector<std::string>& lines) {
  for (std::string& line : api::from_form_sentences(context.service(), context.catalogue(), imported, accept))
    lines.push_back(std::move(line));
}

std::vector<Cell> figure_row(const Context& context, const api::Import& imported, const importing::Figure& figure) {
  const auto& today = figure.place.today;
  // Programs read the names by which figures are stored, people those of the form.
  const bool people = output_format(context.options().format) == Format::table && imported.form() != nullptr;
  const importing::FigureWords said = importing::figure_words(people ? imported.form()->form : nullptr, figure,
                                                              static_cast<std::size_t>(context.catalogue().language()));
  return {today ? to_string(context.service().municipality(*today).number) : figure.place.code,
          today ? context.service().municipality(*today).name : figure.place.name,
          figure.place.code,
          figure.part,
          figure.period ? Cell{figure.period->text} : Cell{},
          said.quantity,
          said.detail,
          std::isnan(figure.value) ? Cell{} : Cell{Rounded{figure.value, decimals_in(figure.value)}},
          figure.mark == reading::Mark::none
              ? Cell{}
              : Cell{context.text("reading.mark." + std::string(reading::key_of(figure.mark)))},
          static_cast<std::int64_t>(figure.table) + 1,
          figure.line};
}

void import_file(const Context& context, const ImportOptions& chosen) {
  api::ImportRequest request;
  request.file = chosen.file;
  request.options = understanding_options(context, chosen);
  request.mappings = chosen.mappings.empty() ? api::default_mappings() : std::filesystem::path(chosen.mappings);
  request.forms = context.data_folder() / "templates";
  if (chosen.sheet != 0) request.sheet = chosen.sheet;
  api::Import imported(context.service(), request);

  Table figures{"figures",
                columns_of(context, {"municipality", "name", "code", "part", "year", "quantity", "detail", "value",
                                     "mark", "table", "line"}),
                {}};
  imported.figures([&](const importing::Figure& figure) {
    if (!chosen.preview) figures.rows.push_back(figure_row(context, imported, figure));
  });
  std::vector<std::string> lines = api::import_sentences(context.catalogue(), imported, true);
  tell_own(context, imported, chosen.accept, lines);
  if (chosen.keep)
    context.message(context.text("importing.mapping_kept", {{"file", imported.keep_mapping().string()}}));
  if (chosen.preview) {
    Table columns = columns_table(context, imported);
    columns.notes = lines;
    context.show(columns);
    return;
  }
  for (const std::string& line : lines) context.message(line);
  if (imported.form() != nullptr && !imported.form()->faults.empty()) imported.check_form();
  if (chosen.save) {
    const store::Store store = api::open_store(context.store());
    const std::int64_t before = store::Lines(store).delivery_at("9999");
    tell_kept(context, store, api::keep_import(context.service(), store, imported, chosen.source, chosen.accept));
    tell_changes(context, store, before);
  }
  context.show(figures);
}

}  // namespace

void add_import(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "import");
  const auto options = std::make_shared<ImportOptions>();
  add_argument(noun, context, "file", options->file).required();
  add_switch(noun, context, "--preview", options->preview);
  add_argument(noun, context, "--sheet", options->sheet).option_text(context.text("cli.label.number"));
  add_argument(noun, context, "--municipality", options->municipality);
  add_argument(noun, context, "--year", options->year).option_text(context.text("cli.label.number"));
  add_argument(noun, context, "--level", options->level)
      .option_text(joined_words(context, levels_under, level_keys, "|"));
  add_argument(noun, context, "--as", options->columns).option_text(context.text("cli.label.head_role"));
  add_switch(noun, context, "--keep", options->keep);
  add_switch(noun, context, "--save", options->save);
  add_switch(noun, context, "--accept", options->accept);
  add_switch(noun, context, "--as-written", options->as_written);
  add_argument(noun, context, "--source", options->source).option_text(context.text("cli.label.text"));
  add_argument(noun, context, "--mappings", options->mappings).option_text(context.text("cli.label.folder"));
  when_chosen(noun, [&context, options] { import_file(context, *options); });
}

}  // namespace handlingsrom::cli
