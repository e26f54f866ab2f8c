// Keys of programs that ask the API: each with its rights in places, and how often it may ask. Made by an administrator, taken back at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/access/accounts.hpp"

namespace handlingsrom::access {

/// The secret is in nobody's store.
struct Key {
  std::string id;      // the name under which the store keeps the secret; tells nothing of it
  std::string name;    // which program it is for
  std::string number;  // what the record of changes, and work made with it, says: "key-…"
  std::vector<Grant> grants;
  int per_minute = 0;
  std::string by, created, ends;
  std::string seen;  // when it was asked with, to the hour; empty: never
};
struct NewKey {
  Key key;
  std::string secret;
};

inline constexpr int fewest_per_minute = 1, most_per_minute = 60'000, most_key_days = 730;
/// What every secret begins with, so that one that lies in a public place is recognised.
inline constexpr std::string_view key_mark = "hrom_";

/// What the numbers of keys begin with, and no account's does.
inline constexpr std::string_view program_mark = "key-";
/// Asks with a key: has no account, and gives nobody anything.
inline bool is_program(const Identity& who) { return who.account().starts_with(program_mark); }

/// Cheap to make; the store outlives it. Safe from many threads. What changes something adds to the record of changes.
class Keys {
 public:
  explicit Keys(const store::Store& store) : cards_(store), accounts_(store) {}

  /// Throws Error(bad_input, "key_form") for a name, rate or number of days that cannot be, Refused(not_allowed, "key_role") for the right to give roles, which
  /// no key has; Refused(conflict, "key_taken"); and what Actor::check and Accounts::check_spaces throw.
  NewKey add(const std::string& name, const std::vector<Grant>& grants, int per_minute, int days,
             const Actor& actor) const;
  /// By name.
  std::vector<Key> list() const;
  /// By id or name. Throws Refused(unknown, "key_unknown"), and Refused(not_allowed, "role_not_yours") for one whose places are another's.
  Key revoke(const std::string& id_or_name, const Actor& actor) const;

  /// nullopt: there is none such, or it has ended. Says in the store that it was asked with, once an hour.
  std::optional<Key> of_secret(std::string_view secret) const;
  Identity identity(const Key& key) const;

 private:
  store::Cards cards_;
  Accounts accounts_;
};

/// How often somebody may ask: a minute's share may be used at once and comes back evenly (a token bucket).
class Allowance {
 public:
  explicit Allowance(int per_minute) : per_minute_(per_minute), left_(per_minute) {}
  /// At a time in seconds by any clock that only goes forward: 0, or the whole seconds until the next may be asked.
  int take(double now);

 private:
  const double per_minute_;
  double left_;
  double last_ = 0;
  bool begun_ = false;
};

}  // namespace handlingsrom::access
