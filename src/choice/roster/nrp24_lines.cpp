#include "choice/roster/nrp24_lines.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace handlingsrom::roster::nrp24 {
namespace {

/// Shifts that bar the same shifts from the next day are one class: a state remembers only the class.
std::vector<int> classes_of(const Problem& problem, int& count) {
  std::map<std::vector<int>, int> known;
  std::vector<int> result;
  for (const Shift& shift : problem.shifts) {
    std::vector<int> barred = shift.cannot_follow;
    std::sort(barred.begin(), barred.end());
    result.push_back(known.emplace(barred, static_cast<int>(known.size())).first->second);
  }
  count = static_cast<int>(known.size());
  return result;
}

/// States: free for 1 … least days off (the last: that long or longer), then by class a run of 1 … most days, then by class a run that
/// began on the first day and is still shorter than a run must be elsewhere.
class GraphOf {
 public:
  GraphOf(const Problem& problem, const Person& person, int unit)
      : problem_(problem), person_(person), unit_(unit), class_(classes_of(problem, classes_)) {
    free_ = std::max(1, person.least_days_off_running);
    most_ = person.most_days_running;
    early_ = std::max(0, std::min(person.least_days_running - 1, most_));
  }

  LineGraph graph() {
    LineGraph graph;
    graph.states = free_ + classes_ * (most_ + early_) + 1;
    const int start = graph.states - 1;
    graph.start_cost.assign(static_cast<std::size_t>(graph.states), impossible);
    graph.start_cost.back() = 0;
    graph.end_cost.assign(static_cast<std::size_t>(graph.states), 0);
    graph.end_cost.back() = impossible;
    for (int day = 0; day < problem_.days; ++day) {
      const int weekday = day % 7;
      graph.kind_of_day.push_back(day == 0 ? 3 : weekday == 5 ? 1 : weekday == 6 ? 2 : 0);
    }
    for (int kind = 0; kind < 3; ++kind) graph.kinds.push_back(arcs(kind == 1, kind == 2));
    // Day 0 is a Monday; a run that touches the beginning counts from the first day and need not be long.
    std::vector<Arc> first;
    first.push_back(arc(start, free_state(free_), day_off, false));
    for (int s = 0; s < shifts(); ++s) {
      if (can(s)) first.push_back(arc(start, early_ > 0 ? early_state(s, 1) : run_state(s, 1), s, false));
    }
    graph.kinds.push_back(std::move(first));
    graph.amount_cost.assign(static_cast<std::size_t>(person_.most_minutes / unit_) + 1, 0);
    for (std::size_t k = 0; k < graph.amount_cost.size(); ++k) {
      if (static_cast<long>(k) * unit_ < person_.least_minutes) graph.amount_cost[k] = impossible;
    }
    graph.weekend_cost.assign(static_cast<std::size_t>(std::min(person_.most_weekends, problem_.days)) + 1, 0);
    return graph;
  }

 private:
  int shifts() const { return static_cast<int>(problem_.shifts.size()); }
  bool can(int s) const { return person_.most_of_shift[static_cast<std::size_t>(s)] > 0; }
  int class_of(int s) const { return class_[static_cast<std::size_t>(s)]; }
  int free_state(int run) const { return std::min(run, free_) - 1; }
  int run_state(int s, int run) const { return free_ + class_of(s) * most_ + run - 1; }
  int early_state(int s, int run) const { return free_ + classes_ * most_ + class_of(s) * early_ + run - 1; }

  Arc arc(int from, int to, int shift, bool weekend) const {
    const int amount = shift == day_off ? 0 : problem_.shifts[static_cast<std::size_t>(shift)].minutes / unit_;
    return {static_cast<std::int16_t>(from),
            static_cast<std::int16_t>(to),
            static_cast<Duty>(shift),
            static_cast<std::int16_t>(amount),
            static_cast<std::int16_t>(weekend ? 1 : 0),
            0};
  }

  std::vector<Arc> arcs(bool saturday, bool sunday) const {
    std::vector<Arc> arcs;
    for (int run = 1; run <= free_; ++run) {
      arcs.push_back(arc(free_state(run), free_state(run + 1), day_off, false));
    }
    for (int s = 0; s < shifts(); ++s) {
      if (can(s)) arcs.push_back(arc(free_state(free_), run_state(s, 1), s, saturday || sunday));
    }
    std::vector<char> seen(static_cast<std::size_t>(classes_), 0);
    for (int before = 0; before < shifts(); ++before) {
      if (!can(before) || seen[static_cast<std::size_t>(class_of(before))]++ != 0) continue;
      const std::vector<int>& barred = problem_.shifts[static_cast<std::size_t>(before)].cannot_follow;
      // A Sunday's weekend is counted already when Saturday was worked.
      for (int s = 0; s < shifts(); ++s) {
        if (!can(s) || std::find(barred.begin(), barred.end(), s) != barred.end()) continue;
        for (int run = 1; run < most_; ++run)
          arcs.push_back(arc(run_state(before, run), run_state(s, run + 1), s, saturday));
        for (int run = 1; run <= early_ && run < most_; ++run) {
          const int to = run + 1 <= early_ ? early_state(s, run + 1) : run_state(s, run + 1);
          arcs.push_back(arc(early_state(before, run), to, s, saturday));
        }
      }
      for (int run = std::max(1, person_.least_days_running); run <= most_; ++run)
        arcs.push_back(arc(run_state(before, run), free_state(1), day_off, false));
      for (int run = 1; run <= early_; ++run)
        arcs.push_back(arc(early_state(before, run), free_state(1), day_off, false));
    }
    return arcs;
  }

  const Problem& problem_;
  const Person& person_;
  int unit_;
  int classes_ = 0;
  std::vector<int> class_;
  int free_ = 1;
  int most_ = 1;
  int early_ = 0;
};

}  // namespace

LineModel line_model(const Problem& problem) {
  LineModel model;
  model.days = problem.days;
  model.duties = static_cast<int>(problem.shifts.size());
  model.cover.assign(static_cast<std::size_t>(model.days * model.duties), {});
  for (const Cover& cover : problem.cover) {
    model.cover[model.cell(cover.day, static_cast<Duty>(cover.shift))] = {
        0, 0, cover.wanted, static_cast<double>(cover.weight_under), static_cast<double>(cover.weight_over)};
  }
  int unit = 0;
  for (const Shift& shift : problem.shifts) unit = std::gcd(unit, shift.minutes);
  for (const Person& person : problem.persons) {
    PersonModel each;
    each.graph = std::make_shared<const LineGraph>(GraphOf(problem, person, unit).graph());
    each.day_cost.assign(static_cast<std::size_t>(model.days * (model.duties + 1)), 0);
    for (const int limit : person.most_of_shift) each.most_of_duty.push_back(limit >= problem.days ? no_limit : limit);
    for (const int day : person.days_off) {
      for (Duty s = 0; s < model.duties; ++s) each.day_cost[model.place(day, s)] = impossible;
    }
    model.persons.push_back(std::move(each));
  }
  for (const Request& request : problem.on_requests) {
    std::vector<float>& cost = model.persons[static_cast<std::size_t>(request.person)].day_cost;
    for (int duty = free_day; duty < model.duties; ++duty) {
      if (duty != request.shift)
        cost[model.place(request.day, static_cast<Duty>(duty))] += static_cast<float>(request.weight);
    }
  }
  for (const Request& request : problem.off_requests) {
    model.persons[static_cast<std::size_t>(request.person)]
        .day_cost[model.place(request.day, static_cast<Duty>(request.shift))] += static_cast<float>(request.weight);
  }
  return model;
}

}  // namespace handlingsrom::roster::nrp24
