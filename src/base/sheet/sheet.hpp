// A model as a sheet: rows with name and unit, each an expression of cells, assumptions, rows of an engine and a few operations.
// It is written once; values, the way behind a figure, its mark and the workbook's formulas are read off the same expression.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/assumptions.hpp"
#include "base/sheet/dimension.hpp"
#include "base/trace.hpp"

namespace handlingsrom::sheet {

inline constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();

/// One published or own figure with where it stands; not known where the value is NaN. A reference without a source names a value of the model's
/// own file, such as the care ladder, which is an assumption.
struct Cell {
  double value = no_figure;
  trace::CellReference reference;
  Provenance provenance = Provenance::municipality;
  bool known() const { return value == value; }
};

enum class Kind : std::uint8_t {
  // Leaves
  constant,   // a number of the method itself
  cell,       // a figure of today, the same in all years
  parameter,  // an assumption by year
  condition,  // an assumption about the future: in the first year its default, which is today's condition
  relative,   // an assumption over its default; 1 where nobody has changed it
  engine,     // a row of an engine, whose own trace goes on
  elapsed,    // years since the first
  // Operations
  add,
  subtract,
  multiply,
  divide,  // no figure where the divisor is 0
  minimum,
  maximum,
  power,
  at_start,     // its value in the first year, in every year
  growth,       // the first's value over the second's in the first year; 1 where that is not above 0
  change,       // its value less that of the first year
  accumulated,  // Σ over the years after the first; 0 in the first
  compounded,   // Π (1 + x) over the years after the first; 1 in the first
  previous,     // its value in the year before; no figure in the first
  first_known,  // the first of two that has a figure
  measured_in,  // the same number in another unit, where one stands for one
  assumed,      // the same number, taken where nothing is known: marked as an assumption
  known_as,     // the first, whose mark today is that of the second: a whole that is known, whatever its parts
  row           // the expression of a named row, with what adjusts it
};

class Sheet;

/// One node of a sheet's expressions; cheap to copy, valid as long as its sheet. Operators add nodes, and throw Error(internal)
/// where the dimensions do not fit.
class Term {
 public:
  Term() = default;
  Term(Sheet* sheet, std::uint32_t node) : sheet_(sheet), node_(node) {}
  std::uint32_t node() const { return node_; }
  Sheet& sheet() const { return *sheet_; }

  /// Gives the node its label in the message catalogues, section [trace], and the unit it is shown in.
  Term named(std::string key, trace::Arguments arguments = {}) const;
  Term named(std::string key, Unit unit, trace::Arguments arguments = {}) const;

 private:
  Sheet* sheet_ = nullptr;
  std::uint32_t node_ = 0;
};

struct Node {
  Kind kind;
  Dimension dimension;
  Unit unit = Unit::none;
  std::uint32_t first = 0;   // operand, or the index of a cell, an engine's row, a row
  std::uint32_t second = 0;  // operand
  double value = 0;          // of a constant
  bool by_year = false;
  bool by_lane = false;
  std::int32_t label = -1;  // in labels()
};

struct Label {
  std::string key;
  trace::Arguments arguments;
};

struct Row {
  std::string id;
  Unit unit;
  std::uint32_t node;
};

/// Where a cell, an engine's row or an assumption stands in what an evaluation is given.
struct Leaf {
  std::string key;
  Unit unit = Unit::none;
  trace::Arguments arguments;
};

/// The nodes stand in an order in which each needs only earlier ones.
class Sheet {
 public:
  /// `parameters`: those that a parameter() may name, in the order of the evaluation's assumptions.
  explicit Sheet(std::vector<const ParameterSpec*> parameters);
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  Term constant(double value, Dimension dimension = number);
  /// `dimension` where the unit does not say it, such as persons per FTE.
  Term cell(std::string key, Unit unit);
  Term cell(std::string key, Unit unit, Dimension dimension);
  /// Throws Error(internal) for an assumption that no room declares.
  Term parameter(std::string_view id);
  Term condition(std::string_view id);
  Term relative(std::string_view id);
  /// `common`: the same in every lane, such as the country.
  Term engine(std::string key, Unit unit, bool common = false, trace::Arguments arguments = {});
  Term elapsed_years();
  /// A row of the result: what surfaces name, and what an adjustment can act on. Throws Error(internal) when the unit does not fit or the
  /// id is taken.
  Term row(std::string id, Unit unit, Term expression);

  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Row>& rows() const { return rows_; }
  const std::vector<Leaf>& cells() const { return cells_; }
  const std::vector<Leaf>& engines() const { return engines_; }
  const std::vector<const ParameterSpec*>& parameters() const { return parameters_; }
  const Label* label(const Node& node) const {
    return node.label < 0 ? nullptr : &labels_[static_cast<std::size_t>(node.label)];
  }
  /// Index in rows(), or −1.
  int find(std::string_view id) const;

  Term operation(Kind kind, Term first, Term second);
  Term operation(Kind kind, Term operand);
  Term convert(Term operand, Unit unit);
  void name(std::uint32_t node, Label label, const Unit* unit);

 private:
  Term add(Node node);
  Term leaf_of(std::string_view id, Kind kind);
  std::uint32_t parameter_index(std::string_view id) const;
  [[noreturn]] void refuse(std::string reason) const;

  std::vector<const ParameterSpec*> parameters_;
  std::vector<Node> nodes_;
  std::vector<Row> rows_;
  std::vector<Leaf> cells_, engines_;
  std::vector<Label> labels_;
  std::unordered_map<std::string, int> index_;
};

inline Term operator+(Term a, Term b) { return a.sheet().operation(Kind::add, a, b); }
inline Term operator-(Term a, Term b) { return a.sheet().operation(Kind::subtract, a, b); }
inline Term operator*(Term a, Term b) { return a.sheet().operation(Kind::multiply, a, b); }
inline Term operator/(Term a, Term b) { return a.sheet().operation(Kind::divide, a, b); }
inline Term operator+(Term a, double b) { return a + a.sheet().constant(b); }
inline Term operator-(Term a, double b) { return a - a.sheet().constant(b); }
inline Term operator-(double a, Term b) { return b.sheet().constant(a) - b; }
inline Term operator+(double a, Term b) { return b.sheet().constant(a) + b; }

inline Term minimum(Term a, Term b) { return a.sheet().operation(Kind::minimum, a, b); }
inline Term maximum(Term a, Term b) { return a.sheet().operation(Kind::maximum, a, b); }
inline Term power(Term base, Term exponent) { return base.sheet().operation(Kind::power, base, exponent); }
inline Term first_known(Term a, Term b) { return a.sheet().operation(Kind::first_known, a, b); }
inline Term at_start(Term a) { return a.sheet().operation(Kind::at_start, a); }
inline Term growth(Term a) { return a.sheet().operation(Kind::growth, a); }
/// Growth of a row that may be adjusted since the first year of what it was made of.
inline Term growth(Term a, Term from) { return a.sheet().operation(Kind::growth, a, from); }
inline Term change(Term a) { return a.sheet().operation(Kind::change, a); }
inline Term accumulated(Term a) { return a.sheet().operation(Kind::accumulated, a); }
inline Term compounded(Term rate) { return rate.sheet().operation(Kind::compounded, rate); }
inline Term previous(Term a) { return a.sheet().operation(Kind::previous, a); }
/// `whole` is known today, as a result is, though its parts are not all known: the expression carries the mark of the whole, where that has a figure.
inline Term known_as(Term expression, Term whole) {
  return expression.sheet().operation(Kind::known_as, expression, whole);
}
/// The same number, taken because nothing better is known: what is made of it carries the mark of an assumption.
inline Term assumed(Term a) { return a.sheet().operation(Kind::assumed, a); }
/// The same number in `unit`, where one of the one takes one of the other: a resident a place.
inline Term measured_in(Unit unit, Term a) { return a.sheet().convert(a, unit); }

/// Throws Error(internal) for no terms.
Term sum(const std::vector<Term>& terms);
/// 1 + share · (growth − 1): the part of a level that moves with its driver, the rest standing still.
Term partly(Term share, Term growth);

}  // namespace handlingsrom::sheet
