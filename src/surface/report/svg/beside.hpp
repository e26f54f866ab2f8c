// Alternatives under each other, with a panel for each room: what is left or missing in one year, and its range.
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace handlingsrom::svg {

/// A row for each alternative. The panels stand beside each other where there is room for their figures, else under each other. Bars of one
/// panel share its axis; no panel shares another's, since their units differ.
struct Beside {
  struct Mark {
    double value = std::numeric_limits<double>::quiet_NaN();  // no bar where not finite
    double low = value, high = value;                         // ends of the range; none where not finite
    std::string text;                                         // the figure as it is written
    std::string below;                                        // what else is said of it: how long the room lasts
  };
  struct Panel {
    std::string name;
    std::vector<Mark> marks;  // one for each row
  };
  std::string id, title, description;
  std::vector<std::string> rows;
  std::vector<Panel> panels;
  double width = 960;
};

std::string draw(const Beside& beside);

}  // namespace handlingsrom::svg
