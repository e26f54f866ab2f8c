#include "outlook/population/settlers.hpp"

#include <algorithm>
#include <array>

#include "outlook/population/cohort_year.hpp"

namespace handlingsrom::population {
namespace {

struct AgeShare {
  int from, to;
  double share;
};
constexpr std::array profile{AgeShare{0, 9, 0.30}, AgeShare{10, 15, 0.05}, AgeShare{20, 39, 0.55},
                             AgeShare{40, 59, 0.10}};
constexpr double girls = 0.4865;  // of those born; 105.5 boys per 100 girls

}  // namespace

void add_settlers(Projection& projection, std::span<const double> arrivals, const facts::VitalRates& vital) {
  std::array<double, age_count> women{}, men{};
  for (int t = 0; t < projection.years(); ++t) {
    const auto year = static_cast<std::size_t>(t);
    const auto add = [&](std::span<double> ages, const std::array<double, age_count>& extra) {
      for (std::size_t age = 0; age < ages.size(); ++age) ages[age] = std::max(0.0, ages[age] + extra[age]);
    };
    add(projection.ages(t, Sex::female), women);
    add(projection.ages(t, Sex::male), men);
    if (t + 1 == projection.years()) return;

    double births = 0;
    if (!vital.asfr.empty()) {
      for (int k = 0; k < facts::VitalRates::fertility_ages; ++k) {
        births += women[static_cast<std::size_t>(facts::VitalRates::fertility_first_age + k)] *
                  vital.asfr.back()[static_cast<std::size_t>(k)];
      }
    }
    for (auto* ages : {&women, &men}) {
      const ByAge before = *ages;
      grow_older(before, *ages);
    }
    women[0] = births * girls;
    men[0] = births * (1 - girls);
    const double arriving = year < arrivals.size() ? arrivals[year] : 0;
    for (const AgeShare& group : profile) {
      const double each = arriving * group.share / (group.to - group.from + 1) / 2;
      for (int age = group.from; age <= group.to; ++age) {
        women[static_cast<std::size_t>(age)] += each;
        men[static_cast<std::size_t>(age)] += each;
      }
    }
    projection.births[year] += births;
    projection.net_migration[year] += arriving;
  }
}

}  // namespace handlingsrom::population
