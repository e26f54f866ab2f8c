#include "base/atomic_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

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

TEST_F(AtomicFileTest, ALinkStaysALinkAndItsFileIsReplaced) {
  std::filesystem::create_directories(folder_);
  write_file(folder_ / "real", "old");
  std::filesystem::create_symlink("real", folder_ / "link");
  std::filesystem::create_symlink("not-yet", folder_ / "ahead");
  write_file(folder_ / "link", "new");
  write_file(folder_ / "ahead", "made");
  EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "link"));
  EXPECT_EQ(content(folder_ / "real"), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "ahead"));
  EXPECT_EQ(content(folder_ / "not-yet"), "made");
  std::filesystem::create_symlink("circle", folder_ / "circle");
  EXPECT_THROW(write_file(folder_ / "circle", "x"), Error);
  EXPECT_EQ(files(), 5U);
}

TEST_F(AtomicFileTest, WhatIsNoFileIsWrittenThroughAndStaysWhatItIs) {
  std::filesystem::create_directories(folder_);
  const auto pipe = folder_ / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THROW(write_file(pipe, "x"), Error);  // nobody reads
  std::string got;
  const int reads = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  fcntl(reads, F_SETFL, 0);
  std::thread reader([&] {
    pollfd first{reads, POLLIN, 0};
    poll(&first, 1, 5000);  // before the other end is there, reading would end at once
    char piece[4096];
    for (ssize_t now = 0; (now = read(reads, piece, sizeof piece)) > 0;)
      got.append(piece, static_cast<std::size_t>(now));
  });
  write_file(pipe, std::string(300'000, 'x'));
  reader.join();
  close(reads);
  EXPECT_EQ(got.size(), 300'000U);
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  write_file("/dev/null", "x");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  EXPECT_THROW(write_file("/dev/full", "x"), Error);
  std::filesystem::create_symlink("pipe", folder_ / "link");
  EXPECT_THROW(write_file(folder_ / "link", "x"), Error);
  EXPECT_EQ(files(), 2U);
}

TEST_F(AtomicFileTest, WhatAKilledRunLeftIsSweptAwayAndWhatIsBeingWrittenIsNot) {
  std::filesystem::create_directories(folder_);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    AtomicFile file(folder_ / "file.txt");
    file.write("half");
    raise(SIGKILL);
  }
  waitpid(child, nullptr, 0);
  ASSERT_EQ(files(), 1U);
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(2);
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    std::filesystem::last_write_time(entry, long_ago);
  const pid_t next = fork();  // the same folder is swept once in a process
  ASSERT_GE(next, 0);
  if (next == 0) {
    AtomicFile being_written(folder_ / "other.txt");
    std::filesystem::last_write_time(being_written.temporary(), long_ago);
    const pid_t third = fork();
    if (third == 0) {
      write_file(folder_ / "." / "file.txt", "whole");
      _exit(0);
    }
    waitpid(third, nullptr, 0);
    being_written.commit();
    _exit(0);
  }
  int status = 0;
  waitpid(next, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(files(), 2U);
  EXPECT_EQ(content(folder_ / "file.txt"), "whole");
}

TEST_F(AtomicFileTest, NamesOfTemporaryFilesDoNotRepeat) {
  std::filesystem::create_directories(folder_);
  const AtomicFile one(folder_ / "file.txt"), two(folder_ / "file.txt");
  EXPECT_NE(one.temporary(), two.temporary());
  EXPECT_EQ(one.temporary().string().find(std::to_string(getpid()) + "-"), std::string::npos);
}

TEST_F(AtomicFileTest, OneRunAtATimeWritesIntoALockedFolder) {
  {
    const FolderLock first(folder_ / "deep");
    try {
      const FolderLock second(folder_ / "deep");
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_EQ(error.key(), "folder_in_use");
    }
  }
  const FolderLock again(folder_ / "deep");
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
