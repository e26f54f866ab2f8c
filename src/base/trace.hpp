// The way behind a figure, as data: a tree whose leaves are cells of published tables or named assumptions.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::trace {

/// How a node's value follows from its children, in their order.
enum class Operation {
  cell,        // leaf: a cell of a source table
  assumption,  // leaf: a named parameter
  sum,         // Σ children
  difference,  // first − the rest
  product,     // Π children
  quotient,    // first / second
  model        // a stated method that is not plain arithmetic of its children; `key` names it
};

/// Its name in JSON: "sum", "cell" …
std::string_view key_of(Operation operation) noexcept;

/// Where a leaf's number stands: table of the bundle, and row and column within it, in words a reader can look up.
struct CellReference {
  std::string source_id;  // facts::Source::id
  std::string cell;       // for example "5029, 2026, F, 80"
};

/// Filled into a label's text by name.
using Arguments = std::vector<std::pair<std::string, std::string>>;

struct Node;

/// The figures that one is made of. A copy shares them with its original until either is changed: the same figure stands in many
/// places of a tree, and is made once. As a std::vector<Node> otherwise; what is asked of one that may change makes it its own.
class Children {
 public:
  Children() = default;
  Children(std::vector<Node> nodes);

  bool empty() const noexcept { return size() == 0; }
  std::size_t size() const noexcept;
  const Node* begin() const noexcept;
  const Node* end() const noexcept;
  const Node& operator[](std::size_t i) const noexcept;
  const Node& front() const noexcept;
  const Node& back() const noexcept;

  Node* begin();
  Node* end();
  Node& operator[](std::size_t i);
  Node& front();
  Node& back();
  void reserve(std::size_t count);
  void push_back(Node node);
  void erase(const Node* first, const Node* last);
  void clear() noexcept { nodes_.reset(); }

 private:
  std::vector<Node>& own();

  std::shared_ptr<std::vector<Node>> nodes_;
};

/// One figure with the figures it is made of. `key` is a label in the message catalogues, section [trace], with
/// `arguments` filled in, so that the same tree can be read in every language.
struct Node {
  std::string key;
  Arguments arguments;
  double value = 0;
  Unit unit = Unit::none;
  Operation operation = Operation::model;
  Provenance provenance = Provenance::municipality;
  std::string parameter_id;  // for Operation::assumption
  CellReference reference;   // for Operation::cell
  Children children;
};

inline Children::Children(std::vector<Node> nodes) {
  if (!nodes.empty()) nodes_ = std::make_shared<std::vector<Node>>(std::move(nodes));
}
inline std::size_t Children::size() const noexcept { return nodes_ == nullptr ? 0 : nodes_->size(); }
inline const Node* Children::begin() const noexcept { return nodes_ == nullptr ? nullptr : nodes_->data(); }
inline const Node* Children::end() const noexcept { return begin() + size(); }
inline const Node& Children::operator[](std::size_t i) const noexcept { return (*nodes_)[i]; }
inline const Node& Children::front() const noexcept { return nodes_->front(); }
inline const Node& Children::back() const noexcept { return nodes_->back(); }
inline Node* Children::begin() { return empty() ? nullptr : own().data(); }
inline Node* Children::end() { return begin() + size(); }
inline Node& Children::operator[](std::size_t i) { return own()[i]; }
inline Node& Children::front() { return own().front(); }
inline Node& Children::back() { return own().back(); }

/// The value that the children give under the node's operation; the node's own value for leaves and models.
double recompute(const Node& node);

/// Largest relative difference in the tree between a node's value and what its children give; 0 for a tree that adds up.
/// Every explained figure is tested to stay below 1e-9.
double largest_discrepancy(const Node& node);

Node cell(std::string key, double value, Unit unit, CellReference reference,
          Provenance provenance = Provenance::municipality);
Node assumption(std::string parameter_id, double value, Unit unit);
Node combine(std::string key, Operation operation, double value, Unit unit, std::vector<Node> children);
/// The same with the value that the children give.
Node combine(std::string key, Operation operation, Unit unit, std::vector<Node> children, Arguments arguments = {});
/// A stated method's figure, with what it was made from.
Node model(std::string key, double value, Unit unit, std::vector<Node> children);

}  // namespace handlingsrom::trace
