#include "surface/report/spreadsheet.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/error.hpp"
#include "surface/report/appendix.hpp"
#include "surface/report/spreadsheet_chart.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::report {
namespace {

/// Noon of the data's date, so that no time zone moves it to another day.
std::time_t created_at(const std::string& iso_date) {
  std::tm date{};
  int year = 0, month = 1, day = 1;
  if (std::sscanf(iso_date.c_str(), "%4d-%2d-%2d", &year, &month, &day) < 1) return 0;
  date.tm_year = year - 1900;
  date.tm_mon = month - 1;
  date.tm_mday = day;
  date.tm_hour = 12;
  return ::timegm(&date);
}

struct WorkbookClose {
  void operator()(lxw_workbook* workbook) const { workbook_close(workbook); }
};

class Writer {
 public:
  Writer(const Report& report, const Words& words, const std::string& path) : report_(report), words_(words) {
    lxw_workbook_options options{};
    workbook_.reset(workbook_new_opt(path.c_str(), &options));
    if (!workbook_) throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", path}, {"reason", "out of memory"}});
    std::string title = report.title;
    std::string creator = "Handlingsrom " + report.manifest.program_version;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = creator.data();
    properties.created = created_at(report.manifest.data_date);
    workbook_set_properties(workbook_.get(), &properties);
    title_ = format([](lxw_format* f) {
      format_set_bold(f);
      format_set_font_size(f, 14);
    });
    quiet_ = format([](lxw_format* f) { format_set_font_color(f, colour("text-quiet")); });
    wrap_ = format([](lxw_format* f) {
      format_set_text_wrap(f);
      format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    });
    top_ = format([](lxw_format* f) { format_set_align(f, LXW_ALIGN_VERTICAL_TOP); });
    indented_ = format([](lxw_format* f) {
      format_set_indent(f, 1);
      format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    });
    summary_head_ = format([](lxw_format* f) {
      format_set_bold(f);
      format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    });
    head_ = format([](lxw_format* f) {
      format_set_bold(f);
      format_set_text_wrap(f);
      format_set_bottom(f, LXW_BORDER_MEDIUM);
      format_set_align(f, LXW_ALIGN_VERTICAL_BOTTOM);
      format_set_bg_color(f, colour("ground-quiet"));
    });
    head_words_ = format([](lxw_format* f) {
      format_set_bold(f);
      format_set_text_wrap(f);
      format_set_bottom(f, LXW_BORDER_MEDIUM);
      format_set_indent(f, 1);
      format_set_align(f, LXW_ALIGN_VERTICAL_BOTTOM);
      format_set_bg_color(f, colour("ground-quiet"));
    });
    head_number_ = format([](lxw_format* f) {
      format_set_bold(f);
      format_set_text_wrap(f);
      format_set_bottom(f, LXW_BORDER_MEDIUM);
      format_set_align(f, LXW_ALIGN_RIGHT);
      format_set_align(f, LXW_ALIGN_VERTICAL_BOTTOM);
      format_set_bg_color(f, colour("ground-quiet"));
    });
  }

  void write() {
    summary();
    for (const RoomCard& card : report_.rooms) {
      if (!card.table.rows.empty())
        table(card.table, fmt::format("{}: {}", card.said.name, card.said.headline),
              fmt::format("{} {}", card.said.note, card.gap), card.about);
    }
    for (const Part& part : report_.parts) {
      for (const Section& section : part.sections) {
        for (const Chart& chart : section.charts) table(chart.table, chart.title, chart.shown, chart.source);
      }
    }
    sources();
    assumptions();
    manifest();
  }

  /// `target` is what messages call the file.
  void close(const std::string& target) {
    errno = 0;
    const lxw_error error = workbook_close(workbook_.release());
    const int fault = errno;
    if (error == LXW_NO_ERROR) return;
    const std::string reason = fault != 0 ? std::strerror(fault) : lxw_strerror(error);
    throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", target}, {"reason", reason}});
  }

 private:
  template <class Set>
  lxw_format* format(Set set) {
    lxw_format* result = workbook_add_format(workbook_.get());
    set(result);
    return result;
  }

  /// Number format with the mark of what the figure rests on, so that the cell stays a number.
  lxw_format* number_format(int decimals, Provenance provenance, bool year, bool total = false) {
    std::string code = year ? "0" : decimals == 0 ? "#,##0" : fmt::format("#,##0.{:0>{}}", "", decimals);
    const std::string_view mark = year ? std::string_view() : mark_of(provenance);
    if (!mark.empty()) code += fmt::format("\" {}\"", mark);
    const auto [at, fresh] = formats_.try_emplace((total ? "!" : "") + code, nullptr);
    if (fresh) {
      at->second = format([&](lxw_format* f) {
        format_set_num_format(f, code.c_str());
        format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
        if (total) format_set_bold(f);
      });
    }
    return at->second;
  }

  lxw_worksheet* sheet(const std::string& key, const std::string& fallback) {
    return named_sheet(words_.has("report.sheet." + key) ? words_.say("sheet." + key) : fallback);
  }

  lxw_worksheet* named_sheet(std::string name) {
    name = sheet_name(std::move(name));
    while (!names_.insert(name).second) name = sheet_name(name.substr(0, 28) + fmt::format(" {}", ++doubled_));
    lxw_worksheet* result = workbook_add_worksheet(workbook_.get(), name.c_str());
    current_ = name;
    worksheet_gridlines(result, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_landscape(result);
    worksheet_set_paper(result, 9);
    worksheet_fit_to_pages(result, 1, 0);
    return result;
  }

  /// Text that wraps, in a row high enough for it: spreadsheets do not all fit the height themselves.
  void wrapped(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& text, double width) {
    worksheet_write_string(page, row, column, text.c_str(), wrap_);
    fit_row(page, row, lines_of(text, width));
  }

  static double lines_of(const std::string& text, double width) {
    constexpr double type_size = 11;
    constexpr double pixels_per_character = 6.2;  // a column's width is counted in digits of the standard face
    return static_cast<double>(svg::wrap(text, type_size, width * pixels_per_character).size());
  }

  static void fit_row(lxw_worksheet* page, lxw_row_t row, double lines) {
    constexpr double line_height = 15;
    if (lines > 1) worksheet_set_row(page, row, line_height * lines, nullptr);
  }

  void summary() {
    lxw_worksheet* page = sheet("summary", "Summary");
    worksheet_set_column(page, 0, 0, 34, nullptr);
    worksheet_set_column(page, 1, 1, 90, nullptr);
    lxw_row_t row = 0;
    worksheet_write_string(page, row++, 0, report_.title.c_str(), title_);
    worksheet_write_string(page, row++, 0, report_.summary_heading.c_str(), quiet_);
    ++row;
    for (const RoomCard& card : report_.rooms) {
      worksheet_write_string(page, row, 0, fmt::format("{}: {}", card.said.name, card.said.headline).c_str(),
                             summary_head_);
      wrapped(page, row++, 1, fmt::format("{} {}", card.said.note, card.gap), 90);
    }
    for (const auto& [heading, sentences] :
         {std::pair{words_.say("summary"), &report_.sentences}, std::pair{words_.say("sureness"), &report_.sureness}}) {
      ++row;
      worksheet_write_string(page, row, 0, heading.c_str(), summary_head_);
      for (const std::string& sentence : *sentences) wrapped(page, row++, 1, sentence, 90);
    }
    ++row;
    for (const Provenance provenance : report_.marks) {
      worksheet_write_string(page, row, 0, fmt::format("{} {}", words_.say("sheet.mark"), mark_of(provenance)).c_str(),
                             quiet_);
      worksheet_write_string(page, row++, 1, words_.entry(fmt::format("provenance.{}", key_of(provenance))).c_str(),
                             wrap_);
    }
  }

  void table(const Table& table, const std::string& title, const std::string& shown, const std::string& source) {
    if (table.columns.empty()) return;
    lxw_worksheet* page = table.sheet.empty() ? sheet(table.id, table.caption) : named_sheet(table.sheet);
    worksheet_write_string(page, 0, 0, title.c_str(), title_);
    worksheet_write_string(page, 1, 0, shown.c_str(), quiet_);
    worksheet_write_string(page, 2, 0, source.c_str(), quiet_);
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
      worksheet_write_string(page, head, c, text.c_str(), c == 0 || wraps ? head_ : words ? head_words_ : head_number_);
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
                                 wraps   ? wrap_
                                 : c > 0 ? indented_
                                 : total ? summary_head_
                                         : top_);
          if (wraps) most_lines = std::max(most_lines, lines_of(cell.text, text_width[c]));
        } else if (std::isfinite(cell.value)) {
          const double value = cell.value / column.divisor;
          worksheet_write_number(
              page, at, c, value == 0 ? 0 : value,
              number_format(cell.decimals < 0 ? column.decimals : cell.decimals, cell.provenance, column.year, total));
        }
      }
      fit_row(page, at, most_lines);
    }
    worksheet_freeze_panes(page, head + 1, 1);
    worksheet_repeat_rows(page, head, head);
    if (table.chart && !table.rows.empty()) draw_native_chart(workbook_.get(), page, current_, table, title, head);
  }

  void rows_of_text(const std::string& key, const std::vector<std::pair<std::string, double>>& heads,
                    const std::vector<std::vector<std::string>>& rows) {
    lxw_worksheet* page = sheet(key, key);
    for (std::size_t c = 0; c < heads.size(); ++c) {
      worksheet_set_column(page, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), heads[c].second, nullptr);
      worksheet_write_string(page, 0, static_cast<lxw_col_t>(c), heads[c].first.c_str(), head_);
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::size_t longest = 0;
      for (std::size_t c = 0; c < rows[r].size(); ++c) {
        if (static_cast<double>(rows[r][c].size()) / heads[c].second >
            static_cast<double>(rows[r][longest].size()) / heads[longest].second)
          longest = c;
        worksheet_write_string(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), rows[r][c].c_str(),
                               wrap_);
      }
      if (!rows[r].empty())
        wrapped(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(longest), rows[r][longest],
                heads[longest].second);
    }
    worksheet_freeze_panes(page, 1, 1);
  }

  void sources() {
    std::vector<std::vector<std::string>> rows;
    for (const SourceRow& row : report_.sources)
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

  void assumptions() {
    lxw_worksheet* page = sheet("assumptions", "Assumptions");
    const std::pair<std::string, double> heads[] = {
        {words_.say("assumption"), 70}, {words_.say("unit"), 18},
        {words_.say("value"), 12},      {words_.say("value_last"), 12},
        {words_.say("standard"), 12},   {words_.say("low"), 12},
        {words_.say("high"), 12},       {words_.say("assumption_source"), 30},
        {words_.say("reason"), 40},     {"id", 40}};
    lxw_col_t c = 0;
    for (const auto& [head, width] : heads) {
      worksheet_set_column(page, c, c, width, nullptr);
      worksheet_write_string(page, 0, c++, head.c_str(), head_);
    }
    lxw_row_t r = 1;
    for (const AssumptionRow& row : report_.assumptions) {
      lxw_format* number = number_format(row.decimals, Provenance::municipality, false);
      const std::string name = row.explanation.empty() ? row.name : row.name + ": " + row.explanation;
      worksheet_write_string(page, r, 0, name.c_str(), wrap_);
      fit_row(page, r, std::max({lines_of(name, 70), lines_of(row.source, 30), lines_of(row.reason, 40)}));
      worksheet_write_string(page, r, 1, row.unit.c_str(), top_);
      worksheet_write_number(page, r, 2, row.value, number);
      worksheet_write_number(page, r, 3, row.last_value, number);
      worksheet_write_number(page, r, 4, row.standard, number);
      worksheet_write_number(page, r, 5, row.low, number);
      worksheet_write_number(page, r, 6, row.high, number);
      worksheet_write_string(page, r, 7, row.source.c_str(), wrap_);
      worksheet_write_string(page, r, 8, row.reason.c_str(), wrap_);
      worksheet_write_string(page, r++, 9, row.id.c_str(), quiet_);
    }
    worksheet_freeze_panes(page, 1, 1);
  }

  void manifest() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [name, value] : manifest_rows(report_, words_)) rows.push_back({name, value});
    rows_of_text("manifest", {{words_.say("manifest.heading"), 36}, {"", 80}}, rows);
  }

  const Report& report_;
  const Words& words_;
  std::unique_ptr<lxw_workbook, WorkbookClose> workbook_;
  std::map<std::string, lxw_format*> formats_;
  std::set<std::string> names_;
  std::string current_;
  int doubled_ = 1;
  lxw_format *title_ = nullptr, *quiet_ = nullptr, *wrap_ = nullptr, *head_ = nullptr, *head_number_ = nullptr,
             *indented_ = nullptr, *head_words_ = nullptr, *summary_head_ = nullptr, *top_ = nullptr;
};

}  // namespace

std::string sheet_name(std::string name) {
  std::erase_if(name, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; });
  std::size_t characters = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((static_cast<unsigned char>(name[i]) & 0xc0U) != 0x80U && ++characters > 31) return name.substr(0, i);
  }
  return name;
}

void write_spreadsheet(const Report& report, const Words& words, const std::filesystem::path& path,
                       const std::filesystem::path& target) {
  Writer writer(report, words, path.string());
  writer.write();
  writer.close(target.empty() ? path.string() : target.string());
}

}  // namespace handlingsrom::report
