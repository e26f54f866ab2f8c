#include "base/access/keys.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "base/access/grants.hpp"
#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/access/times.hpp"
#include "base/text.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* key_kind = "key";

store::Card key_card(const Key& key) {
  const Json body{{"name", key.name},
                  {"number", key.number},
                  {"grants", grants_json(key.grants)},
                  {"per_minute", key.per_minute},
                  {"by", key.by},
                  {"created", key.created},
                  {"seen", key.seen}};
  return {key_kind, key.id, "", key.ends, body.dump()};
}

Key key_in(const store::Card& card) {
  const Json body = Json::parse(card.body);
  return {card.key,
          body.at("name"),
          body.at("number"),
          grants_in(body.at("grants")),
          body.at("per_minute"),
          body.at("by"),
          body.at("created"),
          card.ends,
          body.at("seen")};
}

void check_wish(const std::string& name, const std::vector<Grant>& grants, int per_minute, int days) {
  constexpr std::size_t longest = 100;
  const bool named = !name.empty() && name.size() <= longest && is_plain_text(name) && !is_blank(name) &&
                     name.front() != ' ' && name.back() != ' ';
  if (!named || grants.empty() || per_minute < fewest_per_minute || per_minute > most_per_minute || days < 1 ||
      days > most_key_days)
    throw Error(ErrorCode::bad_input, "key_form", {{"found", visible(name.substr(0, longest))}});
  // Whoever finds a key must not be able to make themselves an account with it.
  if (std::any_of(grants.begin(), grants.end(), [](const Grant& one) { return one.role == Role::administrator; }))
    throw Refused(Refused::not_allowed, "key_role");
}

}  // namespace

NewKey Keys::add(const std::string& name, const std::vector<Grant>& grants, int per_minute, int days,
                 const Actor& actor) const {
  check_wish(name, grants, per_minute, days);
  actor.check(grants);
  accounts_.check_spaces(grants);
  NewKey made;
  made.secret = std::string(key_mark) + new_token();
  made.key = {token_name(made.secret),
              name,
              std::string(program_mark) + new_number(),
              grants,
              per_minute,
              actor.name(),
              "",
              "",
              ""};
  cards_.change([&](const store::Desk& desk) {
    desk.sweep();
    for (const store::Card& card : desk.list(key_kind))
      if (key_in(card).name == name) throw Refused(Refused::conflict, "key_taken", {{"name", name}});
    made.key.created = desk.now();
    made.key.ends = later(desk.now(), days * day);
    desk.put(key_card(made.key));
    desk.tell("key_made", "key/" + made.key.number + " " + words_of(grants), "", "", actor.name());
  });
  return made;
}

std::vector<Key> Keys::list() const {
  std::vector<Key> all;
  for (const store::Card& card : cards_.list(key_kind)) all.push_back(key_in(card));
  std::sort(all.begin(), all.end(), [](const Key& a, const Key& b) { return a.name < b.name; });
  return all;
}

Key Keys::revoke(const std::string& id_or_name, const Actor& actor) const {
  std::optional<Key> gone;
  cards_.change([&](const store::Desk& desk) {
    for (const store::Card& card : desk.list(key_kind)) {
      const Key key = key_in(card);
      if (key.id == id_or_name || key.name == id_or_name) gone = key;
    }
    if (!gone) throw Refused(Refused::unknown, "key_unknown", {{"found", shortened(id_or_name)}});
    actor.check(gone->grants);
    desk.remove(key_kind, gone->id);
    desk.tell("key_revoked", "key/" + gone->number, "", "", actor.name());
  });
  return *gone;
}

std::optional<Key> Keys::of_secret(std::string_view secret) const {
  if (!secret.starts_with(key_mark)) return std::nullopt;
  const std::string id = token_name(secret);
  const auto card = cards_.find(key_kind, id);
  if (!card) return std::nullopt;
  Key key = key_in(*card);
  if (key.seen.empty() || later(key.seen, hour) < cards_.now()) {
    cards_.change([&](const store::Desk& desk) {
      const auto again = desk.find(key_kind, id);
      if (!again) return;
      key = key_in(*again);
      key.seen = desk.now();
      desk.put(key_card(key));
    });
  }
  return key;
}

Identity Keys::identity(const Key& key) const { return Identity(key.number, key.name, accounts_.held(key.grants)); }

int Allowance::take(double now) {
  if (begun_) left_ = std::min(per_minute_, left_ + std::max(0.0, now - last_) * per_minute_ / minute);
  begun_ = true;
  last_ = now;
  if (left_ >= 1) {
    left_ -= 1;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - left_) * minute / per_minute_)));
}

}  // namespace handlingsrom::access
