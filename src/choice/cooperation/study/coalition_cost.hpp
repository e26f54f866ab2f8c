// What one coalition costs in one outcome: the formula, with the members' own figures of that outcome worked out once.
#pragma once

#include <vector>

#include "choice/cooperation/study/worth.hpp"

namespace handlingsrom::cooperation {

class CoalitionCost {
 public:
  /// A member's figures in the outcome.
  struct Own {
    double direct = 0, joint = 0, size = 0, curve = 0;
    int posts = 0;
  };
  /// Sums of them over a coalition.
  struct Sums {
    double direct = 0, joint = 0, size = 0, curve = 0;
    int posts = 0, members = 0;
  };

  /// `growth`: [member] factor on today's volume, which moves cost, size and posts alike; empty: today. `worth` outlives it.
  CoalitionCost(const Worth& worth, const Draw& draw, const std::vector<double>& growth = {});

  const std::vector<Own>& own() const { return own_; }
  double alone(int member) const { return alone_[static_cast<std::size_t>(member)]; }
  /// What all pay alone.
  double alone_sum(Coalition coalition) const;
  /// As one unit, whether it can be or not.
  CostParts parts(Coalition coalition) const;
  CostParts parts(const Sums& sums, const Reach& reach) const;
  /// As Worth::game has it: what its members cost alone where it cannot be one unit or would be dearer, except everyone.
  double operator()(Coalition coalition) const;

 private:
  const Worth& worth_;
  Scale::Drawn scale_;
  double empty_day_, coordination_, per_member_, per_km_, road_factor_;
  std::vector<Own> own_;
  std::vector<double> alone_;
};

}  // namespace handlingsrom::cooperation
