#include "base/store/line_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::store {
namespace {

constexpr int no_year = -1;

/// 2025 of "2025"; no_year for any other period.
int year_of(std::string_view period) {
  if (period.size() != 4) return no_year;
  int year = 0;
  const auto [end, fault] = std::from_chars(period.data(), period.data() + period.size(), year);
  return fault == std::errc{} && end == period.data() + period.size() && year >= 1000 ? year : no_year;
}

constexpr std::string_view parting = ",;%=";

void append_mark(std::string& text, std::string_view mark) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char character : mark) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte >= 0x20 && parting.find(character) == std::string_view::npos) {
      text += character;
    } else {
      text += '%';
      text += digits[byte >> 4U];
      text += digits[byte & 0xFU];
    }
  }
}

[[noreturn]] void refuse_text(std::string_view text) {
  throw Error(ErrorCode::bundle_damaged, "store_damaged", {{"file", "line"}, {"reason", shortened(text)}});
}

std::string plain_mark(std::string_view text) {
  std::string mark;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      mark += text[i];
      continue;
    }
    unsigned byte = 0;
    if (i + 2 >= text.size() || std::from_chars(&text[i + 1], &text[i + 1] + 2, byte, 16).ec != std::errc{})
      refuse_text(text);
    mark += static_cast<char>(byte);
    i += 2;
  }
  return mark;
}

void append_cell(std::string& text, const Cell& cell) {
  if (!std::isnan(cell.value)) {
    std::array<char, 32> number{};
    const auto written = std::to_chars(number.data(), number.data() + number.size(), cell.value);
    text.append(number.data(), written.ptr);
  }
  if (cell.mark.empty()) return;
  text += ' ';
  append_mark(text, cell.mark);
}

void read_cell(std::string_view text, Cell& cell) {
  const std::size_t blank = text.find(' ');
  const std::string_view number = text.substr(0, blank);
  cell.value = std::numeric_limits<double>::quiet_NaN();
  if (!number.empty()) {
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), cell.value);
    if (fault != std::errc{} || end != number.data() + number.size()) refuse_text(text);
  }
  if (blank != std::string_view::npos) cell.mark = plain_mark(text.substr(blank + 1));
}

bool says_nothing(const Cell& cell) { return std::isnan(cell.value) && cell.mark.empty(); }

}  // namespace

bool Cell::operator==(const Cell& other) const noexcept {
  const bool same_value = value == other.value || (std::isnan(value) && std::isnan(other.value));
  return same_value && period == other.period && mark == other.mark;
}

std::string line_text(std::vector<Cell> cells) {
  const auto earlier = [](const Cell& a, const Cell& b) { return a.period < b.period; };
  if (!std::is_sorted(cells.begin(), cells.end(), earlier)) std::stable_sort(cells.begin(), cells.end(), earlier);
  std::string text;
  int next_year = no_year;  // of the run that is being written
  for (const Cell& cell : cells) {
    if (says_nothing(cell)) continue;
    const int year = year_of(cell.period);
    constexpr int longest_gap = 3;  // a comma for each year left out is shorter than a new run
    if (year != no_year && next_year != no_year && year >= next_year && year - next_year <= longest_gap) {
      text.append(static_cast<std::size_t>(year - next_year) + 1, ',');
    } else {
      if (!text.empty()) text += ';';
      text += cell.period;
      text += '=';
    }
    append_cell(text, cell);
    next_year = year == no_year ? no_year : year + 1;
  }
  return text;
}

std::vector<Cell> cells_of(std::string_view text) {
  std::vector<Cell> cells;
  cells.reserve(1 + static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char character) {
                  return character == ',' || character == ';';
                })));
  while (!text.empty()) {
    std::string_view run = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), run.size() + 1));
    const std::size_t equals = run.find('=');
    if (equals == std::string_view::npos) refuse_text(run);
    std::string period(run.substr(0, equals));
    int year = year_of(period);
    run.remove_prefix(equals + 1);
    for (;;) {
      const std::size_t comma = run.find(',');
      if (comma != 0 && !run.empty()) {
        Cell& cell = cells.emplace_back();
        cell.period = period;
        read_cell(run.substr(0, comma), cell);
      }
      if (comma == std::string_view::npos) break;
      if (year == no_year) refuse_text(run);
      ++year;
      std::to_chars(period.data(), period.data() + period.size(), year);
      run.remove_prefix(comma + 1);
    }
  }
  return cells;
}

std::string joined(std::string_view earlier, std::string_view later) {
  if (earlier.empty() || earlier == later) return std::string(later);
  std::vector<Cell> cells = cells_of(later);
  std::vector<std::string> spoken_of;
  for (const Cell& cell : cells) spoken_of.push_back(cell.period);
  std::sort(spoken_of.begin(), spoken_of.end());
  for (Cell& cell : cells_of(earlier)) {
    if (!std::binary_search(spoken_of.begin(), spoken_of.end(), cell.period)) cells.push_back(std::move(cell));
  }
  return line_text(std::move(cells));
}

}  // namespace handlingsrom::store
