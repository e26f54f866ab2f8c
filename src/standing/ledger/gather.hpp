// What comes in as lines of the store.
#pragma once

#include <map>
#include <string>

#include "standing/importing/understanding.hpp"
#include "standing/ledger/ledger.hpp"
#include "standing/reading/cube.hpp"

namespace handlingsrom::ledger {

/// A table as Statistics Norway gives it: series "12134/CONTENTS/…" by the codes of every dimension but place and time; places by their codes as published;
/// marks as published. A cube without a dimension of places is of the country ("0"). Appends to `gathered`.
void gather_cube(const reading::Cube& cube, const std::string& table, importing::Places& places, Gathered& gathered);

/// The figures of an imported file, gathered one by one: series "file/QUANTITY/DETAIL/PART".
class FileGatherer {
 public:
  void take(const importing::Figure& figure);
  /// Lines in order of place and series. Figures without a period, and those that say something else of what was said already, are left out and counted.
  Gathered gathered() const;
  std::size_t without_period() const noexcept { return without_period_; }
  std::size_t twice() const noexcept { return twice_; }

 private:
  struct Key {
    std::string place, series;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, std::map<std::string, store::Cell>> cells_;
  std::map<std::string, std::string> titles_;
  std::size_t without_period_ = 0;
  std::size_t twice_ = 0;
};

}  // namespace handlingsrom::ledger
