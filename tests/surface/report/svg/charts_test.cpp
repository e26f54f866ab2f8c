// Charts of tiny, huge, negative and missing figures: nothing clipped, nothing naked, values at their pixels.
#include <cmath>
#include <functional>
#include <limits>
#include <regex>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "surface/report/svg/bars.hpp"
#include "surface/report/svg/beside.hpp"
#include "surface/report/svg/line_chart.hpp"
#include "surface/report/svg/measure.hpp"
#include "surface/report/svg/pyramid.hpp"
#include "surface/report/svg/room_panel.hpp"
#include "surface/report/svg/stair.hpp"
#include "surface/report/svg/strip.hpp"
#include "surface/report/svg/waterfall.hpp"

namespace handlingsrom::svg {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
const Format plain = [](double value, double) { return fmt::format("{:.0f}", std::abs(value) <= 0.5 ? 0 : value); };

struct Box {
  double left, top, right, bottom;
  std::string text;
};

/// Where the texts of a picture stand, by the widths the layout itself uses for regular type.
std::vector<Box> texts(const std::string& svg) {
  static const std::regex element(
      "<text class=\"([^\"]*)\" x=\"([-0-9.]+)\" y=\"([-0-9.]+)\"(?: text-anchor=\"(\\w+)\")?>([^<]*)</text>");
  std::vector<Box> boxes;
  for (std::sregex_iterator match(svg.begin(), svg.end(), element), end; match != end; ++match) {
    const std::string style = (*match)[1];
    const double size = style == "c-tick" || style == "c-small" ? 12.5 : 14;
    const double width = text_width((*match)[5].str(), size) / 1.04;
    const double x = std::stod((*match)[2]);
    const double y = std::stod((*match)[3]);
    const std::string anchor = (*match)[4];
    const double left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x;
    boxes.push_back({left, y - size * 0.72, left + width, y, (*match)[5]});
  }
  return boxes;
}

void expect_sound(const std::string& svg, double width) {
  EXPECT_EQ(svg.find("nan"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("inf"), std::string::npos);
  EXPECT_EQ(svg.find("\"-0\""), std::string::npos);
  EXPECT_EQ(svg.find(">-0<"), std::string::npos);
  EXPECT_NE(svg.find("role=\"img\""), std::string::npos);
  EXPECT_NE(svg.find("<title"), std::string::npos);
  EXPECT_NE(svg.find("<desc"), std::string::npos);
  const std::vector<Box> boxes = texts(svg);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    EXPECT_GE(boxes[i].left, -1) << boxes[i].text;
    EXPECT_LE(boxes[i].right, width + 1) << boxes[i].text;
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      const bool apart = boxes[i].right <= boxes[j].left || boxes[j].right <= boxes[i].left ||
                         boxes[i].bottom <= boxes[j].top || boxes[j].bottom <= boxes[i].top;
      EXPECT_TRUE(apart) << boxes[i].text << " / " << boxes[j].text;
    }
  }
}

/// From Utsira to Oslo, with signs and gaps.
const std::vector<double> magnitudes{0.0, 0.4, 3, 197, 8574, 728714, 9.2e10};

TEST(Charts, RoomPanelHoldsForEverySize) {
  for (const double size : magnitudes) {
    for (const double sign : {1.0, -1.0}) {
      RoomPanel panel;
      panel.id = "room";
      panel.first_year = 2020;
      panel.last_year = 2050;
      panel.series_first_year = 2026;
      panel.format = plain;
      for (int t = 0; t < 25; ++t) panel.middle.push_back(t == 7 ? gap : sign * size * (1 - 0.1 * t));
      panel.marked_years = {2033, 2040};
      expect_sound(draw(panel), panel.width);
    }
  }
}

TEST(Charts, LinesWithCrowdedEnds) {
  for (const double size : magnitudes) {
    LineChart chart;
    chart.id = "lines";
    chart.first_year = 2010;
    chart.last_year = 2050;
    chart.today = 2026;
    chart.format = plain;
    for (int i = 1; i <= 5; ++i) {
      Line line;
      line.name = i == 2 ? "Statistisk sentralbyrå, hovedalternativet" : fmt::format("Linje {}", i);
      line.hue = i;
      line.first_year = 2010;
      for (int t = 0; t <= 40; ++t) line.values.push_back(t == 3 ? gap : size);
      chart.lines.push_back(line);
    }
    expect_sound(draw(chart), chart.width);
  }
}

TEST(Charts, LineReachesItsPixel) {
  LineChart chart;
  chart.id = "pixel";
  chart.first_year = 2026;
  chart.last_year = 2027;
  chart.format = plain;
  chart.lines = {{"a", 2026, {0, 100}, {}, 1}};
  const std::string svg = draw(chart);
  // Ticks 0 … 100: the line runs from the axis at the bottom to the top rule.
  std::smatch match;
  ASSERT_TRUE(std::regex_search(svg, match, std::regex("c-line-1\" d=\"M[-0-9.]+ ([-0-9.]+)L[-0-9.]+ ([-0-9.]+)\"")));
  EXPECT_DOUBLE_EQ(std::stod(match[1]), chart.height - 26);
  EXPECT_DOUBLE_EQ(std::stod(match[2]), 12);
}

TEST(Charts, StackPyramidColumnsAndBars) {
  for (const double size : magnitudes) {
    StackedChart stack;
    stack.id = "stack";
    stack.first_year = 2026;
    stack.format = plain;
    for (int i = 1; i <= 5; ++i) stack.layers.push_back({fmt::format("Lag {}", i), 2026, {size, gap, size * i}, {}, i});
    expect_sound(draw(stack), stack.width);

    Pyramid pyramid;
    pyramid.id = "pyramid";
    pyramid.men = "Menn";
    pyramid.women = "Kvinner";
    pyramid.now = "1. januar 2026";
    pyramid.later = "1. januar 2050, mest sannsynlig";
    pyramid.format = plain;
    for (int i = 0; i < 20; ++i) {
      pyramid.groups.push_back(fmt::format("{}–{}", 5 * i, 5 * i + 4));
      pyramid.men_now.push_back(size);
      pyramid.women_now.push_back(i == 3 ? gap : size / 2);
      pyramid.men_later.push_back(size / 3);
      pyramid.women_later.push_back(0);
    }
    if (size < 1e9) expect_sound(draw(pyramid), pyramid.width);

    ColumnChart columns;
    columns.id = "columns";
    columns.now_name = "2026";
    columns.later_name = "2040";
    columns.format = plain;
    for (int i = 1; i <= 10; ++i) {
      columns.categories.push_back(fmt::format("{}.", i));
      columns.now.push_back(i == 2 ? gap : size);
      columns.later.push_back(-size / 3);
      columns.later_low.push_back(gap);
      columns.later_high.push_back(gap);
    }
    expect_sound(draw(columns), columns.width);

    BarChart bars;
    bars.id = "bars";
    bars.reference_name = "Hele landet";
    bars.rows = {{"Grunnskole", size, size * 0.97, plain(size, 1), ""},
                 {"Barnehage", gap, 1, "", "Kilden mangler tallet"},
                 {"Omsorg", -size, gap, plain(-size, 1), ""}};
    if (size >= 1) expect_sound(draw(bars), bars.width);
  }
}

TEST(Charts, WaterfallEndsWhereItsCausesLead) {
  Waterfall waterfall;
  waterfall.id = "why";
  waterfall.start = -4;
  waterfall.start_name = "2026";
  waterfall.start_text = "−4";
  waterfall.end_name = "2040";
  waterfall.end_text = "−29";
  waterfall.causes = {{"Omsorg", -40, "−40", false}, {"Skole", 12, "+12", true}, {"Barnehage", 3, "+3", true}};
  EXPECT_DOUBLE_EQ(waterfall.end(), -29);
  expect_sound(draw(waterfall), waterfall.width);
}

TEST(Charts, WaterfallKeepsItsWayWhereFiguresAreWiderThanTheBars) {
  Waterfall waterfall;
  waterfall.id = "narrow";
  waterfall.width = 328;
  waterfall.from_zero = false;
  waterfall.start = 84100;
  waterfall.start_name = "De 30 mest like kommunene";
  waterfall.start_text = "84 100 kr per innbygger";
  waterfall.end_name = "Skaun";
  waterfall.end_text = "81 300 kr per innbygger";
  waterfall.causes = {{"Utgiftene ved samme behov", -2500, "−2 500 kr per innbygger", true},
                      {"Behovet", -300, "−300 kr per innbygger", true}};
  const std::string svg = draw(waterfall);
  expect_sound(svg, waterfall.width);
  // The first mark is the larger figure and stands to the right of the last.
  const auto mark = [&](std::size_t from) {
    return std::stod(svg.substr(svg.find("class=\"c-now\" d=\"M", from) + 18));
  };
  const std::size_t last = svg.rfind("class=\"c-now\"");
  EXPECT_GT(mark(0), mark(last));
  EXPECT_GE(mark(last), 0);
  EXPECT_LE(mark(0), waterfall.width);
}

TEST(Charts, WaterfallBreaksLongNamesAndItsLinesStopForWords) {
  Waterfall waterfall;
  waterfall.id = "phone";
  waterfall.width = 270;
  waterfall.start = 4e6;
  waterfall.start_name = "Som i dag";
  waterfall.start_text = "+4,0 mill. kr";
  waterfall.end_name = "Etter endringene";
  waterfall.end_text = "−2,0 mill. kr";
  waterfall.causes = {{"Sykehjemsplasser som flyttes til boliger med heldøgns bemanning", -9e6, "−9,0 mill. kr", false},
                      {"Antall skoler", 3e6, "+3,0 mill. kr", true}};
  const std::string svg = draw(waterfall);
  expect_sound(svg, waterfall.width);
  EXPECT_EQ(svg.find("Sykehjemsplasser som flyttes til boliger med heldøgns bemanning<"), std::string::npos);
  static const std::regex line(
      "<line class=\"c-(?:zero|leader)\" x1=\"([-0-9.]+)\" y1=\"([-0-9.]+)\" x2=\"[-0-9.]+\" y2=\"([-0-9.]+)\"");
  int lines = 0;
  for (std::sregex_iterator match(svg.begin(), svg.end(), line), end; match != end; ++match, ++lines) {
    const double x = std::stod((*match)[1]), top = std::stod((*match)[2]), bottom = std::stod((*match)[3]);
    for (const Box& box : texts(svg))
      EXPECT_FALSE(x > box.left && x < box.right && bottom > box.top + 1 && top < box.bottom - 1) << box.text;
  }
  EXPECT_GT(lines, 3);
}

TEST(Charts, BesideBreaksTheHeadsOfNarrowPanels) {
  Beside beside;
  beside.id = "heads";
  beside.width = 600;
  beside.rows = {"Skaun", "Sunnfjord"};
  const Beside::Mark mark{-12, -20, -4, "−12 årsverk", ""};
  for (const char* name : {"Kr per innbygger", "Årsverk per 1000 innbyggere", "Omsorgsplasser per 1000 innbyggere"})
    beside.panels.push_back({name, {mark, mark}});
  expect_sound(draw(beside), beside.width);
}

TEST(Charts, StairSaysWhatIsMissing) {
  Stair stair;
  stair.id = "stair";
  stair.now_name = "2025";
  stair.later_name = "2040";
  for (int i = 0; i < 9; ++i) {
    const double now = i == 4 ? gap : 100.0 * i;
    stair.steps.push_back({"Omsorgsbolig med heldøgns bemanning", now, now, now * 0.8, now * 1.3, plain(100 * i, 1),
                           plain(100 * i, 1), "↑ 12", "Ikke kjent"});
  }
  const std::string svg = draw(stair);
  EXPECT_NE(svg.find("Ikke kjent"), std::string::npos);
  expect_sound(svg, stair.width);
}

TEST(Charts, StripNamesUsAtTheEdges) {
  for (const int ours : {0, 178, 356}) {
    Strip strip;
    strip.id = "strip";
    strip.format = plain;
    strip.ours = ours;
    strip.ours_name = "Nordre Follo 12,3 %";
    strip.middle_half_name = "halvparten av kommunene";
    for (int i = 0; i < 357; ++i) strip.values.push_back(i == 5 ? gap : i * 0.1);
    expect_sound(draw(strip), strip.width);
  }
}

TEST(BesideDrawing, IsSoundFromPhoneToWall) {
  for (const double width : {160.0, 350.0, 560.0, 700.0, 960.0, 1800.0}) {
    SCOPED_TRACE(width);
    Beside beside;
    beside.id = "beside";
    beside.title = "t";
    beside.width = width;
    beside.rows = {"Som i dag", "Alt saman mot 2035", "A"};
    beside.panels = {{"Pengar",
                      {{-196e6, -260e6, -130e6, "\u2212196 mill. kr", "Pengane rekk til og med 2030"},
                       {12e6, -40e6, 60e6, "+12 mill. kr", "Pengane rekk til 2050"},
                       {gap, gap, gap, "manglar", ""}}},
                     {"Folk",
                      {{-305, -400, -200, "\u2212305 \u00e5rsverk", "Brukt opp i dag"},
                       {0, 0, 0, "0 \u00e5rsverk", "x"},
                       {1, gap, gap, "+1 \u00e5rsverk", "x"}}}};
    const std::string svg = draw(beside);
    expect_sound(svg, width);
    // Every name once for each panel on a phone, once in all where the panels stand beside each other.
    std::size_t names = 0;
    for (const Box& box : texts(svg)) names += box.text == "A" ? 1 : 0;
    EXPECT_EQ(names, width < 500 ? 2U : 1U);
  }
}

TEST(BesideDrawing, BarsOfOnePanelShareAnAxis) {
  Beside beside;
  beside.id = "beside";
  beside.title = "t";
  beside.width = 900;
  beside.rows = {"A", "B"};
  beside.panels = {{"P", {{10, gap, gap, "10", ""}, {20, gap, gap, "20", ""}}}};
  const std::string svg = draw(beside);
  static const std::regex bar("<rect class=\"c-left-bar\"[^>]*width=\"([0-9.]+)\"");
  std::vector<double> widths;
  for (std::sregex_iterator match(svg.begin(), svg.end(), bar), end; match != end; ++match)
    widths.push_back(std::stod((*match)[1]));
  ASSERT_EQ(widths.size(), 2U);
  EXPECT_NEAR(widths[1], 2 * widths[0], 0.2);
}

}  // namespace
}  // namespace handlingsrom::svg
