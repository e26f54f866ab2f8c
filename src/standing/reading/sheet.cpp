#include "standing/reading/sheet.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "standing/reading/readers.hpp"

namespace handlingsrom::reading {

namespace {

/// "<5", "< 5", "under 5", "færre enn 5": fewer than a number that is small, and not how many. "1-4" may be grades or ages.
bool is_below(std::string_view text) noexcept {
  constexpr std::size_t longest = 14;
  if (text.size() < 2 || text.size() > longest) return false;
  const auto is_small = [](std::string_view digits) {  // 3, 5, 10
    return (digits.size() == 1 && digits[0] >= '1' && digits[0] <= '9') || digits == "10";
  };
  for (const std::string_view word : {"<", "Under", "under", "Færre enn", "færre enn", "Mindre enn", "mindre enn"}) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    if (text.starts_with(' ')) text.remove_prefix(1);
    return is_small(text);
  }
  return false;
}

}  // namespace

Mark mark_of(std::string_view text) noexcept {
  if (is_below(text)) return Mark::suppressed;
  if (text.empty() || text.size() > 7) return Mark::none;
  if (text == ".") return Mark::not_applicable;
  if (text == ".." || text == "..." || text == "…" || text == "#N/A" || text == "n/a" || text == "N/A" ||
      text == "#I/T" || text == "NaN" || text == "nan" || text == "NULL" || text == "null" || text == "NA" ||
      text == "None") {  // of spreadsheets, and of programs that write tables
    return Mark::not_available;
  }
  if (text == ":" || text == "*") return Mark::suppressed;
  if (text == "-" || text == "–" || text == "—" || text == "−" || text == "‑" || text == "‒") return Mark::nil;
  if (text == "#DIV/0!" || text == "#VALUE!" || text == "#REF!" || text == "#NAME?" || text == "#NUM!" ||
      text == "#NULL!") {
    return Mark::fault;
  }
  return Mark::none;
}

std::string_view key_of(Mark mark) noexcept {
  switch (mark) {
    case Mark::none: return "";
    case Mark::not_applicable: return "not_applicable";
    case Mark::not_available: return "not_available";
    case Mark::suppressed: return "suppressed";
    case Mark::nil: return "nil";
    case Mark::fault: return "fault";
  }
  return "";
}

Texts::Texts(std::string file, std::size_t most_bytes) : file_(std::move(file)), most_bytes_(most_bytes) {
  texts_.emplace_back();
  index_.emplace(texts_.back(), 0U);
}

std::uint32_t Texts::intern(std::string_view text) {
  const auto found = index_.find(text);
  if (found != index_.end()) return found->second;
  bytes_ += text.size() + sizeof(std::string);
  if (bytes_ > most_bytes_) refuse_limit(file_, "text_bytes", most_bytes_);
  const auto number = static_cast<std::uint32_t>(texts_.size());
  texts_.emplace_back(text);
  index_.emplace(texts_.back(), number);
  return number;
}

std::span<const Cell> Sheet::row(std::uint32_t row) const {
  if (row >= rows()) return {};
  const std::size_t end = row + 1 < rows() ? starts_[row + 1] : cells_.size();
  return {cells_.data() + starts_[row], end - starts_[row]};
}

std::span<Cell> Sheet::row(std::uint32_t row) {
  const std::span<const Cell> found = std::as_const(*this).row(row);
  return {const_cast<Cell*>(found.data()), found.size()};
}

const Cell& Sheet::at(std::uint32_t row_number, std::uint32_t column) const {
  static const Cell nothing{};
  const std::span<const Cell> cells = row(row_number);
  if (column < cells.size() && cells[column].column == column) return cells[column];  // rows without holes
  const auto found = std::lower_bound(cells.begin(), cells.end(), column,
                                      [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found != cells.end() && found->column == column ? *found : nothing;
}

std::string Sheet::text(const Cell& cell) const {
  if (cell.text != 0) return std::string(texts_->at(cell.text));
  if (cell.kind == Kind::number) return fmt::format("{}", cell.number);
  if (cell.kind == Kind::date) return date_text(cell.number);
  return {};
}

std::int64_t Sheet::line(std::uint32_t row) const { return row < lines_.size() ? lines_[row] : std::int64_t{row} + 1; }

bool Sheet::add(std::uint32_t row, const Cell& cell) {
  if (row + 1 < rows()) return false;
  if (row + 1 == rows() && cells_.size() > starts_.back() && cells_.back().column >= cell.column) return false;
  starts_.resize(std::max<std::size_t>(starts_.size(), row + 1U), static_cast<std::uint32_t>(cells_.size()));
  cells_.push_back(cell);
  columns_ = std::max<std::uint32_t>(columns_, cell.column + 1U);
  return true;
}

void Sheet::set_line(std::uint32_t row, std::int64_t line) {
  for (auto next = static_cast<std::int64_t>(lines_.size()); next < row; ++next) lines_.push_back(next + 1);
  if (row == lines_.size()) lines_.push_back(line);
}

std::string address(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters + std::to_string(row + 1);
}

std::string date_text(double days) {
  constexpr double first_day = -600'000;  // before the year 300
  constexpr double last_day = 3'000'000;  // after the year 9999
  if (!(days > first_day && days < last_day)) return {};
  using namespace std::chrono;
  const sys_days day = sys_days{1899y / December / 30} + std::chrono::days{static_cast<int>(std::floor(days))};
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace handlingsrom::reading
