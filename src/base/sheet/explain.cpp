#include "base/sheet/explain.hpp"

#include <algorithm>
#include <unordered_map>

namespace handlingsrom::sheet {
namespace {

using trace::Operation;

Operation shown_as(Kind kind) {
  switch (kind) {
    case Kind::add: return Operation::sum;
    case Kind::subtract: return Operation::difference;
    case Kind::multiply: return Operation::product;
    case Kind::divide: return Operation::quotient;
    default: return Operation::model;
  }
}

class Writer {
 public:
  explicit Writer(const Traced& traced) : traced_(traced), nodes_(traced.sheet.nodes()) {}

  /// The tree of a node in year t; what is asked for again is the same, and shares what it is made of.
  trace::Node of(std::uint32_t index, std::size_t t) {
    const std::uint64_t place = static_cast<std::uint64_t>(t) << 32U | index;
    if (const auto known = written_.find(place); known != written_.end()) return known->second;
    trace::Node tree = write(index, t);
    if (!tree.children.empty()) written_.emplace(place, tree);
    return tree;
  }

  trace::Node of_row(int row, std::size_t t) { return of(traced_.sheet.rows()[static_cast<std::size_t>(row)].node, t); }

 private:
  trace::Node write(std::uint32_t index, std::size_t t) {
    const Node& node = nodes_[index];
    switch (node.kind) {
      case Kind::constant: {
        trace::Node leaf = trace::model("sheet.number", node.value, node.unit, {});
        leaf.provenance = Provenance::municipality;
        return labelled(node, std::move(leaf));
      }
      case Kind::elapsed: return trace::model("sheet.elapsed", value(index, t), Unit::none, {});
      case Kind::cell: {
        const Cell& cell = traced_.cells[node.first];
        const Leaf& leaf = traced_.sheet.cells()[node.first];
        const bool published = !cell.reference.source_id.empty();
        trace::Node tree = published ? trace::cell(leaf.key, cell.value, leaf.unit, cell.reference, cell.provenance)
                                     : trace::assumption(cell.reference.cell, cell.value, leaf.unit);
        if (!published) tree.key = leaf.key;
        return labelled(node, std::move(tree));
      }
      case Kind::parameter:
      case Kind::condition: {
        const ParameterSpec& spec = *traced_.sheet.parameters()[node.first];
        return trace::assumption(std::string(spec.id), value(index, t), spec.unit);
      }
      case Kind::relative: {
        const ParameterSpec& spec = *traced_.sheet.parameters()[node.first];
        trace::Node tree = trace::combine("sheet.relative", Operation::quotient, value(index, t), Unit::none, {});
        tree.children.push_back(trace::assumption(std::string(spec.id), value(index, t) * spec.value, spec.unit));
        tree.children.push_back(trace::assumption(std::string(spec.id), spec.value, spec.unit));
        return labelled(node, std::move(tree));
      }
      case Kind::engine: return traced_.engine(node.first, t);
      case Kind::at_start: return labelled(node, of(node.first, 0));
      case Kind::first_known: return labelled(node, of(known(node, t), t));
      case Kind::assumed:
      case Kind::known_as:
      case Kind::measured_in: return labelled(node, of(node.first, t));
      case Kind::previous: return labelled(node, of(node.first, t == 0 ? 0 : t - 1));
      case Kind::row: return row(node, t);
      case Kind::growth: return growth(node, index, t);
      case Kind::change: {
        trace::Node tree = made(node, index, t, Operation::difference);
        tree.children.push_back(of(node.first, t));
        tree.children.push_back(of(node.first, 0));
        return tree;
      }
      case Kind::accumulated: {
        trace::Node tree = made(node, index, t, Operation::sum);
        for (std::size_t year = 1; year <= t; ++year) tree.children.push_back(of(node.first, year));
        if (t == 0) tree.operation = Operation::model;
        return tree;
      }
      case Kind::compounded: {
        trace::Node tree = made(node, index, t, Operation::model);
        tree.children.push_back(of(node.first, t));
        return tree;
      }
      default: break;
    }
    const Operation operation = shown_as(node.kind);
    trace::Node tree = made(node, index, t, operation);
    const bool joins = operation == Operation::sum || operation == Operation::product;
    const auto child = [&](std::uint32_t operand, bool first) {
      // Parts without a label of their own belong to the sum or product they stand in; a difference's first part likewise.
      const std::uint32_t seen = through(operand, t);
      const bool same = nodes_[seen].kind == node.kind && nodes_[seen].label < 0 && (joins || first);
      if (!same || (operation == Operation::quotient)) {
        tree.children.push_back(of(operand, t));
        return;
      }
      trace::Node inner = write(seen, t);
      for (trace::Node& part : inner.children) tree.children.push_back(std::move(part));
    };
    child(node.first, true);
    child(node.second, false);
    if (operation == Operation::sum) leave_out_nothing(tree);
    return tree;
  }

  double value(std::uint32_t index, std::size_t t) const { return traced_.values.at(index, t, traced_.lane); }

  std::uint32_t known(const Node& node, std::size_t t) const {
    const double first = value(node.first, t);
    return first == first ? node.first : node.second;
  }

  // Past nodes that show nothing of their own.
  std::uint32_t through(std::uint32_t index, std::size_t t) const {
    for (;;) {
      const Node& node = nodes_[index];
      if (node.label >= 0 || (node.kind != Kind::first_known && node.kind != Kind::known_as)) return index;
      index = node.kind == Kind::known_as ? node.first : known(node, t);
    }
  }

  // A part that is nothing adds nothing to read; the last one stays.
  static void leave_out_nothing(trace::Node& tree) {
    const auto nothing = [](const trace::Node& part) { return part.value == 0 && part.children.empty(); };
    if (std::all_of(tree.children.begin(), tree.children.end(), nothing)) return;
    tree.children.erase(std::remove_if(tree.children.begin(), tree.children.end(), nothing), tree.children.end());
  }

  trace::Node labelled(const Node& node, trace::Node tree) const {
    if (const Label* label = traced_.sheet.label(node)) {
      tree.key = label->key;
      tree.arguments = label->arguments;
      tree.unit = node.unit;
    } else if (node.kind == Kind::measured_in) {
      tree.unit = node.unit;
    }
    return tree;
  }

  trace::Node made(const Node& node, std::uint32_t index, std::size_t t, Operation operation) const {
    trace::Node tree = trace::combine(general_label(node.kind), operation, value(index, t), node.unit, {});
    return labelled(node, std::move(tree));
  }

  trace::Node growth(const Node& node, std::uint32_t index, std::size_t t) {
    const bool ratio = value(node.second, 0) > 0;
    trace::Node tree = made(node, index, t, ratio ? Operation::quotient : Operation::model);
    if (ratio) tree.children.push_back(of(node.first, t));
    tree.children.push_back(of(node.second, 0));
    return tree;
  }

  trace::Node row(const Node& node, std::size_t t) {
    trace::Node plain = of(node.first, t);
    plain.unit = node.unit;
    double before = value(node.first, t);
    std::vector<trace::Node> parts;
    for (const Adjustment& adjustment : traced_.adjustments) {
      if (static_cast<std::uint32_t>(adjustment.row) != node.second || adjustment.amount[t] == 0) continue;
      double change = adjustment.amount[t];
      std::vector<trace::Node> behind;
      if (adjustment.how == Adjustment::How::scale) {
        change *= before;
      } else if (adjustment.driver >= 0) {
        behind.push_back(of(driver_node(traced_.sheet, adjustment), t));
        if (behind.front().value != behind.front().value) continue;
        change *= behind.front().value;
      }
      if (adjustment.within) change = std::max(change, -std::max(0.0, before));
      before += change;
      parts.push_back(trace::model("sheet.adjustment", change, node.unit, std::move(behind)));
      parts.back().arguments = {{"by", adjustment.by}};
    }
    if (parts.empty()) return plain;
    trace::Node tree = trace::combine("sheet.adjusted", Operation::sum, before, node.unit, {});
    tree.children.push_back(std::move(plain));
    for (trace::Node& part : parts) tree.children.push_back(std::move(part));
    return tree;
  }

  const Traced& traced_;
  const std::vector<Node>& nodes_;
  std::unordered_map<std::uint64_t, trace::Node> written_;  // by year and node
};

bool about_today(const ParameterSpec& spec) { return spec.about == ParameterSpec::About::today; }

}  // namespace

const char* general_label(Kind kind) {
  switch (kind) {
    case Kind::add: return "sheet.sum";
    case Kind::subtract: return "sheet.difference";
    case Kind::multiply: return "sheet.product";
    case Kind::divide: return "sheet.quotient";
    case Kind::minimum: return "sheet.minimum";
    case Kind::maximum: return "sheet.maximum";
    case Kind::power: return "sheet.power";
    case Kind::growth: return "sheet.growth";
    case Kind::change: return "sheet.difference";
    case Kind::accumulated: return "sheet.accumulated";
    case Kind::compounded: return "sheet.compounded";
    default: return "sheet.number";
  }
}

trace::Node explain(const Traced& traced, int row, std::size_t t) { return Writer(traced).of_row(row, t); }

std::vector<Provenance> provenance(const Traced& traced) {
  const std::vector<Node>& nodes = traced.sheet.nodes();
  std::vector<Provenance> marks(nodes.size(), Provenance::municipality);
  std::vector<char> nothing(nodes.size(), 0);  // 0 today by definition
  std::vector<Provenance> rows;
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    const Node& node = nodes[k];
    nothing[k] = node.kind == Kind::change || node.kind == Kind::accumulated ||
                 (node.kind == Kind::multiply && (nothing[node.first] != 0 || nothing[node.second] != 0));
    if (nothing[k] != 0) continue;
    switch (node.kind) {
      case Kind::constant:
      case Kind::elapsed:
      case Kind::relative:
      case Kind::growth:
      case Kind::compounded: break;
      case Kind::cell: marks[k] = traced.cells[node.first].provenance; break;
      case Kind::parameter:
      case Kind::condition: {
        const ParameterSpec& spec = *traced.sheet.parameters()[node.first];
        if (about_today(spec)) marks[k] = spec.source_id == "judgement" ? Provenance::assumption : Provenance::national;
        break;
      }
      case Kind::engine: marks[k] = traced.engine_marks[node.first]; break;
      case Kind::assumed: marks[k] = Provenance::assumption; break;
      case Kind::known_as: {
        const double whole = traced.values.at(node.second, 0, traced.lane);
        marks[k] = marks[whole == whole ? node.second : node.first];
        break;
      }
      case Kind::first_known: {
        const double first = traced.values.at(node.first, traced.values.years() - 1, traced.lane);
        marks[k] = marks[first == first ? node.first : node.second];
        break;
      }
      case Kind::minimum:
      case Kind::maximum: {  // the one that binds
        const bool binds = traced.values.at(static_cast<std::uint32_t>(k), 0, traced.lane) ==
                           traced.values.at(node.first, 0, traced.lane);
        marks[k] = marks[binds ? node.first : node.second];
        break;
      }
      case Kind::row:
        marks[k] = marks[node.first];
        rows.push_back(marks[k]);
        break;
      default: marks[k] = weaker(marks[node.first], marks[node.second]);
    }
  }
  return rows;
}

}  // namespace handlingsrom::sheet
