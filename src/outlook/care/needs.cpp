#include "outlook/care/needs.hpp"

#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "outlook/care/people.hpp"

namespace handlingsrom::care {
namespace {

constexpr std::uint32_t draw_winter = 0xFFFFFF00U;
constexpr std::uint32_t draw_in_bed = 0xF0000000U;  // + month

/// Poisson by inversion of one uniform: shared between scenarios.
int poisson(double mean, double uniform) {
  double probability = std::exp(-mean);
  double sum = probability;
  int count = 0;
  while (uniform > sum && count < 10000) {
    ++count;
    probability *= mean / count;
    sum += probability;
  }
  return count;
}

/// How many of `persons` are in a bed in a month: each with the same chance, 32 bits a person.
std::int32_t in_bed(std::int32_t persons, double share, const RunKey& key, std::uint32_t month) {
  if (share >= 1) return persons;
  const auto limit = static_cast<std::uint32_t>(std::max(0.0, share) * 0x1.0p32);
  std::int32_t count = 0;
  RandomBatch batch;
  batch.event.fill(draw_in_bed + month);
  constexpr std::int32_t per_batch = 4 * static_cast<std::int32_t>(RandomBatch::size);
  std::uint32_t block = key.municipality * persons_per_municipality;
  for (std::int32_t first = 0; first < persons; first += per_batch) {
    const auto here = static_cast<std::size_t>(std::min(per_batch, persons - first));
    const std::size_t blocks = (here + 3) / 4;
    for (std::size_t i = 0; i < blocks; ++i) batch.entity[i] = block++;
    fill(batch, key.seed, key.run, blocks);
    for (std::size_t i = 0; i < here; ++i) count += batch.words[i & 3U][i >> 2U] < limit ? 1 : 0;
  }
  return count;
}

}  // namespace

MonthlyNeed monthly_need(const Rates& rates, const std::vector<NeededStep>& steps, std::uint64_t seed,
                         std::uint32_t municipality, int runs, double winter_peak, unsigned threads,
                         const std::function<void()>& advance, QueueRequest* queued) {
  MonthlyNeed need;
  need.runs = runs;
  need.years = rates.years;
  const std::size_t months = need.months();
  need.persons.assign(static_cast<std::size_t>(runs) * months, 0);
  if (queued != nullptr) queued->runs.assign(static_cast<std::size_t>(runs), {});
  parallel_for(
      static_cast<std::size_t>(runs),
      [&](std::size_t run) {
        const RunKey key{seed, static_cast<std::uint32_t>(run), municipality};
        std::vector<Stay> stays;
        const RunTables tables = simulate(rates, key, queued != nullptr ? &stays : nullptr);
        if (queued != nullptr) {
          queued->runs[run] = queue(std::move(stays), queued->step, queued->places, rates.years, rates.place_bound);
        }
        const std::size_t width = tables.monthly.size() / std::max<std::size_t>(1, rates.place_bound.size());
        for (std::size_t k = 0; k < rates.place_bound.size(); ++k) {
          const auto wanted = std::find_if(steps.begin(), steps.end(), [&](const NeededStep& needed) {
            return needed.step == rates.place_bound[k];
          });
          if (wanted == steps.end()) continue;
          for (std::size_t m = 0; m < months; ++m) {
            need.persons[run * months + m] +=
                in_bed(tables.monthly[k * width + m], wanted->in_bed, key, static_cast<std::uint32_t>(m));
          }
        }
        for (std::size_t m = 0; m < months; ++m) {
          if (m % 12 > 2 || winter_peak <= 0) continue;
          std::int32_t& here = need.persons[run * months + m];
          here += poisson(winter_peak * here, uniform({seed, key.run, municipality * persons_per_municipality,
                                                       static_cast<std::uint32_t>(m), draw_winter}));
        }
        if (advance) advance();
      },
      threads);
  return need;
}

MonthlyNeed pooled(const std::vector<const MonthlyNeed*>& parts) {
  MonthlyNeed sum = *parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (std::size_t k = 0; k < sum.persons.size(); ++k) sum.persons[k] += parts[i]->persons[k];
  }
  return sum;
}

std::vector<PlacesYear> places(const MonthlyNeed& need, double places, double risk) {
  std::vector<PlacesYear> result(static_cast<std::size_t>(need.years));
  std::vector<std::int32_t> peaks(static_cast<std::size_t>(need.runs));
  for (std::size_t t = 0; t < result.size(); ++t) {
    PlacesYear& year = result[t];
    for (int run = 0; run < need.runs; ++run) {
      std::int32_t peak = 0;
      int above = 0;
      for (std::size_t m = 12 * t; m < 12 * (t + 1); ++m) {
        const std::int32_t here = need.at(run, m);
        peak = std::max(peak, here);
        year.mean += here;
        if (here > places) {
          ++above;
          year.waiting += here - places;
        }
      }
      peaks[static_cast<std::size_t>(run)] = peak;
      year.shortage_risk += above > 0 ? 1 : 0;
      year.short_months += above;
    }
    const double runs = need.runs;
    year.mean /= 12 * runs;
    year.waiting /= 12 * runs;
    year.shortage_risk /= runs;
    year.short_months /= runs;
    std::sort(peaks.begin(), peaks.end());
    year.peak_median = peaks[peaks.size() / 2];
    // The fewest places that at most risk × runs peaks lie above.
    const auto allowed = static_cast<std::size_t>(std::floor(risk * runs + 1e-9));
    year.needed = peaks[peaks.size() - 1 - std::min(allowed, peaks.size() - 1)];
  }
  return result;
}

}  // namespace handlingsrom::care
