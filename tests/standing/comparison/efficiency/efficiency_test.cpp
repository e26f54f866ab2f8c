#include "standing/comparison/efficiency/efficiency.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "base/error.hpp"
#include "base/linear/program.hpp"
#include "base/random.hpp"
#include "standing/comparison/efficiency/frontier.hpp"

namespace handlingsrom::comparison {
namespace {

constexpr std::array all_returns{Returns::constant, Returns::variable, Returns::increasing, Returns::decreasing};
constexpr std::array both{Orientation::in, Orientation::out};

Units made(std::size_t inputs, std::size_t outputs, const std::vector<std::vector<double>>& rows) {
  Units units;
  for (std::size_t k = 0; k < inputs; ++k) units.inputs.push_back("x" + std::to_string(k + 1));
  for (std::size_t k = 0; k < outputs; ++k) units.outputs.push_back("y" + std::to_string(k + 1));
  for (const auto& row : rows) {
    units.names.push_back("unit " + std::to_string(units.names.size() + 1));
    units.in.insert(units.in.end(), row.begin(), row.begin() + static_cast<std::ptrdiff_t>(inputs));
    units.out.insert(units.out.end(), row.begin() + static_cast<std::ptrdiff_t>(inputs), row.end());
  }
  return units;
}

/// Sizes over three orders of magnitude, as municipalities have; some figures nil.
Units invented(std::uint32_t run, std::size_t count, std::size_t inputs, std::size_t outputs, bool with_nil) {
  std::vector<std::vector<double>> rows;
  for (std::uint32_t u = 0; u < count; ++u) {
    const double size = std::pow(10.0, 1 + 3 * uniform({9, run, u, 0, 0}));
    std::vector<double> row;
    for (std::uint32_t k = 0; k < inputs + outputs; ++k) {
      const double draw = uniform({9, run, u, 1, k});
      const bool nil = with_nil && draw < 0.1 && k != 0 && k != inputs;
      row.push_back(nil ? 0 : size * (0.3 + draw) * (k < inputs ? 1 : std::pow(size, -0.05)));
    }
    rows.push_back(row);
  }
  return made(inputs, outputs, rows);
}

/// The textbook's program in the figures as they stand, by the library: θ or φ as a column of its own.
double by_library(const Units& units, std::size_t u, Returns returns, Orientation orientation,
                  std::size_t without = nobody) {
  const bool in = orientation == Orientation::in;
  linear::Program program(in ? linear::Sense::minimise : linear::Sense::maximise);
  program.set_tolerances(1e-10, 1e-10);
  std::vector<int> rows;
  std::vector<double> own;
  const auto add_row = [&](double own_figure, bool scaled, bool is_in) {
    const double fixed = scaled ? 0 : 1;
    rows.push_back(is_in ? program.add_row(-linear::infinity, fixed) : program.add_row(fixed, linear::infinity));
    own.push_back(own_figure > 0 ? own_figure : 1);
    if (own_figure == 0)
      program.set_row_bounds(rows.back(), is_in ? -linear::infinity : 0, is_in ? 0 : linear::infinity);
  };
  for (std::size_t k = 0; k < units.inputs.size(); ++k) add_row(units.in_of(u)[k], in, true);
  for (std::size_t k = 0; k < units.outputs.size(); ++k) add_row(units.out_of(u)[k], !in, false);
  if (returns != Returns::constant) {
    rows.push_back(program.add_row(returns == Returns::decreasing ? -linear::infinity : 1,
                                   returns == Returns::increasing ? linear::infinity : 1));
  }
  std::vector<double> score(rows.size(), 0.0);
  for (std::size_t k = 0; k < own.size(); ++k) {
    const bool is_in = k < units.inputs.size();
    const double figure = is_in ? units.in_of(u)[k] : units.out_of(u)[k - units.inputs.size()];
    if (is_in == in && figure > 0) score[k] = -1;
  }
  program.add_column(1, 0, linear::infinity, rows, score);
  for (std::size_t j = 0; j < units.size(); ++j) {
    std::vector<double> column;
    for (std::size_t k = 0; k < own.size(); ++k) {
      column.push_back((k < units.inputs.size() ? units.in_of(j)[k] : units.out_of(j)[k - units.inputs.size()]) /
                       own[k]);
    }
    if (returns != Returns::constant) column.push_back(1);
    const double size =
        *std::max_element(column.begin(), column.end());  // weights of like size: the tolerance means the same
    for (double& value : column) value /= size;
    program.add_column(0, 0, j == without ? 0 : linear::infinity, rows, column);
  }
  return program.solve() == linear::Status::optimal ? program.value(0) : std::nan("");
}

// Coelli's (1996) five units; input-oriented constant returns asserted in pyDEA's tests.
Units coelli() { return made(2, 1, {{2, 5, 1}, {2, 4, 2}, {6, 6, 3}, {3, 2, 1}, {6, 2, 2}}); }
// pyDEA's second example, with scores and super-efficiency from its tests.
Units pydea() {
  return made(3, 2,
              {{5, 13, 1, 12, 34},
               {16, 12, 2, 14, 13},
               {16, 26, 2, 25, 56},
               {17, 15, 3, 26, 23},
               {18, 14, 1, 8, 18},
               {23, 6, 2, 9, 39},
               {25, 10, 2, 27, 21},
               {27, 22, 3, 30, 10},
               {37, 14, 1, 31, 25},
               {42, 25, 2, 26.5, 17},
               {5, 17, 3, 12, 37}});
}

TEST(Scores, OfCoelli) {
  const std::vector<double> constant{0.5, 1, 5.0 / 6, 5.0 / 7, 1}, variable{1, 1, 1, 1, 1}, out{2, 1, 1, 1, 1};
  const Units units = coelli();
  const auto crs = scores(units, Returns::constant, Orientation::in);
  const auto vrs = scores(units, Returns::variable, Orientation::in);
  const auto vrs_out = scores(units, Returns::variable, Orientation::out);
  for (std::size_t u = 0; u < 5; ++u) {
    EXPECT_NEAR(crs[u].value, constant[u], 1e-12);
    EXPECT_NEAR(vrs[u].value, variable[u], 1e-12);
    EXPECT_NEAR(vrs_out[u].value, out[u], 1e-12);
  }
  // Unit 3 is measured by 2 and 5: λ = 1 and 1/2 (Coelli 1996, table 2).
  ASSERT_EQ(crs[2].peers.size(), 2U);
  EXPECT_EQ(crs[2].peers[0].unit, 1);
  EXPECT_NEAR(crs[2].peers[0].weight, 1, 1e-9);
  EXPECT_EQ(crs[2].peers[1].unit, 4);
  EXPECT_NEAR(crs[2].peers[1].weight, 0.5, 1e-9);
}

TEST(Scores, AgreeWithTheLibraryToNineDecimals) {
  std::size_t checked = 0;
  for (std::uint32_t run = 0; run < 8; ++run) {
    const Units units = invented(run, 60, 1 + run % 3, 1 + run % 4, run % 2 == 1);
    for (const Returns returns : all_returns) {
      for (const Orientation orientation : both) {
        const auto found = scores(units, returns, orientation);
        for (std::size_t u = 0; u < units.size(); ++u) {
          const double wanted = by_library(units, u, returns, orientation);
          EXPECT_NEAR(found[u].value / wanted, 1, 1e-9) << run << " " << u;
          ++checked;
        }
      }
    }
  }
  EXPECT_EQ(checked, 8U * 60 * 8);
}

TEST(Scores, PeersDoAtLeastAsWell) {
  const Units units = invented(50, 80, 3, 2, true);
  for (const Returns returns : all_returns) {
    const auto found = scores(units, returns, Orientation::in);
    for (std::size_t u = 0; u < units.size(); ++u) {
      for (std::size_t k = 0; k < 3; ++k) {
        double sum = 0;
        for (const Peer& peer : found[u].peers)
          sum += peer.weight * units.in_of(static_cast<std::size_t>(peer.unit))[k];
        EXPECT_LE(sum, found[u].value * units.in_of(u)[k] * (1 + 1e-7) + 1e-6);
      }
      for (std::size_t k = 0; k < 2; ++k) {
        double sum = 0;
        for (const Peer& peer : found[u].peers)
          sum += peer.weight * units.out_of(static_cast<std::size_t>(peer.unit))[k];
        EXPECT_GE(sum, units.out_of(u)[k] * (1 - 1e-7) - 1e-6);
      }
    }
  }
}

TEST(Scores, TheSameForAnyNumberOfThreadsAndAnyUnit) {
  Units units = invented(3, 150, 2, 3, true);
  const auto one = scores(units, Returns::variable, Orientation::in, 1);
  const auto two = scores(units, Returns::variable, Orientation::in, 2);
  for (std::size_t k = 0; k < units.in.size(); k += 2) units.in[k] *= 1e6;  // kroner instead of millions
  const auto kroner = scores(units, Returns::variable, Orientation::in, 1);
  for (std::size_t u = 0; u < units.size(); ++u) {
    EXPECT_EQ(one[u].value, two[u].value);
    EXPECT_NEAR(one[u].value, kroner[u].value, 1e-9);
  }
}

TEST(Scores, NearlyAllByTheSimplexOfOurOwn) {
  const Units units = invented(4, 300, 3, 4, true);
  for (const Returns returns : all_returns) {
    Frontier frontier(units.in, units.out, 3, 4, returns);
    for (const Orientation orientation : both) {
      for (std::size_t u = 0; u < units.size(); ++u) frontier.measure(units.in_of(u), units.out_of(u), orientation);
    }
    EXPECT_LE(frontier.by_library(), 6U);
  }
}

TEST(Scores, WithoutMixturesIsAComparisonOfPairs) {
  const Units units = made(1, 1, {{2, 1}, {3, 4}, {6, 4}, {5, 6}, {10, 5}});
  const auto in = scores(units, Returns::free_disposal, Orientation::in);
  const auto out = scores(units, Returns::free_disposal, Orientation::out);
  const std::vector<double> theta{1, 1, 0.5, 1, 0.5}, phi{1, 1, 1.5, 1, 1.2};
  for (std::size_t u = 0; u < 5; ++u) {
    EXPECT_NEAR(in[u].value, theta[u], 1e-15);
    EXPECT_NEAR(out[u].value, phi[u], 1e-15);
  }
  EXPECT_EQ(in[4].peers[0].unit, 3);
}

TEST(SuperEfficiency, OfPydea) {
  const std::vector<double> wanted{1.652173892, 0.6485875732, 0.909247759, 1.116838534,  0.5490716156, 2.485294106,
                                   1.244945494, 0.824120607,  2.299898658, 0.6267333816, 1.088235274};
  const auto found = super_efficiency(pydea(), Returns::constant, Orientation::in);
  for (std::size_t u = 0; u < wanted.size(); ++u) EXPECT_NEAR(found[u], wanted[u], 1e-6);
}

TEST(SuperEfficiency, AgreesWithTheLibraryAndKnowsWhatNothingReaches) {
  const Units units = invented(21, 50, 2, 2, false);
  int unreached = 0;
  for (const Returns returns : all_returns) {
    for (const Orientation orientation : both) {
      const auto found = super_efficiency(units, returns, orientation);
      for (std::size_t u = 0; u < units.size(); ++u) {
        const double wanted = by_library(units, u, returns, orientation, u);
        EXPECT_EQ(std::isnan(found[u]), std::isnan(wanted));
        if (std::isnan(wanted)) {
          ++unreached;
        } else {
          EXPECT_NEAR(found[u] / wanted, 1, 1e-9);
        }
      }
    }
  }
  EXPECT_GT(unreached, 0);
}

TEST(Slacks, AreTheLargestThatTheScoreLeaves) {
  // Unit 1 of Coelli under variable returns: θ = 1, and unit 2 does twice as much with one less of x2.
  const Units units = coelli();
  const auto score = scores(units, Returns::variable, Orientation::in);
  const auto found = slacks(units, Returns::variable, Orientation::in, score);
  EXPECT_NEAR(found[0].in[0], 0, 1e-7);
  EXPECT_NEAR(found[0].in[1], 1, 1e-6);
  EXPECT_NEAR(found[0].out[0], 1, 1e-6);
  for (std::size_t u = 1; u < 5; ++u) {
    EXPECT_NEAR(found[u].in[0] + found[u].in[1] + found[u].out[0], 0, 1e-6) << u;
  }
  const Units pairs = made(1, 1, {{2, 1}, {3, 4}, {6, 4}});
  const auto single =
      slacks(pairs, Returns::free_disposal, Orientation::out, scores(pairs, Returns::free_disposal, Orientation::out));
  EXPECT_NEAR(single[2].in[0], 3, 1e-12);
}

TEST(ScaleEfficiency, TooSmallTooLargeAndRight) {
  const Units units = made(1, 1, {{2, 1}, {3, 3}, {8, 6}});
  const auto found = scale_efficiency(units, Orientation::in);
  EXPECT_NEAR(found[0].efficiency, 0.5, 1e-12);
  EXPECT_EQ(found[0].returns, Returns::increasing);
  EXPECT_NEAR(found[1].efficiency, 1, 1e-12);
  EXPECT_EQ(found[1].returns, Returns::constant);
  EXPECT_NEAR(found[2].efficiency, 0.75, 1e-12);
  EXPECT_EQ(found[2].returns, Returns::decreasing);
}

TEST(Outliers, OneThatBeatsAllOthersIsFlagged) {
  std::vector<std::vector<double>> rows;
  for (int u = 0; u < 20; ++u) rows.push_back({10.0 + u % 7, 10.0 + u % 3});
  rows.push_back({3, 12});
  const Units units = made(1, 1, rows);
  const auto score = scores(units, Returns::constant, Orientation::in);
  const auto found = outliers(score, super_efficiency(units, Returns::constant, Orientation::in), Orientation::in);
  for (std::size_t u = 0; u < 20; ++u) EXPECT_FALSE(found[u].flagged);
  EXPECT_TRUE(found[20].flagged);
  EXPECT_EQ(found[20].leaning, 20);
}

// Bogetoft and Otto (2011), chapter 9: A 100/75, B 200/100, C 300/300, D 500/400. By hand, variable returns: the frontier is A, C, D.
TEST(Join, OfTheTextbook) {
  const Units units = made(1, 1, {{100, 75}, {200, 100}, {300, 300}, {500, 400}});
  const Join small = join(units, Returns::variable, Orientation::in, {0, 1});
  const auto least_input = [](double y) { return y <= 300 ? 100 + (y - 75) * 200 / 225 : 300 + (y - 300) * 2; };
  EXPECT_NEAR(small.score, least_input(175) / 300, 1e-12);
  EXPECT_NEAR(small.members[1], least_input(100) / 200, 1e-12);
  const double adjusted = 100 + least_input(100);
  EXPECT_NEAR(small.adjusted, least_input(175) / adjusted, 1e-12);
  EXPECT_NEAR(small.harmony, least_input(87.5) / (adjusted / 2), 1e-12);
  EXPECT_NEAR(small.learning * small.harmony * small.scale, small.score, 1e-12);

  const Join large = join(units, Returns::variable, Orientation::in, {2, 3});  // 700 is more than anyone makes
  EXPECT_TRUE(std::isnan(large.score));
  EXPECT_TRUE(std::isnan(large.learning));
  EXPECT_NEAR(large.harmony, least_input(350) / 400, 1e-12);
  EXPECT_NEAR(large.bound, 700.0 / 800, 1e-12);
  const Join constant = join(units, Returns::constant, Orientation::in, {2, 3});
  EXPECT_NEAR(constant.score, 700.0 / 800, 1e-12);
  EXPECT_NEAR(constant.scale, 1, 1e-12);
}

TEST(Bootstrap, CorrectsDownwardsAndDependsOnTheSeedOnly) {
  const Units units = invented(60, 60, 2, 1, false);
  for (const Orientation orientation : both) {
    const auto score = scores(units, Returns::variable, orientation);
    const Bootstrap one = bootstrap(units, Returns::variable, orientation, score, {200, 0.95, 5, 1});
    const Bootstrap two = bootstrap(units, Returns::variable, orientation, score, {200, 0.95, 5, 2});
    const Bootstrap other = bootstrap(units, Returns::variable, orientation, score, {200, 0.95, 6, 2});
    EXPECT_GT(one.bandwidth, 0);
    bool differs = false;
    for (std::size_t u = 0; u < units.size(); ++u) {
      EXPECT_EQ(one.units[u].low, two.units[u].low);
      EXPECT_EQ(one.units[u].corrected, two.units[u].corrected);
      differs = differs || one.units[u].low != other.units[u].low;
      // The estimated frontier lies inside the true one: every score flatters.
      const double better = orientation == Orientation::in ? 1 : -1;
      EXPECT_GT(better * (score[u].value - one.units[u].corrected), 0);
      EXPECT_LT(one.units[u].low, one.units[u].high);
    }
    EXPECT_TRUE(differs);
  }
}

// Where the truth is known: y = x^0.5 · exp(−u), u half-normal. Intervals of 95 % should cover the true score, most of the time.
TEST(Bootstrap, IntervalsCoverATruthThatIsKnown) {
  int covered = 0, all = 0;
  for (std::uint32_t run = 0; run < 12; ++run) {
    std::vector<std::vector<double>> rows;
    std::vector<double> truth;
    for (std::uint32_t u = 0; u < 60; ++u) {
      const double x = 1 + 9 * uniform({31, run, u, 0, 0});
      const double loss = 0.3 * std::abs(standard_normals({31, run, u, 0, 1})[0]);
      rows.push_back({x, std::sqrt(x) * std::exp(-loss)});
      truth.push_back(std::exp(loss));
    }
    const Units units = made(1, 1, rows);
    const auto score = scores(units, Returns::variable, Orientation::out);
    const Bootstrap found = bootstrap(units, Returns::variable, Orientation::out, score, {400, 0.95, run, 0});
    for (std::size_t u = 0; u < truth.size(); ++u) {
      if (rows[u][0] < 3 || rows[u][0] > 8) continue;  // at the ends there is no one beside
      covered += found.units[u].low <= truth[u] && truth[u] <= found.units[u].high ? 1 : 0;
      ++all;
    }
  }
  EXPECT_GT(covered, all * 80 / 100) << covered << " of " << all;
}

TEST(SecondStage, FindsWhatWasPutIn) {
  std::vector<Score> list;
  std::vector<double> need;
  for (std::uint32_t u = 0; u < 400; ++u) {
    const double z1 = 2 * uniform({41, 0, u, 0, 0}), z2 = 1000 * uniform({41, 0, u, 0, 1});
    double d = 0;
    for (std::uint32_t again = 0; d <= 1; ++again) {
      d = 1.1 + 0.3 * z1 - 0.0001 * z2 + 0.25 * standard_normals({41, again, u, 1, 0})[0];
    }
    list.push_back({1 / d, {}});
    need.push_back(z1);
    need.push_back(z2);
  }
  const SecondStage found = second_stage(list, Orientation::in, {"need", "size"}, need, {400, 0.95, 3, 0});
  ASSERT_EQ(found.coefficients.size(), 3U);
  const std::vector<double> truth{1.1, 0.3, -0.0001};
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_LT(found.coefficients[k].low, truth[k]);
    EXPECT_GT(found.coefficients[k].high, truth[k]);
  }
  EXPECT_GT(found.coefficients[1].low, 0.2);
  EXPECT_NEAR(found.sigma, 0.25, 0.05);
  EXPECT_THROW(second_stage(list, Orientation::in, {"a"}, std::vector<double>(400, 7.0), {10, 0.95, 1, 1}), Error);
}

std::string fault_of(const std::string& text, const std::vector<std::string>& in = {"x"},
                     const std::vector<std::string>& out = {"y"}) {
  try {
    std::istringstream input(text);
    read_units(input, "d.csv", in, out);
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(ReadUnits, NamesThePlaceOfEachFault) {
  EXPECT_EQ(fault_of("id,x,y\na,1,2\n"), "no fault");
  EXPECT_EQ(fault_of("id,x,y\na,1,2\na,1,2\n"),
            "csv_value: file=d.csv, line=3, column=id, found=a, expected=each unit once");
  EXPECT_EQ(fault_of("id,x,y\na,-1,2\n"),
            "csv_value: file=d.csv, line=2, column=x, found=-1, expected=a number, zero or more");
  EXPECT_EQ(fault_of("id,x,y\na,1,nan\n"),
            "csv_value: file=d.csv, line=2, column=y, found=nan, expected=a number, zero or more");
  EXPECT_EQ(fault_of("id,x,y\na,,2\n"),
            "csv_value: file=d.csv, line=2, column=x, found=, expected=a number, zero or more");
  EXPECT_EQ(fault_of("id,x,y\na,1,0\n"),
            "csv_value: file=d.csv, line=2, column=y, found=0, expected=an output above zero");
  EXPECT_EQ(fault_of("id,x,y\na,0,1\n"),
            "csv_value: file=d.csv, line=2, column=x, found=0, expected=an input above zero");
  EXPECT_EQ(fault_of("id,x,y\n"), "efficiency_no_units: file=d.csv");
  EXPECT_EQ(fault_of("id,x,y\na,1,2\n", {"x", "z"}), "efficiency_column: file=d.csv, found=z, names=id, x, y");
  EXPECT_EQ(fault_of("id,x,y\na,1,2\n", {"x"}, {"x"}), "efficiency_column: file=d.csv, found=x, names=id, x, y");
}

}  // namespace
}  // namespace handlingsrom::comparison
