#include "choice/cooperation/game/span.hpp"

#include "base/random.hpp"

namespace handlingsrom::cooperation {
namespace {

__extension__ typedef unsigned __int128 Wide;

std::uint64_t reduce(Wide value) { return static_cast<std::uint64_t>(value % span_prime); }
std::uint64_t times(std::uint64_t a, std::uint64_t b) { return reduce(Wide{a} * b); }
std::uint64_t minus(std::uint64_t a, std::uint64_t b) { return a >= b ? a - b : a + (span_prime - b); }

std::uint64_t inverse(std::uint64_t a) {  // a^(p−2)
  std::uint64_t result = 1;
  for (std::uint64_t power = span_prime - 2; power != 0; power >>= 1U) {
    if ((power & 1U) != 0) result = times(result, a);
    a = times(a, a);
  }
  return result;
}

/// row −= factor · other.
void subtract(std::vector<std::uint64_t>& row, std::uint64_t factor, const std::vector<std::uint64_t>& other) {
  if (factor == 0) return;
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = minus(row[i], times(factor, other[i]));
}

std::vector<std::uint64_t> indicator(Coalition coalition, int members) {
  std::vector<std::uint64_t> row(static_cast<std::size_t>(members));
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = coalition >> i & 1U;
  return row;
}

}  // namespace

Span::Span(int members) : members_(members), rows_(static_cast<std::size_t>(members)) {}

bool Span::add(Coalition coalition) {
  std::vector<std::uint64_t> row = indicator(coalition, members_);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].empty()) subtract(row, row[i], rows_[i]);
  }
  std::size_t lead = 0;
  while (lead < row.size() && row[lead] == 0) ++lead;
  if (lead == row.size()) return false;
  const std::uint64_t scale = inverse(row[lead]);
  for (std::uint64_t& value : row) value = times(value, scale);
  for (std::vector<std::uint64_t>& other : rows_) {
    if (!other.empty()) subtract(other, other[lead], row);
  }
  rows_[lead] = std::move(row);
  ++rank_;
  return true;
}

bool Span::contains(Coalition coalition) const {
  std::vector<std::uint64_t> row = indicator(coalition, members_);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].empty()) subtract(row, row[i], rows_[i]);
  }
  for (const std::uint64_t value : row) {
    if (value != 0) return false;
  }
  return true;
}

std::vector<std::uint64_t> Span::orthogonal() const {
  // Free positions at random; each leading position then follows from its row: x_lead = −Σ row_free · x_free.
  std::vector<std::uint64_t> x(rows_.size(), 0);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!rows_[i].empty()) continue;
    const auto bits = random_bits({.seed = 1969, .entity = static_cast<std::uint32_t>(i)});
    x[i] = reduce(Wide{bits[0]} << 32U | bits[1]);
  }
  for (std::size_t lead = 0; lead < x.size(); ++lead) {
    if (rows_[lead].empty()) continue;
    Wide sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (rows_[i].empty()) sum += times(rows_[lead][i], x[i]);
    }
    x[lead] = minus(0, reduce(sum));
  }
  return x;
}

std::vector<std::uint64_t> Span::subset_sums(const std::uint64_t* values, int count) {
  std::vector<std::uint64_t> sums(std::size_t{1} << count, 0);
  for (int i = 0; i < count; ++i) {
    const std::size_t bit = std::size_t{1} << i;
    for (std::size_t s = 0; s < bit; ++s) sums[bit | s] = reduce(Wide{sums[s]} + values[i]);
  }
  return sums;
}

}  // namespace handlingsrom::cooperation
