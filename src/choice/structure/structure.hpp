// Which schools are open, and what follows for pupils, classes, distance, money and people.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/assumptions.hpp"
#include "outlook/rooms/figures.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::scenario {
class Evaluator;
}

namespace handlingsrom::structure {

inline constexpr int grades = 10;
inline constexpr int last_primary_grade = 7;

/// The room's own assumptions, `structure.…`.
std::span<const ParameterSpec> parameters();

/// The assumptions in force, read once.
struct Rules {
  double detour = 1.3;                               // road distance per straight distance
  double test_participation = 0.94;                  // tested per pupil of the year group
  std::array<double, 2> largest_class{28, 30};       // one grade: 1–7, 8–10
  std::array<double, 3> combined_class{24, 18, 12};  // two, three, four or more grades together; 0: never
  double variation = 1;                              // of year groups: 1 as a Poisson count, 0 none
  double group_size = 15.6;                          // pupils per teacher in ordinary teaching
  double fixed_share = 0.5;                          // of the lever's effect of a school
  std::array<double, 2> transport_limit{2, 4};       // km: grade 1, grades 2–10
  double sea_stretch = 1;                            // km without land in one piece that a line may have unsaid
  double trend_spread = 0.03;                        // of schools' yearly trends in their share, logarithm
  double trend_lasting = 0.7;                        // of a year's trend that is left the year after
  double share_drift = 0.05;                         // of a school's share in a year that nobody foresees, logarithm
  double count_error = 0.03;                         // of the register's number
  double yearly_moves = 0.03;                        // of a school's children, who leave in a year and are replaced
};

/// `group_size` is the workforce room's, from the country's key figure.
Rules rules_of(const Assumptions& assumptions, double group_size);

/// Where a school's number of pupils comes from.
enum class Known { register_count, own, estimate, unknown };
std::string_view key_of(Known known) noexcept;

/// A year group that was counted by a test.
struct Tested {
  int grade = 0;
  Year year{};        // the school year ends in it, as the projection's years do
  double pupils = 0;  // those who were not there that day within
};

struct School {
  std::int64_t number = 0;  // organisation number
  std::string name;
  bool is_private = false;
  int lowest = 0, highest = 0;  // grades 1 … 10; 0: not in the calculation
  bool grades_assumed = false;
  double latitude = facts::missing, longitude = facts::missing;  // degrees
  bool from_address = false;                                     // place from an address service
  Known known = Known::unknown;
  double pupils = facts::missing;                                   // all grades
  std::array<double, 2> per_grade{facts::missing, facts::missing};  // in grades 1–7 and 8–10
  std::optional<Year> counted_in{};                                 // `pupils` are of; none: the projection's first
  std::vector<double> by_grade{};  // lowest … highest, where they are known; else empty
  std::vector<Tested> tested{};    // by grade and year

  bool counted() const { return lowest > 0; }
  bool has(int grade) const { return counted() && lowest <= grade && grade <= highest; }
  bool placed() const;
};

/// What the user knows of a school's pupils.
struct OwnPupils {
  std::int64_t number = 0;
  double pupils = 0;
  std::vector<double> by_grade{};  // lowest … highest of the school; empty: only the sum is known
};

/// The municipality's schools in the register's order, those out of the calculation included.
/// Throws Error(unknown_name, "school_unknown") for own pupils of a school that is not there, and Error(bad_input, "school_grades_count") where there are more or fewer than its grades.
std::vector<School> schools_of(const facts::Facts& facts, MunicipalityIndex municipality, const Rules& rules,
                               std::span<const OwnPupils> own = {});

/// Kilometres along the great circle of a sphere of 6,371 km (haversine; Sinnott 1984, "Virtues of the haversine"). NaN where a place is missing.
double straight_kilometres(const School& a, const School& b);

/// The fewest classes for pupils by grade, lowest first, all within 1–7 (`upper` false) or 8–10: each grade by itself, or neighbours
/// together within the limits. Grades without pupils need none. Pupils may be fractions (expected numbers).
int fewest_classes(std::span<const double> pupils, bool upper, const Rules& rules);

/// Classes and teacher groups that pupils by grade need on average, when each year group varies around its expected number as a Poisson count
/// (64 evenly spread points, the same for every school). A teacher group is a class or `group_size` pupils, whichever gives the larger number.
struct Classes {
  double classes = 0, groups = 0;
};
Classes expected_classes(std::span<const double> pupils, bool upper, const Rules& rules);

/// Grades of one school that are closed.
struct Closure {
  std::size_t school = 0;
  int lowest = 1, highest = grades;
  std::optional<std::size_t>
      to{};  // the school that takes them, whether it has the grades or not; none: the nearest with each
};

/// Pupils of the municipality by year and grade 1 … 10.
struct Pupils {
  Year first{};
  std::vector<std::array<double, grades>> by_year;
  std::vector<std::array<double, grades>> before{};  // the years before the first, the last of them the year before it
  int years() const { return static_cast<int>(by_year.size()); }
};

/// Each school's pupils in the years of the projection: year groups moved up (README.md, method 2).
struct Courses {
  std::vector<std::vector<std::array<double, grades>>>
      pupils;                                  // [school][year], expected; NaN where its number is unknown
  std::vector<std::vector<double>> deviation;  // [school][year] of all its pupils, given the municipality's
  std::vector<std::vector<std::array<double, grades>>>
      unsure;  // [school][year] by grade: variance of its number over that of a year group that nobody has counted; 0: known, 1: yet to come
};
Courses courses(std::span<const School> schools, const Pupils& pupils, const Rules& rules);

/// The pupils of courses() without the rest.
std::vector<std::vector<std::array<double, grades>>> pupils_by_school(std::span<const School> schools,
                                                                      const Pupils& pupils, const Rules& rules);

/// By year.
struct SchoolYears {
  std::vector<double> pupils;   // NaN where unknown
  std::vector<double> classes;  // expected; NaN where unknown
  std::vector<double> groups;   // teacher groups; NaN where unknown
};

/// Neighbouring grades of one school that go to one other.
struct Move {
  std::size_t from = 0, to = 0;
  int lowest = 0, highest = 0;
  double straight = facts::missing;             // km
  double road = facts::missing;                 // km: straight · detour factor
  std::optional<std::size_t> nearer_unknown{};  // a nearer school whose number of pupils is unknown
  std::vector<double> pupils;                   // by year, 0 before the first; NaN where unknown
  double over_sea = 0;  // km of the straight line without land in one piece; 0 where not looked at
};

struct Alternative {
  Year first{}, from{};
  std::vector<SchoolYears> today, after;  // by school
  std::vector<Move> moves;
  int closed = 0;                  // schools without an open grade, number of pupils known
  int closed_unknown = 0;          // the same, number unknown
  std::vector<double> unplaced;    // by year: pupils of schools whose number is unknown
  std::vector<double> moved;       // by year, pupils
  std::vector<double> beyond;      // by year, of moved: further between the schools than the limit for free transport
  std::vector<double> kilometres;  // by year, mean over moved whose way is known; NaN where none
};

/// Closed grades apply from `from` on. Throws Error(no_solution): "structure_no_school_left" where no other public school has the
/// grade, "structure_place_unknown" where the closed school's place is missing and several could receive; Error(bad_input):
/// "structure_private", "structure_not_counted", "structure_grade" for a closure that is none, "structure_destination" for a school that cannot take them.
Alternative alternative(std::span<const School> schools, const Pupils& pupils, std::span<const Closure> closures,
                        Year from, const Rules& rules);

/// What the alternative does to every figure, through the lever `school_count`.
struct Effect {
  std::vector<double> schools;  // by year: e, how many of the lever's schools the alternative counts as, ramp included
  std::vector<double> spending, staff;  // by year: kr and FTE saved; one-off cost not within
  std::vector<double> one_off;          // by year, kr
  rooms::Figures before, after;
};

Effect effect(const scenario::Evaluator& evaluator, const Alternative& alternative, const Rules& rules);

/// The lever's own lead time after the first year.
Year earliest_start(Year first);

}  // namespace handlingsrom::structure
