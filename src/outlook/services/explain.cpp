// The calculation trees of the services room.
#include <fmt/format.h>

#include "outlook/services/services.hpp"

namespace handlingsrom::services {
namespace {

using trace::combine;
using trace::Node;
using trace::Operation;

struct Context {
  int t;
  const population::Projection& projection;
  const Assumptions& assumptions;
  const Base& base;
  const PopulationTree& persons;

  Node parameter(std::string_view id) const {
    return trace::assumption(std::string(id), assumptions.series(id)[static_cast<std::size_t>(t)],
                             assumptions.spec(id).unit);
  }
};

Node cell_node(std::string key, const Cell& cell, Unit unit, Provenance provenance) {
  return trace::cell(std::move(key), cell.value, unit, cell.reference, provenance);
}

Node kindergarten(const Context& context, int age) {
  const std::size_t group = age <= 2 ? 0 : 1;
  const std::string_view id = group == 0 ? "services.kindergarten_coverage_1_2" : "services.kindergarten_coverage_3_5";
  std::vector<Node> factors;
  factors.push_back(context.persons(context.t, age, age));
  factors.push_back(context.parameter(id));
  if (!facts::is_missing(context.base.own_coverage[group].value)) {
    std::vector<Node> ratio;
    ratio.push_back(
        cell_node("services.own_coverage", context.base.own_coverage[group], Unit::share, Provenance::municipality));
    ratio.push_back(cell_node("services.national_coverage", context.base.national_coverage[group], Unit::share,
                              Provenance::national));
    factors.push_back(combine("services.coverage_to_country", Operation::quotient, Unit::none, std::move(ratio)));
  }
  return combine("services.kindergarten_age", Operation::product, Unit::persons, std::move(factors),
                 {{"age", fmt::format("{}", age)}});
}

Node pupils(const Context& context, int grade) {
  std::vector<Node> factors;
  factors.push_back(context.persons(context.t, grade + 5, grade + 5));
  factors.push_back(context.parameter("services.pupil_share"));
  return combine("services.pupils_grade", Operation::product, Unit::persons, std::move(factors),
                 {{"grade", fmt::format("{}", grade)}});
}

Node sfo(const Context& context, int grade) {
  std::vector<Node> factors;
  factors.push_back(pupils(context, grade));
  factors.push_back(context.parameter(fmt::format("services.sfo_participation_{}", grade)));
  return combine("services.sfo_grade", Operation::product, Unit::persons, std::move(factors),
                 {{"grade", fmt::format("{}", grade)}});
}

// Country's clients per inhabitant × index × inhabitants today × growth of the age group.
Node clients(const Context& context, std::string key, std::string row_key, std::string_view level, Node national,
             const Cell& index, int from, int to) {
  std::vector<Node> rate;
  rate.push_back(std::move(national));
  rate.push_back(
      cell_node("population.country", context.base.national_population, Unit::persons, Provenance::national));
  std::vector<Node> growth;
  growth.push_back(context.persons(context.t, from, to));
  growth.push_back(context.persons(0, from, to));
  std::vector<Node> factors;
  factors.push_back(context.parameter(level));
  factors.push_back(combine("services.national_per_inhabitant", Operation::quotient, Unit::none, std::move(rate)));
  factors.push_back(cell_node(row_key, index, Unit::none, Provenance::national_times_index));
  factors.push_back(context.persons(0, 0, oldest_age));
  factors.push_back(combine("services.age_group_growth", Operation::quotient, Unit::none, std::move(growth)));
  return combine(std::move(key), Operation::product, Unit::persons, std::move(factors));
}

}  // namespace

Node explain(int row, int t, const population::Projection& projection, const Assumptions& assumptions, const Base& base,
             const PopulationTree& persons) {
  const Context context{t, projection, assumptions, base, persons};
  if (row < kindergarten_total) return kindergarten(context, row - kindergarten_age_1 + 1);
  if (row >= pupils_grade_1 && row < pupils_total) return pupils(context, row - pupils_grade_1 + 1);
  if (row >= sfo_grade_1 && row < sfo_total) return sfo(context, row - sfo_grade_1 + 1);
  std::vector<Node> parts;
  switch (row) {
    case kindergarten_total:
      for (int age = 1; age <= kindergarten_ages; ++age) parts.push_back(kindergarten(context, age));
      return combine("services.kindergarten_total", Operation::sum, Unit::persons, std::move(parts));
    case pupils_total:
      for (int grade = 1; grade <= grades; ++grade) parts.push_back(pupils(context, grade));
      return combine("services.pupils_total", Operation::sum, Unit::persons, std::move(parts));
    case sfo_total:
      for (int grade = 1; grade <= sfo_grades; ++grade) parts.push_back(sfo(context, grade));
      return combine("services.sfo_total", Operation::sum, Unit::persons, std::move(parts));
    case child_protection_clients:
      return clients(context, "services.child_protection_clients", "economy.sector_index.child_protection",
                     "services.child_protection_rate",
                     cell_node("population.country_0_24", base.national_aged_0_24, Unit::persons, Provenance::national),
                     base.child_protection_index, 0, 24);
    case social_clients:
      return clients(context, "services.social_clients", "economy.sector_index.social",
                     "services.social_assistance_level",
                     cell_node("services.social_cases", base.social_cases, Unit::persons, Provenance::national),
                     base.social_index, 18, 66);
    default:
      parts.push_back(context.persons(t, 0, 20));
      parts.push_back(context.parameter("services.health_target_share"));
      return combine("services.health_users", Operation::product, Unit::persons, std::move(parts));
  }
}

}  // namespace handlingsrom::services
