#include "surface/api/outlook.hpp"

#include <algorithm>
#include <map>

#include "base/parallel.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/facts/population_history.hpp"
#include "surface/report/json.hpp"
#include "surface/report/tree_text.hpp"

namespace handlingsrom::api {
namespace {

constexpr int group_width = 5;
constexpr int last_group_from = 95;

template <class PersonsAtAge>
std::vector<double> by_group(const PersonsAtAge& persons) {
  std::vector<double> groups(last_group_from / group_width + 1, 0.0);
  for (int age = 0; age < age_count; ++age)
    groups[static_cast<std::size_t>(std::min(age, last_group_from) / group_width)] += persons(age);
  return groups;
}

rooms::Request request_of(const OutlookRequest& request) {
  return {.municipality = request.municipality, .own = request.own, .paths = request.paths, .seed = request.seed};
}

}  // namespace

rooms::Figures outlook(const Service& service, const OutlookRequest& request) {
  return service.chain().run(request_of(request));
}

std::vector<rooms::StandingFigure> standing(const Service& service, MunicipalityIndex municipality) {
  return service.chain().standing({.municipality = municipality});
}

std::vector<StandingValues> standing_of_all(const Service& service) {
  const std::vector<MunicipalityIndex> all = service.all_municipalities();
  std::vector<std::vector<rooms::StandingFigure>> each(all.size());
  parallel_for(all.size(), [&](std::size_t i) { each[i] = standing(service, all[i]); });
  std::vector<StandingValues> list;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const rooms::StandingFigure& one : each[i]) {
      const auto [entry, added] = places.try_emplace(one.id, list.size());
      if (added) list.push_back({one.id, std::vector<double>(all.size(), facts::missing)});
      list[entry->second].values[i] = one.value;
    }
  }
  return list;
}

PopulationByAge population_by_age(const Service& service, MunicipalityIndex municipality) {
  const facts::PopulationHistory& history = service.facts().population;
  const population::Projection projection = service.chain().population({.municipality = municipality});
  PopulationByAge result;
  result.counted_to = history.last_year();
  for (int age = 0; age < last_group_from; age += group_width)
    result.ages.push_back(std::to_string(age) + "–" + std::to_string(age + group_width - 1));
  result.ages.push_back(std::to_string(last_group_from) + "+");
  Year first = history.last_year();
  while (first > history.first_year() && history.has(municipality.value, first - 1)) first = first - 1;
  for (const Sex sex : {Sex::female, Sex::male}) {
    auto& years = result.sexes[static_cast<std::size_t>(index_of(sex))];
    for (Year year = first; year < projection.first_year(); year = year + 1) {
      const float* persons = history.persons(municipality.value, year, sex);
      years.push_back(by_group([&](int age) { return static_cast<double>(persons[age]); }));
    }
    for (int t = 0; t < projection.years(); ++t)
      years.push_back(by_group([&](int age) { return projection.persons(t, sex, age); }));
  }
  result.first = std::min(first, projection.first_year());
  return result;
}

trace::Node explain(const Service& service, const OutlookRequest& request, std::string_view figure, Year year) {
  return service.chain().explain(request_of(request), figure, year);
}

std::string tree_text(const Service& service, const trace::Node& tree, const messages::Catalogue& catalogue,
                      int depth) {
  const Assumptions assumptions = service.default_assumptions();
  return report::tree_text(tree, {service.facts(), assumptions}, report::Words(catalogue), depth);
}

std::string tree_json(const Service& service, const trace::Node& tree, const messages::Catalogue& catalogue) {
  const Assumptions assumptions = service.default_assumptions();
  return report::tree_json(tree, {service.facts(), assumptions}, report::Words(catalogue));
}

std::string node_name(const trace::Node& node, const messages::Catalogue& catalogue) {
  return report::node_name(node, report::Words(catalogue));
}

nlohmann::ordered_json readings(const rooms::Figures& figures, const messages::Catalogue& catalogue) {
  return report::readings(figures, report::Words(catalogue));
}

}  // namespace handlingsrom::api
