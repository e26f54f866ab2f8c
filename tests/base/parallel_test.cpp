// Every piece once, for any number of threads; a failure comes out.
#include "base/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace handlingsrom {
namespace {

TEST(Parallel, DoesEachPieceOnceForAnyNumberOfThreads) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::vector<std::atomic<int>> done(1000);
    parallel_for(
        done.size(), [&](std::size_t i) { ++done[i]; }, threads);
    for (const auto& times : done) ASSERT_EQ(times, 1) << threads;
  }
}

TEST(Parallel, NothingIsNothing) {
  parallel_for(0, [](std::size_t) { FAIL(); });
}

TEST(Parallel, LoopsWithinLoopsEnd) {
  std::atomic<int> done{0};
  parallel_for(
      20,
      [&](std::size_t) {
        parallel_for(
            20, [&](std::size_t) { ++done; }, 2);
      },
      2);
  EXPECT_EQ(done, 400);
}

TEST(Parallel, AFailureOfOnePieceIsThrownToTheCaller) {
  for (const unsigned threads : {1U, 2U}) {
    const auto broken = [](std::size_t i) {
      if (i == 17) throw std::runtime_error("the seventeenth");
    };
    EXPECT_THROW(parallel_for(100, broken, threads), std::runtime_error) << threads;
  }
}

}  // namespace
}  // namespace handlingsrom
