// Public sets in ../shared/benchmarks/dea; skipped where they are not beside the project.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/csv.hpp"
#include "standing/comparison/efficiency/efficiency.hpp"

namespace handlingsrom::comparison {
namespace {

const std::filesystem::path sets = "../shared/benchmarks/dea";

void compare(const std::string& name, const std::vector<std::string>& inputs, const std::vector<std::string>& outputs) {
  if (!std::filesystem::exists(sets)) GTEST_SKIP() << "SKIPPED: ../shared/benchmarks/dea is not here";
  std::ifstream data(sets / ("data_" + name + ".csv"));
  const Units units = read_units(data, name, inputs, outputs).units;
  const auto crs_in = scores(units, Returns::constant, Orientation::in);
  const auto vrs_in = scores(units, Returns::variable, Orientation::in);
  const auto crs_out = scores(units, Returns::constant, Orientation::out);
  const auto vrs_out = scores(units, Returns::variable, Orientation::out);
  std::ifstream wanted(sets / ("scores_" + name + ".csv"));
  csv::Reader reader(wanted, name);
  std::size_t u = 0;
  for (; reader.next(); ++u) {
    ASSERT_LT(u, units.size());
    EXPECT_EQ(reader.text(0), units.names[u]);
    EXPECT_NEAR(crs_in[u].value, reader.number(reader.column("crs_in")), 1e-6);
    EXPECT_NEAR(vrs_in[u].value, reader.number(reader.column("vrs_in")), 1e-6);
    EXPECT_NEAR(crs_out[u].value, reader.number(reader.column("crs_out")), 1e-6);
    EXPECT_NEAR(vrs_out[u].value, reader.number(reader.column("vrs_out")), 1e-6);
  }
  EXPECT_EQ(u, units.size());
}

TEST(PublishedUnits, Coelli) { compare("coelli_small", {"x1", "x2"}, {"q"}); }
TEST(PublishedUnits, PyDea) { compare("pydea_example2", {"I1", "I2", "I3"}, {"O1", "O2"}); }
TEST(PublishedUnits, MilkProducers) { compare("milkProd", {"energy", "vet", "cows"}, {"milk"}); }

}  // namespace
}  // namespace handlingsrom::comparison
