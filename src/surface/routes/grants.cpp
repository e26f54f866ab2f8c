#include "surface/routes/grants.hpp"

#include <string>

#include "base/error.hpp"
#include "surface/routes/body.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_text = 200, most_grants = 100;

std::vector<access::Grant> read_roles(const Json& body) {
  const auto found = body.find("roles");
  if (found == body.end() || !found->is_array() || found->size() > most_grants) refuse_body("/roles", "list");
  std::vector<access::Grant> grants;
  for (std::size_t i = 0; i < found->size(); ++i) {
    const Json& one = (*found)[i];
    const std::string where = "/roles/" + std::to_string(i);
    if (!one.is_object() || one.size() != 2) refuse_body(where, "object");
    grants.push_back(access::grant_of(read_text(one, "role", longest_text).value_or("") + "@" +
                                      read_text(one, "space", longest_text).value_or("")));
  }
  return grants;
}

/// A space that is a municipality must be one of today's.
void check_municipalities(const Context& context, const std::vector<access::Grant>& grants) {
  for (const access::Grant& grant : grants) {
    if (!access::is_municipality(grant.space)) continue;
    const MunicipalityIndex place = context.municipality(grant.space);
    if (to_string(context.service->municipality(place).number) != grant.space)
      throw Error(ErrorCode::unknown_name, "space_unknown", {{"found", grant.space}});
  }
}

}  // namespace

Json grants_to_json(const std::vector<access::Grant>& grants) {
  Json list = Json::array();
  for (const access::Grant& grant : grants)
    list.push_back({{"role", access::name_of(grant.role)}, {"space", grant.space}});
  return list;
}

std::vector<access::Grant> read_grants(const Context& context, const Json& body) {
  std::vector<access::Grant> grants = read_roles(body);
  check_municipalities(context, grants);
  return grants;
}

}  // namespace handlingsrom::routes
