// Spreadsheets of LibreOffice and others (OpenDocument 1.2 and 1.3, OASIS).
#include <charconv>
#include <cmath>
#include <limits>
#include <set>

#include "base/error.hpp"
#include "standing/reading/readers.hpp"
#include "standing/reading/xml.hpp"

namespace handlingsrom::reading {
namespace {

constexpr std::size_t most_merges = 100'000;
constexpr long long most_spaces = 1000;

void append_text(const pugi::xml_node& node, std::string& text, int depth, const Package& package,
                 const Limits& limits) {
  if (depth > limits.depth) refuse_limit(package.file(), "depth", static_cast<std::size_t>(limits.depth));
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    } else if (name == "s") {
      text.append(static_cast<std::size_t>(std::clamp(integer_of(child, "c", 1), 1LL, most_spaces)), ' ');
    } else if (name == "tab") {
      text += ' ';
    } else if (name == "line-break") {
      text += '\n';
    } else if (name != "annotation") {
      append_text(child, text, depth + 1, package, limits);
    }
  }
}

class TableReader {
 public:
  TableReader(Package& package, Sheet& sheet, Texts& texts, SheetFiller& filler, const Limits& limits)
      : package_(package), sheet_(sheet), texts_(texts), filler_(filler), limits_(limits) {}

  // Rows stand under the table, or in groups, headings and outlines inside it.
  void rows(const pugi::xml_node& node, int depth) {
    if (depth > limits_.depth) refuse_limit(package_.file(), "depth", static_cast<std::size_t>(limits_.depth));
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child.name());
      if (name == "table-row") {
        row(child);
      } else if (name == "table-column") {
        column(child);
      } else if (name == "table-column-group" || name == "table-header-columns" || name == "table-columns" ||
                 name == "table-row-group" || name == "table-header-rows" || name == "table-rows") {
        rows(child, depth + 1);
      }
    }
  }

  std::size_t hidden_columns() const { return filled_columns(sheet_, hidden_); }

  std::size_t hidden_rows = 0;
  std::size_t percent_cells = 0;

 private:
  struct Placed {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    Cell cell;
  };

  void column(const pugi::xml_node& node) {
    const long long count = std::clamp(integer_of(node, "number-columns-repeated", 1), 1LL, 1LL << 20U);
    const std::string_view visibility = attribute_of(node, "visibility");
    if (visibility == "collapse" || visibility == "filter") hidden_.push_back({column_, column_ + count - 1});
    column_ += count;
  }

  void row(const pugi::xml_node& node) {
    const auto repeated = static_cast<std::uint64_t>(std::max(integer_of(node, "number-rows-repeated", 1), 1LL));
    std::vector<Placed> found;
    std::uint64_t column = 0;
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child.name());
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const auto count = static_cast<std::uint64_t>(std::max(integer_of(child, "number-columns-repeated", 1), 1LL));
      if (name == "table-cell") {
        const Cell cell = read(child);
        if (cell.kind != Kind::empty) found.push_back({column, count, cell});
        span(child, column);
      }
      column += count;
      if (column > (1ULL << 32U)) refuse_limit(package_.file(), "columns", limits_.columns);
    }
    const std::string_view visibility = attribute_of(node, "visibility");
    if (!found.empty() && (visibility == "collapse" || visibility == "filter")) hidden_rows += repeated;
    if (!found.empty()) {
      for (std::uint64_t r = 0; r < repeated; ++r) {
        for (const Placed& placed : found) {
          for (std::uint64_t c = 0; c < placed.count; ++c) filler_.add(sheet_, row_ + r, placed.first + c, placed.cell);
        }
      }
    }
    row_ += repeated;
    if (row_ > (1ULL << 32U)) refuse_limit(package_.file(), "rows", limits_.rows);
  }

  void span(const pugi::xml_node& node, std::uint64_t column) {
    const long long columns = integer_of(node, "number-columns-spanned", 1);
    const long long rows = integer_of(node, "number-rows-spanned", 1);
    if ((columns <= 1 && rows <= 1) || columns < 1 || rows < 1 || columns > limits_.columns || rows > limits_.rows)
      return;
    if (row_ >= limits_.rows || column >= limits_.columns) return;
    if (sheet_.merges.size() >= most_merges) refuse_limit(package_.file(), "merges", most_merges);
    const auto r = static_cast<std::uint32_t>(row_);
    const auto c = static_cast<std::uint32_t>(column);
    sheet_.merges.push_back(
        {r, c, r + static_cast<std::uint32_t>(rows) - 1, c + static_cast<std::uint32_t>(columns) - 1});
  }

  /// Beside the type that the standard knows, LibreOffice says that a formula came to nothing.
  static bool is_error(const pugi::xml_node& node) {
    for (const pugi::xml_attribute attribute : node.attributes())
      if (local_name(attribute.name()) == "value-type" && std::string_view(attribute.value()) == "error") return true;
    return false;
  }

  Cell read(const pugi::xml_node& node) {
    Cell cell;
    const std::string_view type = attribute_of(node, "value-type");
    if (type == "float" || type == "percentage" || type == "currency") {
      const std::string_view value = attribute_of(node, "value");
      const auto [stop, fault] = std::from_chars(value.data(), value.data() + value.size(), cell.number);
      if (fault != std::errc{} || stop != value.data() + value.size())
        package_.refuse("xml", "office:value=" + std::string(value));
      if (type == "percentage")
        cell.number = shown(cell.number * 100);  // as it is shown, and as a text file has it: 12 %
      if (!std::isfinite(cell.number)) {
        cell.number = std::numeric_limits<double>::quiet_NaN();
        cell.kind = Kind::mark;
        cell.mark = Mark::fault;
        return cell;
      }
      percent_cells += type == "percentage" ? 1U : 0U;
      cell.kind = Kind::number;
      return cell;
    }
    std::string text;
    for (const pugi::xml_node child : node.children()) {
      if (local_name(child.name()) != "p") continue;
      if (!text.empty()) text += '\n';
      append_text(child, text, 0, package_, limits_);
    }
    std::string_view words = words_of_cell(text);
    if (type == "date") words = attribute_of(node, "date-value").substr(0, 10);
    if (is_error(node)) {  // "Err:510", "#DIV/0!"
      cell.kind = Kind::mark;
      cell.mark = mark_of(words) == Mark::none ? Mark::fault : mark_of(words);
      cell.text = texts_.intern(words);
      return cell;
    }
    if (type == "boolean" && words.empty()) words = attribute_of(node, "boolean-value") == "true" ? "SANN" : "USANN";
    if (words.empty()) {
      if (!attribute_of(node, "formula").empty() && type.empty()) {
        cell.kind = Kind::mark;
        cell.mark = Mark::fault;
      }
      return cell;
    }
    cell.kind = Kind::text;
    cell.text = texts_.intern(words);
    return cell;
  }

  Package& package_;
  Sheet& sheet_;
  Texts& texts_;
  SheetFiller& filler_;
  const Limits& limits_;
  std::uint64_t row_ = 0;
  long long column_ = 0;  // of the columns' own elements
  std::vector<ColumnRange> hidden_;
};

/// Names of the styles by which a sheet is not shown.
std::set<std::string, std::less<>> hiding_styles(const pugi::xml_node& content) {
  std::set<std::string, std::less<>> names;
  for (const pugi::xml_node style : child_of(content, "automatic-styles").children()) {
    if (attribute_of(child_of(style, "table-properties"), "display") == "false")
      names.emplace(attribute_of(style, "name"));
  }
  return names;
}

}  // namespace

void read_ods(std::string_view bytes, Document& document, const Limits& limits) {
  document.recognised.format = Format::ods;
  Package package(bytes, document.file, limits);
  if (package.has("META-INF/manifest.xml") &&
      package.read("META-INF/manifest.xml").find("encryption-data") != std::string::npos) {
    package.refuse("password", "content.xml");
  }
  pugi::xml_document content;
  parse_part(package, "content.xml", content);
  const pugi::xml_node spreadsheet = child_of(child_of(content.document_element(), "body"), "spreadsheet");
  if (!spreadsheet) package.refuse("part_missing", "office:spreadsheet");
  const auto texts = std::make_shared<Texts>(document.file, limits.text_bytes);
  std::size_t cells = 0;
  SheetFiller filler(document.file, limits, cells);
  std::size_t hidden_rows = 0;
  std::size_t hidden_columns = 0;
  std::size_t percents = 0;
  const auto hiding = hiding_styles(content.document_element());
  for (const pugi::xml_node table : spreadsheet.children()) {
    if (local_name(table.name()) != "table") continue;
    if (document.sheets.size() >= limits.sheets) refuse_limit(document.file, "sheets", limits.sheets);
    Sheet& sheet = document.sheets.emplace_back(std::string(attribute_of(table, "name")), texts);
    sheet.hidden = hiding.contains(attribute_of(table, "style-name"));
    TableReader reader(package, sheet, *texts, filler, limits);
    reader.rows(table, 0);
    hidden_rows += reader.hidden_rows;
    hidden_columns += reader.hidden_columns();
    percents += reader.percent_cells;
    if (child_of(table, "table-source")) document.notices.push_back({"external_links", {}});
  }
  if (document.sheets.empty()) package.refuse("part_missing", "table:table");
  if (hidden_rows > 0) document.notices.push_back({"hidden_rows", {{"count", std::to_string(hidden_rows)}}});
  if (hidden_columns > 0) document.notices.push_back({"hidden_columns", {{"count", std::to_string(hidden_columns)}}});
  if (percents > 0) document.notices.push_back({"percent_cells", {{"count", std::to_string(percents)}}});
  settle_numbers(document, DecimalMark::comma);
}

}  // namespace handlingsrom::reading
