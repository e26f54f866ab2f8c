// Depth-first branch and bound over one 0-1 program.
#pragma once

#include <cstdint>
#include <vector>

#include "choice/priority/relaxation.hpp"
#include "choice/priority/solver.hpp"

namespace handlingsrom::priority {

/// Searches for a choice better than `floor_value` by at least `step`. `program` may carry a last row that counts the chosen
/// measures (`counting_row`, −1: none; its weights are all 1): the search branches on the count first (Vimont, Boussier and
/// Vasquez 2008).
class Search {
 public:
  struct Result {
    bool finished = false;     // the whole tree was seen
    std::vector<char> chosen;  // empty: nothing better
    double value = -no_limit;
    double bound = -no_limit;  // of what was not seen; −no_limit when finished
  };

  Search(const BinaryProgram& program, int counting_row, double step, const SearchLimits& limits, std::int64_t& nodes);
  Result run(double floor_value, std::int64_t most_nodes);

 private:
  struct Change {
    int variable;
    double low, high;
  };
  void explore(double parent_bound);
  void fix_by_reduced_costs();
  void bound_variable(int variable, double low, double high);
  void undo_to(std::size_t mark);
  bool accept_if_integral();
  bool stopped();

  struct Branch {
    int variable = -1;
    double floor = 0;  // the two sides are ≤ floor and ≥ floor + 1
    bool up_first = false;
    double bound_up = 0, bound_down = 0;
  };
  enum class Choice { branch, again, pruned, leaf };
  Choice choose_branch(Branch& branch);

  const BinaryProgram& program_;
  int counting_row_;
  double step_;
  const SearchLimits& limits_;
  std::int64_t& nodes_;
  std::int64_t last_node_ = 0;
  Relaxation relaxation_;
  std::vector<Change> trail_;
  double best_ = -no_limit;
  double open_bound_ = -no_limit;
  bool stopped_ = false;
  std::vector<char> chosen_;
};

}  // namespace handlingsrom::priority
