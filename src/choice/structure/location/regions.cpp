#include "choice/structure/location/regions.hpp"

#include <algorithm>
#include <deque>

#include "choice/structure/location/capacitated.hpp"

namespace handlingsrom::location {
namespace {

struct Region {
  Problem problem;
  std::vector<int> sites, customers;  // numbers in the whole problem
  double value = 0;                   // of the present choice
  std::vector<char> open;
  std::vector<Share> shares;
};

class Parts {
 public:
  Parts(const Problem& problem, const Nearest& nearest, Incumbent& incumbent)
      : problem_(problem),
        nearest_(nearest),
        open_(incumbent.open()),
        site_of_(customers(), -1),
        members_(open_.size()) {
    for (const Share& share : incumbent.shares()) {
      site_of_[static_cast<std::size_t>(share.customer)] = share.site;
      members_[static_cast<std::size_t>(share.site)].push_back(share.customer);
    }
  }

  /// Open sites that serve, or could serve, customers of `seed` at the least cost; the seed first.
  std::vector<int> around(int seed, int count) const {
    std::vector<int> sites{seed};
    std::vector<std::pair<double, int>> near;
    std::vector<double> least(open_.size(), no_way);
    for (const int customer : members_[static_cast<std::size_t>(seed)]) {
      int seen = 0;
      for (const Nearest::Way& way : nearest_.of(customer)) {
        const auto i = static_cast<std::size_t>(way.site);
        if (open_[i] == 0 || way.site == seed) continue;
        least[i] = std::min(least[i], way.cost);
        if (++seen == 2 * count) break;
      }
    }
    for (std::size_t i = 0; i < least.size(); ++i) {
      if (least[i] < no_way) near.emplace_back(least[i], static_cast<int>(i));
    }
    std::sort(near.begin(), near.end());
    for (const auto& [cost, site] : near) {
      if (static_cast<int>(sites.size()) > count) break;
      sites.push_back(site);
    }
    return sites;
  }

  Region region(const std::vector<int>& open_sites) const {
    Region region;
    std::vector<char> is_customer(customers(), 0), is_site(open_.size(), 0);
    for (const int site : open_sites) {
      is_site[static_cast<std::size_t>(site)] = 1;
      for (const int customer : members_[static_cast<std::size_t>(site)]) {
        is_customer[static_cast<std::size_t>(customer)] = 1;
        region.customers.push_back(customer);
      }
    }
    std::sort(region.customers.begin(), region.customers.end());
    const auto may_join = [&](std::size_t i) {
      if (open_[i] != 0 || (!problem_.rule.empty() && problem_.rule[i] == Rule::closed)) return false;
      return problem_.own.empty() || problem_.own[i] < 0 || is_customer[static_cast<std::size_t>(problem_.own[i])] != 0;
    };
    for (const int customer : region.customers) {  // closed sites that are near one of the customers
      std::size_t seen = 0;
      for (const Nearest::Way& way : nearest_.of(customer)) {
        if (may_join(static_cast<std::size_t>(way.site))) is_site[static_cast<std::size_t>(way.site)] = 1;
        if (++seen == 12) break;
      }
    }
    Problem& part = region.problem;
    for (std::size_t i = 0; i < is_site.size(); ++i) {
      if (is_site[i] != 0) region.sites.push_back(static_cast<int>(i));
    }
    part.sites = static_cast<int>(region.sites.size());
    part.customers = static_cast<int>(region.customers.size());
    part.open_exactly = problem_.open_exactly > 0 ? static_cast<int>(open_sites.size()) : 0;
    std::vector<int> number(customers(), -1);
    for (std::size_t j = 0; j < region.customers.size(); ++j) {
      number[static_cast<std::size_t>(region.customers[j])] = static_cast<int>(j);
      part.demand.push_back(problem_.demand[static_cast<std::size_t>(region.customers[j])]);
    }
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
      const auto i = static_cast<std::size_t>(region.sites[s]);
      for (const int customer : region.customers) part.cost.push_back(problem_.cost_of(static_cast<int>(i), customer));
      part.capacity.push_back(problem_.capacity[i]);
      if (!problem_.opening.empty()) part.opening.push_back(problem_.opening[i]);
      if (!problem_.own.empty())
        part.own.push_back(problem_.own[i] < 0 ? -1 : number[static_cast<std::size_t>(problem_.own[i])]);
      if (!problem_.rule.empty()) part.rule.push_back(problem_.rule[i]);
      region.open.push_back(open_[i]);
      if (open_[i] == 0) continue;
      region.value += problem_.opening.empty() ? 0 : problem_.opening[i];
      for (const int customer : members_[i]) {
        region.value += problem_.cost_of(static_cast<int>(i), customer);
        region.shares.push_back({number[static_cast<std::size_t>(customer)], static_cast<int>(s), 1});
      }
    }
    return region;
  }

  void put_back(const Region& region, const Incumbent& found) {
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
      const auto i = static_cast<std::size_t>(region.sites[s]);
      open_[i] = found.open()[s];
      members_[i].clear();
    }
    for (const Share& share : found.shares()) {
      const int customer = region.customers[static_cast<std::size_t>(share.customer)];
      const int site = region.sites[static_cast<std::size_t>(share.site)];
      site_of_[static_cast<std::size_t>(customer)] = site;
      members_[static_cast<std::size_t>(site)].push_back(customer);
    }
  }

  void offer_to(Incumbent& incumbent) const {
    double value = 0;
    std::vector<Share> shares;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      if (open_[i] != 0 && !problem_.opening.empty()) value += problem_.opening[i];
    }
    for (std::size_t j = 0; j < customers(); ++j) {
      value += problem_.cost_of(site_of_[j], static_cast<int>(j));
      shares.push_back({static_cast<int>(j), site_of_[j], 1});
    }
    incumbent.offer(value, open_, shares);
  }

  const std::vector<char>& open() const { return open_; }

 private:
  std::size_t customers() const { return static_cast<std::size_t>(problem_.customers); }

  const Problem& problem_;
  const Nearest& nearest_;
  std::vector<char> open_;
  std::vector<int> site_of_;
  std::vector<std::vector<int>> members_;
};

}  // namespace

void improve_regions(const Problem& problem, const Nearest& nearest, std::uint64_t seed, int around,
                     Incumbent& incumbent) {
  Parts parts(problem, nearest, incumbent);
  std::deque<int> waiting;
  std::vector<char> is_waiting(parts.open().size(), 0);
  const auto wait = [&](int site) {
    if (is_waiting[static_cast<std::size_t>(site)] != 0) return;
    is_waiting[static_cast<std::size_t>(site)] = 1;
    waiting.push_back(site);
  };
  for (std::size_t i = 0; i < parts.open().size(); ++i) {
    if (parts.open()[i] != 0) wait(static_cast<int>(i));
  }
  Limits limits;
  if (incumbent.seconds_left() < no_way) limits.seconds_left = [&] { return incumbent.seconds_left(); };
  while (!waiting.empty() && !incumbent.stopped()) {
    const int site = waiting.front();
    waiting.pop_front();
    is_waiting[static_cast<std::size_t>(site)] = 0;
    if (parts.open()[static_cast<std::size_t>(site)] == 0) continue;
    const Region region = parts.region(parts.around(site, around));
    Incumbent best(region.problem, limits);
    best.offer(region.value, region.open, region.shares);
    improve_part(region.problem, seed, best);
    if (best.value() >= region.value * (1 - 1e-9)) continue;
    parts.put_back(region, best);
    parts.offer_to(incumbent);
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
      if (best.open()[s] != 0) wait(region.sites[s]);
    }
  }
}

}  // namespace handlingsrom::location
