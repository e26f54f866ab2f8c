// What somebody who is no friend would try at a server with accounts.
#include <chrono>
#include <thread>

#include "base/access/secrets.hpp"
#include "base/store/record.hpp"
#include "surface/routes/gated.hpp"

namespace handlingsrom::routes {
namespace {

using http::Method;

class GateTest : public Gated {};

TEST_F(GateTest, WithoutSigningInNothingOfTheFiguresIsSeen) {
  const std::string kari = member("Kari", {"reader@5029"});
  EXPECT_EQ(get("/api/v1/municipalities", kari).status, 200);
  EXPECT_EQ(get("/api/v1/municipalities", kari).status, 200);  // kept by now
  const Answer refused = get("/api/v1/municipalities");
  EXPECT_EQ(refused.status, 401) << "an answer that is kept is given to nobody who may not see it";
  EXPECT_EQ(refused.key, "sign_in_needed");
  EXPECT_EQ(get("/api/v1/municipalities", "handlingsrom=" + std::string(43, 'A')).status, 401);
  EXPECT_EQ(get("/api/v1/municipalities", kari + "; " + kari).status, 401) << "two cookies of one name are none";
  EXPECT_EQ(get("/nb/5029?c=a%3A1").location, "/nb/sign-in?next=%2Fnb%2F5029%3Fc%3Da%253A1");
  EXPECT_EQ(get("/5029").location, "/nb/sign-in?next=%2F5029");
  EXPECT_EQ(get("/").status, 302);
  EXPECT_EQ(get("/5029", kari).location, "/nb/5029");
}

TEST_F(GateTest, TheCookieIsForTheServerAlone) {
  account("Kari", {"reader@5029"});
  const Json right{{"name", "Kari"}, {"password", good_password}};
  const Answer here = post("/api/v1/session", right);
  ASSERT_EQ(here.cookies.size(), 2U);
  EXPECT_NE(here.cookies[0].find("; Path=/; HttpOnly; SameSite=Strict"), std::string::npos);
  EXPECT_EQ(here.body.find(cookie_in(here).substr(13)), std::string::npos) << "scripts do not see it";
  const Server proxied = start(true);
  const Answer there = ask(proxied, Method::post, "/api/v1/session", {{}, right, {{"x-forwarded-proto", "https"}}});
  EXPECT_EQ(there.cookies[0].find("__Host-handlingsrom="), 0U);
  EXPECT_NE(there.cookies[0].find("; Secure"), std::string::npos) << "it never goes over plain HTTP";
  const Answer plain = ask(proxied, Method::post, "/api/v1/session", {{}, right, {{"x-forwarded-proto", "http"}}});
  EXPECT_EQ(plain.key, "sign_in_insecure");
  EXPECT_TRUE(plain.cookies.empty());
}

TEST_F(GateTest, ASessionThatSomebodyElseLaidThereIsNone) {
  const std::string foe = member("Fiende", {"reader@4647"});
  account("Kari", {"reader@5029"});
  // Kari's browser holds the foe's session, and Kari signs in.
  const Answer answer = ask(Method::post, "/api/v1/session", {foe, {{"name", "Kari"}, {"password", good_password}}});
  EXPECT_EQ(answer.status, 201);
  EXPECT_NE(cookie_in(answer), foe);
  EXPECT_EQ(get("/api/v1/session", foe).json()["signed_in"], false) << "the old one has ended";
  EXPECT_EQ(get("/api/v1/session", cookie_in(answer)).json()["name"], "Kari");
}

TEST_F(GateTest, OtherPagesCannotAct) {
  const std::string kari = member("Kari", {"administrator@all"});
  const Json roles{{"roles", Json::array()}};
  EXPECT_EQ(ask(Method::post, "/api/v1/links", {kari, roles, {}, false}).status, 403) << "no header of our own";
  EXPECT_EQ(ask(Method::post, "/api/v1/links", {kari, roles, {{"origin", "https://evil.example"}}}).status, 403);
  EXPECT_EQ(ask(Method::post, "/api/v1/session", {"", roles, {{"sec-fetch-site", "cross-site"}}}).status, 403);
}

TEST_F(GateTest, TriesAreCountedAndTold) {
  account("Kari", {"reader@5029"});
  const Json wrong{{"name", "Kari"}, {"password", "noe galt noe galt"}};
  const Answer known = post("/api/v1/session", wrong);
  const Answer unknown = post("/api/v1/session", {{"name", "Ingen"}, {"password", "noe galt noe galt"}});
  EXPECT_EQ(known.status, 401);
  EXPECT_EQ(known.body, unknown.body) << "whether there is such an account is not told";
  for (int i = 0; i < 4; ++i) post("/api/v1/session", wrong);
  const Answer late = post("/api/v1/session", {{"name", "Kari"}, {"password", good_password}});
  EXPECT_EQ(late.status, 429);
  EXPECT_GT(std::stoi(late.retry_after), 800);
  for (const Json& odd :
       {Json::object(), Json{{"name", 1}, {"password", "x"}}, Json{{"name", "a"}, {"password", nullptr}},
        Json{{"name", "a"}, {"password", "b"}, {"admin", true}}})
    EXPECT_EQ(post("/api/v1/session", odd).status, 422) << odd;
}

TEST_F(GateTest, WhatIsPrivateIsNotThereForOthers) {
  const std::string kari = member("Kari", {"analyst@5029"}), per = member("Per", {"programme@5029"});
  const std::string id = scenario(kari);
  const std::string path = "/api/v1/scenarios/" + id;
  const Json changed{{"name", "N"}, {"changes", Json::array()}, {"revision", 1}};
  EXPECT_EQ(get(path, kari).status, 200);
  const Answer none = get("/api/v1/scenarios/" + std::string(32, '0'), per);
  EXPECT_EQ(get(path, per).status, 404);
  EXPECT_EQ(get(path, per).key, none.key) << "not even that it is there";
  EXPECT_EQ(ask(Method::put, path, {per, changed}).status, 404);
  EXPECT_EQ(ask(Method::remove, path, {per}).status, 404);
  EXPECT_EQ(get(path + "/sharing", per).status, 404);
  EXPECT_EQ(post(path + "/sharing", {{"shown", "shared"}}, per).status, 404);
  EXPECT_EQ(get("/api/v1/scenarios?with=changes", per).json()["scenarios"].size(), 0U);
  EXPECT_EQ(get("/api/v1/scenarios", kari).json()["scenarios"].size(), 1U);
  // The administrator of everything sees no more.
  const std::string chief = member("Sjef", {"administrator@all", "auditor@all", "reader@all"});
  EXPECT_EQ(get(path, chief).status, 404);
}

TEST_F(GateTest, WorkGoesFromPrivateToPublishedAndIsFrozen) {
  const std::string kari = member("Kari", {"analyst@5029"}), per = member("Per", {"programme@5029"}),
                    reader = member("Leser", {"reader@5029"}), far = member("Langt", {"programme@4647"});
  const std::string path = "/api/v1/scenarios/" + scenario(kari), sharing = path + "/sharing";
  const auto show = [&](const char* as, const std::string& who) { return post(sharing, {{"shown", as}}, who).status; };
  EXPECT_EQ(show("decided", kari), 409) << "not before it is shared";
  EXPECT_EQ(show("shared", kari), 200);
  EXPECT_EQ(get(path, reader).status, 200);
  EXPECT_EQ(get(path, far).status, 404);
  EXPECT_EQ(show("private", per), 403) << "only who made it takes it back";
  EXPECT_EQ(show("decided", kari), 403) << "an analyst decides nothing";
  EXPECT_EQ(show("decided", per), 200);
  const Json changed{{"name", "N"}, {"changes", Json::array()}, {"revision", 1}};
  for (const std::string& who : {kari, per}) {
    EXPECT_EQ(ask(Method::put, path, {who, changed}).key, "work_decided");
    EXPECT_EQ(ask(Method::remove, path, {who}).key, "work_decided");
  }
  EXPECT_EQ(show("shared", per), 409) << "what is decided is not opened again";
  EXPECT_EQ(get(path, far).status, 404);
  EXPECT_EQ(show("published", per), 200);
  EXPECT_EQ(get(path, far).status, 200);
  EXPECT_EQ(ask(Method::put, path, {far, changed}).status, 403);
  EXPECT_EQ(post(sharing, {{"shown", "everybody"}}, per).status, 422);
}

TEST_F(GateTest, AnothersRequestIsAnotherRequest) {
  const std::string kari = member("Kari", {"analyst@5029"}), per = member("Per", {"analyst@5029"});
  const Json body{{"municipality", "5029"}, {"name", "Hemmelig"}, {"changes", Json::array()}};
  const auto save = [&](const std::string& who) {
    return ask(Method::post, "/api/v1/scenarios", {who, body, {{"idempotency-key", "1"}}}).json()["id"];
  };
  EXPECT_EQ(save(kari), save(kari));
  EXPECT_NE(save(kari), save(per)) << "a key that is guessed opens nothing";
}

TEST_F(GateTest, NobodyRaisesThemselves) {
  account("Sjef", {"administrator@all"});
  const std::string local = member("Lokal", {"administrator@5029"});
  const std::string own = accounts().find_named("Lokal")->id, other = account("Annen", {"reader@5029"});
  const auto set = [&](const std::string& id, const char* role, const char* space) {
    return ask(Method::put, "/api/v1/accounts/" + id + "/roles",
               {local, {{"roles", Json::array({{{"role", role}, {"space", space}}})}}});
  };
  EXPECT_EQ(set(own, "programme", "5029").key, "own_roles");
  EXPECT_EQ(set(other, "administrator", "all").key, "role_not_yours");
  EXPECT_EQ(set(other, "reader", "4647").key, "role_not_yours");
  EXPECT_EQ(set(other, "king", "5029").status, 422);
  EXPECT_EQ(set(other, "analyst", "9999").status, 404);
  EXPECT_EQ(set(other, "analyst", "5029").status, 200);
  const std::string invitation = "/api/v1/links";
  EXPECT_EQ(post(invitation, {{"roles", Json::array({{{"role", "administrator"}, {"space", "all"}}})}}, local).key,
            "role_not_yours");
  // Nobody outside what one administers is listed.
  account("Fjern", {"reader@4647"});
  EXPECT_EQ(get("/api/v1/accounts", local).body.find("Fjern"), std::string::npos);
}

TEST_F(GateTest, AnInvitationMakesAMember) {
  const std::string chief = member("Sjef", {"administrator@all"});
  const Json roles = Json::array({{{"role", "analyst"}, {"space", "5029"}}});
  const Answer made = post("/api/v1/links?lang=nn", {{"roles", roles}, {"days", 3}}, chief);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string path = made.json()["path"];
  EXPECT_EQ(path.find("/nn/sign-in#link="), 0U);
  const std::string token = path.substr(path.find('=') + 1);
  EXPECT_EQ(get("/api/v1/links", chief).body.find(token), std::string::npos) << "the link is shown once";
  EXPECT_EQ(post("/api/v1/links/use", {{"token", token}, {"name", "Ny"}, {"password", good_password}}).status, 201);
  EXPECT_EQ(post("/api/v1/links/use", {{"token", token}, {"name", "To"}, {"password", good_password}}).status, 404);
  EXPECT_EQ(get("/api/v1/session", sign_in("Ny")).json()["roles"], roles);
}

TEST_F(GateTest, ASecondFactorIsTakenIntoUse) {
  const std::string kari = member("Kari", {"reader@5029"});
  const std::string path = "/api/v1/session/second-factor";
  EXPECT_EQ(post(path, {{"password", "noe galt noe galt"}}, kari).key, "password_wrong");
  const std::string key = post(path, {{"password", good_password}}, kari).json()["key"];
  EXPECT_EQ(ask(Method::put, path, {kari, {{"code", "000000"}}}).status, 403);
  EXPECT_EQ(get("/api/v1/session", kari).json()["second_factor"], false) << "not before a code was shown";
  const auto code = [&] {
    return access::one_time_code(*access::from_base32(key), static_cast<std::uint64_t>(std::time(nullptr)) / 30);
  };
  const std::string used = code();
  EXPECT_EQ(ask(Method::put, path, {kari, {{"code", used}}}).status, 200);
  const Json right{{"name", "Kari"}, {"password", good_password}};
  EXPECT_EQ(post("/api/v1/session", right).key, "code_needed");
  Json again = right;
  again["code"] = used;
  EXPECT_EQ(post("/api/v1/session", again).key, "code_wrong") << "a code that was read over a shoulder";
}

TEST_F(GateTest, TwoServersKnowTheSame) {
  const Server second = start();
  const std::string kari = member("Kari", {"analyst@5029"});
  EXPECT_EQ(ask(second, Method::get, "/api/v1/session", {kari}).json()["name"], "Kari");
  const std::string id = scenario(kari);
  EXPECT_EQ(ask(second, Method::get, "/api/v1/scenarios/" + id, {kari}).status, 200);
  EXPECT_EQ(ask(Method::remove, "/api/v1/session", {kari}).status, 204);
  EXPECT_EQ(get("/api/v1/municipalities", kari).status, 401) << "at once here";
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  EXPECT_EQ(ask(second, Method::get, "/api/v1/municipalities", {kari}).status, 401) << "within two seconds there";
}

TEST_F(GateTest, TheRecordSaysWhoAndWhoLooked) {
  const std::string kari = member("Kari", {"analyst@5029"}), per = member("Per", {"reader@5029"}),
                    auditor = member("Revisor", {"auditor@5029"});
  const std::string id = scenario(kari);
  post("/api/v1/scenarios/" + id + "/sharing", {{"shown", "shared"}}, kari);
  get("/api/v1/scenarios/" + id, per);
  get("/api/v1/scenarios/" + id, per);
  const Json record = get("/api/v1/audit", auditor).json();
  EXPECT_EQ(record["whole"], true);
  int saved = 0, shared = 0, seen = 0;
  for (const Json& entry : record["entries"]) {
    EXPECT_EQ(entry["municipality"], "5029") << "who audits one municipality sees no other";
    saved += entry["action"] == "put" && entry["author_name"] == "Kari" ? 1 : 0;
    shared += entry["action"] == "shown_shared" && entry["author_name"] == "Kari" ? 1 : 0;
    seen += entry["action"] == "seen" && entry["author_name"] == "Per" ? 1 : 0;
  }
  EXPECT_EQ(saved, 1);
  EXPECT_EQ(shared, 1);
  EXPECT_EQ(seen, 1) << "once an hour";
  EXPECT_FALSE(store::first_break(store::record(*first_.context->kept)));
  // A name is gone with its account; the number stays.
  const std::string chief = member("Sjef", {"administrator@all", "auditor@all"});
  EXPECT_EQ(ask(Method::remove, "/api/v1/accounts/" + accounts().find_named("Kari")->id, {chief}).status, 204);
  EXPECT_EQ(get("/api/v1/audit", chief).body.find("Kari"), std::string::npos);
  EXPECT_EQ(get("/api/v1/session", kari).json()["signed_in"], false);
}

TEST_F(GateTest, OwnFiguresAreKeptForNobody) {
  const std::string kari = member("Kari", {"analyst@5029"}), per = member("Per", {"analyst@4647"});
  const std::string path = "/api/v1/municipalities/5029/first-page?lang=nb";
  const std::string before = get(path, per).body;
  const Json own{{"own", {{"name", "regnskap.csv"}, {"text", "tall;verdi\nNetto driftsresultat;-99,9\n"}}}};
  post(path, own, kari);
  EXPECT_EQ(get(path, per).body, before) << "another's own figures by the number in the address";
}

TEST_F(GateTest, OneSeesWhatIsKeptAboutOne) {
  const std::string kari = member("Kari", {"analyst@5029"});
  member("Per", {"analyst@5029"});
  const Answer data = get("/api/v1/session/data", kari);
  EXPECT_EQ(data.json()["name"], "Kari");
  EXPECT_EQ(data.json()["done"].size(), 1U);
  for (const char* hidden : {"argon2", "Per", "password"}) EXPECT_EQ(data.body.find(hidden), std::string::npos);
}

TEST_F(GateTest, WhereOneIsSignedInIsSeenAndEnded) {
  const std::string here = member("Kari", {"reader@5029"}), there = sign_in("Kari"),
                    per = member("Per", {"reader@5029"});
  const std::string all = "/api/v1/session/all", end = "/api/v1/session/end";
  const Json found = get(all, here).json()["sessions"];
  ASSERT_EQ(found.size(), 2U) << "one's own, and nobody else's";
  std::string other, theirs = get(all, per).json()["sessions"][0]["id"];
  for (const Json& one : found)
    if (!one["this_one"]) other = one["id"];
  EXPECT_EQ(post(end, {{"session", other}}, here).key, "password_wrong") << "whoever sits at a browser that was left";
  EXPECT_EQ(post(end, {{"session", other}, {"password", "noe galt noe galt"}}, here).key, "password_wrong");
  EXPECT_EQ(post(end, {{"session", theirs}, {"password", good_password}}, here).key, "session_gone");
  EXPECT_EQ(get("/api/v1/municipalities", there).status, 200);
  const Answer left = post(end, {{"session", other}, {"password", good_password}}, here);
  EXPECT_EQ(left.json()["sessions"].size(), 1U) << left.body;
  EXPECT_EQ(get("/api/v1/municipalities", there).status, 401);
  const std::string again = sign_in("Kari");
  EXPECT_EQ(post(end, {{"password", good_password}}, here).json()["sessions"].size(), 1U) << "all others";
  EXPECT_EQ(get("/api/v1/municipalities", again).status, 401);
  EXPECT_EQ(get("/api/v1/municipalities", here).status, 200);
  EXPECT_EQ(get("/api/v1/municipalities", per).status, 200);
}

TEST_F(GateTest, WhatHappenedToOnesWayInIsToldAtTheNextSignIn) {
  const std::string kari = member("Kari", {"reader@5029"});
  EXPECT_EQ(ask(Method::put, "/api/v1/session/password",
                {kari, {{"password", good_password}, {"new_password", "et helt annet passord"}}})
                .json()["notices"],
            Json::array())
      << "what one does oneself is no news";
  const Answer next = post("/api/v1/session", {{"name", "Kari"}, {"password", "et helt annet passord"}});
  ASSERT_EQ(next.json()["notices"].size(), 1U) << next.body;
  EXPECT_EQ(next.json()["notices"][0]["what"], "password_set");
  const std::string cookie = cookie_in(next);
  EXPECT_EQ(get("/api/v1/session", cookie).json()["notices"].size(), 1U) << "until it was read";
  EXPECT_EQ(post("/api/v1/session/notices-seen", Json::object(), cookie).status, 204);
  EXPECT_EQ(get("/api/v1/session", cookie).json()["notices"].size(), 0U);
  for (const auto& [agent, count] : {std::pair{"Firefox/1 Linux", 0}, {"Safari/1 iPhone", 0}, {"Safari/1 iPhone", 1}}) {
    const Answer in = ask(Method::post, "/api/v1/session",
                          {"", {{"name", "Kari"}, {"password", "et helt annet passord"}}, {{"user-agent", agent}}});
    EXPECT_EQ(in.json()["notices"].size(), static_cast<std::size_t>(count)) << agent;
  }
}

TEST_F(GateTest, AnAdministratorShowsASecondFactorWhereOthersReachTheServer) {
  account("Sjef", {"administrator@all", "auditor@all"});
  const Server shared = start(false, {}, "", true);
  const auto in = [&](const Json& more) {
    Json right{{"name", "Sjef"}, {"password", good_password}};
    right.update(more);
    return ask(shared, Method::post, "/api/v1/session", {"", right});
  };
  const std::string plain = cookie_in(in(Json::object()));
  const auto asked = [&](const std::string& cookie, const char* path = "/api/v1/accounts") {
    return ask(shared, Method::get, path, {cookie});
  };
  for (const char* path : {"/api/v1/accounts", "/api/v1/links", "/api/v1/keys", "/api/v1/providers"})
    EXPECT_EQ(asked(plain, path).key, "second_factor_needed") << path;
  EXPECT_EQ(ask(shared, Method::post, "/api/v1/links",
                {plain, {{"roles", Json::array({{{"role", "reader"}, {"space", "5029"}}})}}})
                .key,
            "second_factor_needed");
  EXPECT_EQ(asked(plain, "/api/v1/audit").status, 200) << "what does not administer stays open";
  EXPECT_EQ(asked(plain, "/api/v1/session").json()["second_factor_needed"], true);
  // The way in for the first one: setting the factor up.
  const std::string factor = "/api/v1/session/second-factor";
  const std::string key =
      ask(shared, Method::post, factor, {plain, {{"password", good_password}}}).json().value("key", "");
  const auto code = [&](std::uint64_t later) {
    return access::one_time_code(*access::from_base32(key),
                                 static_cast<std::uint64_t>(std::time(nullptr)) / 30 + later);
  };
  const Answer confirmed = ask(shared, Method::put, factor, {plain, {{"code", code(0)}}});
  EXPECT_EQ(confirmed.json()["second_factor_needed"], false) << confirmed.body;
  EXPECT_EQ(asked(plain).status, 200);
  const std::string again = cookie_in(in({{"code", code(1)}}));
  EXPECT_EQ(asked(again).status, 200);
  // On one's own machine nobody is asked for it.
  EXPECT_EQ(get("/api/v1/accounts", member("Annen", {"administrator@5029"})).status, 200);
  EXPECT_EQ(asked(sign_in("Annen")).key, "second_factor_needed") << "a region's administrator neither";
}

/// As if all had signed in long ago.
void let_time_pass(const store::Store& store) {
  store::Cards(store).change([](const store::Desk& desk) {
    for (store::Card card : desk.list("session")) {
      Json body = Json::parse(card.body);
      body["shown"] = "2020-01-01T00:00:00.000Z";
      card.body = body.dump();
      desk.put(card);
    }
  });
}

TEST_F(GateTest, WhatGivesAWayInIsDoneByWhoHasJustShownWhoTheyAre) {
  const std::string chief = member("Sjef", {"administrator@all"});
  let_time_pass(*first_.context->kept);
  const auto asked = [&](const RouteRight& one) {
    std::string path(one.pattern);
    if (const std::size_t at = path.find("{}"); at != std::string::npos) path.replace(at, 2, "x");
    const bool writes = one.method != Method::get && one.method != Method::remove;
    return ask(one.method, path, {chief, writes ? Json::object() : Json(nullptr)}).key;
  };
  int guarded = 0;
  for (const RouteRight& one : route_rights()) {
    if (one.proof == Proof::just_now) {
      EXPECT_EQ(asked(one), "shown_needed") << one.pattern;
      ++guarded;
      continue;
    }
    // To look, to try and to take a way in back needs no delay.
    const bool takes_back = one.method == Method::remove && (one.pattern.find("/links/") != std::string_view::npos ||
                                                             one.pattern.find("/keys/") != std::string_view::npos);
    const bool gives = one.right == access::Right::administer && one.method != Method::get;
    EXPECT_TRUE(!gives || takes_back || one.pattern.ends_with("/try")) << one.pattern << " gives or takes away";
  }
  EXPECT_EQ(guarded, 10);
  const std::string shown = "/api/v1/session/shown";
  const Json role{{"roles", Json::array({{{"role", "administrator"}, {"space", "5029"}}})}};
  for (const Json& wrong : {Json{{"password", "noe galt noe galt"}}, Json{{"code", "000000"}}, Json::object()})
    EXPECT_EQ(ask(Method::put, shown, {chief, wrong}).status, 403) << wrong;
  EXPECT_EQ(post("/api/v1/links", role, chief).key, "shown_needed");
  EXPECT_EQ(ask(Method::put, shown, {chief, {{"password", good_password}}}).status, 204);
  EXPECT_EQ(post("/api/v1/links", role, chief).status, 201);
  EXPECT_EQ(get("/api/v1/session/data", chief).status, 200);
  EXPECT_EQ(post("/api/v1/links", role, sign_in("Sjef")).status, 201) << "a sign-in shows it too";
  const std::string other = member("Annen", {"administrator@all"});
  let_time_pass(*first_.context->kept);
  ask(Method::put, shown, {other, {{"password", good_password}}});
  EXPECT_EQ(post("/api/v1/links", role, chief).key, "shown_needed") << "what another shows counts for the other";
}

TEST_F(GateTest, ASecondFactorIsChangedByWhoHasIt) {
  const std::string kari = member("Kari", {"administrator@all"}), before = sign_in("Kari");
  const std::string factor = "/api/v1/session/second-factor";
  const auto code = [](const std::string& key, int later) {
    return access::one_time_code(*access::from_base32(key),
                                 static_cast<std::uint64_t>(std::time(nullptr)) / 30 + static_cast<unsigned>(later));
  };
  const std::string key = post(factor, {{"password", good_password}}, kari).json().value("key", "");
  const std::string first = code(key, 0);
  ASSERT_EQ(ask(Method::put, factor, {kari, {{"code", first}}}).status, 200);
  // Somebody knows the password, and sits in a session that began before there was a second factor.
  EXPECT_EQ(post(factor, {{"password", good_password}}, before).key, "code_wrong");
  EXPECT_EQ(post(factor, {{"password", good_password}, {"code", first}}, before).key, "code_wrong") << "used";
  EXPECT_EQ(post(factor, {{"code", code(key, 1)}}, kari).status, 422) << "the code alone is not enough either";
  const std::string next =
      post(factor, {{"password", good_password}, {"code", code(key, 1)}}, kari).json().value("key", "");
  EXPECT_EQ(next.size(), 32U);
  // A code of a key that was offered is guessed no more often than one of the key that holds.
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ask(Method::put, factor, {kari, {{"code", "12345"}}}).key, "code_wrong");
  EXPECT_EQ(ask(Method::put, factor, {kari, {{"code", "12345"}}}).key, "sign_in_too_often");
}

TEST_F(GateTest, APasswordsStrengthIsToldAsItIsDecided) {
  const auto told = [&](const char* password) {
    return post("/api/v1/password-strength", {{"password", password}, {"name", "Kari"}}).json();
  };
  EXPECT_EQ(told("iloveyou1234")["good"], false);
  EXPECT_EQ(told("")["good"], false);
  EXPECT_EQ(told(good_password.c_str())["good"], true);
  EXPECT_GT(told(good_password.c_str())["bits"].get<double>(), told("iloveyou1234")["needed"].get<double>());
  const std::string kari = member("Kari", {"reader@5029"});
  EXPECT_EQ(ask(Method::put, "/api/v1/session/password",
                {kari, {{"password", good_password}, {"new_password", "iloveyou1234"}}})
                .key,
            "password_common");
}

}  // namespace
}  // namespace handlingsrom::routes
