#include "surface/api/partners_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/study_names.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using cooperation::Candidate;
using report::Words;

Json place(const Service& service, MunicipalityIndex municipality) {
  const registry::Municipality& found = service.municipality(municipality);
  return {{"number", to_string(found.number)}, {"name", found.name}};
}

class Reasons {
 public:
  Reasons(const Service& service, const PartnersRow& row, const Words& words)
      : service_(service), row_(row), words_(words) {}

  std::vector<std::string> of(const Candidate& candidate) const {
    std::vector<std::string> said;
    const std::string& own = service_.municipality(row_.municipality).name;
    const auto money = [&](double value, bool ranged) {
      return words_.amount(value, Unit::kroner,
                           report::known_step(value,
                                              ranged ? std::optional<std::pair<double, double>>{{candidate.gain.low,
                                                                                                 candidate.gain.high}}
                                                     : std::nullopt,
                                              1000));
    };
    said.push_back(words_.entry(candidate.own_gain > 0 ? "together.reason.own" : "together.reason.own_loses",
                                {{"name", own}, {"value", money(std::abs(candidate.own_gain), false)}}));
    const char* const all = candidate.gain.low > 0    ? "together.reason.all_save"
                            : candidate.gain.high < 0 ? "together.reason.all_cost"
                                                      : "together.reason.all";
    const double least = std::min(std::abs(candidate.gain.low), std::abs(candidate.gain.high));
    const double most = std::max(std::abs(candidate.gain.low), std::abs(candidate.gain.high));
    said.push_back(words_.entry(all, {{"range", words_.between(least, most, Unit::kroner)},
                                      {"dearer", money(-candidate.gain.low, true)},
                                      {"cheaper", money(candidate.gain.high, true)},
                                      {"chance", words_.number(100 * candidate.chance, 0)}}));
    said.push_back(
        words_.entry("together.reason.days",
                     {{"alone", days(row_.days_alone)}, {"name", own}, {"together", days(candidate.days_together)}}));
    said.push_back(words_.entry("together.reason.way", {{"host", service_.municipality(candidate.host).name},
                                                        {"km", words_.number(candidate.farthest_km, 0)}}));
    return said;
  }

 private:
  std::string days(double count) const { return days_words(count, words_.catalogue()); }

  const Service& service_;
  const PartnersRow& row_;
  const Words& words_;
};

Json candidate_json(const Service& service, const Candidate& candidate, const Reasons& reasons,
                    const messages::Catalogue& catalogue) {
  Json members = Json::array();
  std::vector<std::string> names;
  for (const MunicipalityIndex member : candidate.members) {
    members.push_back(place(service, member));
    names.push_back(service.municipality(member).name);
  }
  return {{"name", members_words(names, catalogue, names.size())},
          {"members", std::move(members)},
          {"host", place(service, candidate.host)},
          {"own_gain", std::round(candidate.own_gain)},
          {"gain",
           {{"value", std::round(candidate.gain.value)},
            {"low", std::round(candidate.gain.low)},
            {"high", std::round(candidate.gain.high)}}},
          {"chance", candidate.chance},
          {"days_together", candidate.days_together},
          {"farthest_km", std::round(candidate.farthest_km)},
          {"reasons", reasons.of(candidate)}};
}

/// What the accounts say of the child protection services that are together.
Json evidence_json(const Service& service, const Words& words) {
  const cooperation::Evidence evidence = cooperation::child_protection_evidence(service.facts());
  const bool sure = evidence.effect.low > 0 || evidence.effect.high < 0;
  return Json::array({words.entry("partners.evidence", {{"year", std::to_string(evidence.year.value)},
                                                        {"inside", words.number(evidence.inside)},
                                                        {"outside", words.number(evidence.outside)},
                                                        {"child_inside", words.number(evidence.per_child_inside)},
                                                        {"child_outside", words.number(evidence.per_child_outside)},
                                                        {"need_inside", words.number(evidence.median_inside)},
                                                        {"need_outside", words.number(evidence.median_outside)}}),
                      words.entry(sure ? "partners.effect" : "partners.no_effect",
                                  {{"value", words.number(evidence.effect.value, 1)},
                                   {"low", words.number(evidence.effect.low, 1)},
                                   {"high", words.number(evidence.effect.high, 1)},
                                   {"explained", words.number(100 * evidence.explained)}})});
}

}  // namespace

Json partners_json(const Service& service, const PartnersRequest& request, const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const PartnersRow row = std::move(find_partners(service, request).front());
  const Reasons reasons(service, row, words);
  Json partners = Json::array();
  for (const Candidate& candidate : row.best)
    partners.push_back(candidate_json(service, candidate, reasons, catalogue));
  Json notes = Json::array({words.entry("partners.read", {{"members", std::to_string(request.search.most_members)},
                                                          {"km", words.number(request.search.most_km, 0)}})});
  if (row.best.empty())
    notes.insert(notes.begin(), words.entry("partners.none"));
  else if (row.best.front().own_gain <= 0)
    notes.insert(notes.begin(), words.entry("partners.nobody"));
  return {{"municipality", place(service, row.municipality)},
          {"service", request.service},
          {"posts", row.posts},
          {"days_alone", row.days_alone},
          {"partners", std::move(partners)},
          {"now", row.now ? candidate_json(service, *row.now, reasons, catalogue) : Json(nullptr)},
          {"notes", std::move(notes)},
          {"evidence", request.service == "child_protection" ? evidence_json(service, words) : Json::array()}};
}

}  // namespace handlingsrom::api
