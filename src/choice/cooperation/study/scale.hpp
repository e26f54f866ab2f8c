// What size does to a service's cost, from all municipalities' accounts: a cost function with its uncertainty, and what the best do.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "choice/cooperation/study/services.hpp"
#include "standing/comparison/efficiency/cost_function.hpp"

namespace handlingsrom::cooperation {

/// Economies of scale of a service. Joined sizes cost `ratio` of what they cost one by one; below 1 they save.
class Scale {
 public:
  /// From the accounts of all municipalities: comparison::cost_function of net spending on need-weighted inhabitants, level 80 %. Throws
  /// Error(no_solution, "cost_function_units").
  static Scale from_accounts(const facts::Facts& facts, const SharedService& service);
  /// What the user says: joining n units of whatever size costs this share, for any n > 1.
  static Scale said(double value, double low, double high);

  /// One draw of it, the same for all coalitions. `normals`: two standard normals; {0, 0} is the middle.
  struct Drawn {
    std::optional<double> said;
    double linear = 0, square = 0, middle = 1;
    double smallest = 0, largest = 0;  // units seen
    double beyond = 0;                 // log cost for each doubling outside them
    /// Cost of a unit of this size, up to a factor.
    double cost(double size) const;
    /// Of several units: the sum of their sizes and of their cost(size).
    double ratio(double whole, double parts) const { return said ? *said : cost(whole) / parts; }
  };
  /// `beyond`: log cost that each doubling beyond the largest unit adds in this draw; 0 at the middle.
  Drawn drawn(const std::array<double, 2>& normals, double beyond = 0) const;

  /// nullopt where the user said it.
  const std::optional<comparison::CostFunction>& function() const { return function_; }
  /// Size of the largest unit that the estimate has seen, infinite where the user said it; of the smallest, zero there.
  double largest() const { return largest_; }
  double smallest() const { return smallest_; }

 private:
  std::optional<comparison::CostFunction> function_;
  std::array<double, 3> root_{};  // Cholesky factor of the covariance of the two size coefficients: l11, l21, l22
  double value_ = 1, low_ = 1, high_ = 1;
  double smallest_ = 0, largest_ = 0;
};

/// Gains from joining as Bogetoft and Wang (2005) take them apart, against the best of all municipalities with variable returns; and how far they move when a fifth
/// of the others is left out (10 and 90 % of `draws` such draws): a measure of how much they hang on single units, no confidence interval.
struct BestPractice {
  double learning = 0, harmony = 0, scale = 0;  // scale and score NaN where no mixture is as large as the joint unit
  double score = 0, bound = 0;
  double scale_low = 0, scale_high = 0;
  int units = 0;
  int left_out =
      0;  // municipalities of another kind: super-efficiency far beyond the others' (comparison::outliers), members never
};
BestPractice best_practice(const facts::Facts& facts, const SharedService& service,
                           const std::vector<MunicipalityIndex>& members, int draws, std::uint64_t seed);

}  // namespace handlingsrom::cooperation
