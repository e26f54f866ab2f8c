#include "choice/roster/anneal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>

#include "base/random.hpp"
#include "choice/roster/line_walk.hpp"
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

/// One kind of person: graph and what its totals cost.
struct Kind {
  LineWalk walk;
  Totals amount;
  Totals weekend;
  std::vector<char> occurs;  // by duty
};

int most_total(const LineGraph& graph, int days, std::int16_t Arc::*part) {
  int most = 0;
  for (const std::vector<Arc>& arcs : graph.kinds) {
    for (const Arc& arc : arcs) most = std::max(most, static_cast<int>(arc.*part));
  }
  return most * days;
}

/// A person's line as a move would make it.
struct Trial {
  int person = 0;
  int first = 0;  // day
  int last = 0;   // up to here `duty` says what is wanted
  int end = 0;    // from here on nothing changes
  double own = 0;
  int amount = 0;
  int weekends = 0;
  int beyond = 0;
  std::vector<Duty> duty;            // by day
  std::vector<std::int16_t> state;   // by day, before it
  std::vector<std::int16_t> counts;  // by duty
};

class Annealing {
 public:
  Annealing(const LineModel& model, const AnnealOptions& options)
      : model_(model), options_(options), days_(model.days), duties_(model.duties) {
    penalty_ = 1;
    for (const CoverCell& cell : model.cover) penalty_ = std::max(penalty_, static_cast<float>(cell.under));
    std::map<const LineGraph*, std::shared_ptr<const Kind>> known;
    for (const PersonModel& person : model.persons) {
      std::shared_ptr<const Kind>& kind = known[person.graph.get()];
      if (!kind) kind = std::make_shared<const Kind>(kind_of(*person.graph));
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
    for (Trial* trial : {&a_, &b_}) {
      trial->duty.resize(static_cast<std::size_t>(days_));
      trial->state.resize(static_cast<std::size_t>(days_) + 1);
      trial->counts.resize(static_cast<std::size_t>(duties_));
    }
  }

  bool possible() const {
    return std::all_of(kinds_.begin(), kinds_.end(), [](const auto& kind) { return kind->walk.unique(); });
  }

  std::vector<Line> run(const std::vector<Line>& lines) {
    place(lines);
    best_ = duty_;
    best_value_ = value_;
    double hottest = 1;
    double coldest = 1;
    scale(hottest, coldest);
    hottest = std::max(coldest, options_.heat * hottest);
    constexpr std::uint64_t between = 1'024;
    for (std::uint64_t k = 0;; ++k) {
      if (k % between == 0) {
        const double done = options_.done ? options_.done() : static_cast<double>(k) / static_cast<double>(options_.moves);
        if (done >= 1) break;
        temperature_ = hottest * std::pow(coldest / hottest, std::max(0.0, done));
      }
      double delta = 0;
      if (!propose(delta)) continue;
      if (delta > 0 && delta > -temperature_ * std::log(draw())) continue;
      accept(delta);
    }
    return best_lines();
  }

 private:
  Kind kind_of(const LineGraph& graph) const {
    std::vector<char> occurs(static_cast<std::size_t>(duties_), 0);
    for (const std::vector<Arc>& arcs : graph.kinds) {
      for (const Arc& arc : arcs) {
        if (arc.duty != free_day) occurs[static_cast<std::size_t>(arc.duty)] = 1;
      }
    }
    return {LineWalk(graph, duties_), Totals(graph.amount_cost, most_total(graph, days_, &Arc::amount), penalty_),
            Totals(graph.weekend_cost, most_total(graph, days_, &Arc::weekend), penalty_), std::move(occurs)};
  }

  std::size_t at(int person, int day) const {
    return static_cast<std::size_t>(person) * static_cast<std::size_t>(days_) + static_cast<std::size_t>(day);
  }
  std::size_t state_at(int person, int day) const {
    return static_cast<std::size_t>(person) * static_cast<std::size_t>(days_ + 1) + static_cast<std::size_t>(day);
  }
  const PersonModel& person(int i) const { return model_.persons[static_cast<std::size_t>(i)]; }
  const Kind& kind(int i) const { return *kinds_[static_cast<std::size_t>(i)]; }
  double cover(std::size_t cell, int present) const { return cover_[cell * width_ + static_cast<std::size_t>(present)]; }

  std::uint32_t bits() {
    if (bits_left_ == 0) {
      bits_ = random_bits({options_.seed, static_cast<std::uint32_t>(draws_), static_cast<std::uint32_t>(draws_ >> 32U)});
      ++draws_;
      bits_left_ = 4;
    }
    return bits_[static_cast<std::size_t>(--bits_left_)];
  }
  int below(int count) {
    return static_cast<int>((static_cast<std::uint64_t>(bits()) * static_cast<std::uint64_t>(count)) >> 32U);
  }
  double draw() { return (static_cast<double>(bits()) + 0.5) * 0x1.0p-32; }

  void place(const std::vector<Line>& lines) {
    const auto persons = model_.persons.size();
    duty_.assign(persons * static_cast<std::size_t>(days_), free_day);
    state_.assign(persons * static_cast<std::size_t>(days_ + 1), 0);
    counts_.assign(persons * static_cast<std::size_t>(duties_), 0);
    amount_.assign(persons, 0);
    weekends_.assign(persons, 0);
    for (std::size_t i = 0; i < persons; ++i) {
      const auto p = static_cast<int>(i);
      int state = kind(p).walk.start();
      for (int d = 0; d < days_; ++d) {
        const Duty duty = lines[i].duty[static_cast<std::size_t>(d)];
        duty_[at(p, d)] = duty;
        state_[state_at(p, d)] = static_cast<std::int16_t>(state);
        const LineWalk::Step& step = kind(p).walk.step(d, state, duty);
        state = step.to;
        amount_[i] += step.amount;
        weekends_[i] += step.weekend;
        if (duty != free_day) ++counts_[i * static_cast<std::size_t>(duties_) + static_cast<std::size_t>(duty)];
      }
      state_[state_at(p, days_)] = static_cast<std::int16_t>(state);
    }
    present_ = presence(model_, lines);
    value_ = cover_cost(model_, present_);
    for (const Line& line : lines) value_ += line.cost;
  }

  std::vector<Line> best_lines() const {
    std::vector<Line> lines;
    for (int i = 0; i < static_cast<int>(model_.persons.size()); ++i) {
      Line line;
      const LineGraph& graph = *person(i).graph;
      int state = kind(i).walk.start();
      int amount = 0;
      line.cost = static_cast<double>(graph.start_cost[static_cast<std::size_t>(state)]);
      for (int d = 0; d < days_; ++d) {
        const Duty duty = best_[at(i, d)];
        const LineWalk::Step& step = kind(i).walk.step(d, state, duty);
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

  /// Walks the trial's days from its first until the old line's state is met again.
  bool weigh(Trial& trial) const {
    const int i = trial.person;
    const Kind& kind = this->kind(i);
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
    trial.beyond = kind.amount.beyond[a] - kind.amount.beyond[a_before] + kind.weekend.beyond[w] -
                   kind.weekend.beyond[w_before];
    trial.amount = amount;
    trial.weekends = weekends;
    trial.own = static_cast<double>(own);
    if (limited_[static_cast<std::size_t>(i)] != 0) weigh_counts(trial);
    return true;
  }

  void weigh_counts(Trial& trial) const {
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

  /// How long a window is: mostly a few days, now and then up to two weeks.
  int length() {
    constexpr int longest = 14;
    if (below(2) == 0) return 1 + below(3);
    return 1 + below(std::min(longest, days_));
  }

  bool propose(double& delta) {
    two_ = false;
    const int kind = below(8);
    if (kind < 3) return change(delta);
    if (kind < 6) return exchange(delta);
    if (kind < 7) return turn(delta);
    return exchange_two(delta);
  }

  void copy(Trial& trial, int person, int first, int last) const {
    trial.person = person;
    trial.first = first;
    trial.last = last;
    for (int d = first; d <= last; ++d) trial.duty[static_cast<std::size_t>(d)] = duty_[at(person, d)];
  }

  double cover_delta(const Trial& trial) const {
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

  /// A person's days take another duty.
  bool change(double& delta) {
    const int i = below(static_cast<int>(model_.persons.size()));
    const int first = below(days_);
    const int length = below(2) == 0 ? 1 : 1 + below(5);
    const int last = std::min(days_, first + length) - 1;
    const std::vector<Duty>& may = may_[static_cast<std::size_t>(i)];
    const Duty duty = may[static_cast<std::size_t>(below(static_cast<int>(may.size())))];
    copy(a_, i, first, last);
    bool any = false;
    for (int d = first; d <= last; ++d) {
      any |= a_.duty[static_cast<std::size_t>(d)] != duty;
      a_.duty[static_cast<std::size_t>(d)] = duty;
    }
    if (!any || !weigh(a_)) return false;
    delta = a_.own + cover_delta(a_);
    return true;
  }

  /// Two windows of a person trade places.
  bool turn(double& delta) {
    const int i = below(static_cast<int>(model_.persons.size()));
    const int length = 1 + (below(2) == 0 ? 0 : below(3));
    if (days_ < 2 * length) return false;
    int first = below(days_ - length + 1);
    int second = below(days_ - length + 1);
    if (first > second) std::swap(first, second);
    if (second - first < length) return false;
    copy(a_, i, first, second + length - 1);
    bool any = false;
    for (int k = 0; k < length; ++k) {
      Duty& one = a_.duty[static_cast<std::size_t>(first + k)];
      Duty& other = a_.duty[static_cast<std::size_t>(second + k)];
      any |= one != other;
      std::swap(one, other);
    }
    if (!any || !weigh(a_)) return false;
    delta = a_.own + cover_delta(a_);
    return true;
  }

  bool exchange_window(int i, int j, int first, int last) {
    bool any = false;
    for (int d = first; d <= last; ++d) {
      const Duty one = duty_[at(i, d)];
      const Duty other = duty_[at(j, d)];
      any |= one != other;
      a_.duty[static_cast<std::size_t>(d)] = other;
      b_.duty[static_cast<std::size_t>(d)] = one;
    }
    return any;
  }

  bool two_persons(int& i, int& j) {
    const auto persons = static_cast<int>(model_.persons.size());
    if (persons < 2) return false;
    i = below(persons);
    j = below(persons - 1);
    if (j >= i) ++j;
    return true;
  }

  bool weigh_both(double& delta) {
    if (!weigh(a_) || !weigh(b_)) return false;
    two_ = true;
    delta = a_.own + b_.own;
    return true;
  }

  /// Two persons' days are exchanged: cover stays.
  bool exchange(double& delta) {
    int i = 0;
    int j = 0;
    if (!two_persons(i, j)) return false;
    const int first = below(days_);
    const int last = std::min(days_, first + length()) - 1;
    copy(a_, i, first, last);
    copy(b_, j, first, last);
    return exchange_window(i, j, first, last) && weigh_both(delta);
  }

  bool exchange_two(double& delta) {
    int i = 0;
    int j = 0;
    if (!two_persons(i, j)) return false;
    const int length = 1 + below(3);
    if (days_ < 2 * length) return false;
    int first = below(days_ - length + 1);
    int second = below(days_ - length + 1);
    if (first > second) std::swap(first, second);
    if (second - first < length) return false;
    copy(a_, i, first, second + length - 1);
    copy(b_, j, first, second + length - 1);
    const bool one = exchange_window(i, j, first, first + length - 1);
    const bool other = exchange_window(i, j, second, second + length - 1);
    return one && other && weigh_both(delta);
  }

  void settle(const Trial& trial) {
    const int i = trial.person;
    for (int d = trial.first; d <= trial.last; ++d) {
      Duty& before = duty_[at(i, d)];
      const Duty duty = trial.duty[static_cast<std::size_t>(d)];
      if (duty == before) continue;
      if (before != free_day) --present_[model_.cell(d, before)];
      if (duty != free_day) ++present_[model_.cell(d, duty)];
      before = duty;
    }
    for (int d = trial.first + 1; d <= trial.end; ++d)
      state_[state_at(i, d)] = trial.state[static_cast<std::size_t>(d)];
    amount_[static_cast<std::size_t>(i)] = trial.amount;
    weekends_[static_cast<std::size_t>(i)] = trial.weekends;
    if (limited_[static_cast<std::size_t>(i)] != 0)
      std::copy(trial.counts.begin(), trial.counts.end(),
                counts_.begin() + static_cast<std::ptrdiff_t>(i) * duties_);
    beyond_ += trial.beyond;
  }

  void accept(double delta) {
    settle(a_);
    if (two_) settle(b_);
    value_ += delta;
    if (beyond_ == 0 && value_ < best_value_ - 1e-6) {
      best_value_ = value_;
      best_ = duty_;
    }
  }

  /// Temperatures from what moves cost: the hottest takes an ordinary worsening often, the coldest hardly the least.
  void scale(double& hottest, double& coldest) {
    std::vector<double> worse;
    constexpr int tries = 20'000;
    for (int k = 0; k < tries; ++k) {
      double delta = 0;
      if (propose(delta) && delta > 1e-6) worse.push_back(delta);
    }
    if (worse.empty()) worse.push_back(1);
    const auto quantile = [&](double share) {
      const auto k = static_cast<std::ptrdiff_t>(share * static_cast<double>(worse.size() - 1));
      std::nth_element(worse.begin(), worse.begin() + k, worse.end());
      return worse[static_cast<std::size_t>(k)];
    };
    coldest = 0.12 * quantile(0.02);
    hottest = std::max(2 * coldest, 0.3 * quantile(0.25));
  }

  const LineModel& model_;
  const AnnealOptions& options_;
  int days_;
  int duties_;
  float penalty_ = 1;
  std::vector<std::shared_ptr<const Kind>> kinds_;  // by person
  std::vector<char> limited_;
  std::vector<std::vector<Duty>> may_;  // by person: duties that can be given, free first
  std::size_t width_ = 0;
  std::vector<double> cover_;  // cell × number present
  std::vector<Duty> duty_;     // person × day
  std::vector<std::int16_t> state_;
  std::vector<std::int16_t> counts_;
  std::vector<int> amount_;
  std::vector<int> weekends_;
  std::vector<int> present_;
  double value_ = 0;
  int beyond_ = 0;
  std::vector<Duty> best_;
  double best_value_ = 0;
  double temperature_ = 1;
  Trial a_;
  Trial b_;
  bool two_ = false;
  std::array<std::uint32_t, 4> bits_{};
  int bits_left_ = 0;
  std::uint64_t draws_ = 0;
};

}  // namespace

std::optional<std::vector<Line>> anneal(const LineModel& model, const std::vector<Line>& lines,
                                        const AnnealOptions& options) {
  Annealing annealing(model, options);
  if (!annealing.possible()) return std::nullopt;
  return annealing.run(lines);
}

}  // namespace handlingsrom::roster
