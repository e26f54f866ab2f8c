// The program itself is killed (-9) in the middle of an update or an import: the store opens, nothing is half-stored, and the same command again finishes.
// HANDLINGSROM_KILLS says how often each; 3 when it does not (scripts/test-kills does 200). The moments are drawn, the same ones every time.
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include "base/atomic_file.hpp"
#include "base/store/connection.hpp"
#include "base/store/databases.hpp"
#include "base/store/lines.hpp"
#include "base/store/record.hpp"
#include "standing/statistics/replay.hpp"

extern char** environ;

namespace handlingsrom::store {
namespace {

constexpr int regions = 300, periods = 8;

/// A table of many cells, each `value`.
std::string recorded(int value, const std::string& updated) {
  std::string index, values;
  for (int i = 0; i < regions; ++i) {
    index += (i == 0 ? "\"" : ",\"") + std::to_string(1000 + i) + "\":" + std::to_string(i);
    for (int t = 0; t < periods; ++t) values += (i + t == 0 ? "" : ",") + std::to_string(value);
  }
  std::string years;
  for (int t = 0; t < periods; ++t)
    years += (t == 0 ? "\"" : ",\"") + std::to_string(2018 + t) + "\":" + std::to_string(t);
  return R"({"version":"2.0","class":"dataset","label":"12134: t","source":"SSB","updated":")" + updated +
         R"(","role":{"time":["Tid"],"geo":["KOKkommuneregion0000"],"metric":["ContentsCode"]},"id":["KOKkommuneregion0000","ContentsCode","Tid"],"size":[)" +
         std::to_string(regions) + ",1," + std::to_string(periods) +
         R"(],"dimension":{"KOKkommuneregion0000":{"category":{"index":{)" + index +
         R"(}}},"ContentsCode":{"category":{"index":{"K":0},"label":{"K":"k"}}},"Tid":{"category":{"index":{)" + years +
         R"(}}}},"value":[)" + values + "]}";
}

class ProcessKill : public OnBoth {
 protected:
  void SetUp() override {
    OnBoth::SetUp();
    std::string pattern = (std::filesystem::temp_directory_path() / "killed-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    where = pattern;
  }
  void TearDown() override {
    if (!where.empty()) std::filesystem::remove_all(where);
    OnBoth::TearDown();
  }
  /// Starts the program on the test's store.
  pid_t start(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {HANDLINGSROM_PROGRAM, "--store", address_});
    std::vector<char*> words;
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int stream : {1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", 1, 0);
    pid_t child = 0;
    EXPECT_EQ(posix_spawn(&child, HANDLINGSROM_PROGRAM, &actions, nullptr, words.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    return child;
  }
  static int wait_for(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  /// Every cell of the latest line of each place is of one value, which is `before` or `after`; how many lines there are.
  std::size_t look(int before, int after) const {
    {  // A database of its own process may still be at the killed one's last commit.
      Connection waits(address(), std::chrono::milliseconds(5000));
      const Writing writing(waits);
    }
    const Store store(address());
    store.check_pages();
    EXPECT_FALSE(first_break(record(store)));
    std::size_t lines = 0;
    std::string first;
    Lines(store).each([&](const Line& line) {
      if (line.ended != 0) return;
      ++lines;
      if (first.empty()) first = line.body;
      EXPECT_EQ(line.body, first) << "half a delivery";
    });
    if (lines > 0) {
      const double value = cells_of(first).front().value;
      EXPECT_TRUE(value == before || value == after) << value;
    }
    return lines;
  }
  /// `command(round)` killed again and again at moments within what it takes, then let finish.
  void kill_often(const std::function<void(int round)>& prepare,
                  const std::function<std::vector<std::string>(int round)>& command, std::size_t whole) {
    const char* asked = std::getenv("HANDLINGSROM_KILLS");
    const int kills = asked == nullptr ? 3 : std::atoi(asked);
    prepare(1);
    const auto begun = std::chrono::steady_clock::now();
    ASSERT_EQ(wait_for(start(command(1))), 0);
    const auto takes =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun).count();
    ASSERT_EQ(look(1, 1), whole);
    std::mt19937_64 draw(20261129);
    int killed = 0;
    for (int round = 2; round < kills + 2; ++round) {
      prepare(round);
      const pid_t child = start(command(round));
      std::this_thread::sleep_for(
          std::chrono::microseconds(static_cast<std::int64_t>(draw() % static_cast<std::uint64_t>(takes + 1))));
      ::kill(child, SIGKILL);
      killed += wait_for(child) == -1 ? 1 : 0;
      EXPECT_EQ(look(round - 1, round), whole);
      ASSERT_EQ(wait_for(start(command(round))), 0) << "goes on";
      EXPECT_EQ(look(round, round), whole);
      if (HasFailure()) break;
    }
    std::printf("%d of %d ended in the middle, %.2f s each\n", killed, kills, static_cast<double>(takes) / 1e6);
  }
  std::filesystem::path where;
};
HANDLINGSROM_ON_BOTH(ProcessKill);

TEST_P(ProcessKill, AnUpdateGoesOnAndNothingIsHalfStored) {
  std::unique_ptr<statistics::ReplayServer> server;
  const auto prepare = [&](int round) {
    server.reset();
    write_file(
        where / "tables" / "12134.json",
        recorded(round, "20" + std::to_string(26 + round / 300) + "-" + std::to_string(10 + round % 3) + "-" +
                            std::to_string(10 + round / 3 % 18) + "T07:00:" + std::to_string(10 + round % 50) + "Z"));
    statistics::ReplayOptions options;
    options.folder = where / "tables";
    options.cells_per_call = 400;  // several calls
    options.calls_per_window = 100'000;
    server = std::make_unique<statistics::ReplayServer>(options);
  };
  kill_often(
      prepare,
      [&](int) {
        return std::vector<std::string>{
            "update", "--tables", "12134", "--server", server->base(), "--out", (where / "out").string()};
      },
      regions);
}

TEST_P(ProcessKill, TwoAtOnceAreBothStored) {
  std::vector<pid_t> children;
  for (int i = 0; i < 4; ++i) {
    const std::filesystem::path file = where / ("own" + std::to_string(i) + ".csv");
    write_file(file, "kommune;2025\n5029;" + std::to_string(i) + "\n");
    children.push_back(start({"import", file.string(), "--save", "--mappings", (where / "mappings").string()}));
  }
  for (const pid_t child : children) EXPECT_EQ(wait_for(child), 0);
  const Store store(address());
  EXPECT_EQ(Lines(store).deliveries().size(), 4U);
  EXPECT_FALSE(first_break(record(store)));
}

TEST_P(ProcessKill, AFullDiskIsToldAndTheSameImportIsStoredWhenThereIsRoom) {
  if (!is_sqlite()) GTEST_SKIP() << "a file's";
  const std::filesystem::path disk = where / "disk";
  std::filesystem::create_directories(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=3m") != 0) GTEST_SKIP() << "a small disk needs the right to mount";
  address_ = (disk / "store.sqlite").string();
  std::string text = "kommune;skole;2025\n";
  for (int i = 0; i < 30'000; ++i) text += "5029;Skole nummer " + std::to_string(i) + ";" + std::to_string(i) + "\n";
  write_file(where / "large.csv", text);
  const std::vector<std::string> command{"import",     (where / "large.csv").string(), "--save", "--level", "part",
                                         "--mappings", (where / "mappings").string()};
  { const Store made(address()); }
  write_file(disk / "filler", std::string(1'500'000, 'x'));
  EXPECT_EQ(wait_for(start(command)), 2) << "told, not fallen over";
  {
    const Store store(address());
    store.check_pages();
    EXPECT_TRUE(Lines(store).deliveries().empty()) << "nothing half-stored";
  }
  umount(disk.c_str());
  address_ = (where / "store.sqlite").string();
  EXPECT_EQ(wait_for(start(command)), 0);
  const Store store(address());
  EXPECT_EQ(Lines(store).deliveries().size(), 1U);
}

TEST_P(ProcessKill, AnImportIsStoredWholeOrNotAtAll) {
  const auto prepare = [&](int round) {
    const std::string text = "kommune;2024;2025\n5029;" + std::to_string(round) + ";" + std::to_string(round) +
                             "\n4647;" + std::to_string(round) + ";" + std::to_string(round) + "\n";
    write_file(where / "own.csv", text);
  };
  kill_often(
      prepare,
      [&](int) {
        return std::vector<std::string>{"import", (where / "own.csv").string(), "--save", "--mappings",
                                        (where / "mappings").string()};
      },
      2);
}

}  // namespace
}  // namespace handlingsrom::store
