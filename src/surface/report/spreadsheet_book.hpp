// A workbook with the report's formats: pages, cells that wrap, numbers that carry their mark.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include <xlsxwriter.h>

#include "surface/report/document.hpp"

namespace handlingsrom::report {

/// An empty workbook that will be written to `path`, as every workbook here is begun; null where there is no memory for it.
lxw_workbook* new_workbook(const std::string& path);

class Book {
 public:
  /// Dates inside are the report's, so that the same report gives the same bytes.
  Book(const Report& report, const std::string& path);

  struct Page {
    lxw_worksheet* sheet;
    std::string name;  // as the workbook has it
  };
  /// A page of a name that spreadsheets accept and that is not taken.
  Page add_page(std::string name);

  /// The page's own writing; nothing for an empty text.
  static void text(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format);
  /// Text that wraps, in a row high enough for it: spreadsheets do not all fit the height themselves.
  void wrapped(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& text, double width) const;
  static double lines_of(const std::string& text, double width);
  static void fit_row(lxw_worksheet* page, lxw_row_t row, double lines);

  /// Number format with the mark of what the figure rests on, so that the cell stays a number.
  lxw_format* number(int decimals, Provenance provenance, bool year, bool total = false);
  /// A figure in its unit, as raw value: shares in per cent.
  lxw_format* figure(Unit unit, int decimals = -1);

  /// `target` is what messages call the file. Throws Error(cannot_write).
  void close(const std::string& target);

  lxw_workbook* workbook() const { return workbook_.get(); }

  struct Formats {
    lxw_format *title, *quiet, *quiet_wrap, *wrap, *top, *indented, *bold, *head, *head_words, *head_number;
  };
  const Formats& formats() const { return formats_; }

 private:
  struct Close {
    void operator()(lxw_workbook* workbook) const { workbook_close(workbook); }
  };
  template <class Set>
  lxw_format* format(Set set);
  lxw_format* coded(const std::string& code, bool bold);

  std::unique_ptr<lxw_workbook, Close> workbook_;
  std::map<std::string, lxw_format*> numbers_;
  std::set<std::string> names_;
  int doubled_ = 1;
  Formats formats_{};
};

/// A sheet name that spreadsheets accept: at most 31 characters, none of []:*?/\.
std::string sheet_name(std::string name);

}  // namespace handlingsrom::report
