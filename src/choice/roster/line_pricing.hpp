// The cheapest line of one person under given prices, exactly: a resource-constrained shortest path by dynamic programming over
// (day, state, amount, weekends, counts of duties with a small limit).
#pragma once

#include <span>
#include <vector>

#include "choice/roster/line_model.hpp"

namespace handlingsrom::roster {

/// Memory that pricing reuses; one for each thread.
struct PricingSpace {
  struct Range {  // of amounts in a block that can still matter; empty: none
    int first = 0;
    int last = -1;
  };
  std::vector<float> values;
  std::vector<float> prices;
  std::vector<Range> active;      // by day and state
  std::vector<float> completion;  // by day and state: no way from here to the end costs less, totals priced
};

/// Lines found, cheapest first, and a value below which no line lies.
struct Priced {
  struct Found {
    Line line;
    double value = 0;  // cost plus prices
  };
  std::vector<Found> lines;
  double bound = 0;
};

/// What is allowed is fixed when it is made; prices come with each call.
///
/// A limit by duty is first left out; when the cheapest line breaks it, its count becomes a dimension of the table, and where the
/// table would grow too large the limit is priced instead (Lagrange multipliers by subgradient steps, with the best line that keeps
/// the limits). So is the limit on weekends for persons whose table would hold more than some millions of cells. Method: Irnich and Desaulniers (2005), "Shortest path problems with resource constraints", in Column Generation;
/// the relaxation of counts after Righini and Salani (2008), Networks 51. Where a line below a threshold is asked for, all totals are priced
/// first: that pass costs a hundredth of a full one, shows often that there is no such line, and else bounds what each place of the table can
/// still become, so that most of the table is left out (completion bounds: Lübbecke and Desrosiers 2005, Operations Research 53; Baldacci,
/// Mingozzi and Roberti 2011, Operations Research 59).
class LinePricer {
 public:
  /// `allowed` has the shape of PersonModel::day_cost; empty: all that day_cost allows.
  LinePricer(const LineModel& model, int person, std::span<const char> allowed = {});

  /// False: the person has no line at all (limits by duty apart).
  bool possible() const noexcept { return possible_; }
  /// Table cells of one plain pass: a measure of its time.
  std::size_t size() const noexcept { return size_; }

  /// `prices` has the shape of PersonModel::day_cost and is added to the person's costs. At most `most_lines` different ones.
  Priced cheapest(std::span<const float> prices, PricingSpace& space, int most_lines = 1) const;

  /// Any line below `threshold`, preferably a cheap one; where there is none, perhaps none, with a bound of `threshold` + `slack` at most.
  /// `multipliers` are taken up from call to call: with them most limits by duty hold by themselves, and a call costs one plain pass or
  /// two. Not `exact`: gives up after a few passes, with a bound that may lie below the cheapest.
  Priced below(std::span<const float> prices, double threshold, std::vector<double>& multipliers, PricingSpace& space,
               int most_lines, bool exact = true, double slack = 0) const;

 private:
  struct Block {  // table of a state after a day: [count][weekend][amount]
    int least_amount = 0;
    int amounts = 0;  // 0: the state cannot occur
    int least_weekend = 0;
    int weekends = 0;
    std::size_t offset = 0;  // before multiplication by the number of counts
    std::size_t size() const { return static_cast<std::size_t>(amounts) * static_cast<std::size_t>(weekends); }
  };
  struct Counting {  // duties whose number is counted exactly
    std::vector<Duty> duties;
    std::vector<int> stride;
    std::vector<int> limit;
    int combinations = 1;
  };

  const Block& block(int day, int state) const {
    return blocks_[static_cast<std::size_t>(day) * static_cast<std::size_t>(graph().states) +
                   static_cast<std::size_t>(state)];
  }
  const LineGraph& graph() const { return *person_.graph; }
  void lay_out(std::span<const char> allowed);
  int limit_of(std::size_t kind) const;  // duties, then weekends where they are priced
  std::vector<int> counts_of(const Line& line) const;
  Counting counting(const std::vector<std::size_t>& duties) const;
  /// Prices of the totals, and what no line of interest reaches; space.completion belongs to it.
  struct Pruning {
    double amount_price = 0;
    double weekend_price = 0;  // beyond what the pass itself charges
    double cut = 0;            // less what the totals cost at least
    double cutoff = 0;
  };
  /// All totals priced (line_relaxation.cpp).
  struct Relaxed {
    Line line;
    int amount = 0;
    double value = 0;  // no line costs less
  };
  Relaxed relax_totals(std::span<const float> prices, const std::vector<double>& multipliers,
                       PricingSpace& space) const;
  double tune(std::span<const float> prices, double threshold, std::vector<double>& multipliers, PricingSpace& space,
              Priced& found) const;
  Priced cheapest(std::span<const float> prices, PricingSpace& space, int most_lines, const Pruning* pruning) const;
  Pruning pruning_at(const std::vector<double>& multipliers, double cutoff) const;

  Priced pass(std::span<const float> prices, double weekend_price, const Counting& counting, PricingSpace& space,
              int most_lines, const Pruning* pruning = nullptr) const;
  void trim(const float* values, const Block& block, std::size_t combinations, const Pruning& pruning, float completion,
            PricingSpace::Range& range) const;
  Line walk_back(const Counting& counting, const PricingSpace& space, std::size_t end, double weekend_price) const;
  bool keeps_limits(const Line& line) const;
  int table_limit() const;  // combinations of counts that fit into memory
  std::vector<std::size_t> broken(const Line& line) const;
  Priced with_multipliers(std::span<const float> prices, std::vector<std::size_t> exact, PricingSpace& space) const;
  double value_of(const Line& line, std::span<const float> prices) const;

  const LineModel& model_;
  const PersonModel& person_;
  std::vector<Block> blocks_;                  // (day + 1) × states; day 0 is before the first
  std::vector<std::vector<const Arc*>> arcs_;  // by day, those that can occur
  std::vector<std::size_t> layer_;             // by day + 1: offset of its blocks
  std::size_t size_ = 0;
  bool possible_ = false;
  bool weekends_priced_ = false;
};

}  // namespace handlingsrom::roster
