// A form filled in as a workbook, as people leave it.
#pragma once

#include <string>
#include <vector>

#include <xlsxwriter.h>

namespace handlingsrom {

/// Heads and lines on the first sheet, the form's mark and the municipality on the second; numbers where a cell is one.
inline void write_filled_form(const std::string& file, const std::string& form, const std::string& municipality,
                              const std::vector<std::vector<std::string>>& lines) {
  lxw_workbook* book = workbook_new(file.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Utfylling");
  for (std::size_t row = 0; row < lines.size(); ++row) {
    for (std::size_t column = 0; column < lines[row].size(); ++column) {
      const std::string& text = lines[row][column];
      const bool number = row > 0 && !text.empty() && text.find_first_not_of("-0123456789.") == std::string::npos;
      const auto r = static_cast<lxw_row_t>(row);
      const auto c = static_cast<lxw_col_t>(column);
      if (number)
        worksheet_write_number(sheet, r, c, std::stod(text), nullptr);
      else if (!text.empty())
        worksheet_write_string(sheet, r, c, text.c_str(), nullptr);
    }
  }
  lxw_worksheet* guide = workbook_add_worksheet(book, "Veiledning");
  worksheet_write_string(guide, 0, 0, "Skjema (ikke endre)", nullptr);
  worksheet_write_string(guide, 0, 1, ("handlingsrom-form " + form + " 1").c_str(), nullptr);
  worksheet_write_string(guide, 1, 0, "Kommune", nullptr);
  worksheet_write_string(guide, 1, 1, municipality.c_str(), nullptr);
  workbook_close(book);
}

}  // namespace handlingsrom
