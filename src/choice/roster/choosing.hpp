// Which part of a rota is set free next.
#pragma once

#include <cstdint>
#include <vector>

#include "choice/roster/line_model.hpp"
#include "choice/roster/neighbourhood.hpp"

namespace handlingsrom::roster {

class Choosing {
 public:
  Choosing(const LineModel& model, std::uint64_t seed, double unit) : model_(model), seed_(seed), unit_(unit) {}

  void only_windows(bool only) { only_windows_ = only; }

  /// Some persons for the whole period, or many for some weeks; every second time about a day, and with a person, that costs much. What is
  /// set free grows with the number of neighbourhoods `since_better`. `small`: one that is solved in a moment.
  Neighbourhood next(const std::vector<Line>& lines, int since_better, bool small);

 private:
  std::uint32_t random(std::uint32_t count);
  std::size_t drawn(const std::vector<double>& weight);
  std::vector<double> cost_of_days(const std::vector<Line>& lines) const;
  int first_week(const std::vector<Line>& lines, int length);
  std::vector<int> persons(const std::vector<Line>& lines, std::uint32_t size);

  const LineModel& model_;
  std::uint64_t seed_;
  double unit_;
  bool only_windows_ = false;
  std::uint32_t draws_ = 0;
};

}  // namespace handlingsrom::roster
