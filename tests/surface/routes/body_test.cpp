// What a client may send in a body: read strictly, refused with its place.
#include "surface/routes/body.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "surface/routes/saving_quota.hpp"

namespace handlingsrom::routes {
namespace {

std::string refused_at(const std::string& body) {
  try {
    const Json object = read_object(body, {"name", "changes", "number"});
    read_text(object, "name", 20);
    read_number(object, "number");
    read_changes(object);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.arguments().at(0).second + " " + error.arguments().at(1).second;
  }
  return "";
}

TEST(Body, TextIsPlainText) {
  EXPECT_EQ(refused_at(R"({"name":"Heime – æøå"})"), "");
  for (const char* name :
       {R"(a\u0001b)", R"(a\nb)", R"(a\u202Eb)", R"(a\u200Bb)", R"(\uFEFFa)", R"(a\u007f)", R"(a\uFFFE)"}) {
    EXPECT_EQ(refused_at("{\"name\":\"" + std::string(name) + "\"}"),
              "/name text without control characters or characters that do not show")
        << name;
  }
  const std::string reason = R"({"changes":[{"id":"class_size","value":17,"reason":"fyrst\nså"}]})";
  EXPECT_EQ(refused_at(reason), "");
}

TEST(Body, AKeyStandsOnce) {
  EXPECT_EQ(refused_at(R"({"name":"a","name":"b"})"), "/name each key once");
  EXPECT_EQ(refused_at(R"({"changes":[{"id":"class_size","value":17,"value":18}]})"), "/value each key once");
  EXPECT_EQ(refused_at(R"({"changes":[{"id":"class_size","value":17},{"id":"sick_leave","value":0.08}]})"), "");
}

TEST(Body, OnlyJsonObjectsWithinTheirDepth) {
  for (const char* body : {"", "[]", "{", "{}x", "{\"name\":nan}", "{\"number\":1e999}", "{\"a\":1}"})
    EXPECT_NE(refused_at(body), "") << body;
  EXPECT_NE(refused_at("{\"changes\":" + std::string(5000, '[') + std::string(5000, ']') + "}"), "");
}

TEST(SavingQuota, OneClientHasItsShare) {
  SavingQuota quota(2);
  quota.take("a");
  quota.take("a");
  EXPECT_THROW(quota.take("a"), Error);
  quota.take("b");
  quota.give_back("a");
  quota.take("a");
  quota.give_back("nobody");
}

}  // namespace
}  // namespace handlingsrom::routes
