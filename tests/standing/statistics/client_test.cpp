// What the client does when the service is not at its best.
#include "standing/statistics/client.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/statistics/http_date.hpp"
#include "standing/statistics/standing_in.hpp"

namespace handlingsrom::statistics {
namespace {

using std::chrono::milliseconds;

const Selection question{{"KOKkommuneregion0000", {"5029"}}, {"ContentsCode", {"K"}}, {"Tid", {"2024"}}};
const std::string good = recorded({"5029"}, {"2024"});

struct Case {
  TestTransport transport;
  TestClock clock;
  Client client(ClientOptions options = {}) { return {transport, clock, std::move(options)}; }
};

std::string fault_of(Case& test, ClientOptions options = {}) {
  try {
    test.client(std::move(options)).data("12134", question);
  } catch (const Error& error) {
    return error.key();
  }
  return "no fault";
}

TEST(Client, TriesAgainWhereTheServiceFailed) {
  for (const HttpResponse& bad :
       {answer(500), answer(502, "<html>"), answer(408), failed(Failure::unreachable), failed(Failure::timed_out),
        failed(Failure::cut_short), answer(200, good.substr(0, good.size() / 2)), answer(200, "<html>"), answer(200)}) {
    Case test;
    test.transport.answers = {bad, bad, answer(200, good)};
    EXPECT_EQ(test.client().data("12134", question).body, good);
    ASSERT_EQ(test.clock.waits.size(), 2U);
    // Between half and the whole of one second, then of two.
    EXPECT_GE(test.clock.waits[0], milliseconds(500));
    EXPECT_LE(test.clock.waits[0], milliseconds(1000));
    EXPECT_GE(test.clock.waits[1], milliseconds(1000));
    EXPECT_LE(test.clock.waits[1], milliseconds(2000));
  }
}

TEST(Client, GivesUpAfterItsAttempts) {
  Case test;
  test.transport.answers = {failed(Failure::unreachable)};
  EXPECT_EQ(fault_of(test), "statistics_unreachable");
  EXPECT_EQ(test.transport.requests.size(), 6U);
}

TEST(Client, DoesNotRepeatAQuestionThatIsWrong) {
  for (const auto& [bad, key] : std::vector<std::pair<HttpResponse, std::string>>{
           {answer(400,
                   R"({"type":"Parameter error","title":"Missing selection for mandantory variable","status":400})"),
            "statistics_refused"},
           {answer(400, R"({"type":"Parameter error","title":"Non-existent table","status":404})"),
            "statistics_table_unknown"},
           {answer(403, R"({"error":"Too many values selected"})"), "statistics_refused"},
           {answer(404, "<!DOCTYPE html>"), "statistics_refused_silently"},
           {answer(410), "statistics_refused_silently"},
           {failed(Failure::insecure), "statistics_insecure"},
           {failed(Failure::bad_redirect), "statistics_bad_redirect"},
           {failed(Failure::too_large), "statistics_too_large"}}) {
    Case test;
    test.transport.answers = {bad};
    EXPECT_EQ(fault_of(test), key);
    EXPECT_EQ(test.transport.requests.size(), 1U);
  }
}

TEST(Client, KeepsToTheLimitOfTheHeaders) {
  Case test;
  test.transport.answers = {answer(200, good, {{"x-ratelimit-remaining", "0"}, {"x-ratelimit-policy", "40;w=30s"}}),
                            answer(200, good)};
  Client client = test.client();
  client.data("12134", question);
  EXPECT_TRUE(test.clock.waits.empty());
  client.data("12134", question);
  EXPECT_EQ(test.clock.waited(), std::chrono::seconds(30));
}

TEST(Client, WaitsAsLongAsItIsTold) {
  Case seconds;
  seconds.transport.answers = {answer(429, "", {{"retry-after", "17"}}), answer(200, good)};
  seconds.client().data("12134", question);
  EXPECT_EQ(seconds.clock.waited(), std::chrono::seconds(17));
  Case date;  // 1,000 s after the standard's example, and seven more to go
  date.transport.answers = {answer(503, "", {{"retry-after", "Sun, 06 Nov 1994 09:06:17 GMT"}}), answer(200, good)};
  date.client().data("12134", question);
  EXPECT_EQ(date.clock.waited(), std::chrono::seconds(7));
  Case window;
  window.transport.answers = {answer(429, "", {{"x-ratelimit-policy", "40;w=60s"}}), answer(200, good)};
  window.client().data("12134", question);
  EXPECT_GE(window.clock.waited(), std::chrono::seconds(60));
}

TEST(Client, OutlastsMaintenanceButNotForEver) {
  Case test;
  for (int i = 0; i < 20; ++i) test.transport.answers.push_back(answer(503, "<html>"));
  test.transport.answers.push_back(answer(200, good));
  test.client().data("12134", question);
  EXPECT_EQ(test.transport.requests.size(), 21U);
  Case closed;
  closed.transport.answers = {answer(503)};
  EXPECT_EQ(fault_of(closed), "statistics_refused_silently");
  EXPECT_GE(closed.clock.waited(), std::chrono::minutes(45));
  EXPECT_LE(closed.clock.waited(), std::chrono::minutes(50));
}

TEST(Client, PostsWhatIsTooLongForAnAddress) {
  Case test;
  test.transport.answers = {answer(200, good)};
  Selection many = question;
  for (int i = 0; i < 400; ++i) many[0].values.push_back(std::to_string(1000 + i));
  test.client().data("12134", many);
  ASSERT_EQ(test.transport.requests.size(), 1U);
  EXPECT_LT(test.transport.requests[0].url.size(), 200U);
  EXPECT_EQ(test.transport.requests[0].body.substr(0, 80),
            R"({"selection":[{"variableCode":"KOKkommuneregion0000","valueCodes":["5029","1000")");
  test.client().data("12134", question);
  EXPECT_TRUE(test.transport.requests[1].body.empty());
  EXPECT_NE(test.transport.requests[1].url.find("valueCodes%5BTid%5D=2024"), std::string::npos);
}

TEST(Client, AsksOnTheConditionThatSomethingChanged) {
  Case test;
  test.transport.answers = {answer(304)};
  const Fetched held{false, "", "\"abc\"", "Sun, 06 Nov 1994 08:49:37 GMT"};
  const Fetched fetched = test.client().data("12134", question, held);
  EXPECT_TRUE(fetched.unchanged);
  EXPECT_EQ(fetched.etag, "\"abc\"");
  EXPECT_EQ(test.transport.requests[0].if_none_match, "\"abc\"");
}

TEST(Client, ReadsTheServicesOwnLimit) {
  Case test;
  test.transport.answers = {answer(200, R"({"maxDataCells":150000,"maxCallsPerTimeWindow":0})"),
                            answer(200, R"({"maxDataCells":0})")};
  Client client = test.client();
  client.read_configuration();
  EXPECT_EQ(client.cells_per_call(), 150'000U);
  client.read_configuration();
  EXPECT_EQ(client.cells_per_call(), 150'000U);  // zero does not mean without limit
}

TEST(Client, TheSameSeedWaitsTheSame) {
  const auto waits = [](std::uint64_t seed) {
    Case test;
    test.transport.answers = {failed(Failure::cut_short)};
    ClientOptions options;
    options.seed = seed;
    fault_of(test, options);
    return test.clock.waits;
  };
  EXPECT_EQ(waits(1), waits(1));
  EXPECT_NE(waits(1), waits(2));
}

TEST(HttpDate, ReadsTheExampleOfTheStandard) {
  EXPECT_EQ(read_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), 784'111'777);
  for (const char* text :
       {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Xxx 1994 08:49:37 GMT"})
    EXPECT_FALSE(read_http_date(text)) << text;
}

}  // namespace
}  // namespace handlingsrom::statistics
