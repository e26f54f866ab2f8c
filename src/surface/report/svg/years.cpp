#include "surface/report/svg/years.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace handlingsrom::svg {

void draw_years(Drawing& drawing, const Plot& plot, const Scale& x, int first_year, std::span<const std::string> said,
                std::span<const std::vector<double>> dots) {
  for (std::size_t t = 0; t < said.size(); ++t) {
    const int year = first_year + static_cast<int>(t);
    const double left = std::max(plot.left, (x(year - 1) + x(year)) / 2);
    const double right = std::min(plot.right, (x(year) + x(year + 1)) / 2);
    drawing.open_group(fmt::format("class=\"c-year\" data-year=\"{}\"", year));
    drawing.title(said[t]);
    drawing.rectangle(left, plot.top, std::max(0.0, right - left), plot.bottom - plot.top, "c-band");
    drawing.line({x(year), plot.top}, {x(year), plot.bottom}, "c-at c-leader");
    for (const std::vector<double>& line : dots) {
      if (t < line.size() && std::isfinite(line[t])) drawing.circle({x(year), line[t]}, 4, "c-at c-dot-year");
    }
    drawing.close_group();
  }
}

}  // namespace handlingsrom::svg
