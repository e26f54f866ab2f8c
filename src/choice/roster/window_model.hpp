// Some persons' days in a window as a problem of its own: its size is the window's, however long the period.
#pragma once

#include <memory>
#include <vector>

#include "choice/roster/line_walk.hpp"

namespace handlingsrom::roster {

/// Days are counted from `first_day`, persons as they were named.
struct WindowModel {
  LineModel model;
  std::vector<Line> lines;                 // what the persons do there now; their costs are the window's
  std::vector<int> others;                 // present in each cell besides them
  std::vector<std::vector<char>> allowed;  // by person, the shape of PersonModel::day_cost: days past the window stay
  int first_day = 0;
};

/// Cuts windows out of rotas. What a line does before a window leaves one state, and totals that are spent. What it does after is followed, from
/// every state that the window may end in, until all have met the state of the present line: these days are part of the problem, but fixed.
class WindowCutter {
 public:
  explicit WindowCutter(const LineModel& model);

  /// Every line can be walked in one way only. Nothing else may be asked where it cannot.
  bool possible() const noexcept { return possible_; }
  WindowModel cut(const std::vector<Line>& lines, const std::vector<int>& persons, int first_day, int last_day) const;
  /// The person's whole line with the window's part changed from `before` to `after`.
  static Line joined(const Line& whole, const WindowModel& window, const Line& before, const Line& after);

 private:
  struct Walked;

  const LineWalk& walk(int person) const { return *walks_[static_cast<std::size_t>(person)]; }
  Walked walked(int person, const Line& line) const;
  int merged_after(int person, const Line& line, const Walked& walked, int last_day) const;
  void add_person(int person, const Line& line, const Walked& walked, int last_day, int end, WindowModel& window) const;

  const LineModel& model_;
  std::vector<std::shared_ptr<const LineWalk>> walks_;  // by person
  bool possible_ = true;
};

}  // namespace handlingsrom::roster
