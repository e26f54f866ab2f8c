#include "choice/roster/master_shares.hpp"

namespace handlingsrom::roster {

std::vector<std::vector<double>> shares_by_place(const Master& master) {
  const LineModel& model = master.model();
  const auto places = static_cast<std::size_t>(model.days * (model.duties + 1));
  std::vector<std::vector<double>> shares(master.persons().size(), std::vector<double>(places, 0));
  for (std::size_t k = 0; k < master.shares().size(); ++k) {
    if (master.shares()[k] < 1e-9) continue;
    const Master::Column& column = master.columns()[k];
    std::vector<double>& own = shares[static_cast<std::size_t>(column.person)];
    for (int d = 0; d < model.days; ++d)
      own[model.place(d, column.line.duty[static_cast<std::size_t>(d)])] += master.shares()[k];
  }
  return shares;
}

std::vector<std::size_t> likeliest_columns(const Master& master, const std::vector<std::vector<double>>& shares) {
  const LineModel& model = master.model();
  std::vector<double> most(shares.size(), -1);
  std::vector<std::size_t> result(shares.size(), 0);
  for (std::size_t k = 0; k < master.columns().size(); ++k) {
    const Master::Column& column = master.columns()[k];
    if (!column.allowed) continue;
    const auto person = static_cast<std::size_t>(column.person);
    double sum = 0;
    for (int d = 0; d < model.days; ++d)
      sum += shares[person][model.place(d, column.line.duty[static_cast<std::size_t>(d)])];
    if (sum > most[person]) most[person] = sum, result[person] = k;
  }
  return result;
}

std::vector<Line> likeliest_lines(const Master& master) {
  std::vector<Line> lines;
  for (const std::size_t k : likeliest_columns(master, shares_by_place(master)))
    lines.push_back(master.columns()[k].line);
  return lines;
}

}  // namespace handlingsrom::roster
