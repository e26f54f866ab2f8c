// Help and grants whose time is over, and digital change that has not come as far as it should.
#include "followup/programme/check.hpp"

namespace handlingsrom::programme {

void check_support(const Programme& programme, Day day, std::vector<Finding>& out) {
  using Kind = Finding::Kind;
  for (const Support& support : programme.supports) {
    if (support.amount <= 0) continue;
    if (support.used > support.amount) {
      out.push_back({Kind::support_overspent,
                     Finding::Weight::should,
                     {},
                     {{"support", support.name}},
                     {{"amount", support.amount}, {"used", support.used}}});
    } else if (support.to && *support.to < day && support.used < support.amount) {
      out.push_back({Kind::support_unspent,
                     Finding::Weight::should,
                     {},
                     {{"support", support.name}, {"date", roster::text_of(*support.to)}},
                     {{"amount", support.amount}, {"left", support.amount - support.used}}});
    }
  }
  const int ended = static_cast<int>(std::chrono::year_month_day{day}.year()) - 1;
  for (const Indicator& indicator : programme.indicators) {
    if (indicator.target_year > ended) continue;
    const gains::YearValue* last = nullptr;
    for (const gains::YearValue& value : indicator.values) last = value.year <= ended ? &value : last;
    // More is better where it has risen, or nothing tells: a share of staff trained, of messages read.
    const bool falls = !indicator.values.empty() && indicator.values.front().value > indicator.target;
    const bool there = last != nullptr && (falls ? last->value <= indicator.target : last->value >= indicator.target);
    if (there) continue;
    Finding finding{Kind::indicator_behind,
                    Finding::Weight::should,
                    {},
                    {{"indicator", indicator.name}, {"unit", indicator.unit}},
                    {{"year", static_cast<double>(indicator.target_year)}, {"target", indicator.target}}};
    finding.texts.emplace_back("measured", last == nullptr ? "no" : "yes");
    if (last != nullptr) finding.numbers.emplace_back("value", last->value);
    out.push_back(std::move(finding));
  }
}

}  // namespace handlingsrom::programme
