// Signing in as an attacker would try it, on both databases.
#include "base/access/door.hpp"

#include <atomic>
#include <thread>

#include "base/access/clocked_store.hpp"
#include "base/access/notices.hpp"
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
  limits.tries_everywhere = limits.tries_all_names = 2;
  const Door strict(*store_, limits);
  for (int i = 0; i < 4; ++i) EXPECT_NO_THROW(strict.sign_in({"Kari", word, "", "10.0.0.7"}));
}

TEST_P(DoorTest, TriesForManyNamesFromOnePlaceAreCounted) {
  DoorLimits limits;
  limits.tries_everywhere = limits.tries_all_names = 3;
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

TEST_P(DoorTest, EverySessionIsSeenByItsOwnerAndCanBeEnded) {
  const std::string per = accounts_->add("Per", word, {}, Actor::owner_of_the_machine()).id;
  const auto in = [&](const char* name, const char* device) {
    pass(10);
    return door_->sign_in({name, word, "", "", device});
  };
  const Session first = in("Kari", "Firefox, Linux"), second = in("Kari", "Safari, iPhone"), third = in("Kari", ""),
                pers = in("Per", "Edge, Windows");
  const auto open = door_->sessions(kari_);
  ASSERT_EQ(open.size(), 3U) << "and not Per's";
  EXPECT_EQ(open[0].id, token_name(third.token)) << "the latest first";
  EXPECT_EQ(open[1].device, "Safari, iPhone");
  EXPECT_EQ(open[2].begun, "2026-11-29T10:00:10.000Z");
  for (const OpenSession& one : open) EXPECT_FALSE(door_->account_of_session(one.id)) << "what is shown opens nothing";
  door_->end(kari_, token_name(second.token));
  EXPECT_FALSE(door_->account_of_session(second.token));
  EXPECT_EQ(key_of([&] { door_->end(kari_, token_name(second.token)); }), "session_gone");
  EXPECT_EQ(key_of([&] { door_->end(kari_, token_name(pers.token)); }), "session_gone") << "another's";
  EXPECT_EQ(door_->account_of_session(pers.token), per);
  EXPECT_EQ(door_->end_others(kari_, token_name(first.token)), 1U);
  EXPECT_TRUE(door_->account_of_session(first.token));
  EXPECT_FALSE(door_->account_of_session(third.token));
  EXPECT_TRUE(door_->account_of_session(pers.token));
}

TEST_P(DoorTest, ASessionIsStrongByItsSecondFactor) {
  const Session plain = door_->sign_in({"Kari", word, "", ""});
  EXPECT_FALSE(door_->session_of(plain.token)->strong);
  const std::string key = with_code();
  pass(60);
  const Session strong = door_->sign_in({"Kari", word, code_now(key), ""});
  EXPECT_TRUE(door_->session_of(strong.token)->strong);
  EXPECT_FALSE(door_->session_of(plain.token)->strong) << "one that began before";
  door_->strengthen(token_name(plain.token));
  EXPECT_TRUE(door_->session_of(plain.token)->strong);
}

TEST_P(DoorTest, WhatMattersIsChangedByWhoHasJustShownWhoTheyAre) {
  const Session session = door_->sign_in({"Kari", word, "", ""});
  const std::string id = token_name(session.token);
  EXPECT_TRUE(door_->is_shown(id));
  for (int i = 0; i < 10; ++i) {
    pass(1 * minute);
    EXPECT_EQ(door_->is_shown(id), i < 9) << "being busy shows nothing";
    EXPECT_TRUE(door_->account_of_session(session.token));
  }
  EXPECT_EQ(key_of([&] { door_->check_own_password(kari_, "noe galt noe galt", ""); }), "password_wrong");
  EXPECT_FALSE(door_->is_shown(id));
  door_->check_own_password(kari_, word, "");
  door_->shown_again(id);
  EXPECT_TRUE(door_->is_shown(id));
  EXPECT_FALSE(door_->is_shown(token_name("none")));
  EXPECT_FALSE(door_->is_shown(""));
  door_->sign_out(session.token);
  EXPECT_FALSE(door_->is_shown(id));
}

TEST_P(DoorTest, ACodeShowsWhoOneIsOnceAndTriesAreCounted) {
  EXPECT_EQ(key_of([&] { door_->check_own_code(kari_, "000000", ""); }), "code_wrong") << "without a second factor";
  const std::string key = with_code();
  pass(60);
  const std::string code = code_now(key);
  EXPECT_EQ(key_of([&] { door_->check_own_code(kari_, code, "10.0.0.3"); }), "");
  EXPECT_EQ(key_of([&] { door_->check_own_code(kari_, code, "10.0.0.3"); }), "code_wrong") << "used";
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(key_of([&] { door_->check_own_code(kari_, "12345", "10.0.0.3"); }), "code_wrong");
  pass(60);
  EXPECT_EQ(key_of([&] { door_->check_own_code(kari_, code_now(key), "10.0.0.3"); }), "sign_in_too_often");
  EXPECT_EQ(key_of([&] { door_->confirm_own_code_key(kari_, "12345", "10.0.0.3"); }), "sign_in_too_often");
}

TEST_P(DoorTest, NobodyTriesOneNameMoreThanAHundredTimesAnHour) {
  const DoorLimits usual;
  EXPECT_LE(usual.tries_everywhere * 60 / usual.window_minutes, 100);
}

TEST_P(DoorTest, WhatHappensToTheWayInIsToldUntilItIsRead) {
  const Notices notices(*store_);
  const auto told = [&] {
    std::string all;
    for (const Notice& one : notices.of(kari_, now_)) all += one.what + " ";
    return all;
  };
  door_->sign_in({"Kari", word, "", "", "Firefox, Linux"});
  door_->sign_in({"Kari", word, "", "", "Firefox, Linux"});
  EXPECT_EQ(told(), "") << "the first browser is nobody's surprise";
  pass(10);
  door_->sign_in({"Kari", word, "", "", "Safari, iPhone"});
  EXPECT_EQ(told(), "") << "not in the session that it is about";
  pass(10);
  EXPECT_EQ(told(), "new_device ");
  EXPECT_EQ(notices.of(kari_, now_).at(0).detail, "Safari, iPhone");
  notices.seen(kari_, now_);
  EXPECT_EQ(told(), "");
  pass(10);
  with_code();
  pass(10);
  accounts_->set_password(kari_, "et helt annet passord", "");
  pass(10);
  const std::string link = accounts_->reset(kari_, true, Actor::owner_of_the_machine()).token;
  pass(10);
  accounts_->use(link, "", "enda et annet passord");
  pass(10);
  const std::string all = told();
  for (const char* one : {"second_factor_set ", "password_set ", "reset_begun ", "second_factor_dropped "})
    EXPECT_NE(all.find(one), std::string::npos) << one << all;
  EXPECT_EQ(notices.of(kari_, now_).size(), 5U);
  accounts_->remove(kari_, Actor::owner_of_the_machine());
  EXPECT_EQ(told(), "") << "gone with the account";
}

TEST(Device, IsTheKindOfBrowserAndNoMore) {
  const std::string mozilla = "Mozilla/5.0 ";
  for (const auto& [agent, expected] : std::vector<std::pair<std::string, std::string>>{
           {"(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"},
           {"(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 "
            "Edg/140.0.0.0",
            "Edge, Windows"},
           {"(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
            "Safari, macOS"},
           {"(Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
            "Chrome, Android"},
           {"(iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile "
            "Safari/604.1",
            "Chrome, iPhone"}})
    EXPECT_EQ(device_of(mozilla + agent), expected);
  EXPECT_EQ(device_of(""), "");
  EXPECT_EQ(device_of("<script>alert(1)</script>"), "") << "what it says otherwise is not kept";
}

}  // namespace
}  // namespace handlingsrom::access
