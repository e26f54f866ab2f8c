// A calculation tree in words: what `explain` prints and the web application shows.
#pragma once

#include <string>
#include <string_view>

#include "base/assumptions.hpp"
#include "base/trace.hpp"
#include "standing/facts/facts_held.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// What a tree's leaves refer to.
struct TreeContext {
  const facts::Facts& facts;
  const Assumptions& assumptions;
};

/// Indented lines, each with name, value with unit, sign of the operation, and where a leaf comes from. Branches deeper than
/// `depth` are counted instead of shown; depth 0: everything.
std::string tree_text(const trace::Node& root, const TreeContext& context, const Words& words, int depth);

/// The same tree as JSON, with names in the language; whole.
std::string tree_json(const trace::Node& root, const TreeContext& context, const Words& words);

/// A node's name: `trace.<key>` with its arguments, the assumption's name, or the figure's.
std::string node_name(const trace::Node& node, const Words& words);

}  // namespace handlingsrom::report
