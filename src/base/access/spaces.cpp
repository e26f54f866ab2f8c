// Accounts: the spaces of regions, and what a person's roles come to in them.
#include <nlohmann/json.hpp>

#include "base/access/accounts.hpp"
#include "base/access/refused.hpp"
#include "base/text.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* space_kind = "space";

Space space_of(const store::Card& card) {
  const Json body = Json::parse(card.body);
  return {card.key, body.at("name"), body.at("municipalities").get<std::set<std::string>>()};
}

void check_form(const Space& space) {
  bool good = !space.municipalities.empty() && space.id != everywhere && !is_municipality(space.id) &&
              !space.name.empty() && space.name.size() <= 100 && is_plain_text(space.name) && !is_blank(space.name);
  for (const std::string& number : space.municipalities) good = good && is_municipality(number);
  if (!good) throw Error(ErrorCode::bad_input, "space_form", {{"found", shortened(space.id)}});
  grant_of("reader@" + space.id);  // of the form that a grant can name
}

}  // namespace

std::vector<Space> Accounts::spaces() const {
  std::vector<Space> all;
  for (const store::Card& card : cards_.list(space_kind)) all.push_back(space_of(card));
  return all;
}

void Accounts::keep_space(const Space& space, const Actor& actor) const {
  check_form(space);
  // Who makes a region gives all who have a role in it a role in its municipalities.
  if (!actor.administers(std::string(everywhere))) throw Refused(Refused::not_allowed, "space_not_yours");
  cards_.change([&](const store::Desk& desk) {
    const Json body{{"name", space.name}, {"municipalities", space.municipalities}};
    desk.put({space_kind, space.id, "", "", body.dump()});
    desk.tell("space_kept", "space/" + space.id, "", body.dump(), actor.name());
  });
}

void Accounts::remove_space(const std::string& id, const Actor& actor) const {
  if (!actor.administers(std::string(everywhere))) throw Refused(Refused::not_allowed, "space_not_yours");
  cards_.change([&](const store::Desk& desk) {
    if (!desk.remove(space_kind, id)) throw Error(ErrorCode::unknown_name, "space_unknown", {{"found", shortened(id)}});
    desk.tell("space_removed", "space/" + id, "", "", actor.name());
  });
}

void Accounts::check_spaces(const std::vector<Grant>& grants) const {
  for (const Grant& grant : grants)
    if (grant.space != everywhere && !is_municipality(grant.space) && !cards_.find(space_kind, grant.space))
      throw Error(ErrorCode::unknown_name, "space_unknown", {{"found", grant.space}});
}

std::vector<Identity::Held> Accounts::held(const std::vector<Grant>& grants) const {
  std::vector<Identity::Held> all;
  for (const Grant& grant : grants) {
    Identity::Held one{grant, {}};
    if (grant.space != everywhere && !is_municipality(grant.space)) {
      const auto space = cards_.find(space_kind, grant.space);
      if (!space) continue;  // gone, and the role with it
      one.municipalities = space_of(*space).municipalities;
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<Identity> Accounts::identity(const std::string& id) const {
  const std::optional<Account> account = find(id);
  if (!account) return std::nullopt;
  return Identity(id, account->name, held(account->grants));
}

}  // namespace handlingsrom::access
