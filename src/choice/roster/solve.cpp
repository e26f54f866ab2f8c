#include "choice/roster/solve.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "choice/roster/anneal.hpp"
#include "choice/roster/best_answers.hpp"
#include "choice/roster/choosing.hpp"
#include "choice/roster/dive.hpp"
#include "choice/roster/generation.hpp"
#include "choice/roster/master_shares.hpp"
#include "choice/roster/neighbourhood.hpp"
#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {

double value_of(const LineModel& model, const std::vector<Line>& lines) {
  double value = cover_cost(model, presence(model, lines));
  for (const Line& line : lines) value += line.cost;
  return value;
}

namespace {

class Search {
 public:
  Search(const LineModel& model, const SolveOptions& options)
      : model_(model),
        options_(options),
        unit_(unit_of_costs(model)),
        cutter_(model),
        choosing_(model, options.seed, unit_) {
    everyone_.resize(model.persons.size());
    std::iota(everyone_.begin(), everyone_.end(), 0);
  }

  Solved run() {
    result_.bound = -1e30;
    if (!begin()) return result_;
    constexpr double to_settle = 0.1;
    take(result_.lines, to_settle);
    // Annealing takes some of the time, and of a small problem, whose bound is soon found, as many times what it took so far.
    constexpr double to_anneal = 0.15;
    constexpr double of_used = 20;
    anneal_until(std::min(to_anneal, of_used * used()), 1);
    // Where the master has many cells, the root gives nothing for long: neighbourhoods come first. Without a clock there is no haste.
    constexpr std::size_t large_master = 300;
    constexpr double to_root = 0.2;
    if (options_.used && model_.cover.size() > large_master) improve_until(to_root);
    if (!proved()) root();
    take_turns();
    result_.proved = proved();
    return result_;
  }

 private:
  double used() const { return options_.used ? options_.used() : 0; }
  std::function<bool()> stop_at(double share) const {
    return [this, share] { return options_.used && options_.used() >= share; };
  }
  bool proved() const { return result_.bound > result_.value - unit_ + 1e-3; }

  void report() const {
    if (options_.progress) options_.progress(result_.value, result_.bound);
  }

  bool accept(std::vector<Line> lines, double value) {
    const bool better = value < result_.value - 0.5 * unit_;
    result_.lines = std::move(lines);
    result_.value = value;
    if (better) report();
    return better;
  }

  bool begin() {
    FirstRota first = first_rota(model_);
    result_.without_line = std::move(first.without_line);
    if (!result_.without_line.empty()) return false;
    cells_ = first.cells;
    // A line over the whole of a long period takes long to price: then windows only.
    constexpr std::size_t long_line = 2'000'000;
    choosing_.only_windows(cells_ > long_line * model_.persons.size());
    result_.value = value_of(model_, first.lines);
    result_.lines = std::move(first.lines);
    report();
    return true;
  }

  /// Each person in turn answers the others anew, until nobody can do better alone; kept if it is no worse.
  void take(std::vector<Line> lines, double until) {
    constexpr int most_passes = 50;
    bool better = true;
    for (int pass = 0; better && pass < most_passes; ++pass) {
      better = answer_all(model_, lines, stop_at(until));
      const double value = value_of(model_, lines);
      if (value <= result_.value) accept(lines, value);
    }
  }

  /// Neighbourhoods, annealing and dives in turn until the time is up. One that gains goes on; one that does not waits, longer each time.
  /// A turn is a part of the time used so far: what is quick comes early.
  void take_turns() {
    constexpr double shortest = 0.01;
    constexpr double longest = 0.08;
    constexpr double of_used = 0.25;
    constexpr int most_fruitless = 3;
    constexpr std::array heats{0.5, 0.25, 1.0};
    enum Way : std::size_t { improving, annealing, diving };
    std::array<int, 3> waits{0, 0, 0};
    std::array<int, 3> fruitless{0, 0, 0};
    std::size_t annealed = 0;
    while (options_.used && !proved() && used() < 1 && result_.iterations < options_.most_iterations) {
      constexpr int never = 1 << 30;
      if (!annealing_gains_) waits[annealing] = never;
      if (time_of_dive_ == 0) waits[diving] = never;
      const auto way = static_cast<std::size_t>(std::min_element(waits.begin(), waits.end()) - waits.begin());
      const double before = result_.value;
      const double until = std::min(1.0, used() + std::clamp(of_used * used(), shortest, longest));
      if (way == improving) {
        improve_until(until);
      } else if (way == annealing) {
        anneal_until(until, heats[annealed++ % heats.size()]);
      } else {
        dive_below(std::min(1.0, std::max(until, used() + time_of_dive_)));
      }
      for (int& each : waits) each = std::max(0, each - 1);
      fruitless[way] = result_.value < before ? 0 : std::min(fruitless[way] + 1, most_fruitless);
      waits[way] = fruitless[way] == 0 ? 0 : 1 << fruitless[way];
    }
    improve_until(1);
  }

  /// Annealing up to a share of the time; without a clock, a number of moves.
  void anneal_until(double share, double heat) {
    constexpr std::size_t chains_without_clock = 2;  // whatever the number of threads
    constexpr std::uint64_t moves_without_clock = 200'000;
    const bool clock = static_cast<bool>(options_.used);
    const std::size_t chains = clock ? std::max(1U, options_.threads) : chains_without_clock;
    const double begun = used();
    if (!annealing_gains_ || (clock && begun >= share)) return;
    std::vector<std::optional<std::vector<Line>>> answers(chains);
    parallel_for(
        chains,
        [&](std::size_t k) {
          AnnealOptions options;
          options.seed = options_.seed + annealings_ + k;
          options.moves = moves_without_clock;
          options.heat = heat;
          if (clock) options.done = [&] { return (options_.used() - begun) / (share - begun); };
          answers[k] = anneal(model_, result_.lines, options);
        },
        options_.threads);
    annealings_ += chains;
    for (std::optional<std::vector<Line>>& lines : answers) {
      annealing_gains_ &= lines.has_value();
      if (!lines) continue;
      const double value = value_of(model_, *lines);
      if (value < result_.value - 1e-6) accept(std::move(*lines), value);
    }
  }

  void root() {
    Master master(model_, everyone_, std::vector<int>(model_.cover.size(), 0));
    for (const int person : everyone_) master.add(person, result_.lines[static_cast<std::size_t>(person)]);
    // A round that would take minutes is not begun: neighbourhoods do more in the time, without a bound.
    constexpr std::size_t most_cells = 600'000'000;
    constexpr int most_rows = 2'500;
    if (cells_ > most_cells || master.rows() > most_rows) return;
    const Pricers pricers(model_, everyone_);
    GenerationLimits limits;
    limits.threads = options_.threads;
    limits.inside = true;
    limits.narrow = true;
    limits.unit = unit_;
    constexpr double to_bound = 0.5;
    // Some dozens of rounds are needed. Where that is seen to take too long, the time is worth more to neighbourhoods.
    constexpr double longest_round = 0.01;
    constexpr int rounds_seen = 4;
    std::atomic<bool> too_slow{false};
    const double begun = used();
    limits.stop = [&] {
      if (master.solves() >= rounds_seen && used() - begun > longest_round * master.solves()) too_slow = true;
      return too_slow || used() >= to_bound;
    };
    const Generated generated = generate(master, pricers, limits);
    const double time_of_root = used() - begun;
    result_.bound = std::max(result_.bound, generated.bound);
    report();
    if (too_slow) return;
    keep_lines(master);
    choosing_.guide({master.cell_duals(), master.person_duals()});
    if (proved()) return;
    constexpr double to_round = 0.6;
    take(likeliest_lines(master), to_round);
    if (proved()) return;
    constexpr double to_dive = 0.7;
    constexpr double of_root = 6;
    constexpr double of_all = 0.2;
    const double time_of_dive = std::max(of_all, of_root * time_of_root);
    if (generated.converged && options_.used) {
      time_of_dive_ = time_of_dive;
      dive_below(std::min(to_dive, used() + time_of_dive));
      if (proved()) return;
    }
    first_dives(master, std::min(to_dive, used() + time_of_dive));
  }

  DiveOptions dive_options() const {
    DiveOptions options;
    options.seed = options_.seed + dives_;
    options.by_days = true;
    options.generation.threads = options_.threads;
    options.generation.inside = true;
    options.generation.narrow = true;
    options.generation.most_rounds = 30;
    options.generation.close_enough = 3e-3;
    return options;
  }

  void dive(Master& master, const DiveOptions& options) {
    ++dives_;
    if (auto lines = Dive(master, {}, options).run()) take(std::move(*lines), 1);
  }

  /// Whole lines first where many persons share them: it is quick, and leaves the days a better rota to beat.
  void first_dives(Master& master, double share) {
    constexpr std::size_t kept_for_each = 25;
    master.tidy(kept_for_each * everyone_.size());
    constexpr std::size_t many_persons = 40;
    DiveOptions options = dive_options();
    const double begun = used();
    if (everyone_.size() > many_persons) {
      constexpr std::size_t steps = 30;
      options.by_days = false;
      options.least_lines = 1 + everyone_.size() / steps;
      options.cutoff = result_.value + 1e-3;
      options.generation.stop = stop_at(0.5 * (begun + share));
      dive(master, options);
      if (proved()) return;
    }
    options.by_days = true;
    options.rounds_when_stopped = true;
    options.cutoff = result_.value + 1e-3;
    options.generation.stop = stop_at(share);
    if (options_.used) {
      constexpr double in_time = 0.9;
      const double now = used();
      options.used = [this, now, share] { return (used() - now) / (in_time * (share - now)); };
    }
    dive(master, options);
  }

  /// A dive that is taken back wherever the bound passes what is aimed at: the bound of all at first. Out of time, it goes on the next time.
  void dive_below(double share) {
    if (!dive_) begin_dive();
    dive_->limit(result_.value - unit_ + 1e-3, stop_at(share));
    std::optional<std::vector<Line>> lines = dive_->run();
    if (!dive_->stopped()) dive_.reset();
    if (lines) take(std::move(*lines), 1);
  }

  void begin_dive() {
    DiveOptions options = dive_options();
    options.cutoff = result_.value - unit_ + 1e-3;
    options.aim = unit_ * std::ceil(result_.bound / unit_ - 1e-6) + 1e-3;
    options.unit = unit_;
    options.most_turns = 100;
    constexpr double other_ways = 0.1;  // where the surest did not lead to the best
    if (dives_ > 0) options.noise = other_ways;
    options.rounds_when_stopped = true;
    constexpr double of_gap = 0.02;
    const double fine = std::max(0.25 * unit_, of_gap * (result_.value - result_.bound));
    options.generation.close_enough = std::min(options.generation.close_enough, fine / (1 + result_.value));
    options.generation.unit = unit_;
    options.generation.first_price = choosing_.highest_price();
    dive_master_ = std::make_unique<Master>(model_, everyone_, std::vector<int>(model_.cover.size(), 0));
    dive_master_->begin_at(choosing_.prices().cell);
    for (const int person : everyone_) {
      const auto p = static_cast<std::size_t>(person);
      dive_master_->add(person, result_.lines[p]);
      for (const Line& line : known_[p]) dive_master_->add(person, line);
    }
    dive_ = std::make_unique<Dive>(*dive_master_, std::vector<std::vector<char>>{}, options);
    ++dives_;
  }

  /// The lines that the root found worth while begin every neighbourhood.
  void keep_lines(const Master& master) {
    known_.assign(model_.persons.size(), {});
    struct Rated {
      double reduced;
      std::size_t column;
    };
    std::vector<std::vector<Rated>> rated(model_.persons.size());
    for (std::size_t k = 0; k < master.columns().size(); ++k) {
      const Master::Column& column = master.columns()[k];
      rated[static_cast<std::size_t>(column.person)].push_back(
          {master.reduced_cost(column.person, column.line, master.cell_duals()), k});
    }
    constexpr std::size_t most_kept = 60;
    for (std::size_t i = 0; i < rated.size(); ++i) {
      std::stable_sort(rated[i].begin(), rated[i].end(),
                       [](const Rated& a, const Rated& b) { return a.reduced < b.reduced; });
      for (std::size_t k = 0; k < std::min(most_kept, rated[i].size()); ++k)
        known_[i].push_back(master.columns()[rated[i][k].column].line);
    }
  }

  void improve_until(double share) {
    constexpr double longest = 0.1;  // for neighbourhoods that are begun
    while (!proved() && !stop_at(share)() && result_.iterations < options_.most_iterations)
      neighbourhoods(stop_at(options_.used ? std::min(1.0, options_.used() + longest) : 1));
  }

  void neighbourhoods(const std::function<bool()>& stop) {
    constexpr std::size_t batch = 2;  // whatever the number of threads: the same seed gives the same rota
    const std::vector<Neighbourhood> tasks = choosing_.next(result_.lines, batch);
    std::vector<Improved> answers(batch);
    const auto base = static_cast<std::uint64_t>(result_.iterations);
    parallel_for(
        batch,
        [&](std::size_t k) {
          answers[k] = improve(model_, cutter_, result_.lines, tasks[k], known_, options_.seed + base + k, stop);
        },
        options_.threads);
    result_.iterations += static_cast<int>(batch);
    for (std::size_t k = 0; k < batch; ++k) {
      const double before = result_.value;
      if (answers[k].lines) {
        std::vector<Line> trial = result_.lines;
        for (std::size_t i = 0; i < tasks[k].persons.size(); ++i)
          trial[static_cast<std::size_t>(tasks[k].persons[i])] = std::move((*answers[k].lines)[i]);
        const double value = value_of(model_, trial);
        if (value <= result_.value) accept(std::move(trial), value);
      }
      choosing_.learn(tasks[k], before - result_.value, answers[k].work);
    }
  }

  const LineModel& model_;
  const SolveOptions& options_;
  double unit_;  // rotas differ by a multiple of it
  WindowCutter cutter_;
  Choosing choosing_;
  std::vector<int> everyone_;
  std::vector<std::vector<Line>> known_;
  Solved result_;
  std::uint64_t annealings_ = 0;
  std::uint64_t dives_ = 0;
  std::unique_ptr<Master> dive_master_;
  std::unique_ptr<Dive> dive_;   // one that was stopped
  double time_of_dive_ = 0;      // 0: the root takes too long for another
  bool annealing_gains_ = true;  // a rota in which most moves break a rule is not annealed
  std::size_t cells_ = 0;        // of everybody's tables
};

}  // namespace

Solved solve(const LineModel& model, const SolveOptions& options) { return Search(model, options).run(); }

}  // namespace handlingsrom::roster
