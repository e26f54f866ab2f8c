#include "surface/report/spreadsheet_chart.hpp"

#include "surface/report/svg/palette.hpp"

namespace handlingsrom::report {
namespace {

bool never_negative(const Table& table) {
  for (const auto& row : table.rows) {
    for (const Cell& cell : row) {
      if (cell.is_number && cell.value < 0) return false;
    }
  }
  return true;
}

}  // namespace

lxw_color_t colour(std::string_view token) {
  return static_cast<lxw_color_t>(std::stoul(std::string(svg::light(token).substr(1)), nullptr, 16));
}

void draw_native_chart(lxw_workbook* workbook, lxw_worksheet* page, const std::string& sheet, const Table& table,
                       const std::string& title, lxw_row_t head) {
  constexpr std::uint8_t kinds[] = {LXW_CHART_LINE, LXW_CHART_COLUMN, LXW_CHART_AREA_STACKED, LXW_CHART_BAR};
  constexpr const char* hues[] = {"series-1", "series-2", "series-3", "series-4", "series-5"};
  const SheetChart& spec = *table.chart;
  lxw_chart* chart = workbook_add_chart(workbook, kinds[static_cast<int>(spec.kind)]);
  const auto first = static_cast<lxw_row_t>(head + 1);
  const auto last = static_cast<lxw_row_t>(head + table.rows.size());
  for (std::size_t i = 0; i < spec.series.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(spec.series[i]);
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(series, sheet.c_str(), first, 0, last, 0);
    chart_series_set_values(series, sheet.c_str(), first, column, last, column);
    chart_series_set_name_range(series, sheet.c_str(), head, column);
    if (spec.kind == SheetChart::Kind::line) {
      lxw_chart_line line{};
      line.color = colour(hues[i % 5]);
      line.width = i == 0 ? 2.75F : 1.75F;
      line.dash_type = i == 0   ? LXW_CHART_LINE_DASH_SOLID
                       : i == 1 ? LXW_CHART_LINE_DASH_DASH
                                : LXW_CHART_LINE_DASH_ROUND_DOT;
      chart_series_set_line(series, &line);
    } else {
      lxw_chart_fill fill{};
      fill.color = i == 0 && spec.series.size() > 1 ? colour("series-1-quiet") : colour("series-1");
      chart_series_set_fill(series, &fill);
      lxw_chart_line line{};
      line.color = colour("series-1");
      line.width = 0.75F;
      chart_series_set_line(series, &line);
    }
  }
  // Names stand clear of bars that point the other way. A bar chart's names are on what the library calls the y axis.
  chart_axis_set_label_position(spec.kind == SheetChart::Kind::bar ? chart->y_axis : chart->x_axis,
                                LXW_CHART_AXIS_LABEL_POSITION_LOW);
  lxw_chart_line grid{};
  grid.color = colour("line-quiet");
  grid.width = 0.5F;
  // A bar chart's values run along what the library calls the x axis.
  chart_axis_major_gridlines_set_line(spec.kind == SheetChart::Kind::bar ? chart->x_axis : chart->y_axis, &grid);
  if (spec.top_first) {
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_crossing_max(chart->y_axis);
  }
  if (spec.kind == SheetChart::Kind::line && never_negative(table)) chart_axis_set_min(chart->y_axis, 0);
  lxw_chart_font font{};
  font.size = 12;
  font.bold = LXW_TRUE;
  chart_title_set_name(chart, title.c_str());
  chart_title_set_name_font(chart, &font);
  chart_legend_set_position(chart, spec.series.size() > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  if (const std::string& unit = table.columns[spec.series.front()].unit;
      !unit.empty() && spec.kind != SheetChart::Kind::bar)
    chart_axis_set_name(chart->y_axis, unit.c_str());
  if (spec.kind == SheetChart::Kind::line) chart_axis_set_interval_unit(chart->x_axis, 4);
  lxw_chart_options options{};
  options.x_scale = 1.35;
  options.y_scale = 1.35;
  std::string description = title;
  options.description = description.data();
  worksheet_insert_chart_opt(page, head, static_cast<lxw_col_t>(table.columns.size() + 1), chart, &options);
}

}  // namespace handlingsrom::report
