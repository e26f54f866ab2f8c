#include <algorithm>
#include <set>

#include "choice/structure/location/annealing.hpp"
#include "choice/structure/location/assignment.hpp"
#include "choice/structure/location/branch.hpp"
#include "choice/structure/location/capacitated.hpp"
#include "choice/structure/location/capacity_relaxation.hpp"
#include "choice/structure/location/kernel.hpp"
#include "choice/structure/location/perturbation.hpp"
#include "choice/structure/location/regions.hpp"
#include "choice/structure/location/sites_tree.hpp"

namespace handlingsrom::location {
namespace {

constexpr std::size_t most_ways = 40000;      // that branch and cut is given
constexpr std::uint64_t again = 10;           // rounds of search from other draws where nothing is proved
constexpr std::size_t many_customers = 1000;  // from here on the whole is too large for repeated local search

class WholeSearch {
 public:
  WholeSearch(const Problem& problem, std::uint64_t seed, Incumbent& incumbent)
      : problem_(problem),
        seed_(seed),
        incumbent_(incumbent),
        sites_(static_cast<std::size_t>(problem.sites)),
        customers_(static_cast<std::size_t>(problem.customers)),
        nearest_(problem, std::vector<char>(sites_, 1)),
        relaxation_(problem),
        assignment_(problem, nearest_) {}

  std::int64_t run() {
    Branching branching(problem_, relaxation_, incumbent_, {[&](bool improve) { offer(improve); }, {}});
    Node root = this->root();
    const Effort effort = customers_ > many_customers ? Effort{400, 12, 1.0, 0.01} : Effort{800, 20, 1.0, 0.002};
    bool proved = branching.ascend(root, effort, true);
    if (!proved && incumbent_.found()) {
      if (customers_ <= many_customers) {
        iterate(problem_, nearest_, seed_, 400, incumbent_);
        proved = tree(root);
        if (!proved) iterate(problem_, nearest_, seed_ + 1, 3000, incumbent_);
      }
      // Each time longer, so that there is a good choice whenever time is up. Where the number of sites is free, annealing would keep it.
      if (customers_ > many_customers && problem_.open_exactly > 0) {
        for (const int moves : {500, 6000, 40000}) {
          if (!incumbent_.stopped()) anneal(problem_, nearest_, seed_, {moves}, incumbent_);
        }
      }
      if (customers_ > 150 && !proved) {
        for (const int around : {7, 11, 15}) improve_regions(problem_, nearest_, seed_, around, incumbent_);
      }
    }
    // The smaller kernels must leave time for the larger.
    constexpr std::pair<double, double> steps[]{{0.15, 0.3}, {0.4, 0.5}, {1.0, 1.0}};
    for (const auto& [part, of_time] : steps) {
      if (proved || incumbent_.stopped()) break;
      proved = kernel(root, part, of_time);
    }
    // A large problem is left to its parts from other draws: as many rounds whatever the clock says, so that the same is found again.
    if (customers_ > many_customers) {
      for (std::uint64_t round = 1; round <= again && !proved && incumbent_.found() && !incumbent_.stopped(); ++round)
        improve_regions(problem_, nearest_, seed_ + round, 6 + 3 * static_cast<int>(round % 5), incumbent_);
    }
    if (proved) incumbent_.exhaust();
    return branching.nodes() + nodes_ + 1;
  }

  void run_short() {
    Branching branching(problem_, relaxation_, incumbent_, {[&](bool improve) { offer(improve); }, {}});
    Node root = this->root();
    if (branching.ascend(root, {200, 10, 1.0, 0.01}, true) || incumbent_.stopped()) return;
    iterate(problem_, nearest_, seed_, 60, incumbent_);
  }

 private:
  /// Proves the incumbent where few enough sites are in doubt, within a part of the time.
  bool tree(const Node& root) {
    constexpr double most_work = 6e6, of_time = 0.5;
    SitesTree tree(problem_, relaxation_, incumbent_,
                   {static_cast<std::int64_t>(most_work / static_cast<double>(sites_ * customers_)),
                    incumbent_.seconds_left() < no_way ? (1 - of_time) * incumbent_.seconds_left() : 0},
                   [&] { offer(true); });
    const bool proved = tree.search(root);
    nodes_ += tree.nodes();
    return proved;
  }

  Node root() const {
    return {problem_.rule.empty() ? std::vector<Rule>(sites_, Rule::free) : problem_.rule, first_prices(),
            std::vector<double>(sites_, 0)};
  }

  std::vector<double> first_prices() const {
    std::vector<double> prices(customers_, 0);
    const double share = problem_.open_exactly > 0 ? problem_.open_exactly / static_cast<double>(sites_) : 0.2;
    for (std::size_t j = 0; j < customers_; ++j) {
      const auto ways = nearest_.of(static_cast<int>(j));
      if (ways.empty()) continue;
      const auto rank = std::min(ways.size() - 1, static_cast<std::size_t>(1.5 / share));
      prices[j] = ways[rank].cost;
    }
    return prices;
  }

  /// The relaxation's set of sites, its customers where one site took them, the rest by regret, and a local search.
  void offer(bool improve) {
    // A large problem's first sets are far from fitting, and each try is dear.
    if (customers_ > many_customers) {
      if (++asked_ < 100 || asked_ % 25 != 0) return;
    } else if (!improve && incumbent_.found()) {
      return;
    }
    std::vector<int> wish(customers_, -1);
    for (const Share& share : relaxation_.taken()) {
      int& site = wish[static_cast<std::size_t>(share.customer)];
      site = share.part < 0.999 || site != -1 ? -2 : share.site;
    }
    for (int& site : wish) site = std::max(site, -1);
    if (!tried_.insert(relaxation_.chosen()).second && ++again_ % 4 != 0) return;
    assignment_.assign(relaxation_.chosen(), wish);
    if (!assignment_.improve()) return;
    if (customers_ <= many_customers) assignment_.improve_by_chains();
    incumbent_.offer(assignment_.value(), assignment_.open(), assignment_.shares());
  }

  /// Solves with the sites and ways whose use would raise the bound by at most `part` of the gap; all that remain when part is 1.
  /// True when the incumbent is proved. What lies outside costs at least the bound and that part of the gap.
  bool kernel(Node& root, double part, double of_time) {
    const double bound = relaxation_.solve(root.rule, root.price);
    if (bound == no_way || bound > incumbent_.cut()) return true;
    // The incumbent itself stays inside; where no choice is known yet, everything does.
    const double gap = incumbent_.found() ? incumbent_.value() - bound + 1e-9 * incumbent_.value() : no_way;
    if (!incumbent_.found()) part = 1;
    std::vector<double> rise_of_site, rise;
    relaxation_.other_way(root.rule, rise_of_site);
    Kernel kernel{{}, {}, root.rule, incumbent_.open(), incumbent_.shares()};
    for (std::size_t i = 0; i < sites_; ++i) {
      if (kernel.rule[i] == Rule::closed) continue;
      if (kernel.rule[i] == Rule::free && rise_of_site[i] > gap) {
        kernel.rule[i] = root.rule[i] = relaxation_.chosen()[i] != 0 ? Rule::open : Rule::closed;
      }
      if (kernel.rule[i] == Rule::closed) continue;
      const int site = static_cast<int>(i);
      relaxation_.rise_of_ways(root.rule, site, rise_of_site[i], rise);
      std::vector<char> kept(rise.size());
      const bool used = incumbent_.found() && incumbent_.open()[i] != 0;
      const bool inside =
          kernel.rule[i] == Rule::open || relaxation_.chosen()[i] != 0 || rise_of_site[i] <= part * gap || used;
      if (inside) kernel.sites.push_back(site);
      for (std::size_t k = 0; k < rise.size(); ++k) {
        kept[k] = rise[k] <= gap;
        const int customer = relaxation_.ways(site)[k].customer;
        if (inside && (rise[k] <= part * gap || (kept[k] != 0 && used && served_by(customer) == site)))
          kernel.ways.push_back({customer, site, 1});
      }
      relaxation_.keep_ways(site, kept);
    }
    if (kernel.ways.size() > most_ways) return false;
    const KernelResult solved = solve_kernel(problem_, kernel, of_time * incumbent_.seconds_left());
    if (solved.value < no_way) incumbent_.offer(solved.value, solved.open, solved.shares);
    const bool complete = solved.status == linear::Status::optimal || solved.status == linear::Status::infeasible;
    const double inside = solved.status == linear::Status::infeasible ? no_way : solved.bound;
    const double outside = part >= 1 ? no_way : bound + part * gap;
    if (complete || solved.status == linear::Status::stopped)
      incumbent_.bound(std::min({inside, outside, incumbent_.value()}));
    return complete && (part >= 1 || outside > incumbent_.cut());
  }

  int served_by(int customer) const {
    for (const Share& share : incumbent_.shares()) {
      if (share.customer == customer) return share.site;
    }
    return -1;
  }

  const Problem& problem_;
  std::uint64_t seed_;
  Incumbent& incumbent_;
  std::size_t sites_, customers_;
  Nearest nearest_;
  FillTheSite relaxation_;
  Assignment assignment_;
  std::set<std::vector<char>> tried_;
  int again_ = 0, asked_ = 0;
  std::int64_t nodes_ = 0;
};

}  // namespace

std::int64_t solve_whole(const Problem& problem, std::uint64_t seed, Incumbent& incumbent) {
  return WholeSearch(problem, seed, incumbent).run();
}

void improve_part(const Problem& problem, std::uint64_t seed, Incumbent& incumbent) {
  WholeSearch(problem, seed, incumbent).run_short();
}

}  // namespace handlingsrom::location
