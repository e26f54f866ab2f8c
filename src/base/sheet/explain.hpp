// The way behind a row's figure: its expression with the values it had.
#pragma once

#include <functional>
#include <span>

#include "base/sheet/values.hpp"
#include "base/trace.hpp"

namespace handlingsrom::sheet {

/// What a trace needs beside the values.
struct Traced {
  const Sheet& sheet;
  const Values& values;
  std::span<const Cell> cells;               // [cell]
  std::span<const Provenance> engine_marks;  // [engine row]
  std::span<const Adjustment> adjustments = {};
  std::size_t lane = 0;
  /// The tree of an engine's row in year t.
  std::function<trace::Node(std::uint32_t engine, std::size_t t)> engine = {};
};

/// The tree of a row in year t: adds up at every node, ends in cells, assumptions and engines' trees. Expressions without a label of their
/// own are joined with the sum or product they stand in.
trace::Node explain(const Traced& traced, int row, std::size_t t);

/// What an expression is called that has no label of its own: a key of the section [trace].
const char* general_label(Kind kind);

/// The weakest mark of what each row's level of today is made of, [row]. What is 1 or 0 today by definition (growth since the first year, what
/// is added later) does not weaken it; an assumption does when it is about today's level.
std::vector<Provenance> provenance(const Traced& traced);

}  // namespace handlingsrom::sheet
