// Every piece once, for any number of threads; a failure comes out.
#include "base/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/wanted.hpp"

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

TEST(Wanted, ALoopIsPutDownBetweenTwoPieces) {
  for (const unsigned threads : {1U, 2U, 0U}) {
    std::atomic<int> done{0};
    const Unwanted after_ten = [&] { return done >= 10; };
    const Wanted scope(&after_ten);
    EXPECT_THROW(parallel_for(
                     1'000'000, [&](std::size_t) { ++done; }, threads),
                 NoLongerWanted);
    EXPECT_GE(done, 10);
    EXPECT_LT(done, 1'000'000) << "what is at hand is finished, the rest is not begun";
  }
}

TEST(Wanted, LoopsWithinLoopsOnAllThreadsBelongToTheSameAnswer) {
  std::atomic<int> done{0};
  const Unwanted after_ten = [&] { return done >= 10; };
  const Wanted scope(&after_ten);
  EXPECT_THROW(parallel_for(
                   1000, [&](std::size_t) { parallel_for(1000, [&](std::size_t) { ++done; }); }, 0),
               NoLongerWanted);
  EXPECT_LT(done, 1'000'000);
}

TEST(Wanted, AnotherAnswerGoesOn) {
  const Unwanted never = [] { return false; }, at_once = [] { return true; };
  std::atomic<int> done{0};
  std::thread other([&] {
    const Wanted scope(&never);
    parallel_for(1000, [&](std::size_t) { ++done; });
  });
  {
    const Wanted scope(&at_once);
    EXPECT_THROW(parallel_for(1000, [](std::size_t) {}), NoLongerWanted);
    {
      const Wanted to_the_end(nullptr);
      parallel_for(1000, [&](std::size_t) { ++done; });
    }
    EXPECT_THROW(check_wanted(), NoLongerWanted);
  }
  EXPECT_NO_THROW(check_wanted());
  other.join();
  EXPECT_EQ(done, 2000);
}

TEST(Wanted, NoHandlerOfFaultsTakesItForOne) {
  const Unwanted at_once = [] { return true; };
  const Wanted scope(&at_once);
  const auto makes_do = [] {
    try {
      check_wanted();
    } catch (const std::exception&) {
    }
  };
  EXPECT_THROW(makes_do(), NoLongerWanted);
}

}  // namespace
}  // namespace handlingsrom
