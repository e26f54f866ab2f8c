#include "base/sheet/acting.hpp"

#include <cmath>

namespace handlingsrom::sheet {
namespace {

/// Whether the node lacks a figure in any year or lane.
bool lacks(const Values& values, std::uint32_t node) {
  for (std::size_t t = 0; t < values.years(); ++t) {
    for (std::size_t lane = 0; lane < values.lanes(); ++lane) {
      if (std::isnan(values.at(node, t, lane))) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<char> acting_parameters(const Sheet& sheet, const Values* values) {
  const std::vector<Node>& nodes = sheet.nodes();
  std::vector<char> acting(sheet.parameters().size(), 0);
  std::vector<char> needed(nodes.size(), 0);
  for (const Row& row : sheet.rows()) needed[row.node] = 1;
  for (std::size_t k = nodes.size(); k-- > 0;) {
    if (needed[k] == 0) continue;
    const Node& node = nodes[k];
    switch (node.kind) {
      case Kind::constant:
      case Kind::cell:
      case Kind::engine:
      case Kind::elapsed: break;
      case Kind::parameter:
      case Kind::condition:
      case Kind::relative: acting[node.first] = 1; break;
      case Kind::row:
      case Kind::known_as: needed[node.first] = 1; break;
      case Kind::first_known:
        needed[node.first] = 1;
        if (values != nullptr && lacks(*values, node.first)) needed[node.second] = 1;
        break;
      default: needed[node.first] = needed[node.second] = 1;
    }
  }
  return acting;
}

}  // namespace handlingsrom::sheet
