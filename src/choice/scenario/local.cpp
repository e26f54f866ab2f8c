#include "choice/scenario/local.hpp"

#include <algorithm>

namespace handlingsrom::scenario {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view cost_prefix = "care.cost_per_user.", fte_prefix = "care.fte_per_user.";

const care::Step* step_of(const care::Ladder* ladder, std::string_view id) {
  if (ladder == nullptr) return nullptr;
  const auto found =
      std::find_if(ladder->steps.begin(), ladder->steps.end(), [&](const care::Step& step) { return step.id == id; });
  return found == ladder->steps.end() ? nullptr : &*found;
}

double value_of(const rooms::Figures& figures, std::string_view id, std::size_t t) {
  const rooms::Figure* figure = figures.find(id);
  return figure == nullptr ? unknown : figure->middle[t];
}

}  // namespace

Levels::Levels(const rooms::Figures& figures, const Local& local) : figures_(figures), local_(local) {
  if (local.ladder == nullptr) return;
  const auto years = static_cast<std::size_t>(figures.years());
  std::vector<double> cost(years, 0.0), fte(years, 0.0);
  for (const care::Step& step : local.ladder->steps) {
    const rooms::Figure* users = figures.find("care.users." + step.id);
    for (std::size_t t = 0; users != nullptr && t < years; ++t) {
      cost[t] += users->middle[t] * step.cost_per_user;
      fte[t] += users->middle[t] * step.fte_per_user;
    }
  }
  for (std::size_t t = 0; t < years; ++t) {
    cost_level_.push_back(cost[t] > 0 ? value_of(figures, "economy.spending.care", t) / cost[t] : unknown);
    fte_level_.push_back(fte[t] > 0 ? value_of(figures, "workforce.needed_by_sector.care", t) / fte[t] : unknown);
  }
}

double Levels::cost(std::size_t step, std::size_t t) const {
  return cost_level_.at(t) * local_.ladder->steps.at(step).cost_per_user;
}

double Levels::fte(std::size_t step, std::size_t t) const {
  return fte_level_.at(t) * local_.ladder->steps.at(step).fte_per_user;
}

double Levels::at(std::string_view name, std::size_t t) const {
  const auto on_step = [&](std::string_view prefix, const std::vector<double>& level, double care::Step::*each) {
    const care::Step* step = step_of(local_.ladder, name.substr(prefix.size()));
    return step == nullptr ? unknown : level.at(t) * step->*each;
  };
  if (name.starts_with(cost_prefix)) return on_step(cost_prefix, cost_level_, &care::Step::cost_per_user);
  if (name.starts_with(fte_prefix)) return on_step(fte_prefix, fte_level_, &care::Step::fte_per_user);
  if (name == "school.cost_per_school")
    return local_.schools > 0 ? value_of(figures_, "economy.spending.school", t) / local_.schools : unknown;
  if (name == "school.staff_per_school")
    return local_.schools > 0 ? value_of(figures_, "workforce.needed_by_sector.school", t) / local_.schools : unknown;
  return value_of(figures_, name, t);
}

bool is_reference(std::string_view name, const care::Ladder& ladder, const rooms::Figures& figures) {
  if (name.starts_with(cost_prefix)) return step_of(&ladder, name.substr(cost_prefix.size())) != nullptr;
  if (name.starts_with(fte_prefix)) return step_of(&ladder, name.substr(fte_prefix.size())) != nullptr;
  return name == "school.cost_per_school" || name == "school.staff_per_school" || figures.find(name) != nullptr;
}

}  // namespace handlingsrom::scenario
