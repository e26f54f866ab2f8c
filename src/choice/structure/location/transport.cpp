#include "choice/structure/location/transport.hpp"

#include "base/linear/program.hpp"

namespace handlingsrom::location {

Transport transport(const Problem& problem, const std::vector<char>& open) {
  linear::Program program;
  Transport result;
  double fixed = 0;
  std::vector<int> site_row(open.size(), -1), customer_row;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i] == 0) continue;
    fixed += problem.opening.empty() ? 0 : problem.opening[i];
    site_row[i] = program.add_row(-linear::infinity, problem.capacity[i]);
  }
  for (int j = 0; j < problem.customers; ++j) customer_row.push_back(program.add_row(1, 1));
  std::vector<Share> columns;
  for (int j = 0; j < problem.customers; ++j) {
    const auto at = static_cast<std::size_t>(j);
    for (std::size_t i = 0; i < open.size(); ++i) {
      const double cost = open[i] != 0 ? problem.cost_of(static_cast<int>(i), j) : no_way;
      if (cost == no_way) continue;
      program.add_column(cost, 0, 1, std::vector{site_row[i], customer_row[at]}, std::vector{problem.demand[at], 1.0});
      columns.push_back({j, static_cast<int>(i), 0});
    }
  }
  if (program.solve() != linear::Status::optimal) return result;
  result.value = fixed;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    columns[k].part = program.value(static_cast<int>(k));
    if (columns[k].part < 1e-9) continue;
    result.value += columns[k].part * problem.cost_of(columns[k].site, columns[k].customer);
    result.shares.push_back(columns[k]);
  }
  return result;
}

}  // namespace handlingsrom::location
