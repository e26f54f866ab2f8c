#include "base/access/comments.hpp"

#include <algorithm>
#include <cctype>

#include <nlohmann/json.hpp>

#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/access/times.hpp"
#include "base/text.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* visit = "visit";

std::string kind_in(const std::string& municipality) { return "comment " + municipality; }

Comment comment_in(const store::Card& card, const std::string& municipality) {
  const Json body = Json::parse(card.body);
  return {card.key, municipality, body.at("about"), body.at("title"), body.at("text"), card.owner, body.at("time")};
}

void check_about(const std::string& about) {
  constexpr std::size_t longest = 200;
  const bool known = about.starts_with("figure:") || about.starts_with("measure:");
  const bool plain = std::all_of(about.begin(), about.end(), [](unsigned char c) { return c > ' ' && c < 127; });
  if (!known || !plain || about.size() > longest || about.ends_with(':'))
    throw Error(ErrorCode::bad_input, "comment_about", {{"found", visible(about.substr(0, longest))}});
}

}  // namespace

std::vector<Comment> Comments::list(const std::string& municipality, const std::string& about) const {
  std::vector<Comment> all;
  for (const store::Card& card : cards_.list(kind_in(municipality))) {
    Comment one = comment_in(card, municipality);
    if (about.empty() || one.about == about) all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](const Comment& a, const Comment& b) { return a.time < b.time; });
  return all;
}

std::optional<Comment> Comments::find(const std::string& municipality, const std::string& id) const {
  const auto card = cards_.find(kind_in(municipality), id);
  return card ? std::optional(comment_in(*card, municipality)) : std::nullopt;
}

Comment Comments::add(Comment comment) const {
  check_about(comment.about);
  const std::string kind = kind_in(comment.municipality);
  cards_.change([&](const store::Desk& desk) {
    if (desk.list(kind).size() >= most_each) throw Error(ErrorCode::no_solution, "comments_full");
    comment.id = new_number();
    comment.time = desk.now();
    const Json body{{"about", comment.about}, {"title", comment.title}, {"text", comment.text}, {"time", comment.time}};
    desk.put({kind, comment.id, comment.owner, "", body.dump()});
    desk.tell("commented", "comment/" + comment.id, comment.municipality, comment.text, comment.owner);
  });
  return comment;
}

void Comments::remove(const Identity* who, const std::string& municipality, const std::string& id) const {
  const std::string kind = kind_in(municipality);
  cards_.change([&](const store::Desk& desk) {
    const auto card = desk.find(kind, id);
    if (!card) throw Refused(Refused::unknown, "comment_unknown");
    const bool may = who == nullptr || card->owner == who->account() || who->may(Right::administer, municipality);
    if (!may) throw Refused(Refused::not_allowed, "not_allowed");
    desk.remove(kind, id);
    desk.tell("comment_removed", "comment/" + id, municipality, "", who == nullptr ? "" : who->account());
  });
}

Visits::Before Visits::begin(const std::string& account, const std::string& municipality, std::int64_t last) const {
  constexpr std::int64_t goes_on = hour / 2;
  const std::string key = account + " " + municipality;
  Before before;
  cards_.change([&](const store::Desk& desk) {
    const auto card = desk.find(visit, key);
    Json body =
        card ? Json::parse(card->body) : Json{{"time", desk.now()}, {"number", last}, {"now", ""}, {"seen", last}};
    const std::string seen_at = body.at("now");
    if (!seen_at.empty() && later(seen_at, goes_on) < desk.now()) {
      body["time"] = seen_at;
      body["number"] = body.at("seen");
    }
    body["now"] = desk.now();
    body["seen"] = last;
    before = {body.at("time"), body.at("number")};
    desk.put({visit, key, account, "", body.dump()});
  });
  return before;
}

std::vector<Visits::Latest> Visits::of(const std::string& account) const {
  std::vector<Latest> all;
  for (const store::Card& card : cards_.list(visit, account))
    all.push_back({card.key.substr(card.key.rfind(' ') + 1), Json::parse(card.body).at("now")});
  return all;
}

}  // namespace handlingsrom::access
