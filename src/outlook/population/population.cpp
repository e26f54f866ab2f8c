#include "outlook/population/population.hpp"

#include <algorithm>

#include "outlook/population/step.hpp"
#include "outlook/population/sums.hpp"
#include "outlook/population/together.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/published_projection.hpp"

namespace handlingsrom::population {

namespace {

BySexAge start_population(const facts::PopulationHistory& history, int area, Year year) {
  BySexAge result{};
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* counts = history.persons(area, year, sex);
    for (std::size_t age = 0; age < age_count; ++age) {
      result[static_cast<std::size_t>(index_of(sex))][age] = static_cast<double>(counts[age]);
    }
  }
  return result;
}

double both_sexes(const BySexAge& values) { return sum(values[0]) + sum(values[1]); }

void store(Projection& projection, int t, const BySexAge& persons) {
  for (const Sex sex : {Sex::female, Sex::male}) {
    const auto& row = persons[static_cast<std::size_t>(index_of(sex))];
    std::copy(row.begin(), row.end(), projection.ages(t, sex).begin());
  }
}

void scale(const BySexAge& factor, BySexAge& persons) {
  for (std::size_t s = 0; s < sex_count; ++s) {
    for (std::size_t age = 0; age < age_count; ++age) persons[s][age] *= factor[s][age];
  }
}

/// Inhabitants that no municipality of the history holds at the start (broken series): carried as one place at national
/// rates, so that the country still adds up.
BySexAge remainder(const facts::Facts& facts, Year start) {
  BySexAge rest = start_population(facts.nation, 0, start);
  for (int area = 0; area < facts.population.areas(); ++area) {
    if (!facts.population.has(area, start)) continue;
    const BySexAge persons = start_population(facts.population, area, start);
    for (std::size_t s = 0; s < sex_count; ++s) {
      for (std::size_t age = 0; age < age_count; ++age) rest[s][age] = std::max(0.0, rest[s][age] - persons[s][age]);
    }
  }
  return rest;
}

/// The country on its own, year by year, into frame.nation; returns it on each 1 January after the start.
std::vector<BySexAge> advance_country(BySexAge nation, int flows, Frame& frame) {
  std::vector<BySexAge> targets;
  frame.nation = Projection(frame.settings.start, flows + 1);
  store(frame.nation, 0, nation);
  for (int t = 0; t < flows; ++t) {
    const auto year = static_cast<std::size_t>(t);
    double births = 0;
    double deaths = 0;
    const BySexAge target = advance_nation(nation, frame.rates, year, births, deaths);
    store(frame.nation, t + 1, target);
    frame.nation.births[year] = births;
    frame.nation.deaths[year] = deaths;
    frame.nation.net_migration[year] = both_sexes(target) - both_sexes(nation) - births + deaths;
    nation = target;
    targets.push_back(target);
  }
  return targets;
}

/// Whether what is local was measured in the same way: all that estimate_local and the history under it read.
bool measured_alike(const Settings& a, const Settings& b) {
  return a.start == b.start && a.mortality_window == b.mortality_window &&
         a.mortality_jump_off == b.mortality_jump_off && a.local_mortality_window == b.local_mortality_window &&
         a.county_mortality_deaths == b.county_mortality_deaths &&
         a.local_fertility_window == b.local_fertility_window && a.migration_window == b.migration_window &&
         a.migration_year_weight == b.migration_year_weight && a.migration_noise == b.migration_noise &&
         a.migration_schedule == b.migration_schedule && a.building_level == b.building_level &&
         a.local_prior == b.local_prior;
}

}  // namespace

std::shared_ptr<const Frame> prepare(std::shared_ptr<const facts::Facts> facts, const Settings& settings,
                                     const Frame* known) {
  auto frame = std::make_shared<Frame>();
  frame->facts = std::move(facts);
  frame->settings = settings;
  const facts::Facts& figures = *frame->facts;
  const NationalHistory history(figures, settings.start, settings);
  frame->rates = history.project(settings);
  if (settings.hindsight.country()) {
    const NationalHistory later(figures, std::min(settings.last, figures.nation.last_year()), settings);
    apply_hindsight(later, settings, frame->rates);
  }
  const bool taken_over = known != nullptr && known->facts == frame->facts && !known->settings.hindsight.local() &&
                          measured_alike(known->settings, settings);
  frame->local = taken_over ? known->local : estimate_local(figures, history, settings);
  if (settings.hindsight.local()) apply_local_hindsight(figures, settings, frame->local, frame->rates);

  const int areas = figures.population.areas();
  std::vector<BySexAge> places;
  std::vector<const LocalRates*> locals;
  std::vector<int> present;
  for (int area = 0; area < areas; ++area) {
    if (!figures.population.has(area, settings.start)) continue;
    present.push_back(area);
    places.push_back(start_population(figures.population, area, settings.start));
    locals.push_back(&frame->local.municipalities[static_cast<std::size_t>(area)]);
  }
  places.push_back(remainder(figures, settings.start));
  locals.push_back(nullptr);

  const int flows = settings.flow_years();
  const std::vector<BySexAge> targets = advance_country(history.persons(settings.start), flows, *frame);
  Together together = advance_together(std::move(places), locals, frame->rates, frame->local, targets);
  frame->control = std::move(together.control);
  frame->municipalities = std::move(together.persons);
  for (const std::vector<double>& inhabitants : together.inhabitants) {
    auto& by_area = frame->inhabitants.emplace_back(static_cast<std::size_t>(areas), 0.0);
    for (std::size_t i = 0; i < present.size(); ++i) by_area[static_cast<std::size_t>(present[i])] = inhabitants[i];
  }

  if (settings.scaled_to == ScaledTo::published_municipality_total) {
    frame->published_factor.resize(static_cast<std::size_t>(areas));
    for (const int area : present) {
      const Projection ours = project(*frame, MunicipalityIndex{area});
      auto& factor = frame->published_factor[static_cast<std::size_t>(area)];
      factor.assign(static_cast<std::size_t>(flows) + 1, 1.0);
      for (int t = 1; t <= flows; ++t) {
        const double published = figures.published.main(MunicipalityIndex{area}, settings.start + t);
        if (facts::is_missing(published)) continue;
        const double scale = published / ours.total(t);
        factor[static_cast<std::size_t>(t)] = scale;
        // The country is the sum of what its municipalities now are.
        frame->inhabitants[static_cast<std::size_t>(t)][static_cast<std::size_t>(area)] *= scale;
        for (const Sex sex : {Sex::female, Sex::male}) {
          ByAge& all = frame->municipalities[static_cast<std::size_t>(t)][static_cast<std::size_t>(index_of(sex))];
          const auto own = ours.ages(t, sex);
          for (std::size_t age = 0; age < age_count; ++age) all[age] += (scale - 1.0) * own[age];
        }
      }
    }
  }
  return frame;
}

std::shared_ptr<const Frame> prepare(std::shared_ptr<const facts::Facts> facts, const Assumptions& assumptions,
                                     const Frame* known) {
  const Year start = facts->population.last_year();
  return prepare(std::move(facts),
                 settings_from(assumptions, start, assumptions.first_year() + (assumptions.years() - 1)), known);
}

Projection project(const Frame& frame, MunicipalityIndex municipality) {
  const Settings& settings = frame.settings;
  const int flows = settings.flow_years();
  const auto area = static_cast<std::size_t>(municipality.value);
  Projection result(settings.start, flows + 1);
  BySexAge persons = start_population(frame.facts->population, municipality.value, settings.start);
  store(result, 0, persons);
  YearRates rates{};
  BySexAge next{};
  const LocalRates& local = frame.local.municipalities.at(area);
  const std::vector<double>* published = frame.published_factor.empty() ? nullptr : &frame.published_factor[area];
  double before_total = both_sexes(persons);
  for (int t = 0; t < flows; ++t) {
    const auto year = static_cast<std::size_t>(t);
    rates_of_year(frame.rates, frame.local, local, year, rates);
    const YearFlows flow = advance(persons, rates, frame.rates.birth_share, next);
    scale(frame.control[year], next);
    persons = next;
    if (published != nullptr && !published->empty()) {
      for (ByAge& row : next) {
        for (double& value : row) value *= (*published)[year + 1];
      }
    }
    store(result, t + 1, next);
    const double after_total = both_sexes(next);
    result.births[year] = flow.births;
    result.deaths[year] = flow.deaths;
    result.net_migration[year] = after_total - before_total - flow.births + flow.deaths;
    before_total = after_total;
  }
  return result;
}

}  // namespace handlingsrom::population
