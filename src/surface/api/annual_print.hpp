// The rota on paper, and its colours. Within the façade.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "surface/api/annual_made.hpp"
#include "surface/report/printer.hpp"

namespace handlingsrom::api {

/// A4 in points, and letters in a colour of the report's.
namespace rota_paper {
inline constexpr double left = 40, top = 42, across = report::a4.width - 2 * left;
report::TextStyle style(double size, bool bold = false, std::string_view token = "text");
}  // namespace rota_paper

inline constexpr std::uint32_t leave_colour = 0xE4E4E4, line_colour = 0xDDDDDD;
/// By when the shift begins: morning, afternoon, night. Letters stand on it, so that colour alone says nothing.
std::uint32_t shift_colour(const annual::Unit& unit, int shift);

/// ISO 8601: a week has its Thursday's year.
struct IsoWeek {
  int year = 0, number = 0;
};
IsoWeek iso_week(const annual::Unit& unit, int week);
std::string week_title(const annual::Unit& unit, int week, const messages::Catalogue& catalogue);

/// The whole in short; one page a week, people down and days across, with what is empty below; then the persons' year side by side, the rules it was
/// held against, and a page for each person (annual_print_year.hpp).
std::string rota_pdf(const annual::Problem& problem, const annual::Rota& rota, const AnnualRota& answer,
                     const messages::Catalogue& catalogue, report::Printer& printer);

}  // namespace handlingsrom::api
