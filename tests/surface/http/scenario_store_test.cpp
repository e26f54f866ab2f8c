#include "surface/http/scenario_store.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace handlingsrom::http {
namespace {

class ScenarioStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "scenarios-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path file() const { return folder_ / "deeper" / "scenarios.sqlite"; }
  std::filesystem::path folder_;
};

TEST_F(ScenarioStoreTest, KeepsChangesAndDeletes) {
  ScenarioStore store(file());
  const SavedScenario made = store.create("5029", "Heime lenger", "[]");
  EXPECT_EQ(made.id.size(), 32U);
  EXPECT_EQ(made.revision, 1);
  store.create("4647", "Anna", "[]");
  EXPECT_EQ(store.list("5029", "", 10, false).scenarios.size(), 1U);
  EXPECT_EQ(store.list("", "", 10, false).scenarios.size(), 2U);
  const SavedScenario changed = store.change(made.id, 1, "Nytt namn", "[1]");
  EXPECT_EQ(changed.revision, 2);
  EXPECT_EQ(ScenarioStore(file()).find(made.id)->name, "Nytt namn");
  EXPECT_TRUE(store.remove(made.id));
  EXPECT_FALSE(store.remove(made.id));
  EXPECT_FALSE(store.find(made.id));
}

TEST_F(ScenarioStoreTest, RefusesWhatSomeoneElseHasChanged) {
  ScenarioStore store(file());
  const SavedScenario made = store.create("5029", "a", "[]");
  store.change(made.id, 1, "b", "[]");
  try {
    store.change(made.id, 1, "c", "[]");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "scenario_changed_meanwhile");
  }
  EXPECT_THROW(store.change("0", 1, "c", "[]"), Error);
}

TEST_F(ScenarioStoreTest, TextIsTextWhateverItHolds) {
  ScenarioStore store(file());
  const std::string name = "'; DROP TABLE scenario; -- \"æøå\"";
  const SavedScenario made = store.create("5029", name, "[]");
  EXPECT_EQ(store.find(made.id)->name, name);
}

TEST_F(ScenarioStoreTest, RefusesAFileThatIsNoDatabase) {
  std::filesystem::create_directories(file().parent_path());
  std::ofstream(file()) << std::string(4096, 'x');
  try {
    const ScenarioStore store(file());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "scenarios_damaged");
  }
}

std::string key_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.key();
  }
  return "";
}

/// Another program's connection to the same file.
class Other {
 public:
  explicit Other(const std::filesystem::path& file) { sqlite3_open(file.c_str(), &database_); }
  ~Other() { sqlite3_close_v2(database_); }
  Other(const Other&) = delete;
  Other& operator=(const Other&) = delete;
  void run(const char* sql) const {
    EXPECT_EQ(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database_);
  }

 private:
  sqlite3* database_ = nullptr;
};

TEST_F(ScenarioStoreTest, AWriteWaitsForAnotherAndIsToldWhenItTakesTooLong) {
  StoreLimits limits;
  limits.busy = std::chrono::milliseconds(100);
  ScenarioStore store(file(), limits);
  const Other other(file());
  other.run("BEGIN IMMEDIATE");
  EXPECT_EQ(key_of([&] { store.create("5029", "a", "[]"); }), "scenarios_busy");
  EXPECT_EQ(store.list("", "", 10, false).scenarios.size(), 0U);  // who only looks does not wait
  std::thread ends([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    other.run("COMMIT");
  });
  EXPECT_EQ(key_of([&] { store.create("5029", "a", "[]"); }), "");
  ends.join();
}

TEST_F(ScenarioStoreTest, TwoStoresOnOneFileLoseNothingAndKeepTheLogShort) {
  ScenarioStore one(file()), two(file());
  const std::string changes = "[\"" + std::string(20'000, 'x') + "\"]";
  const auto write = [&](ScenarioStore& store) {
    for (int i = 0; i < 300; ++i) store.create("5029", "a", changes);
  };
  std::thread first([&] { write(one); });
  write(two);
  first.join();
  std::size_t count = 0;
  for (ScenarioPage page = one.list("", "", 100, false);; page = one.list("", page.next, 100, false)) {
    count += page.scenarios.size();
    if (page.next.empty()) break;
  }
  EXPECT_EQ(count, 600U);
  EXPECT_LT(std::filesystem::file_size(file().string() + "-wal"), 12U << 20U);
}

TEST_F(ScenarioStoreTest, AListComesInPagesWithinItsBytes) {
  StoreLimits limits;
  limits.page_bytes = 5'000;
  ScenarioStore store(file(), limits);
  const std::string changes = "[\"" + std::string(2'000, 'x') + "\"]";
  std::set<std::string> made, seen;
  for (int i = 0; i < 7; ++i) made.insert(store.create("5029", "a", changes).id);
  std::string after;
  int pages = 0;
  do {
    const ScenarioPage page = store.list("5029", after, 100, true);
    EXPECT_LE(page.scenarios.size(), 2U);
    for (const SavedScenario& each : page.scenarios) EXPECT_TRUE(seen.insert(each.id).second);
    after = page.next;
    ++pages;
  } while (!after.empty() && pages < 20);
  EXPECT_EQ(seen, made);
  const ScenarioPage summaries = store.list("", "", 5, false);
  EXPECT_EQ(summaries.scenarios.size(), 5U);
  EXPECT_EQ(summaries.scenarios[0].changes, "");
  EXPECT_EQ(key_of([&] { store.list("", "nonsense", 5, false); }), "scenario_page");
}

TEST_F(ScenarioStoreTest, NobodyTakesAllTheRoom) {
  StoreLimits limits;
  limits.most = 3;
  limits.most_each = 2;
  ScenarioStore store(file(), limits);
  store.create("5029", "a", "[]");
  const std::string second = store.create("5029", "a", "[]").id;
  EXPECT_EQ(key_of([&] { store.create("5029", "a", "[]"); }), "scenarios_full_here");
  store.create("4647", "a", "[]");
  EXPECT_EQ(key_of([&] { store.create("0301", "a", "[]"); }), "scenarios_full");
  store.remove(second);
  EXPECT_EQ(key_of([&] { store.create("0301", "a", "[]"); }), "");
  limits.most_bytes = 1;
  EXPECT_EQ(key_of([&] { ScenarioStore(folder_ / "b.sqlite", limits).create("0301", "a", "[]"); }),
            "scenarios_full_bytes");
}

TEST_F(ScenarioStoreTest, WhatIsAskedAgainIsDoneOnce) {
  ScenarioStore store(file());
  const SavedScenario made = store.create("5029", "a", "[]", "request-1");
  EXPECT_EQ(store.create("5029", "a", "[]", "request-1").id, made.id);
  EXPECT_EQ(ScenarioStore(file()).create("5029", "a", "[]", "request-1").id, made.id);
  EXPECT_NE(store.create("5029", "a", "[]", "request-2").id, made.id);
  EXPECT_EQ(key_of([&] { store.create("4647", "a", "[]", "request-1"); }), "request_reused");
  EXPECT_EQ(store.change(made.id, 1, "b", "[]").revision, 2);
  EXPECT_EQ(store.change(made.id, 1, "b", "[]").revision, 2);
  EXPECT_EQ(key_of([&] { store.change(made.id, 1, "c", "[]"); }), "scenario_changed_meanwhile");
}

TEST_F(ScenarioStoreTest, OneBadRowIsSaidAndTheRestIsThere) {
  ScenarioStore store(file());
  const SavedScenario bad = store.create("5029", "bad", "[]");
  store.create("5029", "good", "[]");
  Other(file()).run("UPDATE scenario SET changes = '{{{' WHERE name = 'bad'");
  for (const bool changes : {true, false}) {
    const ScenarioPage page = store.list("", "", 10, changes);
    ASSERT_EQ(page.scenarios.size(), 2U);
    for (const SavedScenario& each : page.scenarios) EXPECT_EQ(each.readable, each.id != bad.id);
  }
  EXPECT_FALSE(store.find(bad.id)->readable);
}

TEST_F(ScenarioStoreTest, LooksThroughItsPagesBeforeItStarts) {
  {
    ScenarioStore store(file());
    for (int i = 0; i < 200; ++i) store.create("5029", "a", "[]");
  }
  {
    std::fstream raw(file(), std::ios::in | std::ios::out | std::ios::binary);
    raw.seekp(0, std::ios::end);
    const auto bytes = static_cast<std::streamoff>(raw.tellp());
    raw.seekp(4096);  // all but the page that says what the file is
    raw << std::string(static_cast<std::size_t>(bytes - 4096), '\xAA');
  }
  EXPECT_EQ(key_of([&] { ScenarioStore store(file()); }), "scenarios_damaged");
}

TEST_F(ScenarioStoreTest, NoticesThatItsFileIsGoneOrAnother) {
  ScenarioStore store(file());
  store.create("5029", "a", "[]");
  std::filesystem::rename(file(), folder_ / "elsewhere");
  EXPECT_EQ(key_of([&] { store.create("5029", "a", "[]"); }), "scenarios_gone");
  EXPECT_EQ(key_of([&] { store.check_there(); }), "scenarios_gone");
  std::ofstream(file()) << "another";
  EXPECT_EQ(key_of([&] { store.list("", "", 10, false); }), "scenarios_gone");
}

TEST_F(ScenarioStoreTest, OnlyItsUserMayReadIt) {
  std::filesystem::create_directories(file().parent_path());
  std::ofstream(file()).close();
  std::filesystem::permissions(file(), std::filesystem::perms(0644));
  ScenarioStore store(file());
  store.create("5029", "a", "[]");
  for (const char* ending : {"", "-wal", "-shm"}) {
    EXPECT_EQ(std::filesystem::status(file().string() + ending).permissions(), std::filesystem::perms(0600)) << ending;
  }
}

TEST_F(ScenarioStoreTest, ReadsAStoreOfTheVersionBefore) {
  std::filesystem::create_directories(file().parent_path());
  Other(file()).run(
      "CREATE TABLE scenario (id TEXT PRIMARY KEY, municipality TEXT NOT NULL, name TEXT NOT NULL, changes TEXT NOT "
      "NULL, revision INTEGER NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL) STRICT;"
      "INSERT INTO scenario VALUES ('1', '5029', 'old', '[]', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');"
      "PRAGMA user_version = 1");
  ScenarioStore store(file());
  EXPECT_EQ(store.find("1")->name, "old");
  store.create("5029", "new", "[]", "request");
  Other(file()).run("PRAGMA user_version = 3");
  EXPECT_EQ(key_of([&] { ScenarioStore later(file()); }), "scenarios_unwritable");
}

TEST_F(ScenarioStoreTest, KeepsARecordOfWhatWasDoneThatShowsWhenItIsChanged) {
  ScenarioStore store(file());
  const std::string id = store.create("5029", "secret name", "[]", "r").id;
  store.create("5029", "secret name", "[]", "r");  // sent again: nothing was done
  store.change(id, 1, "other", "[1]");
  store.remove(id);
  EXPECT_FALSE(store.remove(id));
  const auto records = store.audit();
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].action + records[1].action + records[2].action, "createdchangedremoved");
  EXPECT_EQ(records[1].content, records[2].content);
  EXPECT_NE(records[0].content, records[1].content);
  EXPECT_EQ(records[2].municipality, "5029");
  EXPECT_FALSE(audit::first_break(records));
  // Each field, a record taken out, two exchanged.
  for (std::string audit::Record::*field :
       {&audit::Record::time, &audit::Record::action, &audit::Record::scenario, &audit::Record::municipality,
        &audit::Record::content, &audit::Record::hash}) {
    auto changed = records;
    (changed[1].*field)[0] ^= 1;
    EXPECT_EQ(audit::first_break(changed), 2);
  }
  auto shorter = records;
  shorter.erase(shorter.begin());
  EXPECT_EQ(audit::first_break(shorter), 1);
  auto exchanged = records;
  std::swap(exchanged[0], exchanged[1]);
  EXPECT_EQ(audit::first_break(exchanged), 1);
  sqlite3* raw = nullptr;
  sqlite3_open(file().c_str(), &raw);
  EXPECT_NE(sqlite3_exec(raw, "UPDATE audit SET action = 'x'", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_NE(sqlite3_exec(raw, "DELETE FROM audit", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close_v2(raw);
}

TEST_F(ScenarioStoreTest, OnAFullDiskNothingIsLostAndDeletingHelps) {
  const std::filesystem::path disk = folder_ / "disk";
  std::filesystem::create_directories(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") != 0) GTEST_SKIP() << "a small disk needs the right to mount";
  {
    ScenarioStore store(disk / "s.sqlite");
    const std::string changes = "[\"" + std::string(20'000, 'x') + "\"]";
    std::vector<std::string> made;
    std::string fault;
    while (fault.empty() && made.size() < 1000)
      fault = key_of([&] { made.push_back(store.create("5029", "a", changes).id); });
    EXPECT_EQ(fault, "scenarios_unwritable");
    EXPECT_GT(made.size(), 5U);
    for (const std::string& id : made) EXPECT_TRUE(store.find(id));
    for (const std::string& id : made) EXPECT_TRUE(store.remove(id));
    EXPECT_EQ(key_of([&] { store.create("5029", "a", changes); }), "");
  }
  umount(disk.c_str());
}

TEST_F(ScenarioStoreTest, WhatWasAnsweredAsSavedSurvivesAKill) {
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    ScenarioStore store(file());
    for (;;) {
      const SavedScenario made = store.create("5029", "a", "[]");
      if (write(pipe_ends[1], made.id.data(), made.id.size()) < 0) _exit(1);
    }
  }
  close(pipe_ends[1]);
  std::string ids(32 * 20, '\0');
  std::size_t got = 0;
  while (got < ids.size()) {
    const ssize_t now = read(pipe_ends[0], ids.data() + got, ids.size() - got);
    ASSERT_GT(now, 0);
    got += static_cast<std::size_t>(now);
  }
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(pipe_ends[0]);
  const ScenarioStore store(file());
  for (std::size_t i = 0; i < ids.size(); i += 32) EXPECT_TRUE(store.find(ids.substr(i, 32)));
}

}  // namespace
}  // namespace handlingsrom::http
