#include "choice/roster/dive.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"
#include "choice/roster/fixed_days.hpp"
#include "choice/roster/master_shares.hpp"

namespace handlingsrom::roster {

class Dive::Search {
 public:
  Search(Master& master, const std::vector<std::vector<char>>& allowed, const DiveOptions& options)
      : master_(master),
        model_(master.model()),
        options_(options),
        limits_(options.generation),
        persons_(master.persons().size()),
        days_(master, allowed),
        fixed_(persons_, 0),
        chosen_(persons_, 0),
        share_of_days_(options.share_of_days),
        unsure_(least_unsure()) {
    limits_.give_up_at = std::min(options_.aim, options_.cutoff);
    limits_.most_columns = all_columns;
  }

  std::optional<std::vector<Line>> run() {
    while (true) {
      const Generated generated = generate(master_, days_.pricers(), limits_, fixed_);
      stopped_ = limits_.stop && limits_.stop();
      if (stopped_ && master_.complete() && options_.rounds_when_stopped) return likeliest_lines(master_);
      if (stopped_) return std::nullopt;
      limits_.most_rounds = options_.generation.most_rounds;
      if (!master_.complete() || generated.bound >= limits_.give_up_at || lost(generated)) {
        if (!turn_back()) return std::nullopt;
        continue;
      }
      if (options_.most_turns > 0) adapt(generated.bound);
      if (!fix()) return lines();
    }
  }

  bool stopped() const { return stopped_; }
  void limit(double cutoff, const std::function<bool()>& stop) {
    options_.cutoff = cutoff;
    limits_.give_up_at = std::min(limits_.give_up_at, cutoff);
    limits_.stop = stop;
  }

 private:
  double least_unsure() const { return 1 + static_cast<double>(persons_ / 8); }
  double most_unsure() const { return 1 + static_cast<double>(persons_ / 3); }

  /// After many rounds the lines at hand still cost more than all rotas of interest: what is fixed hardly goes together.
  bool lost(const Generated& generated) const {
    return options_.most_turns > 0 && !generated.converged && generated.value > options_.cutoff + options_.unit;
  }

  bool turn_back() {
    if (turns_++ == options_.most_turns || !days_.turn_back()) return false;
    share_of_days_ = std::max(0.25 * share_of_days_, 1e-3);
    unsure_ = least_unsure();
    double& aim = limits_.give_up_at;
    if (turns_ % options_.patience != 0 || aim >= options_.cutoff) return true;
    // Some thirty raises to the cutoff.
    constexpr double part = 0.03;
    const double higher = options_.unit * std::max(1.0, std::round(part * (options_.cutoff - aim) / options_.unit));
    aim = std::min(options_.cutoff, aim + higher);
    return true;
  }

  /// Where fixing costs nothing, more is fixed at a time.
  void adapt(double bound) {
    constexpr double more = 1.25;
    const bool free = bound < bound_ + 0.5 * options_.unit;
    bound_ = bound;
    unsure_ = free ? std::min(more * unsure_, most_unsure()) : least_unsure();
    if (free) share_of_days_ = std::min(more * share_of_days_, options_.share_of_days);
  }

  /// False when every person has one whole line.
  bool fix() {
    const std::vector<double>& shares = master_.shares();
    std::vector<double> best(persons_, 0);
    std::vector<std::size_t> column(persons_, 0);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      const auto person = static_cast<std::size_t>(master_.columns()[k].person);
      // Noise in the last places decides among equals, and so tells the dives of different seeds apart.
      const double share =
          shares[k] + (shares[k] > 1e-6 ? 1e-3 * uniform({options_.seed, step_, static_cast<std::uint32_t>(k)}) : 0);
      if (share > best[person]) best[person] = share, column[person] = k;
    }
    ++step_;
    if (std::all_of(best.begin(), best.end(), [](double share) { return share > 1 - 1e-5; })) {
      chosen_ = column;
      return false;
    }
    if (options_.by_days) return fix_days();
    fix_lines(best, column);
    return true;
  }

  /// The sure ones, and the likeliest of the others until there are enough.
  void fix_lines(const std::vector<double>& share, const std::vector<std::size_t>& column) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < persons_; ++i) {
      if (fixed_[i] == 0) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return share[a] > share[b]; });
    for (std::size_t k = 0; k < order.size(); ++k) {
      if (k < options_.least_lines || share[order[k]] >= options_.sure) settle(order[k], column[order[k]]);
    }
  }

  void settle(std::size_t person, std::size_t column) {
    fixed_[person] = 1;
    for (std::size_t k = 0; k < master_.columns().size(); ++k) {
      if (master_.columns()[k].person == static_cast<int>(person) && k != column) master_.allow(k, false);
    }
  }

  /// Of the days still open, how many must be fixed now for the dive to end in time.
  std::size_t due(std::size_t open) {
    if (!options_.used) return 0;
    open_at_first_ = std::max(open_at_first_, open);
    const double used = options_.used();
    const double step = used - used_before_;
    used_before_ = used;
    const double wanted = std::min(1.0, used + step) * static_cast<double>(open_at_first_);
    return static_cast<std::size_t>(std::max(0.0, std::ceil(wanted - static_cast<double>(open_at_first_ - open))));
  }

  bool fix_days() {
    const std::vector<DayChoice> open = days_.open_days(options_.noise, options_.seed, step_);
    if (open.empty()) {
      chosen_ = likeliest_columns(master_, shares_by_place(master_));
      return false;
    }
    const double share = share_of_days_ * static_cast<double>(open.size());
    const auto count =
        static_cast<std::size_t>(std::ceil(share)) + (share_of_days_ < options_.share_of_days ? 0 : persons_ / 4);
    const std::size_t least = std::min(open.size(), std::max<std::size_t>(1, due(open.size())));
    const double sure = options_.most_turns > 0 ? 0.8 : 0.6;
    std::size_t k = 0;
    // Past the sure ones only a few at a time.
    while (k < std::min(std::max(count, least), open.size()) &&
           (open[k].share >= sure || static_cast<double>(k) < unsure_ || k < least))
      ++k;
    days_.fix(std::span(open).first(k));
    return true;
  }

  std::vector<Line> lines() const {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < persons_; ++i) lines.push_back(master_.columns()[chosen_[i]].line);
    return lines;
  }

  Master& master_;
  const LineModel& model_;
  DiveOptions options_;
  GenerationLimits limits_;
  std::size_t persons_;
  FixedDays days_;
  std::vector<char> fixed_;
  std::vector<std::size_t> chosen_;
  double share_of_days_;
  double unsure_;  // days fixed at a step, past the sure ones
  double bound_ = -1e30;
  int turns_ = 0;
  bool stopped_ = false;
  std::uint32_t step_ = 0;
  std::size_t open_at_first_ = 0;
  double used_before_ = 0;
};

Dive::Dive(Master& master, const std::vector<std::vector<char>>& allowed, const DiveOptions& options)
    : search_(std::make_unique<Search>(master, allowed, options)) {}
Dive::~Dive() = default;
std::optional<std::vector<Line>> Dive::run() { return search_->run(); }
bool Dive::stopped() const { return search_->stopped(); }
void Dive::limit(double cutoff, const std::function<bool()>& stop) { search_->limit(cutoff, stop); }

}  // namespace handlingsrom::roster
