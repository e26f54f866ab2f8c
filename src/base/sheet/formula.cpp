#include "base/sheet/formula.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace handlingsrom::sheet {
namespace {

using What = Reference::What;

bool is_leaf(Kind kind) { return kind < Kind::add; }
/// The same number as its operand.
bool passes_on(Kind kind) { return kind == Kind::measured_in || kind == Kind::assumed || kind == Kind::known_as; }
bool along_the_years(Kind kind) { return kind == Kind::accumulated || kind == Kind::compounded; }
bool has_two(const Node& node) { return !is_leaf(node.kind) && node.kind != Kind::row && !passes_on(node.kind); }

/// How tightly a text holds together; what is looser than its place gets parentheses.
enum Tightness { sum = 1, product, power, atom };

struct Text {
  std::string text;
  Tightness tightness = atom;

  std::string at_least(Tightness wanted) const { return tightness < wanted ? "(" + text + ")" : text; }
};

Text number_text(double value) {
  std::string text = fmt::format("{}", value);
  std::replace(text.begin(), text.end(), 'e', 'E');
  return {std::move(text), value < 0 ? sum : atom};
}

Text add(const Text& a, const Text& b) { return {a.at_least(sum) + "+" + b.at_least(sum), sum}; }

class FormulaWriter {
 public:
  FormulaWriter(const Sheet& sheet, const Values& values, std::span<const Adjustment> adjustments,
                const std::vector<char>& has_line, const Layout& layout)
      : sheet_(sheet), values_(values), adjustments_(adjustments), has_line_(has_line), layout_(layout) {}

  /// A node where another uses it.
  Text of(std::uint32_t index, std::size_t t, bool fixed) const {
    return has_line_[index] != 0 ? refer(What::line, index, t, fixed) : written_out(index, t, fixed);
  }

  Text written_out(std::uint32_t index, std::size_t t, bool fixed) const {
    const Node& node = sheet_.nodes()[index];
    const auto operand = [&](std::uint32_t which) { return of(which, t, fixed); };
    switch (node.kind) {
      case Kind::constant: return number_text(node.value);
      case Kind::cell: return refer(What::cell, node.first, 0, true);
      case Kind::parameter: return refer(What::parameter, node.first, t, fixed);
      case Kind::condition:
        return t == 0 ? refer(What::standard, node.first, 0, true) : refer(What::parameter, node.first, t, fixed);
      case Kind::relative:
        return {
            refer(What::parameter, node.first, t, fixed).text + "/" + refer(What::standard, node.first, 0, true).text,
            product};
      case Kind::engine: return refer(What::engine, node.first, t, fixed);
      case Kind::elapsed: return {refer(What::year, 0, t, fixed).text + "-" + refer(What::year, 0, 0, true).text, sum};
      case Kind::add: return add(operand(node.first), operand(node.second));
      case Kind::subtract:
        return {operand(node.first).at_least(sum) + "-" + operand(node.second).at_least(product), sum};
      case Kind::multiply:
        return {operand(node.first).at_least(product) + "*" + operand(node.second).at_least(product), product};
      case Kind::divide:
        return {operand(node.first).at_least(product) + "/" + operand(node.second).at_least(power), product};
      case Kind::power: return {operand(node.first).at_least(atom) + "^" + operand(node.second).at_least(atom), power};
      case Kind::minimum: return call("MIN", {operand(node.first), operand(node.second)});
      case Kind::maximum: return call("MAX", {operand(node.first), operand(node.second)});
      case Kind::first_known: return call("IFERROR", {operand(node.first), operand(node.second)});
      case Kind::at_start: return of(node.first, 0, true);
      case Kind::growth: return growth(node, t, fixed);
      case Kind::change:
        return {operand(node.first).at_least(sum) + "-" + of(node.first, 0, true).at_least(product), sum};
      case Kind::accumulated:
        if (t == 0) return number_text(0);
        return add(refer(What::line, index, t - 1, fixed), operand(node.first));
      case Kind::compounded:
        if (t == 0) return number_text(1);
        return {refer(What::line, index, t - 1, fixed).text + "*" +
                    add(number_text(1), operand(node.first)).at_least(product),
                product};
      case Kind::previous: return t == 0 ? Text{"NA()"} : of(node.first, t - 1, fixed);
      case Kind::measured_in:
      case Kind::assumed:
      case Kind::known_as: return operand(node.first);
      case Kind::row: return row(node, t, fixed);
    }
    return {"NA()"};
  }

 private:
  Text refer(What what, std::uint32_t index, std::size_t t, bool fixed) const {
    return {layout_({what, index, t, fixed})};
  }

  static Text call(const char* function, std::initializer_list<Text> arguments) {
    std::string text = function;
    char before = '(';
    for (const Text& one : arguments) {
      text += before + one.text;
      before = ',';
    }
    return {text + ")"};
  }

  /// 1 where the first year is not above 0, or not known.
  Text growth(const Node& node, std::size_t t, bool fixed) const {
    const Text start = of(node.second, 0, true);
    const double today = values_.at(node.second, 0);
    const Text ratio{of(node.first, t, fixed).at_least(product) + "/" + start.at_least(power)};
    const Text known{today == today ? start.text + ">0" : "IFERROR(" + start.text + ">0,FALSE)"};
    return call("IF", {known, ratio, number_text(1)});
  }

  Text row(const Node& node, std::size_t t, bool fixed) const {
    Text text = of(node.first, t, fixed);
    for (std::uint32_t k = 0; k < adjustments_.size(); ++k) {
      const Adjustment& adjustment = adjustments_[k];
      if (static_cast<std::uint32_t>(adjustment.row) != node.second) continue;
      const Text amount = refer(What::amount, k, t, fixed);
      if (adjustment.how == Adjustment::How::scale) {
        text = {text.at_least(product) + "*(1+" + amount.text + ")", product};
        continue;
      }
      Text more = amount;
      if (adjustment.driver >= 0) {
        const Text driver = of(driver_node(sheet_, adjustment), t, fixed);
        more = call("IFERROR", {{amount.text + "*" + driver.at_least(product)}, number_text(0)});
      }
      if (adjustment.within) more = call("MAX", {more, {"-MAX(0," + text.text + ")"}});
      text = add(text, more);
    }
    return text;
  }

  const Sheet& sheet_;
  const Values& values_;
  std::span<const Adjustment> adjustments_;
  const std::vector<char>& has_line_;
  const Layout& layout_;
};

}  // namespace

Formulas::Formulas(const Sheet& sheet, const Values& values, std::span<const Adjustment> adjustments)
    : sheet_(sheet), values_(values), adjustments_(adjustments), has_line_(sheet.nodes().size(), 0) {
  choose_lines();
}

void Formulas::choose_lines() {
  // References in a formula that a reader still follows; what has a name of its own and more than a few gets a line under that name.
  constexpr int shared = 2, named = 4, longest = 16;
  const std::vector<Node>& nodes = sheet_.nodes();
  std::vector<int> uses(nodes.size(), 0);
  std::vector<char> needed(nodes.size(), 0), forced(nodes.size(), 0), under_row(nodes.size(), 0);
  for (const Row& row : sheet_.rows()) needed[row.node] = 1;
  for (const Adjustment& adjustment : adjustments_) {
    if (adjustment.driver >= 0) needed[driver_node(sheet_, adjustment)] = 1;
  }
  for (std::size_t k = nodes.size(); k-- > 0;) {
    const Node& node = nodes[k];
    if (needed[k] == 0 || is_leaf(node.kind)) continue;
    const auto use = [&](std::uint32_t operand) {
      needed[operand] = 1;
      ++uses[operand];
    };
    use(node.first);
    if (has_two(node) && node.second != node.first) use(node.second);
    if (node.kind == Kind::row) under_row[node.first] = 1;
    if (node.kind == Kind::growth) forced[node.second] = 1;
    if (node.kind == Kind::change) forced[node.first] = 1;
  }
  std::vector<int> size(nodes.size(), 1);  // references where it is used
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    const Node& node = nodes[k];
    if (needed[k] == 0 || is_leaf(node.kind)) continue;
    size[k] = size[node.first] + (has_two(node) && node.second != node.first ? size[node.second] : 0);
    if (node.kind == Kind::growth || node.kind == Kind::change) size[k] += 1;
    const bool in_its_row = under_row[k] != 0 && uses[k] == 1;
    const bool own = node.kind == Kind::row || along_the_years(node.kind) || (forced[k] != 0 && size[k] > 1) ||
                     (!in_its_row &&
                      ((uses[k] > 1 && size[k] > shared) || (node.label >= 0 && size[k] > named) || size[k] > longest));
    // What only passes a number on has its operand's line.
    if (!own || passes_on(node.kind) || node.kind == Kind::at_start) continue;
    has_line_[k] = 1;
    lines_.push_back(static_cast<std::uint32_t>(k));
    size[k] = 1;
  }
}

std::string Formulas::formula(std::uint32_t line, std::size_t t, const Layout& layout) const {
  return FormulaWriter(sheet_, values_, adjustments_, has_line_, layout).written_out(line, t, false).text;
}

}  // namespace handlingsrom::sheet
