// Staff the services need, by sector and education group, and staff the municipality can expect to have.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "base/trace.hpp"
#include "base/year_table.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::workforce {

enum class Group { nurse, health_worker, teacher, kindergarten_teacher, other };
inline constexpr int group_count = 5;
std::string_view key_of(Group group) noexcept;

inline constexpr int staff_sector_count = facts::sector_count + 1;
inline constexpr int other_sector = facts::sector_count;
std::string_view key_of_sector(int sector) noexcept;  // "school" … "administration", "other"

/// Rows of the result, FTE (avtalte årsverk) on 1 January.
enum Row : int {
  sector_first = 0,
  needed_first = sector_first + staff_sector_count,
  needed_total = needed_first + group_count,
  available_first,
  available_total = available_first + group_count,
  room_first,  // available − needed by group
  room_total = room_first + group_count,
  row_count
};

using facts::Cell;

/// Persons in working age by year around a municipality: its land neighbours, at the middle projection.
struct LabourArea {
  std::vector<std::array<double, oldest_age + 1>>
      persons;  // [t][age], both sexes; empty for islands without neighbours
};

/// What drives the need: rows of the services and care rooms, by year.
struct Drivers {
  std::span<const double> pupils;
  std::span<const double> sfo_children;
  std::span<const double> kindergarten_children;
  std::span<const double> child_protection_clients;
  std::span<const double> social_clients;
  std::span<const double> care_fte;  // user-facing, agreed
};

/// What is known of one municipality before the years begin.
struct Base {
  MunicipalityIndex municipality{};
  Cell nurse_fte;              // own, agreed FTE of nurses in care
  Cell care_fte;               // own, user-facing FTE in care
  Cell health_educated_share;  // country, share of user-facing FTE with health education
  Cell group_size;             // country, pupils per teacher in ordinary teaching
  Cell children_per_fte;       // country, kindergarten base staffing
  Cell kindergarten_teacher_share;
  Cell doctors, physiotherapists, health_centre;  // country, FTE per inhabitant; health_centre per inhabitant 0–20
  Cell health_index, administration_index;
  Cell national_fte, national_population;         // all municipal FTE 1 December 2023, inhabitants 1 January 2024
  Cell sick_leave;                                // country's municipalities, yearly mean, share of agreed days
  std::array<Cell, facts::sector_count> own_fte;  // by the user
};

std::span<const ParameterSpec> parameters();

/// Throws Error(internal) when the bundle lacks a national figure that is needed.
Base prepare(const facts::Facts& facts, MunicipalityIndex municipality, const facts::OwnFigures* own);

/// Fills `result` (row_count × years).
void project(const population::Projection& projection, const LabourArea& area, const Drivers& drivers,
             const Assumptions& assumptions, const Base& base, YearTable& result);

Provenance provenance_of(int row, const Base& base, Provenance care);

/// Trees that other rooms supply, of year t.
struct Trees {
  std::function<trace::Node(int t, int from_age, int to_age)> persons;
  std::function<trace::Node(int t, int from_age, int to_age)> area_persons;
  std::function<trace::Node(int t)> pupils;
  std::function<trace::Node(int t)> sfo_children;
  std::function<trace::Node(int t)> kindergarten_children;
  std::function<trace::Node(int t)> child_protection_clients;
  std::function<trace::Node(int t)> social_clients;
  std::function<trace::Node(int t)> care_fte;
};

/// The calculation of one row in year t, down to cells and assumptions.
trace::Node explain(int row, int t, const population::Projection& projection, const LabourArea& area,
                    const Assumptions& assumptions, const Base& base, const Trees& trees);

}  // namespace handlingsrom::workforce
