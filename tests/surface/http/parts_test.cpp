// Target, guard, encodings, cache and routes: the parts of the server that need no socket.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <zlib.h>

#include "surface/http/answer_cache.hpp"
#include "surface/http/guard.hpp"
#include "surface/http/router.hpp"
#include "surface/http/target.hpp"

namespace handlingsrom::http {
namespace {

TEST(Target, SplitsPathAndQuery) {
  const auto target = parse_target("/api/v1/search?q=S%C3%B8r+Fron&lang=nb");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->parts, (std::vector<std::string>{"api", "v1", "search"}));
  EXPECT_EQ(target->parameter("q"), "Sør Fron");
  EXPECT_EQ(target->parameter("lang"), "nb");
  EXPECT_FALSE(target->parameter("missing"));
  EXPECT_TRUE(parse_target("/")->parts.empty());
}

TEST(Target, RefusesWhatCouldLeadElsewhere) {
  for (const char* bad :
       {"", "api", "//", "/a//b", "/..", "/a/../b", "/%2e%2e/x", "/a%2fb", "/a%5cb", "/a%00", "/a%0d%0aX", "/%", "/%4",
        "/%zz", "/?a=%0a", "/en/%ff/overview", "/%c0%ae", "/?a=%ff", "/a%e2%80%ae"}) {
    EXPECT_FALSE(parse_target(bad)) << bad;
  }
  EXPECT_FALSE(parse_target("/" + std::string(Target::longest, 'a')));
}

RC_GTEST_PROP(Target, AnyBytesAreReadOrRefused, (const std::string& bytes)) {
  const auto target = parse_target("/" + bytes);
  if (!target) return;
  for (const std::string& part : target->parts)
    RC_ASSERT(!part.empty() && part.find('/') == std::string::npos && part != "..");
}

Request request_with(Method method, std::vector<std::pair<std::string, std::string>> headers) {
  Request request;
  request.method = method;
  request.headers = std::move(headers);
  return request;
}

TEST(Guard, AnswersOnlyToItsOwnNames) {
  const Guard guard({"Kommunen.local"});
  const auto verdict = [&](const char* host) { return guard.check(request_with(Method::get, {{"host", host}})); };
  for (const char* host : {"localhost", "localhost:8350", "127.0.0.1:1", "[::1]:8350", "kommunen.LOCAL:80"})
    EXPECT_EQ(verdict(host), Guard::Verdict::pass) << host;
  for (const char* host :
       {"example.org", "localhost.example.org", "localhost:8350:1", "localhost:abc", "[::1", "127.0.0.1@example.org"}) {
    EXPECT_EQ(verdict(host), Guard::Verdict::host_foreign) << host;
  }
  EXPECT_EQ(guard.check(request_with(Method::get, {})), Guard::Verdict::host_missing);
}

TEST(Guard, RefusesChangesFromOtherPages) {
  const Guard guard;
  using Headers = std::vector<std::pair<std::string, std::string>>;
  const auto verdict = [&](Headers headers) {
    headers.insert(headers.begin(), {"host", "localhost:8350"});
    return guard.check(request_with(Method::post, headers));
  };
  EXPECT_EQ(verdict({{"x-handlingsrom", "web"}, {"origin", "http://localhost:8350"}}), Guard::Verdict::pass);
  EXPECT_EQ(verdict({{"x-handlingsrom", "program"}}), Guard::Verdict::pass);
  EXPECT_EQ(verdict({{"origin", "http://localhost:8350"}}), Guard::Verdict::header_missing);
  EXPECT_EQ(verdict({{"x-handlingsrom", "web"}, {"origin", "http://localhost:9999"}}), Guard::Verdict::origin_foreign);
  EXPECT_EQ(verdict({{"x-handlingsrom", "web"}, {"origin", "null"}}), Guard::Verdict::origin_foreign);
  EXPECT_EQ(verdict({{"x-handlingsrom", "web"}, {"sec-fetch-site", "cross-site"}}), Guard::Verdict::origin_foreign);
  Request form =
      request_with(Method::post, {{"host", "localhost"}, {"x-handlingsrom", "web"}, {"content-type", "text/plain"}});
  form.body = "{}";
  EXPECT_EQ(guard.check(form), Guard::Verdict::not_json);
  for (const auto& [type, expected] : {std::pair{"application/json", Guard::Verdict::pass},
                                       {"Application/JSON ; charset=utf-8", Guard::Verdict::pass},
                                       {"application/jsonx", Guard::Verdict::not_json},
                                       {"application/json-patch+json", Guard::Verdict::not_json},
                                       {"", Guard::Verdict::not_json}}) {
    form.headers.back().second = type;
    EXPECT_EQ(guard.check(form), expected) << type;
  }
}

TEST(Content, NegotiatesAndCompressesOnce) {
  EXPECT_EQ(negotiate("gzip, deflate, br"), Encoding::brotli);
  EXPECT_EQ(negotiate("gzip;q=0.5"), Encoding::gzip);
  EXPECT_EQ(negotiate("br;q=0, gzip;q=0.0"), Encoding::identity);
  EXPECT_EQ(negotiate(""), Encoding::identity);

  const std::string text(5000, 'x');
  const Content content(text);
  Encoding encoding = Encoding::gzip;
  const auto packed = content.in(encoding);
  EXPECT_EQ(encoding, Encoding::gzip);
  EXPECT_EQ(packed, content.in(encoding));
  std::string back(text.size(), '\0');
  z_stream stream{};
  ASSERT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string input = *packed;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(back.data());
  stream.avail_out = static_cast<uInt>(back.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  EXPECT_EQ(back, text);

  const Content small("short");
  encoding = Encoding::brotli;
  EXPECT_EQ(*small.in(encoding), "short");
  EXPECT_EQ(encoding, Encoding::identity);
}

TEST(AnswerCache, ForgetsTheLeastRecentlyUsed) {
  AnswerCache cache(100'000);
  const auto sized = [] { return answer(200, "application/json", std::string(6000, 'x')); };
  for (int i = 0; i < 8; ++i) cache.store("/" + std::to_string(i), sized());
  EXPECT_TRUE(cache.find("/0"));
  for (int i = 8; i < 12; ++i) cache.store("/" + std::to_string(i), sized());
  EXPECT_TRUE(cache.find("/0"));
  EXPECT_FALSE(cache.find("/1"));
  EXPECT_LE(cache.bytes(), 100'000U);
  cache.store("/huge", answer(200, "text/plain", std::string(90'000, 'x')));
  EXPECT_FALSE(cache.find("/huge"));
}

TEST(Router, FindsHandlersAndSaysWhatIsAllowed) {
  Router router;
  router.add(Method::get, "/api/v1/things/{}", [](const Request&) { return Response{}; });
  router.add(Method::put, "/api/v1/things/{}", [](const Request&) { return Response{}; });
  const auto hit = router.match(Method::head, {"api", "v1", "things", "7"});
  ASSERT_NE(hit.handler, nullptr);
  EXPECT_EQ(hit.captures, std::vector<std::string>{"7"});
  EXPECT_EQ(router.match(Method::post, {"api", "v1", "things", "7"}).allowed.size(), 2U);
  EXPECT_TRUE(router.match(Method::get, {"api", "v1", "things"}).allowed.empty());
}

}  // namespace
}  // namespace handlingsrom::http
