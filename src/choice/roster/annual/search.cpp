#include "choice/roster/annual/search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "base/random.hpp"
#include "choice/roster/annual/holidays.hpp"
#include "choice/roster/annual/weekends.hpp"
#include "choice/roster/annual/window.hpp"

namespace handlingsrom::annual {
namespace {

constexpr std::size_t beam_short = 700;
constexpr std::size_t beam_long = 220;
constexpr int days_apart = 15;  // windows up to this length keep lines of different length apart
constexpr int weeks_first = 4;  // of the rolling horizon
constexpr double planned_weekend = 150;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : seed_(seed) {}
  double next() {
    DrawKey key;
    key.seed = seed_;
    key.run = static_cast<std::uint32_t>(drawn_ >> 32U);
    key.entity = static_cast<std::uint32_t>(drawn_++);
    return uniform(key);
  }
  int below(int count) { return std::min(count - 1, static_cast<int>(next() * count)); }

 private:
  std::uint64_t seed_;
  std::uint64_t drawn_ = 0;
};

/// A person's line as it stands.
struct Standing {
  std::vector<Duty> line;
  std::vector<LineState> states;
  LineSum sum;
  double disliked = 0;  // split weekends and lone days
  double cost = 0;      // of the person, cover apart
  double hour_price = 0;
};

class Search {
 public:
  Search(const Problem& problem, const SearchOptions& options)
      : problem_(problem),
        options_(options),
        dice_(options.seed),
        cover_(problem.unit, problem.demand),
        short_(beam_short),
        long_(beam_long) {
    const std::size_t count = problem.unit.people.size();
    standing_.resize(count);
    for (std::size_t p = 0; p < count; ++p) {
      standing_[p].line = options.keep ? (*options.keep->rota)[p] : problem.leave[p];
      if (options.keep) impose_leave(p);
      if (!take_stock(standing_[p], p)) {
        // A rota from elsewhere, or one that an absence has broken: the days that may change are emptied.
        for (int d = first_day(); d < end_day(); ++d) {
          Duty& duty = standing_[p].line[static_cast<std::size_t>(d)];
          if (duty >= 0) duty = off;
        }
        if (!take_stock(standing_[p], p))
          throw Error(ErrorCode::bad_input, "roster_rota_broken", {{"person", person(p).id}});
      }
      enter(p, 1);
      own_cost_ += standing_[p].cost;
    }
  }

  Found run() {
    if (!options_.keep) first_rota();
    best_ = lines();
    best_cost_ = total();
    const double hot = options_.keep ? 20 : 120, cold = 1.5;
    int round = 0;
    Found found;
    double done = 0;
    for (; round < options_.rounds; ++round) {
      if (round % 16 == 0) {
        done = static_cast<double>(round) / options_.rounds;
        if (options_.used) {
          const double used = options_.used();
          if (used >= 1) {
            found.stopped = true;
            break;
          }
          done = std::max(done, used);
        }
        temperature_ = hot * std::pow(cold / hot, done);
        if (options_.progress && round % 512 == 0) options_.progress(done, best_cost_, empty_shifts());
      }
      move();
      if (total() < best_cost_ - 1e-7) {
        best_cost_ = total();
        best_ = lines();
      }
    }
    found.rota = best_;
    found.cost = best_cost_;
    found.rounds = round;
    return found;
  }

 private:
  const Person& person(std::size_t p) const { return problem_.unit.people[p]; }
  int first_day() const { return options_.keep ? options_.keep->first : 0; }
  int end_day() const { return options_.keep ? options_.keep->end : problem_.unit.days(); }

  void impose_leave(std::size_t p) {
    for (std::size_t d = 0; d < standing_[p].line.size(); ++d) {
      const Duty leave = problem_.leave[p][d];
      Duty& duty = standing_[p].line[d];
      if (leave < off)
        duty = leave;
      else if (duty < off)
        duty = off;
    }
  }

  /// States, sums and cost of a line; false where it breaks a rule.
  bool take_stock(Standing& standing, std::size_t p) const {
    const LineRules& rules = problem_.lines[p];
    if (!states_of(rules, standing.line, standing.states, standing.disliked)) return false;
    standing.sum = rules.sum(standing.line);
    const double own = rules.cost(standing.sum);
    if (own >= static_cast<double>(forbidden) || !rules.keeps_averages(standing.line)) return false;
    double wishes = 0;
    int changed = 0;
    for (std::size_t d = 0; d < standing.line.size(); ++d) {
      wishes += rules.wish_cost(static_cast<int>(d), standing.line[d]);
      if (options_.keep && std::max(off, standing.line[d]) != std::max(off, (*options_.keep->rota)[p][d]) &&
          problem_.leave[p][d] >= off)
        ++changed;
    }
    standing.cost = own + standing.disliked + wishes + (options_.keep ? options_.keep->change * changed : 0);
    return true;
  }

  void enter(std::size_t p, int count) {
    for (std::size_t d = 0; d < standing_[p].line.size(); ++d) {
      const Duty duty = standing_[p].line[d];
      if (duty >= 0) cover_.add(static_cast<int>(d), duty, person(p), count);
    }
  }
  void enter_window(std::size_t p, int first, int end, int count) {
    for (int d = first; d < end; ++d) {
      const Duty duty = standing_[p].line[static_cast<std::size_t>(d)];
      if (duty >= 0) cover_.add(d, duty, person(p), count);
    }
  }

  double total() const { return cover_.cost() + own_cost_; }

  Rota lines() const {
    Rota rota;
    for (const Standing& each : standing_) rota.push_back(each.line);
    return rota;
  }

  int empty_shifts() const {
    int sum = 0;
    for (int d = 0; d < cover_.days(); ++d) {
      for (int s = 0; s < cover_.shifts(); ++s) sum += cover_.short_of_people(d, s);
    }
    return sum;
  }

  /// The window's best line for a person whose window is empty and out of the cover. Leaves the standing as it was where there is none.
  bool fill(std::size_t p, int first, int end, double most_hours) {
    Standing& standing = standing_[p];
    const LineRules& rules = problem_.lines[p];
    const LineRules::Hours contract = rules.hours(standing.sum);
    const int shifts = cover_.shifts();
    const Weights& weights = problem_.unit.weights;
    WindowCosts costs;
    costs.first = first;
    costs.end = end;
    costs.count_shifts = end - first <= days_apart && dice_.next() < 0.6;
    costs.weekend_cost = weights.weekend * (2 * standing.sum.weekends + 1);
    const double most = std::min(most_hours, contract.most);
    costs.most_minutes = static_cast<int>((most - standing.sum.hours) * 60 + 1e-6);
    if (costs.most_minutes < 0) return false;
    const double price = costs.count_shifts ? 0 : standing.hour_price * (0.7 + 0.6 * dice_.next());
    const double noise = 0.3 * temperature_;
    costs.cost.resize(static_cast<std::size_t>(end - first) * static_cast<std::size_t>(shifts + 1));
    double mean_hours = 0;
    int counted = 0;
    for (int d = first; d < end; ++d) {
      float* row = &costs.cost[static_cast<std::size_t>(d - first) * static_cast<std::size_t>(shifts + 1)];
      row[0] = static_cast<float>(rules.wish_cost(d, off) + change_cost(p, d, off));
      for (int s = 0; s < shifts; ++s) {
        if (!rules.may(d, s) || !cover_.asked(d, s)) {
          row[s + 1] = forbidden;
          continue;
        }
        const ShiftDay& shift = problem_.times.at(d, s);
        double cost = cover_.gain(d, s, person(p)) + rules.wish_cost(d, static_cast<Duty>(s)) +
                      change_cost(p, d, static_cast<Duty>(s)) + price * shift.minutes / 60.0 + noise * dice_.next();
        if (shift.weekend && !weekends_.empty())
          cost += weekends_[p][static_cast<std::size_t>(d / 7)] != 0 ? -planned_weekend : planned_weekend;
        if (shift.holiday) cost += weights.holiday * (2 * standing.sum.holidays + 1);
        if (shift.night > 180) cost += weights.night * (2 * standing.sum.nights + 1);
        row[s + 1] = static_cast<float>(cost);
        mean_hours += shift.minutes / 60.0;
        ++counted;
      }
    }
    if (costs.count_shifts) {
      mean_hours = counted > 0 ? mean_hours / counted : 7.5;
      LineSum sum = standing.sum;
      for (int k = 0; k <= end - first; ++k) {
        sum.hours = std::min(contract.most, standing.sum.hours + k * mean_hours);
        costs.by_count.push_back(static_cast<float>(rules.cost(sum)));
      }
    }
    std::vector<Duty> line = standing.line;
    if (!(costs.count_shifts ? short_ : long_).run(rules, costs, shifts, standing.states, line)) return false;
    Standing made;
    made.line = std::move(line);
    if (!take_stock(made, p)) {
      standing.hour_price = standing.hour_price * 1.2 + 1;
      return false;
    }
    const LineRules::Hours after = rules.hours(made.sum);
    made.hour_price = standing.hour_price;
    if (!costs.count_shifts && most_hours >= contract.most) {
      // Towards what an hour is worth at the margin; up where there is no room for another shift.
      constexpr double a_shift = 7, pace = 0.3, upwards = 1.5, highest = 100;
      const double hours = made.sum.hours;
      const double margin = hours < after.least    ? -weights.missing_hour
                            : hours < after.target ? -weights.hour
                                                   : weights.hour;
      made.hour_price = after.most - hours < a_shift ? std::min(highest, made.hour_price + upwards)
                                                     : made.hour_price + pace * (margin - made.hour_price);
    }
    standing = std::move(made);
    return true;
  }

  double change_cost(std::size_t p, int day, Duty duty) const {
    if (!options_.keep || problem_.leave[p][static_cast<std::size_t>(day)] < off) return 0;
    return std::max(off, duty) == std::max(off, (*options_.keep->rota)[p][static_cast<std::size_t>(day)])
               ? 0
               : options_.keep->change;
  }

  void clear_window(std::size_t p, int first, int end) {
    Standing& standing = standing_[p];
    for (int d = first; d < end; ++d) {
      Duty& duty = standing.line[static_cast<std::size_t>(d)];
      if (duty >= 0) duty = off;
    }
    standing.sum = problem_.lines[p].sum(standing.line);
  }

  /// Four weeks at a time, each person in turn: those who can do least first.
  void first_rota() {
    const int days = problem_.unit.days();
    std::vector<std::size_t> order(standing_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return person(a).competences.size() > person(b).competences.size();
    });
    own_cost_ = 0;
    temperature_ = 20;
    weekends_ = lay_weekends(problem_.unit, problem_.demand, problem_.leave, options_.seed);
    for (int first = 0; first < days; first += 7 * weeks_first) {
      const int end = std::min(days, first + 7 * weeks_first);
      for (const std::size_t p : order) {
        const LineRules& rules = problem_.lines[p];
        double worked = 0, all = 0;  // weeks that are not leave
        for (int d = 0; d < days; ++d) {
          if (problem_.leave[p][static_cast<std::size_t>(d)] < off) continue;
          all += 1;
          worked += d < end ? 1 : 0;
        }
        if (all == 0) continue;
        const double most = rules.hours(standing_[p].sum).target * worked / all + 4;
        const Standing before = standing_[p];
        if (fill(p, first, end, most))
          enter_window(p, first, end, 1);
        else
          standing_[p] = before;
      }
    }
    weekends_.clear();
    own_cost_ = 0;
    for (const Standing& each : standing_) own_cost_ += each.cost;
  }

  /// Where to look: mostly at a shift that lacks somebody.
  void choose(int& first, int& end, std::vector<std::size_t>& chosen) {
    const int days = end_day() - first_day();
    int day = first_day() + dice_.below(days), wanting = -1;
    if (dice_.next() < 0.75) {
      const int begin = dice_.below(days * cover_.shifts());
      for (int k = 0; k < days * cover_.shifts(); ++k) {
        const int cell = (begin + k) % (days * cover_.shifts());
        if (cover_.short_of_people(first_day() + cell / cover_.shifts(), cell % cover_.shifts()) > 0) {
          day = first_day() + cell / cover_.shifts();
          wanting = cell % cover_.shifts();
          break;
        }
      }
    }
    const double kind = dice_.next();
    int length = kind < 0.45 ? 7 + dice_.below(8) : kind < 0.85 ? 14 + dice_.below(22) : 42 + dice_.below(43);
    int people = kind < 0.85 ? 1 + dice_.below(4) : 1;
    if (kind >= 0.45 && kind < 0.5) {
      length = 7;
      people = 8;
    }
    first = std::max(first_day(), day - dice_.below(length));
    end = std::min(end_day(), first + length);
    chosen.clear();
    const auto count = static_cast<int>(standing_.size());
    for (int tries = 0; tries < 12 * people && static_cast<int>(chosen.size()) < std::min(people, count); ++tries) {
      const auto p = static_cast<std::size_t>(dice_.below(count));
      if (std::find(chosen.begin(), chosen.end(), p) != chosen.end()) continue;
      if (chosen.empty() && wanting >= 0 && tries < 8 && !problem_.lines[p].may(day, wanting)) continue;
      chosen.push_back(p);
    }
  }

  void move() {
    int first = 0, end = 0;
    choose(first, end, chosen_);
    const double before = total();
    saved_.clear();
    for (const std::size_t p : chosen_) {
      saved_.push_back(standing_[p]);
      own_cost_ -= standing_[p].cost;
      enter_window(p, first, end, -1);
      clear_window(p, first, end);
      // The states before the window stand; those behind it are followed from what the line was.
    }
    bool all = true;
    std::size_t placed = 0;
    for (const std::size_t p : chosen_) {
      if (!fill(p, first, end, forbidden)) {
        all = false;
        break;
      }
      enter_window(p, first, end, 1);
      own_cost_ += standing_[p].cost;
      ++placed;
    }
    if (all) {
      const double change = total() - before;
      if (change <= 0 || dice_.next() < std::exp(-change / temperature_)) return;
    }
    for (std::size_t k = 0; k < chosen_.size(); ++k) {
      const std::size_t p = chosen_[k];
      if (k < placed) {
        enter_window(p, first, end, -1);
        own_cost_ -= standing_[p].cost;
      }
      const double price = standing_[p].hour_price;
      standing_[p] = std::move(saved_[k]);
      standing_[p].hour_price = price;
      enter_window(p, first, end, 1);
      own_cost_ += standing_[p].cost;
    }
  }

  const Problem& problem_;
  const SearchOptions& options_;
  Dice dice_;
  Cover cover_;
  WindowSearch short_, long_;
  std::vector<Standing> standing_, saved_;
  std::vector<std::size_t> chosen_;
  std::vector<std::vector<char>> weekends_;  // laid, while the first rota is made
  double own_cost_ = 0;
  double temperature_ = 1;
  Rota best_;
  double best_cost_ = 0;
};

std::vector<LineRules> rules_of(const Problem& problem) {
  std::vector<LineRules> result;
  for (std::size_t p = 0; p < problem.unit.people.size(); ++p)
    result.emplace_back(problem.unit, problem.times, static_cast<int>(p), problem.leave[p]);
  return result;
}

}  // namespace

Problem::Problem(Unit made)
    : unit(std::move(made)), times(unit), demand(wanted(unit)), leave(place_leave(unit)), lines(rules_of(*this)) {}

Found search(const Problem& problem, const SearchOptions& options) { return Search(problem, options).run(); }

double cost_of(const Problem& problem, const Rota& rota) {
  Cover cover(problem.unit, problem.demand);
  cover.count(problem.unit, rota);
  double sum = cover.cost();
  for (std::size_t p = 0; p < rota.size(); ++p) {
    const LineRules& rules = problem.lines[p];
    std::vector<LineState> states;
    double disliked = 0;
    if (!states_of(rules, rota[p], states, disliked) || !rules.keeps_averages(rota[p]))
      return static_cast<double>(forbidden);
    sum += disliked + rules.cost(rules.sum(rota[p]));
    for (std::size_t d = 0; d < rota[p].size(); ++d) sum += rules.wish_cost(static_cast<int>(d), rota[p][d]);
  }
  return sum;
}

}  // namespace handlingsrom::annual
