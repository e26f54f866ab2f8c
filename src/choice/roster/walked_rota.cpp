#include "choice/roster/walked_rota.hpp"

#include <algorithm>
#include <map>

#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {
namespace {

/// Costs of totals, with every total possible: one that the rules bar costs `penalty` for each unit beyond.
struct Totals {
  std::vector<float> cost;
  std::vector<int> beyond;  // how far from what is allowed

  Totals(const std::vector<float>& allowed, int most, float penalty) {
    const auto size = static_cast<std::size_t>(most) + 1;
    cost.assign(size, 0);
    beyond.assign(size, most + 1);
    const auto last = static_cast<int>(allowed.size()) - 1;
    int before = -1;
    for (int k = 0; k <= most; ++k) {
      const auto at = static_cast<std::size_t>(k);
      if (k <= last && allowed[at] != impossible) before = k, cost[at] = allowed[at];
      if (before >= 0) beyond[at] = k - before;
    }
    int after = -1;
    for (int k = most; k >= 0; --k) {
      const auto at = static_cast<std::size_t>(k);
      if (k <= last && allowed[at] != impossible) after = k;
      if (after >= 0) beyond[at] = std::min(beyond[at], after - k);
      if (beyond[at] > 0) cost[at] = penalty * static_cast<float>(beyond[at]);
    }
  }
};

int most_total(const LineGraph& graph, int days, std::int16_t Arc::*part) {
  int most = 0;
  for (const std::vector<Arc>& arcs : graph.kinds) {
    for (const Arc& arc : arcs) most = std::max(most, static_cast<int>(arc.*part));
  }
  return most * days;
}

}  // namespace

/// One kind of person: graph and what its totals cost.
struct WalkedRota::Kind {
  LineWalk walk;
  Totals amount;
  Totals weekend;
  std::vector<char> occurs;  // by duty

  Kind(const LineGraph& graph, int days, int duties, float penalty)
      : walk(graph, duties),
        amount(graph.amount_cost, most_total(graph, days, &Arc::amount), penalty),
        weekend(graph.weekend_cost, most_total(graph, days, &Arc::weekend), penalty),
        occurs(static_cast<std::size_t>(duties), 0) {
    for (const std::vector<Arc>& arcs : graph.kinds) {
      for (const Arc& arc : arcs) {
        if (arc.duty != free_day) occurs[static_cast<std::size_t>(arc.duty)] = 1;
      }
    }
  }
};

WalkedRota::~WalkedRota() = default;

WalkedRota::WalkedRota(const LineModel& model, const std::vector<Line>& lines)
    : model_(model), days_(model.days), duties_(model.duties) {
  for (const CoverCell& cell : model.cover) penalty_ = std::max(penalty_, static_cast<float>(cell.under));
  std::map<const LineGraph*, std::shared_ptr<const Kind>> known;
  for (const PersonModel& person : model.persons) {
    std::shared_ptr<const Kind>& kind = known[person.graph.get()];
    if (!kind) kind = std::make_shared<const Kind>(*person.graph, days_, duties_, penalty_);
    kinds_.push_back(kind);
    bool limited = false;
    std::vector<Duty> may{free_day};
    for (Duty duty = 0; duty < duties_; ++duty) {
      const int limit = person.most_of_duty[static_cast<std::size_t>(duty)];
      limited |= limit < days_;
      if (limit > 0 && kind->occurs[static_cast<std::size_t>(duty)] != 0) may.push_back(duty);
    }
    limited_.push_back(limited ? 1 : 0);
    may_.push_back(std::move(may));
  }
  const auto persons = static_cast<int>(model.persons.size());
  width_ = static_cast<std::size_t>(persons) + 1;
  cover_.resize(model.cover.size() * width_);
  for (std::size_t k = 0; k < model.cover.size(); ++k) {
    for (int n = 0; n <= persons; ++n) cover_[k * width_ + static_cast<std::size_t>(n)] = model.cover[k].cost(n);
  }
  if (possible()) place(lines);
}

bool WalkedRota::possible() const {
  return std::all_of(kinds_.begin(), kinds_.end(), [](const auto& kind) { return kind->walk.unique(); });
}

WalkedRota::Trial WalkedRota::trial() const {
  Trial trial;
  trial.duty.resize(static_cast<std::size_t>(days_));
  trial.state.resize(static_cast<std::size_t>(days_) + 1);
  trial.counts.resize(static_cast<std::size_t>(duties_));
  return trial;
}

void WalkedRota::place(const std::vector<Line>& lines) {
  const auto persons = model_.persons.size();
  duty_.assign(persons * static_cast<std::size_t>(days_), free_day);
  state_.assign(persons * static_cast<std::size_t>(days_ + 1), 0);
  counts_.assign(persons * static_cast<std::size_t>(duties_), 0);
  amount_.assign(persons, 0);
  weekends_.assign(persons, 0);
  for (std::size_t i = 0; i < persons; ++i) {
    const auto p = static_cast<int>(i);
    int state = kinds_[i]->walk.start();
    for (int d = 0; d < days_; ++d) {
      const Duty duty = lines[i].duty[static_cast<std::size_t>(d)];
      duty_[at(p, d)] = duty;
      state_[state_at(p, d)] = static_cast<std::int16_t>(state);
      const LineWalk::Step& step = kinds_[i]->walk.step(d, state, duty);
      state = step.to;
      amount_[i] += step.amount;
      weekends_[i] += step.weekend;
      if (duty != free_day) ++counts_[i * static_cast<std::size_t>(duties_) + static_cast<std::size_t>(duty)];
    }
    state_[state_at(p, days_)] = static_cast<std::int16_t>(state);
  }
  present_ = presence(model_, lines);
}

std::vector<Line> WalkedRota::lines_of(const std::vector<Duty>& duties) const {
  std::vector<Line> lines;
  for (int i = 0; i < static_cast<int>(model_.persons.size()); ++i) {
    Line line;
    const LineGraph& graph = *person(i).graph;
    int state = kinds_[static_cast<std::size_t>(i)]->walk.start();
    int amount = 0;
    line.cost = static_cast<double>(graph.start_cost[static_cast<std::size_t>(state)]);
    for (int d = 0; d < days_; ++d) {
      const Duty duty = duties[at(i, d)];
      const LineWalk::Step& step = kinds_[static_cast<std::size_t>(i)]->walk.step(d, state, duty);
      line.duty.push_back(duty);
      line.cost += static_cast<double>(step.cost) + static_cast<double>(person(i).day_cost[model_.place(d, duty)]);
      amount += step.amount;
      line.weekends += step.weekend;
      state = step.to;
    }
    line.cost += static_cast<double>(graph.end_cost[static_cast<std::size_t>(state)]) +
                 static_cast<double>(graph.amount_cost[static_cast<std::size_t>(amount)]) +
                 static_cast<double>(graph.weekend_cost[static_cast<std::size_t>(line.weekends)]);
    lines.push_back(std::move(line));
  }
  return lines;
}

bool WalkedRota::weigh(Trial& trial) const {
  const int i = trial.person;
  const Kind& kind = *kinds_[static_cast<std::size_t>(i)];
  const PersonModel& person = this->person(i);
  int state = state_[state_at(i, trial.first)];
  int amount = amount_[static_cast<std::size_t>(i)];
  int weekends = weekends_[static_cast<std::size_t>(i)];
  float own = 0;
  int d = trial.first;
  for (; d < days_; ++d) {
    const int state_before = state_[state_at(i, d)];
    if (d > trial.last && state == state_before) break;
    const Duty before = duty_[at(i, d)];
    if (d > trial.last) trial.duty[static_cast<std::size_t>(d)] = before;
    const Duty duty = trial.duty[static_cast<std::size_t>(d)];
    const LineWalk::Step& now = kind.walk.step(d, state, duty);
    if (now.to < 0) return false;
    const LineWalk::Step& was = kind.walk.step(d, state_before, before);
    own += now.cost - was.cost;
    if (duty != before) {
      const float wish = person.day_cost[model_.place(d, duty)];
      if (wish == impossible) return false;
      own += wish - person.day_cost[model_.place(d, before)];
    }
    amount += now.amount - was.amount;
    weekends += now.weekend - was.weekend;
    state = now.to;
    trial.state[static_cast<std::size_t>(d) + 1] = static_cast<std::int16_t>(state);
  }
  trial.end = d;
  if (d == days_) {
    const std::vector<float>& end = person.graph->end_cost;
    const float cost = end[static_cast<std::size_t>(state)];
    if (cost == impossible) return false;
    own += cost - end[static_cast<std::size_t>(state_[state_at(i, days_)])];
  }
  const auto a = static_cast<std::size_t>(amount);
  const auto a_before = static_cast<std::size_t>(amount_[static_cast<std::size_t>(i)]);
  const auto w = static_cast<std::size_t>(weekends);
  const auto w_before = static_cast<std::size_t>(weekends_[static_cast<std::size_t>(i)]);
  own += kind.amount.cost[a] - kind.amount.cost[a_before] + kind.weekend.cost[w] - kind.weekend.cost[w_before];
  trial.beyond =
      kind.amount.beyond[a] - kind.amount.beyond[a_before] + kind.weekend.beyond[w] - kind.weekend.beyond[w_before];
  trial.amount = amount;
  trial.weekends = weekends;
  trial.own = static_cast<double>(own);
  if (limited_[static_cast<std::size_t>(i)] != 0) weigh_counts(trial);
  return true;
}

void WalkedRota::weigh_counts(Trial& trial) const {
  const int i = trial.person;
  const auto first = counts_.begin() + static_cast<std::ptrdiff_t>(i) * duties_;
  std::copy(first, first + duties_, trial.counts.begin());
  const std::vector<int>& most = person(i).most_of_duty;
  int beyond = 0;
  for (int d = trial.first; d <= trial.last; ++d) {
    const Duty before = duty_[at(i, d)];
    const Duty duty = trial.duty[static_cast<std::size_t>(d)];
    if (duty == before) continue;
    if (before != free_day) {
      const auto k = static_cast<std::size_t>(before);
      if (trial.counts[k]-- > most[k]) --beyond;
    }
    if (duty != free_day) {
      const auto k = static_cast<std::size_t>(duty);
      if (++trial.counts[k] > most[k]) ++beyond;
    }
  }
  trial.beyond += beyond;
  trial.own += static_cast<double>(penalty_) * beyond;
}

void WalkedRota::copy(Trial& trial, int person, int first, int last) const {
  trial.person = person;
  trial.first = first;
  trial.last = last;
  for (int d = first; d <= last; ++d) trial.duty[static_cast<std::size_t>(d)] = duty_[at(person, d)];
}

double WalkedRota::cover_delta(const Trial& trial) const {
  double delta = 0;
  for (int d = trial.first; d <= trial.last; ++d) {
    const Duty before = duty_[at(trial.person, d)];
    const Duty duty = trial.duty[static_cast<std::size_t>(d)];
    if (duty == before) continue;
    if (before != free_day) {
      const std::size_t cell = model_.cell(d, before);
      delta += cover(cell, present_[cell] - 1) - cover(cell, present_[cell]);
    }
    if (duty != free_day) {
      const std::size_t cell = model_.cell(d, duty);
      delta += cover(cell, present_[cell] + 1) - cover(cell, present_[cell]);
    }
  }
  return delta;
}

void WalkedRota::settle(const Trial& trial) {
  const int i = trial.person;
  for (int d = trial.first; d <= trial.last; ++d) {
    Duty& before = duty_[at(i, d)];
    const Duty duty = trial.duty[static_cast<std::size_t>(d)];
    if (duty == before) continue;
    if (before != free_day) --present_[model_.cell(d, before)];
    if (duty != free_day) ++present_[model_.cell(d, duty)];
    before = duty;
  }
  for (int d = trial.first + 1; d <= trial.end; ++d) state_[state_at(i, d)] = trial.state[static_cast<std::size_t>(d)];
  amount_[static_cast<std::size_t>(i)] = trial.amount;
  weekends_[static_cast<std::size_t>(i)] = trial.weekends;
  if (limited_[static_cast<std::size_t>(i)] != 0)
    std::copy(trial.counts.begin(), trial.counts.end(), counts_.begin() + static_cast<std::ptrdiff_t>(i) * duties_);
  beyond_ += trial.beyond;
}

}  // namespace handlingsrom::roster
