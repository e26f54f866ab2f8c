#include "surface/http/scenario_store.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

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
  EXPECT_EQ(store.list("5029").size(), 1U);
  EXPECT_EQ(store.list("").size(), 2U);
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
    EXPECT_EQ(error.code(), ErrorCode::cannot_write);
  }
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
