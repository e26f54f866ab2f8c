// Text with separators: CSV, tab-separated exports, Udir's UTF-16 with "sep=".
#include <algorithm>
#include <array>
#include <streambuf>

#include "base/csv.hpp"
#include "standing/reading/readers.hpp"

namespace handlingsrom::reading {
namespace {

constexpr std::array separators{';', '\t', ',', '|'};
constexpr std::size_t lines_looked_at = 200;

/// Reads from memory without copying it.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string& text) { setg(text.data(), text.data(), text.data() + text.size()); }
};

// "sep=;" on a line of its own: what Excel and Udir write.
char take_declared_separator(std::string_view& text, std::int64_t& line) {
  if (!(text.starts_with("sep=") || text.starts_with("SEP=") || text.starts_with("\"sep="))) return 0;
  const std::size_t end = text.find('\n');
  std::string_view first = text.substr(0, end);
  if (first.front() == '"') first.remove_prefix(1);
  const char separator = first.size() > 4 ? first[4] : '\0';
  if (std::find(separators.begin(), separators.end(), separator) == separators.end()) return 0;
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  ++line;
  return separator;
}

// Whole lines in quotation marks, as a spreadsheet saves a text file that it took for one column: the marks are taken away where every line has them and the same number of
// semicolons or tabs within.
void unwrap_lines(std::string& text) {
  std::size_t usual = 0, lines = 0;
  std::string unwrapped;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string_view line = std::string_view(text).substr(from, end - from);
    from = end + 1;
    const bool returns = line.ends_with('\r');
    if (returns) line.remove_suffix(1);
    if (line.empty()) {
      unwrapped += '\n';
      continue;
    }
    if (line.size() < 2 || line.front() != '"' || line.back() != '"') return;
    line = line.substr(1, line.size() - 2);
    std::size_t separate = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"' && (i + 1 == line.size() || line[++i] != '"')) return;  // a mark inside is written twice
      separate += line[i] == ';' || line[i] == '\t' ? 1U : 0U;
      unwrapped += line[i];
    }
    if (separate == 0 || (lines > 0 && separate != usual)) return;
    usual = separate;
    ++lines;
    unwrapped += '\n';
  }
  if (lines > 1) text = std::move(unwrapped);
}

// How often a separator stands outside quotation marks in each of the first lines.
std::vector<std::size_t> counts_of(std::string_view text, char separator) {
  std::vector<std::size_t> counts(1, 0);
  bool quoted = false;
  bool field_starts = true;
  for (std::size_t i = 0; i < text.size() && counts.size() <= lines_looked_at; ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"') quoted = false;
      continue;
    }
    if (c == '"' && field_starts) quoted = true;
    field_starts = c == '\n' || std::find(separators.begin(), separators.end(), c) != separators.end();
    if (c == separator) ++counts.back();
    if (c == '\n') counts.push_back(0);
  }
  return counts;
}

// The separator that most lines have equally many of. A semicolon or a tab beats a comma that also parts decimals: in "a;1,5" the commas vary
// or the semicolons are there at all.
char separator_of(std::string_view text) {
  char best = ',';
  double best_score = 0;
  for (const char separator : separators) {
    std::vector<std::size_t> counts = counts_of(text, separator);
    std::erase(counts, std::size_t{0});
    if (counts.empty()) continue;
    const std::size_t lines = counts.size();
    std::sort(counts.begin(), counts.end());
    std::size_t usual = 0;
    std::size_t usual_lines = 0;
    for (std::size_t i = 0; i < counts.size();) {
      const auto end = std::upper_bound(counts.begin(), counts.end(), counts[i]);
      const auto run = static_cast<std::size_t>(end - counts.begin()) - i;
      if (run >= usual_lines) {
        usual_lines = run;
        usual = counts[i];
      }
      i += run;
    }
    const double evenness = static_cast<double>(usual_lines) / static_cast<double>(lines);
    const double weight = separator == ',' ? 1.0 : separator == '|' ? 0.9 : 1.6;
    const double score = weight * evenness * static_cast<double>(usual_lines) *
                         (1.0 + 0.02 * static_cast<double>(std::min<std::size_t>(usual, 50)));
    if (score > best_score) {
      best_score = score;
      best = separator;
    }
  }
  return best;
}

}  // namespace

void read_delimited(std::string_view bytes, Document& document, const Limits& limits) {
  Decoded decoded = decode(bytes, document.file);
  Recognised& recognised = document.recognised;
  recognised.format = Format::delimited;
  recognised.encoding = decoded.encoding;
  recognised.byte_order_mark = decoded.byte_order_mark;
  if (decoded.encoding == Encoding::windows_1252) document.notices.push_back({"windows_1252", {}});
  std::string& text = decoded.text;
  if (text.find('\n') == std::string::npos) std::replace(text.begin(), text.end(), '\r', '\n');
  unwrap_lines(text);
  std::string_view rest = text;
  std::int64_t line = 1;
  const char declared = take_declared_separator(rest, line);
  recognised.separator_declared = declared != 0;
  recognised.separator = declared != 0 ? declared : separator_of(rest);
  text.erase(0, text.size() - rest.size());

  const auto texts = std::make_shared<Texts>(document.file, limits.text_bytes);
  Sheet& sheet = document.sheets.emplace_back("", texts);
  std::size_t cells = 0;
  SheetFiller filler(document.file, limits, cells);
  MemoryBuffer buffer(text);
  std::vector<std::string> fields;
  std::int64_t record_line = line;
  for (std::uint32_t row = 0; csv::read_record(buffer, recognised.separator, document.file, line, fields); ++row) {
    for (std::size_t column = 0; column < fields.size(); ++column) {
      const std::string_view field = words_of_cell(fields[column]);
      if (field.empty()) continue;
      Cell cell;
      cell.kind = Kind::text;
      cell.text = texts->intern(field);
      filler.add(sheet, row, column, cell);
      sheet.set_line(row, record_line);
    }
    record_line = line;
  }
  settle_numbers(document, recognised.separator == ',' ? DecimalMark::point : DecimalMark::comma);
}

}  // namespace handlingsrom::reading
