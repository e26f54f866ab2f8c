// Accounts: links that make a member of somebody or set a new password, once and for some days.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/access/accounts.hpp"
#include "base/access/grants.hpp"
#include "base/access/notices.hpp"
#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/access/strength.hpp"
#include "base/access/times.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* link_kind = "link";

store::Card link_card(const Link& link) {
  const Json body{{"kind", link.kind == Link::Kind::reset ? "reset" : "invitation"},
                  {"account", link.account},
                  {"grants", grants_json(link.grants)},
                  {"drops_code", link.drops_code},
                  {"by", link.by}};
  // A link for an account goes with it; an invitation with the one who invited.
  return {link_kind, link.id, link.account.empty() ? link.by : link.account, link.ends, body.dump()};
}

Link link_in(const store::Card& card) {
  const Json body = Json::parse(card.body);
  return {card.key,
          body.at("kind") == "reset" ? Link::Kind::reset : Link::Kind::invitation,
          body.at("account"),
          grants_in(body.at("grants")),
          body.at("drops_code"),
          body.at("by"),
          card.ends};
}

NewLink new_link(const store::Cards& cards, Link link, std::int64_t seconds, const std::string& action,
                 const std::function<void(const store::Desk&)>& check) {
  std::string token = new_token();
  link.id = token_name(token);
  cards.change([&](const store::Desk& desk) {
    check(desk);
    desk.sweep();
    link.ends = later(desk.now(), seconds);
    desk.put(link_card(link));
    std::string subject = link.account.empty() ? "" : "account/" + link.account;
    if (!subject.empty() && !link.grants.empty()) subject += " ";
    subject += words_of(link.grants);
    desk.tell(action, subject, "", "", link.by);
  });
  return {std::move(link), std::move(token)};
}

}  // namespace

NewLink Accounts::invite(const std::vector<Grant>& grants, int days, const Actor& actor) const {
  constexpr int most_days = 30;
  if (grants.empty() || days < 1 || days > most_days) throw Error(ErrorCode::bad_input, "invitation_form");
  actor.check(grants);
  check_spaces(grants);
  Link link;
  link.grants = grants;
  link.by = actor.name();
  return new_link(cards_, std::move(link), days * day, "invited", [](const store::Desk&) {});
}

NewLink Accounts::reset(const std::string& id, bool drops_code, const Actor& actor) const {
  Link link;
  link.kind = Link::Kind::reset;
  link.account = id;
  link.drops_code = drops_code;
  link.by = actor.name();
  return new_link(cards_, std::move(link), day, "reset_begun", [&](const store::Desk& desk) {
    const Account account = account_at(desk, id);
    // Whoever has the link becomes that person: only one who could have given all those roles may make it.
    actor.check(account.grants);
    if (!account.provider.empty()) throw Refused(Refused::conflict, "account_elsewhere");
    desk.remove_all_of(link_kind, id);
    notice_at(desk, id, "reset_begun");
  });
}

std::vector<Link> Accounts::links() const {
  std::vector<Link> all;
  for (const store::Card& card : cards_.list(link_kind)) all.push_back(link_in(card));
  return all;
}

void Accounts::withdraw(const std::string& id, const Actor& actor) const {
  cards_.change([&](const store::Desk& desk) {
    const auto card = desk.find(link_kind, id);
    if (!card) throw Refused(Refused::unknown, "link_gone");
    const Link link = link_in(*card);
    actor.check(link.kind == Link::Kind::reset ? account_at(desk, link.account).grants : link.grants);
    desk.remove(link_kind, id);
    desk.tell("link_withdrawn", "", "", "", actor.name());
  });
}

std::optional<Link> Accounts::link_of(const std::string& token) const {
  const auto card = cards_.find(link_kind, token_name(token));
  return card ? std::optional(link_in(*card)) : std::nullopt;
}

// A link would otherwise outlive the role of who made it, or reach what its account was given since.
void Accounts::check_giver(const Link& link, const std::vector<Grant>& grants) const {
  if (link.by == Actor::owner_of_the_machine().name()) return;
  const std::optional<Identity> by = identity(link.by);
  const bool may = by && std::all_of(grants.begin(), grants.end(),
                                     [&](const Grant& grant) { return Actor(*by).administers(grant.space); });
  if (!may) throw Refused(Refused::unknown, "link_gone");
}

Account Accounts::use(const std::string& token, const std::string& name, const std::string& password) const {
  const std::optional<Link> known = link_of(token);
  if (!known) throw Refused(Refused::unknown, "link_gone");  // before a tenth of a second is spent on its password
  const std::string hash = password_hash(password);
  Account account;
  cards_.change([&](const store::Desk& desk) {
    const auto card = desk.find(link_kind, token_name(token));
    if (!card) throw Refused(Refused::unknown, "link_gone");
    const Link link = link_in(*card);
    desk.remove(link_kind, link.id);
    if (link.kind == Link::Kind::invitation) {
      check_giver(link, link.grants);
      check_password(password, name);
      account.name = name;
      account.password = hash;
      account.grants = link.grants;
      account = add_at(desk, account, link.by);
      return;
    }
    account = account_at(desk, link.account);
    check_giver(link, account.grants);
    check_password(password, account.name);
    account.password = hash;
    if (link.drops_code && !account.code_key.empty()) {
      account.code_key.clear();
      notice_at(desk, account.id, "second_factor_dropped");
    }
    desk.put(card_of(account));
    notice_at(desk, account.id, "password_set");
    desk.remove_all_of("session", account.id);
    desk.tell("password_set", "account/" + account.id, "", "", account.id);
  });
  return account;
}

}  // namespace handlingsrom::access
