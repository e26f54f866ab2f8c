// Possible futures: the same projection with demographic chance and with rates that turn out otherwise.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "outlook/population/fan.hpp"
#include "outlook/population/population.hpp"
#include "outlook/population/step.hpp"

namespace handlingsrom::population {

struct LocalKnowledge;

/// Rates of one path for the whole country, by year of flow; shared by all municipalities of the path.
struct NationalShock {
  double fertility = 1.0;      // factor on births
  double mortality = 1.0;      // factor on death probabilities
  double net_migration = 0.0;  // persons a year in the country
};

/// Draws whole futures, one path at a time; path k of a municipality depends on (seed, k, municipality) alone, so any subset in
/// any order on any number of threads gives the same bytes. Thread-safe after construction.
class PathSampler {
 public:
  /// Draws the country's shocks for `paths` paths.
  PathSampler(std::shared_ptr<const Frame> frame, int paths, std::uint64_t seed);
  ~PathSampler();
  PathSampler(const PathSampler&) = delete;
  PathSampler& operator=(const PathSampler&) = delete;

  const Frame& frame() const { return *frame_; }
  int paths() const { return paths_; }

  /// What one municipality's paths have in common; prepare once, draw many.
  class Place {
   public:
    /// Path `path` from the start year on: persons by sex and age, births, deaths, net migration; nobody below zero; the
    /// change of every year is births − deaths + net migration.
    Projection draw(int path) const;
    /// Into `result` (of the right size), without allocating.
    void draw(int path, Projection& result) const;

   private:
    friend class PathSampler;
    Place(const PathSampler& sampler, MunicipalityIndex municipality);
    const PathSampler* sampler_;
    MunicipalityIndex municipality_;
    BySexAge start_{};
    std::vector<YearRates> rates_;  // [year of flow]
  };
  Place place(MunicipalityIndex municipality) const { return Place(*this, municipality); }

 private:
  std::shared_ptr<const Frame> frame_;
  int paths_;
  std::uint64_t seed_;
  std::vector<NationalShock> shocks_;  // [path][year of flow]
  BySexAge immigrant_rate_{};    // net migrants per survivor by age, for one net migrant per inhabitant in the country
  std::vector<double> country_;  // [year of flow] inhabitants of the country
};

/// Runs all paths of one municipality and sorts them out. Fans in the order of `ranges`. What is known locally moves every path
/// by what it moves the middle.
std::vector<Fan> fans(const PathSampler& sampler, MunicipalityIndex municipality, std::span<const AgeRange> ranges,
                      const LocalKnowledge* local = nullptr);

}  // namespace handlingsrom::population
