// Places where people sign in, set up on the page of a server.
#include "base/access/providers.hpp"

#include "base/access/openid.hpp"
#include "base/store/record.hpp"
#include "surface/routes/gated.hpp"
#include "surface/routes/provider.hpp"

namespace handlingsrom::routes {
namespace {

using http::Method;

class ProvidersOnPage : public Gated {
 protected:
  void SetUp() override {
    Gated::SetUp();
    chief_ = member("Sjef", {"administrator@all"});
  }
  Json wanted() const {
    return {
        {"name", "Kommunens pålogging"},
        {"issuer", place_.issuer},
        {"client_id", "handlingsrom"},
        {"client_secret", "svært hemmelig"},
        {"address", "http://localhost:8350"},
        {"roles",
         Json::array({{{"value", "analytiker"}, {"roles", Json::array({{{"role", "analyst"}, {"space", "5029"}}})}}})}};
  }
  Answer keep(const Json& body, const std::string& id = "kommunen") const {
    return ask(Method::put, "/api/v1/providers/" + id, {chief_, body});
  }
  Answer try_out() const { return post("/api/v1/providers/kommunen/try", Json::object(), chief_); }
  /// The way in, as a browser goes it; where it leads.
  Answer go_in(Json claims = nullptr) {
    const Answer begun = get("/api/v1/sign-in/kommunen?next=%2Fnb%2F5029");
    const std::size_t at = begun.location.find("nonce=");
    if (at == std::string::npos) return begun;
    const auto part = [&](const char* name) {
      const std::size_t from = begun.location.find(name) + std::string(name).size();
      return begun.location.substr(from, begun.location.find('&', from) - from);
    };
    place_.claims = place_.right_claims(part("nonce="));
    if (claims.is_object()) place_.claims.update(claims);
    return get("/api/v1/sign-in/kommunen/back?code=abc&state=" + part("state="),
               begun.cookies.at(0).substr(0, begun.cookies.at(0).find(';')));
  }

  Provider place_;
  std::string chief_;
};

TEST_F(ProvidersOnPage, IsAddedTriedUsedChangedAndRemoved) {
  EXPECT_EQ(get("/api/v1/session").json()["providers"].size(), 0U);
  const Answer kept = keep(wanted());
  ASSERT_EQ(kept.status, 200) << kept.body;
  EXPECT_EQ(kept.json()["back"], "http://localhost:8350/api/v1/sign-in/kommunen/back");
  EXPECT_EQ(kept.json()["has_secret"], true);
  EXPECT_EQ(get("/api/v1/session").json()["providers"][0]["name"], "Kommunens pålogging");
  place_.token_fault = "invalid_grant";
  EXPECT_EQ(try_out().json()["client"], "accepted") << try_out().body;
  EXPECT_EQ(place_.last_head.find("Authorization: Basic"), place_.last_head.find("Authorization"));
  place_.token_fault.clear();
  const Answer in = go_in();
  EXPECT_EQ(in.location, "/nb/5029");
  EXPECT_EQ(get("/api/v1/session", cookie_in(in)).json()["name"], "kari@example.no");
  // Another role from now on, and the one who is in signs in anew.
  Json changed = wanted();
  changed.erase("client_secret");
  changed["roles"][0]["roles"][0]["role"] = "reader";
  EXPECT_EQ(keep(changed).json()["has_secret"], true);
  EXPECT_EQ(get("/api/v1/municipalities", cookie_in(in)).status, 401);
  EXPECT_EQ(get("/api/v1/session", cookie_in(go_in())).json()["roles"][0]["role"], "reader");
  EXPECT_EQ(ask(Method::remove, "/api/v1/providers/kommunen", {chief_}).status, 204);
  EXPECT_NE(go_in().location.find("problem=provider_unknown"), std::string::npos);
  EXPECT_EQ(try_out().key, "provider_unknown");
}

TEST_F(ProvidersOnPage, ATryTellsWhatIsWrong) {
  keep(wanted());
  place_.token_fault = "invalid_client";
  EXPECT_EQ(try_out().json()["client"], "refused");
  place_.token_fault = "something_else";
  EXPECT_EQ(try_out().json()["client"], "unsaid");
  place_.told_issuer = "https://evil.example";
  EXPECT_EQ(try_out().key, "provider_silent");
  place_.told_issuer.clear();
  Json changed = wanted();
  changed["issuer"] = "http://127.0.0.1:1";
  keep(changed);
  const Answer silent = try_out();
  EXPECT_EQ(silent.status, 502);
  EXPECT_NE(silent.body.find("http://127.0.0.1:1/.well-known/openid-configuration"), std::string::npos);
}

TEST_F(ProvidersOnPage, TheSecretIsInNoAnswerAndNoRecord) {
  keep(wanted());
  std::string all = get("/api/v1/providers", chief_).body + get("/api/v1/session", chief_).body + try_out().body +
                    get("/api/v1/session/data", chief_).body;
  for (const store::Entry& entry : store::record(*first_.context->kept)) all += entry.subject + entry.content;
  for (const store::Card& card : store::Cards(*first_.context->kept).list("provider")) all += card.body;
  EXPECT_EQ(all.find("hemmelig"), std::string::npos);
  Json stolen = wanted();
  stolen.erase("client_secret");
  stolen["issuer"] = "https://login.evil.example";
  EXPECT_EQ(keep(stolen).key, "provider_secret_again") << "it is not sent to another place";
}

TEST_F(ProvidersOnPage, AreForThoseWhoAdministerEverything) {
  keep(wanted());
  const std::string local = member("Lokal", {"administrator@5029"}), kari = member("Kari", {"programme@5029"});
  for (const auto& [method, path] :
       std::vector<std::pair<Method, std::string>>{{Method::get, "/api/v1/providers"},
                                                   {Method::put, "/api/v1/providers/kommunen"},
                                                   {Method::remove, "/api/v1/providers/kommunen"},
                                                   {Method::post, "/api/v1/providers/kommunen/try"}}) {
    const Json body = method == Method::put ? wanted() : method == Method::post ? Json::object() : Json();
    EXPECT_EQ(ask(method, path, {local, body}).key, "provider_not_yours") << path;
    EXPECT_EQ(ask(method, path, {kari, body}).key, "not_allowed") << path;
    EXPECT_EQ(ask(method, path, {"", body}).status, 401) << path;
  }
  EXPECT_EQ(get("/api/v1/session").json()["providers"].size(), 1U);
}

TEST_F(ProvidersOnPage, WhatStandsInTheFileStaysAsItIs) {
  access::Provider of_file;
  of_file.id = "kommunen";
  of_file.name = "Av fil";
  of_file.issuer = place_.issuer;
  of_file.client_id = "handlingsrom";
  const Server other = start(false, {of_file}, "http://localhost:1");
  EXPECT_EQ(ask(other, Method::put, "/api/v1/providers/kommunen", {chief_, wanted()}).key, "provider_of_file");
  EXPECT_EQ(ask(other, Method::remove, "/api/v1/providers/kommunen", {chief_}).key, "provider_of_file");
  EXPECT_EQ(ask(other, Method::get, "/api/v1/providers", {chief_}).json()["providers"][0]["of_file"], true);
  Json second = wanted();
  EXPECT_EQ(ask(other, Method::put, "/api/v1/providers/annen", {chief_, second}).json()["back"],
            "http://localhost:1/api/v1/sign-in/annen/back")
      << "the address that the server was started with";
  EXPECT_EQ(get("/api/v1/session").json()["providers"].size(), 1U) << "another server knows what the store has";
}

TEST_F(ProvidersOnPage, BehindAProxyNobodyAsksWhatRunsOnTheMachine) {
  const Server shared = start(true);
  const Answer in = ask(shared, Method::post, "/api/v1/session",
                        {"", {{"name", "Sjef"}, {"password", good_password}}, {{"x-forwarded-proto", "https"}}});
  const std::string cookie = in.cookies.at(0).substr(0, in.cookies.at(0).find(';'));
  const Asked asked{cookie, wanted(), {{"x-forwarded-proto", "https"}}};
  EXPECT_EQ(ask(shared, Method::put, "/api/v1/providers/kommunen", asked).key, "provider_issuer");
}

TEST_F(ProvidersOnPage, WhoAdministersFromThereHasShownTwoFactors) {
  Json body = wanted();
  body["roles"][0]["roles"] = Json::array({{{"role", "administrator"}, {"space", "5029"}}});
  body["strong"] = {"mfa", "nivaa-hoyt"};
  keep(body);
  const Server shared = start(false, {}, "", true);
  const auto status = [&](const Json& claims) {
    return ask(shared, Method::get, "/api/v1/accounts", {cookie_in(go_in(claims))}).status;
  };
  EXPECT_EQ(status(Json::object()), 403);
  EXPECT_EQ(status({{"amr", {"pwd"}}}), 403);
  EXPECT_EQ(status({{"amr", "mfa"}}), 403) << "not of the form of RFC 8176";
  EXPECT_EQ(status({{"amr", {"pwd", "mfa"}}}), 200);
  EXPECT_EQ(status({{"acr", "nivaa-hoyt"}}), 200);
  EXPECT_EQ(status({{"acr", "nivaa-lavt"}}), 403);
}

}  // namespace
}  // namespace handlingsrom::routes
