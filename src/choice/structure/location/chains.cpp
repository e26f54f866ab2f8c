// Chains of moves: each customer goes to the site that the next one leaves.
#include <array>

#include "choice/structure/location/assignment.hpp"

namespace handlingsrom::location {

/// The improvement graph of Ahuja and others (2004), walked from one customer after another. Its nodes are customers and, numbered after them, the free room of open
/// sites; u → v: u goes to v's site and, where v is a customer, v leaves it. A closed walk that visits no site twice and costs less than nothing is an
/// improvement; one that goes through a free room gives its first customer's place away. Some customer of such a walk is a start from which each part sum
/// is below zero (Lin and Kernighan 1973), so no other part is followed; of the walks of one length to one node the cheapest only.
class ChainSearch {
 public:
  explicit ChainSearch(Assignment& at) : at_(at), label_at_(at.customers_ + at.sites_, -1) {}

  /// Makes the cheapest closed walk from `start` happen; false where none pays.
  bool from(int start) {
    if (at_.is_own(start)) return false;
    start_ = start;
    best_ = -1e-9 * (1 + at_.problem_.cost_of(site_of(start), start));
    end_ = to_site_ = -1;
    labels_.assign(1, {0, start, -1});
    std::size_t first = 0;
    for (int length = 1; length <= most_moves && first < labels_.size(); ++length) {
      const std::size_t end = labels_.size();
      for (std::size_t k = first; k < end; ++k) go_on(static_cast<int>(k));
      for (std::size_t k = end; k < labels_.size(); ++k) label_at_[static_cast<std::size_t>(labels_[k].node)] = -1;
      first = end;
    }
    if (end_ < 0) return false;
    carry_out();
    return true;
  }

 private:
  static constexpr int most_moves = 6;

  struct Label {
    double cost;
    int node;
    int before;  // in labels_, −1: the start
  };

  bool is_customer(int node) const { return node < at_.problem_.customers; }
  int site_of(int node) const {
    return is_customer(node) ? at_.site_of_[static_cast<std::size_t>(node)] : node - at_.problem_.customers;
  }
  double demand(int node) const { return is_customer(node) ? at_.problem_.demand[static_cast<std::size_t>(node)] : 0; }
  /// Whether a site has room for a customer when another (or nobody) has left.
  bool has_room(int site, int leaves, int comes) const {
    const auto i = static_cast<std::size_t>(site);
    return at_.load_[i] - demand(leaves) + demand(comes) <= at_.problem_.capacity[i] + 1e-9;
  }
  bool visits(int label, int site) const {
    for (; label >= 0; label = labels_[static_cast<std::size_t>(label)].before) {
      if (site_of(labels_[static_cast<std::size_t>(label)].node) == site) return true;
    }
    return false;
  }

  void add(int before, int node, double cost) {
    int& label = label_at_[static_cast<std::size_t>(node)];
    if (label < 0) {
      label = static_cast<int>(labels_.size());
      labels_.push_back({cost, node, before});
    } else if (cost < labels_[static_cast<std::size_t>(label)].cost) {
      labels_[static_cast<std::size_t>(label)] = {cost, node, before};
    }
  }

  void close(int label, int site, double cost) {
    if (cost >= best_) return;
    best_ = cost;
    end_ = label;
    to_site_ = site;
  }

  void go_on(int label) {
    const auto [cost, node, before] = labels_[static_cast<std::size_t>(label)];
    if (!is_customer(node)) {  // nobody moves: another chain begins
      for (int next = 0; next < at_.problem_.customers; ++next) {
        if (!at_.is_own(next) && !visits(label, site_of(next))) add(label, next, cost);
      }
      return;
    }
    const double now = cost - at_.problem_.cost_of(site_of(node), node);
    for (const int site : at_.near_[static_cast<std::size_t>(node)]) {
      const double then = now + at_.problem_.cost_of(site, node);
      if (then >= -1e-9) break;  // the sites stand by rising cost
      if (site == site_of(start_)) {
        if (before >= 0 && has_room(site, start_, node)) close(label, site, then);
        continue;
      }
      if (visits(label, site)) continue;
      const int room = at_.problem_.customers + site;
      if (has_room(site, room, node)) {
        close(label, site, then);
        add(label, room, then);
      }
      for (const int next : at_.members_[static_cast<std::size_t>(site)]) {
        if (has_room(site, next, node) && !at_.is_own(next)) add(label, next, then);
      }
    }
  }

  void carry_out() {
    std::array<std::pair<int, int>, most_moves> moves;
    std::size_t count = 0;
    int site = to_site_;
    for (int label = end_; label >= 0; label = labels_[static_cast<std::size_t>(label)].before) {
      const int node = labels_[static_cast<std::size_t>(label)].node;
      if (is_customer(node)) moves[count++] = {node, site};
      site = site_of(node);
    }
    for (std::size_t k = 0; k < count; ++k) at_.put(moves[k].first, moves[k].second);
  }

  Assignment& at_;
  std::vector<int> label_at_;  // [node] its label of this length; −1: none
  std::vector<Label> labels_;
  int start_ = -1, end_ = -1, to_site_ = -1;
  double best_ = 0;
};

void Assignment::improve_by_chains() {
  ChainSearch search(*this);
  for (int without = 0, customer = 0; without < problem_.customers; customer = (customer + 1) % problem_.customers)
    without = search.from(customer) ? 0 : without + 1;
}

}  // namespace handlingsrom::location
