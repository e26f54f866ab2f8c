#include "base/trace.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace handlingsrom::trace {

std::vector<Node>& Children::own() {
  if (nodes_ == nullptr) {
    nodes_ = std::make_shared<std::vector<Node>>();
  } else if (nodes_.use_count() > 1) {
    nodes_ = std::make_shared<std::vector<Node>>(*nodes_);
  }
  return *nodes_;
}

void Children::reserve(std::size_t count) { own().reserve(count); }

void Children::push_back(Node node) { own().push_back(std::move(node)); }

void Children::erase(const Node* first, const Node* last) {
  const Node* const before = std::as_const(*this).begin();
  const auto from = first - before;
  const auto to = last - before;
  std::vector<Node>& nodes = own();
  nodes.erase(nodes.begin() + from, nodes.begin() + to);
}

double recompute(const Node& node) {
  if (node.children.empty()) return node.value;
  double result = node.children.front().value;
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const double child = node.children[i].value;
    switch (node.operation) {
      case Operation::sum: result += child; break;
      case Operation::difference: result -= child; break;
      case Operation::product: result *= child; break;
      case Operation::quotient: result /= child; break;
      case Operation::cell:
      case Operation::assumption:
      case Operation::model: return node.value;
    }
  }
  return node.operation == Operation::model ? node.value : result;
}

double largest_discrepancy(const Node& node) {
  const double scale = std::max(1.0, std::abs(node.value));
  double worst = std::abs(recompute(node) - node.value) / scale;
  for (const Node& child : node.children) worst = std::max(worst, largest_discrepancy(child));
  return worst;
}

Node cell(std::string key, double value, Unit unit, CellReference reference, Provenance provenance) {
  Node node;
  node.key = std::move(key);
  node.value = value;
  node.unit = unit;
  node.operation = Operation::cell;
  node.provenance = provenance;
  node.reference = std::move(reference);
  return node;
}

Node assumption(std::string parameter_id, double value, Unit unit) {
  Node node;
  node.key = "assumption";
  node.value = value;
  node.unit = unit;
  node.operation = Operation::assumption;
  node.provenance = Provenance::assumption;
  node.parameter_id = std::move(parameter_id);
  return node;
}

Node combine(std::string key, Operation operation, double value, Unit unit, std::vector<Node> children) {
  Node node;
  node.key = std::move(key);
  node.value = value;
  node.unit = unit;
  node.operation = operation;
  node.provenance = Provenance::municipality;
  for (const Node& child : children) node.provenance = weaker(node.provenance, child.provenance);
  node.children = std::move(children);
  return node;
}

Node combine(std::string key, Operation operation, Unit unit, std::vector<Node> children, Arguments arguments) {
  Node node = combine(std::move(key), operation, 0, unit, std::move(children));
  node.value = recompute(node);
  node.arguments = std::move(arguments);
  return node;
}

Node model(std::string key, double value, Unit unit, std::vector<Node> children) {
  return combine(std::move(key), Operation::model, value, unit, std::move(children));
}

std::string_view key_of(Operation operation) noexcept {
  switch (operation) {
    case Operation::cell: return "cell";
    case Operation::assumption: return "assumption";
    case Operation::sum: return "sum";
    case Operation::difference: return "difference";
    case Operation::product: return "product";
    case Operation::quotient: return "quotient";
    case Operation::model: break;
  }
  return "model";
}

}  // namespace handlingsrom::trace
