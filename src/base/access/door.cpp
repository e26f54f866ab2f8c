#include "base/access/door.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/access/notices.hpp"
#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/access/times.hpp"
#include "base/ascii.hpp"
#include "base/digest.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* session_kind = "session";
constexpr const char* attempt_kind = "attempt";

int count_of(const std::optional<store::Card>& card) { return card ? std::stoi(card->body) : 0; }

std::string end_of_session(const std::string& now, const std::string& begun, const DoorLimits& limits) {
  return std::min(later(now, limits.idle_minutes * minute), later(begun, limits.longest_minutes * minute));
}

OpenSession session_in(const store::Card& card) {
  const Json body = Json::parse(card.body);
  return {card.key,
          card.owner,
          body.at("begun"),
          body.at("seen"),
          body.value("device", ""),
          body.value("strong", false),
          body.value("shown", "")};
}

std::string body_of(const OpenSession& session) {
  return Json{{"begun", session.begun},
              {"seen", session.seen},
              {"device", session.device},
              {"strong", session.strong},
              {"shown", session.shown}}
      .dump();
}

/// True for one that was not among them, where there were some already: the first browser is nobody's surprise.
bool remember_device(std::vector<std::string>& known, const std::string& device) {
  constexpr std::size_t most = 10;
  if (device.empty()) return false;
  const auto found = std::find(known.begin(), known.end(), device);
  const bool is_new = found == known.end() && !known.empty();
  if (found != known.end()) known.erase(found);
  known.insert(known.begin(), device);
  if (known.size() > most) known.resize(most);
  return is_new;
}

}  // namespace

std::string device_of(std::string_view user_agent) {
  using Names = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  const auto first = [&](const Names& names) {
    for (const auto& [part, name] : names)
      if (user_agent.find(part) != std::string_view::npos) return std::string(name);
    return std::string();
  };
  // Each names those before it as well.
  const std::string browser = first({{"Edg", "Edge"},
                                     {"OPR/", "Opera"},
                                     {"Firefox/", "Firefox"},
                                     {"FxiOS/", "Firefox"},
                                     {"Chrome/", "Chrome"},
                                     {"CriOS/", "Chrome"},
                                     {"Safari/", "Safari"},
                                     {"curl/", "curl"},
                                     {"python", "Python"}});
  const std::string system = first({{"iPhone", "iPhone"},
                                    {"iPad", "iPad"},
                                    {"Android", "Android"},
                                    {"Windows", "Windows"},
                                    {"Macintosh", "macOS"},
                                    {"CrOS", "ChromeOS"},
                                    {"Linux", "Linux"}});
  return browser + (browser.empty() || system.empty() ? "" : ", ") + system;
}

Door::Counted Door::count(const std::string& name, const std::string& client) const {
  // Digests: neither names that were mistyped (a password, at times) nor addresses are to be read in the store.
  const Counted counted{digest({"pair", ascii_lower(name), client}), digest({"name", ascii_lower(name)}),
                        digest({"client", client})};
  const std::array<std::pair<std::string, int>, 3> kept{{{counted.pair, limits_.tries},
                                                         {counted.name, limits_.tries_everywhere},
                                                         {counted.client, limits_.tries_all_names}}};
  std::optional<std::string> until;
  std::string now;
  cards_.change([&](const store::Desk& desk) {
    desk.sweep();
    now = desk.now();
    for (const auto& [key, most] : kept) {
      const auto card = desk.find(attempt_kind, key);
      if (count_of(card) >= most) until = std::max(until.value_or(""), card->ends);
    }
    if (until) return;
    // Counted before the password is looked at: a hundred at once are a hundred tries.
    for (const auto& [key, most] : kept) {
      const auto card = desk.find(attempt_kind, key);
      const std::string ends = card ? card->ends : later(now, limits_.window_minutes * minute);
      desk.put({attempt_kind, key, "", ends, std::to_string(count_of(card) + 1)});
    }
  });
  if (until)
    throw Refused(Refused::too_often, "sign_in_too_often", {},
                  static_cast<int>(std::max<std::int64_t>(1, unix_seconds(*until) - unix_seconds(now))));
  return counted;
}

// What was right is no try; wrong ones before it still count for the name and the place.
void Door::forgive(const store::Desk& desk, const Counted& counted) const {
  desk.remove(attempt_kind, counted.pair);
  for (const std::string& key : {counted.name, counted.client}) {
    auto card = desk.find(attempt_kind, key);
    if (!card) continue;
    const int left = count_of(card) - 1;
    if (left <= 0) {
      desk.remove(attempt_kind, key);
    } else {
      card->body = std::to_string(left);
      desk.put(*card);
    }
  }
}

Session Door::sign_in(const Credentials& given) const {
  const Counted counted = count(given.name, given.client);
  const std::optional<Account> known = accounts_.find_named(given.name);
  const bool right = password_fits(known ? known->password : "", given.password);
  if (!right) throw Refused(Refused::not_signed_in, "sign_in_wrong");
  Session session;
  bool code_needed = false;
  cards_.change([&](const store::Desk& desk) {
    Account account = account_at(desk, known->id);  // as it is now: the code may have been used meanwhile
    if (account.password != known->password) throw Refused(Refused::not_signed_in, "sign_in_wrong");
    if (!account.code_key.empty()) {
      if (given.code.empty()) {
        code_needed = true;
        return forgive(desk, counted);
      }
      if (!accounts_.takes_code(desk, account, given.code)) throw Refused(Refused::not_signed_in, "code_wrong");
    }
    forgive(desk, counted);
    session = begin_at(desk, account, {"signed_in", given.device, !account.code_key.empty(), true});
  });
  if (code_needed) throw Refused(Refused::not_signed_in, "code_needed");
  return session;
}

Session Door::begin_at(const store::Desk& desk, const Account& account, const Beginning& beginning) const {
  Session session{new_token(), account.id};
  Account seen = account;
  seen.seen = desk.now();
  if (remember_device(seen.devices, beginning.device) && account.provider.empty())
    notice_at(desk, account.id, "new_device", beginning.device);
  desk.put(card_of(seen));
  const OpenSession open{
      "", "", desk.now(), desk.now(), beginning.device, beginning.strong, beginning.shown ? desk.now() : ""};
  desk.put({session_kind, token_name(session.token), account.id, end_of_session(desk.now(), desk.now(), limits_),
            body_of(open)});
  desk.tell(beginning.how, "account/" + account.id, "", "", account.id);
  return session;
}

std::optional<std::string> Door::account_of_session(const std::string& token) const {
  const auto session = session_of(token);
  return session ? std::optional(session->account) : std::nullopt;
}

std::optional<OpenSession> Door::session_of(const std::string& token) const {
  const std::string key = token_name(token);
  const auto card = cards_.find(session_kind, key);
  if (!card) return std::nullopt;
  OpenSession session = session_in(*card);
  // Written once a minute at most: the end moves on, and nobody waits for it.
  if (later(session.seen, minute) < cards_.now())
    note(key, [](OpenSession& open, const std::string& now) { open.seen = now; });
  return session;
}

void Door::note(const std::string& session,
                const std::function<void(OpenSession&, const std::string& now)>& change) const {
  cards_.change([&](const store::Desk& desk) {
    auto card = desk.find(session_kind, session);
    if (!card) return;
    OpenSession open = session_in(*card);
    change(open, desk.now());
    card->ends = end_of_session(open.seen, open.begun, limits_);
    card->body = body_of(open);
    desk.put(*card);
  });
}

std::vector<OpenSession> Door::sessions(const std::string& account) const {
  std::vector<OpenSession> all;
  for (const store::Card& card : cards_.list(session_kind, account)) all.push_back(session_in(card));
  std::sort(all.begin(), all.end(), [](const OpenSession& a, const OpenSession& b) { return a.seen > b.seen; });
  return all;
}

void Door::end(const std::string& account, const std::string& session) const {
  cards_.change([&](const store::Desk& desk) {
    const auto card = desk.find(session_kind, session);
    if (!card || card->owner != account) throw Refused(Refused::unknown, "session_gone");
    desk.remove(session_kind, session);
    desk.tell("session_ended", "account/" + account, "", "", account);
  });
}

std::size_t Door::end_others(const std::string& account, const std::string& kept) const {
  std::size_t count = 0;
  cards_.change([&](const store::Desk& desk) {
    for (const store::Card& card : desk.list(session_kind, account)) {
      if (card.key == kept) continue;
      desk.remove(session_kind, card.key);
      ++count;
    }
    if (count > 0) desk.tell("session_ended", "account/" + account, "", "", account);
  });
  return count;
}

void Door::strengthen(const std::string& session) const {
  note(session, [](OpenSession& open, const std::string&) { open.strong = true; });
}

void Door::shown_again(const std::string& session) const {
  note(session, [](OpenSession& open, const std::string& now) { open.shown = now; });
}

bool Door::is_shown(const std::string& session) const {
  const auto card = cards_.find(session_kind, session);
  if (!card) return false;
  const std::string shown = session_in(*card).shown;
  return !shown.empty() && cards_.now() < later(shown, limits_.shown_minutes * minute);
}

void Door::sign_out(const std::string& token) const {
  cards_.change([&](const store::Desk& desk) {
    const auto card = desk.find(session_kind, token_name(token));
    if (!card) return;
    desk.remove(session_kind, card->key);
    desk.tell("signed_out", "account/" + card->owner, "", "", card->owner);
  });
}

void Door::counted_as_try(const std::string& id, const std::string& client, const std::function<void()>& shown) const {
  const std::optional<Account> account = accounts_.find(id);
  const Counted counted = count(account ? account->name : id, client);
  shown();
  cards_.change([&](const store::Desk& desk) { forgive(desk, counted); });
}

void Door::check_own_password(const std::string& id, const std::string& password, const std::string& client) const {
  counted_as_try(id, client, [&] {
    const std::optional<Account> account = accounts_.find(id);
    if (!password_fits(account ? account->password : "", password))
      throw Refused(Refused::not_allowed, "password_wrong");
  });
}

void Door::check_own_code(const std::string& id, const std::string& code, const std::string& client) const {
  counted_as_try(id, client, [&] {
    bool right = false;
    cards_.change([&](const store::Desk& desk) {
      Account account = account_at(desk, id);
      right = !account.code_key.empty() && accounts_.takes_code(desk, account, code);
    });
    if (!right) throw Refused(Refused::not_allowed, "code_wrong");
  });
}

void Door::confirm_own_code_key(const std::string& id, const std::string& code, const std::string& client) const {
  counted_as_try(id, client, [&] { accounts_.confirm_code_key(id, code); });
}

}  // namespace handlingsrom::access
