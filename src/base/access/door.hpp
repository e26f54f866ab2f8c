// Signing in and out: attempts are counted, a session is a cookie's secret with two ends.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/access/accounts.hpp"

namespace handlingsrom::access {

/// A session that has just begun. The token goes to the browser and nowhere else.
struct Session {
  std::string token;
  std::string account;
};

/// A session that goes on, as its owner may see it.
struct OpenSession {
  std::string id;  // the store's key, which opens nothing
  std::string account;
  std::string begun, seen;
  std::string device;   // "Firefox, Linux"; empty: not known
  bool strong = false;  // a second factor was shown when it began, or since
  std::string shown;    // when its owner last showed who they are; empty: not here
};

struct DoorLimits {
  int tries = 5;              // wrong ones for one name from one place …
  int tries_everywhere = 25;  // … for one name from everywhere: a hundred an hour (OWASP ASVS 4.0.3, 2.2.1) …
  int tries_all_names = 50;   // … and for all names from one place
  int window_minutes = 15;    // in which they count
  int idle_minutes = 30;      // a session ends after so long without a request
  int longest_minutes = 720;  // and after so long in any case
  int shown_minutes = 10;     // for so long who has shown who they are may change what matters (3.7.1)
};

/// Cheap to make. Safe from many threads; several processes share the counts.
class Door {
 public:
  /// `seal` as of Accounts.
  explicit Door(const store::Store& store, const DoorLimits& limits = {}, const Seal* seal = nullptr)
      : cards_(store), accounts_(store, seal), limits_(limits) {}

  struct Credentials {
    std::string name;
    std::string password;
    std::string code;         // of the second factor; empty: none given
    std::string client;       // where from: an address
    std::string device = {};  // the kind of browser, for the person to know it again (device_of)
  };
  /// A session of its own, always: what the browser held before is none. Throws Refused(not_signed_in, "sign_in_wrong") whether the name or the password is
  /// wrong, after the same work; "code_needed" when name and password are right and a code is needed, "code_wrong" for one that does not hold or was
  /// used; Refused(too_often, "sign_in_too_often") with the seconds until the next try.
  Session sign_in(const Credentials& given) const;
  struct Beginning {
    std::string how;  // for the record of changes
    std::string device;
    bool strong = false;
    bool shown = false;  // who they are, just now: not by a sign-in elsewhere that goes on
  };
  /// Of an account that another place has answered for. Within a change.
  Session begin_at(const store::Desk& desk, const Account& account, const Beginning& beginning) const;

  /// The account of a session that goes on, which it then does a while longer; nullopt: there is none.
  std::optional<std::string> account_of_session(const std::string& token) const;
  /// The same, with what is known of it.
  std::optional<OpenSession> session_of(const std::string& token) const;
  void sign_out(const std::string& token) const;
  /// All that go on of one account, the latest used first.
  std::vector<OpenSession> sessions(const std::string& account) const;
  /// Ends one of the account's. Throws Refused(unknown, "session_gone"), also for one that is another's.
  void end(const std::string& account, const std::string& session) const;
  /// Ends all of the account's but `kept`; how many.
  std::size_t end_others(const std::string& account, const std::string& kept) const;
  /// A second factor was shown in this session: Accounts::confirm_code_key.
  void strengthen(const std::string& session) const;
  /// Throws Refused(not_allowed, "password_wrong"); counted like signing in, as are the codes below.
  void check_own_password(const std::string& account, const std::string& password, const std::string& client) const;
  /// Of the second factor that holds. Throws Refused(not_allowed, "code_wrong"), also where there is none.
  void check_own_code(const std::string& account, const std::string& code, const std::string& client) const;
  /// Accounts::confirm_code_key.
  void confirm_own_code_key(const std::string& account, const std::string& code, const std::string& client) const;
  /// The owner of the session has shown again who they are: after check_own_password or check_own_code.
  void shown_again(const std::string& session) const;
  /// Whether that, or the sign-in, is so short ago that what matters may be changed (DoorLimits::shown_minutes).
  bool is_shown(const std::string& session) const;

 private:
  struct Counted {
    std::string pair, name, client;
  };
  Counted count(const std::string& name, const std::string& client) const;
  void forgive(const store::Desk& desk, const Counted& counted) const;
  void counted_as_try(const std::string& account, const std::string& client, const std::function<void()>& shown) const;
  void note(const std::string& session, const std::function<void(OpenSession&, const std::string& now)>& change) const;

  store::Cards cards_;
  Accounts accounts_;
  const DoorLimits limits_;
};

/// What a browser says of itself (User-Agent, RFC 9110, section 10.1.5) in as few words as its owner needs: "Firefox, Linux". No versions: they are nobody's business here.
std::string device_of(std::string_view user_agent);

}  // namespace handlingsrom::access
