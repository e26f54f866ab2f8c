#include "outlook/care/exact_need.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/wide.hpp"

namespace handlingsrom::care {
namespace {

constexpr double fast_rate = 3;     // stays that end at this rate or more (a year) are drawn anew each month
constexpr double neglected = 1e-6;  // tail of the Poisson numbers of steps
constexpr std::size_t groups = 2;   // with a place at the start, and the others
constexpr std::size_t lanes = 8;    // cohorts of neighbouring ages that are carried together

using Values = std::array<double, largest_state_count>;
/// Of each of the cohorts that are carried together.
using Lanes = std::array<double, lanes>;

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

/// Persons of neighbouring cohorts by state and group, which move alike.
struct Persons {
  std::array<double, largest_state_count * groups * lanes> of{};

  static std::size_t place(std::size_t state, std::size_t group) { return (state * groups + group) * lanes; }
  double& at(std::size_t state, std::size_t group, std::size_t lane) { return of[place(state, group) + lane]; }
  double at(std::size_t state, std::size_t group, std::size_t lane) const { return of[place(state, group) + lane]; }
};

/// One more step of each cohort's chain, and its share of the sum.
HANDLINGSROM_WIDE void step(const Generator& generator, std::size_t states, const Lanes& weight,
                            const double* __restrict power, double* __restrict next, double* __restrict persons) {
  for (std::size_t s = 0; s < states; ++s) {
    for (std::size_t g = 0; g < groups; ++g) {
      const std::size_t at = Persons::place(s, g);
      for (std::size_t l = 0; l < lanes; ++l) next[at + l] = power[at + l] * generator.stay[s][l];
    }
  }
  for (const Generator::Edge& edge : generator.edges) {
    for (std::size_t g = 0; g < groups; ++g) {
      const double* const from = power + Persons::place(edge.from, g);
      double* const to = next + Persons::place(edge.to, g);
      for (std::size_t l = 0; l < lanes; ++l) to[l] += from[l] * edge.share[l];
    }
  }
  for (std::size_t s = 0; s < states; ++s) {
    for (std::size_t g = 0; g < groups; ++g) {
      const std::size_t at = Persons::place(s, g);
      for (std::size_t l = 0; l < lanes; ++l) persons[at + l] += weight[l] * next[at + l];
    }
  }
}

/// Carries persons by state one year forward: Σ Poisson(k; Λ) persons (1 + Q/Λ)ᵏ, each cohort with its own Λ and as many steps
/// as it needs; one that is done has the weight 0.
void advance(const Generator& generator, std::size_t states, Persons& persons) {
  std::array<Persons, 2> powers{persons, {}};  // of the step before and this one, in turn
  Lanes poisson, weight, left;
  for (std::size_t l = 0; l < lanes; ++l) {
    poisson[l] = std::exp(-generator.fastest[l]);
    left[l] = 1 - poisson[l];
  }
  for (std::size_t s = 0; s < states; ++s) {
    for (std::size_t g = 0; g < groups; ++g) {
      for (std::size_t l = 0; l < lanes; ++l) persons.at(s, g, l) *= poisson[l];
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
    step(generator, states, weight, powers[(k + 1) % 2].of.data(), powers[k % 2].of.data(), persons.of.data());
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

  std::vector<NeedMoment> moments() {
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      cohorts_[sex].assign((rates_.cohorts() + lanes) / lanes, {});
      for (std::size_t age = 0; age < age_count; ++age) {
        const auto [cohorts, lane] = at(0, sex, static_cast<int>(age));
        const double count = rates_.start[sex][age];
        for (std::size_t state = 0; state < rates_.states; ++state) {
          const std::size_t group = inside_[state] ? 0 : 1;
          const double here = count * rates_.start_share[sex][age][state];
          cohorts.persons.at(state, group, lane) += here;
          cohorts.count[group][lane] += here;
        }
      }
    }
    std::vector<NeedMoment> result;
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

  /// NeedMoments on 1 January t; then everybody is a year older.
  NeedMoment year(int t) {
    NeedMoment moment;
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
  void count_in(const Cohorts& cohorts, std::size_t lane, bool goes_on, NeedMoment& moment, Values& stock,
                Values& ending) const {
    for (std::size_t group = 0; group < groups; ++group) {
      double in_need = 0;
      for (std::size_t s = 0; s < rates_.states; ++s) {
        if (!inside_[s]) continue;
        const double here = cohorts.persons.at(s, group, lane) * in_bed_[s];
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
      for (std::size_t group = 0; group < groups; ++group)
        ending[edge.from] -= cohorts.persons.at(edge.from, group, lane) * in_bed_[edge.from] * edge.rate[lane];
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
          cohorts.persons.at(state, 1, lane) += arriving * rates_.arriving_share[sex][age][state];
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

}  // namespace

std::vector<NeedMoment> exact_need(const Rates& rates, const std::vector<NeededStep>& steps) {
  return ExactNeed(rates, steps).moments();
}

}  // namespace handlingsrom::care
