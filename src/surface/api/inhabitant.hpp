// What does one inhabitant more bring and cost?
#pragma once

#include <span>
#include <string>
#include <vector>

#include "surface/api/outlook.hpp"

namespace handlingsrom::api {

/// The ages that are shown where none are asked for.
inline constexpr int inhabitant_ages[] = {0, 8, 30, 70, 85};

struct InhabitantAnswer {
  Year year{};
  std::vector<int> ages;
  struct Line {
    std::string id;  // of the figure
    Unit unit = Unit::none;
    Provenance provenance = Provenance::assumption;
    std::vector<double> values;  // [age]
  };
  /// Income by part, spending by service, what is left, and staff.
  std::vector<Line> lines;
};

/// Throws what rooms::one_more throws.
InhabitantAnswer one_inhabitant_more(const Service& service, const OutlookRequest& request, std::span<const int> ages);

}  // namespace handlingsrom::api
