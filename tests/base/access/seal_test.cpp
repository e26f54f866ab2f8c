// What is sealed is opened with its own file, for its own purpose, and not otherwise.
#include "base/access/seal.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include "base/access/accounts.hpp"
#include "base/access/clocked_store.hpp"
#include "base/access/door.hpp"
#include "base/access/secrets.hpp"
#include "base/access/times.hpp"

namespace handlingsrom::access {
namespace {

using store::key_of;

class SealTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "seal-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    file_ = folder_ / "deeper" / "secrets.key";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_, file_;
};

TEST_F(SealTest, OpensWhatItHasClosedAndNothingElse) {
  const Seal seal(file_);
  for (const std::string& secret : {std::string(), std::string("kort"), std::string(2000, '\xff')})
    EXPECT_EQ(seal.open(seal.close(secret, "a"), "a"), secret);
  const std::string sealed = seal.close("hemmelig", "a");
  EXPECT_EQ(sealed.find("hemmelig"), std::string::npos);
  EXPECT_NE(sealed, seal.close("hemmelig", "a")) << "a number of its own each time";
  EXPECT_EQ(key_of([&] { seal.open(sealed, "b"); }), "seal_other") << "in another's place";
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_EQ(key_of([&] { seal.open(changed, "a"); }), "seal_other") << i;
    EXPECT_EQ(key_of([&] { seal.open(sealed.substr(0, i), "a"); }), "seal_other") << i;
  }
  EXPECT_EQ(key_of([&] { Seal(folder_ / "other").close("x", "a"); }), "");
  EXPECT_EQ(key_of([&] { Seal(folder_ / "other").open(sealed, "a"); }), "seal_other");
}

TEST_F(SealTest, TheFileIsItsOwnersAndMadeOnce) {
  EXPECT_EQ(key_of([&] { Seal(file_).open("sealed1.AAAA", "a"); }), "seal_missing") << "nothing is made by reading";
  EXPECT_FALSE(std::filesystem::exists(file_));
  std::vector<std::thread> threads;
  std::vector<std::string> sealed(8);
  for (std::size_t i = 0; i < sealed.size(); ++i)
    threads.emplace_back([&, i] { sealed[i] = Seal(file_).close("x", "a"); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : sealed) EXPECT_EQ(Seal(file_).open(one, "a"), "x") << "servers that begin at once";
  struct stat found {};
  ASSERT_EQ(stat(file_.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(file_.parent_path())) ++files;
  EXPECT_EQ(files, 1U) << "nothing is left beside it";
  std::filesystem::permissions(file_, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_EQ(key_of([&] { Seal(file_).open(sealed[0], "a"); }), "seal_file");
  std::filesystem::permissions(file_, std::filesystem::perms::owner_read);
  EXPECT_EQ(Seal(file_).open(sealed[0], "a"), "x");
  std::filesystem::permissions(file_, std::filesystem::perms::owner_all);
  std::ofstream(file_) << "kort\n";
  std::filesystem::permissions(file_, std::filesystem::perms::owner_read);
  EXPECT_EQ(key_of([&] { Seal(file_).open(sealed[0], "a"); }), "seal_file");
}

class SealedCodes : public ClockedStore {
 protected:
  std::string code_now(const std::string& key) const {
    return one_time_code(*from_base32(key), static_cast<std::uint64_t>(unix_seconds(now_)) / 30);
  }
};
HANDLINGSROM_ON_BOTH(SealedCodes);

// As a version before the seal has left it.
TEST_P(SealedCodes, AnEarlierVersionsAreSealedAndHoldAsBefore) {
  std::string pattern = (std::filesystem::temp_directory_path() / "seal-XXXXXX").string();
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  const std::filesystem::path folder = pattern;
  const Seal seal(folder / "secrets.key");
  const std::string word = "en lang setning uten mening";
  const Accounts before(*store_), after(*store_, &seal);
  const std::string kari = before.add("Kari", word, {{Role::analyst, "5029"}}, Actor::owner_of_the_machine()).id;
  const std::string key = before.offer_code_key(kari);
  before.confirm_code_key(kari, code_now(key));
  const auto kept = [&] { return store::Cards(*store_).find("account", kari)->body; };
  EXPECT_NE(kept().find(key), std::string::npos);
  EXPECT_EQ(after.seal_code_keys(), 1U);
  EXPECT_EQ(after.seal_code_keys(), 0U);
  EXPECT_EQ(kept().find(key), std::string::npos) << "whoever reads the store has it no more";
  now_ = later(now_, 60);
  const Door door(*store_, {}, &seal);
  EXPECT_EQ(key_of([&] { door.sign_in({"Kari", word, "", ""}); }), "code_needed");
  EXPECT_EQ(key_of([&] { door.sign_in({"Kari", word, code_now(key), ""}); }), "");
  // A new one, from the beginning.
  const std::string next = after.offer_code_key(kari);
  EXPECT_EQ(kept().find(next), std::string::npos);
  EXPECT_EQ(key_of([&] { after.confirm_code_key(kari, code_now(next)); }), "code_wrong") << "older than the last";
  now_ = later(now_, 60);
  after.confirm_code_key(kari, code_now(next));
  now_ = later(now_, 60);
  EXPECT_EQ(key_of([&] { door.sign_in({"Kari", word, code_now(next), ""}); }), "");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace handlingsrom::access
