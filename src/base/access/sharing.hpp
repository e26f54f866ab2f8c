// Who sees what somebody has made: only they, their space, or everybody who is let in; and when it no longer changes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/access/roles.hpp"
#include "base/store/cards.hpp"

namespace handlingsrom::access {

/// In the order that a piece of work goes through.
enum class Shown {
  privately,  // who made it
  shared,     // whoever has a role in its municipality
  decided,    // as shared, and nobody changes it any more
  published   // whoever may look at figures anywhere; nobody changes it
};
std::string_view name_of(Shown shown) noexcept;
std::optional<Shown> shown_of(std::string_view name) noexcept;

/// One piece of work. `owner` is empty where it was made before there were accounts.
struct Work {
  std::string kind;  // "scenario", "programme"
  std::string id;
  std::string municipality;
  std::string owner;
  Shown shown = Shown::shared;
};

/// What is needed to make and change work of a kind: analyse or plan.
Right right_to_make(std::string_view kind) noexcept;

bool may_see(const Identity& who, const Work& work) noexcept;
/// Throws Refused(unknown, "work_unknown") for what may not be seen either, Refused(not_allowed, "not_allowed"), Refused(conflict, "work_decided").
void check_change(const Identity& who, const Work& work);
/// Throws as above, and Refused(conflict, "work_step") for a step that there is not: what is decided is not opened again.
void check_step(const Identity& who, const Work& work, Shown to);

class Sharing {
 public:
  explicit Sharing(const store::Store& store) : cards_(store) {}

  /// Work as it is shown: what was said of it last, else private to its owner; without an owner shared.
  Work of(std::string kind, std::string id, std::string municipality, std::string owner) const;
  /// All of a kind of which something has been said, by id.
  std::map<std::string, Work> all(const std::string& kind) const;
  /// New work of an owner, so that lists need not look for who began it.
  void begin(const Work& work) const;
  /// Checked and told in the record.
  Work set(const Identity& who, Work work, Shown to) const;
  /// An entry that `who` has seen it, once an hour at most; nothing for the owner.
  void tell_seen(const Identity& who, const Work& work) const;
  void forget(const Work& work) const;

 private:
  store::Cards cards_;
};

}  // namespace handlingsrom::access
