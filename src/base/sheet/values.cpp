#include "base/sheet/values.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace handlingsrom::sheet {
namespace {

// One number of two; the compiler makes a loop of its own for each.
struct Add {
  static double of(double a, double b) { return a + b; }
};
struct Subtract {
  static double of(double a, double b) { return a - b; }
};
struct Multiply {
  static double of(double a, double b) { return a * b; }
};
struct Divide {
  static double of(double a, double b) { return b == 0 ? no_figure : a / b; }
};
struct Minimum {
  static double of(double a, double b) { return b < a || b != b ? b : a; }
};
struct Maximum {
  static double of(double a, double b) { return b > a || b != b ? b : a; }
};
struct Power {
  static double of(double a, double b) { return b != b ? no_figure : std::pow(a, b); }
};
struct FirstKnown {
  static double of(double a, double b) { return a == a ? a : b; }
};

}  // namespace

std::uint32_t driver_node(const Sheet& sheet, const Adjustment& adjustment) {
  const Row& adjusted = sheet.rows()[static_cast<std::size_t>(adjustment.row)];
  const Row& driver = sheet.rows()[static_cast<std::size_t>(adjustment.driver)];
  if (driver.node < adjusted.node) return driver.node;
  const std::uint32_t unadjusted = sheet.nodes()[driver.node].first;
  if (unadjusted < adjusted.node) return unadjusted;
  throw Error(ErrorCode::internal, "internal", {{"reason", adjusted.id + " cannot be moved by " + driver.id}});
}

/// Runs the tape once.
class Evaluation {
 public:
  Evaluation(const Sheet& sheet, const Inputs& inputs, Values& values)
      : sheet_(sheet), inputs_(inputs), values_(values) {
    lay_out();
  }

  void run(std::span<const Adjustment> adjustments, const std::vector<char>* only) {
    adjustments_ = adjustments;
    const std::vector<Node>& nodes = sheet_.nodes();
    for (std::uint32_t k = 0; k < nodes.size(); ++k) {
      if (only == nullptr || (*only)[k] != 0) compute(nodes[k], k);
    }
  }

  void take(const Values& before) {
    if (before.data_.size() != values_.data_.size())
      throw Error(ErrorCode::internal, "internal", {{"reason", "values of another shape"}});
    values_.data_ = before.data_;
  }

 private:
  struct Operand {
    const double* data;
    std::size_t year, lane;
  };
  struct Target {
    double* data;
    std::size_t years, lanes, year;
  };

  void lay_out() {
    const std::vector<Node>& nodes = sheet_.nodes();
    if (values_.years_ == inputs_.years && values_.lanes_ == inputs_.lanes && values_.places_.size() == nodes.size())
      return;
    values_.years_ = inputs_.years;
    values_.lanes_ = inputs_.lanes;
    values_.places_.resize(nodes.size());
    std::size_t offset = 0;
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      const std::size_t lanes = nodes[k].by_lane ? inputs_.lanes : 1;
      const std::size_t years = nodes[k].by_year ? inputs_.years : 1;
      values_.places_[k] = {offset, nodes[k].by_year ? lanes : 0, lanes > 1 ? 1U : 0U};
      offset += years * lanes;
    }
    values_.data_.assign(offset, 0.0);
  }

  Operand operand(std::uint32_t node) const {
    const Values::Place& place = values_.places_[node];
    return {values_.data_.data() + place.offset, place.year_stride, place.lane_stride};
  }
  Target target(const Node& node, std::uint32_t index) {
    const Values::Place& place = values_.places_[index];
    return {values_.data_.data() + place.offset, node.by_year ? inputs_.years : 1, node.by_lane ? inputs_.lanes : 1,
            place.year_stride};
  }

  template <class Operation>
  static void each(const Target& out, const Operand& a, const Operand& b) {
    if (out.lanes == 1) {  // years side by side
      for (std::size_t t = 0; t < out.years; ++t) out.data[t] = Operation::of(a.data[t * a.year], b.data[t * b.year]);
      return;
    }
    for (std::size_t t = 0; t < out.years; ++t) {
      double* to = out.data + t * out.year;
      const double* x = a.data + t * a.year;
      const double* y = b.data + t * b.year;
      if (a.lane == 1 && b.lane == 1) {
        for (std::size_t lane = 0; lane < out.lanes; ++lane) to[lane] = Operation::of(x[lane], y[lane]);
      } else if (a.lane == 1) {
        for (std::size_t lane = 0; lane < out.lanes; ++lane) to[lane] = Operation::of(x[lane], *y);
      } else if (b.lane == 1) {
        for (std::size_t lane = 0; lane < out.lanes; ++lane) to[lane] = Operation::of(*x, y[lane]);
      } else {
        for (std::size_t lane = 0; lane < out.lanes; ++lane) to[lane] = Operation::of(*x, *y);
      }
    }
  }

  static void copy(const Target& out, const Column& from) {
    for (std::size_t t = 0; t < out.years; ++t) {
      for (std::size_t lane = 0; lane < out.lanes; ++lane) out.data[t * out.lanes + lane] = from.at(t, lane);
    }
  }

  // Operations along the years: `of(before, now, first)` gives the value of a year from that of the year before.
  template <class Step>
  static void along(const Target& out, const Operand& a, double first, Step step) {
    for (std::size_t lane = 0; lane < out.lanes; ++lane) {
      const double* x = a.data + lane * a.lane;
      double value = first;
      for (std::size_t t = 0; t < out.years; ++t) {
        if (t > 0) value = step(value, x[t * a.year]);
        out.data[t * out.lanes + lane] = value;
      }
    }
  }

  void compute(const Node& node, std::uint32_t index) {
    const Target out = target(node, index);
    switch (node.kind) {
      case Kind::constant: out.data[0] = node.value; return;
      case Kind::cell: out.data[0] = inputs_.cells[node.first]; return;
      case Kind::parameter: copy(out, inputs_.parameters[node.first]); return;
      case Kind::condition:
        copy(out, inputs_.parameters[node.first]);
        std::fill_n(out.data, out.lanes, sheet_.parameters()[node.first]->value);
        return;
      case Kind::relative:
        copy(out, inputs_.parameters[node.first]);
        for (double* value = out.data; value != out.data + out.years * out.lanes; ++value)
          *value /= sheet_.parameters()[node.first]->value;
        return;
      case Kind::engine: copy(out, inputs_.engines[node.first]); return;
      case Kind::elapsed:
        for (std::size_t t = 0; t < out.years; ++t) out.data[t] = static_cast<double>(t);
        return;
      default: break;
    }
    const Operand a = operand(node.first);
    switch (node.kind) {
      case Kind::at_start:
        for (std::size_t lane = 0; lane < out.lanes; ++lane) out.data[lane] = a.data[lane * a.lane];
        return;
      case Kind::growth: {
        const Operand from = operand(node.second);
        for (std::size_t t = 0; t < out.years; ++t) {
          for (std::size_t lane = 0; lane < out.lanes; ++lane) {
            const double start = from.data[lane * from.lane];
            out.data[t * out.lanes + lane] = start > 0 ? a.data[t * a.year + lane * a.lane] / start : 1.0;
          }
        }
        return;
      }
      case Kind::change:
        for (std::size_t t = 0; t < out.years; ++t) {
          for (std::size_t lane = 0; lane < out.lanes; ++lane)
            out.data[t * out.lanes + lane] = a.data[t * a.year + lane * a.lane] - a.data[lane * a.lane];
        }
        return;
      case Kind::accumulated: along(out, a, 0.0, [](double before, double now) { return before + now; }); return;
      case Kind::compounded: along(out, a, 1.0, [](double before, double now) { return before * (1 + now); }); return;
      case Kind::previous:
        for (std::size_t t = 0; t < out.years; ++t) {
          for (std::size_t lane = 0; lane < out.lanes; ++lane)
            out.data[t * out.lanes + lane] = t == 0 ? no_figure : a.data[(t - 1) * a.year + lane * a.lane];
        }
        return;
      case Kind::assumed:
      case Kind::known_as:
      case Kind::measured_in: copy(out, {a.data, a.year, a.lane}); return;
      case Kind::row: adjust(node, out, a); return;
      default: break;
    }
    const Operand b = operand(node.second);
    switch (node.kind) {
      case Kind::add: each<Add>(out, a, b); return;
      case Kind::subtract: each<Subtract>(out, a, b); return;
      case Kind::multiply: each<Multiply>(out, a, b); return;
      case Kind::divide: each<Divide>(out, a, b); return;
      case Kind::minimum: each<Minimum>(out, a, b); return;
      case Kind::maximum: each<Maximum>(out, a, b); return;
      case Kind::power: each<Power>(out, a, b); return;
      case Kind::first_known: each<FirstKnown>(out, a, b); return;
      default: return;
    }
  }

  void adjust(const Node& node, const Target& out, const Operand& a) {
    copy(out, {a.data, a.year, a.lane});
    for (const Adjustment& adjustment : adjustments_) {
      if (static_cast<std::uint32_t>(adjustment.row) != node.second) continue;
      for (std::size_t t = 0; t < out.years; ++t) {
        const double amount = adjustment.amount[t];
        if (amount == 0) continue;
        double* to = out.data + t * out.lanes;
        const auto add = [&](std::size_t lane, double more) {
          to[lane] += adjustment.within ? std::max(more, -std::max(0.0, to[lane])) : more;
        };
        if (adjustment.how == Adjustment::How::scale) {
          for (std::size_t lane = 0; lane < out.lanes; ++lane) to[lane] *= 1 + amount;
        } else if (adjustment.driver < 0) {
          for (std::size_t lane = 0; lane < out.lanes; ++lane) add(lane, amount);
        } else {
          const Operand by = operand(driver_node(sheet_, adjustment));
          for (std::size_t lane = 0; lane < out.lanes; ++lane) {
            const double size = by.data[t * by.year + lane * by.lane];
            if (size == size) add(lane, amount * size);
          }
        }
      }
    }
  }

  const Sheet& sheet_;
  const Inputs& inputs_;
  Values& values_;
  std::span<const Adjustment> adjustments_;
};

void evaluate(const Sheet& sheet, const Inputs& inputs, std::span<const Adjustment> adjustments, Values& values) {
  Evaluation(sheet, inputs, values).run(adjustments, nullptr);
}

namespace {

// `anew`: rows that count as changed whatever they depend on.
void spread(const Sheet& sheet, std::span<const Adjustment> adjustments, const Change& change,
            std::vector<char>& anew) {
  const std::vector<Node>& nodes = sheet.nodes();
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    const Node& node = nodes[k];
    switch (node.kind) {
      case Kind::constant:
      case Kind::cell:
      case Kind::elapsed: break;
      case Kind::parameter:
      case Kind::condition:
      case Kind::relative: anew[k] = !change.parameters.empty() && change.parameters[node.first] != 0; break;
      case Kind::engine: anew[k] = !change.engines.empty() && change.engines[node.first] != 0; break;
      case Kind::row:
        anew[k] = anew[k] != 0 || anew[node.first] != 0;
        for (const Adjustment& adjustment : adjustments) {
          if (adjustment.driver >= 0 && sheet.rows()[static_cast<std::size_t>(adjustment.row)].node == k)
            anew[k] = anew[k] != 0 || anew[driver_node(sheet, adjustment)] != 0;
        }
        break;
      default: anew[k] = anew[node.first] != 0 || anew[node.second] != 0;
    }
  }
}

}  // namespace

std::vector<char> reached(const Sheet& sheet, std::span<const Adjustment> adjustments, const Change& change) {
  std::vector<char> nodes(sheet.nodes().size(), 0);
  spread(sheet, adjustments, change, nodes);
  return nodes;
}

void refresh(const Sheet& sheet, const Inputs& inputs, std::span<const Adjustment> adjustments,
             const std::vector<char>& nodes, Values& values) {
  Evaluation(sheet, inputs, values).run(adjustments, &nodes);
}

void update(const Sheet& sheet, const Inputs& inputs, const Values& before, std::span<const Adjustment> adjusted_before,
            std::span<const Adjustment> adjustments, const Change& change, Values& values) {
  std::vector<char> anew(sheet.nodes().size(), 0);
  for (const std::span<const Adjustment> list : {adjusted_before, adjustments}) {
    for (const Adjustment& adjustment : list) anew[sheet.rows()[static_cast<std::size_t>(adjustment.row)].node] = 1;
  }
  spread(sheet, adjustments, change, anew);
  Evaluation evaluation(sheet, inputs, values);
  evaluation.take(before);
  evaluation.run(adjustments, &anew);
}

}  // namespace handlingsrom::sheet
