// A server with accounts, without sockets: requests as a browser would send them, answered as it would see them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "base/access/accounts.hpp"
#include "base/store/store.hpp"
#include "surface/http/application.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/json.hpp"
#include "surface/routes/routed.hpp"

namespace handlingsrom::routes {

inline const std::string good_password = "en lang setning uten mening";

struct Answer {
  int status = 0;
  std::string body;
  std::string key;  // of a problem document
  std::vector<std::string> cookies;
  std::string location;
  std::string retry_after;
  Json json() const { return Json::parse(body, nullptr, false); }
};

struct Asked {
  std::string cookie = {};
  Json body = nullptr;
  std::vector<std::pair<std::string, std::string>> headers = {};
  bool own_header = true;
};

class Gated : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "gated-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    first_ = start();
  }
  void TearDown() override {
    first_ = {};
    std::filesystem::remove_all(folder_);
  }

  struct Server {
    std::shared_ptr<Context> context;
    std::shared_ptr<http::Application> application;
  };
  /// One process more on the same store.
  Server start(bool behind_proxy = false, std::vector<access::Provider> providers = {}, std::string address = {},
               bool factor_needed = false) const {
    Server server;
    server.context = std::make_shared<Context>(bundled_context());
    server.context->kept = std::make_shared<const store::Store>(store::Address(folder_ / "store.sqlite"));
    server.context->scenarios = std::make_shared<http::ScenarioStore>(server.context->kept);
    Gatekeeper::Parts parts;
    parts.service = &bundled_service();
    parts.store = server.context->kept;
    parts.scenarios = server.context->scenarios;
    parts.behind_proxy = behind_proxy;
    parts.factor_needed = factor_needed;
    parts.providers = std::move(providers);
    parts.address = std::move(address);
    server.context->gate = std::make_shared<Gatekeeper>(std::move(parts));
    http::Application::Parts application;
    application.gate = server.context->gate;
    application.router = make_router(server.context);
    application.catalogues = bundled_catalogues();
    application.version = "test";
    server.application = std::make_shared<http::Application>(std::move(application));
    return server;
  }

  static Answer ask(const Server& server, http::Method method, const std::string& path, const Asked& asked) {
    http::Request request;
    request.method = method;
    request.target = http::parse_target(path).value();
    request.headers = {{"host", "localhost"}};
    for (const auto& header : asked.headers) request.headers.push_back(header);
    if (asked.own_header) request.headers.emplace_back("x-handlingsrom", "test");
    if (!asked.cookie.empty()) request.headers.emplace_back("cookie", asked.cookie);
    if (!asked.body.is_null()) {
      request.headers.emplace_back("content-type", "application/json");
      request.body = asked.body.dump();
    }
    request.client = "10.0.0.1";
    auto response = server.application->at_once(request);
    if (!response) response = server.application->handle(request);
    const bool asks_elsewhere =
        path.find("/sign-in/") != std::string::npos || path.find("/providers/") != std::string::npos;
    if (response->slowly && asks_elsewhere)
      response = server.application->handle_slowly(request, *response, [] { return false; });
    Answer answer;
    answer.status = response->status;
    if (response->content) answer.body = response->content->plain();
    for (const auto& [name, value] : response->headers) {
      if (name == "Set-Cookie") answer.cookies.push_back(value);
      if (name == "Location") answer.location = value;
      if (name == "Retry-After") answer.retry_after = value;
    }
    if (response->media_type == "application/problem+json") answer.key = answer.json().value("key", "");
    return answer;
  }
  Answer ask(http::Method method, const std::string& path, const Asked& asked = {}) const {
    return ask(first_, method, path, asked);
  }
  Answer get(const std::string& path, const std::string& cookie = {}) const {
    return ask(http::Method::get, path, {cookie});
  }
  Answer post(const std::string& path, const Json& body, const std::string& cookie = {}) const {
    return ask(http::Method::post, path, {cookie, body});
  }

  const access::Accounts& accounts() const { return first_.context->gate->accounts(); }
  std::string account(const std::string& name, const std::vector<std::string>& roles) const {
    std::vector<access::Grant> grants;
    for (const std::string& role : roles) grants.push_back(access::grant_of(role));
    return accounts().add(name, good_password, grants, access::Actor::owner_of_the_machine()).id;
  }
  /// "handlingsrom=…", as the browser sends it back.
  static std::string cookie_in(const Answer& answer) {
    for (const std::string& cookie : answer.cookies)
      if (cookie.find("handlingsrom=") != std::string::npos) return cookie.substr(0, cookie.find(';'));
    return {};
  }
  std::string sign_in(const std::string& name) const {
    const Answer answer = post("/api/v1/session", {{"name", name}, {"password", good_password}});
    EXPECT_EQ(answer.status, 201) << answer.body;
    return cookie_in(answer);
  }
  /// An account with these roles, signed in.
  std::string member(const std::string& name, const std::vector<std::string>& roles) const {
    account(name, roles);
    return sign_in(name);
  }
  std::string scenario(const std::string& cookie, const std::string& municipality = "5029") const {
    const Answer answer =
        post("/api/v1/scenarios", {{"municipality", municipality}, {"name", "S"}, {"changes", Json::array()}}, cookie);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.json().value("id", "");
  }
  static std::string programme_text() {
    std::ifstream in("examples/hoylandet-program.toml");
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path folder_;
  Server first_;
};

}  // namespace handlingsrom::routes
