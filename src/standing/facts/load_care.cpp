#include <algorithm>

#include "standing/facts/load.hpp"

namespace handlingsrom::facts {
namespace {

std::size_t care_year(std::int64_t year, const Table& table) {
  const auto found = std::find(care_user_years.begin(), care_user_years.end(), year);
  if (found == care_user_years.end()) position_of(year, 0, 0, table);
  return static_cast<std::size_t>(found - care_user_years.begin());
}

void load_users(const Table& table, Facts& facts) {
  for (std::size_t row = 0; row < table.rows; ++row) {
    CareUsers& users = facts.care_users[area_of(*facts.registry, table.integers("kommunenr")[row], table)]
                                       [care_year(table.integers("year")[row], table)];
    users = care_users_at(table, row);
  }
}

void load_services(const Table& table, Facts& facts) {
  for (std::size_t row = 0; row < table.rows; ++row) {
    CareServices& services = facts.care_services[area_of(*facts.registry, table.integers("kommunenr")[row], table)]
                                                [position_of(table.integers("year")[row], 2024, 2, table)];
    const auto of = [&](std::string_view column) { return table.numbers(column)[row]; };
    services = {of("short_stay_residents"), of("long_stay_residents"), of("nursing_home_residents"),
                of("home_care_users"),      of("home_care_users_80p"), of("institution_days"),
                of("care_fte_user_facing")};
  }
}

void load_places(const Table& table, Facts& facts) {
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto of = [&](std::string_view column) { return table.numbers(column)[row]; };
    facts.care_places[area_of(*facts.registry, table.integers("kommunenr")[row], table)] = {
        of("institution_places"), of("nursing_home_places"), of("dementia_places"), of("rehabilitation_places"),
        of("time_limited_places")};
  }
}

void load_national_figures(const Table& table, Facts& facts) {
  facts.national_figures.reserve(table.rows);
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto of = [&](std::string_view column) { return std::string(table.texts(column).text(row)); };
    facts.national_figures.push_back({of("quantity"), of("group"), of("unit"), of("year"), of("source"),
                                      of("certainty"), table.numbers("value")[row]});
  }
}

}  // namespace

CareUsers care_users_at(const Table& table, std::size_t row) {
  const auto of = [&](std::string_view column) { return table.numbers(column)[row]; };
  CareUsers users;
  users.home_care = {of("homecare_0_66"), of("homecare_67_79"), of("homecare_80p")};
  users.home_care_all = of("homecare_all");
  users.long_stay = {of("longstay_0_66"), of("longstay_67_79"), of("longstay_80p")};
  users.long_stay_all = of("longstay_all");
  users.staffed_homes_all = of("staffed_homes_all");
  users.home_health_hours_week = of("home_health_hours_week");
  users.nurse_fte = of("nurse_fte");
  users.population = {of("pop_0_66"), of("pop_67_79"), of("pop_80p")};
  return users;
}

void load_care(const Bundle& bundle, Facts& facts) {
  const auto areas = static_cast<std::size_t>(facts.registry->size());
  facts.care_users.resize(areas);
  facts.care_services.resize(areas);
  facts.care_places.resize(areas);
  load_users(bundle.table("care_users"), facts);
  load_services(bundle.table("care_services"), facts);
  load_places(bundle.table("care_places"), facts);
  load_national_figures(bundle.table("national_figures"), facts);
}

}  // namespace handlingsrom::facts
