#include "outlook/care/rates.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

#include "outlook/care/need.hpp"
#include "outlook/care/smooth_levels.hpp"

namespace handlingsrom::care {
namespace {

constexpr std::size_t padding = Rates::compared_at_once;
constexpr float beyond = 2;  // no share reaches it

void lay_out_targets(const std::vector<const Intensities*>& regimes, Rates& rates) {
  rates.targets.assign(rates.states * Rates::most_targets, 0);
  rates.target_count.assign(rates.states, 0);
  for (std::size_t from = 0; from < rates.states; ++from) {
    for (std::size_t to = 0; to < rates.states; ++to) {
      const auto possible = [&](const Intensities* set) {
        for (std::size_t sex = 0; sex < sex_count; ++sex) {
          for (const Eigen::MatrixXd& moves : set->moves[sex]) {
            if (moves(static_cast<Eigen::Index>(from), static_cast<Eigen::Index>(to)) > 0) return true;
          }
        }
        return false;
      };
      if (from != to && std::any_of(regimes.begin(), regimes.end(), possible)) {
        rates.targets[from * Rates::most_targets + rates.target_count[from]++] = static_cast<std::uint8_t>(to);
      }
    }
  }
  const std::size_t most = *std::max_element(rates.target_count.begin(), rates.target_count.end());
  rates.width = (most + padding - 1) / padding * padding;
}

/// Moves of one regime: their sum per state, and who follows.
std::vector<float> lay_out_moves(const Intensities& set, const Rates& rates, std::vector<float>& cumulative) {
  std::vector<float> total(sex_count * age_count * rates.states, 0.0F);
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    for (std::size_t age = 0; age < age_count; ++age) {
      const Eigen::MatrixXd& moves = set.moves[sex][age];
      for (std::size_t from = 0; from < rates.states; ++from) {
        std::array<float, Rates::most_targets> part;
        part.fill(beyond);
        double sum = 0;
        for (std::size_t k = 0; k < rates.target_count[from]; ++k) {
          sum += moves(static_cast<Eigen::Index>(from),
                       static_cast<Eigen::Index>(rates.targets[from * Rates::most_targets + k]));
          part[k] = static_cast<float>(sum);
        }
        for (std::size_t k = 0; k < rates.target_count[from]; ++k)
          part[k] = sum > 0 ? part[k] / static_cast<float>(sum) : 1.0F;
        cumulative.insert(cumulative.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(rates.width));
        total[(sex * age_count + age) * rates.states + from] = static_cast<float>(sum);
      }
    }
  }
  return total;
}

/// Today's own users, not the long-run level: what the simulation starts from.
void start_shares(const Model& model, const Today& today, const Demography& people, const Intensities& long_run,
                  Rates& rates) {
  const auto own_shares = smooth_prevalence(model, today.per_need, people.start);
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    const auto& steps = own_shares[sex];
    rates.start_share[sex].resize(age_count);
    rates.arriving_share[sex] = long_run.prevalence[sex];
    for (std::size_t age = 0; age < age_count; ++age) {
      rates.start[sex][age] = static_cast<int>(std::lround(people.start[sex][age]));
      auto& share = rates.start_share[sex][age];
      share.fill(0);
      double sum = 0;
      for (std::size_t s = 0; s < rates.space.steps; ++s) {
        const std::size_t early = rates.space.early_of_step[s];
        share[s + 1] = steps[s][age];
        sum += share[s + 1];
        if (early != 0) {
          const auto& own = long_run.prevalence[sex][age];
          const double both = own[s + 1] + own[early];
          const double part = both > 0 ? own[early] / both : 0;
          share[early] = share[s + 1] * part;
          share[s + 1] *= 1 - part;
        }
      }
      share[0] = 1 - sum;
    }
  }
}

/// What a stretch of years has in common: levers, and the coverage that entry aims at.
struct Regime {
  LeverYear levers;
  ByFigure coverage{};
  bool operator==(const Regime&) const = default;
};

ByFigure unmoved() {
  ByFigure all{};
  for (auto& figure : all) figure.fill(1);
  return all;
}

/// Coverage at the end of the stretch of years that t lies in: whoever enters stays a while, so that the stock comes after.
ByFigure coverage_aimed_at(const CoverageCourse& course, Year first, int t) {
  constexpr int stretch = 3;
  return course.trend(first, (t / stretch + 1) * stretch);
}

/// Long-run users as they are when coverage has moved.
Today with_coverage(const Model& model, Today today, const ByFigure& coverage) {
  for (std::size_t s = 0; s < model.ladder.steps.size(); ++s) {
    const std::size_t f = index_of(model.ladder.steps[s].figure);
    for (std::size_t g = 0; g < age_group_count; ++g) today.long_run_per_need[s][g] *= coverage[f][g];
  }
  return today;
}

}  // namespace

void Rates::prepare_draws() {
  const auto length = static_cast<std::size_t>(years);
  eventful.assign(sex_count * cohorts() * length, 0);
  for (std::size_t at = 0; at < sex_count * cohorts(); ++at) {
    const Way* none = ways.data() + at * states * length;
    double hazard = 0;
    for (std::size_t t = length; t-- > 0;) {
      hazard += static_cast<double>(none[t].leave);
      const double draws = std::ceil(-std::expm1(-hazard) * 0x1.0p32);
      eventful[at * length + t] = static_cast<std::uint32_t>(std::min(draws, 0x1.0p32 - 1));
    }
  }
}

Rates rates_for(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
                const Survival& survival, const Assumptions& assumptions, const facts::OwnFigures* own) {
  const Demography people = demography(persons, survival);
  const Today today = today_of(model, municipality, persons, assumptions.first("care.level_shrinkage"), own);
  Rates rates;
  rates.first = people.first;
  rates.years = people.years;
  rates.arriving = people.arriving;
  for (std::size_t s = 0; s < model.ladder.steps.size(); ++s) {
    if (model.ladder.steps[s].place_bound) rates.place_bound.push_back(static_cast<std::uint8_t>(s));
  }

  const Intensities base = calibrate(model, today, people);
  std::vector<Regime> known;
  const CoverageCourse course(model.coverage, municipality, assumptions);
  std::deque<Intensities> sets;  // those that levers change
  std::vector<const Intensities*> views;
  for (int t = 0; t < people.years; ++t) {
    const Regime regime{lever_year(assumptions, people.first, t), coverage_aimed_at(course, people.first, t)};
    const auto found = std::find(known.begin(), known.end(), regime);
    rates.regime.push_back(static_cast<int>(found - known.begin()));
    if (found != known.end()) continue;
    known.push_back(regime);
    views.push_back(&base);
    const bool as_today = regime.coverage == unmoved();
    if (as_today && regime.levers == LeverYear{}) continue;
    sets.push_back(as_today ? base : calibrate(model, with_coverage(model, today, regime.coverage), people));
    if (!(regime.levers == LeverYear{})) apply_levers(model.ladder, regime.levers, sets.back());
    views.back() = &sets.back();
  }
  rates.space = base.space;
  rates.states = base.space.states();
  lay_out_targets(views, rates);
  std::vector<std::vector<float>> totals;
  for (const Intensities* set : views) totals.push_back(lay_out_moves(*set, rates, rates.cumulative));

  const auto length = static_cast<std::size_t>(people.years);
  rates.ways.assign(sex_count * rates.cohorts() * rates.states * length, {});
  std::array<double, largest_state_count> death{};
  for (int t = 0; t < people.years; ++t) {
    const auto year = static_cast<std::size_t>(t);
    const auto set = static_cast<std::size_t>(rates.regime[year]);
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      // Those who were 105 or more at the start go on past it; everybody else is of an age that began after year 0.
      for (int reached = 0; reached < age_count + t; ++reached) {
        const auto age = static_cast<std::size_t>(std::min(reached, oldest_age));
        Way* ways = rates.cohort_ways(t, sex, reached) + year;
        views[set]->death_rates(sex, age, static_cast<double>(people.death[year][sex][age]),
                                static_cast<double>(people.death[0][sex][age]), death);
        const float moving = people.leaving[year][sex][age];
        for (std::size_t state = 0; state < rates.states; ++state) {
          Way& way = ways[state * length];
          const auto dying = static_cast<float>(death[state]);
          way.leave = dying + moving + totals[set][(sex * age_count + age) * rates.states + state];
          if (way.leave <= 0) continue;
          way.stay = 1 / way.leave;
          way.dying = dying * way.stay;
          way.ended = rates.target_count[state] == 0 ? 1.0F : (dying + moving) * way.stay;
        }
      }
    }
  }
  rates.prepare_draws();
  start_shares(model, today, people, base, rates);
  return rates;
}

}  // namespace handlingsrom::care
