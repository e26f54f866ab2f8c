// Any of our drawings, as a value: said once, drawn where a page, a document or an answer needs it.
#pragma once

#include <string>
#include <variant>

#include "surface/report/svg/bars.hpp"
#include "surface/report/svg/beside.hpp"
#include "surface/report/svg/gains_chart.hpp"
#include "surface/report/svg/gantt.hpp"
#include "surface/report/svg/line_chart.hpp"
#include "surface/report/svg/pyramid.hpp"
#include "surface/report/svg/ready.hpp"
#include "surface/report/svg/room_panel.hpp"
#include "surface/report/svg/stair.hpp"
#include "surface/report/svg/strip.hpp"
#include "surface/report/svg/waterfall.hpp"
#include "surface/report/svg/wheel.hpp"

namespace handlingsrom::svg {

using Picture = std::variant<std::monostate, LineChart, RoomPanel, ColumnChart, BarChart, Stair, Strip, Waterfall,
                             Pyramid, Gantt, Wheel, GainsChart, Beside, Ready>;

inline bool is_empty(const Picture& picture) { return std::holds_alternative<std::monostate>(picture); }

/// The SVG element for a page that has the style sheet; empty for no picture.
std::string draw(const Picture& picture);

/// What the picture says, for a reader who does not see it; empty for no picture.
std::string title_of(const Picture& picture);

/// The same for a file of its own: namespace, size in pixels, style within it, and colours without variables, which drawing
/// programs outside browsers do not know.
std::string standalone(std::string element);

/// Width and height of an element that `draw` made, in pixels.
Point size_of(const std::string& element);

}  // namespace handlingsrom::svg
