// The bundled table of counted schools says what the example's says.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "base/csv.hpp"

namespace handlingsrom::staffing {
namespace {

using Row = std::array<double, 3>;

std::map<std::string, Row> read(const std::string& file, const std::string& set) {
  std::ifstream input(file);
  csv::Reader reader(input, file);
  const std::size_t name = reader.column("school"), pupils = reader.column("pupils"),
                    leaders = reader.column("leader_fte"), teaching = reader.column("teaching_fte");
  std::map<std::string, Row> rows;
  while (reader.next()) {
    if (!set.empty() && reader.text(reader.column("set")) != set) continue;
    rows[std::string(reader.text(name))] = {reader.number(pupils), reader.number(leaders), reader.number(teaching)};
  }
  return rows;
}

TEST(CountedSchools, AreThoseOfTheExample) {
  const auto here = read("data/calibration/school-staffing.csv", "skaun-malvik");
  EXPECT_EQ(here.size(), 13U);
  EXPECT_EQ(here, read("examples/skaun-malvik-skoler.csv", ""));
}

}  // namespace
}  // namespace handlingsrom::staffing
