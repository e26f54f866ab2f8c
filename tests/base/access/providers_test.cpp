// Places where people sign in, in the store: what is refused, what ends, and where the secret is not.
#include "base/access/providers.hpp"

#include <fstream>
#include <iterator>

#include "base/access/clocked_store.hpp"
#include "base/access/door.hpp"
#include "base/access/refused.hpp"
#include "base/store/copy.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::access {
namespace {

using store::key_of;
const std::string hidden = "en hemmelighet: med/tegn+";

class ProvidersTest : public ClockedStore {
 protected:
  void SetUp() override {
    ClockedStore::SetUp();
    if (IsSkipped()) return;
    std::string pattern = (std::filesystem::temp_directory_path() / "places-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    keys_ = pattern;
    seal_ = std::make_unique<Seal>(keys_ / "secrets.key");
    providers_ = std::make_unique<Providers>(*store_, *seal_);
  }
  void TearDown() override {
    providers_.reset();
    std::filesystem::remove_all(keys_);
    ClockedStore::TearDown();
  }
  static Provider entra() {
    Provider one;
    one.id = "entra";
    one.name = "Entra ID";
    one.issuer = "https://login.example.no/t/v2.0";
    one.client_id = "handlingsrom";
    one.roles = {{"plan", {{Role::programme, "1833"}}}};
    one.address = "https://handlingsrom.example.no";
    return one;
  }
  Providers::Kept keep(const Provider& one, const std::optional<std::string>& secret = {}) const {
    return providers_->keep(one, secret, Actor::owner_of_the_machine());
  }
  /// Somebody from there, with a session.
  std::string session_from(const std::string& provider) const {
    std::string token;
    const Door door(*store_);
    store::Cards(*store_).change([&](const store::Desk& desk) {
      Account account;
      account.name = "petter";
      account.provider = provider;
      account = add_at(desk, account, provider);
      token = door.begin_at(desk, account, {"signed_in_elsewhere", "", false}).token;
    });
    return token;
  }
  bool goes_on(const std::string& token) const { return Door(*store_).account_of_session(token).has_value(); }

  std::filesystem::path keys_;
  std::unique_ptr<Seal> seal_;
  std::unique_ptr<Providers> providers_;
};
HANDLINGSROM_ON_BOTH(ProvidersTest);

TEST_P(ProvidersTest, AreKeptChangedAndRemoved) {
  EXPECT_TRUE(providers_->list().empty());
  EXPECT_TRUE(keep(entra(), hidden).has_secret);
  EXPECT_TRUE(Accounts(*store_).are_needed()) << "from the first place on nobody is let in who has not signed in";
  const auto found = providers_->find("entra");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->client_secret, hidden);
  EXPECT_EQ(found->issuer, entra().issuer);
  EXPECT_EQ(found->roles, entra().roles);
  EXPECT_EQ(found->strong, std::vector<std::string>{"mfa"});
  Provider changed = entra();
  changed.name = "Pålogging";
  EXPECT_TRUE(keep(changed).has_secret) << "left as it was";
  EXPECT_EQ(providers_->find("entra")->client_secret, hidden);
  EXPECT_EQ(providers_->find("entra")->name, "Pålogging");
  EXPECT_FALSE(keep(changed, "").has_secret) << "taken away";
  providers_->remove("entra", Actor::owner_of_the_machine());
  EXPECT_FALSE(providers_->find("entra"));
  EXPECT_EQ(key_of([&] { providers_->remove("entra", Actor::owner_of_the_machine()); }), "provider_unknown");
}

TEST_P(ProvidersTest, TheSecretIsNowhereToBeRead) {
  keep(entra(), hidden);
  for (const store::Card& card : store::Cards(*store_).list("provider"))
    EXPECT_EQ(card.body.find(hidden), std::string::npos);
  const std::filesystem::path copy = keys_ / "copy.jsonl";
  store::back_up(*store_, copy);
  std::ifstream in(copy);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(text.find("login.example.no"), std::string::npos);
  EXPECT_EQ(text.find(hidden), std::string::npos);
  for (const Providers::Kept& one : providers_->list()) EXPECT_TRUE(one.provider.client_secret.empty());
  for (const store::Entry& entry : store::record(*store_))
    EXPECT_EQ((entry.subject + entry.content).find(hidden), std::string::npos);
  // Another issuer written into the store is not told it.
  store::Cards(*store_).change([&](const store::Desk& desk) {
    auto card = *desk.find("provider", "entra");
    card.body.replace(card.body.find("login.example.no"), 16, "login.evil.examp");
    desk.put(card);
  });
  EXPECT_EQ(key_of([&] { providers_->find("entra"); }), "seal_other");
}

TEST_P(ProvidersTest, AnotherIssuerNeedsItsOwnSecret) {
  keep(entra(), hidden);
  Provider other = entra();
  other.issuer = "https://login.evil.example";
  EXPECT_EQ(key_of([&] { keep(other); }), "provider_secret_again");
  EXPECT_EQ(providers_->find("entra")->issuer, entra().issuer);
  EXPECT_EQ(key_of([&] { keep(other, "ny"); }), "");
}

TEST_P(ProvidersTest, WhatLetsPeopleInEndsTheirSessions) {
  keep(entra(), hidden);
  Provider other = entra();
  other.id = "ansattporten";
  keep(other, hidden);
  const std::string theirs = session_from("entra"), others = session_from("ansattporten");
  Provider changed = entra();
  changed.name = "Pålogging";
  keep(changed);
  EXPECT_TRUE(goes_on(theirs)) << "what stands on the button lets nobody in";
  changed.roles = {{"plan", {{Role::reader, "1833"}}}};
  keep(changed);
  EXPECT_FALSE(goes_on(theirs)) << "a role that is taken away is taken away now";
  EXPECT_TRUE(goes_on(others));
  providers_->remove("ansattporten", Actor::owner_of_the_machine());
  EXPECT_FALSE(goes_on(others));
}

TEST_P(ProvidersTest, OnlyWhoAdministersEverythingWritesThem) {
  const Identity region("r", "Regionen", {{{Role::administrator, "1833"}, {}}});
  const Identity all("a", "Sjef", {{{Role::administrator, "all"}, {}}});
  EXPECT_EQ(key_of([&] { providers_->keep(entra(), {}, Actor(region)); }), "provider_not_yours");
  EXPECT_EQ(key_of([&] { providers_->keep(entra(), {}, Actor(all)); }), "");
  EXPECT_EQ(key_of([&] { providers_->remove("entra", Actor(region)); }), "provider_not_yours");
  providers_->remove("entra", Actor(all));
  const auto entries = store::record(*store_);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].action, "provider_added");
  EXPECT_EQ(entries[0].subject, "provider/entra programme@1833");
  EXPECT_EQ(entries[0].author, "a");
  EXPECT_EQ(entries[1].action, "provider_removed");
}

TEST_P(ProvidersTest, WhatCannotBeIsRefused) {
  const std::vector<std::pair<const char*, std::function<void(Provider&)>>> wrong{
      {"provider_id", [](Provider& one) { one.id = "Entra"; }},
      {"provider_id", [](Provider& one) { one.id = ""; }},
      {"provider_id", [](Provider& one) { one.id = std::string(41, 'a'); }},
      {"provider_name", [](Provider& one) { one.name = ""; }},
      {"provider_name", [](Provider& one) { one.name = "a\nb"; }},
      {"provider_issuer", [](Provider& one) { one.issuer = "http://login.example.no"; }},
      {"provider_issuer", [](Provider& one) { one.issuer = "https://login.example.no/?a=b"; }},
      {"provider_issuer", [](Provider& one) { one.issuer = "https://a@login.example.no"; }},
      {"provider_issuer", [](Provider& one) { one.issuer = "https://login.example.no/\r\nX: y"; }},
      {"provider_client", [](Provider& one) { one.client_id = " "; }},
      {"provider_scopes", [](Provider& one) { one.scopes = {"profile"}; }},
      {"provider_scopes", [](Provider& one) { one.role_claim = ""; }},
      {"provider_roles", [](Provider& one) { one.roles.clear(); }},
      {"provider_roles",
       [](Provider& one) {
         one.roles = {{"x", {}}};
       }},
      {"provider_roles", [](Provider& one) { one.roles.push_back(one.roles[0]); }},
      {"provider_address", [](Provider& one) { one.address = "http://handlingsrom.example.no"; }},
      {"provider_address", [](Provider& one) { one.address = "https://handlingsrom.example.no/"; }},
      {"space_unknown", [](Provider& one) {
         one.roles = {{"x", {{Role::reader, "helgeland"}}}};
       }}};
  for (const auto& [key, spoil] : wrong) {
    Provider one = entra();
    spoil(one);
    EXPECT_EQ(key_of([&] { keep(one); }), key);
  }
  EXPECT_TRUE(providers_->list().empty());
  for (std::size_t i = 0; i < most_providers; ++i) {
    Provider one = entra();
    one.id = "p" + std::to_string(i);
    keep(one);
  }
  EXPECT_EQ(key_of([&] { keep(entra()); }), "providers_full");
}

}  // namespace
}  // namespace handlingsrom::access
