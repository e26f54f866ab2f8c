// A drawing by year that a page brings alive: what each year says, under the pointer and marked from outside.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "surface/report/svg/axes.hpp"

namespace handlingsrom::svg {

/// For each year from `first_year` on a group `<g class="c-year" data-year="2031">`: its text as title, a band that the pointer meets, and a rule
/// and a dot on each line, seen under the pointer and where the page adds the class "on". `dots` are the lines' heights by year, in
/// pixels, NaN where a line has none.
void draw_years(Drawing& drawing, const Plot& plot, const Scale& x, int first_year, std::span<const std::string> said,
                std::span<const std::vector<double>> dots);

}  // namespace handlingsrom::svg
