// One study being worked out: what its parts share.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "choice/cooperation/study/coalition_cost.hpp"
#include "choice/cooperation/study/outcome.hpp"

namespace handlingsrom::cooperation {

/// Middle and the ends that hold four of five outcomes; the middle alone without outcomes; nothing where one of them is no number.
Range range_of(double value, std::vector<double> outcomes);
/// The ends that hold four of five `outcomes` around the median of the `steady` ones.
Range range_with_median(std::vector<double> outcomes, std::vector<double> steady);

class Working {
 public:
  Working(const facts::Facts& facts, const Study& study, const Outlook& outlook, int draws, std::uint64_t seed);
  Outcome work();

 private:
  template <class Of>
  Range over(double value, Of of) const {
    std::vector<double> outcomes;
    for (std::size_t d = 0; d < draws_.size(); ++d) outcomes.push_back(of(d));
    return range_of(value, std::move(outcomes));
  }
  double alone_sum(const CoalitionCost& cost) const { return cost.alone_sum(worth_.everyone()); }
  double total(std::size_t draw) const { return totals_[draw]; }

  // outcome.cpp
  void check() const;
  void money();
  void people();
  void now();
  void places();
  void form();
  // outcome_shares.cpp
  void share(Sharing sharing);
  Shares middle_shares(Sharing sharing, SharedOut& out) const;
  std::vector<Departure> leavers(const Shares& shares) const;
  void keys();
  const SharedOut& own_sharing() const;
  // outcome_coalitions.cpp
  void coalitions();
  void measure(LikelyCoalition& each) const;
  double heads(Coalition coalition) const;
  // outcome_years.cpp
  void years();
  /// [member][year] places that pooling makes free; empty where the service is not about places, or nobody knows them.
  std::vector<std::vector<double>> places_won(std::size_t years) const;

  const facts::Facts& facts_;
  const Study& study_;
  const Outlook& outlook_;
  const Worth worth_;
  const Draw middle_;
  const CoalitionCost cost_;  // at the middle
  std::uint64_t seed_;
  std::vector<Draw> draws_;
  std::vector<CoalitionCost> costs_;  // [draw]
  std::vector<double> totals_;        // [draw] what everyone together costs
  std::vector<Game> games_;           // of the first draws, where every coalition is listed
  Outcome result_;
};

}  // namespace handlingsrom::cooperation
