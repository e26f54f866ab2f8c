#include "standing/disclosure/small_counts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "standing/disclosure/suppression.hpp"

namespace handlingsrom::disclosure {
namespace {

using trace::Node;
using trace::Operation;

bool is_published_count(const Node& node) {
  return node.operation == Operation::cell && node.unit == Unit::users && node.provenance == Provenance::municipality;
}

constexpr const char* hidden_argument = "hidden";

void hide(Node& node) {
  if (!is_hidden(node)) node.arguments.emplace_back(hidden_argument, "");
  node.value = std::numeric_limits<double>::quiet_NaN();
}

/// One addend, and the figure in it that is hidden or could be: a count, or a product that holds one.
Node* count_in(Node& node) {
  if (is_published_count(node)) return &node;
  if (node.operation != Operation::product) return nullptr;
  for (Node& child : node.children) {
    if (Node* found = count_in(child)) return found;
  }
  return nullptr;
}

bool holds_hidden(const Node& node) {
  for (const Node& child : node.children) {
    if (is_hidden(child)) return true;
  }
  return false;
}

std::size_t hidden_addends(const Node& sum) {
  std::size_t count = 0;
  for (const Node& child : sum.children) count += is_hidden(child) ? 1 : 0;
  return count;
}

/// Most trees hold nothing to hide, and are left as they are: what is gone through to be changed stops being shared.
bool holds_small(const Node& node) {
  return (is_published_count(node) && too_small(node.value)) || is_hidden(node) ||
         std::any_of(node.children.begin(), node.children.end(), holds_small);
}

/// Hides from the leaves up. A product or quotient of something hidden would give it away; so would a sum or difference in which it
/// is the only one.
std::size_t walk(Node& node) {
  std::size_t count = 0;
  for (Node& child : node.children) count += walk(child);
  if (is_published_count(node) && too_small(node.value)) {
    hide(node);
    return count + 1;
  }
  if (is_hidden(node) || !holds_hidden(node)) return count;
  if (node.operation != Operation::sum && node.operation != Operation::difference) {
    hide(node);
    return count + 1;
  }
  if (hidden_addends(node) == 1) {
    // One more: the smallest that is a count of people, with what it is multiplied into.
    Node* least = nullptr;
    for (Node& child : node.children) {
      if (is_hidden(child) || !(child.value > 0) || count_in(child) == nullptr) continue;
      if (least == nullptr || child.value < least->value) least = &child;
    }
    if (least == nullptr) {
      hide(node);  // nothing to hide it among
      return count + 1;
    }
    for (Node* each = least; each != nullptr;) {
      hide(*each);
      ++count;
      Node* next = nullptr;
      for (Node& child : each->children) {
        if (count_in(child) != nullptr) next = &child;
      }
      each = next;
    }
  }
  return count;
}

}  // namespace

std::array<bool, 4> hidden_cells(const Parted& table) {
  std::array<double, 4> values{table.all, table.parts[0], table.parts[1], table.parts[2]};
  int unknown = 0, last_unknown = 0;
  double rest = table.all;
  for (int k = 1; k < 4; ++k) {
    const double part = values[static_cast<std::size_t>(k)];
    if (std::isnan(part)) {
      ++unknown;
      last_unknown = k;
    } else {
      rest -= part;
    }
  }
  // What a reader can compute is shown to him.
  if (unknown == 1) values[static_cast<std::size_t>(last_unknown)] = rest;
  // Nearly always nothing is small.
  if (std::none_of(values.begin(), values.end(), too_small)) return {};
  std::vector<TableCell> cells;
  std::vector<std::size_t> at;
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (std::isnan(values[k])) continue;
    TableCell cell;
    if (k == 0) {
      cell.parts = {0, 1, 2};
    } else {
      cell.parts = {static_cast<std::uint32_t>(k - 1)};
    }
    cell.value = values[k];
    cell.primary = too_small(values[k]);
    cells.push_back(std::move(cell));
    at.push_back(k);
  }
  std::array<bool, 4> hidden{};
  const Suppression found = suppress(cells, 3);
  for (std::size_t i = 0; i < cells.size(); ++i) hidden[at[i]] = found.hidden[i];
  return hidden;
}

bool is_hidden(const trace::Node& node) {
  return std::any_of(node.arguments.begin(), node.arguments.end(),
                     [](const auto& argument) { return argument.first == hidden_argument; });
}

std::size_t hide_small_counts(trace::Node& root) { return holds_small(root) ? walk(root) : 0; }

}  // namespace handlingsrom::disclosure
