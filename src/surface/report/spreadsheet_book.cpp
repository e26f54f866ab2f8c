#include "surface/report/spreadsheet_book.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>

#include <fmt/format.h>

#include "base/error.hpp"
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

/// Raw values as an analyst reads them.
std::string number_format(Unit unit, int decimals) {
  const auto with = [&](const char* whole, int standard, const char* after) {
    const int places = decimals < 0 ? standard : decimals;
    return places == 0 ? fmt::format("{}{}", whole, after) : fmt::format("{}.{:0>{}}{}", whole, "", places, after);
  };
  switch (unit) {
    case Unit::kroner:
    case Unit::kroner_per_person:
    case Unit::kroner_per_user: return with("#,##0", 0, "");
    case Unit::share: return with("0", 1, "%");
    case Unit::none:
    case Unit::fte_per_user: return with("0", 4, "");
    default: return with("#,##0", 1, "");
  }
}

/// Where the parts of a workbook wait until they are packed, a hundred small files of each: in memory where the system has
/// such a folder with room, unless whoever started the program has said where (TMPDIR). Making and removing them on a disk takes
/// as long as the rest of a report.
char* folder_of_parts() {
  static char memory[] = "/dev/shm";
  constexpr std::uintmax_t enough = 64U << 20U;
  if (std::getenv("TMPDIR") != nullptr || ::access(memory, W_OK | X_OK) != 0) return nullptr;
  std::error_code unknown;
  const std::filesystem::space_info space = std::filesystem::space(memory, unknown);
  return !unknown && space.available >= enough ? memory : nullptr;
}

}  // namespace

lxw_workbook* new_workbook(const std::string& path) {
  lxw_workbook_options options{};
  options.tmpdir = folder_of_parts();
  return workbook_new_opt(path.c_str(), &options);
}

template <class Set>
lxw_format* Book::format(Set set) {
  lxw_format* result = workbook_add_format(workbook_.get());
  set(result);
  return result;
}

Book::Book(const Report& report, const std::string& path) {
  workbook_.reset(new_workbook(path));
  if (!workbook_) throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", path}, {"reason", "out of memory"}});
  std::string title = report.title;
  std::string creator = "Handlingsrom " + report.manifest.program_version;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = creator.data();
  properties.created = created_at(report.manifest.data_date);
  workbook_set_properties(workbook_.get(), &properties);
  const auto top = [](lxw_format* f) { format_set_align(f, LXW_ALIGN_VERTICAL_TOP); };
  const auto head = [](lxw_format* f) {
    format_set_bold(f);
    format_set_text_wrap(f);
    format_set_bottom(f, LXW_BORDER_MEDIUM);
    format_set_align(f, LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_bg_color(f, colour("ground-quiet"));
  };
  formats_.title = format([](lxw_format* f) {
    format_set_bold(f);
    format_set_font_size(f, 14);
  });
  formats_.quiet = format([](lxw_format* f) { format_set_font_color(f, colour("text-quiet")); });
  formats_.quiet_wrap = format([](lxw_format* f) {
    format_set_font_color(f, colour("text-quiet"));
    format_set_text_wrap(f);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
  });
  formats_.wrap = format([&](lxw_format* f) {
    format_set_text_wrap(f);
    top(f);
  });
  formats_.top = format(top);
  formats_.indented = format([&](lxw_format* f) {
    format_set_indent(f, 1);
    top(f);
  });
  formats_.bold = format([&](lxw_format* f) {
    format_set_bold(f);
    top(f);
  });
  formats_.head = format(head);
  formats_.head_words = format([&](lxw_format* f) {
    head(f);
    format_set_indent(f, 1);
  });
  formats_.head_number = format([&](lxw_format* f) {
    head(f);
    format_set_align(f, LXW_ALIGN_RIGHT);
  });
}

Book::Page Book::add_page(std::string name) {
  name = sheet_name(std::move(name));
  while (!names_.insert(name).second) name = sheet_name(name.substr(0, 28) + fmt::format(" {}", ++doubled_));
  lxw_worksheet* page = workbook_add_worksheet(workbook_.get(), name.c_str());
  worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape(page);
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(page, a4);
  worksheet_fit_to_pages(page, 1, 0);
  return {page, std::move(name)};
}

void Book::text(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) {
  if (!text.empty()) worksheet_write_string(page, row, column, text.c_str(), format);
}

void Book::wrapped(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& words, double width) const {
  text(page, row, column, words, formats_.wrap);
  fit_row(page, row, lines_of(words, width));
}

double Book::lines_of(const std::string& text, double width) {
  constexpr double type_size = 11;
  constexpr double pixels_per_character = 6.2;  // a column's width is counted in digits of the standard face
  return static_cast<double>(svg::wrap(text, type_size, width * pixels_per_character).size());
}

void Book::fit_row(lxw_worksheet* page, lxw_row_t row, double lines) {
  constexpr double line_height = 15;
  if (lines > 1) worksheet_set_row(page, row, line_height * lines, nullptr);
}

lxw_format* Book::coded(const std::string& code, bool bold) {
  const auto [at, fresh] = numbers_.try_emplace((bold ? "!" : "") + code, nullptr);
  if (fresh) {
    at->second = format([&](lxw_format* f) {
      format_set_num_format(f, code.c_str());
      format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
      if (bold) format_set_bold(f);
    });
  }
  return at->second;
}

lxw_format* Book::number(int decimals, Provenance provenance, bool year, bool total) {
  std::string code = year ? "0" : decimals == 0 ? "#,##0" : fmt::format("#,##0.{:0>{}}", "", decimals);
  const std::string_view mark = year ? std::string_view() : mark_of(provenance);
  if (!mark.empty()) code += fmt::format("\" {}\"", mark);
  return coded(code, total);
}

lxw_format* Book::figure(Unit unit, int decimals) { return coded(number_format(unit, decimals), false); }

void Book::close(const std::string& target) {
  errno = 0;
  const lxw_error error = workbook_close(workbook_.release());
  const int fault = errno;
  if (error == LXW_NO_ERROR) return;
  const std::string reason = fault != 0 ? std::strerror(fault) : lxw_strerror(error);
  throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", target}, {"reason", reason}});
}

std::string sheet_name(std::string name) {
  std::erase_if(name, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; });
  std::size_t characters = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((static_cast<unsigned char>(name[i]) & 0xc0U) != 0x80U && ++characters > 31) return name.substr(0, i);
  }
  return name;
}

}  // namespace handlingsrom::report
