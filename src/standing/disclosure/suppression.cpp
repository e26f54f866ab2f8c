#include "standing/disclosure/suppression.hpp"

#include <algorithm>
#include <numeric>

#include "base/error.hpp"

namespace handlingsrom::disclosure {
namespace {

constexpr std::uint64_t prime = (1ULL << 61U) - 1;

__extension__ typedef unsigned __int128 Wide;

std::uint64_t multiply(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::uint64_t>(static_cast<Wide>(a) * b % prime);
}
std::uint64_t subtract(std::uint64_t a, std::uint64_t b) { return a >= b ? a - b : a + prime - b; }

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent > 0; exponent >>= 1U, base = multiply(base, base)) {
    if ((exponent & 1U) != 0) result = multiply(result, base);
  }
  return result;
}
std::uint64_t inverse(std::uint64_t a) { return power(a, prime - 2); }

using Row = std::vector<std::uint64_t>;
constexpr std::size_t none = static_cast<std::size_t>(-1);

Row parts_row(const TableCell& cell, std::uint32_t elementary) {
  Row row(elementary, 0);
  for (const std::uint32_t part : cell.parts) {
    if (part >= elementary) {
      throw Error(ErrorCode::bad_input, "disclosure_part",
                  {{"found", std::to_string(part)}, {"expected", std::to_string(elementary)}});
    }
    row[part] = 1;
  }
  return row;
}

std::size_t pivot_of(const Row& row) {
  const auto found = std::find_if(row.begin(), row.end(), [](std::uint64_t each) { return each != 0; });
  return found == row.end() ? none : static_cast<std::size_t>(found - row.begin());
}

void take_away(Row& row, const Row& basis, std::size_t pivot) {
  const std::uint64_t factor = row[pivot];
  if (factor == 0) return;
  for (std::size_t i = pivot; i < row.size(); ++i) {
    if (basis[i] != 0) row[i] = subtract(row[i], multiply(factor, basis[i]));
  }
}

/// The space of everything that can be computed from the cells shown so far, as rows with a leading one.
class Shown {
 public:
  /// What is left of the row when all that is shown is taken away; zero where it can be computed.
  void reduce(Row& row) const {
    for (const auto& [basis, pivot] : rows_) take_away(row, basis, pivot);
  }
  /// `row` is reduced and not zero.
  void add(Row row) {
    const std::size_t pivot = pivot_of(row);
    const std::uint64_t scale = inverse(row[pivot]);
    for (std::uint64_t& each : row) each = multiply(each, scale);
    rows_.emplace_back(std::move(row), pivot);
  }
  const Row& last() const { return rows_.back().first; }
  std::size_t last_pivot() const { return rows_.back().second; }

 private:
  std::vector<std::pair<Row, std::size_t>> rows_;
};

// Whether one is a multiple of the other; neither is zero.
bool proportional(const Row& a, const Row& b) {
  const std::size_t pivot = pivot_of(a);
  if (pivot != pivot_of(b)) return false;
  const std::uint64_t factor = multiply(a[pivot], inverse(b[pivot]));
  for (std::size_t i = pivot; i < a.size(); ++i) {
    if (a[i] != multiply(factor, b[i])) return false;
  }
  return true;
}

}  // namespace

Suppression suppress(std::span<const TableCell> cells, std::uint32_t elementary) {
  Suppression result;
  result.hidden.assign(cells.size(), false);
  Shown shown;
  for (const TableCell& cell : cells) {
    if (!cell.fixed) continue;
    Row row = parts_row(cell, elementary);
    shown.reduce(row);
    if (pivot_of(row) != none) shown.add(std::move(row));
  }
  // What is left of each primary cell; those that are given away already cannot be protected.
  std::vector<Row> secret;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].primary || cells[i].fixed) continue;
    result.hidden[i] = true;
    Row row = parts_row(cells[i], elementary);
    shown.reduce(row);
    if (pivot_of(row) == none) {
      result.revealed.push_back(i);
    } else {
      secret.push_back(std::move(row));
    }
  }
  std::vector<std::size_t> order(cells.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return cells[a].value > cells[b].value; });
  for (const std::size_t i : order) {
    if (cells[i].primary || cells[i].fixed) continue;
    Row row = parts_row(cells[i], elementary);
    shown.reduce(row);
    if (pivot_of(row) == none) continue;  // follows from what is shown: showing it tells nothing new
    if (std::any_of(secret.begin(), secret.end(), [&](const Row& each) { return proportional(each, row); })) {
      result.hidden[i] = true;
      continue;
    }
    shown.add(std::move(row));
    for (Row& each : secret) take_away(each, shown.last(), shown.last_pivot());
  }
  return result;
}

bool is_revealed(std::span<const TableCell> cells, std::uint32_t elementary, const std::vector<bool>& hidden,
                 std::size_t target) {
  Shown shown;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (hidden[i]) continue;
    Row row = parts_row(cells[i], elementary);
    shown.reduce(row);
    if (pivot_of(row) != none) shown.add(std::move(row));
  }
  Row row = parts_row(cells[target], elementary);
  shown.reduce(row);
  return pivot_of(row) == none;
}

}  // namespace handlingsrom::disclosure
