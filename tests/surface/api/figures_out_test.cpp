// What other programs are given: the same figures, in forms that they read; our own reader reads the cube back.
#include "surface/api/figures_out.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "standing/reading/cube.hpp"
#include "surface/api/plan.hpp"

namespace handlingsrom::api {
namespace {

const messages::Catalogue& english() {
  static const messages::Catalogue made("data/messages", messages::Language::english);
  return made;
}

rooms::Figures few() {
  static const Service service{std::filesystem::path("data/handlingsrom.bundle")};
  return Plan(service, {}).outlook(service.find("5029"), 10);
}

TEST(FiguresOut, TheCubeHoldsEveryRowInItsOrder) {
  const rooms::Figures figures = few();
  const std::vector<FigureRow> rows = figure_rows(figures);
  const auto cube = figures_json_stat(rows, {"Skaun (5029)", "Handlingsrom"}, english());
  const auto& size = cube.at("size");
  const std::size_t years = size[1], values = size[2];
  ASSERT_EQ(cube.at("value").size(), size[0].get<std::size_t>() * years * values);
  ASSERT_EQ(rows.size(), size[0].get<std::size_t>() * years);
  const auto& ids = cube.at("dimension").at("figure").at("category").at("index");
  for (std::size_t f = 0; f < ids.size(); ++f) {
    const rooms::Figure& figure = figures.at(ids[f].get<std::string>());
    for (std::size_t t = 0; t < years; ++t) {
      const std::size_t at = (f * years + t) * values;
      if (std::isfinite(figure.middle[t])) {
        EXPECT_EQ(cube.at("value")[at], figure.middle[t]) << figure.id;
      }
      EXPECT_EQ(cube.at("value")[at + 1].is_null(), !figure.has_range() || !std::isfinite(figure.p10[t])) << figure.id;
      if (figure.has_range() && std::isfinite(figure.p90[t])) {
        EXPECT_EQ(cube.at("value")[at + 4], figure.p90[t]) << figure.id;
      }
    }
    EXPECT_NE(cube.at("dimension").at("figure").at("category").at("label").at(figure.id), figure.id) << "no name";
  }
}

TEST(FiguresOut, CsvHasAHeadAndARowForEachFigureAndYear) {
  const std::vector<FigureRow> rows = figure_rows(few(), "rooms.");
  const std::string text = figures_csv(rows);
  EXPECT_TRUE(text.starts_with("figure,year,unit,middle,p10,p25,p75,p90,provenance\nrooms."));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), static_cast<std::ptrdiff_t>(rows.size()) + 1);
  EXPECT_EQ(text.find(",nan"), std::string::npos);
  EXPECT_TRUE(figure_rows(few(), "nothing.").empty());
}

TEST(FiguresOut, OurOwnReaderOfJsonStatReadsTheCubeBack) {
  const std::vector<FigureRow> rows = figure_rows(few(), "economy.");
  const std::string text = figures_json_stat(rows, {"Skaun (5029)", "Handlingsrom"}, english()).dump();
  const std::vector<reading::Cube> cubes = reading::read_json_stat(text, "cube.json");
  ASSERT_EQ(cubes.size(), 1U);
  EXPECT_EQ(cubes[0].label, "Skaun (5029)");
  const reading::Cube& cube = cubes[0];
  ASSERT_EQ(cube.dimensions.size(), 3U);
  EXPECT_EQ(cube.dimensions[1].role, reading::Role::time);
  const std::size_t width = cube.dimensions[2].categories.size();
  ASSERT_EQ(cube.values.size(), rows.size() * width);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::size_t figure = row / cube.dimensions[1].categories.size();
    EXPECT_EQ(cube.dimensions[0].categories[figure].code, rows[row].figure);
    EXPECT_EQ(cube.values[row * width], rows[row].middle) << rows[row].figure;
  }
}

}  // namespace
}  // namespace handlingsrom::api
