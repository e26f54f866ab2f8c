// Public sets, where they lie beside the project: quick ones of each family against their best known value, every solution counted anew.
#include <zlib.h>

#include <filesystem>
#include <sstream>

#include "choice/structure/location/formats.hpp"
#include "worlds.hpp"

namespace handlingsrom::location {
namespace {

const std::filesystem::path sets = "../shared/benchmarks";

struct Known {
  const char* file;
  Format format;
  double value;
  double capacity = 0;
};

class PublicSets : public testing::TestWithParam<Known> {};

TEST_P(PublicSets, BestKnownValueIsReachedAndProved) {
  const Known& known = GetParam();
  const gzFile input = gzopen((sets / known.file).c_str(), "rb");
  if (input == nullptr) GTEST_SKIP() << "the public sets are not here";
  std::string text, piece(1 << 16, '\0');
  for (int count = 0; (count = gzread(input, piece.data(), static_cast<unsigned>(piece.size()))) > 0;)
    text.append(piece, 0, static_cast<std::size_t>(count));
  gzclose(input);
  std::istringstream stream(text);
  ReadOptions options;
  if (known.capacity > 0) options.capacity = known.capacity;
  const Problem problem = read_problem(stream, known.file, known.format, options);
  const Solution solution = solve(problem);
  EXPECT_EQ(solution.status, Status::optimal);
  EXPECT_NEAR(solution.value, known.value, 1e-3);
  EXPECT_NEAR(test::checked_value(problem, solution), solution.value, 1e-4);
}

std::string name_of(const testing::TestParamInfo<Known>& info) {
  std::string name = info.param.file;
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Quick, PublicSets,
                         testing::Values(Known{"pmed/pmed1.txt", Format::orlib_pmed, 5819},
                                         Known{"pmed/pmed9.txt", Format::orlib_pmed, 2734},
                                         Known{"pmed/pmed14.txt", Format::orlib_pmed, 2968},
                                         Known{"cap/cap41.txt", Format::orlib_cap, 1040444.375},
                                         Known{"cap/cap82.txt", Format::orlib_cap, 910889.5625},
                                         Known{"cap/cap134.txt", Format::orlib_cap, 928941.75},
                                         Known{"cap/capa.txt.gz", Format::orlib_cap, 19240822.449, 8000},
                                         Known{"cpmp/cpmp04.txt", Format::cpmp, 651},
                                         Known{"sscflp_holmberg/p1.txt", Format::holmberg, 8848},
                                         Known{"sscflp_diaz_fernandez/p10.txt", Format::diaz, 23112}),
                         name_of);

}  // namespace
}  // namespace handlingsrom::location
