#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {

void add_presence(const LineModel& model, const Line& line, int sign, std::vector<int>& present) {
  for (int d = 0; d < model.days; ++d) {
    const Duty duty = line.duty[static_cast<std::size_t>(d)];
    if (duty != free_day) present[model.cell(d, duty)] += sign;
  }
}

std::vector<int> presence(const LineModel& model, const std::vector<Line>& lines) {
  std::vector<int> present(model.cover.size(), 0);
  for (const Line& line : lines) add_presence(model, line, 1, present);
  return present;
}

double cover_cost(const LineModel& model, const std::vector<int>& present) {
  double cost = 0;
  for (std::size_t k = 0; k < present.size(); ++k) cost += model.cover[k].cost(present[k]);
  return cost;
}

}  // namespace handlingsrom::roster
