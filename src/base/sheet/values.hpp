// Evaluating a sheet: a flat tape over years and, side by side, over lanes (paths, scenarios, municipalities).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/sheet/sheet.hpp"

namespace handlingsrom::sheet {

/// Figures by year and lane as somebody else keeps them: value(t, lane) = data[t · year_stride + lane · lane_stride].
struct Column {
  const double* data = nullptr;
  std::size_t year_stride = 1;
  std::size_t lane_stride = 0;
  double at(std::size_t t, std::size_t lane) const { return data[t * year_stride + lane * lane_stride]; }
};

/// What an evaluation is made on. All views must outlive it.
struct Inputs {
  std::size_t years = 0;
  std::size_t lanes = 1;
  std::span<const double> cells;       // [cell]; the same in every lane
  std::span<const Column> parameters;  // [parameter]
  std::span<const Column> engines;     // [engine row]
};

/// What is done to a row before anything that depends on it is worked out. Several act in the order given.
struct Adjustment {
  enum class How { add, scale };
  int row = 0;  // in Sheet::rows()
  How how = How::add;
  std::vector<double> amount;  // [year]; add: in the row's unit (per unit of the driver), scale: share of the row
  int driver = -1;             // in Sheet::rows(); −1: none
  std::string by = {};         // who acts, for the way behind the figure: a lever's id
  bool within = false;         // add: no more is taken than there is
};

/// Every node's value.
class Values {
 public:
  Values() = default;

  std::size_t years() const { return years_; }
  std::size_t lanes() const { return lanes_; }
  double at(std::uint32_t node, std::size_t t, std::size_t lane = 0) const {
    const Place& place = places_[node];
    return data_[place.offset + t * place.year_stride + lane * place.lane_stride];
  }
  /// A node by year and lane as the tape keeps it.
  Column column(std::uint32_t node) const {
    const Place& place = places_[node];
    return {data_.data() + place.offset, place.year_stride, place.lane_stride};
  }

 private:
  friend class Evaluation;
  struct Place {
    std::size_t offset = 0, year_stride = 0, lane_stride = 0;
  };
  std::size_t years_ = 0, lanes_ = 0;
  std::vector<Place> places_;
  std::vector<double> data_;
};

/// The node that an adjustment's driver is read from: the driver's row, or its unadjusted expression where the row stands after the one that is
/// adjusted. Throws Error(internal) where the driver is made of what it adjusts.
std::uint32_t driver_node(const Sheet& sheet, const Adjustment& adjustment);

/// Fills `values`, whose memory is used again where it fits. O(nodes × years × lanes).
/// Throws Error(internal) where an adjustment's driver depends on what it adjusts.
void evaluate(const Sheet& sheet, const Inputs& inputs, std::span<const Adjustment> adjustments, Values& values);

/// What differs between two evaluations beside the adjustments, whose rows count as changed.
struct Change {
  std::span<const char> parameters;  // [parameter] 1: changed; empty: none
  std::span<const char> engines;     // [engine row]
};

/// [node] 1 for what depends on a change: the nodes themselves, and rows whose adjustments are driven by them.
std::vector<char> reached(const Sheet& sheet, std::span<const Adjustment> adjustments, const Change& change);

/// Works out those nodes of `values` again, after what they depend on has changed behind the same inputs. O(those nodes × years × lanes).
void refresh(const Sheet& sheet, const Inputs& inputs, std::span<const Adjustment> adjustments,
             const std::vector<char>& nodes, Values& values);

/// The same as evaluate, given `before`, evaluated with `adjusted_before`: only what depends on a change is computed anew.
void update(const Sheet& sheet, const Inputs& inputs, const Values& before, std::span<const Adjustment> adjusted_before,
            std::span<const Adjustment> adjustments, const Change& change, Values& values);

}  // namespace handlingsrom::sheet
