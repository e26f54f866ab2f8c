// Column generation: new lines priced exactly until none would lower the master, with a bound all the way.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "choice/roster/line_pricing.hpp"
#include "choice/roster/master.hpp"

namespace handlingsrom::roster {

/// The persons of a master with what each may do now.
class Pricers {
 public:
  /// `allowed` by place in `persons`, each empty or with the shape of PersonModel::day_cost.
  Pricers(const LineModel& model, const std::vector<int>& persons, const std::vector<std::vector<char>>& allowed = {});
  std::size_t size() const noexcept { return pricers_.size(); }
  const LinePricer& operator[](std::size_t place) const { return *pricers_[place]; }
  void restrict(std::size_t place, const std::vector<char>& allowed);

 private:
  const LineModel& model_;
  std::vector<int> persons_;
  std::vector<std::unique_ptr<LinePricer>> pricers_;
};

/// Nothing is forgotten: places of columns last.
constexpr std::size_t all_columns = static_cast<std::size_t>(-1);

struct GenerationLimits {
  int most_rounds = 1000;
  unsigned threads = 1;
  double give_up_at = 1e30;    // a bound this high ends the work
  double close_enough = 1e-4;  // value − bound, as a share of the value
  double unit = 0;             // rotas differ by a multiple of it; 0: unknown
  bool inside = false;         // the master from the inside: few rounds, each dearer
  bool narrow = false;         // with it: shortages begin cheap
  double first_price = 0;      // with that: how cheap; 0: as the lines at hand cost
  int most_lines = 3;          // for each person and round
  std::size_t most_columns = 20'000;
  std::function<bool()> stop;
};

struct Generated {
  double value = 0;  // of the master
  double bound = 0;  // no rota with what is allowed costs less
  bool converged = false;
  int rounds = 0;
};

/// `fixed` marks persons whose line is settled: they are not priced.
/// Duals are smoothed towards the best found so far (Wentges 1997; Pessoa et al. 2018, INFORMS J. Comput. 30); the bound is the
/// Lagrangian one, valid at every round.
Generated generate(Master& master, const Pricers& pricers, const GenerationLimits& limits,
                   const std::vector<char>& fixed = {});

}  // namespace handlingsrom::roster
