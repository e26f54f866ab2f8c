#include "choice/priority/solver.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/random.hpp"
#include "choice/priority/evolution.hpp"
#include "choice/priority/search.hpp"

namespace handlingsrom::priority {
namespace {

constexpr int first_core = 20;  // free columns beside the rows' own number
constexpr std::int64_t core_nodes = 3000;
constexpr int enumerable = 25;  // so few columns are searched at once
constexpr std::int64_t children_per_row = 2000;
constexpr int neighbourhood = 24;  // columns that one round of improvement sets free, beside half the rows' number
constexpr std::int64_t neighbourhood_nodes = 400;

bool all_whole(const std::vector<double>& numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](double v) { return v == std::floor(v) && std::abs(v) < 1e12; });
}

/// The program over the free columns, the others held at their value in `fixed`; with a last row that counts.
struct Core {
  BinaryProgram program;
  std::vector<int> columns;
  double held_value = 0;
};

Core core_of(const BinaryProgram& program, const std::vector<char>& free, const std::vector<char>& fixed) {
  Core core;
  for (int j = 0; j < program.columns; ++j) {
    const auto column = static_cast<std::size_t>(j);
    if (free[column] != 0) {
      core.columns.push_back(j);
    } else if (fixed[column] != 0) {
      core.held_value += program.value[column];
    }
  }
  core.program.columns = static_cast<int>(core.columns.size());
  for (const int j : core.columns) core.program.value.push_back(program.value[static_cast<std::size_t>(j)]);
  for (int i = 0; i < program.rows; ++i) {
    const auto source = static_cast<std::size_t>(i);
    double held = 0;
    for (int j = 0; j < program.columns; ++j) {
      const auto column = static_cast<std::size_t>(j);
      if (free[column] == 0 && fixed[column] != 0) held += program.at(i, j);
    }
    const int row = core.program.add_row(program.lower[source] - held, program.upper[source] - held);
    for (std::size_t k = 0; k < core.columns.size(); ++k) {
      core.program.at(row, static_cast<int>(k)) = program.at(i, core.columns[k]);
    }
  }
  const int counting = core.program.add_row(0, core.program.columns);
  for (int k = 0; k < core.program.columns; ++k) core.program.at(counting, k) = 1;
  return core;
}

/// One run of the method: the root relaxation, and what it says about each column.
class Run {
 public:
  Run(const BinaryProgram& program, const SearchLimits& limits)
      : program_(program), limits_(limits), relaxation_(program) {}
  Solution solve();

 private:
  bool prepare();
  void improve(const std::vector<char>& chosen);
  bool stopped() const { return (limits_.stop && limits_.stop()) || solution_.nodes >= limits_.most_nodes; }
  int open_columns() const;
  Search::Result search(const std::vector<char>& free, const std::vector<char>& held, std::int64_t nodes,
                        double& held_value);
  void improve_by_neighbourhoods(std::int64_t nodes);

  const BinaryProgram& program_;
  const SearchLimits& limits_;
  Relaxation relaxation_;
  Solution solution_;
  double root_ = 0;
  double step_ = 0;
  bool whole_ = false;
  std::vector<char> at_relaxation_;
  std::vector<double> distance_;  // [column] what leaving the relaxation's value costs at least
  std::vector<int> order_;        // by distance
  std::uint32_t round_ = 0;
};

bool Run::prepare() {
  if (relaxation_.optimise(-no_limit) == Relaxation::Outcome::infeasible) return false;
  root_ = relaxation_.objective();
  whole_ = all_whole(program_.value);
  const double scale = std::max(1.0, std::abs(root_));
  step_ = whole_ ? 1.0 - std::min(0.1, 1e-9 * scale) : limits_.tolerance * scale;
  solution_.bound = whole_ ? std::floor(root_ + 1e-9 * scale) : root_;
  const auto count = static_cast<std::size_t>(program_.columns);
  at_relaxation_.resize(count);
  distance_.resize(count);
  order_.resize(count);
  std::iota(order_.begin(), order_.end(), 0);
  for (int j = 0; j < program_.columns; ++j) {
    const auto column = static_cast<std::size_t>(j);
    at_relaxation_[column] = relaxation_.value(j) > 0.5 ? 1 : 0;
    distance_[column] = relaxation_.is_basic(j) ? 0.0 : std::abs(relaxation_.reduced_cost(j));
  }
  std::stable_sort(order_.begin(), order_.end(), [&](int a, int b) {
    return distance_[static_cast<std::size_t>(a)] < distance_[static_cast<std::size_t>(b)];
  });
  return true;
}

void Run::improve(const std::vector<char>& chosen) {
  const double value = program_.value_of(chosen);
  if (solution_.found() && value <= solution_.value) return;
  solution_.chosen = chosen;
  solution_.value = value;
  if (limits_.on_progress) limits_.on_progress({value, solution_.bound, solution_.nodes});
}

int Run::open_columns() const {
  const double room = root_ - (solution_.value + step_);
  int open = 0;
  for (const int j : order_) {
    if (distance_[static_cast<std::size_t>(j)] > room) break;
    ++open;
  }
  return open;
}

Search::Result Run::search(const std::vector<char>& free, const std::vector<char>& held, std::int64_t nodes,
                           double& held_value) {
  const Core core = core_of(program_, free, held);
  held_value = core.held_value;
  Search search(core.program, core.program.rows - 1, step_, limits_, solution_.nodes);
  const auto result = search.run(solution_.found() ? solution_.value - core.held_value : -no_limit, nodes);
  if (!result.chosen.empty()) {
    std::vector<char> chosen = held;
    for (std::size_t k = 0; k < core.columns.size(); ++k) {
      chosen[static_cast<std::size_t>(core.columns[k])] = result.chosen[k];
    }
    improve(chosen);
  }
  return result;
}

void Run::improve_by_neighbourhoods(std::int64_t nodes) {
  if (!solution_.found()) return;
  const std::int64_t end = solution_.nodes + nodes;
  while (solution_.nodes < end && !stopped()) {
    const int open = open_columns();
    const int size = std::min(open, neighbourhood + program_.rows / 2);
    if (size == open) return;  // the exact search does as much
    std::vector<char> free(static_cast<std::size_t>(program_.columns), 0);
    ++round_;
    std::uint32_t draw = 0;
    for (int taken = 0; taken < size;) {
      const double u = uniform({.seed = 1, .run = round_, .event = draw++});
      const auto position = static_cast<std::size_t>(u * u * open);
      char& is_free = free[static_cast<std::size_t>(order_[position])];
      if (is_free != 0) continue;
      is_free = 1;
      ++taken;
    }
    double held_value = 0;
    search(free, solution_.chosen, neighbourhood_nodes, held_value);
  }
}

Solution Run::solve() {
  if (!prepare()) {
    solution_.status = Status::infeasible;
    return solution_;
  }
  std::optional<Evolution> evolution;
  if (is_packing(program_) && program_.columns > enumerable) evolution.emplace(program_, relaxation_);
  std::int64_t budget = core_nodes;
  for (int size = first_core + 2 * program_.rows; !stopped(); size += size / 3) {
    if (evolution) {
      // Before the whole tree, as long as it helps: a better choice prunes more than the time costs.
      const std::int64_t patience = size >= open_columns() ? children_per_row * program_.rows : 4 * budget;
      for (std::int64_t k = 0; k < patience && !stopped(); k += 256) {
        const double before = solution_.value;
        improve(evolution->run(256));
        if (size >= open_columns() && solution_.value > before) k = 0;
      }
    } else {
      improve_by_neighbourhoods(2 * budget);
    }
    const int open = open_columns();
    std::vector<char> free(static_cast<std::size_t>(program_.columns), 0);
    for (int k = 0; k < std::min(size, open); ++k)
      free[static_cast<std::size_t>(order_[static_cast<std::size_t>(k)])] = 1;
    double held_value = 0;
    const bool everything = size >= open;
    const auto result = search(free, at_relaxation_, everything ? INT64_MAX : budget, held_value);
    if (everything && result.finished) {
      solution_.bound = solution_.found() ? solution_.value : -no_limit;
      solution_.status = solution_.found() ? Status::optimal : Status::infeasible;
      return solution_;
    }
    if (everything) {
      const double open_bound = result.bound + held_value;
      const double bound = whole_ ? std::floor(open_bound + 1e-6) : open_bound;
      solution_.bound = std::min(solution_.bound, std::max(solution_.value, bound));
      break;
    }
    if (!result.finished) budget += budget / 2;
  }
  solution_.status = solution_.found() ? Status::stopped : Status::unknown;
  return solution_;
}

}  // namespace

double Solution::gap() const {
  if (!found()) return no_limit;
  return std::max(0.0, bound - value) / std::max(1e-12, std::abs(value));
}

Solution solve(const BinaryProgram& program, const SearchLimits& limits) { return Run(program, limits).solve(); }

}  // namespace handlingsrom::priority
