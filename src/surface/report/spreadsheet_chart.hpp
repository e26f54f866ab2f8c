// Charts that the spreadsheet draws itself from a table's cells.
#pragma once

#include <string>
#include <string_view>

#include <xlsxwriter.h>

#include "surface/report/document.hpp"

namespace handlingsrom::report {

/// A token of the palette, light, as the workbook's colour.
lxw_color_t colour(std::string_view token);

/// Draws table.chart at the right of the table, whose head stands in row `head` of `sheet`.
void draw_native_chart(lxw_workbook* workbook, lxw_worksheet* page, const std::string& sheet, const Table& table,
                       const std::string& title, lxw_row_t head);

}  // namespace handlingsrom::report
