// Accounts, roles and spaces on both databases; what one may not do is tried.
#include "base/access/accounts.hpp"

#include <atomic>
#include <thread>

#include "base/access/clocked_store.hpp"
#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::access {
namespace {

using store::key_of;
const std::string word = "en lang setning uten mening";

class AccountsTest : public ClockedStore {
 protected:
  void SetUp() override {
    ClockedStore::SetUp();
    if (IsSkipped()) return;
    accounts_ = std::make_unique<Accounts>(*store_);
  }
  void TearDown() override {
    accounts_.reset();
    ClockedStore::TearDown();
  }
  Account make(const std::string& name, const std::vector<Grant>& grants) const {
    return accounts_->add(name, word, grants, Actor::owner_of_the_machine());
  }
  Identity identity(const std::string& id) const { return accounts_->identity(id).value(); }

  std::unique_ptr<Accounts> accounts_;
};
HANDLINGSROM_ON_BOTH(AccountsTest);

TEST_P(AccountsTest, AreKeptFoundAndGone) {
  EXPECT_FALSE(accounts_->are_needed());
  const Account kari = make("Kari", {{Role::analyst, "5029"}});
  EXPECT_TRUE(accounts_->are_needed());
  EXPECT_EQ(accounts_->find_named("KARI")->id, kari.id);
  EXPECT_EQ(key_of([&] { make("kari", {}); }), "account_taken");
  for (const char* bad : {"", "a", " Kari", "Kari ", "Ka\nri"})
    EXPECT_EQ(key_of([&] { make(bad, {}); }), "account_name");
  EXPECT_EQ(key_of([&] { accounts_->add("Per", "kort", {}, Actor::owner_of_the_machine()); }), "password_weak");
  EXPECT_EQ(key_of([&] { make("Per", {{Role::reader, "helgeland"}}); }), "space_unknown");
  accounts_->remove(kari.id, Actor::owner_of_the_machine());
  EXPECT_FALSE(accounts_->find_named("Kari"));
  EXPECT_TRUE(accounts_->are_needed()) << "an empty list of accounts opens no door";
  const auto entries = store::record(*store_);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].action, "account_removed");
  EXPECT_EQ(entries[1].author, "command-line");
  for (const auto& entry : entries)
    EXPECT_EQ(entry.subject.find("Kari"), std::string::npos) << "no names in the record";
  EXPECT_FALSE(store::first_break(entries));
}

TEST_P(AccountsTest, RolesHoldInTheirSpaces) {
  accounts_->keep_space({"helgeland", "Helgeland", {"1824", "1833"}}, Actor::owner_of_the_machine());
  const Account made = make("Kari", {{Role::analyst, "helgeland"}, {Role::reader, "5029"}});
  const Identity kari = identity(made.id);
  EXPECT_TRUE(kari.may(Right::analyse, "1824"));
  EXPECT_FALSE(kari.may(Right::analyse, "5029"));
  EXPECT_TRUE(kari.may(Right::look, "5029"));
  EXPECT_FALSE(kari.may(Right::look, "4647"));
  EXPECT_FALSE(kari.may(Right::plan));
  accounts_->remove_space("helgeland", Actor::owner_of_the_machine());
  EXPECT_FALSE(identity(made.id).may(Right::analyse, "1824")) << "the region is gone, and the role with it";
  for (const char* bad : {"5029", "all", "Helgeland", "a b", ""})
    EXPECT_NE(key_of([&] { accounts_->keep_space({bad, "X", {"1824"}}, Actor::owner_of_the_machine()); }), "") << bad;
}

TEST_P(AccountsTest, NobodyGivesWhatTheyDoNotAdminister) {
  accounts_->keep_space({"helgeland", "Helgeland", {"1824", "5029"}}, Actor::owner_of_the_machine());
  make("Sjef", {{Role::administrator, "all"}});
  const Account local = make("Lokal", {{Role::administrator, "5029"}});
  const Account other = make("Annen", {{Role::reader, "5029"}, {Role::analyst, "4647"}});
  const Identity identity_of_local = identity(local.id);
  const Actor actor(identity_of_local);
  EXPECT_EQ(key_of([&] { accounts_->set_grants(other.id, {{Role::analyst, "4647"}}, actor); }), "role_not_yours");
  EXPECT_EQ(key_of([&] { accounts_->set_grants(other.id, {{Role::administrator, "all"}}, actor); }), "role_not_yours");
  EXPECT_EQ(key_of([&] { accounts_->set_grants(other.id, {{Role::analyst, "helgeland"}}, actor); }), "role_not_yours");
  EXPECT_EQ(key_of([&] { accounts_->set_grants(local.id, {{Role::programme, "5029"}}, actor); }), "own_roles");
  EXPECT_EQ(key_of([&] { accounts_->invite({{Role::analyst, "all"}}, 7, actor); }), "role_not_yours");
  EXPECT_EQ(key_of([&] { accounts_->remove(other.id, actor); }), "role_not_yours") << "has a role elsewhere";
  EXPECT_EQ(key_of([&] { accounts_->reset(other.id, true, actor); }), "role_not_yours")
      << "would become somebody with a role elsewhere";
  EXPECT_EQ(key_of([&] { accounts_->keep_space({"min", "Min", {"5029", "4647"}}, actor); }), "space_not_yours");
  // What is theirs they may, and what is elsewhere stays.
  const Account after = accounts_->set_grants(other.id, {{Role::programme, "5029"}}, actor);
  EXPECT_EQ(after.grants, (std::vector<Grant>{{Role::analyst, "4647"}, {Role::programme, "5029"}}));
}

TEST_P(AccountsTest, OneAdministratorStays) {
  const Account first = make("Sjef", {{Role::administrator, "all"}});
  const Actor machine = Actor::owner_of_the_machine();
  EXPECT_EQ(key_of([&] { accounts_->set_grants(first.id, {}, machine); }), "last_administrator");
  EXPECT_EQ(key_of([&] { accounts_->remove(first.id, machine); }), "last_administrator");
  make("Vara", {{Role::administrator, "all"}});
  EXPECT_EQ(key_of([&] { accounts_->remove(first.id, machine); }), "");
}

TEST_P(AccountsTest, ALinkIsUsedOnceAndEnds) {
  const Actor machine = Actor::owner_of_the_machine();
  const NewLink link = accounts_->invite({{Role::analyst, "5029"}}, 7, machine);
  EXPECT_EQ(accounts_->links().size(), 1U);
  EXPECT_EQ(key_of([&] { accounts_->use(link.token, "Kari", "kort"); }), "password_weak");
  const Account kari = accounts_->use(link.token, "Kari", word);
  EXPECT_EQ(kari.grants, (std::vector<Grant>{{Role::analyst, "5029"}}));
  EXPECT_EQ(key_of([&] { accounts_->use(link.token, "Per", word); }), "link_gone");
  const NewLink late = accounts_->invite({{Role::reader, "5029"}}, 7, machine);
  now_ = "2026-12-06T10:00:01.000Z";
  EXPECT_EQ(key_of([&] { accounts_->use(late.token, "Per", word); }), "link_gone");
  EXPECT_EQ(key_of([&] { accounts_->invite({{Role::reader, "5029"}}, 31, machine); }), "invitation_form");
  EXPECT_EQ(key_of([&] { accounts_->invite({}, 7, machine); }), "invitation_form");
  const NewLink withdrawn = accounts_->invite({{Role::reader, "5029"}}, 7, machine);
  accounts_->withdraw(withdrawn.link.id, machine);
  EXPECT_EQ(key_of([&] { accounts_->use(withdrawn.token, "Per", word); }), "link_gone");
  // A second link for a password puts the first out of use.
  const NewLink first = accounts_->reset(kari.id, false, machine), second = accounts_->reset(kari.id, false, machine);
  EXPECT_EQ(key_of([&] { accounts_->use(first.token, "", "et helt annet passord"); }), "link_gone");
  accounts_->use(second.token, "Ola", "et helt annet passord");
  EXPECT_EQ(accounts_->find(kari.id)->name, "Kari") << "a reset renames nobody";
}

TEST_P(AccountsTest, ALinkGivesNoMoreThanItsMakerStillCould) {
  const Actor machine = Actor::owner_of_the_machine();
  make("Sjef", {{Role::administrator, "all"}});
  const Account asker = make("Lokal", {{Role::administrator, "5029"}, {Role::reader, "5029"}});
  const Account kari = make("Kari", {{Role::reader, "5029"}}), ola = make("Ola", {{Role::reader, "5029"}});
  const Identity local = identity(asker.id);
  const NewLink invited = accounts_->invite({{Role::administrator, "5029"}}, 7, Actor(local)),
                second = accounts_->invite({{Role::reader, "5029"}}, 7, Actor(local)),
                reset = accounts_->reset(kari.id, true, Actor(local)),
                simple = accounts_->reset(ola.id, false, Actor(local));
  // Kari becomes more than the one who made the link could have made of her.
  accounts_->set_grants(kari.id, {{Role::administrator, "all"}}, machine);
  EXPECT_EQ(key_of([&] { accounts_->use(reset.token, "", "et helt annet passord"); }), "link_gone");
  EXPECT_EQ(key_of([&] { accounts_->withdraw(reset.link.id, Actor(local)); }), "role_not_yours");
  EXPECT_EQ(accounts_->use(second.token, "Per", word).name, "Per");
  // The one who made them is an administrator no more, and has kept an invitation.
  accounts_->set_grants(asker.id, {{Role::reader, "5029"}}, machine);
  EXPECT_EQ(key_of([&] { accounts_->use(invited.token, "Gjenganger", word); }), "link_gone");
  EXPECT_EQ(key_of([&] { accounts_->use(simple.token, "", "et helt annet passord"); }), "link_gone");
  EXPECT_FALSE(accounts_->find_named("Gjenganger"));
  accounts_->set_grants(asker.id, {{Role::administrator, "5029"}}, machine);
  EXPECT_EQ(accounts_->use(simple.token, "", "et helt annet passord").name, "Ola") << "in force again";
  accounts_->remove(asker.id, machine);
  EXPECT_EQ(key_of([&] { accounts_->use(invited.token, "Gjenganger", word); }), "link_gone");
}

TEST_P(AccountsTest, AnInvitationIsUsedOnceHoweverManyComeAtOnce) {
  const NewLink link = accounts_->invite({{Role::reader, "5029"}}, 7, Actor::owner_of_the_machine());
  std::atomic<int> in{0}, gone{0};
  std::vector<std::thread> all;
  for (int i = 0; i < 4; ++i)
    all.emplace_back([&, i] {
      const std::string refused = key_of([&] { accounts_->use(link.token, "Gjest" + std::to_string(i), word); });
      ++(refused.empty() ? in : gone);
      EXPECT_TRUE(refused.empty() || refused == "link_gone") << refused;
    });
  for (std::thread& one : all) one.join();
  EXPECT_EQ(in, 1);
  EXPECT_EQ(gone, 3);
  EXPECT_EQ(accounts_->list().size(), 1U);
}

TEST(Grant, IsReadStrictly) {
  EXPECT_EQ(grant_of("analyst@5029"), (Grant{Role::analyst, "5029"}));
  for (const char* bad : {"", "analyst", "chief@5029", "analyst@", "analyst@A", "analyst@../..", "analyst@a b"})
    EXPECT_THROW(grant_of(bad), Error) << bad;
}

TEST(Roles, BringWhatTheTableSays) {
  const auto all = {Right::look, Right::analyse, Right::plan, Right::decide, Right::administer, Right::audit};
  const auto brought = [&](Role role) {
    std::string row;
    for (const Right right : all) row += brings(role, right) ? '1' : '0';
    return row;
  };
  EXPECT_EQ(brought(Role::reader), "100000");
  EXPECT_EQ(brought(Role::analyst), "110000");
  EXPECT_EQ(brought(Role::programme), "111100");
  EXPECT_EQ(brought(Role::administrator), "100010");
  EXPECT_EQ(brought(Role::auditor), "100001");
}

}  // namespace
}  // namespace handlingsrom::access
