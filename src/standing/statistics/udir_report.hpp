// A report of Udir's statistics, as its own pages fetch it: which version there is, which years and grades, and the figures.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::statistics {

/// `GET rest/v1/Rapportside/GSK_Elev_Skol`: where the figures are now, and the latest period.
struct UdirPage {
  std::string data;  // "rest/v1/Statistikk/GSK/GSI/1/8/data": the version moves, so it is asked for each time
  int latest = 0;    // 202510
};

/// A value that a filter takes: its number in the service, its code and name. `TrinnID(8)` may be the ninth grade: the number is never the code.
struct UdirChoice {
  int id = 0;
  std::string code, name;
};

struct UdirRow {
  std::string code;  // "42" a county, "4203" a municipality, nine digits a school
  std::string name;
  std::string path;                           // "1.49.1423"; one part for each level
  std::vector<std::optional<double>> values;  // by column; nothing where the cell is empty or not published
  std::vector<bool> hidden;                   // "*": kept from the public
};

struct UdirTable {
  std::vector<std::string> levels;  // "Nasjonalt", "Fylke", "Kommune", "Enhet"
  std::vector<std::vector<std::string>>
      columns;  // of each column its head on every level: "2025-26", "Alle trinn", …, "Antall elever"
  std::vector<UdirRow> rows;
};

/// All three throw Error(bad_input, "udir_answer") with place, found and expected where the answer is not of the form that is known: Udir says that it may change
/// without notice. Nothing of an answer is used then.
UdirPage read_udir_page(std::string_view text, const std::string& file);
/// The values of one filter in a filterVerdier answer: "TidID", "TrinnID". Empty where the answer does not have the filter.
std::vector<UdirChoice> read_udir_choices(std::string_view text, const std::string& filter, const std::string& file);
/// Each level's heads must cover all columns and each row have a cell in each of them. The municipalities of a county must add up to the county where none of them is hidden or
/// empty (counts; `sums` false: not looked at).
UdirTable read_udir_table(std::string_view text, const std::string& file, bool sums = true);

}  // namespace handlingsrom::statistics
