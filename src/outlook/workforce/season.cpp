#include "outlook/workforce/season.hpp"

#include <fmt/format.h>

namespace handlingsrom::workforce {

Quarters with_mean_one(Quarters quarters) {
  double sum = 0;
  for (const double each : quarters) sum += each;
  for (double& each : quarters) each = sum > 0 ? each * static_cast<double>(quarters.size()) / sum : 1;
  return quarters;
}

Quarters sick_quarters(const Assumptions& assumptions) {
  Quarters quarters{};
  for (std::size_t q = 0; q < quarters.size(); ++q)
    quarters[q] = assumptions.first(fmt::format("workforce.flow.sick_quarter_{}", q + 1));
  return with_mean_one(quarters);
}

}  // namespace handlingsrom::workforce
