// Own figures that hold for every question about their municipality, whoever asks: those of the user's store.
#pragma once

#include <atomic>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::facts {

/// One of the municipality's own schools, from the form of schools: its pupils by grade on 1 October of `autumn`.
struct OwnSchool {
  std::string name;  // as the form has it
  Year autumn{};
  std::map<int, double> by_grade;  // 1 … 10
};

/// Filled once, then asked from many threads. It remembers whose figures were asked for, so that it can be said what is own.
class OwnInForce {
 public:
  /// Settled figures; an empty set counts as none.
  void put(MunicipalityIndex municipality, OwnFigures figures);
  /// In the order that they are to be told in.
  void put_schools(MunicipalityIndex municipality, std::vector<OwnSchool> schools);
  /// Empty where the municipality has told of none.
  std::span<const OwnSchool> schools(MunicipalityIndex municipality) const;
  /// nullptr where the municipality has none. From now on it counts as used.
  const OwnFigures* find(MunicipalityIndex municipality) const;
  /// As find, and does not count.
  const OwnFigures* look(MunicipalityIndex municipality) const;
  /// Whose figures were asked for and are there, in order.
  std::vector<MunicipalityIndex> used() const;
  std::vector<MunicipalityIndex> all() const;
  bool empty() const noexcept { return figures_.empty() && schools_.empty(); }
  /// Hex, of every figure and its place in the user's file.
  std::string digest() const;

 private:
  struct Entry {
    OwnFigures figures;
    mutable std::atomic<bool> used{false};
  };
  std::map<int, Entry> figures_;
  std::map<int, std::vector<OwnSchool>> schools_;
};

}  // namespace handlingsrom::facts
