// A study's file as what a page asks by.
#include <cmath>
#include <vector>

#include "choice/cooperation/study/study.hpp"
#include "surface/api/study_files.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using cooperation::Study;
using Json = nlohmann::ordered_json;

Json replaced_json(const cooperation::Replaced& value) {
  return {{"value", value.value}, {"low", value.low}, {"high", value.high}, {"reason", value.reason}};
}

class Opened {
 public:
  Opened(const Service& service, const Study& study) : service_(service), study_(study) {}

  Json asked() const {
    Json asked{{"title", study_.title},
               {"about", study_.about},
               {"service", study_.service->id},
               {"municipalities", Json::array()},
               {"hosts", Json::array()},
               {"sharing", key_of(study_.sharing)},
               {"first_year", study_.first_year},
               {"needed", study_.needed},
               {"transition_years", study_.transition_years},
               {"least", study_.least},
               {"obligations", study_.obligations},
               {"deposit", study_.deposit},
               {"through_neighbours", study_.through_neighbours},
               {"quality", study_.quality},
               {"nearness", study_.nearness},
               {"own", own()},
               {"settings", Json::array()},
               {"distances", distances()},
               {"history", Json::array()},
               {"agreement", Json::object()}};
    for (std::size_t i = 0; i < study_.members.size(); ++i) {
      asked["municipalities"].push_back(number(static_cast<int>(i)));
      if (study_.members[i].host) asked["hosts"].push_back(number(static_cast<int>(i)));
    }
    if (study_.form != nullptr) asked["form"] = study_.form->id;
    if (study_.most_minutes) asked["most_minutes"] = *study_.most_minutes;
    if (study_.most_km) asked["most_km"] = *study_.most_km;
    if (study_.notice_months) asked["notice_months"] = *study_.notice_months;
    if (study_.scale) asked["scale"] = replaced_json(*study_.scale);
    for (const auto& [id, value] : study_.assumptions) {
      Json setting{{"id", id}};
      setting.update(replaced_json(value));
      asked["settings"].push_back(std::move(setting));
    }
    for (const cooperation::FormerKey& key : study_.history) {
      Json one{{"from", key.from_year}, {"key", key.text}};
      if (key.sharing) one["sharing"] = key_of(*key.sharing);
      if (key.fixed_share) one["fixed_share"] = *key.fixed_share;
      asked["history"].push_back(std::move(one));
    }
    for (const auto& [field, said] : study_.agreement) asked["agreement"][field] = said;
    return asked;
  }

  /// What no page has a field for. Reasons and names of keys are written anew by whoever asks.
  std::vector<std::string> left_out() const {
    std::vector<std::string> keys;
    if (!study_.assumptions.empty() || study_.scale) keys.emplace_back("reasons");
    if (!study_.also_connected.empty()) keys.emplace_back("connected");
    if (!study_.ways.empty()) keys.emplace_back("ways");
    bool words_only = false, named = false;
    for (const cooperation::FormerKey& key : study_.history) (key.sharing ? named : words_only) = true;
    if (words_only) keys.emplace_back("keys_in_words");
    if (named) keys.emplace_back("names_of_keys");
    return keys;
  }

 private:
  std::string number(int member) const {
    return to_string(service_.municipality(study_.members[static_cast<std::size_t>(member)].municipality).number);
  }

  Json own() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < study_.members.size(); ++i) {
      const cooperation::StudyMember& member = study_.members[i];
      Json one{{"municipality", number(static_cast<int>(i))}};
      const auto add = [&](const char* key, const std::optional<double>& value) {
        if (value) one[key] = *value;
      };
      add("cost", member.cost);
      add("direct", member.direct);
      add("fte", member.fte);
      add("use", member.use);
      add("places_used", member.places_used);
      add("agreed", member.agreed);
      if (one.size() > 1) list.push_back(std::move(one));
    }
    return list;
  }

  Json distances() const {
    Json list = Json::array();
    for (const cooperation::Distance& each : study_.distances) {
      Json one{{"from", number(each.from)}, {"to", number(each.to)}};
      if (std::isfinite(each.km)) one["km"] = each.km;
      if (std::isfinite(each.minutes)) one["minutes"] = each.minutes;
      list.push_back(std::move(one));
    }
    return list;
  }

  const Service& service_;
  const Study& study_;
};

}  // namespace

Json study_opened_json(const Service& service, const std::string& text, const std::string& name,
                       const messages::Catalogue& catalogue) {
  const Study study =
      cooperation::read_study(text, name.empty() ? std::string(study_file_name) : name, service.facts());
  const Opened opened(service, study);
  Json left = Json::array();
  for (const std::string& each : opened.left_out()) left.push_back(catalogue.text("together.left_out." + each));
  return {{"asked", opened.asked()}, {"left_out", std::move(left)}};
}

}  // namespace handlingsrom::api
