// Who there is: accounts with their roles, the spaces of regions, and the links by which one becomes a member or gets a new password. All of it lives in the
// store, so that several servers know the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/access/roles.hpp"
#include "base/access/seal.hpp"
#include "base/store/cards.hpp"

namespace handlingsrom::access {

/// As little about a person as signing in needs.
struct Account {
  std::string id;        // a random number; what the record of changes says
  std::string name;      // what the person signs in with; from elsewhere: what that place calls the person
  std::string password;  // password_hash; empty: none, signs in elsewhere
  std::string code_key;  // for one-time codes, sealed (Accounts::opened); empty: none
  std::uint64_t code_step = 0;
  std::string code_offered;  // a key that has not been confirmed yet, sealed
  std::vector<Grant> grants;
  std::string provider;  // where the person signs in; empty: here
  std::string subject;   // what that place knows the person by
  std::string created;
  std::string seen;                  // the last time that the person signed in; empty: never
  std::vector<std::string> devices;  // kinds of browser that the person has signed in with here, the latest first
};

/// A link that was sent to somebody; the token is in nobody's store.
struct Link {
  enum class Kind { invitation, reset };
  std::string id;
  Kind kind = Kind::invitation;
  std::string account;        // whose password; of an invitation empty
  std::vector<Grant> grants;  // what the one who comes gets
  bool drops_code = false;    // the second factor goes too
  std::string by, ends;
};
struct NewLink {
  Link link;
  std::string token;
};

/// Who does it: an account that may do only what its roles allow, or whoever has the machine.
class Actor {
 public:
  static Actor owner_of_the_machine() { return Actor(nullptr); }
  explicit Actor(const Identity& identity) : Actor(&identity) {}

  /// For the record of changes.
  std::string name() const { return identity_ == nullptr ? "command-line" : identity_->account(); }
  /// Throws Refused(not_allowed, "role_not_yours") for a grant in a space that the actor does not administer.
  void check(const std::vector<Grant>& grants) const;
  bool administers(const std::string& space) const;
  bool is(const std::string& account) const { return identity_ != nullptr && identity_->account() == account; }

 private:
  explicit Actor(const Identity* identity) : identity_(identity) {}
  const Identity* identity_;
};

/// Cheap to make; the store outlives it. Safe from many threads. Everything that changes something adds to the record of changes. Besides what the store's
/// functions throw: Refused(unknown, "account_unknown"), Refused(not_allowed, "own_roles") for one's own account, "last_administrator", "role_not_yours".
class Accounts {
 public:
  /// `seal` outlives it; nullptr: keys of second factors are kept as they are.
  explicit Accounts(const store::Store& store, const Seal* seal = nullptr) : cards_(store), seal_(seal) {}

  /// True once an account has been made, or a place where people sign in, also when all are gone again: a server then lets nobody in who has not signed in.
  bool are_needed() const;

  /// Throws Error(bad_input, "account_name", "password_weak"), Refused(conflict, "account_taken").
  Account add(const std::string& name, const std::string& password, const std::vector<Grant>& grants,
              const Actor& actor) const;
  std::vector<Account> list() const;
  std::optional<Account> find(const std::string& id) const;
  std::optional<Account> find_named(const std::string& name) const;

  /// Of the account's grants those in spaces that the actor administers become `grants`; others stay.
  Account set_grants(const std::string& id, const std::vector<Grant>& grants, const Actor& actor) const;
  /// The account, its sessions and links are gone; what it has made stays, under its number. A person may remove their own.
  void remove(const std::string& id, const Actor& actor) const;

  /// Ends all sessions of the account but `kept` (a session's key).
  void set_password(const std::string& id, const std::string& password, const std::string& kept) const;
  /// A key that holds once a code of it has been shown.
  std::string offer_code_key(const std::string& id) const;
  /// Throws Refused(not_allowed, "code_wrong").
  void confirm_code_key(const std::string& id, const std::string& code) const;
  /// Whether the code is one of the account's second factor now; it is then used. Within a change.
  bool takes_code(const store::Desk& desk, Account& account, const std::string& code) const;
  void drop_code_key(const std::string& id, const Actor& actor) const;
  /// The key of an account's second factor. Throws what Seal::open throws.
  std::string opened(const Account& account, const std::string& code_key) const;
  /// Seals the keys that an earlier version has kept as they are; how many.
  std::size_t seal_code_keys() const;

  /// The roles as they are now, with the municipalities of each space; nullopt: there is no such account.
  std::optional<Identity> identity(const std::string& id) const;
  /// Roles with the municipalities that each space has now; one in a space that is gone is left out.
  std::vector<Identity::Held> held(const std::vector<Grant>& grants) const;

  std::vector<Space> spaces() const;
  /// Throws Error(bad_input, "space_form") for an id that is taken by a municipality or all, or of another form, and for one without members.
  void keep_space(const Space& space, const Actor& actor) const;
  void remove_space(const std::string& id, const Actor& actor) const;
  /// Throws Error(unknown_name, "space_unknown") for a region's space that there is not.
  void check_spaces(const std::vector<Grant>& grants) const;

  NewLink invite(const std::vector<Grant>& grants, int days, const Actor& actor) const;
  NewLink reset(const std::string& id, bool drops_code, const Actor& actor) const;
  std::vector<Link> links() const;
  void withdraw(const std::string& id, const Actor& actor) const;
  /// Uses a link, once: makes the account, or sets the password. `name` counts for an invitation only. Throws Refused(unknown, "link_gone"), also where the one who made
  /// it could no longer give those roles.
  Account use(const std::string& token, const std::string& name, const std::string& password) const;
  std::optional<Link> link_of(const std::string& token) const;

 private:
  void check_giver(const Link& link, const std::vector<Grant>& grants) const;
  std::string sealed(const std::string& account, const std::string& code_key) const;

  store::Cards cards_;
  const Seal* seal_;
};

/// For this room: an account as a card, and back.
store::Card card_of(const Account& account);
Account account_of(const store::Card& card);
Account account_at(const store::Desk& desk, const std::string& id);
/// From now on nobody is let in who has not signed in; within a change.
void accounts_need_at(const store::Desk& desk);
/// Makes an account; within a change.
Account add_at(const store::Desk& desk, Account account, const std::string& by);

}  // namespace handlingsrom::access
