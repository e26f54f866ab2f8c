// The tax equalisation against settlements, and against the sums that it must keep.
#include "outlook/economy/tax_base.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace handlingsrom::economy {
namespace {

TEST(TaxEqualisation, MeetsTheSettlementOfStavanger2025) {
  // Final settlement 2025: tax 53,807.396 kr per inhabitant, mean 42,269.6, net equalisation −7,531.586: with a rate of 62 % the
  // common deduction is 378 kr.
  EXPECT_NEAR(tax_equalisation(53807.396, 42269.6, 0.62, 378), -7531.586, 1.0);
  EXPECT_NEAR(tax_equalisation(53807.396, 42269.6, 0.60, 609), -7531.586, 1.0);
}

TEST(TaxEqualisation, ThirtyFivePercentBelowNinety) {
  EXPECT_DOUBLE_EQ(tax_equalisation(80, 100, 0.6, 0), 0.6 * 20 + 0.35 * 10);
  EXPECT_DOUBLE_EQ(tax_equalisation(95, 100, 0.6, 0), 0.6 * 5);
}

RC_GTEST_PROP(TaxEqualisation, SumsToZeroWhateverTheTax, ()) {
  const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 20));
  std::vector<double> tax;
  std::vector<std::vector<double>> inhabitants(2);
  for (std::size_t m = 0; m < count; ++m) {
    tax.push_back(*rc::gen::inRange(10'000, 90'000));
    for (auto& persons : inhabitants) persons.push_back(*rc::gen::inRange(200, 100'000));
  }
  const TaxCountry country = tax_country(tax, inhabitants);
  for (std::size_t t = 0; t < inhabitants.size(); ++t) {
    double sum = 0;
    double moved = 0;
    for (std::size_t m = 0; m < count; ++m) {
      const double each = inhabitants[t][m] * tax_equalisation(tax[m], country.mean[t], 0.62, country.deduction[t]);
      sum += each;
      moved += std::abs(each);
    }
    RC_ASSERT(std::abs(sum) <= 1e-9 * moved + 1e-3);
  }
}

TEST(TaxEqualisation, WhoHasNoFigureCountsAtTheMean) {
  const TaxCountry country =
      tax_country(std::vector<double>{30, std::nan(""), 50}, std::vector<std::vector<double>>{{1, 5, 1}});
  EXPECT_DOUBLE_EQ(country.mean.front(), 40);
  EXPECT_DOUBLE_EQ(country.deduction.front(), 0.35 * 6 / 7);
}

}  // namespace
}  // namespace handlingsrom::economy
