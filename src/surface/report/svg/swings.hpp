// What matters most: how far each of several things moves a figure, to both sides of where it stands.
#pragma once

#include <string>
#include <vector>

namespace handlingsrom::svg {

/// A row for each thing in the order given: a bar from zero to each of its two ends (a tornado).
struct Swings {
  struct Row {
    std::string name;
    double at_low = 0, at_high = 0;  // what the figure changes by at either end
    std::string text;                // both ends as written
  };
  std::string id, title, description;
  std::vector<Row> rows;
  double width = 460;
};

std::string draw(const Swings& swings);

}  // namespace handlingsrom::svg
