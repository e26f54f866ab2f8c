#include "outlook/care/places_outlook.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/wide.hpp"

namespace handlingsrom::care {
namespace {

constexpr std::size_t months = 12;
constexpr std::size_t winter_months = 3;  // January to March
constexpr double fast_rate = 3;           // stays that end at this rate or more (a year) are drawn anew each month
constexpr double neglected = 1e-6;        // tail of the Poisson numbers of steps
constexpr std::size_t nodes = 61;         // of the grid, …
constexpr std::size_t row = 64;           // … in whole registers, …
constexpr double reach = 4.5;             // … standard deviations to either side
constexpr std::size_t groups = 2;         // with a place at the start, and the others

constexpr std::size_t lanes = 8;  // cohorts of neighbouring ages that are carried together

using Values = std::array<double, largest_state_count>;
/// Of each of the cohorts that are carried together.
using Lanes = std::array<double, lanes>;
using Persons = std::array<std::array<Lanes, groups>, largest_state_count>;  // by state and group, which move alike

double normal_below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

/// Moments of the need on one 1 January.
struct Moment {
  double slow = 0;      // persons on stays that last
  double fast = 0;      // on stays of weeks
  double variance = 0;  // of both together
  double ending = 0;    // persons on lasting stays times their rate of leaving, a year
};

/// Moves of neighbouring cohorts in one year: the same edges for all, a rate for each; 0 for a cohort without the move or without people.
struct Generator {
  struct Edge {
    std::uint8_t from = 0, to = 0;
    Lanes rate{};
    Lanes share{};  // of the cohort's fastest rate
  };
  std::vector<Edge> edges;
  std::array<Lanes, largest_state_count> leave{};
  std::array<Lanes, largest_state_count> stay{};  // 1 − leave/fastest
  Lanes fastest{};

  explicit Generator(const Rates& rates) {
    for (std::size_t from = 0; from < rates.states; ++from) {
      for (std::size_t k = 0; k < rates.target_count[from]; ++k) {
        Edge& edge = edges.emplace_back();
        edge.from = static_cast<std::uint8_t>(from);
        edge.to = rates.targets[from * Rates::most_targets + k];
      }
    }
  }

  void read(const Rates& rates, int t, std::size_t sex, int age, std::size_t lane) {
    clear(lane);
    const Way* ways = rates.cohort_ways(t, sex, age) + t;
    std::size_t edge = 0;
    for (std::size_t from = 0; from < rates.states; ++from) {
      const Way& way = ways[from * static_cast<std::size_t>(rates.years)];
      const auto out = static_cast<double>(way.leave);
      leave[from][lane] = out;
      fastest[lane] = std::max(fastest[lane], out);
      const double among = out * (1 - static_cast<double>(way.ended));
      const float* cumulative = rates.cumulative_row(t, sex, age, from);
      double before = 0;
      for (std::size_t k = 0; k < rates.target_count[from]; ++k, ++edge) {
        const double until = k + 1U == rates.target_count[from] ? 1.0 : static_cast<double>(cumulative[k]);
        if (among > 0 && until > before) edges[edge].rate[lane] = among * (until - before);
        before = until;
      }
    }
    if (fastest[lane] <= 0) return;
    for (std::size_t s = 0; s < rates.states; ++s) stay[s][lane] = 1 - leave[s][lane] / fastest[lane];
    for (Edge& each : edges) each.share[lane] = each.rate[lane] / fastest[lane];
  }

  void clear(std::size_t lane) {
    fastest[lane] = 0;
    for (Lanes& of_state : stay) of_state[lane] = 0;
    for (Edge& each : edges) each.rate[lane] = each.share[lane] = 0;
  }
};

/// One more step of each cohort's chain, and its share of the sum: persons by state, group and lane.
HANDLINGSROM_WIDE void step(const Generator& generator, std::size_t states, const Lanes& weight,
                            const double* __restrict power, double* __restrict next, double* __restrict persons) {
  constexpr std::size_t wide = groups * lanes;
  for (std::size_t s = 0; s < states; ++s) {
    for (std::size_t g = 0; g < groups; ++g) {
      const std::size_t at = s * wide + g * lanes;
      for (std::size_t l = 0; l < lanes; ++l) next[at + l] = power[at + l] * generator.stay[s][l];
    }
  }
  for (const Generator::Edge& edge : generator.edges) {
    for (std::size_t g = 0; g < groups; ++g) {
      const double* const from = power + edge.from * wide + g * lanes;
      double* const to = next + edge.to * wide + g * lanes;
      for (std::size_t l = 0; l < lanes; ++l) to[l] += from[l] * edge.share[l];
    }
  }
  for (std::size_t s = 0; s < states; ++s) {
    for (std::size_t g = 0; g < groups; ++g) {
      const std::size_t at = s * wide + g * lanes;
      for (std::size_t l = 0; l < lanes; ++l) persons[at + l] += weight[l] * next[at + l];
    }
  }
}

/// Carries persons by state one year forward: Σ Poisson(k; Λ) persons (1 + Q/Λ)ᵏ, each cohort with its own Λ and as many steps
/// as it needs; one that is done has the weight 0.
void advance(const Generator& generator, std::size_t states, Persons& persons) {
  std::array<Persons, 2> powers;  // of this step and the one before
  powers[0] = persons;
  Lanes poisson, weight, left;
  for (std::size_t l = 0; l < lanes; ++l) {
    poisson[l] = std::exp(-generator.fastest[l]);
    left[l] = 1 - poisson[l];
  }
  for (std::size_t s = 0; s < states; ++s) {
    for (Lanes& each : persons[s]) {
      for (std::size_t l = 0; l < lanes; ++l) each[l] *= poisson[l];
    }
  }
  for (std::size_t k = 1; k < 1000; ++k) {
    bool going = false;
    for (std::size_t l = 0; l < lanes; ++l) {
      const bool goes = left[l] > neglected;
      going = going || goes;
      poisson[l] *= generator.fastest[l] / static_cast<double>(k);
      weight[l] = goes ? poisson[l] : 0;
      left[l] -= weight[l];
    }
    if (!going) return;
    step(generator, states, weight, powers[(k + 1) % 2][0][0].data(), powers[k % 2][0][0].data(), persons[0][0].data());
  }
}

/// Neighbouring cohorts' people, by group.
struct Cohorts {
  Persons persons{};
  std::array<Lanes, groups> count{};  // who they were to begin with, arrivals among the others
};

/// Mean and variance of the need on each 1 January, worked out exactly: what the simulation gives without chance.
class ExactNeed {
 public:
  ExactNeed(const Rates& rates, const std::vector<NeededStep>& steps) : rates_(rates), generator_(rates) {
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
      cohorts_[sex].assign((rates_.cohorts() + lanes) / lanes, {});
      for (std::size_t age = 0; age < age_count; ++age) {
        const auto [cohorts, lane] = at(0, sex, static_cast<int>(age));
        const double count = rates_.start[sex][age];
        for (std::size_t state = 0; state < rates_.states; ++state) {
          const std::size_t group = inside_[state] ? 0 : 1;
          const double here = count * rates_.start_share[sex][age][state];
          cohorts.persons[state][group][lane] += here;
          cohorts.count[group][lane] += here;
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
  struct Place {
    Cohorts& cohorts;
    std::size_t lane;
  };
  /// Where those are who are `age` on 1 January t.
  Place at(int t, std::size_t sex, int age) {
    const auto cohort = static_cast<std::size_t>(age - t + rates_.years);
    return {cohorts_[sex][cohort / lanes], cohort % lanes};
  }

  /// Moments on 1 January t; then everybody is a year older.
  Moment year(int t) {
    Moment moment;
    Values stock{};
    Values ending{};
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (std::size_t block = 0; block < cohorts_[sex].size(); ++block) {
        bool someone = false;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
          generator_.clear(lane);
          const int age = static_cast<int>(block * lanes + lane) + t - rates_.years;
          if (age < 0 || age >= age_count + t) continue;
          const Cohorts& cohorts = cohorts_[sex][block];
          if (cohorts.count[0][lane] + cohorts.count[1][lane] <= 0) continue;
          someone = true;
          if (t < rates_.years) generator_.read(rates_, t, sex, age, lane);
          count_in(cohorts, lane, t < rates_.years, moment, stock, ending);
        }
        if (someone && t < rates_.years) advance(generator_, rates_.states, cohorts_[sex][block].persons);
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

  /// A cohort's part of the need, of its variance and of what ends.
  void count_in(const Cohorts& cohorts, std::size_t lane, bool goes_on, Moment& moment, Values& stock,
                Values& ending) const {
    for (std::size_t group = 0; group < groups; ++group) {
      double in_need = 0;
      for (std::size_t s = 0; s < rates_.states; ++s) {
        if (!inside_[s]) continue;
        const double here = cohorts.persons[s][group][lane] * in_bed_[s];
        in_need += here;
        stock[s] += here;
        if (goes_on) ending[s] += here * generator_.leave[s][lane];
      }
      const double count = cohorts.count[group][lane];
      if (count > 0) moment.variance += in_need * std::max(0.0, 1 - in_need / count);
    }
    if (!goes_on) return;
    for (const Generator::Edge& edge : generator_.edges) {
      if (!inside_[edge.from] || !inside_[edge.to]) continue;
      for (const Lanes& persons : cohorts.persons[edge.from])
        ending[edge.from] -= persons[lane] * in_bed_[edge.from] * edge.rate[lane];
    }
  }

  void arrive(int t) {
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (std::size_t age = 0; age < age_count; ++age) {
        const double arriving = rates_.arriving[static_cast<std::size_t>(t)][sex][age];
        if (arriving <= 0) continue;
        const auto [cohorts, lane] = at(t + 1, sex, static_cast<int>(age));
        cohorts.count[1][lane] += arriving;
        for (std::size_t state = 0; state < rates_.states; ++state)
          cohorts.persons[state][1][lane] += arriving * rates_.arriving_share[sex][age][state];
      }
    }
  }

  const Rates& rates_;
  std::array<bool, largest_state_count> inside_{};
  Values in_bed_{};
  std::array<bool, largest_state_count> fast_{};
  std::array<std::vector<Cohorts>, sex_count> cohorts_;  // [sex][cohort / lanes]
  Generator generator_;
};

/// Mass by node, 0 beyond the last.
using Mass = std::array<double, row>;

HANDLINGSROM_WIDE void move_on(const std::array<double, nodes * row>& kernel, const Mass& mass, Mass& moved) {
  for (std::size_t i = 0; i < nodes; ++i) {
    if (mass[i] < 1e-12) continue;
    for (std::size_t j = 0; j < row; ++j) moved[j] += mass[i] * kernel[i * row + j];
  }
}

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
        sum += kernel_[i * row + j] = std::exp(-0.5 * z * z);
      }
      for (std::size_t j = 0; j < nodes; ++j) kernel_[i * row + j] /= sum;
    }
  }

  /// Mean need at the beginning of a month, winter's addition included.
  double mean(std::size_t month) const {
    const Moment here = at(month);
    return (here.slow + here.fast) * (1 + (month < winter_months ? winter_ : 0));
  }

  double risk(double places) const {
    Mass mass{};
    double sum = 0;
    for (std::size_t i = 0; i < nodes; ++i) sum += mass[i] = std::exp(-0.5 * node(i) * node(i));
    for (std::size_t i = 0; i < nodes; ++i) mass[i] /= sum;
    for (std::size_t month = 0; month < months; ++month) {
      if (month > 0) {
        Mass moved{};
        move_on(kernel_, mass, moved);
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

  void stay_under(double places, std::size_t month, Mass& mass) const {
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
  std::array<double, nodes * row> kernel_{};
};

/// Fewest places with a risk of at most the accepted; fewest tries where the guess is near.
int enough(const YearUnderPlaces& year, double accepted, int guess) {
  const auto suffices = [&](int places) { return year.risk(places) <= accepted; };
  // Outwards until one number is enough and one too few, then inwards.
  int high = std::max(0, guess);
  int low = high;
  int step = 1;
  if (suffices(high)) {
    do {
      high = low;
      low = std::max(-1, low - step);
      step *= 2;
    } while (low >= 0 && suffices(low));
  } else {
    do {
      low = high;
      high += step;
      step *= 2;
    } while (!suffices(high));
  }
  while (high - low > 1) {
    const int middle = low + (high - low) / 2;
    (suffices(middle) ? high : low) = middle;
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
    const int guess = t > 0 ? result[t - 1].enough : static_cast<int>(year.peak_need + 1.6 * year.spread);
    year.enough = enough(under, accepted_risk, guess);
  }
  return result;
}

}  // namespace handlingsrom::care
