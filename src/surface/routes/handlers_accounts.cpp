// /api/v1/accounts, /spaces, /links and /audit: for administrators and auditors.
#include <algorithm>
#include <map>

#include "base/access/refused.hpp"
#include "base/error.hpp"
#include "base/store/record.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/grants.hpp"

namespace handlingsrom::routes {
namespace {

using access::Refused;
using access::Right;
constexpr std::size_t longest_account_text = 200, most_members = 400;

Json account_json(const access::Account& account, const access::Actor& actor) {
  std::vector<access::Grant> shown = account.grants;
  std::erase_if(shown, [&](const access::Grant& grant) { return !actor.administers(grant.space); });
  return {{"id", account.id},
          {"name", account.name},
          {"provider", account.provider},
          {"created", account.created},
          {"seen", account.seen},
          {"second_factor", !account.code_key.empty()},
          {"roles", grants_to_json(shown)},
          {"elsewhere", shown.size() < account.grants.size()}};
}

/// An administrator knows of those who have, or have no, role in what they administer.
Json list_accounts(const Context& context, const http::Request& request) {
  const access::Actor actor(*request.visitor.who);
  Json list = Json::array();
  for (const access::Account& account : context.gate->accounts().list()) {
    const bool near = std::any_of(account.grants.begin(), account.grants.end(),
                                  [&](const access::Grant& grant) { return actor.administers(grant.space); });
    if (near || (account.grants.empty() && actor.administers(std::string(access::everywhere))))
      list.push_back(account_json(account, actor));
  }
  return {{"accounts", std::move(list)}};
}

Json set_roles(const Context& context, const http::Request& request) {
  const std::vector<access::Grant> grants = read_grants(context, read_object(request.body, {"roles"}));
  const access::Actor actor(*request.visitor.who);
  return account_json(context.gate->accounts().set_grants(request.captures.at(0), grants, actor), actor);
}

Json link_json(const access::Link& link) {
  return {{"id", link.id},
          {"kind", link.kind == access::Link::Kind::reset ? "reset" : "invitation"},
          {"account", link.account},
          {"roles", grants_to_json(link.grants)},
          {"ends", link.ends}};
}

/// The part behind # is sent to no server and stands in no log.
Json new_link_json(const access::NewLink& made, const http::Request& request) {
  Json answer = link_json(made.link);
  const std::string_view language = request.target.parameter("lang").value_or("nb");
  answer["path"] = "/" + std::string(language.substr(0, 2)) + "/sign-in#link=" + made.token;
  return answer;
}

Json invite(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"roles", "days"});
  const std::vector<access::Grant> grants = read_grants(context, body);
  const int days = read_integer(body, "days", 1, 30).value_or(7);
  return new_link_json(context.gate->accounts().invite(grants, days, access::Actor(*request.visitor.who)), request);
}

Json reset(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"second_factor"});
  const bool drops = read_flag(body, "second_factor");
  return new_link_json(
      context.gate->accounts().reset(request.captures.at(0), drops, access::Actor(*request.visitor.who)), request);
}

Json links(const Context& context, const http::Request& request) {
  const access::Actor actor(*request.visitor.who);
  Json list = Json::array();
  for (const access::Link& link : context.gate->accounts().links()) {
    const bool theirs = std::all_of(link.grants.begin(), link.grants.end(),
                                    [&](const access::Grant& grant) { return actor.administers(grant.space); });
    if (theirs && link.kind == access::Link::Kind::invitation) list.push_back(link_json(link));
  }
  return {{"links", std::move(list)}};
}

Json spaces(const Context& context, const http::Request&) {
  Json list = Json::array();
  for (const access::Space& space : context.gate->accounts().spaces())
    list.push_back({{"id", space.id}, {"name", space.name}, {"municipalities", space.municipalities}});
  return {{"spaces", std::move(list)}};
}

Json keep_space(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"name", "municipalities"});
  access::Space space{request.captures.at(0), read_text(body, "name", longest_account_text).value_or(""), {}};
  const auto members = body.find("municipalities");
  if (members == body.end() || !members->is_array() || members->size() > most_members)
    refuse_body("/municipalities", "list");
  for (const Json& member : *members) {
    if (!member.is_string()) refuse_body("/municipalities", "text");
    space.municipalities.insert(
        to_string(context.service->municipality(context.municipality(member.get<std::string>())).number));
  }
  context.gate->accounts().keep_space(space, access::Actor(*request.visitor.who));
  return {{"id", space.id}, {"name", space.name}, {"municipalities", space.municipalities}};
}

/// The record, a page at a time, with names where the account is still there. Whoever audits one space sees what was done in it.
Json audit(const Context& context, const http::Request& request) {
  constexpr std::size_t most = 500;
  std::int64_t after = 0;
  if (const auto text = request.target.parameter("after")) {
    after = whole_number(*text).value_or(-1);
    if (after < 0) throw Error(ErrorCode::bad_input, "audit_page");
  }
  const access::Identity& who = *request.visitor.who;
  const bool all = who.may_everywhere(Right::audit);
  const std::vector<store::Entry> entries = store::record(context.gate->store());
  std::map<std::string, std::string> names;
  for (const access::Account& account : context.gate->accounts().list()) names[account.id] = account.name;
  for (const access::Key& key : context.gate->keys().list()) names[key.number] = key.name;
  Json list = Json::array();
  Json next;
  for (const store::Entry& entry : entries) {
    if (entry.number <= after || !(all || who.may(Right::audit, entry.municipality))) continue;
    if (list.size() == most) {
      next = list.back()["number"];
      break;
    }
    const auto name = names.find(entry.author);
    list.push_back({{"number", entry.number},
                    {"time", entry.time},
                    {"action", entry.action},
                    {"subject", entry.subject},
                    {"municipality", entry.municipality},
                    {"author", entry.author},
                    {"author_name", name == names.end() ? "" : name->second}});
  }
  const auto broken = store::first_break(entries);
  Json answer{{"entries", std::move(list)}, {"whole", !broken}, {"last", entries.empty() ? "" : entries.back().hash}};
  if (!next.is_null()) answer["next"] = next;
  return answer;
}

}  // namespace

void add_accounts(http::Router& router, const SharedContext& context) {
  using Work = Json (*)(const Context&, const http::Request&);
  const auto add = [&](http::Method method, std::string_view pattern, Work work, int status = 200) {
    router.add(method, pattern, [context, work, status](const http::Request& request) {
      if (!context->gate) throw Refused(Refused::unknown, "sign_in_off");
      const Json answer = work(*context, request);
      context->gate->forget();
      return status == 204 ? respond_nothing() : respond(answer, status);
    });
  };
  add(http::Method::get, "/api/v1/accounts", list_accounts);
  add(http::Method::put, "/api/v1/accounts/{}/roles", set_roles);
  add(http::Method::post, "/api/v1/accounts/{}/reset", reset, 201);
  add(
      http::Method::remove, "/api/v1/accounts/{}",
      [](const Context& shared, const http::Request& request) {
        shared.gate->accounts().remove(request.captures.at(0), access::Actor(*request.visitor.who));
        return Json();
      },
      204);
  add(http::Method::get, "/api/v1/spaces", spaces);
  add(http::Method::put, "/api/v1/spaces/{}", keep_space);
  add(
      http::Method::remove, "/api/v1/spaces/{}",
      [](const Context& shared, const http::Request& request) {
        shared.gate->accounts().remove_space(request.captures.at(0), access::Actor(*request.visitor.who));
        return Json();
      },
      204);
  add(http::Method::get, "/api/v1/links", links);
  add(http::Method::post, "/api/v1/links", invite, 201);
  add(
      http::Method::remove, "/api/v1/links/{}",
      [](const Context& shared, const http::Request& request) {
        shared.gate->accounts().withdraw(request.captures.at(0), access::Actor(*request.visitor.who));
        return Json();
      },
      204);
  add(http::Method::get, "/api/v1/audit", audit);
}

}  // namespace handlingsrom::routes
