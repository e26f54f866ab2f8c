#include "choice/roster/generation.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "base/parallel.hpp"

namespace handlingsrom::roster {

Pricers::Pricers(const LineModel& model, const std::vector<int>& persons, const std::vector<std::vector<char>>& allowed)
    : model_(model), persons_(persons) {
  for (std::size_t i = 0; i < persons.size(); ++i) {
    pricers_.push_back(
        std::make_unique<LinePricer>(model, persons[i], allowed.empty() ? std::span<const char>{} : allowed[i]));
  }
}

void Pricers::restrict(std::size_t place, const std::vector<char>& allowed) {
  pricers_[place] = std::make_unique<LinePricer>(model_, persons_[place], allowed);
}

namespace {

/// What each line of a settled person is worth stays in the master; its part of the bound is its reduced cost plus its price.
double settled_value(const Master& master, int person, const std::vector<double>& duals) {
  double least = 1e30;
  for (const Master::Column& column : master.columns()) {
    if (column.person != person || !column.allowed) continue;
    least = std::min(least, master.reduced_cost(person, column.line, duals) +
                                master.person_duals()[static_cast<std::size_t>(person)]);
  }
  return least;
}

/// The dearest single step or wish of a line.
double scale_of_own_costs(const Master& master) {
  double most = 1;
  const auto take = [&most](float cost) {
    constexpr float hard = 1'000;
    if (cost < hard) most = std::max(most, static_cast<double>(cost));
  };
  for (const int person : master.persons()) {
    const PersonModel& model = master.model().persons[static_cast<std::size_t>(person)];
    for (const float cost : model.day_cost) take(cost);
    for (const std::vector<Arc>& arcs : model.graph->kinds) {
      for (const Arc& arc : arcs) take(arc.cost);
    }
  }
  return most;
}

/// A narrow room to begin in: what the lines at hand cost for each cell, where that is less than twice the dearest of their steps.
double first_price(const Master& master) {
  double own = 0;
  for (const Master::Column& column : master.columns()) own += column.line.cost;
  const double for_each = own / std::max(1, master.rows());
  const double most = 2 * scale_of_own_costs(master);
  constexpr double least = 0.01;
  return for_each > least ? std::min(most, for_each) : most;
}

/// Whether some cell would be worth more than it may cost.
bool presses(const Master& master, double most_price) {
  const std::vector<double>& duals = master.cell_duals();
  for (std::size_t k = 0; k < duals.size(); ++k) {
    const CoverCell& cell = master.model().cover[k];
    constexpr double near = 0.9;
    const double high = cell.under + cell.below_minimum;
    if ((high > most_price && duals[k] > near * most_price) ||
        (cell.over > most_price && -duals[k] > near * most_price))
      return true;
  }
  return false;
}

/// Near enough, or near and no rota's value between.
bool close_to(const Generated& result, const GenerationLimits& limits) {
  const double gap = result.value - result.bound;
  constexpr double near = 3e-3;
  if (limits.unit > 0 && gap <= near * std::abs(result.value) &&
      limits.unit * std::ceil(result.bound / limits.unit - 1e-6) >= result.value)
    return true;
  return gap <= std::max(1e-6, limits.close_enough * std::abs(result.value));
}

/// Opened so far is all the room of prices there is.
constexpr double all_prices = 1e30;

/// The rounds of column generation over one master.
class Generation {
 public:
  Generation(Master& master, const Pricers& pricers, const GenerationLimits& limits, const std::vector<char>& fixed)
      : master_(master),
        model_(master.model()),
        pricers_(pricers),
        limits_(limits),
        fixed_(fixed),
        persons_(pricers.size()),
        spaces_(std::max(1U, limits.threads)),
        priced_(persons_),
        multipliers_(persons_),
        duals_(model_.cover.size()),
        prices_(static_cast<std::size_t>(model_.days * (model_.duties + 1)), 0) {
    result_.bound = -1e30;
    if (limits.inside && limits.narrow) most_price_ = limits.first_price > 0 ? limits.first_price : first_price(master);
  }

  Generated run() {
    while (result_.rounds < limits_.most_rounds && !(limits_.stop && limits_.stop())) {
      solve();
      choose_prices();
      const bool stopped = price();
      ++result_.rounds;
      if (stopped || !goes_on(take())) break;
    }
    solve();
    return result_;
  }

 private:
  void solve() {
    if (!solved_) result_.value = limits_.inside ? master_.solve_inside(close_, most_price_) : master_.solve();
    solved_ = true;
  }

  bool settled(std::size_t person) const { return !fixed_.empty() && fixed_[person] != 0; }

  void choose_prices() {
    const std::vector<double>& out = master_.cell_duals();
    if (centre_.empty()) centre_ = out;
    for (std::size_t k = 0; k < duals_.size(); ++k) duals_[k] = share_ * centre_[k] + (1 - share_) * out[k];
    for (int d = 0; d < model_.days; ++d) {
      for (Duty duty = 0; duty < model_.duties; ++duty)
        prices_[model_.place(d, duty)] = static_cast<float>(-duals_[model_.cell(d, duty)]);
    }
    // Prices are floats: the bound is taken at exactly these.
    for (int d = 0; d < model_.days; ++d) {
      for (Duty duty = 0; duty < model_.duties; ++duty)
        duals_[model_.cell(d, duty)] = -static_cast<double>(prices_[model_.place(d, duty)]);
    }
  }

  /// The lines of each person below today's prices; true where it was stopped before it knew them all.
  bool price() {
    // Lines a little above the threshold count for the bound, those far above do not.
    const double slack = std::max(0.01, (result_.value - result_.bound) / static_cast<double>(persons_));
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stopped{false};
    parallel_for(
        spaces_.size(),
        [&](std::size_t t) {
          for (std::size_t i = next++; i < persons_ && !stopped; i = next++) {
            if (settled(i)) continue;
            if (limits_.stop && limits_.stop()) stopped = true;
            priced_[i] = pricers_[i].below(prices_, master_.person_duals()[i], multipliers_[i], spaces_[t],
                                           limits_.most_lines, exact_, slack);
          }
        },
        limits_.threads);
    return stopped;
  }

  struct Round {
    double bound = 0;
    std::size_t added = 0;
  };

  /// The bound at the round's prices, and the lines that are worth it into the master.
  Round take() {
    Round round{master_.cover_bound(duals_), 0};
    for (std::size_t i = 0; i < persons_; ++i) {
      const int person = static_cast<int>(i);
      if (settled(i)) {
        round.bound += settled_value(master_, person, duals_);
        continue;
      }
      round.bound += priced_[i].bound;
      for (Priced::Found& found : priced_[i].lines) {
        if (master_.reduced_cost(person, found.line, master_.cell_duals()) < -1e-6)
          round.added += master_.add(person, std::move(found.line)) ? 1 : 0;
      }
    }
    if (round.bound > result_.bound) {
      result_.bound = round.bound;
      centre_ = duals_;
    }
    return round;
  }

  bool converged() {
    result_.converged = true;
    return false;
  }

  /// Whether there is another round, and how it is to be.
  bool goes_on(const Round& round) {
    if (result_.bound >= limits_.give_up_at) return false;
    const bool close_now = master_.complete() && close_to(result_, limits_);
    if (most_price_ < all_prices && opens(round, close_now)) return true;
    if (close_now) return converged();
    return limits_.inside ? from_inside(round.added) : from_a_corner(round.added);
  }

  /// Dear shortages leave prices a wide room in which the first rounds lose themselves: the room is opened step by step (as in
  /// the box steps of du Merle, Villeneuve, Desrosiers and Hansen 1999, Discrete Math. 194).
  bool opens(const Round& round, bool close_now) {
    constexpr double roughly = 0.03;
    constexpr int most_rounds_for_a_price = 6;
    const bool done = result_.value - round.bound <= roughly * (1 + std::abs(result_.value)) || round.added == 0 ||
                      close_now || ++rounds_at_price_ >= most_rounds_for_a_price;
    if (!done || !(presses(master_, most_price_) || !master_.complete())) return false;
    rounds_at_price_ = 0;
    constexpr double wider = 2;
    most_price_ = most_price_ > 1e5 ? all_prices : wider * most_price_;
    exact_ = false;
    close_ = 0.01;
    solved_ = false;
    return true;
  }

  bool from_inside(std::size_t added) {
    // By the best bound: one round's prices gone astray must not make the next ones coarse.
    const double gap = (result_.value - result_.bound) / (1 + std::abs(result_.value));
    const double finest = 0.1 * limits_.close_enough;
    // Where few lines are still to be found, it is the prices that are too coarse.
    constexpr std::size_t few = 4;
    if (added < persons_ / few) looseness_ = std::max(0.5 * looseness_, 0.005);
    if (added > 0) {
      exact_ = false;
      close_ = std::clamp(looseness_ * gap, finest, 0.1);
    } else if (close_ > finest) {
      close_ = std::max(finest, 0.1 * close_);
      exact_ = true;
    } else if (!exact_) {
      exact_ = true;
      return true;
    } else {
      return converged();
    }
    solved_ = false;
    // Every column costs time in every step: the idle ones go, not those just found. Towards the end they would be found again and again.
    constexpr double at_the_end = 0.01;
    const std::size_t for_each = gap > at_the_end ? 120 : 360;
    if (limits_.most_columns < all_columns) master_.tidy(std::max<std::size_t>(for_each * persons_, 4'000));
    return true;
  }

  bool from_a_corner(std::size_t added) {
    constexpr double smoothing = 0.7;
    if (added > 0) {
      misses_ = 0;
      exact_ = false;
      share_ = smoothing;
      solved_ = false;
      master_.tidy(limits_.most_columns);
      return true;
    }
    if (share_ == 0 && exact_) return converged();
    if (share_ == 0) {
      exact_ = true;
      return true;
    }
    ++misses_;
    share_ = std::max(0.0, 1 - (misses_ + 1) * (1 - smoothing));
    return true;
  }

  Master& master_;
  const LineModel& model_;
  const Pricers& pricers_;
  const GenerationLimits& limits_;
  const std::vector<char>& fixed_;
  std::size_t persons_;
  std::vector<PricingSpace> spaces_;
  std::vector<Priced> priced_;
  std::vector<std::vector<double>> multipliers_;
  std::vector<double> centre_;
  std::vector<double> duals_;
  std::vector<float> prices_;
  Generated result_;
  double share_ = 0;        // of the centre
  double close_ = 0.1;      // of the master from the inside
  double looseness_ = 0.1;  // of what is between value and bound
  double most_price_ = all_prices;
  int rounds_at_price_ = 0;
  int misses_ = 0;
  bool exact_ = false;  // quick pricing as long as it finds something
  bool solved_ = false;
};

}  // namespace

Generated generate(Master& master, const Pricers& pricers, const GenerationLimits& limits,
                   const std::vector<char>& fixed) {
  return Generation(master, pricers, limits, fixed).run();
}

}  // namespace handlingsrom::roster
