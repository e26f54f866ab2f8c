#include "base/atomic_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "base/error.hpp"

namespace handlingsrom {
namespace {

class AtomicFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("atomic_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_), {}));
  }
  std::filesystem::path folder_;
};

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST_F(AtomicFileTest, AppearsAtCommitAndReplacesTheOldOne) {
  const auto target = folder_ / "deep" / "file.txt";
  write_file(target, "old");
  {
    AtomicFile file(target);
    file.write("new");
    EXPECT_EQ(content(target), "old");
    file.commit();
  }
  EXPECT_EQ(content(target), "new");
  folder_ /= "deep";
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFileTest, LeavesNothingWithoutCommit) {
  std::filesystem::create_directories(folder_);
  {
    AtomicFile file(folder_ / "file.txt");
    file.write("half");
    EXPECT_EQ(files(), 1U);
  }
  EXPECT_EQ(files(), 0U);
}

TEST_F(AtomicFileTest, RefusesWhereItCannotWrite) {
  std::filesystem::create_directories(folder_ / "taken");
  std::ofstream(folder_ / "file") << "x";
  for (const auto& target : {folder_ / "taken", folder_ / "file" / "below", std::filesystem::path("/proc/none/file")}) {
    try {
      write_file(target, "x");
      ADD_FAILURE() << target;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::cannot_write);
      EXPECT_EQ(error.arguments()[0].second, target.string());
    }
  }
}

TEST_F(AtomicFileTest, SaysThatTheDiskIsFull) {
  std::filesystem::create_directories(folder_);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    // A limit on file size stops a write half-way, as a full disk does.
    struct rlimit limit {
      4096, 4096
    };
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);
    try {
      write_file(folder_ / "file.txt", std::string(10000, 'x'));
    } catch (const Error& error) {
      _exit(row_of(error.code()).exit_code);
    }
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 2);
  EXPECT_EQ(files(), 0U);
}

TEST_F(AtomicFileTest, IsRemovedWhenTheRunIsInterrupted) {
  std::filesystem::create_directories(folder_);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    remove_temporaries_on_signal("");
    AtomicFile file(folder_ / "file.txt");
    file.write("half");
    raise(SIGTERM);
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 130);
  EXPECT_EQ(files(), 0U);
}

}  // namespace
}  // namespace handlingsrom
