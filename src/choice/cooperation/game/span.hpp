// What a set of coalitions determines: the linear span of their indicator vectors, in exact arithmetic.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "choice/cooperation/game/game.hpp"

namespace handlingsrom::cooperation {

/// Span of coalitions' 0-1 vectors, by elimination modulo the prime p = 2^61 − 1. A k × k matrix of zeros and ones has a
/// determinant of at most (k+1)^((k+1)/2) / 2^k (Hadamard 1893), which for k ≤ 24 is below 2^34 < p: so rank modulo p is rank
/// over the rational numbers, without rounding.
class Span {
 public:
  explicit Span(int members);

  int rank() const { return rank_; }
  /// Adds a coalition; false when it was determined already.
  bool add(Coalition coalition);
  bool contains(Coalition coalition) const;
  /// Calls found(coalition) for each determined non-empty coalition. All 2^n are looked at by one random vector that is
  /// orthogonal to the span (wrong with a chance below 2^n / 2^61, and the vector is the same in every run).
  template <class Found>
  void for_each_determined(Found found) const;

 private:
  /// A vector orthogonal to the span, random otherwise.
  std::vector<std::uint64_t> orthogonal() const;
  /// Sums of a part of a vector over all subsets of its positions.
  static std::vector<std::uint64_t> subset_sums(const std::uint64_t* values, int count);

  int members_;
  int rank_ = 0;
  std::vector<std::vector<std::uint64_t>> rows_;  // [member] reduced row whose leading 1 stands there; or empty
};

inline constexpr std::uint64_t span_prime = (std::uint64_t{1} << 61) - 1;

template <class Found>
void Span::for_each_determined(Found found) const {
  const std::vector<std::uint64_t> direction = orthogonal();
  const int low = members_ / 2;
  const std::vector<std::uint64_t> lower = subset_sums(direction.data(), low);
  const std::vector<std::uint64_t> upper = subset_sums(direction.data() + low, members_ - low);
  for (std::size_t h = 0; h < upper.size(); ++h) {
    const std::uint64_t wanted = upper[h] == 0 ? 0 : span_prime - upper[h];
    for (std::size_t l = 0; l < lower.size(); ++l) {
      if (lower[l] == wanted && (h | l) != 0) found(static_cast<Coalition>(h << low | l));
    }
  }
}

}  // namespace handlingsrom::cooperation
