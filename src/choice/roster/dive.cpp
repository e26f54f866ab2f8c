#include "choice/roster/dive.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"

namespace handlingsrom::roster {
namespace {

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
    limits.most_columns = static_cast<std::size_t>(-1);  // places of columns must last
    std::optional<std::vector<Line>> result;
    while (true) {
      const Generated generated = generate(master_, pricers_, limits, fixed_);
      if (!master_.complete() || generated.bound >= options_.cutoff || (limits.stop && limits.stop())) break;
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
    const std::vector<double> shares = master_.shares();
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
    if (options_.by_days) return fix_days(shares);
    std::size_t top = persons_;
    bool any = false;
    for (std::size_t i = 0; i < persons_; ++i) {
      if (fixed_[i] != 0) continue;
      if (best[i] >= options_.sure) {
        settle(i, column[i]);
        any = true;
      } else if (top == persons_ || best[i] > best[top]) {
        top = i;
      }
    }
    if (!any && top < persons_) settle(top, column[top]);
    return true;
  }

  void settle(std::size_t person, std::size_t column) {
    fixed_[person] = 1;
    for (std::size_t k = 0; k < master_.columns().size(); ++k) {
      if (master_.columns()[k].person == static_cast<int>(person) && k != column) master_.allow(k, false);
    }
  }

  bool fix_days(const std::vector<double>& shares) {
    const auto places = static_cast<std::size_t>(model_.days * (model_.duties + 1));
    std::vector<std::vector<double>> weight(persons_, std::vector<double>(places, 0));
    for (std::size_t k = 0; k < shares.size(); ++k) {
      if (shares[k] < 1e-9) continue;
      const Master::Column& column = master_.columns()[k];
      for (int d = 0; d < model_.days; ++d)
        weight[static_cast<std::size_t>(column.person)]
              [model_.place(d, column.line.duty[static_cast<std::size_t>(d)])] += shares[k];
    }
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
        Choice top{-1, i, d, free_day};
        for (int duty = free_day; duty < model_.duties; ++duty) {
          const std::size_t place = model_.place(d, static_cast<Duty>(duty));
          if (allowed_[i][place] == 0) continue;
          ++open;
          const double noise =
              1e-3 * uniform({options_.seed, step_, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(d)});
          if (weight[i][place] + noise > top.weight) top = {weight[i][place] + noise, i, d, static_cast<Duty>(duty)};
        }
        if (open > 1) choices.push_back(top);
      }
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& a, const Choice& b) { return a.weight > b.weight; });
    const auto count =
        static_cast<std::size_t>(std::ceil(options_.share_of_days * static_cast<double>(choices.size()))) +
        persons_ / 4;
    std::vector<char> touched(persons_, 0);
    for (std::size_t k = 0; k < std::min(std::max<std::size_t>(count, 1), choices.size()); ++k) {
      // Past the sure ones only a few at a time.
      if (choices[k].weight < 0.6 && k > persons_ / 8) break;
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
};

}  // namespace

std::optional<std::vector<Line>> dive(Master& master, const std::vector<std::vector<char>>& allowed,
                                      const DiveOptions& options) {
  return Dive(master, allowed, options).run();
}

}  // namespace handlingsrom::roster
