#include "standing/importing/figures_cube.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::importing {
namespace {

using reading::Cube;
using reading::Dimension;

bool all_places(const Dimension& dimension, Places& places) {
  std::size_t found = 0;
  for (const reading::Category& category : dimension.categories) found += places.read(category.code) ? 1U : 0U;
  return found * 2 > dimension.categories.size();
}

bool all_periods(const Dimension& dimension) {
  return !dimension.categories.empty() &&
         std::all_of(dimension.categories.begin(), dimension.categories.end(),
                     [](const reading::Category& each) { return read_period(each.code).has_value(); });
}

bool named_region(const Dimension& dimension) {
  return dimension.id == "Region" || dimension.id.starts_with("KOKkommuneregion") ||
         dimension.id.starts_with("KOKfylkesregion") || dimension.id.starts_with("KOKbydelsregion") ||
         dimension.label == "region";
}

}  // namespace

std::vector<ColumnRole> roles_of(const Cube& cube, Places& places) {
  std::vector<ColumnRole> roles;
  for (const Dimension& dimension : cube.dimensions) {
    if (dimension.role == reading::Role::time || dimension.id == "Tid" ||
        (dimension.role == reading::Role::classification && all_periods(dimension))) {
      roles.push_back(ColumnRole::year);
    } else if (dimension.role == reading::Role::metric || dimension.id == "ContentsCode") {
      roles.push_back(ColumnRole::quantity);
    } else if ((dimension.role == reading::Role::place || named_region(dimension)) && all_places(dimension, places)) {
      roles.push_back(ColumnRole::municipality);
    } else {
      roles.push_back(ColumnRole::dimension);
    }
  }
  return roles;
}

void each_figure_of_cube(const Cube& cube, std::size_t number, const Options& options, Places& places,
                         const std::function<void(const Figure&)>& take) {
  const std::vector<ColumnRole> roles = roles_of(cube, places);
  std::vector<std::size_t> at(cube.dimensions.size(), 0);
  Figure figure;
  for (std::size_t position = 0; position < cube.values.size(); ++position) {
    figure = Figure{};
    bool known = true;
    for (std::size_t d = 0; d < cube.dimensions.size(); ++d) {
      const reading::Category& category = cube.dimensions[d].categories[at[d]];
      if (roles[d] == ColumnRole::municipality) {
        const auto& place = places.read(category.code);
        known = known && place.has_value();
        if (place) figure.place = *place;
      } else if (roles[d] == ColumnRole::year) {
        figure.period = read_period(category.code);
      } else if (roles[d] == ColumnRole::quantity) {
        figure.quantity = category.label;
      } else if (cube.dimensions[d].categories.size() > 1) {
        figure.detail += (figure.detail.empty() ? "" : "; ") + cube.dimensions[d].label + ": " + category.label;
      }
    }
    for (std::size_t d = cube.dimensions.size(); d-- > 0;) {  // the last dimension runs fastest
      if (++at[d] < cube.dimensions[d].categories.size()) break;
      at[d] = 0;
    }
    if (!known || (options.level && figure.place.level != *options.level)) continue;
    if (figure.quantity.empty()) figure.quantity = cube.label;
    figure.value = cube.values[position];
    figure.mark = std::isnan(figure.value) ? cube.mark(position) : reading::Mark::none;
    figure.table = number;
    figure.line = static_cast<std::int64_t>(position) + 1;
    take(figure);
  }
}

}  // namespace handlingsrom::importing
