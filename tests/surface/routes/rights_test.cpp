// Every endpoint with every role: who is let in where, written down here once more by hand.
#include "surface/routes/rights.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "surface/routes/gated.hpp"
#include "surface/http/target.hpp"

namespace handlingsrom::routes {
namespace {

using http::Method;

const std::vector<std::pair<std::string, Method>> methods{
    {"get", Method::get}, {"post", Method::post}, {"put", Method::put}, {"delete", Method::remove}};

TEST(RouteRights, AreOfEveryRouteAndNoOther) {
  std::set<std::pair<Method, std::string>> routes, rights;
  for (const auto& route : bundled_router().all()) routes.insert(route);
  for (const RouteRight& one : route_rights())
    EXPECT_TRUE(rights.emplace(one.method, one.pattern).second) << one.pattern << " twice";
  for (const auto& route : routes)
    EXPECT_TRUE(rights.contains(route)) << route.second << " has no right: refused to all";
  for (const auto& right : rights) EXPECT_TRUE(routes.contains(right)) << right.second << " is no route";
}

/// Roles let in, of none, reader, analyst, programme, administrator, auditor (all of 5029) and one who has every role but in 4647 only.
std::string expected(const std::string& method, const std::string& path) {
  const auto is = [&](std::initializer_list<std::string_view> all) {
    return std::find(all.begin(), all.end(), path) != all.end();
  };
  const auto begins = [&](std::string_view start) { return path.starts_with(start); };
  const bool reads = method == "get";
  if (is({"/api/openapi.json", "/api/v1/status", "/api/v1/session", "/api/v1/links/use", "/api/v1/drawings.css",
          "/api/v1/password-strength"}) ||
      begins("/api/v1/sign-in/"))
    return "1111111";
  if (begins("/api/v1/session/") || (path == "/api/v1/spaces" && reads)) return "0111111";
  if (begins("/api/v1/accounts") || begins("/api/v1/links") || begins("/api/v1/spaces") || begins("/api/v1/keys") ||
      begins("/api/v1/providers"))
    return "0000101";
  if (path == "/api/v1/audit") return "0000011";
  if (path == "/api/v1/scenarios") return reads ? "0111111" : "0011000";
  if (begins("/api/v1/scenarios/{scenario}/sharing")) return "0111110";
  if (begins("/api/v1/scenarios/")) return reads ? "0111110" : "0011000";
  if (path == "/api/v1/municipalities/{municipality}/programmes") return reads ? "0111110" : "0001000";
  if (is({"/api/v1/programmes/{programme}/report", "/api/v1/programmes/{programme}/sharing"})) return "0111110";
  if (begins("/api/v1/municipalities/{municipality}/comments") ||
      path == "/api/v1/municipalities/{municipality}/visits")
    return "0111110";
  if (path == "/api/v1/municipalities/{municipality}/import/kept") return "0011000";
  if (begins("/api/v1/programmes/")) return reads ? "0111110" : "0001000";
  return "0111111";
}

/// Keys let in, with the rights of a reader, an analyst, one who keeps programmes and an auditor of 5029, and one that nobody has made: as the roles, but
/// what is about an account of one's own, or gives roles, is not for programs.
std::string expected_of_keys(const std::string& method, const std::string& path) {
  const std::string roles = expected(method, path);
  if (roles[0] == '1') return "11111";
  const auto begins = [&](std::string_view start) { return path.starts_with(start); };
  if (begins("/api/v1/session/") || begins("/api/v1/spaces")) return "00000";
  return {roles[1], roles[2], roles[3], roles[5], '0'};
}

class Walk : public Gated {
 protected:
  std::string filled(std::string path) const {
    const auto replace = [&](const std::string& name, const std::string& value) {
      if (const std::size_t at = path.find("{" + name + "}"); at != std::string::npos)
        path.replace(at, name.size() + 2, value);
    };
    replace("municipality", "5029");
    replace("region", "trondheimsregionen");
    replace("part", "outlook");
    replace("account", "nobody");
    replace("link", "none");
    replace("space", "helgeland");
    replace("key", "none");
    replace("comment", "none");
    replace("provider", "none");
    replace("report", "none");
    replace("file", "none");
    if (path.find("{scenario}") != std::string::npos)
      replace("scenario", first_.context->scenarios->create("5029", "S", "[]").id);
    replace("programme", "5029.P");
    return path;
  }

  /// '1' for each that is let in at the endpoint, '0' for each that is refused because of who it is.
  std::string let_in(const std::string& name, Method method, const std::string& path, std::vector<Asked> askers) {
    std::string found;
    for (Asked& asked : askers) {
      // A session that the walk itself ends is not to be asked with again.
      if (path == "/api/v1/session" && name == "delete") asked.cookie.clear();
      if (name == "post" || name == "put")
        asked.body = path == "/api/v1/scenarios" ? Json{{"municipality", "5029"}} : Json::object();
      const Answer answer = ask(method, filled(path), asked);
      EXPECT_LT(answer.status, 500) << name << ' ' << path << ' ' << answer.body;
      const bool unseen =
          answer.status == 404 && (answer.key == "scenario_unknown" || answer.key == "programme_not_kept");
      const bool refused = answer.status == 401 ? answer.key == "sign_in_needed" || answer.key == "key_refused"
                                                : answer.key == "not_allowed" || unseen;
      found += refused ? '0' : '1';
      told_ += std::to_string(answer.status) + " " + answer.key + ", ";
      ++walked_;
    }
    return found;
  }

  void walk(const std::vector<Asked>& askers, std::string (*wanted)(const std::string&, const std::string&)) {
    store::Documents(*first_.context->kept).put({{"programme", "5029", "P"}, 0, "title = \"P\"", "", "", 0});
    std::ifstream in("docs/api/openapi.json");
    const Json document = Json::parse(in);
    for (const auto& [path, item] : document["paths"].items()) {
      for (const auto& [name, method] : methods) {
        if (!item.contains(name)) continue;
        told_.clear();
        EXPECT_EQ(let_in(name, method, path, askers), wanted(name, path)) << name << ' ' << path << ": " << told_;
      }
    }
  }

  std::string told_;
  int walked_ = 0;
};

TEST_F(Walk, EveryEndpointLetsInWhomItShould) {
  std::vector<Asked> askers{{}};
  for (const char* role : {"reader", "analyst", "programme", "administrator", "auditor"})
    askers.push_back({member(std::string("en-") + role, {std::string(role) + "@5029"})});
  askers.push_back(
      {member("fremmed", {"reader@4647", "analyst@4647", "programme@4647", "administrator@4647", "auditor@4647"})});
  walk(askers, expected);
  EXPECT_GT(walked_, 600);
}

TEST_F(Walk, EveryEndpointLetsInTheKeysThatItShould) {
  account("Sjef", {"administrator@all"});
  std::vector<Asked> askers;
  for (const char* role : {"reader", "analyst", "programme", "auditor"}) {
    const access::NewKey made = first_.context->gate->keys().add(role, {access::grant_of(std::string(role) + "@5029")},
                                                                 60'000, 1, access::Actor::owner_of_the_machine());
    askers.push_back({"", nullptr, {{"authorization", "Bearer " + made.secret}}});
  }
  askers.push_back({"", nullptr, {{"authorization", "Bearer hrom_" + std::string(43, 'A')}}});
  walk(askers, expected_of_keys);
  EXPECT_GT(walked_, 400);
}

}  // namespace
}  // namespace handlingsrom::routes
