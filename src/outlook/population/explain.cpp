#include "outlook/population/explain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "outlook/population/cohort_year.hpp"
#include "outlook/population/step.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::population {

namespace {

using trace::Node;
using trace::Operation;

/// Which parts of a year act on the persons carried.
struct Parts {
  bool deaths = false;
  bool moves = false;
  bool control = false;
};

/// Carries only those there at the start (`from_start`) or only those born since, with some parts of the years left out: linear, so the
/// ratios of its results multiply to the projection.
double carried(const Frame& frame, const LocalRates& local, const Projection& projection, int t, int from_age,
               int to_age, bool from_start, Parts parts) {
  BySexAge persons{};
  if (from_start) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      const auto row = projection.ages(0, sex);
      std::copy(row.begin(), row.end(), persons[static_cast<std::size_t>(index_of(sex))].begin());
    }
  }
  YearRates rates{};
  for (int year = 0; year < t; ++year) {
    const auto k = static_cast<std::size_t>(year);
    rates_of_year(frame.rates, frame.local, local, k, rates);
    BySexAge next{};
    for (std::size_t s = 0; s < sex_count; ++s) {
      ByAge reached, alive;
      grow_older(persons[s], reached);
      live_a_year(
          reached, alive, next[s], [&](std::size_t age) { return parts.deaths ? rates.survival[s][age] : 1.0; },
          [&](std::size_t age, double left) {
            return left * (parts.moves ? rates.migration[s][age] : 1.0) *
                   (parts.control ? frame.control[k][s][age] : 1.0);
          });
      if (!from_start) {
        next[s][0] = projection.births[k] * frame.rates.birth_share[s];
        if (parts.deaths) next[s][0] *= rates.survival[s][0];
        if (parts.control) next[s][0] *= frame.control[k][s][0];
      }
    }
    persons = next;
  }
  double sum = 0;
  for (const ByAge& row : persons) {
    for (int age = from_age; age <= to_age; ++age) sum += row[static_cast<std::size_t>(age)];
  }
  return sum;
}

Node share(std::string key, double value, std::vector<Node> children) {
  Node node = trace::combine(std::move(key), Operation::model, value, Unit::share, std::move(children));
  node.provenance = Provenance::shrunk;
  return node;
}

double ratio(double upper, double lower) { return lower > 0 ? upper / lower : 1.0; }

Node assumption_node(const char* id, double value) { return trace::assumption(id, value, parameter(id).unit); }

std::vector<Node> death_sources(const Frame& frame, const LocalRates& local, int first_age) {
  const Settings& settings = frame.settings;
  std::vector<Node> nodes;
  // One cell of the table stands for it: women of the first age carried, in the last year with deaths.
  const facts::VitalRates& vital = frame.facts->vital;
  const auto age = static_cast<std::size_t>(std::min(first_age, facts::VitalRates::mortality_ages - 1));
  const int last_year = vital.mortality_first.value + static_cast<int>(vital.mx.size()) - 1;
  nodes.push_back(trace::cell("population.national_death_rates", vital.mx.back()[0][age], Unit::none,
                              {"hmd", fmt::format("{}, F, {}, mx", last_year, age)}, Provenance::national));
  Node level = trace::combine("population.local_mortality", Operation::model, local.mortality, Unit::none, {});
  level.provenance = Provenance::shrunk;
  nodes.push_back(std::move(level));
  nodes.push_back(assumption_node("population.mortality_pace", at_year(settings.mortality_pace, 0)));
  nodes.push_back(assumption_node("population.mortality_window", settings.mortality_window));
  return nodes;
}

std::vector<Node> move_sources(const Frame& frame) {
  const Settings& settings = frame.settings;
  std::vector<Node> nodes;
  nodes.push_back(assumption_node("population.migration_window", settings.migration_window));
  nodes.push_back(assumption_node("population.migration_persistence", settings.migration_persistence));
  nodes.push_back(assumption_node("population.building_level", settings.building_level));
  nodes.push_back(assumption_node("population.building_persistence", settings.building_persistence));
  nodes.push_back(assumption_node("population.class_migration_persistence", settings.class_migration_persistence));
  nodes.push_back(assumption_node("population.local_migration_factor", at_year(settings.local_migration_factor, 0)));
  return nodes;
}

std::vector<Node> control_sources(const Frame& frame) {
  const Settings& settings = frame.settings;
  std::vector<Node> nodes;
  nodes.push_back(assumption_node("population.net_migration_window", settings.net_migration_window));
  nodes.push_back(assumption_node("population.net_migration_long_window", settings.net_migration_long_window));
  nodes.push_back(assumption_node("population.net_migration_persistence", settings.net_migration_persistence));
  nodes.push_back(assumption_node("population.net_migration_profile_window", settings.net_migration_profile_window));
  nodes.push_back(assumption_node("population.net_migration_change", at_year(settings.net_migration_change, 0)));
  return nodes;
}

/// count × survive × move × control for one origin.
Node chain(const Frame& frame, const LocalRates& local, const Projection& projection, int t, int from_age, int to_age,
           bool from_start, Node count) {
  const auto value = [&](Parts parts) {
    return carried(frame, local, projection, t, from_age, to_age, from_start, parts);
  };
  const double none = value({});
  const double alive = value({true, false, false});
  const double moved = value({true, true, false});
  const double all = value({true, true, true});
  std::vector<Node> factors;
  factors.push_back(std::move(count));
  factors.push_back(share("population.survive", ratio(alive, none),
                          death_sources(frame, local, from_start ? std::max(0, from_age - t) : 0)));
  factors.push_back(share("population.move", ratio(moved, alive), move_sources(frame)));
  factors.push_back(share("population.control", ratio(all, moved), control_sources(frame)));
  return trace::combine(from_start ? "population.from_start" : "population.born_since", Operation::product, all,
                        Unit::persons, std::move(factors));
}

}  // namespace

Node explain_persons(const Frame& frame, MunicipalityIndex municipality, int t, int from_age, int to_age) {
  const Projection projection = project(frame, municipality);
  const LocalRates& local = frame.local.municipalities.at(static_cast<std::size_t>(municipality.value));
  const registry::Municipality& place = frame.facts->registry->at(municipality);
  const auto ages = [](int from, int to) {
    return to == oldest_age ? fmt::format("{}+", from) : fmt::format("{}–{}", from, to);
  };
  const auto registered = [&](int from, int to) {
    Node node = trace::cell("population.registered", projection.total(0, from, to), Unit::persons,
                            {"ssb_07459", fmt::format("{}, {}, F+M, {}", to_string(place.number),
                                                      frame.settings.start.value, ages(from, to))});
    node.arguments = {
        {"municipality", place.name}, {"ages", ages(from, to)}, {"year", std::to_string(frame.settings.start.value)}};
    return node;
  };
  if (t == 0) return registered(from_age, to_age);

  std::vector<Node> origins;
  if (to_age == oldest_age || to_age >= t) {
    origins.push_back(chain(frame, local, projection, t, from_age, to_age, true,
                            registered(std::max(0, from_age - t), to_age == oldest_age ? oldest_age : to_age - t)));
  }
  if (from_age < t) {
    // Born in the years that make them from_age … to_age old.
    std::vector<Node> years;
    double births = 0;
    for (int year = std::max(0, t - 1 - to_age); year <= t - 1 - from_age; ++year) {
      const double born = projection.births[static_cast<std::size_t>(year)];
      births += born;
      Node level = trace::combine("population.local_fertility", Operation::model, local.fertility, Unit::none, {});
      level.provenance = Provenance::shrunk;
      Node node =
          trace::combine("population.births", Operation::model, born, Unit::persons,
                         {registered(first_fertile_age, first_fertile_age + fertile_ages - 1), std::move(level),
                          assumption_node("population.fertility_factor",
                                          at_year(frame.settings.fertility_factor, static_cast<std::size_t>(year))),
                          assumption_node("population.fertility_persistence", frame.settings.fertility_persistence)});
      node.arguments = {{"year", std::to_string(frame.settings.start.value + year)}};
      years.push_back(std::move(node));
    }
    origins.push_back(
        chain(frame, local, projection, t, from_age, to_age, false,
              trace::combine("population.births_of_years", Operation::sum, births, Unit::persons, std::move(years))));
  }
  double total = 0;
  for (const Node& origin : origins) total += origin.value;
  Node node = trace::combine("population.projected", Operation::sum, total, Unit::persons, std::move(origins));
  node.arguments = {{"municipality", place.name},
                    {"ages", ages(from_age, to_age)},
                    {"year", std::to_string(frame.settings.start.value + t)}};
  if (frame.published_factor.empty()) return node;
  const double factor =
      frame.published_factor[static_cast<std::size_t>(municipality.value)].at(static_cast<std::size_t>(t));
  const double scaled = total * factor;
  std::vector<Node> parts;
  parts.push_back(std::move(node));
  parts.push_back(
      trace::cell("population.published_scale", factor, Unit::share,
                  {"ssb_14288", fmt::format("{}, {}, MMMM", to_string(place.number), frame.settings.start.value + t)}));
  return trace::combine("population.projected_scaled", Operation::product, scaled, Unit::persons, std::move(parts));
}

}  // namespace handlingsrom::population
