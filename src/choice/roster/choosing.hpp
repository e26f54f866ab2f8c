// Which part of a rota is set free next.
#pragma once

#include <cstdint>
#include <vector>

#include "choice/roster/line_model.hpp"
#include "choice/roster/neighbourhood.hpp"

namespace handlingsrom::roster {

/// What cells and persons are worth in the relaxed program: by cell one person more, by person the line.
struct Prices {
  std::vector<double> cell;
  std::vector<double> person;
};

class Choosing {
 public:
  Choosing(const LineModel& model, std::uint64_t seed, double unit);

  void only_windows(bool only) { only_windows_ = only; }
  /// From now on what costs much is what costs more than its price.
  void guide(Prices prices) { prices_ = std::move(prices); }
  const Prices& prices() const noexcept { return prices_; }
  /// Somewhat above what any cell is worth; 0: unknown.
  double highest_price() const;

  /// Some persons for the whole period, or many for some weeks; every second time about days, and with persons, that cost much. They are of
  /// one kind and, where there are persons enough, share none.
  std::vector<Neighbourhood> next(const std::vector<Line>& lines, std::size_t count);
  /// What a neighbourhood gained and took. A kind has the time that its gains so far deserve (an adaptive choice of neighbourhoods: Ropke and
  /// Pisinger 2006, Transportation Science 40), and some, the same for all, to be tried anew.
  void learn(const Neighbourhood& neighbourhood, double gain, double work);

 private:
  struct Kind {
    int weeks = 0;  // 0: the whole period
    std::uint32_t least = 0;
    std::uint32_t most = 0;  // persons
    double gain = 0;
    double work = 0;
    double tried = 0;
  };

  void enter_kinds(int weeks, std::uint32_t smallest);
  std::uint32_t random(std::uint32_t count);
  std::size_t drawn(const std::vector<double>& weight);
  std::size_t kind();
  double excess(std::size_t cell, int present) const;
  std::vector<double> cost_of_days(const std::vector<Line>& lines) const;
  std::vector<double> cost_of_persons(const std::vector<Line>& lines) const;
  int first_week(const std::vector<Line>& lines, int length);
  std::vector<int> persons(const std::vector<Line>& lines, std::uint32_t size, std::vector<char>& taken);

  const LineModel& model_;
  std::uint64_t seed_;
  double unit_;
  bool only_windows_ = false;
  Prices prices_;  // empty: unknown
  std::vector<Kind> kinds_;
  std::uint32_t draws_ = 0;
};

}  // namespace handlingsrom::roster
