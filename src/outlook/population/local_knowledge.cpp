#include "outlook/population/local_knowledge.hpp"

#include <algorithm>
#include <cmath>

#include "outlook/population/population.hpp"
#include "outlook/population/step.hpp"

namespace handlingsrom::population {

namespace {

/// Shares by age and sex that sum to 1.
BySexAge mover_shares(const Frame& frame, const KnownFlow& flow) {
  BySexAge shares{};
  double sum = 0;
  for (std::size_t s = 0; s < sex_count; ++s) {
    const auto persons = frame.nation.ages(0, s == 0 ? Sex::female : Sex::male);
    for (std::size_t age = 0; age < age_count; ++age) {
      double share = 0;
      if (flow.ages) {
        share = (*flow.ages)[age] / sex_count;
      } else if (flow.profile == MoverProfile::immigrants) {
        share = std::max(0.0, frame.rates.net_migration.front()[s][age]);
      } else {
        // Newborns' mobility is that of one-year-olds.
        share = frame.local.turnover[std::max<std::size_t>(age, 1)] * persons[age];
      }
      shares[s][age] = share;
      sum += share;
    }
  }
  for (ByAge& row : shares) {
    for (double& share : row) share = sum > 0 ? share / sum : 0.0;
  }
  return shares;
}

/// Births, deaths and net migration that lead from one date to the next when only the persons are given.
void fill_flows(const Frame& frame, const LocalRates& local, Projection& projection, int t) {
  if (t >= static_cast<int>(frame.rates.survival.size())) return;
  YearRates rates{};
  rates_of_year(frame.rates, frame.local, local, static_cast<std::size_t>(t), rates);
  BySexAge persons{};
  BySexAge next{};
  for (const Sex sex : {Sex::female, Sex::male}) {
    const auto row = projection.ages(t, sex);
    std::copy(row.begin(), row.end(), persons[static_cast<std::size_t>(index_of(sex))].begin());
  }
  const YearFlows flow = advance(persons, rates, frame.rates.birth_share, next);
  const auto k = static_cast<std::size_t>(t);
  projection.births[k] = flow.births;
  projection.deaths[k] = flow.deaths;
  projection.net_migration[k] = projection.total(t + 1) - projection.total(t) - flow.births + flow.deaths;
}

}  // namespace

BySexAge known_migrants(const Frame& frame, const LocalKnowledge& knowledge, Year year) {
  BySexAge result{};
  for (const KnownFlow& flow : knowledge.flows) {
    if (year < flow.from || year > flow.to) continue;
    const BySexAge shares = mover_shares(frame, flow);
    for (std::size_t s = 0; s < sex_count; ++s) {
      for (std::size_t age = 0; age < age_count; ++age) result[s][age] += flow.persons_per_year * shares[s][age];
    }
  }
  return result;
}

Projection project(const Frame& frame, MunicipalityIndex municipality, const LocalKnowledge& knowledge) {
  Projection result = project(frame, municipality);
  const LocalRates& local = frame.local.municipalities.at(static_cast<std::size_t>(municipality.value));
  if (!knowledge.flows.empty()) {
    // The newcomers and their descendants, carried beside the others: rates are linear in persons.
    const int flows = frame.settings.flow_years();
    BySexAge extra{};
    BySexAge next{};
    YearRates rates{};
    for (int t = 0; t < flows; ++t) {
      const auto k = static_cast<std::size_t>(t);
      rates_of_year(frame.rates, frame.local, local, k, rates);
      const YearFlows flow = advance(extra, rates, frame.rates.birth_share, next);
      const BySexAge migrants = known_migrants(frame, knowledge, frame.settings.start + t);
      double change = 0;
      for (const Sex sex : {Sex::female, Sex::male}) {
        const auto s = static_cast<std::size_t>(index_of(sex));
        const auto row = result.ages(t + 1, sex);
        for (std::size_t age = 0; age < age_count; ++age) {
          next[s][age] = next[s][age] * frame.control[k][s][age] + migrants[s][age];
          const double with = std::max(0.0, row[age] + next[s][age]);  // no more can leave than live there
          next[s][age] = with - row[age];
          change += next[s][age] - extra[s][age];
          row[age] = with;
        }
      }
      result.births[k] += flow.births;
      result.deaths[k] += flow.deaths;
      result.net_migration[k] += change - flow.births + flow.deaths;
      extra = next;
    }
  }
  if (knowledge.own_projection) {
    const Projection& own = *knowledge.own_projection;
    for (int t = 0; t < result.years(); ++t) {
      const int row = (result.first_year() + t) - own.first_year();
      if (row < 0 || row >= own.years()) continue;
      for (const Sex sex : {Sex::female, Sex::male}) {
        const auto from = own.ages(row, sex);
        std::copy(from.begin(), from.end(), result.ages(t, sex).begin());
      }
    }
    for (int t = 0; t + 1 < result.years(); ++t) fill_flows(frame, local, result, t);
  }
  return result;
}

}  // namespace handlingsrom::population
