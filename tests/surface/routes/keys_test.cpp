// Keys of programs: what they open, how often, and when they no longer do.
#include "base/access/keys.hpp"

#include "base/store/record.hpp"
#include "surface/routes/gated.hpp"

namespace handlingsrom::routes {
namespace {

using http::Method;

class KeyTest : public Gated {
 protected:
  void SetUp() override {
    Gated::SetUp();
    chief_ = member("Sjef", {"administrator@all"});
  }
  Json made(const std::string& role, int per_minute = 100, const std::string& place = "5029") const {
    const Answer answer = post("/api/v1/keys", wanted(role, per_minute, place), chief_);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.json();
  }
  static Json wanted(const std::string& role, int per_minute = 100, const std::string& place = "5029") {
    return {{"name", "Ark " + role},
            {"roles", Json::array({{{"role", role}, {"space", place}}})},
            {"per_minute", per_minute}};
  }
  static Asked with(const Json& key) {
    return {"", nullptr, {{"authorization", "Bearer " + key["secret"].get<std::string>()}}};
  }
  Answer get_with(const std::string& path, const Json& key) const { return ask(Method::get, path, with(key)); }

  std::string chief_;
};

TEST_F(KeyTest, OpensWhatItsRolesDo) {
  const Json key = made("analyst");
  EXPECT_EQ(get_with("/api/v1/municipalities", key).status, 200);
  Asked saves = with(key);
  saves.body = Json{{"municipality", "5029"}, {"name", "S"}, {"changes", Json::array()}};
  const Answer saved = ask(Method::post, "/api/v1/scenarios", saves);
  ASSERT_EQ(saved.status, 201) << saved.body;
  const std::string path = "/api/v1/scenarios/" + saved.json()["id"].get<std::string>();
  EXPECT_EQ(get_with(path, key).status, 200);
  EXPECT_EQ(get(path, member("Kari", {"analyst@5029"})).status, 404) << "what a program makes is private too";
  saves.body["municipality"] = "4647";
  EXPECT_EQ(ask(Method::post, "/api/v1/scenarios", saves).status, 403);
  EXPECT_EQ(get_with("/api/v1/session", key).json()["signed_in"], true);
}

TEST_F(KeyTest, GivesNobodyAnything) {
  const Answer refused = post("/api/v1/keys", wanted("administrator"), chief_);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.key, "key_role");
  const Json key = made("programme", 100, "all");
  for (const char* path : {"/api/v1/accounts", "/api/v1/keys", "/api/v1/links", "/api/v1/session/data"})
    EXPECT_EQ(get_with(path, key).status, 403) << path;
}

TEST_F(KeyTest, IsTakenBackAtOnce) {
  const Json key = made("reader");
  EXPECT_EQ(get_with("/api/v1/municipalities", key).status, 200);
  EXPECT_EQ(ask(Method::remove, "/api/v1/keys/" + key["id"].get<std::string>(), {chief_}).status, 204);
  const Answer after = get_with("/api/v1/municipalities", key);
  EXPECT_EQ(after.status, 401) << "also where the answer is kept";
  EXPECT_EQ(after.key, "key_refused");
  EXPECT_EQ(ask(Method::remove, "/api/v1/keys/" + key["id"].get<std::string>(), {chief_}).status, 404);
}

TEST_F(KeyTest, AsksNoOftenerThanItMay) {
  const Json key = made("reader", 3), other = made("analyst", 3);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(get_with("/api/v1/municipalities", key).status, 200);
  const Answer late = get_with("/api/v1/municipalities", key);
  EXPECT_EQ(late.status, 429);
  EXPECT_EQ(late.key, "key_too_often");
  EXPECT_GE(std::stoi(late.retry_after), 1);
  EXPECT_LE(std::stoi(late.retry_after), 20) << "three a minute";
  EXPECT_EQ(get_with("/api/v1/municipalities", other).status, 200) << "another's share is another's";
  EXPECT_EQ(get("/api/v1/municipalities", chief_).status, 200);
}

TEST_F(KeyTest, IsSeenOnceAndKeptUnread) {
  const Json key = made("reader");
  const std::string secret = key["secret"];
  EXPECT_TRUE(secret.starts_with(access::key_mark));
  EXPECT_EQ(get("/api/v1/keys", chief_).body.find(secret), std::string::npos);
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(bytes.find(secret), std::string::npos) << entry.path();
    EXPECT_EQ(bytes.find(secret.substr(access::key_mark.size())), std::string::npos) << entry.path();
  }
}

TEST_F(KeyTest, StandsInTheRecordUnderItsNumber) {
  const Json key = made("analyst");
  Asked saves = with(key);
  saves.body = Json{{"municipality", "5029"}, {"name", "S"}, {"changes", Json::array()}};
  ASSERT_EQ(ask(Method::post, "/api/v1/scenarios", saves).status, 201);
  const std::string auditor = member("Revisor", {"auditor@all"});
  std::string told;
  const Json record = get("/api/v1/audit", auditor).json();
  for (const Json& entry : record["entries"])
    told += entry["action"].get<std::string>() + " " + entry["author_name"].get<std::string>() + "\n";
  EXPECT_NE(told.find("key_made Sjef"), std::string::npos) << told;
  EXPECT_NE(told.find("put Ark analyst"), std::string::npos) << told;
}

TEST_F(KeyTest, IsMadeOnlyForPlacesOfTheAdministrator) {
  const std::string local = member("Lokal", {"administrator@5029"});
  EXPECT_EQ(post("/api/v1/keys", wanted("reader", 10, "4647"), local).key, "role_not_yours");
  EXPECT_EQ(post("/api/v1/keys", wanted("reader", 10, "all"), local).key, "role_not_yours");
  EXPECT_EQ(post("/api/v1/keys", wanted("reader", 10, "5029"), local).status, 201);
  const Json far = made("analyst", 10, "4647");
  EXPECT_EQ(get("/api/v1/keys", local).json()["keys"].size(), 1U);
  EXPECT_EQ(ask(Method::remove, "/api/v1/keys/" + far["id"].get<std::string>(), {local}).status, 403);
}

TEST_F(KeyTest, OddOnesAreRefused) {
  const Json good = wanted("reader");
  for (const auto& [change, status] : std::vector<std::pair<Json, int>>{{{{"name", ""}}, 422},
                                                                        {{{"name", "a\nb"}}, 422},
                                                                        {{{"roles", Json::array()}}, 422},
                                                                        {{{"per_minute", 0}}, 422},
                                                                        {{{"per_minute", 1e9}}, 422},
                                                                        {{{"days", 731}}, 422},
                                                                        {{{"secret", "mine"}}, 422}}) {
    Json body = good;
    body.update(change);
    EXPECT_EQ(post("/api/v1/keys", body, chief_).status, status) << change;
  }
  EXPECT_EQ(post("/api/v1/keys", good, chief_).status, 201);
  EXPECT_EQ(post("/api/v1/keys", good, chief_).status, 409) << "of that name";
  const Json key = made("analyst");
  const std::string secret = key["secret"];
  for (const std::string& header : {std::string("Bearer "), "Bearer  " + secret, "Basic " + secret, secret,
                                    "Bearer " + secret + "A", "Bearer " + secret.substr(0, 20)})
    EXPECT_EQ(ask(Method::get, "/api/v1/municipalities", {"", nullptr, {{"authorization", header}}}).status, 401)
        << header;
  EXPECT_EQ(ask(Method::get, "/api/v1/municipalities",
                {"", nullptr, {{"authorization", "bearer " + secret}, {"authorization", "Bearer x"}}})
                .status,
            401)
      << "two are none";
}

TEST_F(KeyTest, OfAnotherProcessHoldsHereToo) {
  const Json key = made("reader");
  const Server second = start();
  EXPECT_EQ(ask(second, Method::get, "/api/v1/municipalities", with(key)).status, 200);
  const Server proxied = start(true);
  Asked plain = with(key);
  plain.headers.emplace_back("x-forwarded-proto", "http");
  EXPECT_EQ(ask(proxied, Method::get, "/api/v1/municipalities", plain).key, "sign_in_insecure");
}

TEST(Allowance, IsAMinutesShareAndComesBackEvenly) {
  access::Allowance allowance(60);
  for (int i = 0; i < 60; ++i) EXPECT_EQ(allowance.take(1000), 0);
  EXPECT_EQ(allowance.take(1000), 1);
  EXPECT_EQ(allowance.take(1001), 0);
  EXPECT_EQ(allowance.take(1001), 1);
  for (int i = 0; i < 60; ++i) EXPECT_EQ(allowance.take(9000), 0) << "no more than a minute's is saved";
  EXPECT_GT(allowance.take(9000), 0);
  access::Allowance slow(1);
  EXPECT_EQ(slow.take(0), 0);
  EXPECT_EQ(slow.take(0), 60);
  EXPECT_EQ(slow.take(30), 30);
  EXPECT_EQ(slow.take(60), 0);
}

}  // namespace
}  // namespace handlingsrom::routes
