#include "outlook/care/places_outlook.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace handlingsrom::care {
namespace {

constexpr std::size_t months = 12;
constexpr std::size_t winter_months = 3;  // January to March
constexpr double fast_rate = 3;           // stays that end at this rate or more (a year) are drawn anew each month
constexpr double neglected = 1e-6;        // tail of the Poisson numbers of steps
constexpr std::size_t nodes = 61;         // of the grid, …
constexpr double reach = 4.5;             // … standard deviations to either side
constexpr std::size_t groups = 2;         // with a place at the start, and the others

using Values = std::array<double, largest_state_count>;
using Groups = std::array<double, groups>;
using Persons = std::array<Groups, largest_state_count>;  // by state and group, which move alike

double normal_below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

/// Moments of the need on one 1 January.
struct Moment {
  double slow = 0;      // persons on stays that last
  double fast = 0;      // on stays of weeks
  double variance = 0;  // of both together
  double ending = 0;    // persons on lasting stays times their rate of leaving, a year
};

/// Moves of one cohort in one year, as a list.
struct Generator {
  struct Edge {
    std::uint8_t from, to;
    double rate;
    double share;  // of the fastest rate
  };
  std::vector<Edge> edges;
  Values leave{};
  Values stay{};  // 1 − leave/fastest
  double fastest = 0;
};

void read(const Rates& rates, int t, std::size_t sex, int age, Generator& generator) {
  generator.edges.clear();
  generator.fastest = 0;
  const Way* ways = rates.cohort_ways(t, sex, age) + t;
  for (std::size_t from = 0; from < rates.states; ++from) {
    const Way& way = ways[from * static_cast<std::size_t>(rates.years)];
    const auto leave = static_cast<double>(way.leave);
    generator.leave[from] = leave;
    generator.fastest = std::max(generator.fastest, leave);
    const double among = leave * (1 - static_cast<double>(way.ended));
    if (among <= 0) continue;
    const float* cumulative = rates.cumulative_row(t, sex, age, from);
    double before = 0;
    for (std::size_t k = 0; k < rates.target_count[from]; ++k) {
      const double until = k + 1U == rates.target_count[from] ? 1.0 : static_cast<double>(cumulative[k]);
      if (until > before) {
        generator.edges.push_back({static_cast<std::uint8_t>(from), rates.targets[from * Rates::most_targets + k],
                                   among * (until - before), 0});
      }
      before = until;
    }
  }
  if (generator.fastest <= 0) return;
  for (std::size_t s = 0; s < rates.states; ++s) generator.stay[s] = 1 - generator.leave[s] / generator.fastest;
  for (Generator::Edge& edge : generator.edges) edge.share = edge.rate / generator.fastest;
}

/// Carries persons by state one year forward: Σ Poisson(k; Λ) persons (1 + Q/Λ)ᵏ.
void advance(const Generator& generator, std::size_t states, Persons& persons) {
  const double rate = generator.fastest;
  if (rate <= 0) return;
  Persons power = persons;
  Persons next;
  double weight = std::exp(-rate);
  double left = 1 - weight;
  for (std::size_t s = 0; s < states; ++s) {
    for (double& each : persons[s]) each *= weight;
  }
  for (int k = 1; left > neglected && k < 1000; ++k) {
    for (std::size_t s = 0; s < states; ++s) {
      for (std::size_t g = 0; g < groups; ++g) next[s][g] = power[s][g] * generator.stay[s];
    }
    for (const Generator::Edge& edge : generator.edges) {
      for (std::size_t g = 0; g < groups; ++g) next[edge.to][g] += power[edge.from][g] * edge.share;
    }
    weight *= rate / k;
    left -= weight;
    for (std::size_t s = 0; s < states; ++s) {
      for (std::size_t g = 0; g < groups; ++g) {
        power[s][g] = next[s][g];
        persons[s][g] += weight * next[s][g];
      }
    }
  }
}

/// One cohort's people, by group.
struct Cohort {
  Persons persons{};
  std::array<double, groups> count{};  // who they were to begin with, arrivals among the others
};

/// Mean and variance of the need on each 1 January, worked out exactly: what the simulation gives without chance.
class ExactNeed {
 public:
  ExactNeed(const Rates& rates, const std::vector<NeededStep>& steps) : rates_(rates) {
    for (std::size_t state = 0; state < rates.states; ++state) {
      const std::size_t column = rates.space.step_of[state];
      for (const NeededStep& needed : steps) {
        if (column != needed.step + 1) continue;
        inside_[state] = true;
        in_bed_[state] = needed.in_bed;
      }
    }
  }

  std::vector<Moment> moments() {
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      cohorts_[sex].assign(rates_.cohorts() + 1, {});
      for (std::size_t age = 0; age < age_count; ++age) {
        Cohort& cohort = cohorts_[sex][age + static_cast<std::size_t>(rates_.years)];
        const double count = rates_.start[sex][age];
        for (std::size_t state = 0; state < rates_.states; ++state) {
          const std::size_t group = inside_[state] ? 0 : 1;
          const double here = count * rates_.start_share[sex][age][state];
          cohort.persons[state][group] += here;
          cohort.count[group] += here;
        }
      }
    }
    std::vector<Moment> result;
    for (int t = 0; t <= rates_.years; ++t) {
      result.push_back(year(t));
      if (t < rates_.years) arrive(t);
    }
    return result;
  }

 private:
  /// Moments on 1 January t; then everybody is a year older.
  Moment year(int t) {
    Moment moment;
    std::array<double, largest_state_count> stock{};
    std::array<double, largest_state_count> ending{};
    Generator generator;
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (int age = 0; age < age_count + t; ++age) {
        Cohort& cohort = cohorts_[sex][static_cast<std::size_t>(age - t + rates_.years)];
        if (cohort.count[0] + cohort.count[1] <= 0) continue;
        const bool goes_on = t < rates_.years;
        if (goes_on) read(rates_, t, sex, age, generator);
        for (std::size_t group = 0; group < groups; ++group) {
          double in_need = 0;
          for (std::size_t s = 0; s < rates_.states; ++s) {
            if (!inside_[s]) continue;
            const double here = cohort.persons[s][group] * in_bed_[s];
            in_need += here;
            stock[s] += here;
            if (goes_on) ending[s] += here * generator.leave[s];
          }
          if (cohort.count[group] > 0) moment.variance += in_need * std::max(0.0, 1 - in_need / cohort.count[group]);
        }
        if (!goes_on) continue;
        for (const Generator::Edge& edge : generator.edges) {
          if (!inside_[edge.from] || !inside_[edge.to]) continue;
          for (const double persons : cohort.persons[edge.from])
            ending[edge.from] -= persons * in_bed_[edge.from] * edge.rate;
        }
        advance(generator, rates_.states, cohort.persons);
      }
    }
    for (std::size_t s = 0; s < rates_.states; ++s) {
      if (!inside_[s]) continue;
      // The last 1 January has no year after it: the split of the year before stands.
      if (t < rates_.years) fast_[s] = stock[s] > 0 && ending[s] / stock[s] >= fast_rate;
      (fast_[s] ? moment.fast : moment.slow) += stock[s];
      if (!fast_[s]) moment.ending += ending[s];
    }
    return moment;
  }

  void arrive(int t) {
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (std::size_t age = 0; age < age_count; ++age) {
        const double arriving = rates_.arriving[static_cast<std::size_t>(t)][sex][age];
        if (arriving <= 0) continue;
        Cohort& cohort = cohorts_[sex][static_cast<std::size_t>(static_cast<int>(age) - (t + 1) + rates_.years)];
        cohort.count[1] += arriving;
        for (std::size_t state = 0; state < rates_.states; ++state)
          cohort.persons[state][1] += arriving * rates_.arriving_share[sex][age][state];
      }
    }
  }

  const Rates& rates_;
  std::array<bool, largest_state_count> inside_{};
  Values in_bed_{};
  std::array<bool, largest_state_count> fast_{};
  std::array<std::vector<Cohort>, sex_count> cohorts_;
};

/// One year with a number of places: whether the need stays under them in all twelve months.
class YearUnderPlaces {
 public:
  YearUnderPlaces(const Moment& now, const Moment& next, double winter_peak)
      : now_(now), next_(next), winter_(winter_peak) {
    const double rate = now.slow > 0 ? now.ending / now.slow : 0;
    const double kept = std::exp(-rate / months);
    const double fresh = std::sqrt(std::max(1e-6, 1 - kept * kept));
    for (std::size_t i = 0; i < nodes; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < nodes; ++j) {
        const double z = (node(j) - kept * node(i)) / fresh;
        sum += kernel_[i * nodes + j] = std::exp(-0.5 * z * z);
      }
      for (std::size_t j = 0; j < nodes; ++j) kernel_[i * nodes + j] /= sum;
    }
  }

  /// Mean need at the beginning of a month, winter's addition included.
  double mean(std::size_t month) const {
    const Moment here = at(month);
    return (here.slow + here.fast) * (1 + (month < winter_months ? winter_ : 0));
  }

  double risk(double places) const {
    std::array<double, nodes> mass{};
    double sum = 0;
    for (std::size_t i = 0; i < nodes; ++i) sum += mass[i] = std::exp(-0.5 * node(i) * node(i));
    for (double& share : mass) share /= sum;
    for (std::size_t month = 0; month < months; ++month) {
      if (month > 0) {
        std::array<double, nodes> moved{};
        for (std::size_t i = 0; i < nodes; ++i) {
          if (mass[i] < 1e-12) continue;
          for (std::size_t j = 0; j < nodes; ++j) moved[j] += mass[i] * kernel_[i * nodes + j];
        }
        mass = moved;
      }
      stay_under(places, month, mass);
    }
    double under = 0;
    for (const double share : mass) under += share;
    return std::clamp(1 - under, 0.0, 1.0);
  }

 private:
  static double node(std::size_t i) {
    return reach * (2 * static_cast<double>(i) / static_cast<double>(nodes - 1) - 1);
  }

  Moment at(std::size_t month) const {
    const double part = static_cast<double>(month) / months;
    const auto between = [&](double a, double b) { return (1 - part) * a + part * b; };
    return {between(now_.slow, next_.slow), between(now_.fast, next_.fast), between(now_.variance, next_.variance), 0};
  }

  void stay_under(double places, std::size_t month, std::array<double, nodes>& mass) const {
    const Moment here = at(month);
    const double all = here.slow + here.fast;
    const double fast_variance = all > 0 ? here.variance * here.fast / all : 0;
    const double slow_spread = std::sqrt(std::max(0.0, here.variance - fast_variance));
    // Half the grid's step at least, so that the barrier does not hang on a node's place.
    const double smallest = slow_spread * reach / (nodes - 1);
    for (std::size_t i = 0; i < nodes; ++i) {
      const double lasting = std::max(0.0, here.slow + node(i) * slow_spread);
      const double added = month < winter_months ? winter_ * (lasting + here.fast) : 0;
      const double spread = std::sqrt(fast_variance + added + smallest * smallest + 1e-9);
      mass[i] *= normal_below((std::floor(places) + 0.5 - lasting - here.fast - added) / spread);
    }
  }

  Moment now_;
  Moment next_;
  double winter_;
  std::array<double, nodes * nodes> kernel_{};
};

int enough(const YearUnderPlaces& year, double accepted, double guess) {
  int places = std::max(0, static_cast<int>(guess));
  int step = std::max(1, places / 32);
  // Outwards to a number that is too few, then inwards.
  int high = places;
  while (year.risk(high) > accepted) high += step *= 2;
  int low = high - 1;
  step = 1;
  while (low >= 0 && year.risk(low) <= accepted) {
    high = low;
    low -= step *= 2;
  }
  low = std::max(low, -1);
  while (high - low > 1) {
    const int middle = (low + high) / 2;
    (year.risk(middle) <= accepted ? high : low) = middle;
  }
  return high;
}

}  // namespace

std::vector<PlacesOutlookYear> places_outlook(const Rates& rates, const std::vector<NeededStep>& steps, double places,
                                              double accepted_risk, double winter_peak) {
  const std::vector<Moment> moments = ExactNeed(rates, steps).moments();
  std::vector<PlacesOutlookYear> result(moments.size());
  for (std::size_t t = 0; t < moments.size(); ++t) {
    const Moment& now = moments[t];
    PlacesOutlookYear& year = result[t];
    year.need = now.slow + now.fast;
    year.spread = std::sqrt(now.variance);
    Moment last = now;
    if (t > 0) last.ending = moments[t - 1].ending;
    const bool is_last = t + 1 == moments.size();
    const YearUnderPlaces under(is_last ? last : now, is_last ? now : moments[t + 1], winter_peak);
    for (std::size_t month = 0; month < months; ++month) year.peak_need = std::max(year.peak_need, under.mean(month));
    year.risk = std::isnan(places) ? std::numeric_limits<double>::quiet_NaN() : under.risk(places);
    year.enough = enough(under, accepted_risk, year.peak_need + 1.6 * year.spread);
  }
  return result;
}

}  // namespace handlingsrom::care
