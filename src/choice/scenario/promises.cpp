// The expectation gap: what the plan promises, and in which years it holds.
#include <cmath>
#include <limits>

#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "choice/scenario/promise.hpp"

namespace handlingsrom::scenario {
namespace {

/// What is promised, by year.
std::vector<double> promised(const Promise& promise, const rooms::Figures& figures, std::span<const Setting> settings) {
  if (promise.lever) {
    for (const Setting& setting : settings) {
      if (setting.lever == *promise.lever) return setting.values;
    }
    return std::vector<double>(static_cast<std::size_t>(figures.years()), all_levers()[*promise.lever]->today);
  }
  std::vector<double> values = figures.at(promise.figure).middle;
  if (promise.per.empty()) return values;
  std::vector<double> heads(values.size(), 0.0);
  for (const std::string& id : promise.per) {
    const std::vector<double>& part = figures.at(id).middle;
    for (std::size_t t = 0; t < heads.size(); ++t) heads[t] += part[t];
  }
  for (std::size_t t = 0; t < values.size(); ++t)
    values[t] = heads[t] == 0 ? std::numeric_limits<double>::quiet_NaN() : values[t] / heads[t];
  return values;
}

}  // namespace

std::vector<Kept> check_promises(std::span<const Promise> promises, const rooms::Figures& figures,
                                 std::span<const Setting> settings) {
  std::vector<Kept> kept;
  for (std::size_t k = 0; k < promises.size(); ++k) {
    const Promise& promise = promises[k];
    Kept each{k, promised(promise, figures, settings), {}, std::nullopt};
    for (int t = 0; t < figures.years(); ++t) {
      const Year year = figures.first_year() + t;
      const double value = each.value[static_cast<std::size_t>(t)];
      const bool kept_then = holds(promise, year, value);
      each.holds.push_back(kept_then ? 1 : 0);
      if (!kept_then && !each.first_broken) each.first_broken = year;
    }
    kept.push_back(std::move(each));
  }
  return kept;
}

}  // namespace handlingsrom::scenario
