// Gains whose figures come from elsewhere: a measure's effect, and what is published.
#include <cmath>

#include "base/error.hpp"
#include "followup/gains/gains.hpp"

namespace handlingsrom::gains {

void take_effect(Gain& gain, int first, const std::vector<double>& change, const std::vector<double>& money,
                 const std::string& version) {
  const OfMeasure& of = *gain.measure;
  for (int year = of.from; year <= of.until; ++year) {
    const int at = year - first;
    if (at < 0) continue;
    const auto t = static_cast<std::size_t>(at);
    if (t < change.size()) gain.targets.push_back({year, gain.baseline + change[t], of.id});
    if (t < money.size()) gain.planned_money.push_back({year, money[t], of.id});
  }
  gain.version = version;
}

void take_published(Gain& gain, const std::vector<YearValue>& published, const std::string& file) {
  const int base_year = static_cast<int>(std::chrono::year_month_day{gain.baseline_date}.year());
  for (const YearValue& each : published) {
    if (each.year == base_year && !std::isfinite(gain.baseline)) gain.baseline = each.value;
  }
  if (!std::isfinite(gain.baseline))
    throw Error(ErrorCode::bad_input, "gain_no_baseline",
                {{"file", file}, {"line", std::to_string(gain.line)}, {"column", "1"}, {"name", gain.name}});
  for (const YearValue& each : published) {
    if (each.year <= base_year) continue;
    gain.realised.push_back(each);
    if (gain.published->kroner_per != 0)
      gain.realised_money.push_back(
          {each.year, (gain.baseline - each.value) * gain.published->kroner_per, each.source});
  }
}

}  // namespace handlingsrom::gains
