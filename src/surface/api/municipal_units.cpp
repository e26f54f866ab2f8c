#include "surface/api/municipal_units.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::api {
namespace {

struct MunicipalService {
  std::string_view name;
  std::string_view account;
  int from_age, to_age;
  const char* people;
  std::vector<facts::Sector> need;
};

const MunicipalService& service_named(const std::string& name) {
  using facts::Sector;
  static const std::array<MunicipalService, 4> services{
      {{"school", "accounts.net.school", 6, 15, "children_6_15", {Sector::school}},
       {"kindergarten", "accounts.net.kindergarten", 1, 5, "children_1_5", {Sector::kindergarten}},
       {"care", "accounts.net.health_and_care", 80, 105, "inhabitants_80", {Sector::care, Sector::health}},
       {"administration", "accounts.net.administration", 0, 105, "inhabitants", {Sector::administration}}}};
  for (const MunicipalService& each : services) {
    if (each.name == name) return each;
  }
  throw Error(ErrorCode::usage, "efficiency_option",
              {{"name", "--service"}, {"found", name}, {"expected", "school, kindergarten, care, administration"}});
}

}  // namespace

std::string municipal_unit_name(const Service& service, MunicipalityIndex municipality) {
  const registry::Municipality& place = service.municipality(municipality);
  int namesakes = 0;
  for (int i = 0; i < service.facts().registry->size(); ++i) {
    namesakes += service.municipality(MunicipalityIndex{i}).name == place.name ? 1 : 0;
  }
  return namesakes > 1 ? to_string(place.number) + " " + place.name : place.name;
}

comparison::Units municipal_units(const Service& service, const std::string& name,
                                  std::vector<MunicipalityIndex>* places) {
  const MunicipalService& asked = service_named(name);
  const facts::Facts& facts = service.facts();
  const facts::Series& account = facts.series->get(asked.account);
  const Year year = account.latest();
  // The accounts' year ends on the eve of this 1 January.
  const Year counted = std::min(year + 1, facts.population.last_year());
  comparison::Units units;
  units.inputs = {"net_expenditure"};
  units.outputs = {asked.people, "need"};
  const int count = facts.registry->size();
  for (int i = 0; i < count; ++i) {
    const MunicipalityIndex municipality{i};
    const facts::CellStatus status = account.status(municipality, year);
    const double cost = account.at(municipality, year);
    double need = 0, weights = 0;
    for (const facts::Sector sector : asked.need) {
      const auto k = static_cast<std::size_t>(sector);
      need += facts.cost_key.sector_weight[k] * facts.need_index.latest(municipality).sector[k];
      weights += facts.cost_key.sector_weight[k];
    }
    const double people = facts.population.total(i, counted, asked.from_age, asked.to_age);
    need *= facts.population.total(i, counted) / weights;
    if (!facts::is_known(status) || status == facts::CellStatus::wider_tasks) continue;
    if (!(cost > 0) || !(people > 0) || !(need > 0)) continue;
    units.names.push_back(municipal_unit_name(service, municipality));
    if (places != nullptr) places->push_back(municipality);
    units.in.push_back(cost);
    units.out.push_back(people);
    units.out.push_back(need);
  }
  return units;
}

}  // namespace handlingsrom::api
