// The first competition as the solver sees it. What a state must remember is found by walking: from the first day on, every memory that can
// occur becomes a state of its day.
#include <algorithm>
#include <map>
#include <tuple>

#include "choice/roster/inrc1.hpp"

namespace handlingsrom::roster::inrc1 {
namespace {

constexpr double weight_cover = 200;  // hard: dearer than what one place could save

struct Memory {
  int run = 0;               // days at work (above zero) or free (below), no longer than the rules ask for
  int weekends = 0;          // worked weekends in a row, before the present one
  std::vector<int> weekend;  // the present weekend so far: shifts, or only 0 for work where the shift does not matter
  std::vector<std::pair<int, int>> patterns;  // pattern and next step, for those begun
  auto operator<=>(const Memory&) const = default;
};

class GraphOf {
 public:
  GraphOf(const Problem& problem, const Contract& contract) : problem_(problem), contract_(contract) {
    most_work_ = cap(contract.most_running, contract.least_running);
    most_free_ = cap(contract.most_off_running, contract.least_off_running);
    most_weekends_ = cap(contract.most_weekends_running, contract.least_weekends_running);
  }

  LineGraph graph() {
    LineGraph graph;
    std::map<Memory, int> today{{Memory{}, 0}};
    for (int day = 0; day < problem_.days; ++day) {
      std::map<Memory, int> tomorrow;
      std::vector<Arc> arcs;
      for (const auto& [memory, from] : today) {
        for (int shift = no_shift; shift < static_cast<int>(problem_.shifts.size()); ++shift) {
          float cost = 0;
          const Memory next = step(memory, day, shift, cost);
          const int to = tomorrow.emplace(next, static_cast<int>(tomorrow.size())).first->second;
          arcs.push_back({static_cast<std::int16_t>(from), static_cast<std::int16_t>(to), static_cast<Duty>(shift),
                          static_cast<std::int16_t>(shift >= 0 ? 1 : 0), 0, cost});
        }
      }
      graph.states = std::max({graph.states, static_cast<int>(today.size()), static_cast<int>(tomorrow.size())});
      graph.kinds.push_back(std::move(arcs));
      graph.kind_of_day.push_back(day);
      today = std::move(tomorrow);
    }
    graph.start_cost.assign(static_cast<std::size_t>(graph.states), impossible);
    graph.start_cost[0] = 0;
    graph.end_cost.assign(static_cast<std::size_t>(graph.states), impossible);
    for (const auto& [memory, state] : today) graph.end_cost[static_cast<std::size_t>(state)] = end_cost(memory);
    for (int total = 0; total <= problem_.days; ++total) {
      graph.amount_cost.push_back(static_cast<float>(
          contract_.most_assignments.weight * std::max(0, total - contract_.most_assignments.value) +
          contract_.least_assignments.weight * std::max(0, contract_.least_assignments.value - total)));
    }
    graph.weekend_cost = {0};
    return graph;
  }

 private:
  static int cap(const Limit& most, const Limit& least) {
    return std::max({1, most.weight > 0 ? most.value : 1, least.weight > 0 ? least.value : 1});
  }
  static float few(int length, const Limit& least) {
    return static_cast<float>(least.weight * std::max(0, least.value - length));
  }
  static float one_more(int length, const Limit& most) {
    return length >= most.value ? static_cast<float>(most.weight) : 0.F;
  }

  Memory step(const Memory& before, int day, int shift, float& cost) const {
    Memory next;
    if (shift >= 0) {
      if (before.run < 0) cost += few(-before.run, contract_.least_off_running);
      const int run = std::max(0, before.run);
      cost += one_more(run, contract_.most_running);
      next.run = std::min(run + 1, most_work_);
    } else {
      if (before.run > 0) cost += few(before.run, contract_.least_running);
      const int run = std::max(0, -before.run);
      cost += one_more(run, contract_.most_off_running);
      next.run = -std::min(run + 1, most_free_);
    }
    next.weekends = before.weekends;
    const int place = (problem_.weekday(day) - contract_.weekend_first + 7) % 7;
    // A weekend that began before the period is none.
    if (place < contract_.weekend_days && place <= day) {
      next.weekend = before.weekend;
      next.weekend.push_back(shift >= 0 ? (contract_.same_shift_in_weekend > 0 ? shift : 0) : no_shift);
      if (place == contract_.weekend_days - 1 || day == problem_.days - 1) {
        cost += weekend_cost(next.weekend, next.weekends);
        next.weekend.clear();
      }
    }
    for (const int p : contract_.patterns) {
      const Pattern& pattern = problem_.patterns[static_cast<std::size_t>(p)];
      if (pattern.weekday < 0 || pattern.weekday == problem_.weekday(day)) advance(p, 0, shift, next, cost);
    }
    for (const auto& [p, at] : before.patterns) advance(p, at, shift, next, cost);
    std::sort(next.patterns.begin(), next.patterns.end());
    return next;
  }

  void advance(int p, int at, int shift, Memory& next, float& cost) const {
    const Pattern& pattern = problem_.patterns[static_cast<std::size_t>(p)];
    const int wanted = pattern.steps[static_cast<std::size_t>(at)];
    if (!(wanted == any_shift ? shift >= 0 : wanted == shift)) return;
    if (at + 1 == static_cast<int>(pattern.steps.size())) {
      cost += static_cast<float>(pattern.weight);
    } else {
      next.patterns.emplace_back(p, at + 1);
    }
  }

  float weekend_cost(const std::vector<int>& weekend, int& running) const {
    float cost = 0;
    const auto days = static_cast<int>(weekend.size());
    const auto count =
        static_cast<int>(std::count_if(weekend.begin(), weekend.end(), [](int shift) { return shift >= 0; }));
    if (count > 0) {
      cost += one_more(running, contract_.most_weekends_running);
      running = std::min(running + 1, most_weekends_);
    } else {
      if (running > 0) cost += few(running, contract_.least_weekends_running);
      running = 0;
    }
    if (days < 2 || count == 0) return cost;
    if (count < days) {
      // By the number of worked days and whether a free day parts them; the competition's table.
      const auto work = [](int shift) { return shift >= 0; };
      const auto first = std::find_if(weekend.begin(), weekend.end(), work);
      const auto last = std::find_if(weekend.rbegin(), weekend.rend(), work).base();
      const bool parted = last - first != count;
      const int fault = days == 2   ? 1
                        : days == 3 ? (parted ? 4 : 3 - count)
                        : parted    ? (count == 3 ? 5 : 6)
                                    : 4 - count;
      return cost + static_cast<float>(contract_.complete_weekends * fault);
    }
    std::vector<int> kinds = weekend;
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    for (const int kind : kinds)
      cost += static_cast<float>(contract_.same_shift_in_weekend *
                                 (days - static_cast<int>(std::count(weekend.begin(), weekend.end(), kind))));
    return cost;
  }

  float end_cost(const Memory& memory) const {
    float cost =
        memory.run > 0 ? few(memory.run, contract_.least_running) : few(-memory.run, contract_.least_off_running);
    if (memory.weekends > 0) cost += few(memory.weekends, contract_.least_weekends_running);
    return cost;
  }

  const Problem& problem_;
  const Contract& contract_;
  int most_work_ = 1;
  int most_free_ = 1;
  int most_weekends_ = 1;
};

}  // namespace

LineModel line_model(const Problem& problem) {
  LineModel model;
  model.days = problem.days;
  model.duties = static_cast<int>(problem.shifts.size());
  for (const int wanted : problem.demand) model.cover.push_back({0, 0, wanted, weight_cover, weight_cover});
  std::vector<std::shared_ptr<const LineGraph>> graphs;
  for (const Contract& contract : problem.contracts)
    graphs.push_back(std::make_shared<const LineGraph>(GraphOf(problem, contract).graph()));
  for (const Employee& employee : problem.employees) {
    PersonModel person;
    person.graph = graphs[static_cast<std::size_t>(employee.contract)];
    person.day_cost.assign(static_cast<std::size_t>(model.days * (model.duties + 1)), 0);
    person.most_of_duty.assign(static_cast<std::size_t>(model.duties), no_limit);
    const int weight = problem.contracts[static_cast<std::size_t>(employee.contract)].other_skill;
    for (Duty shift = 0; shift < model.duties; ++shift) {
      if (!lacks_skill(problem, employee, shift)) continue;
      for (int d = 0; d < model.days; ++d) person.day_cost[model.place(d, shift)] += static_cast<float>(weight);
    }
    model.persons.push_back(std::move(person));
  }
  const auto charge = [&](const Request& request, bool off) {
    std::vector<float>& cost = model.persons[static_cast<std::size_t>(request.employee)].day_cost;
    for (int duty = free_day; duty < model.duties; ++duty) {
      const bool matches = request.shift == any_shift ? duty >= 0 : duty == request.shift;
      if (matches == off) cost[model.place(request.day, static_cast<Duty>(duty))] += static_cast<float>(request.weight);
    }
  };
  for (const Request& request : problem.off_requests) charge(request, true);
  for (const Request& request : problem.on_requests) charge(request, false);
  return model;
}

}  // namespace handlingsrom::roster::inrc1
