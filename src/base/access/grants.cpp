#include "base/access/grants.hpp"

#include <nlohmann/json.hpp>

namespace handlingsrom::access {

nlohmann::json grants_json(const std::vector<Grant>& grants) {
  nlohmann::json list = nlohmann::json::array();
  for (const Grant& grant : grants) list.push_back(text_of(grant));
  return list;
}

std::vector<Grant> grants_in(const nlohmann::json& list) {
  std::vector<Grant> grants;
  for (const nlohmann::json& grant : list) grants.push_back(grant_of(grant.get<std::string>()));
  return grants;
}

std::string words_of(const std::vector<Grant>& grants) {
  std::string words;
  for (const Grant& grant : grants) words += (words.empty() ? "" : " ") + text_of(grant);
  return words;
}

}  // namespace handlingsrom::access
