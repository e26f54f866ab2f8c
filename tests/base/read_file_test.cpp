#include "base/read_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "base/error.hpp"

namespace handlingsrom {
namespace {

class ReadFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "/read-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string reason(const std::filesystem::path& file, const ReadLimits& limits = {}) const {
    try {
      read_file(file, limits);
    } catch (const Error& error) {
      EXPECT_EQ(error.key(), "file_unreadable");
      EXPECT_EQ(error.arguments()[0].second, file.string());
      return error.arguments()[1].second;
    }
    return "";
  }
  std::filesystem::path folder_;
};

TEST_F(ReadFileTest, ReadsFilesLinksAndPipes) {
  std::ofstream(folder_ / "a") << "æ" << std::string(100'000, 'x');
  EXPECT_EQ(read_file(folder_ / "a").size(), 100'002U);
  std::filesystem::create_symlink("a", folder_ / "link");
  EXPECT_EQ(read_file(folder_ / "link").size(), 100'002U);
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  std::thread writes([&] { std::ofstream(folder_ / "pipe") << std::string(200'000, 'y'); });
  EXPECT_EQ(read_file(folder_ / "pipe").size(), 200'000U);
  writes.join();
}

TEST_F(ReadFileTest, RefusesWhatIsNoFileOrTooLargeAndNeverWaitsForEver) {
  EXPECT_EQ(reason(folder_ / "none"), "No such file or directory");
  EXPECT_EQ(reason(folder_), "Is a directory");
  EXPECT_EQ(reason("/dev/zero"), "neither a file nor a pipe");
  std::filesystem::create_symlink("circle", folder_ / "circle");
  EXPECT_EQ(reason(folder_ / "circle"), "Too many levels of symbolic links");
  std::ofstream(folder_ / "large") << std::string(1001, 'x');
  EXPECT_EQ(reason(folder_ / "large", {1000}), "File too large");
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  const ReadLimits quick{1000, std::chrono::milliseconds(20)};
  EXPECT_EQ(reason(folder_ / "pipe", quick), "Connection timed out");  // nobody writes
  std::ofstream other_end;
  std::thread opens([&] { other_end.open(folder_ / "pipe"); });
  const int held = ::open((folder_ / "pipe").c_str(), O_RDONLY);
  opens.join();
  EXPECT_EQ(reason(folder_ / "pipe", quick), "Connection timed out");  // one is there and says nothing
  ::close(held);
}

}  // namespace
}  // namespace handlingsrom
