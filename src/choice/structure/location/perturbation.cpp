#include "choice/structure/location/perturbation.hpp"

#include <algorithm>
#include <numeric>

#include "base/random.hpp"

namespace handlingsrom::location {
namespace {

class Rounds {
 public:
  Rounds(const Problem& problem, const Nearest& nearest, std::uint64_t seed)
      : problem_(problem), nearest_(nearest), seed_(seed), assignment_(problem, nearest) {}

  void run(int patience, Incumbent& incumbent) {
    take(incumbent);
    constexpr int back_after = 200;
    constexpr double worse_allowed = 0.003, worth_chains = 0.02;
    for (int without = 0; without < patience && !incumbent.stopped(); ++without, ++round_) {
      draw_ = 0;
      std::vector<char> open = open_;
      const int changes = draw(3) == 0 ? 2 : 1;
      for (int k = 0; k < changes; ++k) change(open);
      if (open == open_) continue;
      std::vector<int> wish;
      if (draw(3) != 0) {
        wish = site_of_;
        for (int& site : wish) site = site >= 0 && open[static_cast<std::size_t>(site)] != 0 ? site : -1;
      }
      assignment_.assign(open, wish);
      if (!assignment_.improve()) continue;
      if (assignment_.value() < value_ * (1 + worth_chains)) assignment_.improve_by_chains();
      const double value = assignment_.value();
      if (value < value_ * (1 + worse_allowed * uniform_draw())) {
        value_ = value;
        open_ = assignment_.open();
        site_of_ = assignment_.site_of();
      }
      if (incumbent.offer(value, assignment_.open(), assignment_.shares())) without = 0;
      if (without % back_after == back_after - 1) take(incumbent);
    }
  }

 private:
  void take(const Incumbent& incumbent) {
    value_ = incumbent.value();
    open_ = incumbent.open();
    site_of_.assign(static_cast<std::size_t>(problem_.customers), -1);
    for (const Share& share : incumbent.shares()) site_of_[static_cast<std::size_t>(share.customer)] = share.site;
  }

  double uniform_draw() { return uniform({seed_, static_cast<std::uint32_t>(round_), draw_++}); }
  int draw(std::size_t count) {
    return std::min(static_cast<int>(count) - 1, static_cast<int>(uniform_draw() * static_cast<double>(count)));
  }
  bool is_free(std::size_t site) const { return problem_.rule.empty() || problem_.rule[site] == Rule::free; }

  void change(std::vector<char>& open) {
    std::vector<int> places;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i] != 0 && is_free(i)) places.push_back(static_cast<int>(i));
    }
    if (places.empty()) return;
    const int from = places[static_cast<std::size_t>(draw(places.size()))];
    const int kind = problem_.open_exactly > 0 ? 0 : draw(4);  // 0, 1: exchange; 2: close; 3: open
    if (kind != 2) {
      const int to = near(from, open);
      if (to < 0) return;
      open[static_cast<std::size_t>(to)] = 1;
    }
    if (kind != 3) open[static_cast<std::size_t>(from)] = 0;
  }

  /// A closed site that is among the cheapest for a customer of `site`; −1: none.
  int near(int site, const std::vector<char>& open) {
    std::vector<int> members;
    for (std::size_t j = 0; j < site_of_.size(); ++j) {
      if (site_of_[j] == site) members.push_back(static_cast<int>(j));
    }
    const int customer =
        members.empty() ? draw(site_of_.size()) : members[static_cast<std::size_t>(draw(members.size()))];
    const auto count = static_cast<std::size_t>(std::count(open.begin(), open.end(), 1));
    const std::size_t wide = std::max<std::size_t>(5, 2 * open.size() / std::max<std::size_t>(1, count));
    std::vector<int> closed;
    for (const Nearest::Way& way : nearest_.of(customer)) {
      if (open[static_cast<std::size_t>(way.site)] != 0 || !is_free(static_cast<std::size_t>(way.site))) continue;
      closed.push_back(way.site);
      if (closed.size() == wide) break;
    }
    return closed.empty() ? -1 : closed[static_cast<std::size_t>(draw(closed.size()))];
  }

  const Problem& problem_;
  const Nearest& nearest_;
  std::uint64_t seed_;
  Assignment assignment_;
  double value_ = no_way;
  std::vector<char> open_;
  std::vector<int> site_of_;
  int round_ = 0;
  std::uint32_t draw_ = 0;
};

}  // namespace

void iterate(const Problem& problem, const Nearest& nearest, std::uint64_t seed, int patience, Incumbent& incumbent) {
  Rounds(problem, nearest, seed).run(patience, incumbent);
}

}  // namespace handlingsrom::location
