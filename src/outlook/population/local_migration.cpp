#include "outlook/population/local_migration.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/Eigenvalues>

#include "outlook/population/migration_schedule.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::population {

namespace {

constexpr auto groups = static_cast<std::size_t>(migration_groups);
using Group = Eigen::Matrix<double, migration_groups, 1>;
using Covariance = Eigen::Matrix<double, migration_groups, migration_groups>;

/// Survivors from which a municipality's weight in the covariance between age groups no longer grows (persons a year).
constexpr double largest_weight = 30000.0;

/// Group of each age; age 0 belongs to none (births carry it).
constexpr std::array<int, age_count> group_of_age() {
  std::array<int, age_count> result{};
  for (int g = 0; g < migration_groups; ++g) {
    for (int age = migration_group_edges[static_cast<std::size_t>(g)];
         age < migration_group_edges[static_cast<std::size_t>(g) + 1]; ++age) {
      result[static_cast<std::size_t>(age)] = g;
    }
  }
  return result;
}

/// Straight lines between the groups' middles; the open group's middle is where its people are, not where it could end.
ByAge by_single_age(const Group& values) {
  std::array<double, groups> middle{};
  for (std::size_t g = 0; g < groups; ++g)
    middle[g] = 0.5 * (migration_group_edges[g] + migration_group_edges[g + 1] - 1);
  middle[groups - 1] = 92.0;
  ByAge result{};
  std::size_t right = 0;
  for (std::size_t age = 1; age < age_count; ++age) {
    const auto x = static_cast<double>(age);
    while (right < groups && middle[right] < x) ++right;
    if (right == 0) {
      result[age] = values[0];
    } else if (right == groups) {
      result[age] = values[migration_groups - 1];
    } else {
      const double share = (x - middle[right - 1]) / (middle[right] - middle[right - 1]);
      result[age] = values[static_cast<int>(right) - 1] * (1.0 - share) + values[static_cast<int>(right)] * share;
    }
  }
  return result;
}

struct Residuals {
  std::vector<std::vector<Group>> migrants;   // [municipality][year]
  std::vector<std::vector<Group>> survivors;  // [municipality][year]
  std::vector<std::vector<char>> present;     // [municipality][year]
  std::array<ByAge, sex_count> migrants_by_age{};
  std::array<ByAge, sex_count> survivors_by_age{};
};

Residuals residuals(const facts::Facts& facts, const NationalHistory& nation, const LocalEstimate& local, Year from,
                    Year to) {
  constexpr std::array<int, age_count> group = group_of_age();
  const auto& history = facts.population;
  const auto areas = static_cast<std::size_t>(history.areas());
  const auto years = static_cast<std::size_t>(to - from);
  Residuals result;
  result.migrants.assign(areas, std::vector<Group>(years, Group::Zero()));
  result.survivors = result.migrants;
  result.present.assign(areas, std::vector<char>(years, 0));
  for (std::size_t i = 0; i < areas; ++i) {
    const double level = local.municipalities[i].mortality;
    for (std::size_t y = 0; y < years; ++y) {
      const Year year = from + static_cast<int>(y);
      const int area = static_cast<int>(i);
      if (!history.has(area, year) || !history.has(area, year + 1)) continue;
      result.present[i][y] = 1;
      for (const Sex sex : {Sex::female, Sex::male}) {
        const auto s = static_cast<std::size_t>(index_of(sex));
        const float* before = history.persons(area, year, sex);
        const float* after = history.persons(area, year + 1, sex);
        const ByAge& survival = nation.survival(year)[s];
        for (std::size_t age = 1; age < age_count; ++age) {
          double exposed = static_cast<double>(before[age - 1]);
          if (age == oldest_age) exposed += static_cast<double>(before[oldest_age]);
          const double death =
              (1.0 - survival[age]) * (static_cast<int>(age) >= local_mortality_from_age ? level : 1.0);
          const double alive = exposed * std::max(0.0, 1.0 - death);
          const double moved = static_cast<double>(after[age]) - alive;
          result.migrants[i][y][group[age]] += moved;
          result.survivors[i][y][group[age]] += alive;
          result.migrants_by_age[s][age] += moved;
          result.survivors_by_age[s][age] += alive;
        }
      }
    }
  }
  return result;
}

}  // namespace

void estimate_migration(const facts::Facts& facts, const NationalHistory& nation, const Settings& settings,
                        LocalEstimate& result) {
  const auto& municipalities = facts.registry->municipalities();
  const std::size_t areas = result.municipalities.size();
  const Year from = std::max(facts.population.first_year(), settings.start - settings.migration_window);
  const auto years = static_cast<std::size_t>(settings.start - from);
  const Residuals data = residuals(facts, nation, result, from, settings.start);

  for (std::size_t s = 0; s < sex_count; ++s) {
    for (std::size_t age = 1; age < age_count; ++age) {
      const double exposed = data.survivors_by_age[s][age];
      result.national_migration[s][age] = exposed > 0 ? data.migrants_by_age[s][age] / exposed : 0.0;
    }
  }

  std::vector<double> year_weight(years);
  for (std::size_t y = 0; y < years; ++y)
    year_weight[y] = std::pow(settings.migration_year_weight, static_cast<double>(years - 1 - y));
  // Weighted sums over years; weights are scaled to a mean of 1 over each municipality's own years.
  std::vector<Group> rate(areas, Group::Zero());
  std::vector<Group> exposure(areas, Group::Zero());
  std::vector<double> equal_years(areas, 0.0);  // years of equal weight that tell as much
  Group country_migrants = Group::Zero();
  Group country_exposure = Group::Zero();
  std::vector<Group> year_migrants(years, Group::Zero());
  std::vector<Group> year_exposure(years, Group::Zero());
  for (std::size_t i = 0; i < areas; ++i) {
    double weights = 0;
    double squares = 0;
    int present = 0;
    Group migrants = Group::Zero();
    for (std::size_t y = 0; y < years; ++y) {
      if (data.present[i][y] == 0) continue;
      const double weight = year_weight[y];
      weights += weight;
      squares += weight * weight;
      ++present;
      migrants += weight * data.migrants[i][y];
      exposure[i] += weight * data.survivors[i][y];
      year_migrants[y] += data.migrants[i][y];
      year_exposure[y] += data.survivors[i][y];
    }
    result.municipalities[i].years_of_history = present;
    if (present == 0) continue;
    equal_years[i] = weights * weights / squares;
    const double scale = static_cast<double>(present) / weights;
    migrants *= scale;
    exposure[i] = (exposure[i] * scale).cwiseMax(1e-9);
    rate[i] = migrants.cwiseQuotient(exposure[i]);
    country_migrants += migrants;
    country_exposure += exposure[i];
  }
  const Group national = country_migrants.cwiseQuotient(country_exposure.cwiseMax(1e-9));

  // Yearly variance of net migrants per survivor, around the municipality's mean moved with the country's year.
  Group turnover = Group::Zero();
  double total_turnover = 0;   // the same of all ages together
  double summed_turnover = 0;  // and what it would be if ages moved independently
  double counted = 0;
  for (std::size_t i = 0; i < areas; ++i) {
    const int present = result.municipalities[i].years_of_history;
    if (present < 2 || (years > 2 && present < static_cast<int>(years) / 2)) continue;
    Group squares = Group::Zero();
    double total_squares = 0;
    for (std::size_t y = 0; y < years; ++y) {
      if (data.present[i][y] == 0) continue;
      const Group year_rate = year_migrants[y].cwiseQuotient(year_exposure[y].cwiseMax(1e-9));
      const Group deviation = data.migrants[i][y] - data.survivors[i][y].cwiseProduct(rate[i] + year_rate - national);
      squares += deviation.cwiseProduct(deviation).cwiseQuotient(data.survivors[i][y].cwiseMax(1.0));
      const double inhabitants = std::max(1.0, data.survivors[i][y].sum());
      total_squares += deviation.sum() * deviation.sum() / inhabitants;
      summed_turnover += deviation.squaredNorm() / inhabitants / (present - 1);
    }
    turnover += squares / (present - 1);
    total_turnover += total_squares / (present - 1);
    counted += 1;
  }
  if (counted > 0)
    turnover /= counted;
  else
    turnover.setConstant(0.1);
  result.turnover = by_single_age(turnover);
  const double mean_turnover = turnover.dot(country_exposure) / std::max(1.0, country_exposure.sum());
  for (std::size_t age = 1; age < age_count; ++age)
    result.mobility[age] = result.turnover[age] / std::max(1e-12, mean_turnover);
  if (counted > 0) result.common_turnover = std::max(0.0, (total_turnover - summed_turnover) / counted);

  // Class means, weighted by the square root of survivors: neither the largest nor the smallest decide alone.
  std::array<Group, 7> class_mean;
  std::array<Group, 7> class_weight;
  class_mean.fill(Group::Zero());
  class_weight.fill(Group::Zero());
  const auto class_of = [&](std::size_t i) {
    return static_cast<std::size_t>(std::clamp(municipalities[i].centrality_class, 0, 6));
  };
  for (std::size_t i = 0; i < areas; ++i) {
    if (result.municipalities[i].years_of_history == 0) continue;
    const Group weight = exposure[i].cwiseSqrt();
    class_mean[class_of(i)] += weight.cwiseProduct(rate[i]);
    class_weight[class_of(i)] += weight;
  }
  for (std::size_t k = 0; k < class_mean.size(); ++k) {
    class_mean[k] = class_weight[k].minCoeff() > 0 ? Group(class_mean[k].cwiseQuotient(class_weight[k])) : national;
  }

  // Covariance between age groups of the true deviations.
  Covariance between = Covariance::Zero();
  double total_weight = 0;
  for (std::size_t i = 0; i < areas; ++i) {
    const int present = result.municipalities[i].years_of_history;
    if (present < 2 || (years > 2 && present < static_cast<int>(years) / 2)) continue;
    const Group deviation = rate[i] - class_mean[class_of(i)];
    const double weight = std::min(exposure[i].sum() / present, largest_weight);
    const Group noise = turnover.cwiseQuotient(exposure[i]) * (present / equal_years[i]);
    between += weight * (deviation * deviation.transpose());
    between.diagonal() -= weight * noise;
    total_weight += weight;
  }
  if (total_weight > 0) between /= total_weight;
  const Eigen::SelfAdjointEigenSolver<Covariance> spectrum(between);
  std::array<Group, migration_modes> mode;
  for (int k = 0; k < migration_modes; ++k) {  // eigenvalues rise: the last are the largest
    mode[static_cast<std::size_t>(k)] = spectrum.eigenvectors().col(migration_groups - 1 - k);
    const double deviation = std::sqrt(std::max(0.0, spectrum.eigenvalues()[migration_groups - 1 - k]));
    result.mode[static_cast<std::size_t>(k)] = by_single_age(mode[static_cast<std::size_t>(k)] * deviation);
  }
  between =
      spectrum.eigenvectors() * spectrum.eigenvalues().cwiseMax(0.0).asDiagonal() * spectrum.eigenvectors().transpose();

  std::vector<MeasuredDeviation> measured(settings.migration_schedule > 0 ? areas : 0);
  for (std::size_t i = 0; i < measured.size(); ++i) {
    const int present = result.municipalities[i].years_of_history;
    if (present == 0) continue;
    measured[i].rate = rate[i] - class_mean[class_of(i)];
    measured[i].noise = turnover.cwiseQuotient(exposure[i]) * (present / equal_years[i]);
    measured[i].weight = std::min(exposure[i].sum() / present, largest_weight);
  }
  const auto scheduled = scheduled_deviations(measured, settings.migration_noise);

  std::array<ByAge, 7> class_by_age;
  for (std::size_t k = 0; k < class_mean.size(); ++k) class_by_age[k] = by_single_age(class_mean[k] - national);
  for (std::size_t i = 0; i < areas; ++i) {
    LocalRates& local = result.municipalities[i];
    local.class_migration = class_by_age[class_of(i)];
    local.unknown.fill(1.0);
    if (local.years_of_history == 0) continue;
    Covariance total = between;
    total.diagonal() +=
        settings.migration_noise * (local.years_of_history / equal_years[i]) * turnover.cwiseQuotient(exposure[i]);
    total.diagonal().array() += 1e-14;
    const Group deviation = rate[i] - class_mean[class_of(i)];
    if (settings.migration_noise <= 0) {  // as measured
      local.own_migration = by_single_age(deviation);
      local.unknown.fill(0.0);
      continue;
    }
    const Eigen::LLT<Covariance> factor(total);
    Eigen::Matrix<double, migration_groups, migration_modes + 1> right;
    right.col(0) = deviation;
    for (int k = 0; k < migration_modes; ++k) right.col(k + 1) = mode[static_cast<std::size_t>(k)];
    factor.solveInPlace(right);
    local.own_migration = by_single_age(between * right.col(0));
    if (settings.migration_schedule > 0) {
      for (std::size_t age = 1; age < age_count; ++age)
        local.own_migration[age] += settings.migration_schedule * ((*scheduled[i])[age] - local.own_migration[age]);
    }
    for (int k = 0; k < migration_modes; ++k) {
      // 1 − λ eᵀ (C + D)⁻¹ e: posterior over prior variance along the mode.
      const double variance = std::max(0.0, spectrum.eigenvalues()[migration_groups - 1 - k]);
      const auto m = static_cast<std::size_t>(k);
      local.unknown[m] = std::clamp(1.0 - variance * mode[m].dot(right.col(k + 1)), 0.0, 1.0);
    }
  }
}

}  // namespace handlingsrom::population
