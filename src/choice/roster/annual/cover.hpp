// How many are on each shift of each day, beside how many are wanted, and what one more or one fewer costs.
#pragma once

#include <vector>

#include "choice/roster/annual/times.hpp"

namespace handlingsrom::annual {

class Cover {
 public:
  struct Row {
    int shift = 0;
    int competence = -1;
    int wanted = 0;
    int present = 0;
    double few = 0;   // cost of each one short
    double many = 0;  // times the square of those above

    double cost(int count) const {
      return count < wanted ? (wanted - count) * few : (count - wanted) * (count - wanted) * many;
    }
  };

  Cover(const Unit& unit, const Wanted& wanted);

  /// Nobody is to work a shift on a day it has no demand for.
  bool asked(int day, int shift) const { return !rows_of(day, shift).empty(); }
  /// Of one more on the shift: below zero where that fills something.
  double gain(int day, int shift, const Person& person) const;
  void add(int day, int shift, const Person& person, int count);  // +1 or −1
  void count(const Unit& unit, const Rota& rota);

  double cost() const { return cost_; }
  int days() const { return days_; }
  int shifts() const { return shifts_; }
  const std::vector<Row>& rows_of(int day, int shift) const {
    return rows_[static_cast<std::size_t>(day * shifts_ + shift)];
  }
  int short_of_people(int day, int shift) const;

 private:
  int days_, shifts_;
  std::vector<std::vector<Row>> rows_;
  double cost_ = 0;
};

}  // namespace handlingsrom::annual
