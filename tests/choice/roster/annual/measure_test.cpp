// A year of illness on top of a rota: as much as the unit expects, more of it in winter.
#include "choice/roster/annual/measure.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "choice/roster/annual/units.hpp"

namespace handlingsrom::annual {
namespace {

TEST(Stability, IllnessIsAsExpectedInEveryQuarter) {
  const Problem problem(read_unit(
      unit_text_of(52, 8, everyday, "sick_share = 0.1\nsick_quarters = [3, 1, 1, 3]\nplace_holidays = false\n"),
      "unit.toml"));
  SearchOptions options;
  options.rounds = 200;
  options.seed = 7;
  const Found found = search(problem, options);
  constexpr int runs = 800;
  const Stability stability = stability_of(problem, found.rota, 11, runs);
  double expected = 0;
  for (std::size_t p = 0; p < found.rota.size(); ++p) {
    for (int d = 0; d < problem.unit.days(); ++d) {
      const Duty duty = found.rota[p][static_cast<std::size_t>(d)];
      if (duty < 0) continue;
      expected += 7.5 * problem.unit.sick_on(d);
    }
  }
  // Spells of nine days carry some of one quarter's illness into the next, and 800 years have chance left in them.
  EXPECT_NEAR(stability.absent_hours, expected, 0.03 * expected);
  EXPECT_NEAR(std::accumulate(stability.by_quarter.begin(), stability.by_quarter.end(), 0.0), stability.hours_to_fill,
              1e-6);
  EXPECT_GT(stability.by_quarter[0], 2 * stability.by_quarter[1]);
  EXPECT_GT(stability.by_quarter[3], 2 * stability.by_quarter[2]);
  EXPECT_EQ(stability_of(problem, found.rota, 11, 50).by_quarter, stability_of(problem, found.rota, 11, 50).by_quarter);
}

}  // namespace
}  // namespace handlingsrom::annual
