#include "choice/roster/dive.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"
#include "choice/roster/fixed_days.hpp"
#include "choice/roster/master_shares.hpp"

namespace handlingsrom::roster {
namespace {

class Dive {
 public:
  Dive(Master& master, const std::vector<std::vector<char>>& allowed, const DiveOptions& options)
      : master_(master),
        model_(master.model()),
        options_(options),
        persons_(master.persons().size()),
        days_(master, allowed),
        fixed_(persons_, 0),
        chosen_(persons_, 0) {}

  std::optional<std::vector<Line>> run() {
    GenerationLimits limits = options_.generation;
    limits.give_up_at = std::min(options_.aim, options_.cutoff);
    limits.most_columns = all_columns;
    double higher = options_.unit;
    constexpr double faster = 4;
    int turns = 0;
    while (true) {
      const Generated generated = generate(master_, days_.pricers(), limits, fixed_);
      const bool stopped = limits.stop && limits.stop();
      if (stopped && master_.complete() && options_.rounds_when_stopped) return likeliest_lines(master_);
      if (stopped) return std::nullopt;
      limits.most_rounds = options_.generation.most_rounds;
      if (!master_.complete() || generated.bound >= limits.give_up_at) {
        if (turns++ == options_.most_turns) return std::nullopt;
        const bool raises = turns % options_.patience == 0 && limits.give_up_at < options_.cutoff;
        if (raises) limits.give_up_at = std::min(options_.cutoff, limits.give_up_at + higher);
        if (raises) higher *= faster;
        if (!days_.turn_back()) return std::nullopt;
        share_of_days_ = raises ? options_.share_of_days : std::max(0.25 * share_of_days_, 1e-3);
        continue;
      }
      if (!fix()) return lines();
    }
  }

 private:
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
    std::size_t k = 0;
    // Past the sure ones only a few at a time.
    while (k < std::min(std::max(count, least), open.size()) &&
           (open[k].share >= 0.6 || k <= persons_ / 8 || k < least))
      ++k;
    days_.fix(std::span(open).first(k));
    if (options_.most_turns > 0) share_of_days_ = std::min(1.5 * share_of_days_, 0.3);
    return true;
  }

  std::vector<Line> lines() const {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < persons_; ++i) lines.push_back(master_.columns()[chosen_[i]].line);
    return lines;
  }

  Master& master_;
  const LineModel& model_;
  const DiveOptions& options_;
  std::size_t persons_;
  FixedDays days_;
  std::vector<char> fixed_;
  std::vector<std::size_t> chosen_;
  double share_of_days_ = options_.share_of_days;
  std::uint32_t step_ = 0;
  std::size_t open_at_first_ = 0;
  double used_before_ = 0;
};

}  // namespace

std::optional<std::vector<Line>> dive(Master& master, const std::vector<std::vector<char>>& allowed,
                                      const DiveOptions& options) {
  return Dive(master, allowed, options).run();
}

}  // namespace handlingsrom::roster
