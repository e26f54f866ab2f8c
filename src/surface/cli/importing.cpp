// `handlingsrom import FILE`: how a file is understood, and the figures in it.
#include "surface/api/importing.hpp"

#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"
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
  std::string source;
};

importing::Options understanding_options(const Context& context, const ImportOptions& chosen) {
  importing::Options options;
  if (!chosen.municipality.empty()) options.municipality = context.service().find(chosen.municipality);
  if (chosen.year != 0) options.year = chosen.year;
  if (chosen.level == "all") {
    options.all_levels = true;
  } else if (!chosen.level.empty()) {
    for (const importing::Level level :
         {importing::Level::municipality, importing::Level::part, importing::Level::county, importing::Level::country,
          importing::Level::group}) {
      if (importing::key_of(level) == chosen.level) options.level = level;
    }
    if (!options.level)
      throw Error(ErrorCode::usage, "usage_format",
                  {{"found", chosen.level}, {"expected", "municipality, part, county, country, group, all"}});
  }
  for (const std::string& each : chosen.columns) {
    const std::size_t equals = each.rfind('=');
    const auto role = equals == std::string::npos
                          ? std::nullopt
                          : importing::column_role_of(std::string_view(each).substr(equals + 1));
    if (!role) {
      throw Error(ErrorCode::usage, "importing_role",
                  {{"found", each},
                   {"expected", "municipality, county, name, year, quantity, part, dimension, value, ignored"}});
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

std::string separator_words(const Context& context, char separator) {
  return context.text(separator == ';'    ? "importing.separator.semicolon"
                      : separator == '\t' ? "importing.separator.tab"
                      : separator == '|'  ? "importing.separator.bar"
                                          : "importing.separator.comma");
}

constexpr std::size_t most_faults_told = 50;

/// What was read of a filled form, and every cell that was refused.
void add_form(const Context& context, const importing::FormReading& form, std::vector<std::string>& lines) {
  const std::string& title = form.form->title[static_cast<std::size_t>(context.language())];
  lines.push_back(context.text(
      "form.read",
      {{"title", title}, {"lines", std::to_string(form.lines)}, {"figures", std::to_string(form.figures.size())}}));
  if (form.example) lines.push_back(context.text("form.is_example"));
  for (std::size_t i = 0; i < std::min(most_faults_told, form.faults.size()); ++i) {
    const importing::FormFault& fault = form.faults[i];
    std::string expected;
    for (const std::string& each : fault.expected) expected += (expected.empty() ? "" : ", ") + each;
    lines.push_back(
        context.text("form.fault." + fault.key, {{"sheet", fault.sheet},
                                                 {"cell", fault.cell},
                                                 {"found", fault.found},
                                                 {"expected", expected},
                                                 {"low", fault.expected.empty() ? "" : fault.expected.front()},
                                                 {"high", fault.expected.empty() ? "" : fault.expected.back()}}));
  }
  if (form.faults.size() > most_faults_told)
    lines.push_back(
        context.text("form.fault.more", {{"count", std::to_string(form.faults.size() - most_faults_told)}}));
}

/// How the file was understood as a whole, one sentence a line.
std::vector<std::string> sentences(const Context& context, const api::Import& import, bool counted) {
  const reading::Document& document = import.document();
  const reading::Recognised& seen = document.recognised;
  std::vector<std::string> lines;
  const std::string mark = context.text(seen.decimal_mark == reading::DecimalMark::comma ? "importing.decimal.comma"
                                                                                         : "importing.decimal.point");
  if (seen.format == reading::Format::delimited) {
    lines.push_back(context.text("importing.read_as_text", {{"file", document.file},
                                                            {"encoding", std::string(reading::name_of(seen.encoding))},
                                                            {"separator", separator_words(context, seen.separator)},
                                                            {"decimal", mark}}));
  } else {
    lines.push_back(context.text("importing.read_as",
                                 {{"file", document.file}, {"format", std::string(reading::name_of(seen.format))}}));
  }
  for (const reading::Notice& notice : document.notices)
    lines.push_back(context.text("reading.notice." + notice.key, notice.arguments));
  for (const reading::Sheet& sheet : document.sheets) {
    if (sheet.hidden) lines.push_back(context.text("importing.hidden_sheet", {{"sheet", sheet.name()}}));
  }
  for (const importing::LeftOut& note : import.understanding().notes) {
    const std::string& name = document.sheets[static_cast<std::size_t>(note.lines.front() - 1)].name();
    lines.push_back(context.text("importing.no_table_on_sheet", {{"sheet", name}}));
  }
  if (import.form() != nullptr) add_form(context, *import.form(), lines);
  std::size_t number = 0;
  for (const importing::Table& table : import.understanding().tables) {
    const reading::Sheet& sheet = document.sheets[table.sheet];
    lines.push_back(context.text(
        table.first_heading < table.first_row ? "importing.table" : "importing.table_without_head",
        {{"number", std::to_string(++number)},
         {"sheet", sheet.name().empty() ? document.file : sheet.name()},
         {"heading", table.first_heading + 1 < table.first_row
                         ? fmt::format("{}–{}", sheet.line(table.first_heading), sheet.line(table.first_row - 1))
                         : std::to_string(sheet.line(table.first_heading))},
         {"first", std::to_string(sheet.line(table.first_row))},
         {"last", std::to_string(sheet.line(table.last_row))},
         {"title", table.title}}));
    if (table.period)
      lines.push_back(context.text("importing.year_from_" + table.period_from, {{"year", table.period->text}}));
    if (!counted) continue;
    lines.push_back(context.text("importing.counts", {{"rows", std::to_string(table.rows_read)},
                                                      {"figures", std::to_string(table.figures)},
                                                      {"marks", std::to_string(table.marks)}}));
    for (const importing::LeftOut& each : table.left_out) {
      std::string which;
      for (const std::int64_t line : each.lines) which += (which.empty() ? "" : ", ") + std::to_string(line);
      if (each.count > each.lines.size()) which += " …";
      lines.push_back(
          context.text("importing.left_out." + each.reason, {{"count", std::to_string(each.count)}, {"lines", which}}));
    }
  }
  if (import.mapping_was_known()) lines.push_back(context.text("importing.mapping_known"));
  return lines;
}

std::vector<Column> columns_of(const Context& context, std::initializer_list<const char*> keys) {
  std::vector<Column> columns;
  for (const char* key : keys)
    columns.push_back({key, Unit::none, 3, context.text(std::string("importing.column.") + key)});
  return columns;
}

Table columns_table(const Context& context, const api::Import& import) {
  Table result{"columns", columns_of(context, {"table", "column", "head", "role", "year", "quantity", "example"}), {}};
  std::int64_t number = 0;
  for (const importing::Table& table : import.understanding().tables) {
    ++number;
    for (const importing::ColumnReading& column : table.columns) {
      const bool value = column.role == importing::ColumnRole::value;
      std::string letter = reading::address(0, column.column);
      letter.pop_back();
      std::string role = context.text("importing.role." + std::string(importing::key_of(column.role)));
      if (column.chosen) role += " " + context.text("importing.chosen");
      result.rows.push_back({number, letter, column.head, role,
                             value && column.period ? Cell{column.period->text} : Cell{},
                             value ? Cell{column.quantity} : Cell{}, column.example});
    }
  }
  return result;
}

void import_file(const Context& context, const ImportOptions& chosen) {
  api::ImportRequest request;
  request.file = chosen.file;
  request.options = understanding_options(context, chosen);
  request.mappings = chosen.mappings.empty() ? api::default_mappings() : std::filesystem::path(chosen.mappings);
  request.forms = context.data_folder() / "templates";
  api::Import import(context.service(), request);

  Table figures{"figures",
                columns_of(context, {"municipality", "name", "code", "part", "year", "quantity", "detail", "value",
                                     "mark", "table", "line"}),
                {}};
  import.figures([&](const importing::Figure& figure) {
    if (chosen.preview) return;
  if (chosen.sheet != 0 && !import.understanding().tables.empty() &&
      import.understanding().tables[figure.table].sheet + 1 != static_cast<std::size_t>(chosen.sheet))
    return;
  const auto& today = figure.place.today;
  figures.rows.push_back({today ? to_string(context.service().municipality(*today).number) : figure.place.code,
                          today ? context.service().municipality(*today).name : figure.place.name, figure.place.code,
                          figure.part, figure.period ? Cell{figure.period->text} : Cell{}, figure.quantity,
                          figure.detail,
                          std::isnan(figure.value) ? Cell{} : Cell{Rounded{figure.value, decimals_in(figure.value)}},
                          figure.mark == reading::Mark::none
                              ? Cell{}
                              : Cell{context.text("reading.mark." + std::string(reading::key_of(figure.mark)))},
                          static_cast<std::int64_t>(figure.table) + 1, figure.line});
});
const std::vector<std::string> lines = sentences(context, import, true);
if (chosen.keep) context.message(context.text("importing.mapping_kept", {{"file", import.keep_mapping().string()}}));
if (chosen.preview) {
  Table columns = columns_table(context, import);
  columns.notes = lines;
  context.show(columns);
  return;
}
for (const std::string& line : lines) context.message(line);
if (import.form() != nullptr && !import.form()->faults.empty()) import.check_form();
if (chosen.save) {
  const store::Store store = api::open_store(context.store());
  const std::int64_t before = store::Lines(store).delivery_at("9999");
  tell_kept(context, store, api::keep_import(context.service(), store, import, chosen.source));
  tell_changes(context, store, before);
}
context.show(figures);
}  // namespace

}  // namespace handlingsrom::cli

void add_import(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "import");
  const auto options = std::make_shared<ImportOptions>();
  add_argument(noun, context, "file", options->file).required();
  add_switch(noun, context, "--preview", options->preview);
  add_argument(noun, context, "--sheet", options->sheet).option_text(context.text("cli.label.number"));
  add_argument(noun, context, "--municipality", options->municipality);
  add_argument(noun, context, "--year", options->year).option_text(context.text("cli.label.number"));
  add_argument(noun, context, "--level", options->level).option_text("municipality|part|county|country|group|all");
  add_argument(noun, context, "--as", options->columns).option_text("HEAD=ROLE");
  add_switch(noun, context, "--keep", options->keep);
  add_switch(noun, context, "--save", options->save);
  add_argument(noun, context, "--source", options->source).option_text(context.text("cli.label.text"));
  add_argument(noun, context, "--mappings", options->mappings).option_text(context.text("cli.label.folder"));
  when_chosen(noun, [&context, options] { import_file(context, *options); });
}

}  // namespace handlingsrom::cli
