#include "surface/cli/grants.hpp"

namespace handlingsrom::cli {

std::vector<access::Grant> grants_in(const Context& context, const std::vector<std::string>& roles) {
  std::vector<access::Grant> grants;
  for (const std::string& text : roles) {
    access::Grant grant = access::grant_of(text);
    if (access::is_municipality(grant.space)) {
      const api::Service& service = context.service();
      grant.space = to_string(service.municipality(service.find_number_or_name(grant.space)).number);
    }
    grants.push_back(std::move(grant));
  }
  return grants;
}

std::string words_of(const std::vector<access::Grant>& grants) {
  std::string text;
  for (const access::Grant& grant : grants) text += (text.empty() ? "" : ", ") + access::text_of(grant);
  return text;
}

}  // namespace handlingsrom::cli
