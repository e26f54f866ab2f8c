#include "choice/roster/line_walk.hpp"

namespace handlingsrom::roster {

LineWalk::LineWalk(const LineGraph& graph, int duties) : graph_(graph), width_(static_cast<std::size_t>(duties) + 1) {
  const std::size_t size = static_cast<std::size_t>(graph.states) * width_;
  steps_.resize(graph.kinds.size() * size);
  for (std::size_t kind = 0; kind < graph.kinds.size(); ++kind) {
    for (const Arc& arc : graph.kinds[kind]) {
      Step& step =
          steps_[kind * size + static_cast<std::size_t>(arc.from) * width_ + static_cast<std::size_t>(arc.duty + 1)];
      unique_ &= step.to < 0;
      step = {arc.to, arc.amount, arc.weekend, arc.cost};
    }
  }
  for (const int kind : graph.kind_of_day) offset_.push_back(static_cast<std::size_t>(kind) * size);
  for (int q = 0; q < graph.states; ++q) {
    if (graph.start_cost[static_cast<std::size_t>(q)] == impossible) continue;
    unique_ &= start_ < 0;
    start_ = q;
  }
  unique_ &= start_ >= 0;
}

}  // namespace handlingsrom::roster
