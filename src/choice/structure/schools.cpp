// The register's schools as the calculation sees them: grades, pupils, place, and how well each is known.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.hpp"
#include "choice/structure/structure.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/fold.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::structure {
namespace {

// Adult education stands in the register of compulsory schools, without grades.
bool teaches_adults(const std::string& name) {
  return registry::fold(name).find(registry::fold("voksenopplæring")) != std::u32string::npos ||
         registry::fold(name).find(registry::fold("vaksenopplæring")) != std::u32string::npos;
}

void read_grades(const facts::School& row, bool counted_anyway, School& school) {
  if (row.lowest_grade > 0 && row.highest_grade >= row.lowest_grade) {
    if (row.lowest_grade > grades) return;  // upper secondary
    school.lowest = row.lowest_grade;
    school.highest = std::min(row.highest_grade, grades);
    return;
  }
  const bool tested = row.tested_grade_5 > 0 || row.tested_grade_8 > 0;
  if (row.is_private || teaches_adults(row.name) || (row.pupils <= 0 && !tested && !counted_anyway)) return;
  school.grades_assumed = true;
  school.lowest = row.tested_grade_8 > 0 && row.tested_grade_5 <= 0 ? last_primary_grade + 1 : 1;
  school.highest = row.tested_grade_8 > 0 ? grades : last_primary_grade;
}

int primary_grades(const School& school) {
  return std::max(0, std::min(school.highest, last_primary_grade) - school.lowest + 1);
}
int upper_grades(const School& school) {
  return std::max(0, school.highest - std::max(school.lowest, last_primary_grade + 1) + 1);
}

void spread(School& school, double pupils, Known known) {
  school.known = known;
  school.pupils = pupils;
  school.per_grade.fill(pupils / (school.highest - school.lowest + 1));
}

void spread_own(School& school, const OwnPupils& own) {
  spread(school, own.pupils, Known::own);
  if (own.by_grade.empty()) return;
  const auto count = static_cast<std::size_t>(school.highest - school.lowest + 1);
  if (own.by_grade.size() != count) {
    throw Error(
        ErrorCode::bad_input, "school_grades_count",
        {{"name", school.name}, {"found", std::to_string(own.by_grade.size())}, {"expected", std::to_string(count)}});
  }
  school.by_grade = own.by_grade;
  school.pupils = 0;
  for (const double each : own.by_grade) school.pupils += each;
}

// A test in autumn t counts the year group of the school year that ends in t + 1.
void add_tests(const std::vector<facts::SchoolTest>& tests, const Rules& rules, School& school) {
  const auto [first, last] =
      std::equal_range(tests.begin(), tests.end(), facts::SchoolTest{school.number, 0, Year{}, 0},
                       [](const auto& a, const auto& b) { return a.organisation_number < b.organisation_number; });
  for (auto test = first; test != last; ++test) {
    if (school.has(test->grade))
      school.tested.push_back({test->grade, test->autumn + 1, test->tested / rules.test_participation});
  }
}

void estimate(const facts::School& row, const Rules& rules, School& school) {
  const auto year_group = [&](int tested) { return tested > 0 ? tested / rules.test_participation : facts::missing; };
  const double fifth = year_group(row.tested_grade_5), eighth = year_group(row.tested_grade_8);
  const double primary = facts::is_missing(fifth) ? eighth : fifth, upper = facts::is_missing(eighth) ? fifth : eighth;
  if (facts::is_missing(primary)) return;
  school.known = Known::estimate;
  school.per_grade = {primary, upper};
  school.pupils = primary * primary_grades(school) + upper * upper_grades(school);
}

// Where one school teaches alone, all children of its grades are its pupils: those aged 6–15 on the 1 January of the latest count.
void give_all_to_the_only_one(const facts::Facts& facts, MunicipalityIndex municipality, std::vector<School>& schools) {
  School* only = nullptr;
  for (School& school : schools) {
    if (!school.counted()) continue;
    if (only != nullptr) return;
    only = &school;
  }
  if (only == nullptr || only->known != Known::unknown) return;
  constexpr int age_before_grade = 5;  // grade g is taught to those who reach g + 5 in the calendar year before
  const auto children = [&](int lowest, int highest) {
    return lowest > highest ? 0.0
                            : facts.population.total(municipality.value, facts.population.last_year(),
                                                     lowest + age_before_grade, highest + age_before_grade);
  };
  const double primary = children(only->lowest, std::min(only->highest, last_primary_grade));
  const double upper = children(std::max(only->lowest, last_primary_grade + 1), only->highest);
  if (!(primary + upper > 0)) return;
  only->known = Known::estimate;
  only->pupils = primary + upper;
  only->per_grade = {primary / std::max(1, primary_grades(*only)), upper / std::max(1, upper_grades(*only))};
}

}  // namespace

std::string_view key_of(Known known) noexcept {
  switch (known) {
    case Known::register_count: return "register";
    case Known::own: return "own";
    case Known::estimate: return "estimate";
    case Known::unknown: break;
  }
  return "unknown";
}

bool School::placed() const { return std::isfinite(latitude) && std::isfinite(longitude); }

std::vector<School> schools_of(const facts::Facts& facts, MunicipalityIndex municipality, const Rules& rules,
                               std::span<const OwnPupils> own) {
  std::vector<School> schools;
  if (facts.archive) {
    for (const facts::School& row : facts.archive->schools()) {
      if (row.municipality != municipality) continue;
      const auto given = std::find_if(own.begin(), own.end(),
                                      [&](const OwnPupils& one) { return one.number == row.organisation_number; });
      School school;
      school.number = row.organisation_number;
      school.name = row.name;
      school.is_private = row.is_private;
      school.latitude = row.latitude;
      school.longitude = row.longitude;
      school.from_address = row.coordinates_from_address;
      read_grades(row, given != own.end(), school);
      if (school.counted()) {
        add_tests(facts.archive->school_tests(), rules, school);
        if (given != own.end()) {
          spread_own(school, *given);
        } else if (row.pupils >= 0) {
          spread(school, row.pupils, Known::register_count);
          school.counted_in = row.pupils_autumn + 1;
        } else {
          estimate(row, rules, school);
        }
      }
      schools.push_back(std::move(school));
    }
  }
  give_all_to_the_only_one(facts, municipality, schools);
  for (const OwnPupils& one : own) {
    if (std::none_of(schools.begin(), schools.end(), [&](const School& each) { return each.number == one.number; }))
      throw Error(ErrorCode::unknown_name, "school_unknown", {{"found", std::to_string(one.number)}, {"nearest", ""}});
  }
  return schools;
}

double straight_kilometres(const School& a, const School& b) {
  if (!a.placed() || !b.placed()) return facts::missing;
  constexpr double earth = 6371.0, radians = std::numbers::pi / 180;
  const auto half_chord = [](double angle) { return std::pow(std::sin(angle / 2), 2); };
  const double across = half_chord((b.latitude - a.latitude) * radians) +
                        std::cos(a.latitude * radians) * std::cos(b.latitude * radians) *
                            half_chord((b.longitude - a.longitude) * radians);
  return 2 * earth * std::asin(std::min(1.0, std::sqrt(across)));
}

}  // namespace handlingsrom::structure
