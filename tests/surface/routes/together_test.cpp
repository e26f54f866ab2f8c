// Comments and visits as colleagues meet them through the API.
#include "surface/routes/gated.hpp"

namespace handlingsrom::routes {
namespace {

using http::Method;
const std::string comments = "/api/v1/municipalities/5029/comments", visits = "/api/v1/municipalities/5029/visits";

class TogetherTest : public Gated {
 protected:
  void SetUp() override {
    Gated::SetUp();
    kari_ = member("Kari", {"analyst@5029"});
    per_ = member("Per", {"reader@5029"});
  }
  Answer say(const std::string& text, const std::string& cookie,
             const std::string& about = "figure:rooms.money") const {
    return post(comments, {{"about", about}, {"title", "Rom for penger"}, {"text", text}}, cookie);
  }
  Json news(const std::string& cookie) const {
    const Answer answer = post(visits, Json::object(), cookie);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json()["changes"];
  }
  std::string kari_, per_;
};

TEST_F(TogetherTest, AColleagueReadsWhatWasSaidAndWhoSaidIt) {
  ASSERT_EQ(say("Hvor kommer tallet fra?", kari_).status, 201);
  const Json seen = get(comments + "?about=figure:rooms.money", per_).json()["comments"];
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0]["text"], "Hvor kommer tallet fra?");
  EXPECT_EQ(seen[0]["author"], "Kari");
  EXPECT_EQ(seen[0]["own"], false);
  EXPECT_TRUE(get(comments + "?about=figure:rooms.people", per_).json()["comments"].empty());
  const std::string path = comments + "/" + seen[0]["id"].get<std::string>();
  EXPECT_EQ(ask(Method::remove, path, {per_}).status, 403);
  EXPECT_EQ(ask(Method::remove, path, {kari_}).status, 204);
  EXPECT_TRUE(get(comments, per_).json()["comments"].empty());
}

TEST_F(TogetherTest, WhoHasNoRoleHereNeitherReadsNorSpeaks) {
  ASSERT_EQ(say("internt", kari_).status, 201);
  const std::string guest = member("Gjest", {"analyst@4647"});
  EXPECT_EQ(get(comments, guest).status, 403);
  EXPECT_EQ(say("hei", guest).status, 403);
  EXPECT_EQ(post(visits, Json::object(), guest).status, 403);
  EXPECT_EQ(get(comments).status, 401);
}

TEST_F(TogetherTest, WhatIsNoCommentIsRefusedWithItsPlace) {
  for (const Json& body :
       {Json{{"about", "figure:rooms.money"}}, Json{{"about", "figure:rooms.money"}, {"text", " \n"}},
        Json{{"text", "x"}}, Json{{"about", "annet"}, {"text", "x"}},
        Json{{"about", "figure:rooms.money"}, {"text", std::string("a\x1b[2J")}},
        Json{{"about", "figure:rooms.money"}, {"text", std::string(2001, 'a')}},
        Json{{"about", "figure:rooms.money"}, {"text", "x"}, {"owner", "Per"}}}) {
    const Answer answer = post(comments, body, kari_);
    EXPECT_GE(answer.status, 400) << body.dump();
    EXPECT_LT(answer.status, 500) << body.dump();
  }
  EXPECT_TRUE(get(comments, kari_).json()["comments"].empty());
}

TEST_F(TogetherTest, TheNextVisitTellsWhatOthersDidAndNotOnesOwn) {
  EXPECT_TRUE(news(per_).empty());
  ASSERT_EQ(say("Se her", kari_).status, 201);
  const std::string id = scenario(kari_);
  const Json told = news(per_);
  ASSERT_EQ(told.size(), 1U) << "a private scenario is not told of: " << told.dump();
  EXPECT_EQ(told[0]["kind"], "comment");
  EXPECT_EQ(told[0]["title"], "Rom for penger");
  EXPECT_EQ(told[0]["author"], "Kari");
  EXPECT_TRUE(news(kari_).empty());
  ASSERT_EQ(post("/api/v1/scenarios/" + id + "/sharing", {{"shown", "shared"}}, kari_).status, 200);
  bool scenario_told = false;
  for (const Json& one : news(per_)) scenario_told = scenario_told || (one["kind"] == "scenario" && one["id"] == id);
  EXPECT_TRUE(scenario_told);
}

}  // namespace
}  // namespace handlingsrom::routes
