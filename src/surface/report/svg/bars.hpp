// Figures side by side: upright columns for now and later, and level bars beside a mark for comparison.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

/// Two columns for each category (now, later); the later one may carry a low–high line.
struct ColumnChart {
  std::string id, title, description;
  std::vector<std::string> categories;
  std::string now_name, later_name;
  std::vector<double> now, later, later_low, later_high;  // the last two may be empty
  Format format;
  double smallest_step = 0;
  double width = 460, height = 260;
};
std::string draw(const ColumnChart& chart);

/// A bar for each row with its figure, and an upright mark where `reference` is finite (the country's level).
struct BarChart {
  struct Row {
    std::string name;
    double value = 0;
    double reference = 0;  // not finite: no mark
    std::string text;      // the figure as written
    std::string missing;   // said in place of a bar when the value is not finite
  };
  std::string id, title, description;
  std::vector<Row> rows;
  std::string reference_name;  // names the mark, above the first one
  double width = 460;
};
std::string draw(const BarChart& chart);

}  // namespace handlingsrom::svg
