// Kindergartens and care homes of a study: places from the file, users from the services and care rooms.
#include <cmath>

#include <fmt/format.h>

#include "surface/api/structure_study_file.hpp"
#include "surface/api/structure_units.hpp"

namespace handlingsrom::api {

using structure_study::Study;

PlaceDemand read_units(const toml::Value& root, const UnitService& service, std::size_t offset, Study& study) {
  const bool kindergarten = study.service == structure_study::Service::kindergarten;
  study.unit = service.rules;
  study.costs.fte = service.fte_cost;
  // The right to transport is the pupils' alone.
  study.costs.transport = 0;
  study.transport_limit = {1e9, 1e9};
  std::vector<UnitPlace> places;
  for (const toml::Value& table : root.tables_or_none("site")) {
    table.only({"name", "new", "users", "latitude", "longitude", "seats", "running_cost", "investment", "sale",
                "opening_cost", "closing_cost", "condition", "must"});
    structure_study::Site site;
    site.name = table.need("name").some_text();
    for (const structure_study::Site& other : study.sites) {
      if (other.name == site.name) table.need("name").refuse("another name");
    }
    site.lowest = 1;
    site.highest = kindergarten ? 2 : 1;
    site.open_today = !table.flag_or("new", false);
    table.need("latitude");
    table.need("longitude");
    read_site_detail(table, site);
    const auto given = table.find("users");
    if (given && !site.open_today) given->refuse("none for a place that is new");
    places.push_back({given ? given->number(0, 5000) : facts::missing, site.seats, site.open_today});
    study.sites.push_back(std::move(site));
  }
  if (study.sites.empty())
    root.fail("study_no_place", {{"name", study.municipality}, {"total", fmt::format("{:.0f}", service.today())}});
  if (study.sites.size() > structure_study::most_sites)
    root.fail("study_most_sites", {{"found", std::to_string(study.sites.size())},
                                   {"expected", std::to_string(structure_study::most_sites)}});
  PlaceDemand demand;
  for (const auto& all : users_of_places(places, service)) {
    demand.groups.emplace_back(1, study.sites[demand.groups.size()].highest);
    auto& years = demand.users.emplace_back();
    for (std::size_t t = offset; t < all.size() && t < offset + static_cast<std::size_t>(study.years); ++t)
      years.push_back(all[t]);
  }
  for (int t = 0; t < study.years; ++t) study.spread.push_back(service.spread[offset + static_cast<std::size_t>(t)]);
  return demand;
}

void read_site_detail(const toml::Value& table, structure_study::Site& site) {
  const auto take = [&](const char* key, double& into, double low, double high) {
    if (const auto value = table.find(key)) into = value->number(low, high);
  };
  take("latitude", site.latitude, 57, 82);
  take("longitude", site.longitude, -10, 35);
  take("seats", site.seats, 0, 5000);
  take("running_cost", site.running_cost, 0, 1e9);
  take("investment", site.investment, 0, 1e10);
  take("sale", site.sale, 0, 1e10);
  take("opening_cost", site.opening_cost, 0, 1e10);
  take("closing_cost", site.closing_cost, 0, 1e10);
  if (const auto condition = table.find("condition")) site.condition = static_cast<int>(condition->whole(0, 3));
  if (const auto must = table.find("must")) {
    const std::string text = must->text();
    if (text != "stay" && text != "close") must->refuse("stay, close");
    site.rule = text == "stay" ? structure_study::Rule::open : structure_study::Rule::closed;
  }
}

}  // namespace handlingsrom::api
