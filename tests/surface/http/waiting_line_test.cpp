// The waiting line and the doorkeeper by themselves: whose turn it is, who is dropped, who is told.
#include "surface/http/waiting_line.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

#include "surface/http/doorkeeper.hpp"
#include "surface/http/long_runs.hpp"

namespace handlingsrom::http {
namespace {

class WaitingLineTest : public ::testing::Test {
 protected:
  WaitingLine::Entry entry(const std::string& client, const std::string& address,
                           std::chrono::seconds time = std::chrono::hours(1)) {
    return {client,
            address,
            WaitingLine::Clock::now() + time,
            [this, client] { return left_ == client; },
            [] {},
            [this, client] { turned_away_ += client + ' '; }};
  }
  bool push(WaitingLine& line, const std::string& client, const std::string& address,
            std::chrono::seconds time = std::chrono::hours(1)) {
    WaitingLine::Entry one = entry(client, address, time);
    return line.push(one);
  }
  static std::string all(WaitingLine& line, std::size_t count) {
    std::string order;
    for (std::size_t i = 0; i < count; ++i) {
      const auto next = line.pop();
      order += next->client + next->address + ' ';
    }
    return order;
  }
  std::string left_;  // the client that has
  std::string turned_away_;
};

TEST_F(WaitingLineTest, ClientsTakeTurnsAndSoDoTheirAddresses) {
  WaitingLine line({});
  for (const char* address : {"1", "1", "1", "2"}) push(line, "a", address);
  push(line, "b", "1");
  push(line, "c", "1");
  EXPECT_EQ(all(line, 6), "a1 b1 c1 a2 a1 a1 ");
}

TEST_F(WaitingLineTest, OneClientHasItsShareAndNoMore) {
  WaitingLine line({5, 3});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(push(line, "a", "1"));
  EXPECT_FALSE(push(line, "a", "2"));
  EXPECT_TRUE(push(line, "b", "1"));
  EXPECT_TRUE(push(line, "b", "1"));
  EXPECT_FALSE(push(line, "c", "1"));
  EXPECT_EQ(line.waiting(), 5U);
}

TEST_F(WaitingLineTest, WhoHasLeftMakesRoomAndIsNotServed) {
  WaitingLine line({3, 3});
  for (int i = 0; i < 3; ++i) push(line, "a", "1");
  left_ = "a";
  EXPECT_TRUE(push(line, "b", "1"));
  EXPECT_EQ(line.waiting(), 1U);
  EXPECT_EQ(line.dropped(), 3U);
  push(line, "a", "1");
  push(line, "c", "1");
  EXPECT_EQ(all(line, 2), "b1 c1 ");
  EXPECT_EQ(line.dropped(), 4U);
  EXPECT_EQ(turned_away_, "");
}

TEST_F(WaitingLineTest, WhoseTimeIsUpIsTold) {
  WaitingLine line({});
  push(line, "late", "1", std::chrono::seconds(-1));
  push(line, "b", "1");
  EXPECT_EQ(all(line, 1), "b1 ");
  EXPECT_EQ(turned_away_, "late ");
}

TEST_F(WaitingLineTest, ClosedItTellsAllAndLetsTheThreadsGo) {
  WaitingLine line({});
  std::thread waits([&] { EXPECT_FALSE(line.pop()); });
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  line.close();
  waits.join();
  WaitingLine other({});
  push(other, "a", "1");
  push(other, "b", "1");
  other.close();
  EXPECT_EQ(turned_away_, "a b ");
  EXPECT_FALSE(push(other, "c", "1"));
  EXPECT_FALSE(other.pop());
}

TEST(Doorkeeper, TheLongestWaitingGoesFirstAndOnlyOfTheAddressThatHasTooMany) {
  Doorkeeper keeper({4, 2});
  std::string closed;
  const int a1 = 0, a2 = 0, b1 = 0;
  const auto wait = [&](const int& name, const char* address, const char* shown) {
    keeper.waits(&name, address, [&closed, shown] { closed += shown; });
  };
  EXPECT_TRUE(keeper.let_in("b"));
  wait(b1, "b", "b1 ");
  EXPECT_TRUE(keeper.let_in("a"));
  EXPECT_TRUE(keeper.let_in("a"));
  EXPECT_FALSE(keeper.let_in("a"));  // both work
  wait(a1, "a", "a1 ");
  wait(a2, "a", "a2 ");
  EXPECT_TRUE(keeper.let_in("a"));
  EXPECT_EQ(closed, "a1 ");
  keeper.works(&a2);
  EXPECT_TRUE(keeper.let_in("c"));  // four at most in all: the longest of any
  EXPECT_EQ(closed, "a1 b1 ");
  EXPECT_FALSE(keeper.let_in("d"));
  keeper.let_out(&b1, "b");
  keeper.let_out(&a1, "a");
  EXPECT_TRUE(keeper.let_in("d"));
  EXPECT_EQ(keeper.count(), 4U);
}

TEST(LongRuns, EachClientHasItsShare) {
  LongRuns runs(3, 2);
  EXPECT_TRUE(runs.begin("a"));
  EXPECT_TRUE(runs.begin("a"));
  EXPECT_FALSE(runs.begin("a"));
  EXPECT_TRUE(runs.begin("b"));
  EXPECT_FALSE(runs.begin("c"));
  runs.end("a");
  EXPECT_TRUE(runs.begin("c"));
}

}  // namespace
}  // namespace handlingsrom::http
