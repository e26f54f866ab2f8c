#include "base/access/accounts.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/access/grants.hpp"
#include "base/access/notices.hpp"
#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/access/strength.hpp"
#include "base/access/times.hpp"
#include "base/ascii.hpp"
#include "base/text.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* kind = "account";
constexpr const char* login = "login";  // from a name to its account
constexpr const char* setting = "setting";
constexpr const char* sign_in_needed = "sign_in";

/// Names that differ in the case of ASCII letters only are one.
std::string login_key(const std::string& name) { return ascii_lower(name); }

void check_name(const std::string& name) {
  constexpr std::size_t shortest = 2, longest = 100;
  if (name.size() < shortest || name.size() > longest || !is_plain_text(name) || is_blank(name) ||
      name.front() == ' ' || name.back() == ' ')
    throw Error(ErrorCode::bad_input, "account_name", {{"found", visible(name.substr(0, longest))}});
}

std::string code_purpose(const std::string& account) { return "second factor/" + account; }

/// Somebody must be able to give roles everywhere, once there was one who could.
void check_last_administrator(const store::Desk& desk, const Account& before, const std::vector<Grant>& after) {
  const Grant all{Role::administrator, std::string(everywhere)};
  const auto has = [&](const std::vector<Grant>& grants) { return std::count(grants.begin(), grants.end(), all) > 0; };
  if (!has(before.grants) || has(after)) return;
  for (const store::Card& card : desk.list(kind))
    if (const Account other = account_of(card); other.id != before.id && has(other.grants)) return;
  throw Refused(Refused::not_allowed, "last_administrator");
}

}  // namespace

store::Card card_of(const Account& account) {
  const Json body{{"name", account.name},
                  {"password", account.password},
                  {"code_key", account.code_key},
                  {"code_step", account.code_step},
                  {"code_offered", account.code_offered},
                  {"grants", grants_json(account.grants)},
                  {"provider", account.provider},
                  {"subject", account.subject},
                  {"created", account.created},
                  {"seen", account.seen},
                  {"devices", account.devices}};
  return {kind, account.id, "", "", body.dump()};
}

Account account_of(const store::Card& card) {
  const Json body = Json::parse(card.body);
  return {card.key,
          body.at("name"),
          body.at("password"),
          body.at("code_key"),
          body.at("code_step"),
          body.at("code_offered"),
          grants_in(body.at("grants")),
          body.at("provider"),
          body.at("subject"),
          body.at("created"),
          body.at("seen"),
          body.value("devices", std::vector<std::string>())};
}

Account account_at(const store::Desk& desk, const std::string& id) {
  const auto card = desk.find(kind, id);
  if (!card) throw Refused(Refused::unknown, "account_unknown", {{"found", shortened(id)}});
  return account_of(*card);
}

void accounts_need_at(const store::Desk& desk) { desk.put({setting, sign_in_needed, "", "", "needed"}); }

Account add_at(const store::Desk& desk, Account account, const std::string& by) {
  check_name(account.name);
  account.id = new_number();
  account.created = desk.now();
  if (account.provider.empty()) {
    const std::string key = login_key(account.name);
    if (desk.find(login, key)) throw Refused(Refused::conflict, "account_taken", {{"name", account.name}});
    desk.put({login, key, account.id, "", ""});
  }
  desk.put(card_of(account));
  accounts_need_at(desk);
  desk.tell("account_added", "account/" + account.id + " " + words_of(account.grants), "", "", by);
  return account;
}

void Actor::check(const std::vector<Grant>& grants) const {
  for (const Grant& grant : grants)
    if (!administers(grant.space)) throw Refused(Refused::not_allowed, "role_not_yours", {{"role", text_of(grant)}});
}

bool Actor::administers(const std::string& space) const {
  return identity_ == nullptr || identity_->may_in_space(Right::administer, space);
}

bool Accounts::are_needed() const { return cards_.find(setting, sign_in_needed).has_value(); }

Account Accounts::add(const std::string& name, const std::string& password, const std::vector<Grant>& grants,
                      const Actor& actor) const {
  check_name(name);
  check_password(password, name);
  actor.check(grants);
  check_spaces(grants);
  Account account;
  account.name = name;
  account.password = password_hash(password);
  account.grants = grants;
  cards_.change([&](const store::Desk& desk) { account = add_at(desk, account, actor.name()); });
  return account;
}

std::vector<Account> Accounts::list() const {
  std::vector<Account> all;
  for (const store::Card& card : cards_.list(kind)) all.push_back(account_of(card));
  std::sort(all.begin(), all.end(), [](const Account& a, const Account& b) { return a.name < b.name; });
  return all;
}

std::optional<Account> Accounts::find(const std::string& id) const {
  const auto card = cards_.find(kind, id);
  return card ? std::optional(account_of(*card)) : std::nullopt;
}

std::optional<Account> Accounts::find_named(const std::string& name) const {
  const auto card = cards_.find(login, login_key(name));
  return card ? find(card->owner) : std::nullopt;
}

Account Accounts::set_grants(const std::string& id, const std::vector<Grant>& grants, const Actor& actor) const {
  if (actor.is(id)) throw Refused(Refused::not_allowed, "own_roles");
  actor.check(grants);
  check_spaces(grants);
  Account account;
  cards_.change([&](const store::Desk& desk) {
    account = account_at(desk, id);
    std::vector<Grant> after = grants;
    for (const Grant& grant : account.grants)
      if (!actor.administers(grant.space)) after.push_back(grant);
    std::sort(after.begin(), after.end());
    after.erase(std::unique(after.begin(), after.end()), after.end());
    check_last_administrator(desk, account, after);
    account.grants = after;
    desk.put(card_of(account));
    desk.tell("roles_set", "account/" + id + " " + words_of(after), "", "", actor.name());
  });
  return account;
}

void Accounts::remove(const std::string& id, const Actor& actor) const {
  cards_.change([&](const store::Desk& desk) {
    const Account account = account_at(desk, id);
    if (!actor.is(id)) actor.check(account.grants);
    check_last_administrator(desk, account, {});
    desk.remove(kind, id);
    desk.remove_all_of(login, id);
    desk.remove_all_of("session", id);
    desk.remove_all_of("link", id);
    desk.remove_all_of("elsewhere", id);
    desk.remove_all_of("visit", id);
    desk.remove_all_of("notice", id);
    desk.tell("account_removed", "account/" + id, "", "", actor.name());
  });
}

void Accounts::set_password(const std::string& id, const std::string& password, const std::string& kept) const {
  const std::string hash = password_hash(password);
  cards_.change([&](const store::Desk& desk) {
    Account account = account_at(desk, id);
    check_password(password, account.name);
    account.password = hash;
    desk.put(card_of(account));
    for (const store::Card& session : desk.list("session", id))
      if (session.key != kept) desk.remove("session", session.key);
    notice_at(desk, id, "password_set");
    desk.tell("password_set", "account/" + id, "", "", id);
  });
}

std::string Accounts::offer_code_key(const std::string& id) const {
  const std::string key = new_code_key();
  cards_.change([&](const store::Desk& desk) {
    Account account = account_at(desk, id);
    account.code_offered = sealed(id, key);
    desk.put(card_of(account));
  });
  return key;
}

void Accounts::confirm_code_key(const std::string& id, const std::string& code) const {
  cards_.change([&](const store::Desk& desk) {
    Account account = account_at(desk, id);
    if (account.code_offered.empty()) throw Refused(Refused::not_allowed, "code_wrong");
    const auto step = code_step(opened(account, account.code_offered), code,
                                static_cast<std::uint64_t>(unix_seconds(desk.now())), account.code_step);
    if (!step) throw Refused(Refused::not_allowed, "code_wrong");
    account.code_key = account.code_offered;
    account.code_offered.clear();
    account.code_step = *step;
    desk.put(card_of(account));
    notice_at(desk, id, "second_factor_set");
    desk.tell("second_factor_set", "account/" + id, "", "", id);
  });
}

bool Accounts::takes_code(const store::Desk& desk, Account& account, const std::string& code) const {
  const auto step = code_step(opened(account, account.code_key), code,
                              static_cast<std::uint64_t>(unix_seconds(desk.now())), account.code_step);
  if (!step) return false;
  account.code_step = *step;
  desk.put(card_of(account));
  return true;
}

void Accounts::drop_code_key(const std::string& id, const Actor& actor) const {
  cards_.change([&](const store::Desk& desk) {
    Account account = account_at(desk, id);
    if (!actor.is(id)) actor.check(account.grants);
    account.code_key.clear();
    account.code_offered.clear();
    desk.put(card_of(account));
    notice_at(desk, id, "second_factor_dropped");
    desk.tell("second_factor_dropped", "account/" + id, "", "", actor.name());
  });
}

std::string Accounts::sealed(const std::string& account, const std::string& code_key) const {
  return seal_ == nullptr ? code_key : seal_->close(code_key, code_purpose(account));
}

std::string Accounts::opened(const Account& account, const std::string& code_key) const {
  if (!is_sealed(code_key)) return code_key;  // of an earlier version, or kept without a seal
  if (seal_ == nullptr) throw Error(ErrorCode::usage, "seal_nowhere");
  return seal_->open(code_key, code_purpose(account.id));
}

std::size_t Accounts::seal_code_keys() const {
  std::size_t count = 0;
  if (seal_ == nullptr) return count;
  const auto is_plain = [](const std::string& key) { return !key.empty() && !is_sealed(key); };
  for (const Account& one : list()) {
    if (!is_plain(one.code_key) && !is_plain(one.code_offered)) continue;
    cards_.change([&](const store::Desk& desk) {
      const auto card = desk.find(kind, one.id);
      if (!card) return;
      Account account = account_of(*card);
      for (std::string* key : {&account.code_key, &account.code_offered})
        if (is_plain(*key)) *key = sealed(account.id, *key);
      desk.put(card_of(account));
      ++count;
    });
  }
  return count;
}

}  // namespace handlingsrom::access
