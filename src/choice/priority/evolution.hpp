// Good choices of a multidimensional knapsack, quickly: a steady-state genetic algorithm.
#pragma once

#include <cstdint>
#include <vector>

#include "choice/priority/relaxation.hpp"

namespace handlingsrom::priority {

/// True when every row is "at most" with weights of zero or more: taking a measure out never breaks a limit.
bool is_packing(const BinaryProgram& program);

/// Chu and Beasley (1998), "A genetic algorithm for the multidimensional knapsack problem", Journal of Heuristics 4: uniform
/// crossover, two flips, repair by value per price-weighted use of the limits, the worst gives way. Deterministic: draws are
/// keyed by the child's number. For packing programs only.
class Evolution {
 public:
  /// `relaxation` must be solved: its prices weigh the limits against each other.
  Evolution(const BinaryProgram& program, const Relaxation& relaxation);

  /// Makes `children` more; returns the best choice so far.
  const std::vector<char>& run(std::int64_t children);

 private:
  struct Member {
    std::vector<char> chosen;
    double value;
  };
  std::size_t draw(std::size_t below);
  void repair(std::vector<char>& chosen);
  void add(std::vector<char> chosen);

  const BinaryProgram& program_;
  std::vector<double> weight_;  // [column][row], by columns: a repair reads whole columns
  std::vector<int> order_;      // best value for its use first
  std::vector<double> used_;
  std::vector<Member> members_;
  std::size_t best_ = 0;
  std::uint32_t child_ = 0;
  std::uint32_t drawn_ = 0;
};

}  // namespace handlingsrom::priority
