// Years, school years, quarters and dates as they stand in heads and columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "standing/reading/sheet.hpp"

namespace handlingsrom::importing {

struct Period {
  int year = 0;      // a school year counts as the year in which it begins, as Udir counts on 1 October
  std::string text;  // as it stood: "2021-22", "2015K1"; the year alone for plain years and dates
  bool operator==(const Period&) const = default;
};

/// The whole text is a period: "2024", "2021-22", "2021/2022", "2015K1", "2015M01", "31.12.2025", "2025-12-31", "År 2024". Years 1900–2100.
std::optional<Period> read_period(std::string_view text);

/// The same for a cell: numbers that are whole years, dates, texts.
std::optional<Period> read_period(const reading::Sheet& sheet, const reading::Cell& cell);
/// The same, "Budsjett 2025", and "202403" as accounting systems write a month: only where the column is known to say when.
std::optional<Period> read_year_cell(const reading::Sheet& sheet, const reading::Cell& cell);
/// The month of a day, of "2024-03-01" or "31.03.2024"; 0 for anything else.
int month_of_day(std::string_view text);
/// "2024M03": as Statistics Norway writes it.
Period month_period(int year, int month);

/// The one period inside a head such as "Regnskap 2024", and what is left of the head; nullopt where there is none or more than one, and for price years ("2025-kr").
struct PeriodInText {
  Period period;
  std::string rest;  // "Regnskap"
};
std::optional<PeriodInText> find_period(std::string_view text);

}  // namespace handlingsrom::importing
