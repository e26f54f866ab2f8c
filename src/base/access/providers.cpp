// The file in which an administrator writes down who answers for people.
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/access/fetch.hpp"
#include "base/access/providers.hpp"
#include "base/read_file.hpp"
#include "base/toml.hpp"

namespace handlingsrom::access {
namespace {

std::string secret_in(const toml::Value& where, const std::filesystem::path& beside) {
  const std::filesystem::path file = beside / where.some_text();
  struct stat found {};
  if (stat(file.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) where.refuse("the name of a file");
  if ((found.st_mode & (S_IRGRP | S_IROTH | S_IWGRP | S_IWOTH)) != 0) where.refuse("a file for its owner only");
  std::string secret = read_file(file);
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
  if (secret.empty()) where.refuse("a secret");
  return secret;
}

Provider provider_in(const toml::Value& table, const std::filesystem::path& beside) {
  table.only(
      {"name", "issuer", "client_id", "client_secret_file", "scopes", "name_claim", "role_claim", "roles", "strong"});
  Provider one;
  one.id = table.key();
  if (!is_provider_id(one.id)) table.refuse_key("a-z, 0-9, -");
  one.name = table.need("name", "text").some_text();
  const toml::Value issuer = table.need("issuer", "https://…");
  one.issuer = issuer.some_text();
  if (!is_safe_address(one.issuer)) issuer.refuse("https://…");
  one.client_id = table.need("client_id", "text").some_text();
  if (const auto file = table.find("client_secret_file")) one.client_secret = secret_in(*file, beside);
  if (const auto scopes = table.find("scopes")) {
    one.scopes = scopes->texts();
    if (std::find(one.scopes.begin(), one.scopes.end(), "openid") == one.scopes.end()) scopes->refuse("openid");
  }
  one.name_claim = table.text_or("name_claim", one.name_claim);
  one.role_claim = table.text_or("role_claim", one.role_claim);
  if (const auto strong = table.find("strong")) one.strong = strong->texts();
  for (const toml::Value& row : table.need("roles", "[provider.ID.roles]").table().values()) {
    std::vector<Grant> grants;
    for (const std::string& text : row.texts()) {
      try {
        grants.push_back(grant_of(text));
      } catch (const Error&) {
        row.refuse("analyst@5029");
      }
    }
    one.roles.emplace_back(row.key(), std::move(grants));
  }
  return one;
}

}  // namespace

bool is_provider_id(const std::string& id) noexcept {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string back_address(const std::string& own, const std::string& provider) {
  return own + "/api/v1/sign-in/" + provider + "/back";
}

std::vector<Provider> read_providers(const std::filesystem::path& file) {
  const toml::Document document(read_file(file), file.string());
  document.root().only({"provider"});
  std::vector<Provider> all;
  for (const toml::Value& table : document.root().need("provider", "[provider.ID]").table().values())
    all.push_back(provider_in(table.table(), file.parent_path()));
  return all;
}

}  // namespace handlingsrom::access
