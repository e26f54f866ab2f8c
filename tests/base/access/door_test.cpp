// Signing in as an attacker would try it, on both databases.
#include "base/access/door.hpp"

#include <atomic>
#include <thread>

#include "base/access/clocked_store.hpp"
#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/access/times.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::access {
namespace {

using store::key_of;
const std::string word = "en lang setning uten mening";

class DoorTest : public ClockedStore {
 protected:
  void SetUp() override {
    ClockedStore::SetUp();
    if (IsSkipped()) return;
    accounts_ = std::make_unique<Accounts>(*store_);
    door_ = std::make_unique<Door>(*store_);
    kari_ = accounts_->add("Kari", word, {{Role::analyst, "5029"}}, Actor::owner_of_the_machine()).id;
  }
  void TearDown() override {
    door_.reset();
    accounts_.reset();
    ClockedStore::TearDown();
  }
  void pass(std::int64_t seconds) { now_ = later(now_, seconds); }
  std::string try_it(const std::string& password, const std::string& code = "", const std::string& name = "Kari",
                     const std::string& client = "10.0.0.1") const {
    return key_of([&] { door_->sign_in({name, password, code, client}); });
  }
  std::string code_now(const std::string& key) const {
    return one_time_code(*from_base32(key), static_cast<std::uint64_t>(unix_seconds(now_)) / 30);
  }
  std::string with_code() const {
    const std::string key = accounts_->offer_code_key(kari_);
    accounts_->confirm_code_key(kari_, code_now(key));
    return key;
  }

  std::unique_ptr<Accounts> accounts_;
  std::unique_ptr<Door> door_;
  std::string kari_;
};
HANDLINGSROM_ON_BOTH(DoorTest);

TEST_P(DoorTest, ASessionBeginsAndEnds) {
  const Session session = door_->sign_in({"kari", word, "", "10.0.0.1"});
  EXPECT_EQ(door_->account_of_session(session.token), kari_);
  EXPECT_FALSE(door_->account_of_session("x" + session.token));
  EXPECT_FALSE(door_->account_of_session(token_name(session.token))) << "what is in the store opens nothing";
  const Session second = door_->sign_in({"kari", word, "", "10.0.0.1"});
  EXPECT_NE(second.token, session.token);
  door_->sign_out(session.token);
  EXPECT_FALSE(door_->account_of_session(session.token));
  EXPECT_TRUE(door_->account_of_session(second.token));
}

TEST_P(DoorTest, ASessionEndsByItself) {
  const Session idle = door_->sign_in({"kari", word, "", ""});
  pass(31 * minute);
  EXPECT_FALSE(door_->account_of_session(idle.token));
  const Session busy = door_->sign_in({"kari", word, "", ""});
  for (int i = 0; i < 35; ++i) {
    pass(20 * minute);
    EXPECT_TRUE(door_->account_of_session(busy.token)) << i;
  }
  pass(21 * minute);
  EXPECT_FALSE(door_->account_of_session(busy.token)) << "twelve hours are over, however busy";
}

TEST_P(DoorTest, TriesAreCounted) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_it("noe galt noe galt"), "sign_in_wrong");
  EXPECT_EQ(try_it(word), "sign_in_too_often") << "the right one too";
  EXPECT_EQ(try_it(word, "", "KARI"), "sign_in_too_often");
  EXPECT_EQ(try_it(word, "", "Kari", "10.0.0.2"), "") << "whoever guesses cannot keep the person out";
  pass(16 * minute);
  EXPECT_EQ(try_it(word), "");
  // What succeeds does not count: an office behind one address.
  DoorLimits limits;
  limits.tries_elsewhere = 2;
  const Door strict(*store_, limits);
  for (int i = 0; i < 4; ++i) EXPECT_NO_THROW(strict.sign_in({"Kari", word, "", "10.0.0.7"}));
}

TEST_P(DoorTest, TriesForManyNamesFromOnePlaceAreCounted) {
  DoorLimits limits;
  limits.tries_elsewhere = 3;
  const Door strict(*store_, limits);
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(key_of([&] { strict.sign_in({"navn" + std::to_string(i), word, "", "10.0.0.9"}); }), "sign_in_wrong");
  EXPECT_EQ(key_of([&] { strict.sign_in({"Kari", word, "", "10.0.0.9"}); }), "sign_in_too_often");
  for (int i = 0; i < 3; ++i)
    key_of([&] { strict.sign_in({"Kari", "galt galt galt", "", "10.1.0." + std::to_string(i)}); });
  EXPECT_EQ(key_of([&] {
              strict.sign_in({"Kari", word, "", "10.2.0.1"});
            }),
            "sign_in_too_often")
      << "one name from many places";
}

TEST_P(DoorTest, ManyAtOnceAreAsManyTries) {
  std::atomic<int> looked_at{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] { looked_at += try_it("noe galt noe galt") == "sign_in_wrong" ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(looked_at.load(), 5);
}

TEST_P(DoorTest, ACodeIsNeededAndUsedOnce) {
  const std::string key = with_code();
  EXPECT_EQ(try_it(word), "code_needed");
  EXPECT_EQ(try_it("noe galt noe galt", code_now(key)), "sign_in_wrong") << "a code alone tells nothing";
  EXPECT_EQ(try_it(word, code_now(key)), "code_wrong") << "used when it was confirmed";
  pass(30);
  EXPECT_EQ(try_it(word, code_now(key)), "");
  EXPECT_EQ(try_it(word, code_now(key)), "code_wrong") << "used";
  pass(30);
  // Two at once with one code: one of them.
  std::atomic<int> let_in{0};
  const std::string code = code_now(key);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back(
        [&, i] { let_in += try_it(word, code, "Kari", "10.3.0." + std::to_string(i)).empty() ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(let_in.load(), 1);
}

TEST_P(DoorTest, CodesCannotBeGuessedWithAKnownPassword) {
  with_code();
  int looked_at = 0;
  for (int i = 0; i < 8; ++i) looked_at += try_it(word, "000000") == "code_wrong" ? 1 : 0;
  EXPECT_EQ(looked_at, 5);
}

TEST_P(DoorTest, ANewPasswordEndsTheOtherSessions) {
  const Session mine = door_->sign_in({"kari", word, "", ""}), other = door_->sign_in({"kari", word, "", ""});
  accounts_->set_password(kari_, "et helt annet passord", token_name(mine.token));
  EXPECT_TRUE(door_->account_of_session(mine.token));
  EXPECT_FALSE(door_->account_of_session(other.token));
  accounts_->use(accounts_->reset(kari_, false, Actor::owner_of_the_machine()).token, "", "enda et annet passord");
  EXPECT_FALSE(door_->account_of_session(mine.token));
  const Session last = door_->sign_in({"kari", "enda et annet passord", "", ""});
  accounts_->remove(kari_, Actor::owner_of_the_machine());
  EXPECT_FALSE(door_->account_of_session(last.token));
}

TEST_P(DoorTest, NothingSecretIsInTheRecord) {
  const Session session = door_->sign_in({"kari", word, "", "10.0.0.1"});
  door_->sign_out(session.token);
  const auto entries = store::record(*store_);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[1].action, "signed_in");
  EXPECT_EQ(entries[1].author, kari_);
  EXPECT_EQ(entries[2].action, "signed_out");
  for (const auto& entry : entries)
    for (const std::string& secret : {std::string("Kari"), word, session.token, std::string("10.0.0.1")})
      EXPECT_EQ((entry.subject + entry.content + entry.author).find(secret), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::access
