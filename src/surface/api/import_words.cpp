#include "surface/api/import_words.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace handlingsrom::api {
namespace {

std::string separator_words(const messages::Catalogue& catalogue, char separator) {
  return catalogue.text(separator == ';'    ? "importing.separator.semicolon"
                        : separator == '\t' ? "importing.separator.tab"
                        : separator == '|'  ? "importing.separator.bar"
                                            : "importing.separator.comma");
}

/// Amounts that were multiplied to be kroner, and by which words.
void add_units(const messages::Catalogue& catalogue, const importing::Table& table, std::vector<std::string>& lines) {
  std::map<std::pair<std::string, bool>, std::string> columns;  // by unit, and whether the head says so: letters
  for (const importing::ColumnReading& column : table.columns) {
    if (column.times == 1) continue;
    std::string letter = reading::address(0, column.column);
    letter.pop_back();
    std::string& letters = columns[{column.unit, column.unit_in_head}];
    letters += (letters.empty() ? "" : ", ") + letter;
  }
  for (const auto& [unit, letters] : columns)
    lines.push_back(catalogue.text(unit.second ? "importing.multiplied_head" : "importing.multiplied_note",
                                   {{"columns", letters}, {"unit", unit.first}, {"note", table.unit_note}}));
  if (table.multiplied > 0)
    lines.push_back(catalogue.text("importing.multiplied_rows", {{"count", std::to_string(table.multiplied)}}));
  if (table.credited > 0)
    lines.push_back(catalogue.text("importing.credited", {{"count", std::to_string(table.credited)}}));
}

constexpr std::size_t most_faults_told = 50;

/// What was read of a filled form, and every cell that was refused.
void add_form(const messages::Catalogue& catalogue, const importing::FormReading& form,
              std::vector<std::string>& lines) {
  const std::string& title = form.form->title[static_cast<std::size_t>(catalogue.language())];
  lines.push_back(catalogue.text(
      "form.read",
      {{"title", title}, {"lines", std::to_string(form.lines)}, {"figures", std::to_string(form.figures.size())}}));
  if (form.example) lines.push_back(catalogue.text("form.is_example"));
  for (const auto& [head, times] : form.multiplied)
    lines.push_back(catalogue.text("form.multiplied", {{"head", head}, {"times", fmt::format("{:.0f}", times)}}));
  for (std::size_t i = 0; i < std::min(most_faults_told, form.faults.size()); ++i) {
    lines.push_back(fault_words(catalogue, form.faults[i]));
  }
  if (form.faults.size() > most_faults_told)
    lines.push_back(
        catalogue.text("form.fault.more", {{"count", std::to_string(form.faults.size() - most_faults_told)}}));
}

}  // namespace

std::string fault_words(const messages::Catalogue& catalogue, const importing::FormFault& fault) {
  std::string expected;
  for (const std::string& each : fault.expected) expected += (expected.empty() ? "" : ", ") + each;
  return catalogue.text("form.fault." + fault.key, {{"sheet", fault.sheet},
                                                    {"cell", fault.cell},
                                                    {"found", fault.found},
                                                    {"expected", expected},
                                                    {"low", fault.expected.empty() ? "" : fault.expected.front()},
                                                    {"high", fault.expected.empty() ? "" : fault.expected.back()}});
}

std::vector<std::string> import_sentences(const messages::Catalogue& catalogue, const Import& imported, bool counted) {
  const reading::Document& document = imported.document();
  const reading::Recognised& seen = document.recognised;
  std::vector<std::string> lines;
  const std::string mark = catalogue.text(seen.decimal_mark == reading::DecimalMark::comma ? "importing.decimal.comma"
                                                                                           : "importing.decimal.point");
  if (seen.format == reading::Format::delimited) {
    lines.push_back(
        catalogue.text("importing.read_as_text", {{"file", document.file},
                                                  {"encoding", std::string(reading::name_of(seen.encoding))},
                                                  {"separator", separator_words(catalogue, seen.separator)},
                                                  {"decimal", mark}}));
  } else {
    const std::string format(reading::name_of(seen.format));
    lines.push_back(catalogue.text(
        "importing.read_as", {{"file", document.file}, {"format", catalogue.text("importing.format." + format)}}));
  }
  for (const reading::Notice& notice : document.notices)
    lines.push_back(catalogue.text("reading.notice." + notice.key, notice.arguments));
  for (const reading::Sheet& sheet : document.sheets) {
    // A form's own lists are hidden.
    if (sheet.hidden && imported.form() == nullptr)
      lines.push_back(catalogue.text("importing.hidden_sheet", {{"sheet", sheet.name()}}));
  }
  for (const importing::LeftOut& note : imported.understanding().notes) {
    const std::string& name = document.sheets[static_cast<std::size_t>(note.lines.front() - 1)].name();
    lines.push_back(catalogue.text("importing.no_table_on_sheet", {{"sheet", name}}));
  }
  if (imported.form() != nullptr) add_form(catalogue, *imported.form(), lines);
  std::size_t number = 0;
  for (const importing::Table& table : imported.understanding().tables) {
    const reading::Sheet& sheet = document.sheets[table.sheet];
    lines.push_back(catalogue.text(
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
      lines.push_back(catalogue.text("importing.year_from_" + table.period_from, {{"year", table.period->text}}));
    if (table.place)
      lines.push_back(catalogue.text("importing.place_from_" + table.place_from, {{"name", table.place->name}}));
    add_units(catalogue, table, lines);
    if (!counted) continue;
    lines.push_back(catalogue.text("importing.counts", {{"rows", std::to_string(table.rows_read)},
                                                        {"figures", std::to_string(table.figures)},
                                                        {"marks", std::to_string(table.marks)}}));
    for (const importing::LeftOut& each : table.left_out) {
      std::string which;
      for (const std::int64_t line : each.lines) which += (which.empty() ? "" : ", ") + std::to_string(line);
      if (each.count > each.lines.size()) which += " …";
      lines.push_back(catalogue.text("importing.left_out." + each.reason,
                                     {{"count", std::to_string(each.count)}, {"lines", which}}));
    }
  }
  if (imported.mapping_was_known()) lines.push_back(catalogue.text("importing.mapping_known"));
  return lines;
}

}  // namespace handlingsrom::api
