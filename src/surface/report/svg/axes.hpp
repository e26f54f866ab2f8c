// The quiet frame of a chart: horizontal rules with their values, years below.
#pragma once

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

/// The rectangle that the data fill.
struct Plot {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// Room for the widest tick text of the y axis.
double tick_width(const Ticks& ticks, const Format& format);

/// A rule and a text for each tick; the zero rule is firm.
void draw_value_axis(Drawing& drawing, const Plot& plot, const Scale& y, const Ticks& ticks, const Format& format);

/// A text for first and last year and for round years between them that have room.
void draw_year_axis(Drawing& drawing, const Plot& plot, const Scale& x, int first_year, int last_year);

}  // namespace handlingsrom::svg
