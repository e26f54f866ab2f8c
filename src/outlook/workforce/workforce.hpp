// Staff the services need, by sector and education group, and staff the municipality can expect to have.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "outlook/care/rows.hpp"
#include "outlook/services/services.hpp"

namespace handlingsrom::workforce {

enum class Group { nurse, health_worker, teacher, kindergarten_teacher, other };
inline constexpr int group_count = 5;
std::string_view key_of(Group group) noexcept;

/// Persons in working age by year around a municipality: its neighbours, at the middle projection.
struct LabourArea {
  std::vector<std::array<double, oldest_age + 1>>
      persons;  // [t][age], both sexes; empty for islands without neighbours
};

/// FTE (avtalte årsverk) on 1 January.
struct Rows {
  std::uint32_t own_labour, area_labour;  // engines: persons in work, own and in the labour area
  std::array<sheet::Term, group_count> needed, available;
  std::array<sheet::Term, group_count> assumed_vacant;  // today's, by the country; 0 where own ones are given
  sheet::Term needed_total, available_total, assumed_vacant_total;
};

std::span<const ParameterSpec> parameters();

/// Rows workforce.needed_by_sector.<sector>, .needed.<group>, .available.<group>, .assumed_vacant.<group> and their totals.
/// Throws Error(internal) when the bundle lacks a national figure that is needed.
Rows declare(facts::ModelSheet& sheet, population::PersonRows& persons, const services::Rows& services,
             const care::Rows& care);

/// Persons aged 20 up to the leaving age of the year, by year; today's staff left at today's (the default) age. A part of a year of age counts
/// by its part. `area` may be empty: no figure then. Values go to own[t · lanes] and around[t · lanes].
void fill_labour(const population::Projection& projection, const LabourArea& area, const Assumptions& assumptions,
                 std::size_t lanes, double* own, double* around);

/// The way behind one of the two: persons(from, to) is the tree of an age span, and the leaving age an assumption.
trace::Node explain_labour(const Assumptions& assumptions, int t, double value,
                           const std::function<trace::Node(int from_age, int to_age)>& persons);

}  // namespace handlingsrom::workforce
