// A graph of lines read as an automaton: what a duty does in a state. A line's cost is then a walk of one look-up a day.
#pragma once

#include <cstddef>
#include <vector>

#include "choice/roster/line_model.hpp"

namespace handlingsrom::roster {

class LineWalk {
 public:
  struct Step {
    std::int16_t to = -1;  // below 0: the duty is barred in this state
    std::int16_t amount = 0;
    std::int16_t weekend = 0;
    float cost = 0;
  };

  LineWalk(const LineGraph& graph, int duties);

  /// One start, and one step for each state and duty: a line is walked in one way only.
  bool unique() const noexcept { return unique_; }
  int start() const noexcept { return start_; }
  const Step& step(int day, int state, Duty duty) const {
    return steps_[offset_[static_cast<std::size_t>(day)] + static_cast<std::size_t>(state) * width_ +
                  static_cast<std::size_t>(duty + 1)];
  }
  const LineGraph& graph() const noexcept { return graph_; }

 private:
  const LineGraph& graph_;
  std::size_t width_;
  std::vector<std::size_t> offset_;  // by day
  std::vector<Step> steps_;          // kind × states × (duties + 1)
  int start_ = -1;
  bool unique_ = true;
};

}  // namespace handlingsrom::roster
