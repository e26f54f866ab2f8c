// Signing in and out: attempts are counted, a session is a cookie's secret with two ends.
#pragma once

#include <optional>
#include <string>

#include "base/access/accounts.hpp"

namespace handlingsrom::access {

/// A session that has just begun. The token goes to the browser and nowhere else.
struct Session {
  std::string token;
  std::string account;
};

struct DoorLimits {
  int tries = 5;              // wrong ones for one name from one place …
  int tries_elsewhere = 50;   // … for one name from everywhere, and for all names from one place
  int window_minutes = 15;    // in which they count
  int idle_minutes = 30;      // a session ends after so long without a request
  int longest_minutes = 720;  // and after so long in any case
};

/// Cheap to make. Safe from many threads; several processes share the counts.
class Door {
 public:
  explicit Door(const store::Store& store, const DoorLimits& limits = {})
      : cards_(store), accounts_(store), limits_(limits) {}

  struct Credentials {
    std::string name;
    std::string password;
    std::string code;    // of the second factor; empty: none given
    std::string client;  // where from: an address
  };
  /// A session of its own, always: what the browser held before is none. Throws Refused(not_signed_in, "sign_in_wrong") whether the name or the password is
  /// wrong, after the same work; "code_needed" when name and password are right and a code is needed, "code_wrong" for one that does not hold or was
  /// used; Refused(too_often, "sign_in_too_often") with the seconds until the next try.
  Session sign_in(const Credentials& given) const;
  /// Of an account that another place has answered for. Within a change.
  Session begin_at(const store::Desk& desk, const Account& account, const std::string& how) const;

  /// The account of a session that goes on, which it then does a while longer; nullopt: there is none.
  std::optional<std::string> account_of_session(const std::string& token) const;
  void sign_out(const std::string& token) const;
  /// Throws Refused(not_allowed, "password_wrong"); counted like signing in.
  void check_own_password(const std::string& account, const std::string& password, const std::string& client) const;

 private:
  struct Counted {
    std::string pair, name, client;
  };
  Counted count(const std::string& name, const std::string& client) const;
  void forgive(const store::Desk& desk, const Counted& counted) const;

  store::Cards cards_;
  Accounts accounts_;
  const DoorLimits limits_;
};

}  // namespace handlingsrom::access
