// Signing in elsewhere: the way in, and every wrong turn that somebody might lead it on.
#include <map>

#include "base/access/fetch.hpp"
#include "base/error.hpp"
#include "surface/routes/gated.hpp"
#include "surface/routes/provider.hpp"

namespace handlingsrom::routes {
namespace {

using http::Method;

std::map<std::string, std::string> query_of(const std::string& address) {
  std::map<std::string, std::string> found;
  const http::Target target = http::parse_target(address.substr(address.find('/', 8))).value();
  for (const auto& [name, value] : target.query) found[name] = value;
  return found;
}

class OpenIdTest : public Gated {
 protected:
  void SetUp() override {
    Gated::SetUp();
    access::Provider known;
    known.id = "kommunen";
    known.name = "Kommunens pålogging";
    known.issuer = provider_.issuer;
    known.client_id = "handlingsrom";
    known.roles = {{"analytiker", {access::grant_of("analyst@5029")}}, {"leder", {access::grant_of("programme@5029")}}};
    server_ = start(true, {known}, "https://handlingsrom.example.no");
  }

  struct Begun {
    std::map<std::string, std::string> asked;
    std::string cookie;
  };
  Begun begin(const std::string& next = "/nb/5029") const {
    const Answer answer = ask(server_, Method::get, "/api/v1/sign-in/kommunen?next=" + http::percent_encode(next), {});
    EXPECT_EQ(answer.status, 302);
    EXPECT_EQ(answer.location.find(provider_.issuer + "/authorize?"), 0U) << answer.location;
    EXPECT_NE(answer.cookies.at(0).find("; HttpOnly; SameSite=Lax; Max-Age=600; Secure"), std::string::npos);
    return {query_of(answer.location), answer.cookies.at(0).substr(0, answer.cookies.at(0).find(';'))};
  }
  Answer back(const Begun& begun, const std::string& more = "") const {
    return ask(server_, Method::get, "/api/v1/sign-in/kommunen/back?code=abc&state=" + begun.asked.at("state") + more,
               {begun.cookie});
  }
  /// The key of the refusal that the sign-in page is told; empty: let in.
  std::string told(const Answer& answer) const {
    EXPECT_EQ(answer.status, 302) << answer.body;
    const std::string cookie = cookie_in(answer);
    const std::size_t at = answer.location.find("?problem=");
    EXPECT_EQ(cookie.empty(), at != std::string::npos) << "a session exactly where one is let in";
    return at == std::string::npos ? "" : answer.location.substr(at + 9);
  }

  Provider provider_;
  Server server_;
};

TEST_F(OpenIdTest, LeadsInWithTheRolesThatThePlaceTells) {
  const Begun begun = begin("/nn/5029/outlook?c=a");
  EXPECT_EQ(begun.asked.at("response_type"), "code");
  EXPECT_EQ(begun.asked.at("code_challenge_method"), "S256");
  EXPECT_EQ(begun.asked.at("redirect_uri"), "https://handlingsrom.example.no/api/v1/sign-in/kommunen/back");
  EXPECT_EQ(begun.asked.at("scope"), "openid profile");
  provider_.claims = provider_.right_claims(begun.asked.at("nonce"));
  const Answer answer = back(begun, "&iss=" + http::percent_encode(provider_.issuer));
  EXPECT_EQ(told(answer), "");
  EXPECT_EQ(answer.location, "/nn/5029/outlook?c=a");
  // The verifier that was sent is the one whose hash was told before (RFC 7636, section 4.6).
  const std::size_t at = provider_.last_form.find("code_verifier=") + 14;
  const std::string verifier = provider_.last_form.substr(at, provider_.last_form.find('&', at) - at);
  EXPECT_EQ(access::base64url(access::sha256(verifier)), begun.asked.at("code_challenge"));
  const Json who = ask(server_, Method::get, "/api/v1/session", {cookie_in(answer)}).json();
  EXPECT_EQ(who["name"], "kari@example.no");
  EXPECT_EQ(who["provider"], "kommunen");
  EXPECT_EQ(who["roles"], Json::parse(R"([{"role":"analyst","space":"5029"}])"));
  // The next time: the same account, and the roles as they are then.
  const Begun again = begin();
  provider_.claims = provider_.right_claims(again.asked.at("nonce"));
  provider_.claims["roles"] = {"leder"};
  const Json later = ask(server_, Method::get, "/api/v1/session", {cookie_in(back(again))}).json();
  EXPECT_EQ(later["id"], who["id"]);
  EXPECT_EQ(later["roles"], Json::parse(R"([{"role":"programme","space":"5029"}])"));
}

TEST_F(OpenIdTest, AStatementThatIsNotTheOneAskedForLetsNobodyIn) {
  using Claims = Provider::Json;
  const std::vector<std::pair<const char*, std::function<void(Claims&)>>> wrong{
      {"another's question", [](Claims& claims) { claims["nonce"] = "other"; }},
      {"no nonce", [](Claims& claims) { claims.erase("nonce"); }},
      {"for another client", [](Claims& claims) { claims["aud"] = "somebody"; }},
      {"for several, made for another",
       [](Claims& claims) {
         claims["aud"] = {"handlingsrom", "b"};
         claims["azp"] = "b";
       }},
      {"for several, nobody's",
       [](Claims& claims) {
         claims["aud"] = {"handlingsrom", "b"};
       }},
      {"of another place", [](Claims& claims) { claims["iss"] = "https://evil.example"; }},
      {"too old", [](Claims& claims) { claims["exp"] = claims["iat"].get<std::int64_t>() - 600; }},
      {"of the future", [](Claims& claims) { claims["iat"] = claims["iat"].get<std::int64_t>() + 3600; }},
      {"without an end", [](Claims& claims) { claims.erase("exp"); }},
      {"of nobody", [](Claims& claims) { claims.erase("sub"); }}};
  for (const auto& [what, spoil] : wrong) {
    const Begun begun = begin();
    provider_.claims = provider_.right_claims(begun.asked.at("nonce"));
    spoil(provider_.claims);
    EXPECT_EQ(told(back(begun)), "provider_statement") << what;
  }
  for (const char* method : {"none", "HS256", "RS384"}) {
    const Begun begun = begin();
    provider_.claims = provider_.right_claims(begun.asked.at("nonce"));
    provider_.method = method;
    EXPECT_EQ(told(back(begun)), "provider_statement") << method;
  }
  provider_.method = "RS256";
  provider_.breaks_signature = true;
  const Begun begun = begin();
  provider_.claims = provider_.right_claims(begun.asked.at("nonce"));
  EXPECT_EQ(told(back(begun)), "provider_statement");
}

TEST_F(OpenIdTest, AnAnswerBelongsToOneBrowserOnceAndForAWhile) {
  const Begun begun = begin(), other = begin();
  provider_.claims = provider_.right_claims(begun.asked.at("nonce"));
  EXPECT_EQ(told(back({begun.asked, ""})), "provider_state") << "no cookie: somebody else's browser";
  EXPECT_EQ(told(back({begun.asked, other.cookie})), "provider_state") << "another's";
  EXPECT_EQ(told(back({{{"state", ""}}, begun.cookie})), "provider_state") << "no state";
  EXPECT_EQ(told(back({{{"state", "invented"}}, begun.cookie})), "provider_state");
  EXPECT_EQ(told(back(begun, "&iss=https%3A%2F%2Fevil.example")), "provider_state") << "mixed up with another place";
  const Begun third = begin();
  provider_.claims = provider_.right_claims(third.asked.at("nonce"));
  EXPECT_EQ(told(back(third)), "");
  EXPECT_EQ(told(back(third)), "provider_state") << "a second time";
  const Begun denied = begin();
  EXPECT_EQ(
      told(ask(server_, Method::get,
               "/api/v1/sign-in/kommunen/back?error=access_denied&state=" + denied.asked.at("state"), {denied.cookie})),
      "provider_refused");
}

TEST_F(OpenIdTest, LeadsNobodyToAnotherPlace) {
  for (const std::string& next :
       {std::string("https://evil.example/"), std::string("//evil.example/"), std::string("/\\evil.example"),
        std::string("\\\\evil.example"), std::string("javascript:alert(1)"), std::string("/\t/evil.example"),
        std::string("/a\r\nSet-Cookie: x=y"), std::string("")}) {
    const std::string path = next.find_first_of("\r\n\t") == std::string::npos ? next : access::own_path(next);
    const Begun begun = begin(path);
    provider_.claims = provider_.right_claims(begun.asked.at("nonce"));
    EXPECT_EQ(back(begun).location, "/") << next;
  }
  EXPECT_EQ(access::own_path("/nb/5029?a=b"), "/nb/5029?a=b");
}

TEST_F(OpenIdTest, WhoIsToShowAgainWhoTheyAreIsAskedThere) {
  const Answer answer = ask(server_, Method::get, "/api/v1/sign-in/kommunen?again=1&next=%2Fnb%2Faccount", {});
  const Begun begun{query_of(answer.location), answer.cookies.at(0).substr(0, answer.cookies.at(0).find(';'))};
  EXPECT_EQ(begun.asked.at("prompt"), "login");
  EXPECT_EQ(begun.asked.at("max_age"), "0");
  EXPECT_FALSE(begin().asked.contains("prompt"));
  const auto now = static_cast<std::int64_t>(std::time(nullptr));
  // Whoever takes "prompt=login" out of the address on the way is let in by the place, which then tells of an earlier time, or of none.
  const auto comes_back = [&](const Begun& one, const Provider::Json& more) {
    provider_.claims = provider_.right_claims(one.asked.at("nonce"));
    provider_.claims.update(more);
    return back(one);
  };
  const auto again = [&] {
    const Answer led = ask(server_, Method::get, "/api/v1/sign-in/kommunen?again=1", {});
    return Begun{query_of(led.location), led.cookies.at(0).substr(0, led.cookies.at(0).find(';'))};
  };
  EXPECT_EQ(told(comes_back(begun, {{"auth_time", now - 3600}})), "provider_not_again");
  EXPECT_EQ(told(comes_back(again(), Provider::Json::object())), "provider_not_again");
  EXPECT_EQ(told(comes_back(again(), {{"auth_time", "now"}})), "provider_not_again");
  const auto sees_own_data = [&](const Answer& in) {
    return ask(server_, Method::get, "/api/v1/session/data", {cookie_in(in)});
  };
  const Answer fresh = comes_back(again(), {{"auth_time", now}});
  EXPECT_EQ(told(fresh), "");
  EXPECT_EQ(sees_own_data(fresh).status, 200);
  // Without being asked anew one is let in, and shows who one is when it matters.
  EXPECT_EQ(sees_own_data(comes_back(begin(), {{"auth_time", now - 3600}})).key, "shown_needed");
  EXPECT_EQ(sees_own_data(comes_back(begin(), Provider::Json::object())).key, "shown_needed");
  EXPECT_EQ(sees_own_data(comes_back(begin(), {{"auth_time", now}})).status, 200);
}

TEST_F(OpenIdTest, NobodyFillsTheStoreWithBeginnings) {
  std::string last;
  for (int i = 0; i < 1'001; ++i) last = ask(server_, Method::get, "/api/v1/sign-in/kommunen", {}).location;
  EXPECT_NE(last.find("problem=sign_in_too_often"), std::string::npos) << last;
}

TEST_F(OpenIdTest, WhoHasNoRoleIsToldSo) {
  const Begun begun = begin();
  provider_.claims = provider_.right_claims(begun.asked.at("nonce"));
  provider_.claims["roles"] = {"annet"};
  EXPECT_EQ(told(back(begun)), "provider_no_role");
  const Begun shapes = begin();
  provider_.claims = provider_.right_claims(shapes.asked.at("nonce"));
  provider_.claims["roles"] = {{"analytiker", true}};
  EXPECT_EQ(told(back(shapes)), "provider_no_role");
}

TEST_F(OpenIdTest, APlaceThatLiesAboutItselfIsNotAsked) {
  provider_.told_issuer = "https://evil.example";
  const Answer answer = ask(server_, Method::get, "/api/v1/sign-in/kommunen", {});
  EXPECT_NE(answer.location.find("problem=provider_silent"), std::string::npos) << answer.location;
  EXPECT_NE(ask(server_, Method::get, "/api/v1/sign-in/annet", {}).location.find("provider_unknown"),
            std::string::npos);
}

TEST(Fetch, AsksOnlyWhereItIsSafe) {
  for (const char* good :
       {"https://login.example.no/a", "http://127.0.0.1:1/a", "http://localhost/a", "http://[::1]:2"})
    EXPECT_TRUE(access::is_safe_address(good)) << good;
  for (const char* bad :
       {"http://login.example.no/", "http://127.0.0.1.evil.example/", "http://127.0.0.1:80@evil.example/",
        "file:///etc/passwd", "ftp://localhost/", "", "http://localhost.evil.example"})
    EXPECT_FALSE(access::is_safe_address(bad)) << bad;
  EXPECT_THROW(access::fetch("http://127.0.0.1:1/"), Error);
}

TEST(Fetch, APlaceElsewhereLeadsNobodyToThisMachineNorIntoAHeader) {
  const std::string here = "http://127.0.0.1:9/a", elsewhere = "https://login.example.no/.well-known/x";
  EXPECT_TRUE(access::is_safe_address_from(here, "http://127.0.0.1:9/token"));
  EXPECT_TRUE(access::is_safe_address_from(elsewhere, "https://token.example.no/?a=b"));
  for (const char* bad : {"http://127.0.0.1:5432/", "http://localhost/metrics", "http://[::1]:8350/", "",
                          "https://login.example.no/\r\nSet-Cookie: a=b", "https://login.example.no/ b"})
    EXPECT_FALSE(access::is_safe_address_from(elsewhere, bad)) << bad;
}

class ProviderFile : public ::testing::Test {
 protected:
  std::string fault(const std::string& text) const {
    std::string pattern = (std::filesystem::temp_directory_path() / "providers-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    std::ofstream(folder / "places.toml") << text;
    std::ofstream(folder / "secret") << "hemmelig\n";
    std::filesystem::permissions(folder / "secret", std::filesystem::perms::owner_read);
    std::ofstream(folder / "open") << "hemmelig\n";
    std::string found;
    try {
      const auto all = access::read_providers(folder / "places.toml");
      found = std::to_string(all.size()) + " " + all.at(0).client_secret;
    } catch (const Error& error) {
      found = error.key();
      for (const auto& [name, value] : error.arguments())
        if (name == "line") found += " " + value;
    }
    std::filesystem::remove_all(folder);
    return found;
  }
};

TEST_F(ProviderFile, IsReadStrictly) {
  const std::string head =
      "[provider.entra]\nname = \"Entra ID\"\nissuer = \"https://login.example.no/t/v2.0\"\nclient_id = \"a\"\n";
  const std::string roles = "[provider.entra.roles]\n\"1-2-3\" = [\"analyst@5029\"]\n";
  EXPECT_EQ(fault(head + "client_secret_file = \"secret\"\n" + roles), "1 hemmelig");
  EXPECT_EQ(fault(head + roles), "1 ");
  EXPECT_EQ(fault(head + "client_secret_file = \"open\"\n" + roles), "toml_value 5") << "others may read it";
  EXPECT_EQ(fault(head + "client_secret_file = \"none\"\n" + roles), "toml_value 5");
  EXPECT_EQ(fault(head + "client_secret = \"x\"\n" + roles), "toml_unknown_key 5");
  EXPECT_EQ(fault(head + "scopes = [\"profile\"]\n" + roles), "toml_value 5");
  EXPECT_EQ(fault(head + "[provider.entra.roles]\nx = [\"king@5029\"]\n"), "toml_value 6");
  EXPECT_EQ(fault("[provider.entra]\nname = \"x\"\nissuer = \"http://login.example.no\"\nclient_id = \"a\"\n" + roles),
            "toml_value 3");
  EXPECT_EQ(fault("a = 1\n"), "toml_unknown_key 1");
  EXPECT_EQ(fault("[provider"), "toml_syntax 1");
}

}  // namespace
}  // namespace handlingsrom::routes
