// What changes and goes again: accounts, sessions, invitations. Beside the documents, which stay, each is a card in a box that may be written anew and thrown
// away; what must be known afterwards is told in the record of changes, in the same write.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/store/store.hpp"

namespace handlingsrom::store {

class Connection;

struct Card {
  std::string kind;   // the room's word: "account", "session"
  std::string key;    // unique within the kind
  std::string owner;  // whose it is, to find all of one owner's; may be empty
  std::string ends;   // utc_now's form: from then on it is not there; empty: never
  std::string body;   // the room knows what is in it
};

/// The box while one writes: all of it becomes true together, or nothing.
class Desk {
 public:
  Desk(Connection& connection, std::string now) : connection_(connection), now_(std::move(now)) {}

  /// The time of this change, utc_now's form.
  const std::string& now() const noexcept { return now_; }
  std::optional<Card> find(const std::string& kind, const std::string& key) const;
  /// By key; of one owner where one is named.
  std::vector<Card> list(const std::string& kind, const std::optional<std::string>& owner = {}) const;
  /// A new card, or another in the place of the one with its kind and key.
  void put(const Card& card) const;
  /// False where there is none.
  bool remove(const std::string& kind, const std::string& key) const;
  void remove_all_of(const std::string& kind, const std::string& owner) const;
  /// Throws away what has ended.
  void sweep() const;
  /// An entry in the record of changes (record.hpp). `content` is hashed, not kept.
  void tell(const std::string& action, const std::string& subject, const std::string& municipality,
            const std::string& content, const std::string& author) const;

 private:
  Connection& connection_;
  const std::string now_;
};

/// The box of a store. Safe from many threads and processes. Throws what the store's functions throw.
class Cards {
 public:
  explicit Cards(const Store& store) : store_(store) {}

  /// The time by the store's clock, utc_now's form.
  std::string now() const;
  std::optional<Card> find(const std::string& kind, const std::string& key) const;
  std::vector<Card> list(const std::string& kind, const std::optional<std::string>& owner = {}) const;
  /// `work` reads and writes; where it throws, nothing of it is kept.
  void change(const std::function<void(const Desk&)>& work) const;

 private:
  const Store& store_;
};

}  // namespace handlingsrom::store
