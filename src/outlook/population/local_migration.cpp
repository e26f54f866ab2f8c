#include "outlook/population/local_migration.hpp"

#include <algorithm>
#include <array>
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

/// What was measured: weighted over the years, scaled to a mean weight of 1 over each municipality's own years.
struct Measured {
  std::vector<Group> rate;          // [municipality] net migrants per survivor
  std::vector<Group> exposure;      // survivors
  std::vector<double> equal_years;  // years of equal weight that tell as much
  std::vector<int> present;         // years of history
  std::size_t years = 0;
  std::vector<Group> year_rate;  // [year] of the country
  Group national = Group::Zero();
  Group country_exposure = Group::Zero();

  /// Enough of a municipality's years to say how they vary.
  bool varies(std::size_t i) const {
    return present[i] >= 2 && (years <= 2 || present[i] >= static_cast<int>(years) / 2);
  }
};

Measured measure(const Residuals& data, std::size_t areas, std::size_t years, double year_weight) {
  std::vector<double> weight_of_year(years);
  for (std::size_t y = 0; y < years; ++y) weight_of_year[y] = std::pow(year_weight, static_cast<double>(years - 1 - y));
  Measured result;
  result.rate.assign(areas, Group::Zero());
  result.exposure.assign(areas, Group::Zero());
  result.equal_years.assign(areas, 0.0);
  result.years = years;
  Group country_migrants = Group::Zero();
  std::vector<Group> year_migrants(years, Group::Zero());
  std::vector<Group> year_exposure(years, Group::Zero());
  for (std::size_t i = 0; i < areas; ++i) {
    double weights = 0;
    double squares = 0;
    int present = 0;
    Group migrants = Group::Zero();
    Group& exposure = result.exposure[i];
    for (std::size_t y = 0; y < years; ++y) {
      if (data.present[i][y] == 0) continue;
      const double weight = weight_of_year[y];
      weights += weight;
      squares += weight * weight;
      ++present;
      migrants += weight * data.migrants[i][y];
      exposure += weight * data.survivors[i][y];
      year_migrants[y] += data.migrants[i][y];
      year_exposure[y] += data.survivors[i][y];
    }
    result.present.push_back(present);
    if (present == 0) continue;
    result.equal_years[i] = weights * weights / squares;
    const double scale = static_cast<double>(present) / weights;
    migrants *= scale;
    exposure = (exposure * scale).cwiseMax(1e-9);
    result.rate[i] = migrants.cwiseQuotient(exposure);
    country_migrants += migrants;
    result.country_exposure += exposure;
  }
  result.national = country_migrants.cwiseQuotient(result.country_exposure.cwiseMax(1e-9));
  for (std::size_t y = 0; y < years; ++y)
    result.year_rate.push_back(year_migrants[y].cwiseQuotient(year_exposure[y].cwiseMax(1e-9)));
  return result;
}

/// Yearly variance of net migrants per survivor, around the municipality's mean moved with the country's year; and what a common shock adds to it.
Group measure_turnover(const Residuals& data, const Measured& measured, LocalEstimate& result) {
  Group turnover = Group::Zero();
  double total_turnover = 0;   // the same of all ages together
  double summed_turnover = 0;  // and what it would be if ages moved independently
  double counted = 0;
  for (std::size_t i = 0; i < measured.rate.size(); ++i) {
    if (!measured.varies(i)) continue;
    const int present = measured.present[i];
    Group squares = Group::Zero();
    double total_squares = 0;
    for (std::size_t y = 0; y < measured.years; ++y) {
      if (data.present[i][y] == 0) continue;
      const Group deviation = data.migrants[i][y] - data.survivors[i][y].cwiseProduct(
                                                        measured.rate[i] + measured.year_rate[y] - measured.national);
      squares += deviation.cwiseProduct(deviation).cwiseQuotient(data.survivors[i][y].cwiseMax(1.0));
      const double inhabitants = std::max(1.0, data.survivors[i][y].sum());
      total_squares += deviation.sum() * deviation.sum() / inhabitants;
      summed_turnover += deviation.squaredNorm() / inhabitants / (present - 1);
    }
    turnover += squares / (present - 1);
    total_turnover += total_squares / (present - 1);
    counted += 1;
  }
  if (counted > 0) {
    turnover /= counted;
  } else {
    turnover.setConstant(0.1);
  }
  result.turnover = by_single_age(turnover);
  const double mean_turnover = turnover.dot(measured.country_exposure) / std::max(1.0, measured.country_exposure.sum());
  for (std::size_t age = 1; age < age_count; ++age)
    result.mobility[age] = result.turnover[age] / std::max(1e-12, mean_turnover);
  if (counted > 0) result.common_turnover = std::max(0.0, (total_turnover - summed_turnover) / counted);
  return turnover;
}

using ClassMeans = std::array<Group, 7>;

/// Class means, weighted by the square root of survivors: neither the largest nor the smallest decide alone.
ClassMeans class_means(const Measured& measured, const std::vector<std::size_t>& class_of) {
  ClassMeans mean, weights;
  mean.fill(Group::Zero());
  weights.fill(Group::Zero());
  for (std::size_t i = 0; i < measured.rate.size(); ++i) {
    if (measured.present[i] == 0) continue;
    const Group weight = measured.exposure[i].cwiseSqrt();
    mean[class_of[i]] += weight.cwiseProduct(measured.rate[i]);
    weights[class_of[i]] += weight;
  }
  for (std::size_t k = 0; k < mean.size(); ++k)
    mean[k] = weights[k].minCoeff() > 0 ? Group(mean[k].cwiseQuotient(weights[k])) : measured.national;
  return mean;
}

/// How the municipalities' true deviations from their class vary together: covariance between age groups, and its first components.
struct Deviations {
  std::vector<Group> own;    // [municipality] measured
  std::vector<Group> noise;  // variance of `own`, by age group
  Covariance between = Covariance::Zero();
  std::array<Group, migration_modes> mode;
  std::array<double, migration_modes> variance{};  // along each mode
};

Deviations deviations(const Measured& measured, const Group& turnover, const ClassMeans& means,
                      const std::vector<std::size_t>& class_of, LocalEstimate& result) {
  Deviations found;
  double total_weight = 0;
  for (std::size_t i = 0; i < measured.rate.size(); ++i) {
    const int present = measured.present[i];
    found.own.push_back(measured.rate[i] - means[class_of[i]]);
    found.noise.push_back(
        present == 0 ? Group(Group::Zero())
                     : Group(turnover.cwiseQuotient(measured.exposure[i]) * (present / measured.equal_years[i])));
    if (!measured.varies(i)) continue;
    const double weight = std::min(measured.exposure[i].sum() / present, largest_weight);
    found.between += weight * (found.own[i] * found.own[i].transpose());
    found.between.diagonal() -= weight * found.noise[i];
    total_weight += weight;
  }
  if (total_weight > 0) found.between /= total_weight;
  const Eigen::SelfAdjointEigenSolver<Covariance> spectrum(found.between);
  for (int k = 0; k < migration_modes; ++k) {  // eigenvalues rise: the last are the largest
    const auto m = static_cast<std::size_t>(k);
    found.mode[m] = spectrum.eigenvectors().col(migration_groups - 1 - k);
    found.variance[m] = std::max(0.0, spectrum.eigenvalues()[migration_groups - 1 - k]);
    result.mode[m] = by_single_age(found.mode[m] * std::sqrt(found.variance[m]));
  }
  found.between =
      spectrum.eigenvectors() * spectrum.eigenvalues().cwiseMax(0.0).asDiagonal() * spectrum.eigenvectors().transpose();
  return found;
}

/// One municipality's deviation, drawn towards its class as far as its noise demands, and how much of each mode stays unknown.
void shrink(const Deviations& found, std::size_t i, double noise_factor, LocalRates& local) {
  local.unknown.fill(1.0);
  if (noise_factor <= 0) {  // as measured
    local.own_migration = by_single_age(found.own[i]);
    local.unknown.fill(0.0);
    return;
  }
  Covariance total = found.between;
  total.diagonal() += noise_factor * found.noise[i];
  total.diagonal().array() += 1e-14;
  const Eigen::LLT<Covariance> factor(total);
  Eigen::Matrix<double, migration_groups, migration_modes + 1> right;
  right.col(0) = found.own[i];
  for (int k = 0; k < migration_modes; ++k) right.col(k + 1) = found.mode[static_cast<std::size_t>(k)];
  factor.solveInPlace(right);
  local.own_migration = by_single_age(found.between * right.col(0));
  for (std::size_t m = 0; m < migration_modes; ++m) {
    // 1 − λ eᵀ (C + D)⁻¹ e: posterior over prior variance along the mode.
    const double left = found.mode[m].dot(right.col(static_cast<int>(m) + 1));
    local.unknown[m] = std::clamp(1.0 - found.variance[m] * left, 0.0, 1.0);
  }
}

/// Share of a municipality's own net moves in that lies above what lasts: new homes are filled once.
double building_part(const facts::PopulationHistory& history, int area, const Settings& settings, const ByAge& own) {
  double moves = 0;
  double inhabitants = 0;
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* persons = history.persons(area, settings.start, sex);
    for (std::size_t age = 1; age < age_count; ++age) {
      moves += static_cast<double>(persons[age]) * own[age];
      inhabitants += static_cast<double>(persons[age]);
    }
  }
  const double lasting = settings.building_level * inhabitants;
  return moves > lasting ? 1 - lasting / moves : 0;
}

}  // namespace

void estimate_migration(const facts::Facts& facts, const NationalHistory& nation, const Settings& settings,
                        LocalEstimate& result) {
  const auto& municipalities = facts.registry->municipalities();
  const std::size_t areas = result.municipalities.size();
  const Year from = std::max(facts.population.first_year(), settings.start - settings.migration_window);
  const Residuals data = residuals(facts, nation, result, from, settings.start);
  for (std::size_t s = 0; s < sex_count; ++s) {
    for (std::size_t age = 1; age < age_count; ++age) {
      const double exposed = data.survivors_by_age[s][age];
      result.national_migration[s][age] = exposed > 0 ? data.migrants_by_age[s][age] / exposed : 0.0;
    }
  }

  std::vector<std::size_t> class_of(areas);
  for (std::size_t i = 0; i < areas; ++i)
    class_of[i] = static_cast<std::size_t>(std::clamp(municipalities[i].centrality_class, 0, 6));
  const auto years = static_cast<std::size_t>(settings.start - from);
  const Measured measured = measure(data, areas, years, settings.migration_year_weight);
  for (std::size_t i = 0; i < areas; ++i) result.municipalities[i].years_of_history = measured.present[i];
  const Group turnover = measure_turnover(data, measured, result);
  const ClassMeans means = class_means(measured, class_of);
  const Deviations found = deviations(measured, turnover, means, class_of, result);

  std::vector<MeasuredDeviation> for_schedule(settings.migration_schedule > 0 ? areas : 0);
  for (std::size_t i = 0; i < for_schedule.size(); ++i) {
    if (measured.present[i] == 0) continue;
    for_schedule[i] = {found.own[i], found.noise[i],
                       std::min(measured.exposure[i].sum() / measured.present[i], largest_weight)};
  }
  const auto scheduled = scheduled_deviations(for_schedule, settings.migration_noise);

  std::array<ByAge, std::tuple_size_v<ClassMeans>> class_by_age;
  for (std::size_t k = 0; k < means.size(); ++k) class_by_age[k] = by_single_age(means[k] - measured.national);
  for (std::size_t i = 0; i < areas; ++i) {
    LocalRates& local = result.municipalities[i];
    local.class_migration = class_by_age[class_of[i]];
    local.unknown.fill(1.0);
    if (local.years_of_history == 0) continue;
    shrink(found, i, settings.migration_noise, local);
    if (settings.migration_noise > 0 && settings.migration_schedule > 0) {
      for (std::size_t age = 1; age < age_count; ++age)
        local.own_migration[age] += settings.migration_schedule * ((*scheduled[i])[age] - local.own_migration[age]);
    }
    local.building = building_part(facts.population, static_cast<int>(i), settings, local.own_migration);
  }
}

}  // namespace handlingsrom::population
