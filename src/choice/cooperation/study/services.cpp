#include "choice/cooperation/study/services.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "standing/facts/by_year.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/series.hpp"

namespace handlingsrom::cooperation {
namespace {

using facts::Sector;

// Part that would be had together, where it is another than that of services whose measures stay at home: a brigade, a ward, a system or a team is joint, what it is tied to at home is not.
// Stations, vehicles and crews stay where the response time asks for them (brannvesenforskriften: 10, 20 or 30 minutes to the built-up area); leadership, prevention, training
// and alarm can be joint.
constexpr std::array<double, 3> stations{0.35, 0.15, 0.7};
constexpr std::array<double, 3> nearly_all{0.9, 0.75, 1.0}, most{0.8, 0.6, 0.95};

const std::array<SharedService, 14>& all() {
  static const std::array<SharedService, 14> services{{
      {"child_protection",
       "accounts.net.child_protection",
       0,
       17,
       {Sector::child_protection},
       "economy.spending.child_protection",
       "child_protection",
       true},
      {"social", "accounts.net.social", 18, 66, {Sector::social}, "economy.spending.social", "", true},
      {"administration",
       "accounts.net.administration",
       0,
       oldest_age,
       {Sector::administration},
       "economy.spending.administration",
       ""},
      {"fire", "accounts.net.fire", 0, oldest_age, {}, "", "", false, "", stations, false, true},
      {"health_and_care",
       "accounts.net.health_and_care",
       0,
       oldest_age,
       {Sector::care, Sector::health},
       "economy.spending.care",
       "nurses",
       false,
       "",
       {},
       true},
      {"school", "accounts.net.school", 6, 15, {Sector::school}, "economy.spending.school", ""},
      {"kindergarten", "accounts.net.kindergarten", 1, 5, {Sector::kindergarten}, "economy.spending.kindergarten", ""},
      {"culture", "accounts.net.culture", 0, oldest_age, {}, "", ""},
      {"planning", "accounts.net.planning", 0, oldest_age, {}, "", "", true},
      {"emergency",
       "",
       0,
       oldest_age,
       {Sector::health},
       "",
       "doctors",
       false,
       "accounts.net.health_and_care",
       nearly_all},
      {"it",
       "",
       0,
       oldest_age,
       {Sector::administration},
       "economy.spending.administration",
       "",
       false,
       "accounts.net.administration",
       most},
      {"ppt", "", 1, 15, {Sector::school}, "economy.spending.school", "", false, "accounts.net.school", nearly_all},
      {"agriculture", "", 0, oldest_age, {}, "", "", true, "accounts.net.planning", nearly_all},
      {"other", "", 0, oldest_age, {}, "", ""},
  }};
  return services;
}

/// Year-to-year noise of log cost: what is left when the country's years and the municipality's own line over them are taken out.
double spread_of(const facts::Series& account, MunicipalityIndex municipality, facts::Area nation) {
  std::vector<double> times, values;
  for (const facts::Series::Origin& origin : account.origins()) {
    const double cost = account.at(municipality, origin.year), country = account.at(nation, origin.year);
    if (!account.in_trend(municipality, origin.year) || !(cost > 0) || !(country > 0)) continue;
    times.push_back(origin.year.value);
    values.push_back(std::log(cost / country));
  }
  const auto count = static_cast<double>(values.size());
  if (count < 4) return facts::missing;
  double time = 0, value = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    time += times[k] / count;
    value += values[k] / count;
  }
  double across = 0, along = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    across += (times[k] - time) * (times[k] - time);
    along += (times[k] - time) * (values[k] - value);
  }
  double rest = 0;
  for (std::size_t k = 0; k < values.size(); ++k)
    rest += std::pow(values[k] - value - along / across * (times[k] - time), 2);
  return std::sqrt(rest / (count - 2));
}

constexpr auto today = ParameterSpec::About::today;
constexpr std::array specs{
    // The part of the cost that would be had together; the rest (measures, benefits, local work) stays at home.
    ParameterSpec{"cooperation.joint_share", Unit::share, 0.4, 0.25, 0.6, "judgement", 0.0, 1.0, today},
    ParameterSpec{"cooperation.coordination", Unit::kroner, 600000, 300000, 1000000, "judgement", 0, 1e8, today},
    ParameterSpec{"cooperation.one_off", Unit::kroner, 500000, 250000, 1000000, "judgement", 0, 1e9, today},
    ParameterSpec{"cooperation.one_off_years", Unit::years, 10, 10, 10, "judgement", 1, 40, today},
    ParameterSpec{"cooperation.trips_per_post", Unit::none, 30, 15, 50, "judgement", 0, 500, today},
    // Allowance and working time for a kilometre of road: 5 kr and a minute at 420 kr an hour.
    ParameterSpec{"cooperation.kroner_per_km", Unit::kroner, 12, 9, 15, "judgement", 0, 1000, today},
    ParameterSpec{"cooperation.road_factor", Unit::none, 1.5, 1.3, 1.8, "judgement", 1, 10, today},
    // Where the file gives no minutes.
    ParameterSpec{"cooperation.km_per_hour", Unit::none, 60, 60, 60, "judgement", 5, 130, today},
    // From year to year, of log cost, where a municipality's own accounts have fewer than four years: the middle of the others, child protection.
    ParameterSpec{"cooperation.usual_spread", Unit::share, 0.08, 0.08, 0.08, "judgement", 0, 1, today},
    // What a day with nobody costs: one bought, as the room of small staffs has it.
    ParameterSpec{"cooperation.empty_day", Unit::kroner, 9000, 6000, 15000, "judgement", 0, 1e6, today},
    // A day's calls and advice for three municipalities, not for any number.
    ParameterSpec{"cooperation.per_present", Unit::none, 3, 3, 3, "judgement", 1, 100, today},
    ParameterSpec{"cooperation.tolerated_days", Unit::none, 5, 5, 5, "judgement", 0, 366, today},
    ParameterSpec{"cooperation.fixed_share", Unit::share, 0.2, 0.2, 0.2, "judgement", 0, 1, today},
    // 90 % of the days there is a place for those who need one.
    ParameterSpec{"cooperation.places_risk", Unit::share, 0.1, 0.1, 0.1, "judgement", 0.001, 0.5, today},
    // Of log cost for each doubling outside the sizes that accounts have seen: what size does out there, nobody has shown.
    ParameterSpec{"cooperation.beyond_seen", Unit::share, 0.1, 0.1, 0.1, "judgement", 0, 1, today},
};

}  // namespace

std::span<const SharedService> shared_services() { return all(); }

const SharedService* find_service(std::string_view id) {
  const auto found = std::find_if(all().begin(), all().end(), [&](const SharedService& each) { return each.id == id; });
  return found == all().end() ? nullptr : &*found;
}

const SharedService* scaled_by(const SharedService& service) {
  if (!service.account.empty()) return &service;
  const auto found = std::find_if(all().begin(), all().end(), [&](const SharedService& each) {
    return !service.wider.empty() && each.account == service.wider;
  });
  return found == all().end() ? nullptr : &*found;
}

std::span<const ParameterSpec> parameters() { return specs; }

Assumptions default_assumptions() {
  const std::array tables{parameters()};
  return {Year{0}, 1, tables};
}

Basis basis_of(const facts::Facts& facts, MunicipalityIndex municipality, const SharedService& service) {
  Basis basis;
  const Year counted = facts.population.last_year();
  basis.inhabitants = facts.population.total(municipality.value, counted);
  basis.people = facts.population.total(municipality.value, counted, service.from_age, service.to_age);
  double index = 0, weights = 0;
  for (const Sector sector : service.need) {
    const double weight = facts.cost_key.sector_weight[static_cast<std::size_t>(sector)];
    index += weight * facts::need_index_cell(facts, municipality, sector).value;
    weights += weight;
  }
  basis.size = weights > 0 ? basis.inhabitants * index / weights : basis.inhabitants;
  basis.cost = basis.spread = facts::missing;
  if (service.account.empty()) return basis;
  const facts::Series& account = facts.series->get(service.account);
  basis.year = account.latest();
  const double cost = account.at(municipality, basis.year);
  const bool own = account.status(municipality, basis.year) != facts::CellStatus::wider_tasks;
  if (own && cost > 0) basis.cost = cost;
  basis.spread = spread_of(account, municipality, facts.series->country());
  return basis;
}

}  // namespace handlingsrom::cooperation
