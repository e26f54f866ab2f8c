// Secondary suppression against a slow and obvious check, and against published patterns.
#include "standing/disclosure/suppression.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "base/csv.hpp"
#include "base/error.hpp"

namespace handlingsrom::disclosure {
namespace {

// Every cell and margin of a table of rows × columns.
std::vector<TableCell> two_way(const std::vector<std::vector<double>>& counts, double threshold) {
  const auto rows = static_cast<std::uint32_t>(counts.size());
  const auto columns = static_cast<std::uint32_t>(counts[0].size());
  std::vector<TableCell> cells;
  for (std::uint32_t r = 0; r <= rows; ++r) {
    for (std::uint32_t c = 0; c <= columns; ++c) {
      TableCell cell;
      for (std::uint32_t i = 0; i < rows; ++i) {
        for (std::uint32_t j = 0; j < columns; ++j) {
          if ((r != rows && i != r) || (c != columns && j != c)) continue;
          cell.parts.push_back(i * columns + j);
          cell.value += counts[i][j];
        }
      }
      cell.primary = cell.value > 0 && cell.value < threshold;
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

// Least squares with doubles: the slow and obvious way to ask whether a row is a combination of others.
bool combination(const std::vector<std::vector<double>>& rows, std::vector<double> target) {
  std::vector<std::vector<double>> basis;
  const auto take = [&](std::vector<double>& row) {
    for (int twice = 0; twice < 2; ++twice) {
      for (const auto& each : basis) {
        double product = 0;
        for (std::size_t i = 0; i < row.size(); ++i) product += row[i] * each[i];
        for (std::size_t i = 0; i < row.size(); ++i) row[i] -= product * each[i];
      }
    }
    double length = 0;
    for (const double each : row) length += each * each;
    return std::sqrt(length);
  };
  for (std::vector<double> row : rows) {
    const double length = take(row);
    if (length < 1e-9) continue;
    for (double& each : row) each /= length;
    basis.push_back(std::move(row));
  }
  return take(target) < 1e-7;
}

bool revealed_slowly(const std::vector<TableCell>& cells, std::uint32_t elementary, const std::vector<bool>& hidden,
                     std::size_t target) {
  const auto row_of = [&](const TableCell& cell) {
    std::vector<double> row(elementary, 0);
    for (const std::uint32_t part : cell.parts) row[part] = 1;
    return row;
  };
  std::vector<std::vector<double>> rows;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!hidden[i]) rows.push_back(row_of(cells[i]));
  }
  return combination(rows, row_of(cells[target]));
}

std::size_t count(const std::vector<bool>& hidden) {
  return static_cast<std::size_t>(std::count(hidden.begin(), hidden.end(), true));
}

TEST(Suppression, OneSmallCellTakesARectangle) {
  const auto cells = two_way({{2, 20, 30}, {15, 25, 40}, {50, 60, 70}}, 5);
  const Suppression result = suppress(cells, 9);
  EXPECT_EQ(count(result.hidden), 4U);
  for (const std::size_t cell : {0U, 1U, 4U, 5U})
    EXPECT_TRUE(result.hidden[cell]) << cell;  // the smallest that will do
  EXPECT_TRUE(result.revealed.empty());
}

TEST(Suppression, NothingSmallNothingHidden) { EXPECT_EQ(count(suppress(two_way({{9, 8}, {7, 6}}, 5), 4).hidden), 0U); }

TEST(Suppression, WhatIsKnownAlreadyIsSaid) {
  auto cells = two_way({{2, 20}, {15, 25}}, 5);
  for (TableCell& cell : cells) cell.fixed = !cell.primary;
  const Suppression result = suppress(cells, 4);
  EXPECT_EQ(result.revealed, std::vector<std::size_t>{0});
}

TEST(Suppression, AnotherYearAndTheDifferenceAreCellsToo) {
  // Users in two years, a, b and their sum each year, and the change of the sum: hiding a and b of one year is enough there, but not where the change of a is shown.
  std::vector<TableCell> cells{{{0}, 3, true, false}, {{1}, 30, false, false}, {{0, 1}, 33, false, false}};
  EXPECT_EQ(count(suppress(cells, 2).hidden), 2U);
  cells.push_back({{2}, 40, false, false});
  cells.push_back({{0, 2}, 43, false, false});  // both years together
  const Suppression both = suppress(cells, 3);
  EXPECT_EQ(count(both.hidden), 3U);
  EXPECT_FALSE(is_revealed(cells, 3, both.hidden, 0));
}

TEST(Suppression, RefusesAPartThatIsNotThere) {
  EXPECT_THROW(suppress(std::vector<TableCell>{{{5}, 1, false, false}}, 5), Error);
}

RC_GTEST_PROP(SuppressionProperty, NoPrimaryCellCanBeComputed, ()) {
  const auto rows = static_cast<std::size_t>(*rc::gen::inRange(2, 5));
  const auto columns = static_cast<std::size_t>(*rc::gen::inRange(2, 5));
  std::vector<std::vector<double>> counts(rows, std::vector<double>(columns));
  for (auto& row : counts) {
    for (double& each : row) each = *rc::gen::inRange(0, 25);
  }
  const auto cells = two_way(counts, 5);
  const auto elementary = static_cast<std::uint32_t>(rows * columns);
  const Suppression result = suppress(cells, elementary);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool fast = is_revealed(cells, elementary, result.hidden, i);
    RC_ASSERT(fast == revealed_slowly(cells, elementary, result.hidden, i));
    if (!cells[i].primary) continue;
    RC_ASSERT(result.hidden[i]);
    RC_ASSERT(!fast);
  }
}

// The published patterns of frequency tables: (1) every primary cell hidden, (2) none can be computed, (3) no more hidden than there.
TEST(Suppression, PublishedPatterns) {
  const std::filesystem::path folder = "../shared/benchmarks/sdc";
  if (!std::filesystem::exists(folder)) {
    std::cerr << "SKIPPED, THE SETS ARE NOT HERE: " << folder << '\n';
    GTEST_SKIP();
  }
  const std::map<std::string, std::string> group{{"Iceland", "nonEU"}, {"Spain", "EU"}, {"Portugal", "EU"}};
  for (const auto& [name, most] : std::map<std::string, std::size_t>{{"freq_1", 4}, {"freq_4", 10}, {"freq_7", 10}}) {
    std::ifstream input(folder / (name + ".csv"));
    csv::Reader reader(input, name);
    std::vector<std::array<std::string, 2>> keys;
    std::vector<TableCell> cells;
    std::set<std::string> ages;
    while (reader.next()) {
      keys.push_back({std::string(reader.text(reader.column("age"))), std::string(reader.text(reader.column("geo")))});
      TableCell cell;
      cell.value = reader.number(reader.column("freq"));
      cell.primary = reader.text(reader.column("primary")) == "TRUE";
      cells.push_back(cell);
      if (keys.back()[0] != "Total") ages.insert(keys.back()[0]);
    }
    std::uint32_t elementary = 0;
    for (const std::string& age : ages) {
      for (const auto& [geo, eu] : group) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
          const bool of_age = keys[i][0] == "Total" || keys[i][0] == age;
          const bool of_geo = keys[i][1] == "Total" || keys[i][1] == geo || keys[i][1] == eu;
          if (of_age && of_geo) cells[i].parts.push_back(elementary);
        }
        ++elementary;
      }
    }
    const Suppression result = suppress(cells, elementary);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].primary) continue;
      EXPECT_FALSE(is_revealed(cells, elementary, result.hidden, i)) << name << " " << keys[i][0] << " " << keys[i][1];
    }
    EXPECT_LE(count(result.hidden), most) << name;
  }
}

}  // namespace
}  // namespace handlingsrom::disclosure
