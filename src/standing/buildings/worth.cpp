// Backlog, renewing, renting and selling, and what loans for it cost by year.
#include <algorithm>
#include <cmath>

#include "standing/buildings/buildings.hpp"

namespace handlingsrom::buildings {
namespace {

constexpr std::array specs{
    ParameterSpec{"buildings.renew_grade_1", Unit::kroner, 1500, 500, 3000, "judgement", 0, 100000},
    ParameterSpec{"buildings.renew_grade_2", Unit::kroner, 8000, 4000, 14000, "judgement", 0, 100000},
    ParameterSpec{"buildings.renew_grade_3", Unit::kroner, 18000, 10000, 30000, "judgement", 0, 200000},
    ParameterSpec{"buildings.upkeep", Unit::kroner, 250, 170, 350, "judgement", 0, 5000},
    ParameterSpec{"buildings.running", Unit::kroner, 650, 450, 900, "judgement", 0, 10000},
    ParameterSpec{"buildings.rent", Unit::kroner, 1800, 1200, 2800, "judgement", 0, 20000},
    ParameterSpec{"buildings.sale", Unit::kroner, 5000, 1000, 15000, "judgement", 0, 200000},
    ParameterSpec{"buildings.rate", Unit::share, 0.04, 0.02, 0.06, "judgement", 0, 0.3},
    // Loans for buildings are paid over the life of what is built, at most 40 years (Local Government Act, section 14-18 with regulation).
    ParameterSpec{"buildings.life", Unit::years, 40, 20, 50, "judgement", 1, 100},
};

/// kr per m² that bring a building from `grade` to none; between whole grades in proportion.
double per_area(double grade, const std::array<double, 3>& renew) {
  const double clamped = std::clamp(grade, 0.0, 3.0);
  const auto below = static_cast<std::size_t>(std::min(2.0, std::floor(clamped)));
  const double low = below == 0 ? 0 : renew[below - 1];
  return low + (clamped - static_cast<double>(below)) * (renew[below] - low);
}

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

Rules rules_of(const Assumptions& assumptions) {
  const auto value = [&](const char* id) { return assumptions.first(std::string("buildings.") + id); };
  return {{value("renew_grade_1"), value("renew_grade_2"), value("renew_grade_3")},
          value("upkeep"),
          value("running"),
          value("rent"),
          value("sale"),
          value("rate"),
          static_cast<int>(std::lround(value("life")))};
}

double yearly(double sum, double rate, int life) {
  if (rate <= 0) return sum / life;
  return sum * rate / (1 - std::pow(1 + rate, -life));
}

Assessed assess(const Building& building, const Rules& rules) {
  Assessed made;
  made.area_per_user = building.users > 0 ? building.area / building.users : missing;
  made.fill = building.capacity > 0 ? building.users / building.capacity : missing;
  const double running =
      std::isnan(building.running) ? building.area * rules.running : building.running;  // NaN where neither is known
  if (building.rented) {
    made.rented = std::isnan(building.rent) ? building.area * rules.rent + running : building.rent + running;
    return made;
  }
  if (!std::isnan(building.condition) && !std::isnan(building.area)) {
    made.backlog = std::max(0.0, building.area * (per_area(building.condition, rules.renew) - rules.renew[0]));
    made.renew = building.area * per_area(building.condition, rules.renew);
  }
  if (!std::isnan(building.renew)) made.renew = building.renew;
  made.keep = yearly(made.renew, rules.rate, rules.life) + running + building.area * rules.upkeep;
  made.rented = building.area * rules.rent + running;
  made.sold = yearly(std::isnan(building.sale) ? building.area * rules.sale : building.sale, rules.rate, rules.life);
  return made;
}

std::vector<UseSum> by_use(const Register& all, const Rules& rules) {
  std::vector<UseSum> sums;
  for (std::size_t u = 0; u < uses; ++u) {
    UseSum sum;
    sum.use = static_cast<Use>(u);
    double graded = 0, weight = 0;
    const auto add = [](double& to, double value) { to += std::isnan(value) ? 0 : value; };
    for (const Building& one : all.buildings) {
      if (one.use != sum.use) continue;
      ++sum.buildings;
      sum.unknown += std::isnan(one.area) ? 1 : 0;
      const Assessed worth = assess(one, rules);
      add(sum.area, one.area);
      add(sum.capacity, one.capacity);
      add(sum.users, one.users);
      add(sum.backlog, worth.backlog);
      add(sum.renew, worth.renew);
      add(sum.running, std::isnan(one.running) ? one.area * rules.running : one.running);
      if (std::isnan(one.condition) || std::isnan(one.area)) continue;
      graded += one.condition * one.area;
      weight += one.area;
    }
    if (weight > 0) sum.condition = graded / weight;
    if (sum.buildings > 0) sums.push_back(sum);
  }
  return sums;
}

double capacity_in(const Register& all, Use use, int year) {
  double sum = 0;
  for (const Building& one : all.buildings) {
    if (one.use == use && !std::isnan(one.capacity) && (one.empty_from == 0 || year < one.empty_from))
      sum += one.capacity;
  }
  return sum;
}

}  // namespace handlingsrom::buildings
