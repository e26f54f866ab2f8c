// The client and the update against a real server on this machine that fails in every way it knows.
#include "standing/statistics/replay.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iostream>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "standing/statistics/standing_in.hpp"
#include "standing/statistics/update.hpp"

namespace handlingsrom::statistics {
namespace {

class Folder {
 public:
  Folder() : path(std::filesystem::temp_directory_path() / ("replay_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

const std::vector<std::string> regions{"0301", "4601", "5001", "5029", "EAK"};
const std::vector<std::string> years{"2023", "2024", "2025"};

CurlOptions quick() {
  CurlOptions options;
  options.user_agent = "handlingsrom/test (test@example.org)";
  options.whole_timeout = std::chrono::seconds(2);
  return options;
}

TableFile declared() {
  return read_table_file(
      "table = \"12134\"\nregion = \"KOKkommuneregion0000\"\ncountry = \"EAK\"\n[select]\n\"*\" = \"*\"\n",
      "12134.toml");
}

struct World {
  Folder folder;
  ReplayOptions options;
  std::unique_ptr<ReplayServer> server;
  TestClock clock;  // no test waits for real
  std::unique_ptr<Transport> transport = curl_transport(quick());

  explicit World(std::vector<Fault> faults = {}, const std::string& updated = {}) {
    write_file(folder.path / "tables" / "12134.json", recorded(regions, years));
    options.folder = folder.path / "tables";
    options.faults = std::move(faults);
    options.updated = updated;
    options.cells_per_call = 6;  // five regions of three years: three calls
    server = std::make_unique<ReplayServer>(options);
  }
  Client client() {
    ClientOptions chosen;
    chosen.base = server->base();
    Client result(*transport, clock, chosen);
    result.read_configuration();
    return result;
  }
  TableUpdate update() {
    Client here = client();
    return fetch_table(here, plan_update(here, declared(), {}), folder.path / "out");
  }
  double sum() const {
    double total = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path / "out" / "12134")) {
      if (entry.path().filename() == "state.json" || entry.path().extension() != ".json") continue;
      const auto tables = reading::read_json_stat_file(entry.path());
      for (const double value : tables.at(0).values) total += value;
    }
    return total;
  }
};

constexpr double whole_sum = 14.0 * 15 / 2;

TEST(Replay, BringsATableInPiecesAndAsksForNothingTwice) {
  World world;
  const TableUpdate first = world.update();
  EXPECT_EQ(first.plan.calls.size(), 3U);
  EXPECT_EQ(first.fetched, 3U);
  EXPECT_EQ(world.sum(), whole_sum);
  const TableUpdate second = world.update();
  EXPECT_EQ(second.fetched, 0U);
  EXPECT_EQ(second.held, 3U);
  EXPECT_EQ(world.server->extracts(), 3);
  EXPECT_NE(world.server->log().front().find("agent=handlingsrom/test (test@example.org)"), std::string::npos);
}

TEST(Replay, ANewReleaseIsFetchedOnlyWhereItChanged) {
  World world;
  world.update();
  world.options.updated = "2026-06-15T06:00:00Z";
  world.server = std::make_unique<ReplayServer>(world.options);
  const TableUpdate again = world.update();
  // The tables say another date, so each answer has other bytes; what the service calls unchanged is not taken.
  EXPECT_EQ(again.fetched + again.unchanged, 3U);
  EXPECT_EQ(again.held, 0U);
  EXPECT_EQ(again.plan.updated, "2026-06-15T06:00:00Z");
  EXPECT_NE(world.server->log().back().find("match=\""), std::string::npos);
}

TEST(Replay, EveryFaultIsSurvivedOrSaid) {
  for (const Fault fault :
       {Fault::limit, Fault::maintenance, Fault::empty, Fault::cut, Fault::half_json, Fault::silent, Fault::redirect}) {
    World world({fault, Fault::none, fault});
    EXPECT_EQ(world.update().fetched, 3U) << static_cast<int>(fault);
    EXPECT_EQ(world.sum(), whole_sum);
  }
  const auto key_of = [](Fault fault) {
    World world({Fault::none, fault});
    try {
      world.update();
    } catch (const Error& error) {
      // The first piece stays, and the next run asks for the rest only.
      world.options.faults.clear();
      world.server = std::make_unique<ReplayServer>(world.options);
      const TableUpdate rest = world.update();
      EXPECT_EQ(rest.held, 1U);
      EXPECT_EQ(rest.fetched, 2U);
      EXPECT_EQ(world.sum(), whole_sum);
      return error.key();
    }
    return std::string("no fault");
  };
  EXPECT_EQ(key_of(Fault::page), "statistics_refused_silently");
  EXPECT_EQ(key_of(Fault::refused), "statistics_table_unknown");
  EXPECT_EQ(key_of(Fault::old_error), "statistics_refused");
  EXPECT_EQ(key_of(Fault::loop), "statistics_bad_redirect");
}

TEST(Replay, AServerThatStandsStillIsLeft) {
  World world({Fault::slow});
  EXPECT_EQ(world.update().fetched, 3U);  // the first try ends after two seconds, the second is answered
}

TEST(Replay, NobodyThere) {
  World world;
  const std::string base = world.server->base();
  world.server->stop();
  ClientOptions options;
  options.base = base;
  Client client(*world.transport, world.clock, options);
  try {
    client.read_configuration();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "statistics_unreachable");
    EXPECT_EQ(row_of(error.code()).exit_code, 4);
  }
}

TEST(Replay, AnswersLikeTheService) {
  World world;
  const auto get = [&](const std::string& rest) {
    return world.transport->send({world.server->base() + rest, "", "", ""});
  };
  EXPECT_EQ(status_in_body(get("/tables/99999/metadata").body), 404);
  EXPECT_EQ(get("/tables/99999/metadata").status, 400);
  EXPECT_EQ(words_of_error(get("/tables/12134/data?valueCodes%5BTid%5D=2024").body),
            "Missing selection for mandantory variable");
  EXPECT_EQ(get("/tables/12134/data?valueCodes%5BTid%5D=2024,2024").status, 500);
  EXPECT_EQ(
      words_of_error(
          get("/tables/12134/data?valueCodes%5BTid%5D=*&valueCodes%5BContentsCode%5D=*&valueCodes%5BKOKkommuneregion0000%5D=*")
              .body),
      "Too many cells selected");
  EXPECT_EQ(get("/tables/12134/data?x=" + std::string(2'200, 'x')).status, 404);
}

// Killed at any moment: what lies there is whole, and the next run finishes. The child is ended while it fetches.
TEST(Replay, KilledAtAnyMomentItGoesOn) {
  World world;
  for (int moment = 0; moment < 12; ++moment) {
    std::filesystem::remove_all(world.folder.path / "out");
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        std::unique_ptr<Transport> transport = curl_transport(quick());
        TestClock clock;
        ClientOptions chosen;
        chosen.base = world.server->base();
        Client client(*transport, clock, chosen);
        client.read_configuration();
        fetch_table(client, plan_update(client, declared(), {}), world.folder.path / "out");
      } catch (...) {
      }
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(moment * 400));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const TableUpdate rest = world.update();
    EXPECT_EQ(rest.held + rest.fetched, 3U);
    EXPECT_EQ(world.sum(), whole_sum);
  }
}

TEST(Replay, TheRecordedAnswersOfStatisticsNorway) {
  const std::filesystem::path recorded_folder = "../shared/data/jsonstat";
  if (!std::filesystem::exists(recorded_folder)) {
    std::cerr << "SKIPPED, THE FILES ARE NOT HERE: " << recorded_folder << '\n';
    GTEST_SKIP();
  }
  World world;
  world.options.folder = recorded_folder;
  world.options.cells_per_call = 2;
  world.server = std::make_unique<ReplayServer>(world.options);
  const TableUpdate update = world.update();
  EXPECT_EQ(update.plan.updated, "2026-03-16T07:00:00Z");
  EXPECT_EQ(update.fetched, 2U);
  EXPECT_EQ(world.sum(), 81'240 + 66'605 + 62'853);
  const auto tables = recorded_tables("../shared/data/raw-jsonstat");
  ASSERT_TRUE(tables.contains("01222"));
  EXPECT_EQ(tables.at("01222").values.size(), 430U * 11U);
}

}  // namespace
}  // namespace handlingsrom::statistics
