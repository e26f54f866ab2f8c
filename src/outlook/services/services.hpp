// Need for kindergarten, school, after-school programme (SFO), child protection, health and social services.
#pragma once

#include <array>
#include <functional>
#include <span>

#include "base/assumptions.hpp"
#include "base/trace.hpp"
#include "base/year_table.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::services {

inline constexpr int kindergarten_ages = 5;  // 1 … 5 on 1 January
inline constexpr int grades = 10;            // grade g: aged g + 5 on 1 January
inline constexpr int sfo_grades = 4;

/// Rows of the result. Unit persons; year t is the stock on 1 January.
enum Row : int {
  kindergarten_age_1 = 0,
  kindergarten_total = kindergarten_age_1 + kindergarten_ages,
  pupils_grade_1,
  pupils_total = pupils_grade_1 + grades,
  sfo_grade_1,
  sfo_total = sfo_grade_1 + sfo_grades,
  child_protection_clients,
  health_users,
  social_clients,
  row_count
};

using facts::Cell;

/// What is known of one municipality before the years begin.
struct Base {
  MunicipalityIndex municipality{};
  /// Coverage of its own (share), where the key figures have the municipality; missing otherwise. [1–2, 3–5]
  std::array<Cell, 2> own_coverage;
  std::array<Cell, 2> national_coverage;  // share
  Cell child_protection_index;            // need index of the sector, country = 1
  Cell social_index;
  Cell social_cases;         // recipients of social assistance, country, latest year
  Cell national_population;  // country, 1 January of the first projected year
  Cell national_aged_0_24;
};

std::span<const ParameterSpec> parameters();

/// Reads the cells of one municipality. Throws Error(internal) when the bundle lacks a national figure that is needed.
Base prepare(const facts::Facts& facts, MunicipalityIndex municipality);

/// Fills `result` (rows × years of the projection). Assumptions must begin in the projection's first year.
void project(const population::Projection& projection, const Assumptions& assumptions, const Base& base,
             YearTable& result);

/// Where a row's level comes from.
Provenance provenance_of(int row, const Base& base);

/// The tree of persons aged from … to on 1 January of year t, both sexes: supplied by the population room.
using PopulationTree = std::function<trace::Node(int t, int from_age, int to_age)>;

/// The calculation of one row in year t, down to cells and assumptions. Same figure as `project`.
trace::Node explain(int row, int t, const population::Projection& projection, const Assumptions& assumptions,
                    const Base& base, const PopulationTree& persons);

}  // namespace handlingsrom::services
