#include "standing/facts/load.hpp"

#include "standing/facts/small_cells.hpp"

namespace handlingsrom::facts {
namespace {

/// The row of a municipality and year in a table of its own years.
template <class Row>
Row& row_at(ByYear<Row>& rows, const registry::Registry& registry, const Table& table, std::size_t row) {
  const Year year{static_cast<int>(table.integers("year")[row])};
  return rows[area_of(registry, table.integers("kommunenr")[row], table)]
             [static_cast<std::size_t>(rows.position(year))];
}

void load_users(const Table& table, Facts::Parts& facts) {
  facts.care_users = {static_cast<std::size_t>(facts.registry->size()), years_of(table, "year")};
  for (std::size_t row = 0; row < table.rows; ++row) {
    row_at(facts.care_users, *facts.registry, table, row) = care_users_at(table, row);
  }
}

void load_services(const Table& table, Facts::Parts& facts) {
  facts.care_services = {static_cast<std::size_t>(facts.registry->size()), years_of(table, "year")};
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto of = [&](std::string_view column) { return table.numbers(column)[row]; };
    row_at(facts.care_services, *facts.registry, table, row) = {
        of("short_stay_residents"), of("long_stay_residents"), of("nursing_home_residents"), of("home_care_users"),
        of("home_care_users_80p"),  of("institution_days"),    of("care_fte_user_facing")};
  }
}

void load_places(const Table& table, Facts::Parts& facts) {
  facts.care_places.values.resize(static_cast<std::size_t>(facts.registry->size()));
  if (const std::vector<Year> years = years_of(table, "year"); !years.empty()) facts.care_places.year = years.back();
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto of = [&](std::string_view column) { return table.numbers(column)[row]; };
    if (table.integers("year")[row] != facts.care_places.year.value) continue;
    facts.care_places.values[area_of(*facts.registry, table.integers("kommunenr")[row], table)] = {
        of("institution_places"), of("nursing_home_places"), of("dementia_places"), of("rehabilitation_places"),
        of("time_limited_places")};
  }
}

void load_national_figures(const Table& table, Facts::Parts& facts) {
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

void load_care(const Bundle& bundle, Facts::Parts& facts) {
  load_users(shown_table(bundle, "care_users"), facts);
  load_services(shown_table(bundle, "care_services"), facts);
  load_places(bundle.table("care_places"), facts);
  load_national_figures(bundle.table("national_figures"), facts);
}

}  // namespace handlingsrom::facts
