#include "choice/roster/window_model.hpp"

#include <algorithm>
#include <map>

#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {

/// A line's states and totals, by day: before it.
struct WindowCutter::Walked {
  std::vector<int> state;
  std::vector<int> amount;
  std::vector<int> weekends;
};

namespace {

/// Costs of totals of which `spent` are spent outside.
std::vector<float> rest_of(const std::vector<float>& cost, int spent) {
  const auto first = std::min(cost.size(), static_cast<std::size_t>(spent));
  return {cost.begin() + static_cast<std::ptrdiff_t>(first), cost.end()};
}

/// The graph's arcs on the window's days; kinds of day that do not occur are left out.
void take_days(const LineGraph& graph, int first_day, int end, LineGraph& part) {
  std::map<int, int> known;
  for (int d = first_day; d < end; ++d) {
    const int kind = graph.kind_of_day[static_cast<std::size_t>(d)];
    const auto [at, fresh] = known.emplace(kind, static_cast<int>(part.kinds.size()));
    if (fresh) part.kinds.push_back(graph.kinds[static_cast<std::size_t>(kind)]);
    part.kind_of_day.push_back(at->second);
  }
}

}  // namespace

WindowCutter::WindowCutter(const LineModel& model) : model_(model) {
  std::map<const LineGraph*, std::shared_ptr<const LineWalk>> known;
  for (const PersonModel& person : model.persons) {
    std::shared_ptr<const LineWalk>& walk = known[person.graph.get()];
    if (!walk) walk = std::make_shared<const LineWalk>(*person.graph, model.duties);
    possible_ &= walk->unique();
    walks_.push_back(walk);
  }
}

WindowCutter::Walked WindowCutter::walked(int person, const Line& line) const {
  Walked result{{walk(person).start()}, {0}, {0}};
  for (int d = 0; d < model_.days; ++d) {
    const LineWalk::Step& step = walk(person).step(d, result.state.back(), line.duty[static_cast<std::size_t>(d)]);
    result.state.push_back(step.to);
    result.amount.push_back(result.amount.back() + step.amount);
    result.weekends.push_back(result.weekends.back() + step.weekend);
  }
  return result;
}

/// The first day before which all ways to go on after the window are in the line's own state.
int WindowCutter::merged_after(int person, const Line& line, const Walked& walked, int last_day) const {
  std::vector<int> states(static_cast<std::size_t>(walk(person).graph().states));
  for (std::size_t q = 0; q < states.size(); ++q) states[q] = static_cast<int>(q);
  int day = last_day + 1;
  while (day < model_.days && !(states.size() == 1 && states.front() == walked.state[static_cast<std::size_t>(day)])) {
    for (int& state : states) state = walk(person).step(day, state, line.duty[static_cast<std::size_t>(day)]).to;
    std::sort(states.begin(), states.end());
    states.erase(std::unique(states.begin(), states.end()), states.end());
    if (states.front() < 0) states.erase(states.begin());
    ++day;
  }
  return day;
}

WindowModel WindowCutter::cut(const std::vector<Line>& lines, const std::vector<int>& persons, int first_day,
                              int last_day) const {
  std::vector<Walked> walks;
  int end = last_day + 1;
  for (const int person : persons) {
    const Line& line = lines[static_cast<std::size_t>(person)];
    walks.push_back(walked(person, line));
    end = std::max(end, merged_after(person, line, walks.back(), last_day));
  }
  WindowModel window;
  window.first_day = first_day;
  window.model.days = end - first_day;
  window.model.duties = model_.duties;
  const auto first = static_cast<std::ptrdiff_t>(model_.cell(first_day, 0));
  const auto last = static_cast<std::ptrdiff_t>(model_.cell(end, 0));
  window.model.cover.assign(model_.cover.begin() + first, model_.cover.begin() + last);
  std::vector<int> others = presence(model_, lines);
  for (const int person : persons) add_presence(model_, lines[static_cast<std::size_t>(person)], -1, others);
  window.others.assign(others.begin() + first, others.begin() + last);
  for (std::size_t i = 0; i < persons.size(); ++i)
    add_person(persons[i], lines[static_cast<std::size_t>(persons[i])], walks[i], last_day, end, window);
  return window;
}

void WindowCutter::add_person(int person, const Line& line, const Walked& walked, int last_day, int end,
                              WindowModel& window) const {
  const PersonModel& whole = model_.persons[static_cast<std::size_t>(person)];
  const int first_day = window.first_day;
  const auto begins = static_cast<std::size_t>(first_day);
  const auto ends = static_cast<std::size_t>(end);
  const auto spent = [&](const std::vector<int>& total) { return total.back() - total[ends] + total[begins]; };
  auto graph = std::make_shared<LineGraph>();
  graph->states = whole.graph->states;
  take_days(*whole.graph, first_day, end, *graph);
  graph->start_cost.assign(static_cast<std::size_t>(graph->states), impossible);
  graph->start_cost[static_cast<std::size_t>(walked.state[begins])] = 0;
  if (end == model_.days) {
    graph->end_cost = whole.graph->end_cost;
  } else {
    graph->end_cost.assign(static_cast<std::size_t>(graph->states), impossible);
    graph->end_cost[static_cast<std::size_t>(walked.state[ends])] = 0;
  }
  graph->amount_cost = rest_of(whole.graph->amount_cost, spent(walked.amount));
  graph->weekend_cost = rest_of(whole.graph->weekend_cost, spent(walked.weekends));

  PersonModel part;
  part.day_cost.assign(whole.day_cost.begin() + static_cast<std::ptrdiff_t>(model_.place(first_day, free_day)),
                       whole.day_cost.begin() + static_cast<std::ptrdiff_t>(model_.place(end, free_day)));
  part.most_of_duty = whole.most_of_duty;
  for (int d = 0; d < model_.days; ++d) {
    const Duty duty = line.duty[static_cast<std::size_t>(d)];
    if ((d >= first_day && d < end) || duty == free_day) continue;
    int& most = part.most_of_duty[static_cast<std::size_t>(duty)];
    if (most != no_limit) --most;
  }
  for (int& most : part.most_of_duty) {
    if (most >= end - first_day) most = no_limit;
  }

  Line now;
  now.duty.assign(line.duty.begin() + first_day, line.duty.begin() + end);
  now.weekends = walked.weekends[ends] - walked.weekends[begins];
  const int amount = walked.amount[ends] - walked.amount[begins];
  now.cost = static_cast<double>(graph->end_cost[static_cast<std::size_t>(walked.state[ends])]) +
             static_cast<double>(graph->amount_cost[static_cast<std::size_t>(amount)]) +
             static_cast<double>(graph->weekend_cost[static_cast<std::size_t>(now.weekends)]);
  std::vector<char> allowed(part.day_cost.size(), 1);
  for (int d = first_day; d < end; ++d) {
    const Duty duty = line.duty[static_cast<std::size_t>(d)];
    now.cost += static_cast<double>(walk(person).step(d, walked.state[static_cast<std::size_t>(d)], duty).cost) +
                static_cast<double>(whole.day_cost[model_.place(d, duty)]);
    if (d <= last_day) continue;
    for (int other = free_day; other < model_.duties; ++other)
      allowed[window.model.place(d - first_day, static_cast<Duty>(other))] = other == duty ? 1 : 0;
  }
  part.graph = std::move(graph);
  window.model.persons.push_back(std::move(part));
  window.lines.push_back(std::move(now));
  window.allowed.push_back(std::move(allowed));
}

Line WindowCutter::joined(const Line& whole, const WindowModel& window, const Line& before, const Line& after) {
  Line result = whole;
  std::copy(after.duty.begin(), after.duty.end(), result.duty.begin() + window.first_day);
  result.cost += after.cost - before.cost;
  result.weekends += after.weekends - before.weekends;
  return result;
}

}  // namespace handlingsrom::roster
