#include "standing/facts/price_level.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "standing/facts/own_figures_collector.hpp"

namespace handlingsrom::facts {

void to_price_level(OwnFigures& figures, Year today, const DeflatorChosen& chosen) {
  if (figures.year <= today) return;
  const double factor = 1 / std::pow(1 + chosen.rate, figures.year - today);
  bool any = false;
  for (OwnFigure& figure : figures.figures) {
    if (!is_money(figure.quantity)) continue;
    figure.value *= factor;
    if (!is_missing(figure.other)) figure.other *= factor;
    any = true;
  }
  OwnNotice notice{"year_ahead",
                   {{"year", std::to_string(figures.year.value)}, {"today", std::to_string(today.value)}}};
  if (any) {
    notice.key = chosen.reason.empty() ? "deflated" : "deflated_by_hand";
    notice.arguments.emplace_back("rate", fmt::format("{:.1f}", 100 * chosen.rate));
    if (!chosen.reason.empty()) notice.arguments.emplace_back("reason", chosen.reason);
  }
  figures.notices.push_back(std::move(notice));
  figures.year = today;
}

}  // namespace handlingsrom::facts
