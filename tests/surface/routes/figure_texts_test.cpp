// Text that is written straight says what the tree says, for every figure with and without a range.
#include "surface/routes/figure_texts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "surface/api/plan.hpp"
#include "surface/report/json_values.hpp"
#include "surface/report/number_text.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

TEST(FigureTexts, AreWhatTheTreeSays) {
  static const api::Service service{std::filesystem::path("data/handlingsrom.bundle")};
  const FigureTexts texts;
  for (const messages::Language language : messages::languages) {
    const messages::Catalogue catalogue("data/messages", language);
    for (const char* place : {"5029", "1151", "0301"}) {
      const auto index = service.find_number_or_name(place);
      for (const int paths : {0, 5}) {
        const rooms::Figures figures = api::Plan(service, {}).outlook(index, paths);
        EXPECT_GT(figures.all().size(), 100U);
        for (const rooms::Figure& one : figures.all()) {
          std::string text;
          texts.write(one, catalogue, text);
          ASSERT_EQ(Json::parse(text), figure(one, catalogue)) << place << ' ' << paths;
        }
      }
    }
  }
}

TEST(FigureTexts, WriteNumbersAsTheTreeDoes) {
  std::vector<double> values{
      0,          -0.0,     1,      -1,    0.1,    1.0 / 3,      123456.789,
      1234567.89, 1e-3,     1.5e-4, 1e-5,  2.5e-7, 3e-13,        9e14,
      8.9e15,     1.234e17, 1e21,   -5e22, 1e23,   std::nan(""), std::numeric_limits<double>::infinity()};
  for (double size = 1e-9; size < 1e18; size *= 7.3) values.insert(values.end(), {size, -size});
  for (const double value : values) {
    std::string text;
    report::write_number(value, text);
    EXPECT_EQ(Json::parse(text), report::number(value)) << text;
    // The shortest text that is read as the same number; the tree's is now and then a digit or two longer.
    EXPECT_LE(text.size(), std::max<std::size_t>(report::number(value).dump().size(), 16)) << text;
  }
}

}  // namespace
}  // namespace handlingsrom::routes
