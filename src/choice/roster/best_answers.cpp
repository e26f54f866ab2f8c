#include "choice/roster/best_answers.hpp"

#include "choice/roster/line_pricing.hpp"
#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {
namespace {

/// What one person more on each duty would cost, given those present.
std::vector<float> marginal(const LineModel& model, const std::vector<int>& present) {
  std::vector<float> prices(static_cast<std::size_t>(model.days * (model.duties + 1)), 0);
  for (int d = 0; d < model.days; ++d) {
    for (Duty duty = 0; duty < model.duties; ++duty) {
      const std::size_t cell = model.cell(d, duty);
      prices[model.place(d, duty)] =
          static_cast<float>(model.cover[cell].cost(present[cell] + 1) - model.cover[cell].cost(present[cell]));
    }
  }
  return prices;
}

}  // namespace

FirstRota first_rota(const LineModel& model) {
  FirstRota rota;
  std::vector<int> present(model.cover.size(), 0);
  rota.lines.resize(model.persons.size());
  PricingSpace space;
  for (std::size_t i = 0; i < model.persons.size(); ++i) {
    const auto person = static_cast<int>(i);
    const LinePricer pricer(model, person);
    rota.cells += pricer.size();
    std::vector<double> multipliers;
    constexpr double any_line = 1e9;
    Priced priced = pricer.below(marginal(model, present), any_line, multipliers, space, 1);
    if (priced.lines.empty()) {
      rota.without_line.push_back(person);
      continue;
    }
    rota.lines[i] = std::move(priced.lines.front().line);
    add_presence(model, rota.lines[i], 1, present);
  }
  return rota;
}

bool answer_all(const LineModel& model, std::vector<Line>& lines, const std::function<bool()>& stop) {
  std::vector<int> present = presence(model, lines);
  PricingSpace space;
  bool better = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (stop()) return false;
    Line& line = lines[i];
    add_presence(model, line, -1, present);
    const std::vector<float> prices = marginal(model, present);
    double now = line.cost;
    for (int d = 0; d < model.days; ++d)
      now += static_cast<double>(prices[model.place(d, line.duty[static_cast<std::size_t>(d)])]);
    std::vector<double> multipliers;
    Priced priced = LinePricer(model, static_cast<int>(i)).below(prices, now, multipliers, space, 1);
    if (!priced.lines.empty() && priced.lines.front().value < now - 1e-6) {
      line = std::move(priced.lines.front().line);
      better = true;
    }
    add_presence(model, line, 1, present);
  }
  return better;
}

}  // namespace handlingsrom::roster
