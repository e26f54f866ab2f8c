// Rows of municipalities for the years that a table has.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::facts {

/// [municipality][position of years]. Which years there are is data, ascending; a year that is not there is asked for in vain, not
/// assumed.
template <class Row>
class ByYear {
 public:
  ByYear() = default;
  ByYear(std::size_t municipalities, std::vector<Year> years)
      : years_(std::move(years)), rows_(municipalities, std::vector<Row>(years_.size())) {}

  const std::vector<Year>& years() const { return years_; }
  Year latest() const { return years_.back(); }
  /// Position of a year, or −1.
  int position(Year year) const {
    const auto found = std::lower_bound(years_.begin(), years_.end(), year);
    return found == years_.end() || *found != year ? -1 : static_cast<int>(found - years_.begin());
  }
  /// A municipality's rows, one for each year.
  const std::vector<Row>& operator[](std::size_t municipality) const { return rows_[municipality]; }
  std::vector<Row>& operator[](std::size_t municipality) { return rows_[municipality]; }
  const Row& latest(MunicipalityIndex municipality) const {
    return rows_[static_cast<std::size_t>(municipality.value)].back();
  }
  /// nullptr for a year that the table does not have.
  const Row* find(MunicipalityIndex municipality, Year year) const {
    const int at = position(year);
    return at < 0 ? nullptr : &rows_[static_cast<std::size_t>(municipality.value)][static_cast<std::size_t>(at)];
  }
  std::size_t size() const { return rows_.size(); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }

 private:
  std::vector<Year> years_;
  std::vector<std::vector<Row>> rows_;
};

/// One value for each municipality, of one year.
template <class Value>
struct Snapshot {
  Year year{};
  std::vector<Value> values;

  std::size_t size() const { return values.size(); }
  decltype(auto) operator[](std::size_t municipality) const { return values[municipality]; }
  auto begin() const { return values.begin(); }
  auto end() const { return values.end(); }
};

}  // namespace handlingsrom::facts
