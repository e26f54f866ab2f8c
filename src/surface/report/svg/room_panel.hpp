// One of the three rooms: what is left above a firm zero line, what is missing below it.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/line_chart.hpp"

namespace handlingsrom::svg {

/// Blue-green above zero, hatched ochre below; a fan of three tones (80 %, 50 %, the middle as a line).
struct RoomPanel {
  std::string id, title, description;
  int first_year = 0, last_year = 0;  // the axis; the three panels share it
  int series_first_year = 0;
  std::vector<double> middle;
  Fan fan;
  std::vector<double>
      history;  // published figures of the years from `first_year` on, drawn solid; NaN where a year has none
  std::vector<int> marked_years;  // a dot on the middle line, for the years named in the text
  std::vector<Line> others;       // thin, named at their ends: the same room on other courses
  std::vector<std::string>
      said;  // by year up to the last: what a page shows for it; from `first_year` on where there is a text
             // for each year of history too, else from `series_first_year`. Empty for paper
  Format format;
  double smallest_step = 0;
  double width = 340, height = 220;
};

std::string draw(const RoomPanel& panel);

}  // namespace handlingsrom::svg
