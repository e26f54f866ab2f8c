#include "choice/roster/anneal.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"
#include "choice/roster/presence.hpp"
#include "choice/roster/walked_rota.hpp"

namespace handlingsrom::roster {
namespace {

class Annealing {
 public:
  Annealing(const LineModel& model, const std::vector<Line>& lines, const AnnealOptions& options)
      : options_(options),
        persons_(static_cast<int>(model.persons.size())),
        days_(model.days),
        rota_(model, lines),
        a_(rota_.trial()),
        b_(rota_.trial()) {
    value_ = cover_cost(model, presence(model, lines));
    for (const Line& line : lines) value_ += line.cost;
    best_value_ = value_;
    const auto key = random_bits({options.seed});
    key_ = (static_cast<std::uint64_t>(key[0]) << 32U) | key[1];
  }

  std::optional<std::vector<Line>> run() {
    if (!rota_.possible()) return std::nullopt;
    best_ = rota_.duties();
    double hottest = 1;
    double coldest = 1;
    if (scale(hottest, coldest) < options_.least_legal) return std::nullopt;
    hottest = std::max(coldest, options_.heat * hottest);
    constexpr std::uint64_t between = 1'024;
    for (std::uint64_t k = 0;; ++k) {
      if (k % between == 0) {
        const double done =
            options_.done ? options_.done() : static_cast<double>(k) / static_cast<double>(options_.moves);
        if (done >= 1) break;
        temperature_ = hottest * std::pow(coldest / hottest, std::max(0.0, done));
      }
      double delta = 0;
      if (!propose(delta)) continue;
      if (delta > 0 && delta > -temperature_ * std::log(draw())) continue;
      accept(delta);
    }
    return rota_.lines_of(best_);
  }

 private:
  /// A draw is a function of the seed and its number (SplitMix64: Steele, Lea and Flood 2014, OOPSLA); a third of the time went to stronger ones.
  std::uint32_t bits() {
    std::uint64_t mixed = key_ + ++draws_ * 0x9e3779b97f4a7c15ULL;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
    return static_cast<std::uint32_t>((mixed ^ (mixed >> 31U)) >> 32U);
  }
  int below(int count) {
    return static_cast<int>((static_cast<std::uint64_t>(bits()) * static_cast<std::uint64_t>(count)) >> 32U);
  }
  double draw() { return (static_cast<double>(bits()) + 0.5) * 0x1.0p-32; }

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

  /// A person's days take another duty.
  bool change(double& delta) {
    const int i = below(persons_);
    const int first = below(days_);
    const int length = below(2) == 0 ? 1 : 1 + below(5);
    const int last = std::min(days_, first + length) - 1;
    const std::vector<Duty>& may = rota_.may(i);
    const Duty duty = may[static_cast<std::size_t>(below(static_cast<int>(may.size())))];
    rota_.copy(a_, i, first, last);
    bool any = false;
    for (int d = first; d <= last; ++d) {
      any |= a_.duty[static_cast<std::size_t>(d)] != duty;
      a_.duty[static_cast<std::size_t>(d)] = duty;
    }
    if (!any || !rota_.weigh(a_)) return false;
    delta = a_.own + rota_.cover_delta(a_);
    return true;
  }

  /// Two windows of `length` days that share none, the earlier first.
  bool two_windows(int length, int& first, int& second) {
    if (days_ < 2 * length) return false;
    first = below(days_ - length + 1);
    second = below(days_ - length + 1);
    if (first > second) std::swap(first, second);
    return second - first >= length;
  }

  /// Two windows of a person trade places.
  bool turn(double& delta) {
    const int i = below(persons_);
    const int length = 1 + (below(2) == 0 ? 0 : below(3));
    int first = 0;
    int second = 0;
    if (!two_windows(length, first, second)) return false;
    rota_.copy(a_, i, first, second + length - 1);
    bool any = false;
    for (int k = 0; k < length; ++k) {
      Duty& one = a_.duty[static_cast<std::size_t>(first + k)];
      Duty& other = a_.duty[static_cast<std::size_t>(second + k)];
      any |= one != other;
      std::swap(one, other);
    }
    if (!any || !rota_.weigh(a_)) return false;
    delta = a_.own + rota_.cover_delta(a_);
    return true;
  }

  bool exchange_window(int i, int j, int first, int last) {
    bool any = false;
    for (int d = first; d <= last; ++d) {
      const Duty one = rota_.duty(i, d);
      const Duty other = rota_.duty(j, d);
      any |= one != other;
      a_.duty[static_cast<std::size_t>(d)] = other;
      b_.duty[static_cast<std::size_t>(d)] = one;
    }
    return any;
  }

  bool two_persons(int& i, int& j) {
    if (persons_ < 2) return false;
    i = below(persons_);
    j = below(persons_ - 1);
    if (j >= i) ++j;
    return true;
  }

  bool weigh_both(double& delta) {
    if (!rota_.weigh(a_) || !rota_.weigh(b_)) return false;
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
    rota_.copy(a_, i, first, last);
    rota_.copy(b_, j, first, last);
    return exchange_window(i, j, first, last) && weigh_both(delta);
  }

  bool exchange_two(double& delta) {
    int i = 0;
    int j = 0;
    if (!two_persons(i, j)) return false;
    const int length = 1 + below(3);
    int first = 0;
    int second = 0;
    if (!two_windows(length, first, second)) return false;
    rota_.copy(a_, i, first, second + length - 1);
    rota_.copy(b_, j, first, second + length - 1);
    const bool one = exchange_window(i, j, first, first + length - 1);
    const bool other = exchange_window(i, j, second, second + length - 1);
    return one && other && weigh_both(delta);
  }

  void accept(double delta) {
    rota_.settle(a_);
    if (two_) rota_.settle(b_);
    value_ += delta;
    if (rota_.beyond() == 0 && value_ < best_value_ - 1e-6) {
      best_value_ = value_;
      best_ = rota_.duties();
    }
  }

  /// Temperatures from what moves cost: the hottest takes an ordinary worsening often, the coldest hardly the least. Returns the share of
  /// moves that keep the rules.
  double scale(double& hottest, double& coldest) {
    std::vector<double> worse;
    constexpr int tries = 20'000;
    int legal = 0;
    for (int k = 0; k < tries; ++k) {
      double delta = 0;
      if (!propose(delta)) continue;
      ++legal;
      if (delta > 1e-6 && two_) worse.push_back(delta);  // what exchanges cost: cover apart
    }
    if (worse.empty()) worse.push_back(1);
    const auto quantile = [&](double share) {
      const auto k = static_cast<std::ptrdiff_t>(share * static_cast<double>(worse.size() - 1));
      std::nth_element(worse.begin(), worse.begin() + k, worse.end());
      return worse[static_cast<std::size_t>(k)];
    };
    coldest = 0.17 * quantile(0.02);
    hottest = std::max(2 * coldest, 0.5 * quantile(0.25));
    return legal / static_cast<double>(tries);
  }

  const AnnealOptions& options_;
  int persons_;
  int days_;
  WalkedRota rota_;
  WalkedRota::Trial a_;
  WalkedRota::Trial b_;
  bool two_ = false;  // the move is of both trials
  double value_ = 0;
  std::vector<Duty> best_;
  double best_value_ = 0;
  double temperature_ = 1;
  std::uint64_t key_;
  std::uint64_t draws_ = 0;
};

}  // namespace

std::optional<std::vector<Line>> anneal(const LineModel& model, const std::vector<Line>& lines,
                                        const AnnealOptions& options) {
  return Annealing(model, lines, options).run();
}

}  // namespace handlingsrom::roster
