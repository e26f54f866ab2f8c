// What each one pays by several ways of sharing: one row a member, where it stands alone, and where the chosen way puts it.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

/// Left of the upright mark is cheaper than alone, right of it dearer: readable without colour.
struct Shares {
  struct Row {
    std::string name;
    double alone = 0;            // not finite: no mark
    double paid = 0;             // by the chosen way; not finite: no dot
    double low = 0, high = 0;    // its range; not finite: no band
    std::vector<double> others;  // by the other ways; what is not finite is left out
    std::string text;            // what is paid, as written
  };
  std::string id, title, description;
  std::vector<Row> rows;
  std::string alone_name, paid_name, others_name, range_name;  // what the marks stand for, above the rows
  Format format;                                               // of the axis below the rows
  double width = 640;
};

std::string draw(const Shares& shares);

}  // namespace handlingsrom::svg
