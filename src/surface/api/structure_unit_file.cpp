// Kindergartens and care homes of a study: places from the file, users from the services and care rooms.
#include <cmath>

#include <fmt/format.h>

#include "surface/api/structure_study_file.hpp"

namespace handlingsrom::api {
namespace {

using staffing::ByGrade;
using Kind = structure_study::Service;
using structure_study::Study;

constexpr int small_until = 2, kindergarten_until = 5;  // years of age on 1 January

/// The municipality's users by group in each of its projected years.
std::vector<ByGrade> users_by_year(const rooms::Figures& figures, Kind service) {
  std::vector<ByGrade> users(static_cast<std::size_t>(figures.years()), ByGrade{});
  const auto add = [&](const std::string& id, std::size_t group) {
    const auto& row = figures.at(id).middle;
    for (std::size_t t = 0; t < users.size(); ++t) users[t][group] += std::isnan(row[t]) ? 0 : row[t];
  };
  if (service == Kind::kindergarten) {
    for (int age = 1; age <= kindergarten_until; ++age)
      add(fmt::format("services.kindergarten.age_{}", age), age <= small_until ? 0 : 1);
  } else if (service == Kind::care_home) {
    add("care.users.nursing_home", 0);
    add("care.users.short_stay", 0);
  } else {
    add("care.users.staffed_home", 0);
  }
  return users;
}

double all_of(const ByGrade& users) {
  double sum = 0;
  for (const double each : users) sum += each;
  return sum;
}

structure_study::UnitRules rules_of(Kind service, const Assumptions& assumptions) {
  const auto value = [&](const char* id) { return assumptions.first(std::string("structure_study.") + id); };
  structure_study::UnitRules rules;
  if (service == Kind::kindergarten) {
    rules.per_user[0] = 1 / value("children_per_adult_small");
    rules.per_user[1] = 1 / value("children_per_adult_large");
    rules.unit = value("kindergarten_group");
    rules.least_per_unit = value("kindergarten_least_group");
    rules.least = value("kindergarten_least");
    rules.leader_fixed = value("kindergarten_leader");
    rules.leader_per_user = value("kindergarten_leader_per_child");
    return rules;
  }
  rules.per_user[0] = value("care_fte_per_user");
  rules.unit = value("care_ward");
  rules.least_per_unit = value("care_least_ward");
  rules.least = value("care_least");
  rules.leader_fixed = value("care_leader");
  rules.leader_per_user = value("care_leader_per_user");
  return rules;
}

}  // namespace

PlaceDemand read_units(const toml::Value& root, const rooms::Figures& figures, const Assumptions& assumptions,
                       std::size_t offset, Study& study) {
  const bool kindergarten = study.service == Kind::kindergarten;
  const std::vector<ByGrade> all = users_by_year(figures, study.service);
  const double today = all_of(all.front());
  study.unit = rules_of(study.service, assumptions);
  study.costs.fte =
      assumptions.first(kindergarten ? "structure_study.kindergarten_fte_cost" : "structure_study.care_fte_cost");
  // The right to transport is the pupils' alone.
  study.costs.transport = 0;
  study.transport_limit = {1e9, 1e9};
  PlaceDemand demand;
  std::vector<double> users, weight;
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
    users.push_back(given ? given->number(0, 5000) : facts::missing);
    weight.push_back(!site.open_today ? 0 : std::isnan(site.seats) ? 1 : site.seats);
    study.sites.push_back(std::move(site));
  }
  if (study.sites.empty())
    root.fail("study_no_place", {{"name", study.municipality}, {"total", fmt::format("{:.0f}", today)}});
  if (study.sites.size() > structure_study::most_sites)
    root.fail("study_most_sites", {{"found", std::to_string(study.sites.size())},
                                   {"expected", std::to_string(structure_study::most_sites)}});
  double known = 0, weights = 0;
  for (std::size_t s = 0; s < users.size(); ++s) {
    if (std::isnan(users[s]))
      weights += weight[s];
    else
      known += users[s];
  }
  for (std::size_t s = 0; s < users.size(); ++s) {
    if (std::isnan(users[s])) users[s] = weights > 0 ? std::max(0.0, today - known) * weight[s] / weights : 0;
  }
  // Where the file's places have more than the municipality's own (private ones counted, neighbours' users), each keeps what the file says today.
  for (std::size_t s = 0; s < users.size(); ++s) {
    demand.groups.emplace_back(1, study.sites[s].highest);
    auto& years = demand.users.emplace_back();
    if (!study.sites[s].open_today) continue;
    for (int t = 0; t < study.years; ++t) {
      ByGrade year = all[offset + static_cast<std::size_t>(t)];
      for (double& each : year) each = today > 0 ? each * users[s] / today : 0;
      years.push_back(year);
    }
  }
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
