// Time line and wheel: everything within the picture, no two texts on each other, marks where their days are.
#include <cmath>
#include <regex>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "surface/report/svg/picture.hpp"

namespace handlingsrom::svg {
namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

std::vector<double> numbers(const std::string& text, const std::string& pattern) {
  const std::regex element(pattern);
  std::vector<double> found;
  for (std::sregex_iterator match(text.begin(), text.end(), element), end; match != end; ++match)
    found.push_back(std::stod((*match)[1]));
  return found;
}

Gantt gantt() {
  Gantt chart;
  chart.id = "g";
  chart.title = "Tidslinje";
  chart.days = 100;
  chart.rows = {{"Fase", Gantt::As::phase, 0, 100},
                {"Lang", Gantt::As::task, 0, 50, 0, true},
                {"Kort", Gantt::As::task, 0, 25, 25, false, true},
                {"Klar", Gantt::As::milestone, 50, 50},
                {"Vedtak", Gantt::As::decision, 75, 75}};
  chart.months = {{0, "jan"}, {31, "feb"}, {59, "mars"}, {90, "april"}};
  chart.today = 10;
  chart.task_name = "oppgave";
  chart.critical_name = "kritisk";
  return chart;
}

TEST(Gantt, BarsAreAsLongAsTheirDays) {
  const std::string svg = draw(Picture(gantt()));
  const auto width = [&](const std::string& style) {
    return numbers(svg, "<rect class=\"" + style + "\"[^>]* width=\"([0-9.]+)\"").at(0);
  };
  EXPECT_NEAR(width("c-later"), 2 * width("c-now"), 0.2);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  EXPECT_EQ(count(svg, "class=\"c-mark-4\""), 1U);  // the decision
  EXPECT_EQ(count(svg, "c-today"), 1U);
  EXPECT_NE(svg.find("Tidslinje"), std::string::npos);
}

TEST(Gantt, ALongNameMakesItsRowHigherInsteadOfRunningIntoTheBars) {
  Gantt chart = gantt();
  const double before = size_of(draw(chart)).y;
  chart.rows[1].name = "Rådene, partene, de ansatte og de frivillige får saken til uttalelse før den går til utvalget";
  EXPECT_GT(size_of(draw(chart)).y, before);
}

TEST(Gantt, NothingToDoIsStillAPicture) {
  Gantt chart;
  chart.id = "g";
  EXPECT_NE(draw(chart).find("<svg"), std::string::npos);
}

TEST(Wheel, MarksOfOneRingDoNotLieOnEachOther) {
  Wheel wheel;
  wheel.id = "w";
  wheel.rings = {"a", "b", "c", "d"};
  for (int i = 0; i < 24; ++i) wheel.entries.push_back({i / 4 * 0.5, i % 4, "1.1.", fmt::format("Hendelse {}", i)});
  const std::string svg = draw(Picture(wheel));
  const std::regex mark("<circle class=\"c-dot-year\" cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"");
  std::vector<Point> marks;
  for (std::sregex_iterator match(svg.begin(), svg.end(), mark), end; match != end; ++match)
    marks.push_back({std::stod((*match)[1]), std::stod((*match)[2])});
  ASSERT_EQ(marks.size(), 24U) << svg.substr(0, 3000);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) EXPECT_GT(std::hypot(marks[i].x - marks[k].x, marks[i].y - marks[k].y), 18);
  }
}

}  // namespace
}  // namespace handlingsrom::svg
