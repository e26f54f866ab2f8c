#include "base/sheet/sheet.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace handlingsrom::sheet {

Term Term::named(std::string key, trace::Arguments arguments) const {
  sheet_->name(node_, {std::move(key), std::move(arguments)}, nullptr);
  return *this;
}

Term Term::named(std::string key, Unit unit, trace::Arguments arguments) const {
  sheet_->name(node_, {std::move(key), std::move(arguments)}, &unit);
  return *this;
}

Sheet::Sheet(std::vector<const ParameterSpec*> parameters) : parameters_(std::move(parameters)) {}

void Sheet::refuse(std::string reason) const {
  throw Error(ErrorCode::internal, "internal", {{"reason", std::move(reason)}});
}

Term Sheet::add(Node node) {
  nodes_.push_back(node);
  return {this, static_cast<std::uint32_t>(nodes_.size() - 1)};
}

Term Sheet::constant(double value, Dimension dimension) {
  return add({.kind = Kind::constant, .dimension = dimension, .unit = unit_of(dimension), .value = value});
}

Term Sheet::cell(std::string key, Unit unit) { return cell(std::move(key), unit, dimension_of(unit)); }

Term Sheet::cell(std::string key, Unit unit, Dimension dimension) {
  cells_.push_back({std::move(key), unit, {}});
  return add({.kind = Kind::cell,
              .dimension = dimension,
              .unit = unit,
              .first = static_cast<std::uint32_t>(cells_.size() - 1)});
}

std::uint32_t Sheet::parameter_index(std::string_view id) const {
  const auto found =
      std::find_if(parameters_.begin(), parameters_.end(), [&](const ParameterSpec* spec) { return spec->id == id; });
  if (found == parameters_.end()) refuse("no assumption " + std::string(id));
  return static_cast<std::uint32_t>(found - parameters_.begin());
}

Term Sheet::leaf_of(std::string_view id, Kind kind) {
  const std::uint32_t index = parameter_index(id);
  const Unit unit = kind == Kind::relative ? Unit::none : parameters_[index]->unit;
  return add(
      {.kind = kind, .dimension = dimension_of(unit), .unit = unit, .first = index, .by_year = true, .by_lane = true});
}

Term Sheet::parameter(std::string_view id) { return leaf_of(id, Kind::parameter); }
Term Sheet::condition(std::string_view id) { return leaf_of(id, Kind::condition); }
Term Sheet::relative(std::string_view id) { return leaf_of(id, Kind::relative); }

Term Sheet::engine(std::string key, Unit unit, bool common, trace::Arguments arguments) {
  engines_.push_back({std::move(key), unit, std::move(arguments)});
  return add({.kind = Kind::engine,
              .dimension = dimension_of(unit),
              .unit = unit,
              .first = static_cast<std::uint32_t>(engines_.size() - 1),
              .by_year = true,
              .by_lane = !common});
}

Term Sheet::elapsed_years() { return add({.kind = Kind::elapsed, .dimension = number, .by_year = true}); }

Term Sheet::row(std::string id, Unit unit, Term expression) {
  const Node& of = nodes_[expression.node()];
  if (!(of.dimension == dimension_of(unit)))
    refuse("row " + id + " is in " + to_string(dimension_of(unit)) + ", its expression in " + to_string(of.dimension));
  if (!index_.emplace(id, static_cast<int>(rows_.size())).second) refuse("row " + id + " stands twice");
  const Term term = add({.kind = Kind::row,
                         .dimension = of.dimension,
                         .unit = unit,
                         .first = expression.node(),
                         .second = static_cast<std::uint32_t>(rows_.size()),
                         .by_year = true,
                         .by_lane = true});
  rows_.push_back({std::move(id), unit, term.node()});
  return term;
}

int Sheet::find(std::string_view id) const {
  const auto found = index_.find(std::string(id));
  return found == index_.end() ? -1 : found->second;
}

Term Sheet::operation(Kind kind, Term first, Term second) {
  const Node& a = nodes_[first.node()];
  const Node& b = nodes_[second.node()];
  Dimension dimension = a.dimension;
  switch (kind) {
    case Kind::multiply: dimension = a.dimension * b.dimension; break;
    case Kind::divide: dimension = a.dimension / b.dimension; break;
    case Kind::growth:
      if (!(a.dimension == b.dimension)) refuse("growth between different things");
      dimension = number;
      break;
    case Kind::power:
      if (!(a.dimension == number) || !(b.dimension == number)) refuse("only numbers are raised to a power");
      break;
    default:
      if (!(a.dimension == b.dimension))
        refuse(to_string(a.dimension) + " and " + to_string(b.dimension) + " do not go together");
  }
  Unit unit = dimension == a.dimension ? a.unit : dimension == b.dimension ? b.unit : unit_of(dimension);
  if (dimension == number && kind != Kind::first_known) unit = Unit::none;
  return add({.kind = kind,
              .dimension = dimension,
              .unit = unit,
              .first = first.node(),
              .second = second.node(),
              .by_year = a.by_year || (b.by_year && kind != Kind::growth),
              .by_lane = a.by_lane || b.by_lane});
}

Term Sheet::operation(Kind kind, Term operand) {
  const Node& of = nodes_[operand.node()];
  const bool ratio = kind == Kind::growth || kind == Kind::compounded;
  if (kind == Kind::compounded && !(of.dimension == number)) refuse("only a rate is compounded");
  return add({.kind = kind,
              .dimension = ratio ? number : of.dimension,
              .unit = ratio ? Unit::none : of.unit,
              .first = operand.node(),
              .second = operand.node(),
              .by_year = kind != Kind::at_start && (of.by_year || kind != Kind::assumed),
              .by_lane = of.by_lane});
}

Term Sheet::convert(Term operand, Unit unit) {
  const Node& of = nodes_[operand.node()];
  return add({.kind = Kind::measured_in,
              .dimension = dimension_of(unit),
              .unit = unit,
              .first = operand.node(),
              .second = operand.node(),
              .by_year = of.by_year,
              .by_lane = of.by_lane});
}

void Sheet::name(std::uint32_t node, Label label, const Unit* unit) {
  Node& named = nodes_[node];
  if (unit != nullptr) {
    if (!(dimension_of(*unit) == named.dimension) && !(dimension_of(*unit) == number))
      refuse(label.key + " is in " + to_string(named.dimension) + ", not in " + to_string(dimension_of(*unit)));
    named.unit = *unit;
  }
  named.label = static_cast<std::int32_t>(labels_.size());
  labels_.push_back(std::move(label));
}

Term sum(const std::vector<Term>& terms) {
  if (terms.empty()) throw Error(ErrorCode::internal, "internal", {{"reason", "a sum of nothing"}});
  Term total = terms.front();
  for (std::size_t k = 1; k < terms.size(); ++k) total = total + terms[k];
  return total;
}

Term partly(Term share, Term growth) { return 1.0 + share * (growth - 1.0); }

}  // namespace handlingsrom::sheet
