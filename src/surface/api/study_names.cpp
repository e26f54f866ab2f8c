#include "surface/api/study_names.hpp"

#include <fmt/format.h>

#include "choice/cooperation/study/forms.hpp"
#include "choice/cooperation/study/services.hpp"
#include "choice/cooperation/study/study.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

using Json = nlohmann::ordered_json;

std::string service_words(const std::string& id, const messages::Catalogue& catalogue) {
  const auto found = catalogue.find("together.service." + id);
  return found ? std::string(*found) : id;
}

std::string members_words(const std::vector<std::string>& names, const messages::Catalogue& catalogue,
                          std::size_t most) {
  if (names.empty()) return {};
  if (names.size() == 1) return names.front();
  const auto joined = [&](const std::string& first, const std::string& last) {
    return catalogue.text("together.and", {{"first", first}, {"last", last}});
  };
  if (names.size() > most) {
    const auto others = std::to_string(names.size() - 1);
    const auto word = catalogue.find("together.count." + others);
    return joined(names.front(), catalogue.text("together.others", {{"count", word ? std::string(*word) : others}}));
  }
  std::string first = names.front();
  for (std::size_t i = 1; i + 1 < names.size(); ++i) first += ", " + names[i];
  return joined(first, names.back());
}

std::string days_words(double days, const messages::Catalogue& catalogue) {
  constexpr double hardly = 0.05, whole = 10;
  return days < hardly ? catalogue.text("together.hardly_any")
                       : report::Words(catalogue).number(days, days < whole ? 1 : 0);
}

int first_year_of_studies(const Service& service) { return service.last_counted().value + 1; }

Json study_choices(const messages::Catalogue& catalogue) {
  Json services = Json::array(), ways = Json::array(), forms = Json::array(), settings = Json::array();
  for (const cooperation::SharedService& each : cooperation::shared_services()) {
    const std::string id(each.id);
    services.push_back({{"id", id},
                        {"name", report::Words::capital(service_words(id, catalogue))},
                        {"about", catalogue.text("together.about." + id)},
                        {"has_account", !each.account.empty()},
                        {"decides_cases", each.decides_cases}});
  }
  for (const cooperation::Sharing way : cooperation::all_sharings) {
    const std::string id(key_of(way));
    ways.push_back({{"id", id},
                    {"name", catalogue.text("study.sharing." + id)},
                    {"promise", catalogue.text("study.promise." + id)}});
  }
  for (const cooperation::LegalForm& form : cooperation::legal_forms()) {
    Json fields = Json::array();
    for (const cooperation::LegalForm::Field& field : form.fields)
      fields.push_back({{"id", field.id},
                        {"name", catalogue.text("cooperation.field." + field.id)},
                        {"paragraph", field.paragraph}});
    forms.push_back({{"id", form.id},
                     {"name", report::Words::capital(catalogue.text("cooperation.form." + form.id))},
                     {"law", form.law},
                     {"individual_decisions", form.individual_decisions},
                     {"notice_months", form.notice_months < 0 ? Json(nullptr) : Json(form.notice_months)},
                     {"fields", std::move(fields)}});
  }
  for (const ParameterSpec& spec : cooperation::parameters()) {
    const std::string id(spec.id);
    settings.push_back({{"id", id.substr(id.find('.') + 1)},
                        {"name", catalogue.text("assumption." + id + ".name")},
                        {"about", catalogue.text("assumption." + id + ".about")},
                        {"unit", key_of(spec.unit)},
                        {"value", spec.value},
                        {"low", spec.low},
                        {"high", spec.high},
                        {"minimum", spec.minimum},
                        {"maximum", spec.maximum}});
  }
  return {{"services", std::move(services)},
          {"ways", std::move(ways)},
          {"forms", std::move(forms)},
          {"settings", std::move(settings)}};
}

}  // namespace handlingsrom::api
