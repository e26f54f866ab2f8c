// "Beløp i 1000 kr": what one of an amount is in kroner, as people write it in heads and notes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace handlingsrom::reading {

struct MoneyUnit {
  double factor = 1;             // kroner, or what else is counted: "i hele tusen" is a thousand of either
  std::size_t from = 0, to = 0;  // its bytes in the text
};

/// Where the text stands: a head speaks of its column, so that a unit anywhere in it counts; a note or title tells other things too ("gebyret er 1000 kr"), so that a unit counts only
/// alone, in parentheses, or after "i", "enhet", "beløp" or "tall".
enum class UnitPlace { head, note };

/// 1000 kr, 1 000 kr, 1.000 kroner, kr 1000, NOK 1 000, tusen kroner, i (hele) tusen, tkr, tnok, mill. kr, millioner kroner, mnok, mrd. kr, whatever spaces and case. An amount is no unit
/// ("5 mill. kr"), nor is a rate ("kr per 1000 innbyggere"). Plain kroner is none: there is nothing to multiply.
std::optional<MoneyUnit> money_unit_in(std::string_view text, UnitPlace place);

/// Where the whole text is a unit of money: "kr" is 1, "1000 kr" 1,000, "i mill. kroner" 1,000,000.
std::optional<double> money_unit(std::string_view text);

/// The text as it is after the amounts have become kroner: "Beløp i 1000 kr" is "Beløp i kr".
std::string in_kroner(std::string_view text, const MoneyUnit& unit);

}  // namespace handlingsrom::reading
