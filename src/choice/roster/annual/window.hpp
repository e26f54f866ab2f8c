// The best way for one person through some days, the rest of the year and everybody else standing still.
#pragma once

#include <functional>
#include <vector>

#include "choice/roster/annual/cover.hpp"
#include "choice/roster/annual/line.hpp"

namespace handlingsrom::annual {

/// What the days cost: by (day − first) × (shifts + 1) + duty + 1; `forbidden` where a duty is barred.
struct WindowCosts {
  int first = 0, end = 0;  // [first, end)
  std::vector<float> cost;
  double weekend_cost = 0;      // of a weekend more at work
  int most_minutes = 0;         // within the window
  bool count_shifts = false;    // keep lines of different length apart
  std::vector<float> by_count;  // cost by number of shifts, where they are kept apart
};

/// Dynamic programming over (day, state of the rules); the cheapest `beam` states of a day are kept, so it may miss the best, never break a rule that `LineRules::step` knows. A line
/// that ends the window in another state than before is followed until it is as before, or to the end of the year.
class WindowSearch {
 public:
  explicit WindowSearch(std::size_t beam) : beam_(beam) {}

  /// Writes the window's days into `line`; false, and nothing written, where no line was found. `states`: before each day of the line as it stands.
  bool run(const LineRules& rules, const WindowCosts& costs, int shifts, const std::vector<LineState>& states,
           std::vector<Duty>& line);

 private:
  struct Label {
    LineState state;
    float cost = 0;
    int minutes = 0;
    std::int32_t parent = -1;
    std::int16_t count = 0;
    Duty duty = off;
  };
  void offer(const Label& label, bool count_shifts);
  bool follow(const LineRules& rules, LineState state, int day, const std::vector<LineState>& states,
              const std::vector<Duty>& line, float& cost) const;

  std::size_t beam_;
  std::vector<std::vector<Label>> layers_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::int32_t> slots_;
  std::vector<Label>* target_ = nullptr;
};

/// The states of a whole line, one before each day and one after the last; false where it breaks a rule. `cost`: of what is disliked.
bool states_of(const LineRules& rules, const std::vector<Duty>& line, std::vector<LineState>& states, double& cost);

}  // namespace handlingsrom::annual
