#include "base/access/sharing.hpp"

#include <array>

#include "base/access/refused.hpp"
#include "base/access/times.hpp"

namespace handlingsrom::access {
namespace {

constexpr std::array states{Shown::privately, Shown::shared, Shown::decided, Shown::published};
constexpr const char* kind_of_card = "sharing";

std::string work_key(const Work& work) { return work.kind + "/" + work.id; }

bool is_owner(const Identity& who, const Work& work) { return !work.owner.empty() && work.owner == who.account(); }

[[noreturn]] void not_there(const Work& work) { throw Refused(Refused::unknown, "work_unknown", {{"found", work.id}}); }

}  // namespace

std::string_view name_of(Shown shown) noexcept {
  switch (shown) {
    case Shown::privately: return "private";
    case Shown::shared: return "shared";
    case Shown::decided: return "decided";
    case Shown::published: return "published";
  }
  return "";
}

std::optional<Shown> shown_of(std::string_view name) noexcept {
  for (const Shown shown : states)
    if (name_of(shown) == name) return shown;
  return std::nullopt;
}

Right right_to_make(std::string_view kind) noexcept { return kind == "programme" ? Right::plan : Right::analyse; }

bool may_see(const Identity& who, const Work& work) noexcept {
  if (work.shown == Shown::published) return who.may(Right::look);
  if (!who.may(Right::look, work.municipality)) return false;
  return work.shown != Shown::privately || is_owner(who, work);
}

void check_change(const Identity& who, const Work& work) {
  if (!may_see(who, work)) not_there(work);
  if (!who.may(right_to_make(work.kind), work.municipality)) throw Refused(Refused::not_allowed, "not_allowed");
  if (work.shown == Shown::decided || work.shown == Shown::published) throw Refused(Refused::conflict, "work_decided");
}

void check_step(const Identity& who, const Work& work, Shown to) {
  if (!may_see(who, work)) not_there(work);
  const auto is = [&](Shown from, Shown towards) { return work.shown == from && to == towards; };
  const bool lays_open = is(Shown::privately, Shown::shared);
  const bool takes_back = is(Shown::shared, Shown::privately);
  const bool decides =
      is(Shown::shared, Shown::decided) || is(Shown::decided, Shown::published) || is(Shown::published, Shown::decided);
  if (!lays_open && !takes_back && !decides) throw Refused(Refused::conflict, "work_step");
  const Right needed = decides ? Right::decide : right_to_make(work.kind);
  const bool own = is_owner(who, work);
  if (!who.may(needed, work.municipality) || (takes_back && !own)) throw Refused(Refused::not_allowed, "not_allowed");
}

Work Sharing::of(std::string kind, std::string id, std::string municipality, std::string owner) const {
  Work work{std::move(kind), std::move(id), std::move(municipality), std::move(owner), Shown::shared};
  if (!work.owner.empty()) work.shown = Shown::privately;
  if (const auto card = cards_.find(kind_of_card, work_key(work)))
    work.shown = shown_of(card->body).value_or(work.shown);
  return work;
}

std::map<std::string, Work> Sharing::all(const std::string& kind) const {
  std::map<std::string, Work> found;
  for (const store::Card& card : cards_.list(kind_of_card)) {
    if (!card.key.starts_with(kind + "/")) continue;
    const std::string id = card.key.substr(kind.size() + 1);
    found[id] = {kind, id, "", card.owner, shown_of(card.body).value_or(Shown::privately)};
  }
  return found;
}

void Sharing::begin(const Work& work) const {
  cards_.change([&](const store::Desk& desk) {
    if (desk.find(kind_of_card, work_key(work))) return;
    desk.put({kind_of_card, work_key(work), work.owner, "", std::string(name_of(Shown::privately))});
  });
}

Work Sharing::set(const Identity& who, Work work, Shown to) const {
  cards_.change([&](const store::Desk& desk) {
    // As it is now, whatever it was when it was looked at.
    if (const auto card = desk.find(kind_of_card, work_key(work)))
      work.shown = shown_of(card->body).value_or(work.shown);
    check_step(who, work, to);
    desk.put({kind_of_card, work_key(work), work.owner, "", std::string(name_of(to))});
    desk.tell("shown_" + std::string(name_of(to)), work_key(work), work.municipality, "", who.account());
  });
  work.shown = to;
  return work;
}

void Sharing::tell_seen(const Identity& who, const Work& work) const {
  if (is_owner(who, work)) return;
  const std::string key = who.account() + " " + work_key(work);
  if (cards_.find("seen", key)) return;
  cards_.change([&](const store::Desk& desk) {
    if (desk.find("seen", key)) return;
    desk.sweep();
    desk.put({"seen", key, who.account(), later(desk.now(), hour), ""});
    desk.tell("seen", work_key(work), work.municipality, "", who.account());
  });
}

void Sharing::forget(const Work& work) const {
  cards_.change([&](const store::Desk& desk) { desk.remove(kind_of_card, work_key(work)); });
}

}  // namespace handlingsrom::access
