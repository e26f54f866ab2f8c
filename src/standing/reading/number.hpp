// A number as people write it: 228 000,5 · 228.000 · −9 500 · (1 200) · 1 200,- · 3,4 %.
#pragma once

#include <optional>
#include <string_view>

namespace handlingsrom::reading {

enum class DecimalMark { comma, point };

/// What the text alone tells about its marks.
enum class NumberForm {
  plain,              // no mark that could be a decimal mark
  comma_decimal,      // 1,5 or 1.234,5
  point_decimal,      // 1.5 or 1,234.5
  comma_or_thousand,  // 228,000: the comma may part thousands or decimals
  point_or_thousand   // 228.000
};

struct NumberText {
  NumberForm form = NumberForm::plain;
  double with_comma = 0;      // when the decimal mark is a comma
  double with_point = 0;      // when it is a point; the same but for the two forms that can be either
  bool leading_zero = false;  // "0301", "02": a code rather than an amount
  bool percent = false;       // "3,4 %": the value is 3.4
  double value(DecimalMark mark) const { return mark == DecimalMark::comma ? with_comma : with_point; }
};

/// nullopt where the text is no number: words, dates, codes such as 1.006.01, telephone numbers. Groups of thousands must hold three digits; they are
/// parted by space, no-break, narrow no-break, thin or figure space, apostrophe, dot or comma. The sign may be -, − (U+2212) or – before,
/// - behind, or parentheses around; "kr", ",-" and "%" may stand beside.
std::optional<NumberText> read_number(std::string_view utf8);

/// The text without the spaces of Unicode that spreadsheets leave around it.
std::string_view trimmed(std::string_view utf8);

}  // namespace handlingsrom::reading
