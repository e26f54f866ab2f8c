// The second competition as the solver sees it. A state is what the soft rules remember: the shift, how long it has run, how long work or
// free days have run; faults are paid on the step where they become certain.
#include <algorithm>

#include "choice/roster/inrc2.hpp"

namespace handlingsrom::roster::inrc2 {
namespace {

constexpr double weight_minimum = 2000;  // a hard rule: dearer than anything it could save

class GraphOf {
 public:
  GraphOf(const Problem& problem, const Nurse& nurse)
      : problem_(problem), nurse_(nurse), contract_(problem.contracts[static_cast<std::size_t>(nurse.contract)]) {
    free_ = std::max({1, contract_.least_off_running, contract_.most_off_running});
    works_ = std::max({1, contract_.least_running, contract_.most_running});
    for (const ShiftType& shift : problem.shifts) {
      first_of_shift_.push_back(next_);
      longest_.push_back(std::max({1, shift.least_running, shift.most_running}));
      next_ += works_ * longest_.back();
    }
    for (int& first : first_of_shift_) first += free_;
  }

  LineGraph graph() {
    LineGraph graph;
    graph.states = free_ + next_;
    graph.start_cost.assign(static_cast<std::size_t>(graph.states), impossible);
    graph.start_cost[static_cast<std::size_t>(start())] = 0;
    graph.end_cost.assign(static_cast<std::size_t>(graph.states), 0);
    for (int day = 0; day < problem_.days(); ++day)
      graph.kind_of_day.push_back(day % 7 == 5 ? 1 : day % 7 == 6 ? 2 : 0);
    for (int kind = 0; kind < 3; ++kind) graph.kinds.push_back(arcs(kind == 1, kind == 2));
    for (int total = 0; total <= problem_.days(); ++total) {
      const int all = nurse_.assignments + total;
      graph.amount_cost.push_back(weight_assignments *
                                  static_cast<float>(std::max(0, contract_.least_assignments - all) +
                                                     std::max(0, all - contract_.most_assignments)));
    }
    for (int weekends = 0; weekends <= problem_.weeks; ++weekends)
      graph.weekend_cost.push_back(
          weight_weekends * static_cast<float>(std::max(0, nurse_.weekends + weekends - contract_.most_weekends)));
    return graph;
  }

 private:
  int shifts() const { return static_cast<int>(problem_.shifts.size()); }
  const ShiftType& type(int shift) const { return problem_.shifts[static_cast<std::size_t>(shift)]; }
  int longest(int shift) const { return longest_[static_cast<std::size_t>(shift)]; }
  int free_state(int run) const { return std::min(run, free_) - 1; }
  int work_state(int shift, int run, int running) const {
    return first_of_shift_[static_cast<std::size_t>(shift)] + (std::min(running, works_) - 1) * longest(shift) +
           std::min(run, longest(shift)) - 1;
  }

  /// Longer runs in the history than any limit are at the limit now: what they had too many was paid then.
  int start() const {
    if (nurse_.last_shift < 0) return free_state(std::max(1, nurse_.off_running));
    return work_state(nurse_.last_shift, std::max(1, nurse_.shift_running), std::max(1, nurse_.running));
  }

  static float few(int length, int least, float weight) {
    return weight * static_cast<float>(std::max(0, least - length));
  }
  static float many(int length, int most, float weight) { return length >= most ? weight : 0; }

  void add(std::vector<Arc>& arcs, int from, int to, int shift, bool weekend, float cost) const {
    const auto arc = [&](int duty) {
      arcs.push_back({static_cast<std::int16_t>(from), static_cast<std::int16_t>(to), static_cast<Duty>(duty),
                      static_cast<std::int16_t>(duty < 0 ? 0 : 1), static_cast<std::int16_t>(weekend ? 1 : 0), cost});
    };
    if (shift < 0) return arc(free_day);
    for (const int skill : nurse_.skills) arc(shift * static_cast<int>(problem_.skills.size()) + skill);
  }

  std::vector<Arc> arcs(bool saturday, bool sunday) const {
    std::vector<Arc> arcs;
    const float half = contract_.complete_weekends && sunday ? weight_complete_weekend : 0;
    for (int run = 1; run <= free_; ++run) {
      add(arcs, free_state(run), free_state(run + 1), -1, false,
          many(run, contract_.most_off_running, weight_off_running));
      const float cost = few(run, contract_.least_off_running, weight_off_running) + half;
      for (int shift = 0; shift < shifts(); ++shift)
        add(arcs, free_state(run), work_state(shift, 1, 1), shift, saturday || sunday, cost);
    }
    for (int before = 0; before < shifts(); ++before) {
      for (int running = 1; running <= works_; ++running) {
        // At the cap the work may have lasted longer, and so may the shift.
        const int longest_run = running == works_ ? longest(before) : std::min(running, longest(before));
        for (int run = 1; run <= longest_run; ++run) {
          const int from = work_state(before, run, running);
          const float end_of_shift = few(run, type(before).least_running, weight_shift_running);
          add(arcs, from, free_state(1), -1, false,
              end_of_shift + few(running, contract_.least_running, weight_running) + half);
          const float day_more = many(running, contract_.most_running, weight_running);
          for (int shift = 0; shift < shifts(); ++shift) {
            if (std::find(type(before).cannot_follow.begin(), type(before).cannot_follow.end(), shift) !=
                type(before).cannot_follow.end())
              continue;
            const bool same = shift == before;
            add(arcs, from, work_state(shift, same ? run + 1 : 1, running + 1), shift, saturday,
                day_more + (same ? many(run, type(before).most_running, weight_shift_running) : end_of_shift));
          }
        }
      }
    }
    return arcs;
  }

  const Problem& problem_;
  const Nurse& nurse_;
  const Contract& contract_;
  int free_ = 1;
  int works_ = 1;
  int next_ = 0;
  std::vector<int> longest_;
  std::vector<int> first_of_shift_;
};

}  // namespace

LineModel line_model(const Problem& problem) {
  LineModel model;
  model.days = problem.days();
  const int skills = static_cast<int>(problem.skills.size());
  model.duties = static_cast<int>(problem.shifts.size()) * skills;
  for (const Demand& demand : problem.demand)
    model.cover.push_back({demand.minimum, weight_minimum, demand.optimal, weight_optimal, 0});
  for (const Nurse& nurse : problem.nurses) {
    PersonModel person;
    person.graph = std::make_shared<const LineGraph>(GraphOf(problem, nurse).graph());
    person.day_cost.assign(static_cast<std::size_t>(model.days * (model.duties + 1)), 0);
    person.most_of_duty.assign(static_cast<std::size_t>(model.duties), no_limit);
    model.persons.push_back(std::move(person));
  }
  for (const ShiftOff& request : problem.requests) {
    std::vector<float>& cost = model.persons[static_cast<std::size_t>(request.nurse)].day_cost;
    for (int duty = 0; duty < model.duties; ++duty) {
      if (request.shift < 0 || duty / skills == request.shift)
        cost[model.place(request.day, static_cast<Duty>(duty))] += weight_preference;
    }
  }
  return model;
}

}  // namespace handlingsrom::roster::inrc2
