// The server under more than it can do: clients that leave, one that takes all, a stop in the middle, readers that are gone.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/wanted.hpp"
#include "surface/http/client.hpp"
#include "surface/http/server.hpp"

namespace handlingsrom::http {
namespace {

using namespace std::chrono_literals;

/// A server with one computing thread, whose work lasts until it is let go.
class LoadTest : public ::testing::Test {
 protected:
  void start(const std::function<void(ServerOptions&)>& change = {}) {
    Application::Parts parts;
    for (std::size_t i = 0; i < parts.catalogues.size(); ++i)
      parts.catalogues[i] = std::make_shared<const messages::Catalogue>("data/messages", messages::languages[i]);
    parts.version = "test";
    parts.router.add(Method::get, "/api/task/{}", [this](const Request& request) {
      {
        const std::lock_guard lock(mutex_);
        order_.push_back(request.captures.at(0));
      }
      ++begun_;
      while (held_.load()) std::this_thread::sleep_for(1ms);
      return answer(200, "application/json", "{\"work\":\"" + request.captures.at(0) + "\"}");
    });
    parts.router.add(
        Method::get, "/api/status", [](const Request&) { return answer(200, "application/json", "{}"); },
        Router::Runs::at_once);
    parts.router.add(Method::get, "/api/slow", [](const Request&) {
      Response response;
      response.slowly = [](const std::function<bool()>& unwanted) -> Response {
        while (!unwanted()) std::this_thread::sleep_for(1ms);
        throw Error(ErrorCode::interrupted, "interrupted");
      };
      return response;
    });
    // A course that would last for ever, over years and paths.
    parts.router.add(Method::get, "/api/course/{}", [this](const Request&) -> Response {
      ++begun_;
      for (;;) parallel_for(1000, [](std::size_t) {});
    });
    // The same as a long run that nobody has told of its client.
    parts.router.add(Method::get, "/api/long-course", [this](const Request&) {
      Response response;
      response.slowly = [this](const std::function<bool()>&) -> Response {
        ++begun_;
        for (;;) check_wanted();
      };
      return response;
    });
    parts.router.add(Method::get, "/api/fault",
                     [](const Request&) -> Response { throw std::runtime_error("a defect"); });
    ServerOptions options;
    options.port = 0;
    options.computing_threads = 1;
    options.lingering = 100ms;
    options.stopping = 3s;
    options.metrics = metrics_;
    if (change) change(options);
    server_ = std::make_unique<Server>(options, std::make_shared<Application>(std::move(parts)));
    server_->start();
  }
  void TearDown() override { held_.store(false); }

  std::unique_ptr<Client> asking(const std::string& path, const std::string& more = "") const {
    auto client = std::make_unique<Client>(server_->port());
    client->send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
    return client;
  }
  double gauge(const std::string& name) const {
    const std::string text = metrics_->text();
    const std::size_t at = text.find("\n" + name + " ");
    return at == std::string::npos ? -1 : std::stod(text.substr(at + name.size() + 2));
  }
  void until(const std::function<bool()>& holds) const {
    for (int i = 0; i < 2000 && !holds(); ++i) std::this_thread::sleep_for(2ms);
    EXPECT_TRUE(holds());
  }
  std::shared_ptr<Metrics> metrics_ = std::make_shared<Metrics>();
  std::atomic<bool> held_{false};
  std::atomic<int> begun_{0};
  std::mutex mutex_;
  std::vector<std::string> order_;  // what was begun
  std::unique_ptr<Server> server_;
};

TEST_F(LoadTest, WorkOfThoseWhoLeftIsDroppedAndTheNextIsServed) {
  start();
  held_.store(true);
  std::vector<std::unique_ptr<Client>> hogs;
  for (int i = 0; i < 40; ++i) hogs.push_back(asking("/api/task/hog"));
  until([&] { return begun_.load() == 1 && gauge("handlingsrom_waiting_requests") == 39; });
  hogs.clear();
  const auto slider = asking("/api/task/slider");
  EXPECT_NE(asking("/api/status")->read("{}").find("200 OK"), std::string::npos);  // while all threads are taken
  until([&] { return gauge("handlingsrom_waiting_requests") == 40; });
  held_.store(false);
  EXPECT_NE(slider->read("slider").find("200 OK"), std::string::npos);
  EXPECT_EQ(begun_.load(), 2);
  until([&] { return gauge("handlingsrom_dropped_requests") == 39; });
}

TEST_F(LoadTest, WhatWasBegunForOneWhoLeavesIsBrokenOff) {
  start();
  auto gone = asking("/api/course/a");
  until([&] { return begun_ == 1; });
  auto next = asking("/api/task/b");
  until([&] { return gauge("handlingsrom_waiting_requests") == 1; });
  gone.reset();
  EXPECT_NE(next->read("\"b\"}").find("\"work\":\"b\""), std::string::npos)
      << "the only computing thread is free again";
  EXPECT_EQ(gauge("handlingsrom_broken_off_requests"), 1);
}

TEST_F(LoadTest, ALongRunForOneWhoLeavesIsBrokenOff) {
  start();
  auto gone = asking("/api/long-course");
  until([&] { return begun_ == 1; });
  gone.reset();
  until([&] { return gauge("handlingsrom_long_runs") == 0; });
  EXPECT_EQ(gauge("handlingsrom_broken_off_requests"), 1);
}

TEST_F(LoadTest, WhatTakesTooLongIsBrokenOffAndSaysSo) {
  start([](ServerOptions& options) { options.slow_answer = 0ms; });
  for (const char* path : {"/api/course/a", "/api/long-course"}) {
    auto patient = asking(path);
    const std::string told = patient->read("answer_took_too_long");
    EXPECT_EQ(told.find("HTTP/1.1 503"), 0U) << told;
    EXPECT_NE(told.find("answer_took_too_long"), std::string::npos);
  }
}

TEST_F(LoadTest, OneWhoStaysDoesNotStandBeforeEverybodyElse) {
  start([](ServerOptions& options) {
    options.behind_proxy = true;
    options.waiting.most_each = 20;
  });
  held_.store(true);
  std::vector<std::unique_ptr<Client>> hogs;
  const auto one_more = [&] { hogs.push_back(asking("/api/task/hog", "X-Forwarded-For: 10.0.0.9, 10.0.0.1\r\n")); };
  one_more();
  until([&] { return begun_.load() == 1; });
  for (int i = 0; i < 20; ++i) one_more();
  until([&] { return gauge("handlingsrom_waiting_requests") == 20; });
  one_more();  // beyond its share
  const std::string refused = hogs.back()->read("problem+json");
  EXPECT_NE(refused.find(" 503 "), std::string::npos);
  EXPECT_NE(refused.find("Retry-After: "), std::string::npos);
  const auto slider = asking("/api/task/slider", "X-Forwarded-For: 10.0.0.9, 10.0.0.2\r\n");
  until([&] { return gauge("handlingsrom_waiting_requests") == 21; });
  held_.store(false);
  EXPECT_NE(slider->read("slider").find("200 OK"), std::string::npos);
  const std::lock_guard lock(mutex_);
  const auto place = std::find(order_.begin(), order_.end(), "slider") - order_.begin();
  EXPECT_LE(place, 2);  // behind the one at work and one of the hog's turn
}

TEST_F(LoadTest, WhoWaitsTooLongIsToldToComeBack) {
  start([](ServerOptions& options) { options.in_line = 50ms; });
  held_.store(true);
  const auto first = asking("/api/task/first");
  until([&] { return begun_.load() == 1; });
  const auto late = asking("/api/task/late");
  std::this_thread::sleep_for(100ms);
  held_.store(false);
  EXPECT_NE(late->read("problem+json").find(" 503 "), std::string::npos);
  EXPECT_EQ(begun_.load(), 1);
}

TEST_F(LoadTest, AStopUnderLoadFinishesWhatRunsAndTellsTheRest) {
  start();
  held_.store(true);
  const auto running = asking("/api/task/running");
  until([&] { return begun_.load() == 1; });
  std::vector<std::unique_ptr<Client>> waiting;
  for (int i = 0; i < 50; ++i) waiting.push_back(asking("/api/task/waiting"));
  const auto slow = asking("/api/slow");
  const Client idle(server_->port());
  until([&] { return gauge("handlingsrom_waiting_requests") == 51; });
  const auto begun = std::chrono::steady_clock::now();
  std::thread stops([&] { server_->stop(); });
  for (const auto& client : waiting) EXPECT_NE(client->read("problem+json").find(" 503 "), std::string::npos);
  EXPECT_EQ(idle.read(), "");
  EXPECT_TRUE(metrics_->stopping.load());
  held_.store(false);
  const std::string answered = running->read();
  EXPECT_NE(answered.find("200 OK"), std::string::npos);
  EXPECT_NE(answered.find("Connection: close"), std::string::npos);
  EXPECT_NE(slow->read().find(" 503 "), std::string::npos);
  stops.join();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 10s);
  EXPECT_EQ(begun_.load(), 1);
}

TEST_F(LoadTest, AStopBreaksOffWhatWouldComputeForEver) {
  start([](ServerOptions& options) { options.finishing = 50ms; });
  const auto endless = asking("/api/course/a");
  until([&] { return begun_ == 1; });
  server_->stop();
  const std::string told = endless->read();
  EXPECT_NE(told.find(" 503 "), std::string::npos) << told;
  EXPECT_NE(told.find("server_stopping"), std::string::npos) << told;
}

TEST_F(LoadTest, AStopEndsALongRunAndSaysSo) {
  start();
  const auto slow = asking("/api/slow");
  until([&] { return gauge("handlingsrom_long_runs") == 1; });
  server_->stop();
  const std::string told = slow->read();
  EXPECT_NE(told.find(" 503 "), std::string::npos) << told;
  EXPECT_NE(told.find("Retry-After"), std::string::npos);
}

TEST_F(LoadTest, ANewConnectionTakesThePlaceOfTheOldestIdleOne) {
  start([](ServerOptions& options) { options.connections.most_each = 50; });
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 50; ++i) idle.push_back(std::make_unique<Client>(server_->port()));
  until([&] { return gauge("handlingsrom_connections") == 50; });
  std::this_thread::sleep_for(20ms);  // until the last one waits
  EXPECT_NE(asking("/api/status")->read("{}").find("200 OK"), std::string::npos);
  EXPECT_EQ(idle.front()->read(), "");  // closed
  idle.back()->send("GET /api/status HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_NE(idle.back()->read("{}").find("200 OK"), std::string::npos);
}

// As many as the server holds, a quarter from each of four addresses; half of them have begun a header that never ends.
TEST_F(LoadTest, AllPlacesTakenByIdleOnesShutNobodyOut) {
  constexpr std::size_t places = 4096;
  constexpr unsigned addresses = 4, guest = 9;
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  if (files.rlim_max < 3 * places) GTEST_SKIP() << "NOT TESTED: the system allows " << files.rlim_max << " files only";
  files.rlim_cur = std::max<rlim_t>(files.rlim_cur, 3 * places);
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &files), 0);
  start([](ServerOptions& options) {
    options.reading = 60s;
  });  // the oldest goes for want of room, not because its time is up
  std::vector<std::unique_ptr<Client>> idle;
  for (std::size_t i = 0; i < places; ++i) {
    idle.push_back(std::make_unique<Client>(server_->port(), 1 + static_cast<unsigned>(i) % addresses));
    ASSERT_TRUE(idle.back()->connected()) << i;
    if (i % 2 == 0) idle.back()->send("GET /api/status HTTP/1.1\r\nHost: loc");
  }
  until([&] { return gauge("handlingsrom_connections") == static_cast<double>(places); });
  const std::string question = "GET /api/status HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (int asked = 0; asked < 20;
       ++asked) {  // a guest from elsewhere, and one behind an address that has all its places taken
    const Client client(server_->port(), asked % 2 == 0 ? guest : 1);
    client.send(question);
    EXPECT_NE(client.read("{}").find("200 OK"), std::string::npos) << asked;
  }
  EXPECT_LE(gauge("handlingsrom_connections"), static_cast<double>(places));
  EXPECT_EQ(idle.front()->read(), "") << "the one that had waited longest made room";
  idle.back()->send(question);
  EXPECT_NE(idle.back()->read("{}").find("200 OK"), std::string::npos) << "the youngest is still served";
}

TEST_F(LoadTest, AReaderWhoIsGoneEndsAWriteAndNotTheServer) {
  struct sigaction before {};
  sigaction(SIGPIPE, nullptr, &before);
  start();
  struct sigaction during {};
  sigaction(SIGPIPE, nullptr, &during);
  EXPECT_EQ(during.sa_handler, SIG_IGN);
  EXPECT_NE(asking("/api/fault")->read("problem+json").find(" 500 "), std::string::npos);
  sigaction(SIGPIPE, &before, nullptr);
}

TEST_F(LoadTest, CountsWhatItAnswersWithoutSayingToWhom) {
  std::vector<Handled> log;
  start([&](ServerOptions& options) { options.log = [&](const Handled& handled) { log.push_back(handled); }; });
  asking("/api/task/secret-name")->read("}");
  asking("/api/none/secret-name")->read("}");
  server_->stop();
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[0].route, "/api/task/{}");
  EXPECT_EQ(log[1].status, 404);
  const std::string text = metrics_->text();
  EXPECT_NE(text.find("handlingsrom_requests_total{route=\"/api/task/{}\",status=\"200\"} 1\n"), std::string::npos);
  EXPECT_NE(text.find("handlingsrom_answer_seconds_count 2\n"), std::string::npos);
  EXPECT_EQ(text.find("secret"), std::string::npos);
  EXPECT_EQ(text.find("127.0.0.1"), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::http
