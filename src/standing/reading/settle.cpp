// Which mark parts the decimals is decided by the whole file, not by a cell.
#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/reading/readers.hpp"

namespace handlingsrom::reading {
namespace {

bool can_be_either(NumberForm form) {
  return form == NumberForm::comma_or_thousand || form == NumberForm::point_or_thousand;
}

}  // namespace

void settle_numbers(Document& document, DecimalMark default_mark) {
  std::unordered_map<std::uint32_t, std::optional<NumberText>> known;  // by text: most files repeat themselves
  std::size_t commas = 0;
  std::size_t points = 0;
  std::size_t ambiguous = 0;
  const auto number_of = [&](const Sheet& sheet, const Cell& cell) -> const std::optional<NumberText>& {
    const auto [place, fresh] = known.try_emplace(cell.text);
    if (fresh) place->second = read_number(sheet.texts().at(cell.text));
    return place->second;
  };
  for (const Sheet& sheet : document.sheets) {
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
      for (const Cell& cell : sheet.row(row)) {
        if (cell.kind != Kind::text) continue;
        const auto& number = number_of(sheet, cell);
        if (!number) continue;
        commas += number->form == NumberForm::comma_decimal ? 1U : 0U;
        points += number->form == NumberForm::point_decimal ? 1U : 0U;
        ambiguous += can_be_either(number->form) ? 1U : 0U;
      }
    }
  }
  Recognised& recognised = document.recognised;
  recognised.decimal_mark_seen = commas != points;
  recognised.decimal_mark = commas == points ? default_mark : commas > points ? DecimalMark::comma : DecimalMark::point;
  recognised.ambiguous = recognised.decimal_mark_seen ? 0 : ambiguous;
  if (recognised.ambiguous > 0)
    document.notices.push_back({"ambiguous_numbers", {{"count", std::to_string(ambiguous)}}});
  if (commas > 0 && points > 0) {
    document.notices.push_back(
        {"both_marks", {{"commas", std::to_string(commas)}, {"points", std::to_string(points)}}});
  }
  for (Sheet& sheet : document.sheets) {
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
      for (Cell& cell : sheet.row(row)) {
        if (cell.kind != Kind::text) continue;
        if (const Mark mark = mark_of(sheet.texts().at(cell.text)); mark != Mark::none) {
          cell.kind = Kind::mark;
          cell.mark = mark;
        } else if (const auto& number = number_of(sheet, cell); number) {
          cell.kind = Kind::number;
          cell.number = number->value(recognised.decimal_mark);
        }
      }
    }
  }
}

double other_reading(const Sheet& sheet, const Cell& cell, const Recognised& recognised) {
  if (cell.kind != Kind::number || cell.text == 0 || recognised.decimal_mark_seen)
    return std::numeric_limits<double>::quiet_NaN();
  const auto number = read_number(sheet.texts().at(cell.text));
  if (!number || !can_be_either(number->form)) return std::numeric_limits<double>::quiet_NaN();
  return number->value(recognised.decimal_mark == DecimalMark::comma ? DecimalMark::point : DecimalMark::comma);
}

std::string_view words_of_cell(std::string_view text) {
  text = trimmed(text);
  // ="0301": how a text file keeps a spreadsheet from taking the zero away.
  constexpr std::size_t least = 4;
  if (text.size() >= least && text.starts_with("=\"") && text.ends_with('"') && text.find('"', 2) == text.size() - 1)
    text = trimmed(text.substr(2, text.size() - 3));
  if (text.size() > 1 && text.front() == '\'' && text[1] >= '0' && text[1] <= '9') text.remove_prefix(1);
  return text;
}

std::size_t filled_columns(const Sheet& sheet, const std::vector<ColumnRange>& ranges) {
  if (ranges.empty()) return 0;
  const auto columns = static_cast<long long>(sheet.columns());
  std::vector<long long> change(sheet.columns() + 1U, 0);  // of how many ranges cover a column
  for (const ColumnRange& range : ranges) {
    if (range.first > range.last || range.last < 0 || range.first >= columns) continue;
    ++change[static_cast<std::size_t>(std::max(range.first, 0LL))];
    --change[static_cast<std::size_t>(std::min(range.last + 1, columns))];
  }
  std::vector<bool> filled(sheet.columns());
  for (std::uint32_t row = 0; row < sheet.rows(); ++row)
    for (const Cell& cell : sheet.row(row)) filled[cell.column] = true;
  std::size_t count = 0;
  long long covered = 0;
  for (std::size_t column = 0; column < filled.size(); ++column) {
    covered += change[column];
    count += filled[column] && covered > 0 ? 1U : 0U;
  }
  return count;
}

double shown(double number) {
  std::array<char, 32> digits{};
  const char* const end = fmt::format_to(digits.data(), "{:.15g}", number);
  std::from_chars(digits.data(), end, number);
  return number;
}

void refuse_limit(const std::string& file, std::string_view limit, std::size_t most) {
  throw Error(ErrorCode::bad_input, "reading_limit",
              {{"file", file}, {"reason", "limit " + std::string(limit)}, {"expected", std::to_string(most)}});
}

void SheetFiller::add(Sheet& sheet, std::uint64_t row, std::uint64_t column, Cell cell) {
  if (row >= limits_.rows) refuse_limit(file_, "rows", limits_.rows);
  if (column >= limits_.columns) refuse_limit(file_, "columns", limits_.columns);
  if (++cells_ > limits_.cells) refuse_limit(file_, "cells", limits_.cells);
  cell.column = static_cast<std::uint16_t>(column);
  if (!sheet.add(static_cast<std::uint32_t>(row), cell)) {
    throw Error(ErrorCode::bad_input, "reading_cell_order",
                {{"file", file_},
                 {"sheet", sheet.name()},
                 {"at", address(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column))}});
  }
}

}  // namespace handlingsrom::reading
