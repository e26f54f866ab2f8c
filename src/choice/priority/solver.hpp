// Exact choice among measures under several limits: anytime, with the gap to the bound when stopped.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "choice/priority/binary_program.hpp"

namespace handlingsrom::priority {

enum class Status {
  optimal,     // proved
  stopped,     // a choice was found; the bound says how much better another could be
  infeasible,  // proved: no choice fits
  unknown      // stopped before any choice was found
};

struct Progress {
  double value;  // of the best choice so far; −no_limit before the first
  double bound;
  std::int64_t nodes;
};

struct SearchLimits {
  std::function<bool()> stop;  // asked now and then; the clock, if any, is the caller's
  std::int64_t most_nodes = INT64_MAX;
  std::function<void(const Progress&)> on_progress;  // each time the best choice improves
  double tolerance =
      1e-9;  // a choice is called optimal when no other is better by more than this, relative to its value
};

struct Solution {
  Status status = Status::unknown;
  std::vector<char> chosen;  // [column], empty when there is none
  double value = -no_limit;
  double bound = no_limit;  // no choice is better than this
  std::int64_t nodes = 0;

  bool found() const { return !chosen.empty(); }
  /// (bound − value) / |value|; 0 when proved.
  double gap() const;
};

/// Solves `program` by core problems of growing size (Balas and Zemel 1980; Pisinger 1999) and LP-based branch and bound with
/// fixing by reduced costs and by dual-simplex penalties. See README.md. The same program and node limit give the same
/// choice; a stop by the clock may not.
Solution solve(const BinaryProgram& program, const SearchLimits& limits = {});

}  // namespace handlingsrom::priority
