#include "surface/api/structure_units.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include <fmt/format.h>

namespace handlingsrom::api {
namespace {

using staffing::ByGrade;
using ServiceKind = structure_study::Service;

constexpr int small_until = 2, kindergarten_until = 5;            // years of age on 1 January
constexpr double mean_age_of_small = 1.5, mean_age_of_large = 4;  // of 1–2 and 3–5

double all_of(const ByGrade& users) { return std::accumulate(users.begin(), users.end(), 0.0); }

/// The municipality's users by group in each of its projected years.
std::vector<ByGrade> users_by_year(const rooms::Figures& figures, ServiceKind service) {
  std::vector<ByGrade> users(static_cast<std::size_t>(figures.years()), ByGrade{});
  const auto add = [&](const std::string& id, std::size_t group) {
    const auto& row = figures.at(id).middle;
    for (std::size_t t = 0; t < users.size(); ++t) users[t][group] += std::isnan(row[t]) ? 0 : row[t];
  };
  if (service == ServiceKind::kindergarten) {
    for (int age = 1; age <= kindergarten_until; ++age)
      add(fmt::format("services.kindergarten.age_{}", age), age <= small_until ? 0 : 1);
  } else if (service == ServiceKind::care_home) {
    add("care.users.nursing_home", 0);
    add("care.users.short_stay", 0);
  } else {
    add("care.users.staffed_home", 0);
  }
  return users;
}

structure_study::UnitRules rules_of(ServiceKind service, const Assumptions& assumptions) {
  const auto value = [&](const char* id) { return assumptions.first(std::string("structure_study.") + id); };
  structure_study::UnitRules rules;
  if (service == ServiceKind::kindergarten) {
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

double UnitService::today() const { return users.empty() ? 0 : all_of(users.front()); }

UnitService unit_service(ServiceKind service, const rooms::Figures& figures, const Assumptions& assumptions,
                         Year counted) {
  const bool kindergarten = service == ServiceKind::kindergarten;
  UnitService made{users_by_year(figures, service), rules_of(service, assumptions), 0, {}};
  made.fte_cost =
      assumptions.first(kindergarten ? "structure_study.kindergarten_fte_cost" : "structure_study.care_fte_cost");
  if (kindergarten) {
    ByGrade ages{};
    ages[0] = mean_age_of_small;
    ages[1] = mean_age_of_large;
    made.spread = structure_study::spread_of(assumptions, ages, counted, figures.first_year(), figures.years());
    return made;
  }
  const double yearly = assumptions.first("structure_study.care_yearly_spread");
  for (int t = 0; t < figures.years(); ++t) {
    ByGrade year{};
    year.fill(yearly * std::sqrt(static_cast<double>(t)));
    made.spread.push_back(year);
  }
  return made;
}

std::vector<std::vector<ByGrade>> users_of_places(std::span<const UnitPlace> places, const UnitService& service) {
  const double today = service.today();
  double known = 0, weights = 0;
  const auto weight_of = [](const UnitPlace& place) {
    return !place.open_today ? 0 : std::isnan(place.seats) ? 1 : place.seats;
  };
  for (const UnitPlace& place : places) {
    if (std::isnan(place.users))
      weights += weight_of(place);
    else
      known += place.users;
  }
  std::vector<std::vector<ByGrade>> all;
  for (const UnitPlace& place : places) {
    const double users = !std::isnan(place.users) ? place.users
                         : weights > 0            ? std::max(0.0, today - known) * weight_of(place) / weights
                                                  : 0;
    auto& years = all.emplace_back();
    if (!place.open_today) continue;
    for (ByGrade year : service.users) {
      for (double& each : year) each = today > 0 ? each * users / today : 0;
      years.push_back(year);
    }
  }
  return all;
}

}  // namespace handlingsrom::api
