#include <algorithm>
#include <cmath>

#include "choice/measures/measure_id.hpp"
#include "choice/measures/measures.hpp"
#include "choice/scenario/evaluate.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/double_counting.hpp"
#include "outlook/rooms/reading.hpp"

namespace handlingsrom::measures {
namespace {

scenario::Turn turn_of(const Measure& measure) {
  scenario::Turn turn;
  turn.lever = *measure.lever;
  turn.value = measure.value;
  turn.from = measure.from;
  turn.full = measure.full;
  return turn;
}

constexpr std::array<Unit, scenario::room_count> units{Unit::kroner, Unit::full_time_equivalents, Unit::places};

/// A general cut says how much, not what is done, and would be the answer to every question: it stays a lever. So does what has no known
/// price where another lever counts the same saving with its price.
bool is_decision(const scenario::Lever& lever) {
  if (lever.sector == "general") return false;
  if (lever.price_known) return true;
  const auto all = scenario::all_levers();
  return std::none_of(all.begin(), all.end(), [&](const scenario::Lever* other) {
    if (other == &lever || !other->price_known) return false;
    return std::any_of(lever.counts.begin(), lever.counts.end(), [&](const std::string& saving) {
      return std::find(other->counts.begin(), other->counts.end(), saving) != other->counts.end();
    });
  });
}

bool moves_a_room(const Measure& measure) {
  for (std::size_t room = 0; room < scenario::room_count; ++room) {
    for (const double change : measure.gives[room]) {
      if (std::abs(change) > rooms::hardly_anything(units[room])) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<scenario::Setting> settings_of(std::span<const Measure> measures, std::span<const std::size_t> chosen,
                                           const scenario::Period& period) {
  scenario::Scenario scenario;
  for (const std::size_t position : chosen) {
    if (measures[position].lever) scenario.turns.push_back(turn_of(measures[position]));
  }
  return scenario::settings_of(scenario, period);
}

std::vector<Measure> candidates(const scenario::Evaluator& evaluator, std::span<const std::size_t> levers, Year decided,
                                std::span<const std::string> watched) {
  const scenario::Period period = evaluator.period();
  const rooms::Figures base_figures = evaluator.run({});
  const scenario::RoomValues base = scenario::rooms_of(base_figures);
  std::vector<Measure> list;
  for (const std::size_t position : levers) {
    const scenario::Lever& lever = *scenario::all_levers()[position];
    if (!is_decision(lever)) continue;
    const auto possible = evaluator.possible(lever);
    const double least = std::max(possible.least, lever.legal_low), most = std::min(possible.most, lever.legal_high);
    if (!(least <= most)) continue;
    for (const double end : {lever.low, lever.high}) {
      Measure measure;
      measure.lever = position;
      measure.value = std::clamp(end, least, most);
      if (measure.value == lever.today) continue;
      measure.id = measure_id(position, measure.value);
      measure.from = std::min(decided + lever.lead_years, period.first + (period.years - 1));
      measure.full = measure.from + lever.ramp_years;
      const std::array<std::size_t, 1> alone{0};
      const auto settings = settings_of({&measure, 1}, alone, period);
      const rooms::Figures figures = evaluator.run(settings);
      measure.gives = scenario::rooms_of(figures);
      for (std::size_t room = 0; room < scenario::room_count; ++room) {
        for (std::size_t t = 0; t < measure.gives[room].size(); ++t) measure.gives[room][t] -= base[room][t];
      }
      if (!moves_a_room(measure)) continue;
      for (const std::string& id : watched) {
        std::vector<double> change = figures.at(id).middle;
        for (std::size_t t = 0; t < change.size(); ++t) change[t] -= base_figures.at(id).middle[t];
        measure.watched.push_back(std::move(change));
      }
      const scenario::OneOff costs = scenario::one_off_costs(settings, period.years, &base_figures);
      for (const double cost : costs.from_budget) measure.one_off += cost;
      for (const double cost : costs.by_loan) measure.by_loan += cost;
      list.push_back(std::move(measure));
    }
  }
  return list;
}

Measure own_measure(std::string id, std::string name, const std::array<double, scenario::room_count>& yearly, Year from,
                    const scenario::Period& period) {
  Measure measure;
  measure.id = std::move(id);
  measure.name = std::move(name);
  measure.from = measure.full = from;
  for (std::size_t room = 0; room < scenario::room_count; ++room) {
    for (int t = 0; t < period.years; ++t) measure.gives[room].push_back(period.first + t < from ? 0 : yearly[room]);
  }
  return measure;
}

std::vector<std::size_t> giving_most(std::span<const Measure> measures, std::size_t room, std::size_t after,
                                     std::size_t count) {
  const auto given = [&](std::size_t position) { return measures[position].gives[room].at(after); };
  std::vector<std::size_t> order;
  for (std::size_t position = 0; position < measures.size(); ++position) {
    if (given(position) > rooms::hardly_anything(units[room])) order.push_back(position);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return given(a) > given(b); });
  if (order.size() > count) order.resize(count);
  return order;
}

bool exclude_each_other(const Measure& first, const Measure& second) {
  if (!first.lever || !second.lever) return false;
  if (*first.lever == *second.lever) return true;
  return scenario::count_twice(*scenario::all_levers()[*first.lever], *scenario::all_levers()[*second.lever]);
}

double disturbance(const Measure& measure) {
  if (!measure.lever) return 1;
  switch (scenario::all_levers()[*measure.lever]->evidence) {
    case scenario::Evidence::measured: return 1;
    case scenario::Evidence::moderate: return 1.15;
    case scenario::Evidence::weak: return 1.3;
    case scenario::Evidence::judgement: break;
  }
  return 1.5;
}

}  // namespace handlingsrom::measures
