// Real municipalities against tests/golden: a difference is read, and explained in the commit that renews the file.
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/csv.hpp"
#include "outlook/rooms/chain_fixture.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr std::array<int, 4> years{2026, 2030, 2040, 2050};
constexpr int range_year = 2040;
constexpr int paths = 100;

std::string rounded(double value, int digits) {
  if (std::isnan(value)) return "";
  if (std::abs(value) < 1e-6) return "0";
  const double scale = std::pow(10.0, digits - 1 - std::floor(std::log10(std::abs(value))));
  return fmt::format("{:.10g}", std::round(value * scale) / scale);
}

// Half a unit in the last digit kept, and a little for other compilers.
double tolerance(double value, int digits) {
  return std::max(2e-6, std::abs(value) * (0.55 * std::pow(10.0, 1 - digits)));
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, TheFiguresAreThoseThatWereRead) {
  const Chain& chain = bundled_chain();
  const MunicipalityIndex index = municipality(GetParam());
  const std::string file = fmt::format("tests/golden/{}.csv", to_string(chain.facts().registry->at(index).number));
  const Figures figures = chain.run({index, nullptr, nullptr, paths, 1});
  const auto at = [](const std::vector<double>& series, int year) {
    return series.empty() ? std::nan("") : series[static_cast<std::size_t>(year - 2026)];
  };
  if (std::getenv("HANDLINGSROM_RENEW_GOLDEN") != nullptr) {
    std::ofstream out(file);
    out << "figure,2026,2030,2040,2050,low_2040,high_2040\n";
    for (const Figure& figure : figures.all()) {
      out << figure.id;
      for (const int year : years) out << ',' << rounded(at(figure.middle, year), 3);
      out << ',' << rounded(at(figure.p10, range_year), 2) << ',' << rounded(at(figure.p90, range_year), 2) << '\n';
    }
    return;
  }
  std::ifstream input(file);
  ASSERT_TRUE(input) << file;
  csv::Reader reader(input, file);
  std::size_t count = 0;
  while (reader.next()) {
    const std::string id(reader.text(0));
    const Figure& figure = figures.at(id);
    const auto compare = [&](std::size_t column, double value, int digits) {
      if (reader.empty(column)) {
        EXPECT_TRUE(std::isnan(value)) << id << ' ' << reader.columns()[column];
      } else {
        const double expected = reader.number(column);
        EXPECT_NEAR(value, expected, tolerance(expected, digits)) << id << ' ' << reader.columns()[column];
      }
    };
    for (std::size_t k = 0; k < years.size(); ++k) compare(k + 1, at(figure.middle, years[k]), 3);
    compare(5, at(figure.p10, range_year), 2);
    compare(6, at(figure.p90, range_year), 2);
    ++count;
  }
  EXPECT_EQ(count, figures.all().size()) << "figures that the golden file lacks";
}

// Sunnfjord, Skaun, Høylandet, Rana, Sogndal, Utsira.
INSTANTIATE_TEST_SUITE_P(Municipalities, Golden, testing::Values("4647", "5029", "5046", "1833", "4640", "1151"),
                         [](const testing::TestParamInfo<const char*>& place) { return std::string(place.param); });

}  // namespace
}  // namespace handlingsrom::rooms
