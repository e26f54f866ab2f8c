#include "outlook/rooms/history.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "outlook/care/bed_days.hpp"
#include "standing/disclosure/small_counts.hpp"
#include "standing/facts/series.hpp"

namespace handlingsrom::rooms {
namespace {

struct AgeGroup {
  std::string_view id;
  int from, to;
};
constexpr AgeGroup age_groups[] = {
    {"population.total", 0, oldest_age}, {"population.age_0", 0, 0},       {"population.age_1_5", 1, 5},
    {"population.age_6_15", 6, 15},      {"population.age_16_19", 16, 19}, {"population.age_20_66", 20, 66},
    {"population.age_67_79", 67, 79},    {"population.age_80_89", 80, 89}, {"population.age_90", 90, oldest_age}};

/// The municipality's row of a care table in a year; nullptr where the table has no such year.
const facts::CareUsers* users_in(const facts::Facts& facts, MunicipalityIndex municipality, Year year) {
  return facts.care_users.find(municipality, year);
}

const facts::CareServices* services_in(const facts::Facts& facts, MunicipalityIndex municipality, Year year) {
  return facts.care_services.find(municipality, year);
}

/// What is too small to be shown stands for it in the models only.
double shown(double count) { return disclosure::too_small(count) ? facts::missing : count; }

/// In the beds of institutions at the end of a year, as the room counts them: the past at the usual share, whatever is assumed of the years to come.
double residents_in(const facts::Facts& facts, MunicipalityIndex municipality, Year year) {
  const facts::CareServices* row = services_in(facts, municipality, year);
  if (row == nullptr) return facts::missing;
  return care::usual_short_stay_in_bed(facts, municipality) * shown(row->short_stay) + shown(row->long_stay);
}

/// Net operating result in the accounts of a year as a share of gross operating revenue, where the year may stand beside others.
double net_result_in(const facts::Facts& facts, MunicipalityIndex municipality, Year year) {
  const facts::Series* result = facts.series->find("accounts.net_result");
  const facts::Series* revenue = facts.series->find("accounts.revenue");
  if (result == nullptr || revenue == nullptr || !result->in_trend(municipality, year)) return facts::missing;
  return result->at(municipality, year) / revenue->at(municipality, year);
}

double today(const Figures& figures, std::string_view id) {
  const Figure* figure = figures.find(id);
  return figure == nullptr || figure->middle.empty() ? facts::missing : figure->middle.front();
}

std::function<double(Year)> reader_of(const facts::Facts& facts, MunicipalityIndex municipality, const Figures& figures,
                                      std::string_view id) {
  for (const AgeGroup& group : age_groups) {
    if (group.id != id) continue;
    return [&facts, municipality, &group](Year year) {
      const facts::PopulationHistory& population = facts.population;
      const bool known =
          year >= population.first_year() && year <= population.last_year() && population.has(municipality.value, year);
      return known ? population.total(municipality.value, year, group.from, group.to) : facts::missing;
    };
  }
  const auto of_users = [&](double facts::CareUsers::*value) {
    return [&facts, municipality, value](Year year) {
      const facts::CareUsers* row = users_in(facts, municipality, year);
      return row == nullptr ? facts::missing : shown(row->*value);
    };
  };
  const auto of_services = [&](double facts::CareServices::*value) {
    return [&facts, municipality, value](Year year) {
      const facts::CareServices* row = services_in(facts, municipality, year);
      return row == nullptr ? facts::missing : row->*value;
    };
  };
  if (id == "care.users.nursing_home") return of_users(&facts::CareUsers::long_stay_all);
  if (id == "care.users.staffed_home") return of_users(&facts::CareUsers::staffed_homes_all);
  if (id == "care.users.short_stay")
    return [read = of_services(&facts::CareServices::short_stay)](Year year) { return shown(read(year)); };
  if (id == "care.fte") return of_services(&facts::CareServices::user_facing_fte);
  if (id == "rooms.places") {
    const double places = today(figures, "rooms.places") + today(figures, "care.users.nursing_home") +
                          care::usual_short_stay_in_bed(facts, municipality) * today(figures, "care.users.short_stay");
    return [&facts, municipality, places](Year year) { return places - residents_in(facts, municipality, year); };
  }
  if (id == "rooms.money") {
    const double revenue = today(figures, "economy.gross_revenue");
    return [&facts, municipality, revenue](Year year) { return revenue * net_result_in(facts, municipality, year); };
  }
  return {};
}

}  // namespace

std::vector<std::string> sources_of_observed(std::string_view id) {
  for (const AgeGroup& group : age_groups) {
    if (group.id == id) return {"ssb_07459"};
  }
  if (id == "care.users.nursing_home" || id == "care.users.staffed_home") return {"ssb_12292_users"};
  if (id == "care.users.short_stay" || id == "care.fte") return {"ssb_12292"};
  if (id == "rooms.places") return {"ssb_11875", "ssb_12292"};
  if (id == "rooms.money") return {"ssb_12137"};
  return {};
}

std::vector<double> observed_before(const facts::Facts& facts, MunicipalityIndex municipality, const Figures& figures,
                                    std::string_view id, Year from) {
  const auto read = reader_of(facts, municipality, figures, id);
  if (!read || figures.find(id) == nullptr) return {};
  std::vector<double> values;
  for (Year year = from; year < figures.first_year(); year = year + 1) values.push_back(read(year));
  const bool any = std::any_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
  return any ? values : std::vector<double>{};
}

}  // namespace handlingsrom::rooms
