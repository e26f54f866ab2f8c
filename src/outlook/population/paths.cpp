#include "outlook/population/paths.hpp"

#include <algorithm>
#include <cmath>

#include "base/quantile.hpp"
#include "base/random.hpp"
#include "base/wide.hpp"
#include "outlook/population/chance.hpp"
#include "outlook/population/cohort_year.hpp"
#include "outlook/population/local_knowledge.hpp"
#include "outlook/population/sums.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::population {

namespace {

constexpr std::uint32_t nation_entity = 0xFFFFFFFFU;

/// The draws of a municipality's year; cells come after these.
static_assert(migration_modes % 2 == 1, "the last pair of normals has one to spare");
enum Event : std::uint32_t { levels = 0, first_mode_pair = 1, births_of_year = 8, first_cell = 16 };

/// One path of one municipality: what its levels and its migration are beside the estimate, year by year.
class LocalWalk {
 public:
  LocalWalk(const Frame& frame, const LocalRates& local, std::uint64_t seed, std::uint32_t run, std::uint32_t entity)
      : frame_(frame), local_(local), seed_(seed), run_(run), entity_(entity) {}

  /// Goes to the next year. Levels: what the estimate leaves unknown at the start, then a slow walk within the spread between municipalities.
  void step(std::uint32_t year, double inhabitants) {
    const Settings& settings = frame_.settings;
    const LocalEstimate& all = frame_.local;
    const double keep = settings.migration_persistence;
    const double fresh = std::sqrt(1.0 - keep * keep);
    const auto level = standard_normals({seed_, run_, entity_, year, levels});
    if (first_) {
      fertility = std::sqrt(local_.fertility_variance) * level[0];
      mortality = std::sqrt(local_.mortality_variance) * level[1];
    } else {
      fertility = keep * fertility + fresh * std::sqrt(all.fertility_spread) * level[0];
      mortality = keep * mortality + fresh * std::sqrt(all.mortality_spread) * level[1];
    }
    shift.fill(0.0);
    double last_normal = 0;  // the pairs hold one more than there are modes: the year's common shock
    for (std::size_t k = 0; k < migration_modes; k += 2) {
      const auto normal =
          standard_normals({seed_, run_, entity_, year, static_cast<std::uint32_t>(first_mode_pair + k / 2)});
      last_normal = normal[1];
      for (std::size_t j = k; j < std::min<std::size_t>(k + 2, migration_modes); ++j) {
        mode_[j] = first_ ? std::sqrt(local_.unknown[j]) * normal[j - k] : keep * mode_[j] + fresh * normal[j - k];
        const double size = settings.local_migration_error * mode_[j];
        for (std::size_t age = 1; age < age_count; ++age) shift[age] += size * all.mode[j][age];
      }
    }
    const double common =
        last_normal * std::sqrt(settings.chance_factor * all.common_turnover / std::max(1.0, inhabitants));
    for (std::size_t age = 1; age < age_count; ++age) shift[age] += common * all.mobility[age];
    first_ = false;
  }

  double fertility = 0;
  double mortality = 0;
  ByAge shift{};  // of the migration rate, by age

 private:
  const Frame& frame_;
  const LocalRates& local_;
  std::uint64_t seed_;
  std::uint32_t run_, entity_;
  bool first_ = true;
  std::array<double, migration_modes> mode_{};
};

/// What one sex of a place meets in a year of a path, by age at its end.
struct YearOfSex {
  const ByAge& survival;
  const ByAge& migration;      // net migrants per survivor, 1 for none
  const ByAge& shift;          // of the migration rate
  const ByAge& immigrants;     // per survivor, for one more net immigrant per inhabitant of the country
  const ByAge& control;        // of the sum of all places to the country
  const ByAge& yearly_chance;  // variance of net migrants per survivor
  const ByAge& chance;         // mean 0, variance 1
  double death_factor;
  double immigration;  // per inhabitant of the country
};

/// Ages 1 and over of one sex through a year by chance, and how many died.
HANDLINGSROM_WIDE double live_by_chance(const ByAge& before, const YearOfSex& year, ByAge& next) {
  // Rows of its own, seen through pointers, so that nothing stands in the way of wide registers.
  ByAge reached_row, alive_row, after_row, death_row;
  const std::span<double, age_count> reached(reached_row), alive(alive_row), after(after_row), death(death_row);
  grow_older(before, reached);
  alive[0] = after[0] = 0.0;
  const double* const survival = year.survival.data();
  const double* const migration = year.migration.data();
  const double* const shift = year.shift.data();
  const double* const immigrants = year.immigrants.data();
  const double* const control = year.control.data();
  const double* const yearly_chance = year.yearly_chance.data();
  const double* const chance = year.chance.data();
  const double death_factor = year.death_factor;
  const double immigration = year.immigration;
  for (std::size_t age = 0; age < age_count; ++age) death[age] = std::min(1.0, (1.0 - survival[age]) * death_factor);
  live_a_year(
      reached, alive, after, [=](std::size_t age) { return 1.0 - death[age]; },
      [=](std::size_t age, double left) {
        const double moved = std::max(0.0, migration[age] + shift[age] + immigration * immigrants[age]);
        const double mean = left * moved * control[age];
        const double variance = left * std::max(death[age], yearly_chance[age]);
        // Chance is cut where it would take more than all: symmetric, so the mean stays.
        const double deviation = std::min(std::sqrt(variance), mean * (1.0 / largest_chance));
        return mean + deviation * chance[age];
      });
  next = after_row;
  return sum(reached) - sum(alive);
}

}  // namespace

PathSampler::PathSampler(std::shared_ptr<const Frame> frame, int paths, std::uint64_t seed)
    : frame_(std::move(frame)), paths_(paths), seed_(seed) {
  const Settings& settings = frame_->settings;
  const auto flows = static_cast<std::size_t>(settings.flow_years());
  shocks_.resize(static_cast<std::size_t>(paths) * flows);
  for (int path = 0; path < paths; ++path) {
    double fertility = 0;
    double migration = 0;
    const auto run = static_cast<std::uint32_t>(path);
    const double drift = settings.mortality_drift_error * standard_normals({seed, run, nation_entity, 0, 0})[0];
    for (std::size_t t = 0; t < flows; ++t) {
      const auto year = static_cast<std::uint32_t>(settings.start.value + static_cast<int>(t));
      const auto first = standard_normals({seed, run, nation_entity, year, 1});
      const auto second = standard_normals({seed, run, nation_entity, year, 2});
      fertility = settings.fertility_error_persistence * fertility + settings.fertility_error * first[0];
      migration = settings.net_migration_persistence * migration + settings.net_migration_error * first[1];
      NationalShock& shock = shocks_[static_cast<std::size_t>(path) * flows + t];
      shock.fertility = std::exp(fertility);
      shock.mortality = std::exp(drift * static_cast<double>(t + 1) + settings.mortality_year_error * second[0]);
      shock.net_migration = migration;
    }
  }
  // The ages of net migrants: the country's own profile of the latest years, per survivor.
  double persons = 0;
  for (const Sex sex : {Sex::female, Sex::male}) {
    for (const double count : frame_->nation.ages(0, sex)) persons += count;
  }
  const auto& profile = frame_->rates.net_migration.front();
  double migrants = 0;
  for (const ByAge& row : profile) {
    for (const double value : row) migrants += std::max(0.0, value);
  }
  for (std::size_t s = 0; s < sex_count; ++s) {
    const auto counts = frame_->nation.ages(0, s == 0 ? Sex::female : Sex::male);
    for (std::size_t age = 1; age < age_count; ++age) {
      const double exposed = std::max(1.0, counts[age]);
      if (migrants > 0) immigrant_rate_[s][age] = std::max(0.0, profile[s][age]) / migrants * persons / exposed;
    }
  }
  for (std::size_t t = 0; t < flows; ++t) country_.push_back(frame_->nation.total(static_cast<int>(t)));
}

PathSampler::~PathSampler() = default;

PathSampler::Place::Place(const PathSampler& sampler, MunicipalityIndex municipality)
    : sampler_(&sampler), municipality_(municipality) {
  const Frame& frame = *sampler.frame_;
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* counts = frame.facts->population.persons(municipality.value, frame.settings.start, sex);
    std::copy(counts, counts + age_count, start_[static_cast<std::size_t>(index_of(sex))].begin());
  }
  const LocalRates& local = frame.local.municipalities.at(static_cast<std::size_t>(municipality.value));
  rates_.resize(static_cast<std::size_t>(frame.settings.flow_years()));
  for (std::size_t t = 0; t < rates_.size(); ++t) rates_of_year(frame.rates, frame.local, local, t, rates_[t]);
}

Projection PathSampler::Place::draw(int path) const {
  Projection result(sampler_->frame_->settings.start, static_cast<int>(rates_.size()) + 1);
  draw(path, result);
  return result;
}

void PathSampler::Place::draw(int path, Projection& result) const {
  const Frame& frame = *sampler_->frame_;
  const Settings& settings = frame.settings;
  const LocalRates& local = frame.local.municipalities[static_cast<std::size_t>(municipality_.value)];
  const auto run = static_cast<std::uint32_t>(path);
  const auto entity = static_cast<std::uint32_t>(municipality_.value);
  const std::size_t flows = rates_.size();

  // Published totals take the place of ours: every path by what they move the middle.
  const std::vector<double>* published =
      frame.published_factor.empty() ? nullptr : &frame.published_factor[static_cast<std::size_t>(municipality_.value)];
  if (published != nullptr && published->empty()) published = nullptr;
  const auto scale_of = [&](std::size_t t) { return published == nullptr ? 1.0 : (*published)[t]; };

  BySexAge persons = start_;
  BySexAge next{};
  LocalWalk walk(frame, local, sampler_->seed_, run, entity);
  const ByAge& shift = walk.shift;
  double before_total = 0;
  for (std::size_t s = 0; s < sex_count; ++s) {
    std::copy(persons[s].begin(), persons[s].end(), result.ages(0, s == 0 ? Sex::female : Sex::male).begin());
    for (const double count : persons[s]) before_total += count;
  }
  ByAge yearly_chance{};  // variance of net migrants per survivor
  for (std::size_t age = 1; age < age_count; ++age)
    yearly_chance[age] = settings.chance_factor * frame.local.turnover[age];
  for (std::size_t t = 0; t < flows; ++t) {
    const auto year = static_cast<std::uint32_t>(settings.start.value + static_cast<int>(t));
    const NationalShock& shock = sampler_->shocks_[static_cast<std::size_t>(path) * flows + t];
    walk.step(year, before_total);
    const double immigration = shock.net_migration / sampler_->country_[t];
    const YearRates& rates = rates_[t];
    const BySexAge& control = frame.control[t];
    const double death_factor = shock.mortality * std::max(0.0, 1.0 + walk.mortality / std::max(0.5, local.mortality));
    BySexAge chance;
    chances({sampler_->seed_, run, entity, year, first_cell}, chance);
    double deaths = 0;
    for (std::size_t s = 0; s < sex_count; ++s) {
      deaths += live_by_chance(persons[s],
                               {rates.survival[s], rates.migration[s], shift, sampler_->immigrant_rate_[s], control[s],
                                yearly_chance, chance[s], death_factor, immigration},
                               next[s]);
    }
    std::array<double, fertile_ages> by_age;
    bear(persons[0], next[0], first_fertile_age, by_age, [&](std::size_t k) { return rates.fertility[k]; });
    double births = sum(by_age);
    births *= shock.fertility * std::max(0.0, 1.0 + walk.fertility / std::max(0.3, local.fertility));
    const auto uniforms = random_bits({sampler_->seed_, run, entity, year, births_of_year});
    const double born = static_cast<double>(poisson(births, uniform_from(uniforms[0], uniforms[1])));
    const double girls = static_cast<double>(
        binomial(static_cast<std::int64_t>(born), frame.rates.birth_share[0], uniform_from(uniforms[2], uniforms[3])));
    const std::array<double, sex_count> newborn{girls, born - girls};
    double after_total = 0;
    for (std::size_t s = 0; s < sex_count; ++s) {
      next[s][0] = newborn[s] * rates.survival[s][0] * control[s][0];
      deaths += newborn[s] * (1.0 - rates.survival[s][0]);
      const auto row = result.ages(static_cast<int>(t) + 1, s == 0 ? Sex::female : Sex::male);
      std::copy(next[s].begin(), next[s].end(), row.begin());
      if (published != nullptr) {
        for (double& count : row) count *= scale_of(t + 1);
      }
      after_total += sum(next[s]);
    }
    persons = next;
    result.births[t] = born;
    result.deaths[t] = deaths;
    result.net_migration[t] = scale_of(t + 1) * after_total - scale_of(t) * before_total - born + deaths;
    before_total = after_total;
  }
}

std::vector<Fan> fans(const PathSampler& sampler, MunicipalityIndex municipality, std::span<const AgeRange> ranges,
                      const LocalKnowledge* local) {
  const PathSampler::Place place = sampler.place(municipality);
  const auto dates = static_cast<std::size_t>(sampler.frame().settings.flow_years()) + 1;
  const auto paths = static_cast<std::size_t>(sampler.paths());
  std::vector<double> totals(ranges.size() * dates * paths);  // [range][date][path]
  Projection projection(sampler.frame().settings.start, static_cast<int>(dates));
  for (std::size_t path = 0; path < paths; ++path) {
    place.draw(static_cast<int>(path), projection);
    for (std::size_t r = 0; r < ranges.size(); ++r) {
      for (std::size_t t = 0; t < dates; ++t) {
        const auto first = static_cast<std::size_t>(ranges[r].from);
        const auto count = static_cast<std::size_t>(ranges[r].to) - first + 1;
        totals[(r * dates + t) * paths + path] =
            sum(projection.ages(static_cast<int>(t), Sex::female).subspan(first, count)) +
            sum(projection.ages(static_cast<int>(t), Sex::male).subspan(first, count));
      }
    }
  }
  if (local != nullptr) {
    const Projection without = project(sampler.frame(), municipality);
    const Projection with = project(sampler.frame(), municipality, *local);
    for (std::size_t r = 0; r < ranges.size(); ++r) {
      for (std::size_t t = 0; t < dates; ++t) {
        const double moved = with.total(static_cast<int>(t), ranges[r].from, ranges[r].to) -
                             without.total(static_cast<int>(t), ranges[r].from, ranges[r].to);
        for (std::size_t path = 0; path < paths; ++path) {
          double& total = totals[(r * dates + t) * paths + path];
          total = std::max(0.0, total + moved);
        }
      }
    }
  }
  std::vector<Fan> result(ranges.size());
  std::vector<double> values(paths);
  for (std::size_t r = 0; r < ranges.size(); ++r) {
    for (std::size_t t = 0; t < dates; ++t) {
      std::copy_n(totals.begin() + static_cast<std::ptrdiff_t>((r * dates + t) * paths), paths, values.begin());
      std::sort(values.begin(), values.end());
      result[r].p10.push_back(quantile(values, 0.10));
      result[r].p25.push_back(quantile(values, 0.25));
      result[r].p50.push_back(quantile(values, 0.50));
      result[r].p75.push_back(quantile(values, 0.75));
      result[r].p90.push_back(quantile(values, 0.90));
    }
  }
  return result;
}

}  // namespace handlingsrom::population
