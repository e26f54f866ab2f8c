// From a list of measures to a plan: which and when, how robust, what is just outside, who agrees, and why not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "choice/priority/measures.hpp"
#include "choice/priority/solver.hpp"

namespace handlingsrom::priority {

struct Plan {
  Status status = Status::unknown;
  std::vector<std::optional<Year>> start;  // [measure]; empty: not chosen
  double value = 0;                        // by the weights used: expected, or the worst case's, by the list's rule
  double bound = 0;
  double regret = 0;  // largest over the cases, where the rule is regret
  double money = 0;   // kr over the period in the expected case, positive: the measures cost
};

/// A row that can stand in the way, for the explanation of an empty choice.
struct Conflict {
  enum class Kind { limit, statutory, needs, excludes } kind;
  std::string name;   // the measure; of a limit the resource's key
  std::string other;  // what is needed or excluded; of a limit the year
  int line = 0;
};

/// Weights of the criteria; the mean of the groups' when empty.
Plan decide(const MeasureList& list, const std::vector<double>& weights = {}, const SearchLimits& limits = {});

/// A smallest set of limits and demands that no choice meets together (deletion filter: Chinneck 2008); empty when a choice exists.
std::vector<Conflict> conflicts(const MeasureList& list, const SearchLimits& limits = {});

/// Efficient frontier between kr over the period and service value: the best value at each of `points` total costs.
struct FrontierPoint {
  double money;
  double value;
  std::size_t chosen;
};
std::vector<FrontierPoint> frontier(const MeasureList& list, int points, const SearchLimits& limits = {});

/// A measure that was not chosen: the value lost when it is forced in, and how much more money each year would bring it in
/// without loss; nullopt where money does not help.
struct Outside {
  std::size_t measure;
  std::optional<double> loss;
  std::optional<double> money_each_year;
};
std::vector<Outside> just_outside(const MeasureList& list, const Plan& plan, const SearchLimits& limits = {});

/// Each group's own best plan, in the list's order.
std::vector<Plan> plans_by_group(const MeasureList& list, const SearchLimits& limits = {});

}  // namespace handlingsrom::priority
