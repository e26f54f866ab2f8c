#include <algorithm>
#include <cmath>
#include <numeric>

#include "choice/measures/measures.hpp"

#include "choice/scenario/evaluate.hpp"
#include "choice/scenario/analysis.hpp"

namespace handlingsrom::measures {
namespace {

constexpr int most_rounds = 12;  // of choosing again after a run together
constexpr double slack = 1e-6;   // of a demand, for rounding
constexpr std::size_t most_outside = 8;
constexpr std::int64_t most_nodes = 200'000;
constexpr int fewest_shared = 3;  // that reach a demand of which none gives half

bool named(const std::vector<std::string>& ids, const Measure& measure) {
  return std::find(ids.begin(), ids.end(), measure.id) != ids.end();
}

struct Question {
  const scenario::Evaluator& evaluator;
  std::span<const Measure> measures;
  const Frame& frame;
  std::vector<double> value;     // of each measure
  std::vector<double> at_least;  // of each demand, raised where measures work against each other

  double given(std::size_t measure, const Demand& demand) const {
    const auto t = static_cast<std::size_t>(demand.year - evaluator.period().first);
    if (!demand.watched) return measures[measure].gives[demand.room].at(t);
    // What is of the user's own, in plain amounts for the rooms, leaves other figures as they are.
    const auto& watched = measures[measure].watched;
    return *demand.watched < watched.size() ? watched[*demand.watched].at(t) : 0;
  }

  priority::BinaryProgram program(const std::vector<char>& kept) const {
    priority::BinaryProgram program;
    program.columns = static_cast<int>(measures.size());
    program.value = value;
    const auto row = [&](double low, double high, const auto& weight) {
      const int added = program.add_row(low, high);
      for (int j = 0; j < program.columns; ++j) program.at(added, j) = weight(static_cast<std::size_t>(j));
    };
    row(0, frame.most, [](std::size_t) { return 1.0; });
    for (std::size_t j = 0; j < measures.size(); ++j) {
      const bool with = named(frame.with, measures[j]), without = named(frame.without, measures[j]);
      if (with || without) row(with ? 1 : 0, with ? 1 : 0, [&](std::size_t k) { return k == j ? 1.0 : 0.0; });
      for (std::size_t other = j + 1; other < measures.size(); ++other) {
        if (exclude_each_other(measures[j], measures[other]))
          row(0, 1, [&](std::size_t k) { return k == j || k == other ? 1.0 : 0.0; });
      }
    }
    for (std::size_t d = 0; d < frame.demands.size(); ++d) {
      if (kept[d] != 0) row(at_least[d], priority::no_limit, [&](std::size_t j) { return given(j, frame.demands[d]); });
    }
    return program;
  }

  priority::Solution solve(const std::vector<char>& kept) const {
    priority::SearchLimits limits;
    limits.most_nodes = most_nodes;
    return priority::solve(program(kept), limits);
  }
};

std::vector<std::size_t> positions_of(const std::vector<char>& chosen) {
  std::vector<std::size_t> list;
  for (std::size_t j = 0; j < chosen.size(); ++j) {
    if (chosen[j] != 0) list.push_back(j);
  }
  return list;
}

/// What the chosen measures change each demanded room by when all are in force: levers run together, plain amounts added.
std::vector<double> together(const Question& question, const std::vector<std::size_t>& chosen) {
  const scenario::Period period = question.evaluator.period();
  const rooms::Figures base = question.evaluator.run({});
  const rooms::Figures run = question.evaluator.run(settings_of(question.measures, chosen, period));
  std::vector<double> reached;
  for (const Demand& demand : question.frame.demands) {
    const auto t = static_cast<std::size_t>(demand.year - period.first);
    const std::string_view id =
        demand.watched ? std::string_view(question.frame.watched.at(*demand.watched)) : scenario::room_ids[demand.room];
    double change = run.at(id).middle.at(t) - base.at(id).middle.at(t);
    for (const std::size_t position : chosen) {
      if (!question.measures[position].lever) change += question.given(position, demand);
    }
    reached.push_back(change);
  }
  return reached;
}

/// Deletion filter (Chinneck 2008) over the demands.
std::vector<std::size_t> collisions(const Question& question) {
  std::vector<char> kept(question.frame.demands.size(), 1);
  for (std::size_t d = 0; d < kept.size(); ++d) {
    kept[d] = 0;
    if (question.solve(kept).status != priority::Status::infeasible) kept[d] = 1;
  }
  return positions_of(kept);
}

std::vector<Outside> just_outside(Question question, const Choice& choice, const std::vector<char>& kept, double best) {
  std::vector<Outside> list;
  Frame forced = question.frame;
  for (std::size_t j = 0; j < question.measures.size(); ++j) {
    const Measure& measure = question.measures[j];
    if (std::binary_search(choice.chosen.begin(), choice.chosen.end(), j) || named(question.frame.without, measure))
      continue;
    forced.with = question.frame.with;
    forced.with.push_back(measure.id);
    const Question with{question.evaluator, question.measures, forced, question.value, question.at_least};
    const priority::Solution solution = with.solve(kept);
    list.push_back({j, solution.found() ? std::optional(std::max(0.0, best - solution.value)) : std::nullopt});
  }
  std::stable_sort(list.begin(), list.end(), [](const Outside& a, const Outside& b) {
    return a.loss.has_value() != b.loss.has_value() ? a.loss.has_value() : a.loss && *a.loss < *b.loss;
  });
  if (list.size() > most_outside) list.resize(most_outside);
  return list;
}

Choice choose(Question question) {
  Choice choice;
  const std::vector<char> all(question.frame.demands.size(), 1);
  for (const Demand& demand : question.frame.demands) question.at_least.push_back(demand.at_least);
  double best = 0;
  for (int round = 0; round < most_rounds; ++round) {
    const priority::Solution solution = question.solve(all);
    if (!solution.found()) {
      // A choice that met the demands by itself, but not together, stands as it is; `met` says so.
      if (round == 0) {
        choice.status = solution.status;
        if (choice.status == priority::Status::infeasible) choice.colliding = collisions(question);
        return choice;
      }
      break;
    }
    choice.status = solution.status;
    choice.chosen = positions_of(solution.chosen);
    choice.reached = together(question, choice.chosen);
    best = solution.value;
    choice.met = true;
    for (std::size_t d = 0; d < choice.reached.size(); ++d) {
      const double wanted = question.frame.demands[d].at_least;
      const double short_of = wanted - choice.reached[d];
      if (short_of <= slack * std::max(1.0, std::abs(wanted))) continue;
      choice.met = false;
      question.at_least[d] += 1.05 * short_of;
    }
    if (choice.met) break;
  }
  choice.outside = just_outside(question, choice, all, best);
  return choice;
}

/// Measures that alone give at least half of what a demand asks to gain, those that must be there aside.
std::vector<std::size_t> give_half_alone(const Question& question) {
  std::vector<std::size_t> list;
  for (std::size_t j = 0; j < question.measures.size(); ++j) {
    if (named(question.frame.with, question.measures[j])) continue;
    const auto& demands = question.frame.demands;
    if (std::any_of(demands.begin(), demands.end(), [&](const Demand& demand) {
          return demand.at_least > 0 && question.given(j, demand) >= demand.at_least / 2;
        }))
      list.push_back(j);
  }
  return list;
}

}  // namespace

Choice propose(const scenario::Evaluator& evaluator, std::span<const Measure> measures, const Frame& frame) {
  Question question{evaluator, measures, frame, {}, {}};
  for (const Measure& measure : measures) question.value.push_back(-disturbance(measure));
  if (frame.shared && frame.most >= fewest_shared) {
    Frame narrow = frame;
    const std::vector<std::size_t> large = give_half_alone(question);
    for (const std::size_t position : large) narrow.without.push_back(measures[position].id);
    Choice choice = choose({evaluator, measures, narrow, question.value, {}});
    if (choice.met && choice.chosen.size() >= static_cast<std::size_t>(fewest_shared)) {
      choice.too_large = large;
      return choice;
    }
  }
  return choose(std::move(question));
}

Choice prioritise(const scenario::Evaluator& evaluator, std::span<const Measure> measures, const Frame& frame) {
  Question question{evaluator, measures, frame, {}, {}};
  for (const Measure& measure : measures) question.value.push_back(measure.worth);
  return choose(std::move(question));
}

}  // namespace handlingsrom::measures
