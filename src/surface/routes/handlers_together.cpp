// …/municipalities/{}/comments and /visits: what colleagues have said and done, as far as the reader may see it.
#include <algorithm>
#include <map>
#include <utility>

#include "base/access/comments.hpp"
#include "base/access/refused.hpp"
#include "base/error.hpp"
#include "base/store/record.hpp"
#include "base/text.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/together.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_comment = 2'000, longest_about = 200, longest_title = 200;

std::string number_of(const Context& context, const http::Request& request) {
  return to_string(context.service->municipality(context.municipality(request.captures.at(0))).number);
}

/// Of accounts and keys, by their numbers.
std::map<std::string, std::string> names(const Context& context) {
  std::map<std::string, std::string> all;
  if (!context.gate) return all;
  for (const access::Account& account : context.gate->accounts().list()) all[account.id] = account.name;
  for (const access::Key& key : context.gate->keys().list()) all[key.number] = key.name;
  return all;
}

std::string name_in(const std::map<std::string, std::string>& names, const std::string& who) {
  const auto found = names.find(who);
  return found == names.end() ? std::string() : found->second;
}

Json comment_json(const access::Comment& one, const std::string& author, bool own) {
  return {{"id", one.id},     {"about", one.about}, {"title", one.title}, {"text", one.text},
          {"author", author}, {"time", one.time},   {"own", own}};
}

bool is_own(const http::Request& request, const access::Comment& one) {
  return !request.visitor.who || one.owner == request.visitor.who->account();
}

http::Response comments(const Context& context, const http::Request& request) {
  const auto known = names(context);
  const std::string about(request.target.parameter("about").value_or(""));
  Json list = Json::array();
  for (const access::Comment& one : access::Comments(*context.kept).list(number_of(context, request), about))
    list.push_back(comment_json(one, name_in(known, one.owner), is_own(request, one)));
  return respond({{"comments", std::move(list)}});
}

http::Response comment(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"about", "title", "text"});
  const auto about = read_text(body, "about", longest_about);
  const auto title = read_text(body, "title", longest_title);
  const auto text = read_text(body, "text", longest_comment, Lines::several);
  if (!about) refuse_body("/about", "text");
  if (!text || is_blank(*text)) refuse_body("/text", "text");
  const access::Comment made =
      access::Comments(*context.kept)
          .add({"", number_of(context, request), *about, title.value_or(""), *text, author_of(request), ""});
  return respond(comment_json(made, request.visitor.who ? request.visitor.who->name() : "", true), 201);
}

http::Response remove_comment(const Context& context, const http::Request& request) {
  access::Comments(*context.kept)
      .remove(request.visitor.who.get(), number_of(context, request), request.captures.at(1));
  return respond_nothing();
}

struct Subject {
  std::string kind, id;
};

/// "scenario/0123… 4" and "programme/Sammen mot 2035 3-1", without the version.
Subject subject_in(const store::Entry& entry) {
  const std::size_t slash = entry.subject.find('/');
  if (slash == std::string::npos) return {};
  Subject found{entry.subject.substr(0, slash), entry.subject.substr(slash + 1)};
  const std::size_t space = found.id.rfind(' ');
  if (entry.action.starts_with("put") && space != std::string::npos) found.id.resize(space);
  if (found.kind == "programme" && found.id.find('.') == std::string::npos)
    found.id = entry.municipality + "." + found.id;
  return found;
}

/// What it is called, for a reader who may see it; nullopt: not for them, or it is gone.
std::optional<std::string> title_for(const Context& context, const access::Identity& who, const store::Entry& entry,
                                     const Subject& subject) {
  try {
    if (subject.kind == "comment") {
      const auto found = access::Comments(*context.kept).find(entry.municipality, subject.id);
      return found ? std::optional(found->title.empty() ? found->about : found->title) : std::nullopt;
    }
    const bool scenario = subject.kind == "scenario";
    if (!scenario && subject.kind != "programme") return std::nullopt;
    if (!access::may_see(who, context.gate->work_of(scenario ? Where::scenario : Where::programme, subject.id)))
      return std::nullopt;
    if (!scenario) return subject.id.substr(subject.id.find('.') + 1);
    return context.scenarios->find(subject.id)->name;
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// Others' entries of the municipality since, the latest of each thing first.
Json changes_since(const Context& context, const access::Identity& who, const std::string& municipality,
                   const std::vector<store::Entry>& entries) {
  constexpr std::size_t most = 50;
  const auto known = names(context);
  Json list = Json::array();
  std::map<std::string, bool> told;
  for (auto entry = entries.rbegin(); entry != entries.rend() && list.size() < most; ++entry) {
    if (entry->municipality != municipality || entry->author == who.account() || entry->action == "seen") continue;
    const Subject subject = subject_in(*entry);
    if (subject.kind.empty() || told[subject.kind + "/" + subject.id]) continue;
    told[subject.kind + "/" + subject.id] = true;
    const auto title = title_for(context, who, *entry, subject);
    if (!title) continue;
    list.push_back({{"kind", subject.kind},
                    {"id", subject.id},
                    {"title", *title},
                    {"action", entry->action},
                    {"author", name_in(known, entry->author)},
                    {"time", entry->time}});
  }
  return list;
}

http::Response visit(const Context& context, const http::Request& request) {
  if (!context.gate) throw access::Refused(access::Refused::unknown, "sign_in_off");
  const std::string municipality = number_of(context, request);
  const access::Identity& who = *request.visitor.who;
  const std::int64_t last = store::last_number(*context.kept);
  const access::Visits::Before before = access::Visits(*context.kept).begin(who.account(), municipality, last);
  return respond({{"since", before.time},
                  {"changes", changes_since(context, who, municipality, store::record(*context.kept, before.number))}});
}

}  // namespace

void add_together(http::Router& router, const SharedContext& context) {
  using Work = http::Response (*)(const Context&, const http::Request&);
  const auto add = [&](http::Method method, std::string_view pattern, Work work) {
    router.add(method, pattern, [context, work](const http::Request& request) { return work(*context, request); });
  };
  add(http::Method::get, "/api/v1/municipalities/{}/comments", comments);
  add(http::Method::post, "/api/v1/municipalities/{}/comments", comment);
  add(http::Method::remove, "/api/v1/municipalities/{}/comments/{}", remove_comment);
  add(http::Method::post, "/api/v1/municipalities/{}/visits", visit);
}

}  // namespace handlingsrom::routes
