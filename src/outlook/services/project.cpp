// Persons × coverage, row by row. The year loops read arrays only.
#include "outlook/services/services.hpp"

namespace handlingsrom::services {
namespace {

constexpr std::array<std::string_view, sfo_grades> sfo_parameters{
    "services.sfo_participation_1", "services.sfo_participation_2", "services.sfo_participation_3",
    "services.sfo_participation_4"};

double both_sexes(const population::Projection& projection, int t, int age) {
  return projection.persons(t, Sex::female, age) + projection.persons(t, Sex::male, age);
}

}  // namespace

void project(const population::Projection& projection, const Assumptions& assumptions, const Base& base,
             YearTable& result) {
  const int years = projection.years();
  const std::array coverage{assumptions.series("services.kindergarten_coverage_1_2"),
                            assumptions.series("services.kindergarten_coverage_3_5")};
  std::array<double, 2> own{1, 1};
  for (std::size_t group = 0; group < own.size(); ++group) {
    if (!facts::is_missing(base.own_coverage[group].value)) {
      own[group] = base.own_coverage[group].value / base.national_coverage[group].value;
    }
  }
  for (int age = 1; age <= kindergarten_ages; ++age) {
    const std::size_t group = age <= 2 ? 0 : 1;
    const auto row = result.row(kindergarten_age_1 + age - 1);
    for (int t = 0; t < years; ++t) {
      row[static_cast<std::size_t>(t)] =
          both_sexes(projection, t, age) * coverage[group][static_cast<std::size_t>(t)] * own[group];
    }
  }
  result.sum_rows(kindergarten_total, kindergarten_age_1, kindergarten_total);

  const auto pupil_share = assumptions.series("services.pupil_share");
  for (int grade = 1; grade <= grades; ++grade) {
    const auto row = result.row(pupils_grade_1 + grade - 1);
    for (int t = 0; t < years; ++t) {
      row[static_cast<std::size_t>(t)] =
          both_sexes(projection, t, grade + 5) * pupil_share[static_cast<std::size_t>(t)];
    }
  }
  result.sum_rows(pupils_total, pupils_grade_1, pupils_total);

  for (int grade = 1; grade <= sfo_grades; ++grade) {
    const auto participation = assumptions.series(sfo_parameters[static_cast<std::size_t>(grade - 1)]);
    const auto pupils = result.row(pupils_grade_1 + grade - 1);
    const auto row = result.row(sfo_grade_1 + grade - 1);
    for (std::size_t t = 0; t < row.size(); ++t) row[t] = pupils[t] * participation[t];
  }
  result.sum_rows(sfo_total, sfo_grade_1, sfo_total);

  const double population = projection.total(0);
  const auto clients = [&](int target, std::span<const double> level, double national_per_inhabitant, double index,
                           int from, int to) {
    const auto row = result.row(target);
    const double today = projection.total(0, from, to);
    const double per_person = today > 0 ? national_per_inhabitant * index * population / today : 0;
    for (int t = 0; t < years; ++t) {
      row[static_cast<std::size_t>(t)] =
          level[static_cast<std::size_t>(t)] * per_person * projection.total(t, from, to);
    }
  };
  clients(child_protection_clients, assumptions.series("services.child_protection_rate"),
          base.national_aged_0_24.value / base.national_population.value, base.child_protection_index.value, 0, 24);
  clients(social_clients, assumptions.series("services.social_assistance_level"),
          base.social_cases.value / base.national_population.value, base.social_index.value, 18, 66);

  const auto target_share = assumptions.series("services.health_target_share");
  const auto health = result.row(health_users);
  for (int t = 0; t < years; ++t) {
    health[static_cast<std::size_t>(t)] = projection.total(t, 0, 20) * target_share[static_cast<std::size_t>(t)];
  }
}

Provenance provenance_of(int row, const Base& base) {
  if (row <= kindergarten_total) {
    const bool own = !facts::is_missing(base.own_coverage[0].value) && !facts::is_missing(base.own_coverage[1].value);
    return own ? Provenance::municipality : Provenance::national;
  }
  if (row <= pupils_total) return Provenance::municipality;
  if (row <= sfo_total) return Provenance::assumption;
  if (row == health_users) return Provenance::municipality;
  return Provenance::national_times_index;
}

}  // namespace handlingsrom::services
