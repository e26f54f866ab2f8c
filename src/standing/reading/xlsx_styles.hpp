// Which cell styles of a workbook show a number as a date, as per cent, or in thousands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standing/reading/package.hpp"

namespace handlingsrom::reading {

struct Styles {
  std::vector<bool> date, percent;       // by style number
  std::vector<unsigned char> thousands;  // how many times a thousand parts the number
  bool is_date(std::size_t style) const { return style < date.size() && date[style]; }
  bool is_percent(std::size_t style) const { return style < percent.size() && percent[style]; }
  int thousands_of(std::size_t style) const { return style < thousands.size() ? thousands[style] : 0; }
};

/// Reads the part with the styles: built-in formats 14–17 and 22 are dates, 9 and 10 per cent, and custom ones show what they say (ECMA-376 part 1, 18.8.30–31).
Styles read_styles(Package& package, const std::string& part);

/// Whether a format code such as dd.mm.yyyy shows a date: a y or d outside quotation marks, brackets and escapes.
bool shows_date(std::string_view format_code);
/// Whether it shows a hundred times the number: a % in the same places.
bool shows_percent(std::string_view format_code);
/// How many times it shows a thousandth of the number: commas behind the last digit, "#,##0," once and "0.0,," twice; three at most.
int shows_thousands(std::string_view format_code);

}  // namespace handlingsrom::reading
