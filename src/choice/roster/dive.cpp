#include "choice/roster/dive.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"

namespace handlingsrom::roster {
namespace {

/// By person, day and duty: the share of the lines that have it.
std::vector<std::vector<double>> shares_by_place(const Master& master) {
  const LineModel& model = master.model();
  const auto places = static_cast<std::size_t>(model.days * (model.duties + 1));
  std::vector<std::vector<double>> weight(master.persons().size(), std::vector<double>(places, 0));
  for (std::size_t k = 0; k < master.shares().size(); ++k) {
    if (master.shares()[k] < 1e-9) continue;
    const Master::Column& column = master.columns()[k];
    std::vector<double>& own = weight[static_cast<std::size_t>(column.person)];
    for (int d = 0; d < model.days; ++d)
      own[model.place(d, column.line.duty[static_cast<std::size_t>(d)])] += master.shares()[k];
  }
  return weight;
}

/// By person the allowed column whose days have the largest shares together.
std::vector<std::size_t> likeliest_columns(const Master& master, const std::vector<std::vector<double>>& weight) {
  const LineModel& model = master.model();
  std::vector<double> most(weight.size(), -1);
  std::vector<std::size_t> result(weight.size(), 0);
  for (std::size_t k = 0; k < master.columns().size(); ++k) {
    const Master::Column& column = master.columns()[k];
    if (!column.allowed) continue;
    const auto person = static_cast<std::size_t>(column.person);
    double sum = 0;
    for (int d = 0; d < model.days; ++d)
      sum += weight[person][model.place(d, column.line.duty[static_cast<std::size_t>(d)])];
    if (sum > most[person]) most[person] = sum, result[person] = k;
  }
  return result;
}

class Dive {
 public:
  Dive(Master& master, const std::vector<std::vector<char>>& allowed, const DiveOptions& options)
      : master_(master),
        model_(master.model()),
        options_(options),
        persons_(master.persons().size()),
        allowed_(allowed),
        pricers_(model_, master.persons(), allowed),
        fixed_(persons_, 0),
        chosen_(persons_, 0) {
    allowed_.resize(persons_);
    for (std::size_t k = 0; k < master.columns().size(); ++k)
      was_allowed_.push_back(master.columns()[k].allowed ? 1 : 0);
  }

  std::optional<std::vector<Line>> run() {
    GenerationLimits limits = options_.generation;
    limits.give_up_at = options_.cutoff;
    limits.most_columns = all_columns;
    std::optional<std::vector<Line>> result;
    while (true) {
      const Generated generated = generate(master_, pricers_, limits, fixed_);
      const bool stopped = limits.stop && limits.stop();
      if (stopped && master_.complete() && options_.rounds_when_stopped) {
        result = likeliest_lines(master_);
        break;
      }
      if (!master_.complete() || generated.bound >= options_.cutoff || stopped) break;
      if (!fix()) {
        result = lines();
        break;
      }
      limits.most_rounds = options_.generation.most_rounds;
    }
    for (std::size_t k = 0; k < master_.columns().size(); ++k)
      master_.allow(k, k >= was_allowed_.size() || was_allowed_[k] != 0);
    return result;
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
    const auto places = static_cast<std::size_t>(model_.days * (model_.duties + 1));
    const std::vector<std::vector<double>> weight = shares_by_place(master_);
    // Only days of one line are fixed, so that each person keeps a line.
    const std::vector<std::size_t> likeliest = likeliest_columns(master_, weight);
    struct Choice {
      double weight;
      std::size_t person;
      int day;
      Duty duty;
    };
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < persons_; ++i) {
      if (allowed_[i].empty()) allowed_[i].assign(places, 1);
      for (int d = 0; d < model_.days; ++d) {
        int open = 0;
        for (int duty = free_day; duty < model_.duties; ++duty)
          open += allowed_[i][model_.place(d, static_cast<Duty>(duty))];
        const Duty duty = master_.columns()[likeliest[i]].line.duty[static_cast<std::size_t>(d)];
        const double noise =
            1e-3 * uniform({options_.seed, step_, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(d)});
        const Choice top{weight[i][model_.place(d, duty)] + noise, i, d, duty};
        if (open > 1) choices.push_back(top);
      }
    }
    if (choices.empty()) {
      chosen_ = likeliest;
      return false;
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& a, const Choice& b) { return a.weight > b.weight; });
    const auto count =
        static_cast<std::size_t>(std::ceil(options_.share_of_days * static_cast<double>(choices.size()))) +
        persons_ / 4;
    const std::size_t least = std::min(choices.size(), std::max<std::size_t>(1, due(choices.size())));
    std::vector<char> touched(persons_, 0);
    for (std::size_t k = 0; k < std::min(std::max(count, least), choices.size()); ++k) {
      // Past the sure ones only a few at a time.
      if (choices[k].weight < 0.6 && k > persons_ / 8 && k >= least) break;
      for (int duty = free_day; duty < model_.duties; ++duty)
        allowed_[choices[k].person][model_.place(choices[k].day, static_cast<Duty>(duty))] =
            duty == choices[k].duty ? 1 : 0;
      touched[choices[k].person] = 1;
    }
    for (std::size_t i = 0; i < persons_; ++i) {
      if (touched[i] != 0) pricers_.restrict(i, allowed_[i]);
    }
    for (std::size_t k = 0; k < master_.columns().size(); ++k) {
      const Master::Column& column = master_.columns()[k];
      const auto person = static_cast<std::size_t>(column.person);
      if (touched[person] == 0 || !column.allowed) continue;
      for (int d = 0; d < model_.days; ++d) {
        if (allowed_[person][model_.place(d, column.line.duty[static_cast<std::size_t>(d)])] == 0) {
          master_.allow(k, false);
          break;
        }
      }
    }
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
  std::vector<std::vector<char>> allowed_;
  Pricers pricers_;
  std::vector<char> fixed_;
  std::vector<std::size_t> chosen_;
  std::vector<char> was_allowed_;
  std::uint32_t step_ = 0;
  std::size_t open_at_first_ = 0;
  double used_before_ = 0;
};

}  // namespace

std::vector<Line> likeliest_lines(const Master& master) {
  std::vector<Line> lines;
  for (const std::size_t k : likeliest_columns(master, shares_by_place(master)))
    lines.push_back(master.columns()[k].line);
  return lines;
}

std::optional<std::vector<Line>> dive(Master& master, const std::vector<std::vector<char>>& allowed,
                                      const DiveOptions& options) {
  return Dive(master, allowed, options).run();
}

}  // namespace handlingsrom::roster
