// The power goes while a store is written: what was answered is there, and the store opens. On a file system that forgets what was not synchronised.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "base/store/documents.hpp"
#include "base/store/forgetful.hpp"
#include "base/store/lines.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::store {
namespace {

class PowerCut : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "power-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    std::filesystem::create_directory(before());
    disk_.begin();
  }
  void TearDown() override {
    if (!ended_) disk_.end();
    std::filesystem::remove_all(folder_);
  }
  void power_is_back() {
    disk_.end();
    ended_ = true;
  }
  std::filesystem::path before() const { return folder_ / "before"; }
  /// The store's file as a cut at `moment` may have left it.
  std::filesystem::path after(std::size_t moment) {
    const std::filesystem::path to = folder_ / "after";
    std::filesystem::remove_all(to);
    std::filesystem::create_directory(to);
    disk_.lay_out(before(), to, moment, chance_);
    return to / "store.sqlite";
  }

  std::filesystem::path folder_;
  Forgetful disk_;
  bool ended_ = false;
  std::mt19937_64 chance_{19};
};

const Name name{"programme", "5029", "a"};
std::string text(int version) {
  return std::to_string(version) + std::string(static_cast<std::size_t>(version % 7) * 3000, 'x');
}

TEST_F(PowerCut, NothingAnsweredIsLostAndTheStoreOpens) {
  constexpr int versions = 80, cuts = 300;
  std::vector<std::size_t> answered;  // [version − 1] the moment at which it had been answered
  {
    const Store store(Address((before() / "store.sqlite").string()));
    const Documents documents(store);
    const Lines lines(store);
    for (int version = 1; version <= versions; ++version) {
      documents.put({name, version - 1, text(version), "", "", 0});
      answered.push_back(disk_.now());
      if (version % 10 == 0) lines.deliver({0, "", "ssb", "", "", "", ""}, {{"5029", "a", "", "2025=1", 0, 0}}, {});
    }
  }
  const std::size_t end = disk_.now();
  power_is_back();
  int in_the_middle = 0;
  for (int cut = 0; cut < cuts; ++cut) {
    const std::size_t moment = cut == 0 ? end : chance_() % (end + 1);
    const auto sure = std::upper_bound(answered.begin(), answered.end(), moment) - answered.begin();
    Options options;
    options.check = Check::whole;
    const Store store(Address(after(moment).string()), options);
    const Documents documents(store);
    const auto found = documents.find(name);
    const int version = found ? found->version : 0;
    ASSERT_GE(version, sure) << "answered, and lost at moment " << moment << " of " << end;
    ASSERT_LE(version, sure + 1);
    ASSERT_TRUE(!found || found->body == text(version));
    if (version > sure) ++in_the_middle;
    ASSERT_EQ(documents.history(name).size(), static_cast<std::size_t>(version));
    ASSERT_FALSE(first_break(record(store)));
    documents.put({name, version, "goes on", "", "", 0});
  }
  EXPECT_GT(in_the_middle, 0) << "no cut between the disk and the answer: the simulation cuts too seldom";
}

// The same file system, and a database that does not wait for the disk: the simulation must see it lose.
TEST_F(PowerCut, AStoreThatDidNotWaitForTheDiskWouldLose) {
  const std::string file = (before() / "store.sqlite").string();
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  const auto run = [](sqlite3* in, const std::string& statement) {
    return sqlite3_exec(in, statement.c_str(), nullptr, nullptr, nullptr);
  };
  ASSERT_EQ(run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE t (a INTEGER)"),
            SQLITE_OK);
  constexpr int rows = 30;
  for (int row = 0; row < rows; ++row) ASSERT_EQ(run(database, "INSERT INTO t VALUES (1)"), SQLITE_OK);
  const std::size_t end = disk_.now();
  sqlite3_close(database);
  power_is_back();
  int whole = 0;
  constexpr int cuts = 20;
  for (int cut = 0; cut < cuts; ++cut) {
    sqlite3* again = nullptr;
    sqlite3_open(after(end).string().c_str(), &again);
    int count = 0;
    sqlite3_exec(
        again, "SELECT count(*) FROM t",
        [](void* to, int, char** values, char**) {
          *static_cast<int*>(to) = std::stoi(values[0]);
          return 0;
        },
        &count, nullptr);
    if (count == rows) ++whole;
    sqlite3_close(again);
  }
  EXPECT_LT(whole, cuts);
}

}  // namespace
}  // namespace handlingsrom::store
