#include "choice/roster/annual/cover.hpp"

#include <algorithm>

namespace handlingsrom::annual {

Cover::Cover(const Unit& unit, const Wanted& wanted)
    : days_(unit.days()), shifts_(static_cast<int>(unit.shifts.size())) {
  constexpr double unasked_night = 4;  // a person too many at night serves least
  rows_.resize(static_cast<std::size_t>(days_ * shifts_));
  for (int d = 0; d < days_; ++d) {
    for (const Wanted::Row& each : wanted.by_day[static_cast<std::size_t>(d)]) {
      Row row;
      row.shift = each.shift;
      row.competence = each.competence;
      row.wanted = each.count;
      row.few = each.competence < 0 ? unit.weights.empty_shift : unit.weights.competence;
      const bool night = unit.shifts[static_cast<std::size_t>(each.shift)].end > 1440;
      row.many = each.competence < 0 ? unit.weights.surplus * (night ? unasked_night : 1) : 0;
      cost_ += row.cost(0);
      rows_[static_cast<std::size_t>(d * shifts_ + each.shift)].push_back(row);
    }
  }
}

double Cover::gain(int day, int shift, const Person& person) const {
  double sum = 0;
  for (const Row& row : rows_of(day, shift)) {
    if (has(person, row.competence)) sum += row.cost(row.present + 1) - row.cost(row.present);
  }
  return sum;
}

void Cover::add(int day, int shift, const Person& person, int count) {
  for (Row& row : rows_[static_cast<std::size_t>(day * shifts_ + shift)]) {
    if (!has(person, row.competence)) continue;
    cost_ += row.cost(row.present + count) - row.cost(row.present);
    row.present += count;
  }
}

void Cover::count(const Unit& unit, const Rota& rota) {
  for (std::size_t p = 0; p < rota.size(); ++p) {
    for (int d = 0; d < days_; ++d) {
      const Duty duty = rota[p][static_cast<std::size_t>(d)];
      if (duty >= 0) add(d, duty, unit.people[p], 1);
    }
  }
}

int Cover::short_of_people(int day, int shift) const {
  int most = 0;
  for (const Row& row : rows_of(day, shift)) most = std::max(most, row.wanted - row.present);
  return most;
}

}  // namespace handlingsrom::annual
