// Which schools: every set where there are few, else a search from set to set; a bound either way; the frontier between cost and travel.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

#include "base/error.hpp"
#include "base/wanted.hpp"
#include "choice/structure/study/linear.hpp"

namespace handlingsrom::structure_study {
namespace {

constexpr double no_bound = std::numeric_limits<double>::infinity();

struct Known {
  bool possible = false;
  Choice choice;
  double bound = 0, travel = 0;
  double total = -1;  // −1: not worked out
};

class Search {
 public:
  Search(const Study& study, Evaluator& evaluator, const std::function<double()>& left)
      : study_(study), evaluator_(evaluator), left_(left) {
    for (std::size_t s = 0; s < study.sites.size(); ++s) {
      base_.push_back(study.sites[s].rule == Rule::open ? 1 : 0);
      if (study.sites[s].rule == Rule::free) free_.push_back(s);
    }
  }

  bool few() const { return free_.size() <= enumerated; }
  bool stopped() const { return stopped_; }

  Known& at(const std::vector<char>& open) {
    const auto [found, fresh] = known_.try_emplace(open);
    Known& one = found->second;
    if (!fresh) return one;
    const auto count = std::count(open.begin(), open.end(), 1);
    if (count == 0 || (study_.most_open > 0 && count > study_.most_open)) return one;
    auto choice = evaluator_.place(open);
    if (!choice) return one;
    one.possible = true;
    one.choice = std::move(*choice);
    one.bound = evaluator_.bound(open);
    one.travel = evaluator_.travel(one.choice);
    return one;
  }

  double total(Known& one) {
    if (one.total < 0) one.total = evaluator_.total(one.choice);
    return one.total;
  }

  /// Every set of the free schools, placed but not yet costed.
  void place_all() {
    for (std::size_t mask = 0; mask < std::size_t{1} << free_.size(); ++mask) {
      std::vector<char> open = base_;
      for (std::size_t k = 0; k < free_.size(); ++k) open[free_[k]] = (mask >> k & 1U) != 0 ? 1 : 0;
      at(open);
    }
  }

  /// The cheapest of all that travel no more than `most`: by rising bound until no other can be cheaper.
  Known* cheapest(double most) {
    std::vector<Known*> all;
    for (auto& [open, one] : known_) {
      if (one.possible && one.travel <= most) all.push_back(&one);
    }
    std::stable_sort(all.begin(), all.end(), [](const Known* a, const Known* b) { return a->bound < b->bound; });
    Known* best = nullptr;
    for (Known* one : all) {
      if (best != nullptr && one->bound >= total(*best)) break;
      if (left_() <= 0 && one->total < 0) {
        stopped_ = true;
        continue;
      }
      if (best == nullptr || total(*one) < total(*best)) best = one;
    }
    return best;
  }

  /// Opens, closes or exchanges one school as long as `score` falls.
  Known* climb(std::vector<char> open, const std::function<double(Known&)>& score) {
    Known* now = &at(open);
    double best = now->possible ? score(*now) : no_bound;
    for (bool better = true; better && left_() > 0;) {
      better = false;
      std::vector<char> best_open = open;
      const auto consider = [&](const std::vector<char>& candidate) {
        Known& one = at(candidate);
        if (!one.possible) return;
        const double value = score(one);
        if (value >= best - 1e-9 * std::abs(best)) return;
        best = value;
        best_open = candidate;
        better = true;
      };
      for (const std::size_t s : free_) {
        std::vector<char> candidate = open;
        candidate[s] = candidate[s] != 0 ? 0 : 1;
        consider(candidate);
        if (left_() <= 0) break;
      }
      // Exchanges are many: only where opening or closing one no longer pays.
      for (std::size_t i = 0; !better && i < free_.size() && left_() > 0; ++i) {
        for (std::size_t j = i + 1; j < free_.size() && left_() > 0; ++j) {
          if (open[free_[i]] == open[free_[j]]) continue;
          std::vector<char> candidate = open;
          std::swap(candidate[free_[i]], candidate[free_[j]]);
          consider(candidate);
        }
      }
      open = best_open;
    }
    Known& end = at(open);
    return end.possible ? &end : nullptr;
  }

  std::vector<char> all_open() const {
    std::vector<char> open = base_;
    for (const std::size_t s : free_) open[s] = 1;
    return open;
  }

  Point point(Known& one) { return {one.choice, total(one), one.travel}; }

  /// Of all that have a cost, those that none is both cheaper and nearer than.
  std::vector<Point> nondominated(int points) {
    std::vector<Known*> costed;
    for (auto& [open, one] : known_) {
      if (one.possible && one.total >= 0) costed.push_back(&one);
    }
    std::stable_sort(costed.begin(), costed.end(), [](const Known* a, const Known* b) {
      return a->total != b->total ? a->total < b->total : a->travel < b->travel;
    });
    std::vector<Point> frontier;
    for (Known* one : costed) {
      if (frontier.empty() || one->travel < frontier.back().travel - 1e-9) frontier.push_back(point(*one));
    }
    // The two ends, and evenly by number between them.
    const auto most = static_cast<std::size_t>(points);
    if (frontier.size() <= most || most < 2) return frontier;
    std::vector<Point> thinned;
    for (std::size_t k = 0; k < most; ++k) thinned.push_back(frontier[k * (frontier.size() - 1) / (most - 1)]);
    return thinned;
  }

 private:
  const Study& study_;
  Evaluator& evaluator_;
  const std::function<double()>& left_;
  std::vector<char> base_;
  std::vector<std::size_t> free_;
  std::map<std::vector<char>, Known> known_;
  bool stopped_ = false;
};

}  // namespace

Result solve(const Study& study, Evaluator& evaluator, const Limits& limits) {
  const std::function<double()> left = [&] {
    check_wanted();
    return limits.seconds_left ? limits.seconds_left() : std::numeric_limits<double>::infinity();
  };
  Search search(study, evaluator, left);
  Result result;
  Known *cheapest = nullptr, *nearest = nullptr;
  const auto cost = [&](Known& one) { return search.total(one); };
  const auto travel = [](Known& one) { return one.travel; };
  if (search.few()) {
    search.place_all();
    cheapest = search.cheapest(no_bound);
    nearest = search.climb(search.all_open(), travel);
  } else {
    nearest = search.climb(search.all_open(), travel);
    cheapest = search.climb(search.all_open(), cost);
    const location::Problem problem = linear_of(study, Goal::travel, nullptr).problem;
    std::vector<char> rule_only(study.sites.size(), 0);
    for (std::size_t s = 0; s < study.sites.size(); ++s) rule_only[s] = problem.rule[s] == Rule::open ? 1 : 0;
    Known* other = search.climb(rule_only, cost);
    if (cheapest == nullptr || (other != nullptr && cost(*other) < cost(*cheapest))) cheapest = other;
  }
  if (cheapest == nullptr) throw Error(ErrorCode::no_solution, "study_schools_collide");
  if (nearest == nullptr) nearest = cheapest;
  // Between the two ends: the cheapest within each of evenly spaced limits on travel.
  const double low = nearest->travel, high = cheapest->travel;
  for (int k = 1; k < limits.points - 1 && left() > 0; ++k) {
    const double most = low + (high - low) * k / (limits.points - 1);
    if (search.few()) {
      search.cheapest(most);
      continue;
    }
    search.climb(nearest->choice.open, [&](Known& one) { return one.travel <= most ? search.total(one) : no_bound; });
  }
  search.total(*nearest);
  result.frontier = search.nondominated(limits.points);
  result.best = result.frontier.front();
  result.proved = search.few() && !search.stopped();
  if (result.proved) {
    result.bound = result.best.total;
  } else {
    const Linear linear = linear_of(study, Goal::cost, &evaluator);
    location::Limits bound_limits;
    // The bound is worth a second more than the time that was asked for.
    bound_limits.seconds_left = [&] { return left() + 1; };
    result.bound = std::min(result.best.total, linear.constant + location::solve(linear.problem, bound_limits).bound);
    result.proved = result.bound >= result.best.total * (1 - 1e-9);
  }
  return result;
}

}  // namespace handlingsrom::structure_study
