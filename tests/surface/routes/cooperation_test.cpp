// A study of cooperation that is asked for by values: refused by the reader of files, with place, found and expected; what is asked for can be taken along.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/standard_seed.hpp"
#include "surface/api/studies.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/routed.hpp"

namespace handlingsrom::routes {
namespace {

http::Response answer(http::Method method, const std::vector<std::string>& path, std::string body = "") {
  const http::Router::Match match = bundled_router().match(method, path);
  if (match.handler == nullptr) throw Error(ErrorCode::internal, "no_route");
  http::Request request;
  request.method = method;
  request.body = std::move(body);
  request.captures = match.captures;
  http::Response response = (*match.handler)(request);
  return response.slowly ? response.slowly([] { return false; }) : response;
}

http::Response post(const std::string& what, std::string body) {
  return answer(http::Method::post, {"api", "v1", "cooperation", what}, std::move(body));
}

nlohmann::json study(const std::string& body) { return nlohmann::json::parse(post("study", body).content->plain()); }

/// Key and values of the refusal, "study_member_twice samarbeid.toml 4 …".
std::string refusal_of(const std::string& what, const std::string& body, ErrorCode code = ErrorCode::bad_input) {
  try {
    post(what, body);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code) << body;
    std::string said = error.key();
    for (const auto& [name, value] : error.arguments()) said += " " + value;
    return said;
  }
  return "";
}

TEST(Cooperation, WhatTheReaderOfFilesRefusesIsRefused) {
  const std::vector<std::pair<std::string, std::string>> all{
      {R"({"municipalities":["4640","4644","Sogndal"]})", "study_member_twice samarbeid.toml 4"},
      {R"({"municipalities":["4640","4644"],"hosts":["4642"]})", "study_not_a_member samarbeid.toml 5"},
      {R"({"municipalities":["4640","4644"],"hosts":[]})", "study_no_host samarbeid.toml 5"},
      {R"({"municipalities":["4640"]})", "study_members samarbeid.toml 4"},
      {R"({"municipalities":["4640","4644"],"service":"ski"})", "toml_value samarbeid.toml 3"},
      {R"({"municipalities":["4640","4644"],"sharing":"fair"})", "toml_value samarbeid.toml 6"},
      {R"({"municipalities":["4640","4644"],"form":"club"})", "toml_value samarbeid.toml 8"},
      {R"({"municipalities":["4640","4644"],"sharing":"agreed",
           "own":[{"municipality":"4640","agreed":60},{"municipality":"4644","agreed":30}]})",
       "study_shares_sum samarbeid.toml 6"},
      {R"({"municipalities":["4640","4644"],"sharing":"agreed"})", "study_shares_missing"},
      {R"({"municipalities":["4640","4644"],"own":[{"municipality":"4640","cost":-1}]})", "study_not_cost"},
      {R"({"municipalities":["4640","4644"],"settings":[{"id":"colour","value":1}]})", "toml_unknown_key"},
      {R"({"municipalities":["4640","4644"],"settings":[{"id":"joint_share","value":2}]})", "toml_value"},
      {R"({"municipalities":["4640","4644"],"leaves":"4642"})", "together_not_a_member 4642 Sogndal, Luster"},
      {R"({"municipalities":["4640","4644"],"seen_from":"4642"})", "together_not_a_member"},
  };
  for (const auto& [body, says] : all)
    EXPECT_TRUE(refusal_of("study", body).starts_with(says)) << refusal_of("study", body);
  const std::string far = R"({"municipalities":["4640","0301"],"most_km":20})";
  EXPECT_NE(refusal_of("study", far, ErrorCode::no_solution), "");
}

TEST(Cooperation, ABodyIsReadStrictly) {
  for (const char* body :
       {"{}", "[]", R"({"municipalities":"4640"})", R"({"municipalities":[4640]})",
        R"({"municipalities":["4640","4644"],"colour":1})", R"({"municipalities":["4640","4644"],"hosts":"4640"})",
        R"({"municipalities":["4640","4644"],"own":[{"cost":1}]})",
        R"({"municipalities":["4640","4644"],"own":[{"municipality":"4640","coast":1}]})",
        R"({"municipalities":["4640","4644"],"settings":[{"id":"joint_share"}]})",
        R"({"municipalities":["4640","4644"],"through_neighbours":"yes"})"}) {
    EXPECT_NE(refusal_of("study", body), "") << body;
    EXPECT_NE(refusal_of("papers", body), "") << body;
  }
  EXPECT_NE(refusal_of("study", R"({"municipalities":["4640","4644"],"width":10})"), "");
}

TEST(Cooperation, TheFileGivesTheSameStudy) {
  const std::string body =
      R"({"municipalities":["4640","4644","4642"],"sharing":"shapley","form":"host","quality":"A \"b\"\nc",
          "settings":[{"id":"joint_share","value":0.3,"low":0.2,"high":0.4,"reason":"r"}],
          "own":[{"municipality":"4642","cost":7000000,"fte":4.5}],"distances":[{"from":"4640","to":"4644","km":30}]})";
  const std::string text(post("file", body).content->plain());
  const api::Service service{std::filesystem::path("data/handlingsrom.bundle")};
  const messages::Catalogue catalogue("data/messages", messages::Language::bokmaal);
  const api::StudyAnswer read = api::study_cooperation_text(service, text, "again.toml", standard_seed);
  EXPECT_EQ(read.study.quality, "A \"b\"\nc");
  EXPECT_EQ(read.study.distances.size(), 1U);
  const nlohmann::json page = study(body);
  EXPECT_NEAR(page.at("gain").at("value").get<double>(), read.outcome.gain.value, 0.01);
  // The given cost, and the price of its few days with nobody.
  const double alone = page.at("members")[2].at("alone").at("value");
  EXPECT_GE(alone, 7e6);
  EXPECT_LT(alone, 7.05e6);
}

TEST(Cooperation, WithoutOneTheOthersPayAllThatIsLeft) {
  const std::string four = R"("municipalities":["4640","4644","4642","4643"],"seen_from":"4640")";
  const nlohmann::json all = study("{" + four + "}"), left = study("{" + four + R"(,"leaves":"Luster"})");
  const nlohmann::json three = study(R"({"municipalities":["4640","4642","4643"],"seen_from":"4640"})");
  EXPECT_EQ(left.at("gain"), three.at("gain"));
  EXPECT_NE(left.at("gain"), all.at("gain"));
  EXPECT_TRUE(left.at("members")[1].at("leaves").get<bool>());
  EXPECT_TRUE(left.at("members")[1].at("paid").is_null());
  const nlohmann::json apart = study("{" + four + R"(,"hosts":["4640"],"leaves":"4640"})");
  EXPECT_TRUE(apart.at("falls_apart").get<bool>());
  EXPECT_TRUE(study(R"({"municipalities":["4640","4644"],"leaves":"4644"})").at("falls_apart").get<bool>());
}

TEST(Cooperation, RoomsTogetherAreTheStudysOwn) {
  const std::string body = R"({"municipalities":["4640","4644"],"seen_from":"4640"})";
  const nlohmann::json rooms = nlohmann::json::parse(post("rooms", body).content->plain());
  const api::Service service{std::filesystem::path("data/handlingsrom.bundle")};
  const std::string text(post("file", body).content->plain());
  const cooperation::Outcome outcome = api::study_cooperation_text(service, text, "again.toml", standard_seed).outcome;
  const auto last = [&](const nlohmann::json& of, const char* course) {
    return of.at("rooms")[0].at(course).at("middle").back().get<double>();
  };
  for (std::size_t i = 0; i < 2; ++i) {
    const cooperation::MemberYears& years = outcome.rooms[0][i];
    EXPECT_NEAR(last(rooms.at("members")[i], "alone"), years.alone.back().value, 1);
    EXPECT_NEAR(last(rooms.at("members")[i], "together"), years.together.back().value, 1);
    EXPECT_NE(years.alone.back().value, years.together.back().value);
  }
  EXPECT_NEAR(last(rooms.at("sum"), "together") - last(rooms.at("sum"), "alone"),
              outcome.rooms_sum[0].together.back().value - outcome.rooms_sum[0].alone.back().value, 1);
}

TEST(Cooperation, PartnersAreAskedForWithinLimits) {
  const auto ask = [](const std::string& query) {
    const http::Router::Match match =
        bundled_router().match(http::Method::get, {"api", "v1", "municipalities", "1812", "cooperation", "partners"});
    http::Request request;
    request.target = http::parse_target("/api/v1/municipalities/1812/cooperation/partners?" + query).value();
    request.captures = match.captures;
    return (*match.handler)(request);
  };
  EXPECT_EQ(nlohmann::json::parse(ask("members=3").content->plain()).at("partners")[0].at("members").size() <= 3, true);
  for (const char* query : {"members=1", "members=x", "km=0", "service=ski", "service=ppt"})
    EXPECT_THROW(ask(query), Error) << query;
}

TEST(Cooperation, AnInquiryIsReadAsItIsWritten) {
  EXPECT_TRUE(refusal_of("inquiry", R"({"text":"title = 1"})").starts_with("toml_"));
  EXPECT_NE(refusal_of("inquiry", R"({"text":"  "})"), "");
  EXPECT_NE(refusal_of("inquiry", R"({"file":"x"})"), "");
}

TEST(Cooperation, AStudyThatIsOpenedGivesTheFiguresOfItsFile) {
  for (const char* example : {"sogn-barnevern", "fosen-barnevern", "namdal-sykehjem"}) {
    std::ifstream file(std::string("examples/") + example + ".toml");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto opened = nlohmann::json::parse(post("opened", nlohmann::json{{"text", text}}.dump()).content->plain());
    const nlohmann::json page = study(opened["asked"].dump());
    static const api::Service service{std::filesystem::path("data/handlingsrom.bundle")};
    const api::StudyAnswer answer =
        api::study_cooperation(service, std::string("examples/") + example + ".toml", standard_seed);
    EXPECT_NEAR(page["together"]["value"].get<double>(), answer.outcome.together.value, 1) << example;
    EXPECT_NEAR(page["gain"]["low"].get<double>(), answer.outcome.gain.low, 1) << example;
    EXPECT_EQ(page["title"], answer.study.title);
    EXPECT_EQ(page["distances"].size(), answer.distances.size());
  }
}

TEST(Cooperation, TablesOfWaysAndFilesOfStudiesAreReadStrictly) {
  const auto ways = nlohmann::json::parse(
      post("ways", R"({"municipalities":["4640","4644"],"text":"fra;til;km;minutter\nSogndal;Luster;31,5;40\n"})")
          .content->plain());
  EXPECT_DOUBLE_EQ(ways["distances"][0]["km"], 31.5);
  EXPECT_EQ(refusal_of("ways", R"({"municipalities":["4640","4644"],"text":"fra;til;km\nSogndal;Oslo;3\n"})"),
            "study_ways veier.csv B2 (til) Oslo Sogndal, Luster");
  EXPECT_TRUE(refusal_of("ways", R"({"municipalities":["4640"],"text":"x"})").starts_with("body_invalid"));
  EXPECT_TRUE(refusal_of("ways", R"({"municipalities":[1,2],"text":"x"})").starts_with("body_invalid"));
  EXPECT_TRUE(refusal_of("ways", R"({"municipalities":["4640","4644"],"text":" "})").starts_with("body_invalid"));
  EXPECT_TRUE(refusal_of("opened", R"({"text":"title = 1"})").starts_with("toml_"));
  EXPECT_TRUE(refusal_of("opened", R"({"text":" "})").starts_with("body_invalid"));
  EXPECT_TRUE(refusal_of("opened", R"({"words":"x"})").starts_with("body_invalid"));
  const auto minutes =
      study(R"({"municipalities":["4640","4639"],"distances":[{"from":"4640","to":"4639","minutes":95}]})");
  EXPECT_FALSE(minutes["distances"][0]["given"].get<bool>());
  EXPECT_TRUE(minutes["distances"][0]["timed"].get<bool>());
  EXPECT_EQ(minutes["distances"][0]["minutes"], 95);
}

}  // namespace
}  // namespace handlingsrom::routes
