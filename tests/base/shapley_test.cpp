// Shares held against the definition: the mean over every order, walked one by one.
#include "base/shapley.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace handlingsrom {
namespace {

// Two figures of six members: invented, the empty set not worth nothing.
constexpr std::size_t members = 6, figures = 2;
std::vector<double> worth() {
  std::vector<double> values(figures << members);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = 10 * uniform({1, static_cast<std::uint32_t>(k), 0, 0, 0});
  return values;
}

std::vector<double> over_every_order(const std::vector<double>& values) {
  std::vector<double> shares(members * figures, 0.0);
  std::array<std::size_t, members> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  double orders = 0;
  do {
    ++orders;
    std::size_t set = 0;
    for (const std::size_t member : order) {
      const std::size_t with = set | std::size_t{1} << member;
      for (std::size_t f = 0; f < figures; ++f)
        shares[member * figures + f] += values[with * figures + f] - values[set * figures + f];
      set = with;
    }
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& share : shares) share /= orders;
  return shares;
}

TEST(Shapley, IsTheMeanOverEveryOrder) {
  const auto exact = over_every_order(worth());
  const auto shares = shapley_shares(worth(), figures);
  ASSERT_EQ(shares.size(), exact.size());
  for (std::size_t i = 0; i < exact.size(); ++i) EXPECT_NEAR(shares[i], exact[i], 1e-12) << i;
}

TEST(Shapley, OneAloneHasAll) {
  EXPECT_EQ(shapley_shares(std::vector<double>{3, 10}), std::vector<double>{7});
  EXPECT_EQ(shapley_shares(std::vector<double>{3}), std::vector<double>{});
}

TEST(Shapley, ByDrawnOrdersLiesWithinItsErrorAndAddsUp) {
  const auto values = worth();
  const Worth look_up = [&](std::uint64_t set, std::span<double> out) {
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(set * figures), figures, out.begin());
  };
  const auto exact = over_every_order(values);
  const SampledShares sampled = sampled_shapley(members, figures, look_up, 500, 7);
  for (std::size_t i = 0; i < exact.size(); ++i) EXPECT_NEAR(sampled.mean[i], exact[i], 4 * sampled.error[i]) << i;
  for (std::size_t f = 0; f < figures; ++f) {
    double sum = 0;
    for (std::size_t member = 0; member < members; ++member) sum += sampled.mean[member * figures + f];
    EXPECT_NEAR(sum, values[((std::size_t{1} << members) - 1) * figures + f] - values[f], 1e-9);
  }
  EXPECT_EQ(sampled.mean, sampled_shapley(members, figures, look_up, 500, 7, 0, 1).mean);
  EXPECT_NE(sampled.mean, sampled_shapley(members, figures, look_up, 500, 8).mean);
  EXPECT_NE(sampled.mean, sampled_shapley(members, figures, look_up, 500, 7, 1).mean);
}

TEST(Chosen, TakesThoseWhoseBitsAreSet) {
  const std::vector<int> items{10, 20, 30};
  EXPECT_EQ(chosen(std::span<const int>(items), 0b101), (std::vector<int>{10, 30}));
  EXPECT_TRUE(chosen(std::span<const int>(items), 0).empty());
}

}  // namespace
}  // namespace handlingsrom
