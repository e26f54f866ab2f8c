#include "base/random_batch.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"

namespace handlingsrom {
namespace {

TEST(RandomBatch, EveryLaneIsTheBlockOfItsKey) {
  constexpr std::uint64_t seed = 0x123456789ABCDEFU;
  for (const std::size_t count : {std::size_t{1}, std::size_t{17}, RandomBatch::size}) {
    RandomBatch batch;
    for (std::uint32_t i = 0; i < count; ++i) {
      batch.entity[i] = i * 2654435761U;
      batch.event[i] = 0xFFFFFFF0U + i;
    }
    fill(batch, seed, 77, count, 2031);
    for (std::size_t i = 0; i < count; ++i) {
      const auto bits = random_bits({seed, 77, batch.entity[i], 2031, batch.event[i]});
      for (std::size_t word = 0; word < 4; ++word) EXPECT_EQ(batch.words[word][i], bits[word]) << i;
    }
  }
}

TEST(RandomBatch, ExponentialsAreTheLogarithmAndTheSameInEveryWidth) {
  std::array<std::uint32_t, RandomBatch::size> words{};
  std::array<double, RandomBatch::size> waits{};
  double sum = 0;
  constexpr std::uint32_t rounds = 2000;
  for (std::uint32_t round = 0; round < rounds; ++round) {
    for (std::uint32_t i = 0; i < RandomBatch::size; ++i) words[i] = (round * 64 + i) * 2654435761U;
    unit_exponentials(words, waits, RandomBatch::size);
    for (std::size_t i = 0; i < RandomBatch::size; ++i) {
      EXPECT_EQ(waits[i], unit_exponential(words[i]));
      EXPECT_NEAR(waits[i], -std::log((words[i] + 0.5) * 0x1p-32), 1e-13);
      sum += waits[i];
    }
  }
  EXPECT_NEAR(sum / (rounds * RandomBatch::size), 1.0, 0.01);
  EXPECT_GT(unit_exponential(0xFFFFFFFFU), 0);
  EXPECT_NEAR(unit_exponential(0), 22.8739, 1e-4);
}

}  // namespace
}  // namespace handlingsrom
