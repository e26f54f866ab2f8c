#include "surface/report/spreadsheet.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/appendix.hpp"
#include "surface/report/spreadsheet_chart.hpp"
#include "surface/report/spreadsheet_workings.hpp"

namespace handlingsrom::report {
namespace {

class Writer {
 public:
  Writer(const Report& report, const Words& words, const std::string& path)
      : report_(report), words_(words), book_(report, path), of_(book_.formats()) {}

  void write() {
    begin_summary();
    for (const Block& block : report_.blocks) std::visit([this](const auto& one) { add(one); }, block);
  }

  void close(const std::string& target) { book_.close(target); }

 private:
  Book::Page sheet(const std::string& key, const std::string& fallback) {
    return book_.add_page(words_.has("report.sheet." + key) ? words_.say("sheet." + key) : fallback);
  }

  // What the first page says stands on the workbook's first page too; later text belongs to its charts.
  void begin_summary() {
    summary_ = sheet("summary", "Summary").sheet;
    worksheet_set_column(summary_, 0, 0, 34, nullptr);
    worksheet_set_column(summary_, 1, 1, summary_width, nullptr);
    Book::text(summary_, 0, 0, report_.title, of_.title);
    Book::text(summary_, 1, 0, report_.summary_heading, of_.quiet);
    summary_row_ = 3;
  }

  void add(const Heading& heading) {
    heading_ = heading.text;
    on_first_page_ = on_first_page_ && heading.of != Heading::Of::part;
  }
  void add(const Paragraph&) {}
  void add(const Bullets& bullets) {
    if (!on_first_page_) return;
    Book::text(summary_, ++summary_row_, 0, heading_, of_.bold);
    for (const std::string& sentence : bullets.sentences)
      book_.wrapped(summary_, summary_row_++, 1, sentence, summary_width);
  }
  void add(const Readings& readings) {
    for (const RoomCard& card : readings.rooms) {
      const std::string said = fmt::format("{}: {}", card.said.name, card.said.headline);
      const std::string more = fmt::format("{} {}", card.said.note, card.gap);
      Book::text(summary_, summary_row_, 0, said, of_.bold);
      book_.wrapped(summary_, summary_row_++, 1, more, summary_width);
      if (!card.table.rows.empty()) table(card.table, said, more, card.about);
    }
  }
  void add(const Chart& chart) { table(chart.table, chart.title, chart.shown, chart.source); }
  void add(const Listing& listing) {
    std::vector<std::vector<std::string>> rows;
    if (listing.id == "marks") {
      ++summary_row_;
      for (const auto& [mark, meaning] : listing.entries) {
        Book::text(summary_, summary_row_, 0, fmt::format("{} {}", words_.say("sheet.mark"), mark), of_.quiet);
        book_.wrapped(summary_, summary_row_++, 1, meaning, summary_width);
      }
      return;
    }
    for (const auto& [name, value] : listing.entries) rows.push_back({name, value});
    rows_of_text(listing.id, {{heading_, 36}, {"", 80}}, rows);
  }
  void add(const SourceList& list) {
    std::vector<std::vector<std::string>> rows;
    for (const SourceRow& row : list.rows)
      rows.push_back({row.publisher, row.table, row.title, row.period, row.licence, row.retrieved, row.note});
    rows_of_text("sources",
                 {{words_.say("source_publisher"), 26},
                  {words_.say("source_table"), 18},
                  {words_.say("source_title"), 46},
                  {words_.say("source_period"), 12},
                  {words_.say("source_licence"), 14},
                  {words_.say("source_retrieved"), 12},
                  {words_.say("source_note"), 60}},
                 rows);
  }
  void add(const AssumptionList& list) {
    if (list.workings) write_workings(book_, report_, list, words_);
  }

  /// A sentence that would make the printed sheet wider than its table and chart is wrapped over what they take.
  void above_the_table(lxw_worksheet* page, lxw_row_t row, const std::string& said) {
    constexpr lxw_col_t across = 7;
    constexpr double characters = 85;  // three columns of figures and four as wide as a new sheet has them
    const double lines = Book::lines_of(said, characters);
    if (lines > 1)
      worksheet_merge_range(page, row, 0, row, across, said.c_str(), of_.quiet_wrap);
    else
      worksheet_write_string(page, row, 0, said.c_str(), of_.quiet);
    Book::fit_row(page, row, lines);
  }

  void table(const Table& table, const std::string& title, const std::string& shown, const std::string& source) {
    if (table.columns.empty()) return;
    const auto [page, name] = table.sheet.empty() ? sheet(table.id, table.caption) : book_.add_page(table.sheet);
    worksheet_write_string(page, 0, 0, title.c_str(), of_.title);
    above_the_table(page, 1, shown);
    above_the_table(page, 2, source);
    constexpr lxw_row_t head = 4;
    const auto columns = static_cast<lxw_col_t>(table.columns.size());
    double widest_name = 10;
    for (const auto& row : table.rows) {
      if (!row.empty() && !row[0].is_number)
        widest_name = std::max(widest_name, std::min(64.0, static_cast<double>(row[0].text.size()) * 0.95));
    }
    worksheet_set_column(page, 0, 0, widest_name, nullptr);
    std::vector<double> text_width(columns, 0);  // of columns of words; 0: figures
    for (lxw_col_t c = 1; c < columns; ++c) {
      double longest = 0;
      for (const auto& row : table.rows) {
        if (c < row.size() && !row[c].is_number) longest = std::max(longest, static_cast<double>(row[c].text.size()));
      }
      if (longest > 15) text_width[c] = std::min(50.0, longest);
      worksheet_set_column(page, c, c, std::max(15.0, text_width[c]), nullptr);
    }
    for (lxw_col_t c = 0; c < columns; ++c) {
      const Column& column = table.columns[c];
      const std::string text = column.unit.empty() ? column.head : fmt::format("{} ({})", column.head, column.unit);
      const bool words = !table.rows.empty() && c < table.rows.front().size() && !table.rows.front()[c].is_number;
      const bool wraps = text_width[c] > 0;
      worksheet_write_string(page, head, c, text.c_str(),
                             c == 0 || wraps ? of_.head
                             : words         ? of_.head_words
                                             : of_.head_number);
    }
    worksheet_set_row(page, head, 48, nullptr);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto at = static_cast<lxw_row_t>(head + 1 + r);
      double most_lines = 1;
      const bool total = std::find(table.totals.begin(), table.totals.end(), r) != table.totals.end();
      for (lxw_col_t c = 0; c < columns && c < table.rows[r].size(); ++c) {
        const Cell& cell = table.rows[r][c];
        const Column& column = table.columns[c];
        if (!cell.is_number) {
          const bool wraps = c > 0 && text_width[c] > 0;
          worksheet_write_string(page, at, c, cell.text.c_str(),
                                 wraps   ? of_.wrap
                                 : c > 0 ? of_.indented
                                 : total ? of_.bold
                                         : of_.top);
          if (wraps) most_lines = std::max(most_lines, Book::lines_of(cell.text, text_width[c]));
        } else if (std::isfinite(cell.value)) {
          const double value = cell.value / column.divisor;
          worksheet_write_number(
              page, at, c, value == 0 ? 0 : value,
              book_.number(cell.decimals < 0 ? column.decimals : cell.decimals, cell.provenance, column.year, total));
        }
      }
      Book::fit_row(page, at, most_lines);
    }
    worksheet_freeze_panes(page, head + 1, 1);
    worksheet_repeat_rows(page, head, head);
    if (table.chart && !table.rows.empty()) draw_native_chart(book_.workbook(), page, name, table, title, head);
  }

  void rows_of_text(const std::string& key, const std::vector<std::pair<std::string, double>>& heads,
                    const std::vector<std::vector<std::string>>& rows) {
    lxw_worksheet* page = sheet(key, key).sheet;
    for (std::size_t c = 0; c < heads.size(); ++c) {
      worksheet_set_column(page, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), heads[c].second, nullptr);
      worksheet_write_string(page, 0, static_cast<lxw_col_t>(c), heads[c].first.c_str(), of_.head);
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::size_t longest = 0;
      for (std::size_t c = 0; c < rows[r].size(); ++c) {
        if (static_cast<double>(rows[r][c].size()) / heads[c].second >
            static_cast<double>(rows[r][longest].size()) / heads[longest].second)
          longest = c;
        worksheet_write_string(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), rows[r][c].c_str(),
                               of_.wrap);
      }
      if (!rows[r].empty())
        book_.wrapped(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(longest), rows[r][longest],
                      heads[longest].second);
    }
    worksheet_freeze_panes(page, 1, 1);
  }

  const Report& report_;
  const Words& words_;
  Book book_;
  const Book::Formats& of_;
  static constexpr double summary_width = 90;
  lxw_worksheet* summary_ = nullptr;
  lxw_row_t summary_row_ = 0;
  std::string heading_;
  bool on_first_page_ = true;
};

}  // namespace

void write_spreadsheet(const Report& report, const Words& words, const std::filesystem::path& path,
                       const std::filesystem::path& target) {
  Writer writer(report, words, path.string());
  writer.write();
  writer.close(target.empty() ? path.string() : target.string());
}

}  // namespace handlingsrom::report
