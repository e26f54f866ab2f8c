#include "choice/structure/location/kernel.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace handlingsrom::location {
namespace {

/// Rows, gathered before the columns that stand in them are known.
struct Row {
  double lower, upper;
  std::vector<int> columns;
  std::vector<double> values;
  void add(int column, double value) {
    columns.push_back(column);
    values.push_back(value);
  }
};

}  // namespace

Kernel whole_kernel(const Problem& problem) {
  Kernel kernel;
  kernel.rule =
      problem.rule.empty() ? std::vector<Rule>(static_cast<std::size_t>(problem.sites), Rule::free) : problem.rule;
  for (int i = 0; i < problem.sites; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (kernel.rule[at] == Rule::closed) continue;
    kernel.sites.push_back(i);
    for (int j = 0; j < problem.customers; ++j) {
      const bool own = !problem.own.empty() && problem.own[at] == j;
      if (!own && problem.cost_of(i, j) < no_way) kernel.ways.push_back({j, i, 1});
    }
  }
  return kernel;
}

KernelResult solve_kernel(const Problem& problem, const Kernel& kernel, double seconds, int nodes) {
  linear::Program program;
  std::vector<int> column_of(static_cast<std::size_t>(problem.sites), -1);
  std::vector<Row> served(static_cast<std::size_t>(problem.customers), Row{1, 1, {}, {}});
  std::vector<Row> room(static_cast<std::size_t>(problem.sites), Row{0, linear::infinity, {}, {}});
  Row count{static_cast<double>(problem.open_exactly), static_cast<double>(problem.open_exactly), {}, {}};
  Row total{std::accumulate(problem.demand.begin(), problem.demand.end(), 0.0), linear::infinity, {}, {}};
  for (const int site : kernel.sites) {
    const auto i = static_cast<std::size_t>(site);
    const int own = problem.own.empty() ? -1 : problem.own[i];
    double cost = problem.opening.empty() ? 0 : problem.opening[i];
    if (own >= 0) cost += problem.cost_of(site, own);
    const int y = program.add_column(cost, kernel.rule[i] == Rule::open ? 1 : 0, 1);
    program.set_integer(y);
    column_of[i] = y;
    count.add(y, 1);
    if (problem.capacitated()) {
      room[i].add(y, problem.capacity[i] - (own >= 0 ? problem.demand[static_cast<std::size_t>(own)] : 0));
      total.add(y, problem.capacity[i]);
    }
    if (own >= 0) served[static_cast<std::size_t>(own)].add(y, 1);
  }
  std::vector<Row> needs_open;
  std::map<std::pair<int, int>, int> way_column;
  for (const Share& way : kernel.ways) {
    const auto i = static_cast<std::size_t>(way.site), j = static_cast<std::size_t>(way.customer);
    const int x = program.add_column(problem.cost_of(way.site, way.customer), 0, 1);
    if (problem.capacitated() && !problem.split) program.set_integer(x);
    way_column[{way.site, way.customer}] = x;
    served[j].add(x, 1);
    if (problem.capacitated()) room[i].add(x, -problem.demand[j]);
    needs_open.push_back({0, linear::infinity, {column_of[i], x}, {1.0, -1.0}});
  }
  const auto add = [&](const Row& row) { program.add_row(row.lower, row.upper, row.columns, row.values); };
  for (const Row& row : served) add(row);
  if (problem.open_exactly > 0) add(count);
  if (problem.capacitated()) {
    for (const int site : kernel.sites) add(room[static_cast<std::size_t>(site)]);
    add(total);
  }
  for (const Row& row : needs_open) add(row);

  linear::IntegerOptions options;
  options.seconds = seconds;
  options.nodes = nodes;
  if (!kernel.start_open.empty()) {
    options.start.assign(static_cast<std::size_t>(program.columns()), 0.0);
    bool whole = true;
    for (std::size_t i = 0; i < kernel.start_open.size(); ++i) {
      if (kernel.start_open[i] == 0) continue;
      whole = whole && column_of[i] >= 0;
      if (whole) options.start[static_cast<std::size_t>(column_of[i])] = 1;
    }
    for (const Share& share : kernel.start_shares) {
      if (!problem.own.empty() && problem.own[static_cast<std::size_t>(share.site)] == share.customer) continue;
      const auto found = way_column.find({share.site, share.customer});
      whole = whole && found != way_column.end();
      if (whole) options.start[static_cast<std::size_t>(found->second)] = share.part;
    }
    if (!whole) options.start.clear();
  }
  const linear::IntegerResult solved = program.solve_integer(options);
  KernelResult result;
  result.status = solved.status;
  result.bound = solved.bound;
  if (!solved.found) return result;
  result.value = solved.value;
  result.open.assign(static_cast<std::size_t>(problem.sites), 0);
  for (const int site : kernel.sites) {
    const auto i = static_cast<std::size_t>(site);
    if (solved.values[static_cast<std::size_t>(column_of[i])] < 0.5) continue;
    result.open[i] = 1;
    if (!problem.own.empty() && problem.own[i] >= 0) result.shares.push_back({problem.own[i], site, 1});
  }
  for (const auto& [way, column] : way_column) {
    const double part = solved.values[static_cast<std::size_t>(column)];
    if (part > (problem.split ? 1e-9 : 0.5)) result.shares.push_back({way.second, way.first, problem.split ? part : 1});
  }
  return result;
}

}  // namespace handlingsrom::location
