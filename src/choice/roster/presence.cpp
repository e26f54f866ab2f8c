#include "choice/roster/presence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

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

double unit_of_costs(const LineModel& model) {
  long unit = 0;
  const auto take = [&unit](double cost) {
    if (std::isfinite(cost)) unit = std::gcd(unit, std::lround(std::abs(cost)));
  };
  const auto take_all = [&take](const std::vector<float>& costs) {
    for (const float cost : costs) take(static_cast<double>(cost));
  };
  for (const CoverCell& cell : model.cover) {
    take(cell.under);
    take(cell.over);
    take(cell.below_minimum);
  }
  const LineGraph* last = nullptr;
  for (const PersonModel& person : model.persons) {
    take_all(person.day_cost);
    if (person.graph.get() == last) continue;
    last = person.graph.get();
    for (const std::vector<float>* costs :
         {&last->start_cost, &last->end_cost, &last->amount_cost, &last->weekend_cost})
      take_all(*costs);
    for (const std::vector<Arc>& arcs : last->kinds) {
      for (const Arc& arc : arcs) take(static_cast<double>(arc.cost));
    }
  }
  return static_cast<double>(std::max(1L, unit));
}

double cover_cost(const LineModel& model, const std::vector<int>& present) {
  double cost = 0;
  for (std::size_t k = 0; k < present.size(); ++k) cost += model.cover[k].cost(present[k]);
  return cost;
}

}  // namespace handlingsrom::roster
