// Lines over years, each named at its end, with a fan where a line has a range.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

/// Low–high of one line, as quantiles; every vector as long as the line's values. Empty: no range.
struct Fan {
  std::vector<double> p10, p25, p75, p90;
  bool empty() const { return p10.empty(); }
};

struct Line {
  std::string name;  // written at the line's end
  int first_year = 0;
  std::vector<double> values;  // by year; a gap where not finite
  Fan fan;
  int hue = 1;  // 1 … 5; 1 is the bold one
};

struct LineChart {
  std::string id, title, description;
  int first_year = 0, last_year = 0;
  std::vector<Line> lines;
  Format format;                    // y axis
  bool from_zero = true;            // the axis includes zero
  double smallest_step = 0;         // 1 for persons and places
  std::vector<std::string> said{};  // by year: what a page shows for it; empty for paper
  int today = 0;                    // a quiet vertical mark where the projection begins; 0: none
  double width = 460, height = 250;
};

std::string draw(const LineChart& chart);

/// Areas stacked from the first (lowest) to the last, named at the right. Values must not be negative; a gap counts as zero.
struct StackedChart {
  std::string id, title, description;
  int first_year = 0;
  std::vector<Line> layers;
  Format format;
  double width = 460, height = 250;
};

std::string draw(const StackedChart& chart);

/// The names at the right end of lines or layers: wrapped to `width`, moved apart, joined with their end by a thin line
/// where they had to move. Returns the y of each name's centre.
struct EndName {
  std::string text;
  double y = 0;
  int hue = 1;
};
std::vector<double> draw_end_names(Drawing& drawing, std::span<const EndName> names, double x, double width, double top,
                                   double bottom);
/// The room that the names need when wrapped to `most`; more only where a single word is longer.
double end_name_width(std::span<const EndName> names, double most);

}  // namespace handlingsrom::svg
