// What the forms of a programme's page offer.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "followup/programme/representation.hpp"
#include "surface/api/programme_page.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;

/// Choices of a form: id and name.
template <class Ids>
Json choices(const Ids& ids, const std::string& prefix, const messages::Catalogue& catalogue, bool with_about = false) {
  Json list = Json::array();
  for (const auto& id : ids) {
    Json one = {{"id", id}, {"name", catalogue.text(prefix + std::string(id))}};
    one["about"] = with_about ? catalogue.text(prefix + std::string(id) + "_about") : "";
    list.push_back(std::move(one));
  }
  return list;
}

/// What the rules of who must be there are about.
std::vector<std::string> rule_subjects() {
  std::vector<std::string> subjects;
  const auto add = [&](const std::vector<std::string>& of_rule) {
    for (const std::string& one : of_rule) {
      if (one != "any" && std::find(subjects.begin(), subjects.end(), one) == subjects.end()) subjects.push_back(one);
    }
  };
  for (const programme::GroupRule& rule : programme::representation().groups) add(rule.subjects);
  for (const programme::HearingRule& rule : programme::representation().hearings) add(rule.subjects);
  return subjects;
}

/// Ways of involving people; about: that one does not suit doing with less.
Json forms_json(const messages::Catalogue& catalogue) {
  Json list = Json::array();
  for (const programme::Form& form : programme::representation().forms)
    list.push_back({{"id", form.key},
                    {"name", report::Words::capital(catalogue.text("programme.form." + form.key))},
                    {"about", form.suits_saving ? "" : catalogue.text("followup.form_unsuited")}});
  return list;
}

}  // namespace

Json programme_choices_json(const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  constexpr std::string_view role_prefix = "programme.role.";
  Json roles = Json::array();
  for (const auto& [key, name] : catalogue.entries()) {
    if (key.starts_with(role_prefix))
      roles.push_back({{"id", key.substr(role_prefix.size())}, {"name", name}, {"about", ""}});
  }
  Json figures = Json::array();
  for (const char* id : {"rooms.money", "rooms.people", "rooms.places", "population.total"})
    figures.push_back({{"id", id}, {"name", report::Words::capital(words.figure(id))}, {"about", ""}});
  return {{"models", choices(std::array{"three_phases", "prosjektveiviseren"}, "followup.model.", catalogue, true)},
          {"roles", std::move(roles)},
          {"group_kinds",
           choices(std::array{"steering", "project", "resource", "working"}, "followup.group_kind.", catalogue)},
          {"steps", choices(std::array{"inform", "consult", "dialogue", "cooperate", "co_decide"}, "programme.step.",
                            catalogue)},
          {"gain_types", choices(std::array{"avoided_cost", "saved_time", "quality", "for_others"},
                                 "programme.gain_type.", catalogue)},
          {"settlements", choices(std::array{"released", "moved", "time_only"}, "programme.settled.", catalogue)},
          {"subjects", choices(rule_subjects(), "followup.subject.", catalogue)},
          {"forms", forms_json(catalogue)},
          {"yearly_kinds",
           choices(std::array{"budget", "plan", "report", "gains", "meeting"}, "followup.yearly.", catalogue)},
          {"confidences", choices(std::array{"low", "middle", "high"}, "followup.confidence.", catalogue)},
          {"figures", std::move(figures)}};
}

}  // namespace handlingsrom::api
