// The figures that only some commands need: decoded at first use, so that the program starts fast.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "standing/facts/care_facts.hpp"
#include "standing/facts/table.hpp"

namespace handlingsrom::registry {
class Registry;
}

namespace handlingsrom::facts {

class Bundle;

/// Primary and lower secondary school, the national register. −1 or NaN where the register is silent.
struct School {
  std::int64_t organisation_number = 0;
  std::string name;
  std::optional<MunicipalityIndex> municipality;  // nullopt: Svalbard (2100)
  int lowest_grade = -1;
  int highest_grade = -1;
  bool is_private = false;
  double latitude = missing;
  double longitude = missing;
  bool coordinates_from_address = false;  // from an address service: may be off
  int pupils = -1;                        // in the autumn of `pupils_autumn`
  int staff = -1;                         // the same, persons
  int tested_grade_5 = -1;                // took part in the latest national tests
  int tested_grade_8 = -1;
  Year register_year{};  // the same for all
  Year pupils_autumn{};  // the same for all
};

/// Who took a national test in a school and autumn: the most of the three subjects.
struct SchoolTest {
  std::int64_t organisation_number = 0;
  int grade = 0;  // 5 or 8
  Year autumn{};
  int tested = 0;
};

struct Kindergarten {                    // Sunnfjord and Skaun only
  std::int64_t organisation_number = 0;  // 0: not in the source
  std::string name;
  MunicipalityIndex municipality;
  double latitude = missing;
  double longitude = missing;
  int children = -1;
  bool is_private = false;
};

/// One municipality and year of the care panel: Sunnfjord, Skaun, Malvik 2007–2025, 26 more 2024–2025.
struct CarePanelRow {
  MunicipalityIndex municipality;
  Year year;
  CareUsers users;
  double population_all = missing;
};

/// Simplified borders. Neighbours share arcs, so that a map has no gaps between them.
struct Boundaries {
  static constexpr double steps_per_degree = 1e4;
  struct Point {
    double longitude;
    double latitude;
  };
  using Ring = std::vector<int>;      // arcs one after another; −1 − i is arc i from its end to its start
  using Polygon = std::vector<Ring>;  // outer ring first, then holes
  std::vector<std::vector<Point>> arcs;
  std::vector<std::vector<Polygon>> municipalities;  // [municipality]

  /// The ring's points, first and last the same.
  std::vector<Point> points(const Ring& ring) const;
};

/// Every member is decoded once, by whoever asks first; safe from several threads. Throws Error(bundle_damaged).
class Archive {
 public:
  Archive(std::shared_ptr<const Bundle> bundle, const registry::Registry& registry);
  ~Archive();

  const std::vector<School>& schools() const;
  /// By organisation number, grade and autumn; hidden and empty ones left out.
  const std::vector<SchoolTest>& school_tests() const;
  /// The year that the register of schools is of.
  Year school_register_year() const;
  const std::vector<Kindergarten>& kindergartens() const;
  const std::vector<CarePanelRow>& care_panel() const;
  const Boundaries& boundaries() const;
  /// Published projections of Telemark's municipalities, the county and the country, 13 vintages 2005–2026. Columns: vintage,
  /// ssb_table, region, kommunenr (2024; missing for county, country and merged), alternative, age_group, year, persons.
  const Table& projection_vintages() const;
  /// What then happened, by the same age groups. Columns: region, kommunenr, age_group, year, persons.
  const Table& observed_age_groups() const;
  /// [year − the first][age 0 … 105], both sexes: Statistics Norway's national main alternative of that year.
  const std::vector<std::vector<double>>& national_projection_2022() const;

  const Bundle& bundle() const { return *bundle_; }

 private:
  struct Parts;
  std::shared_ptr<const Bundle> bundle_;
  const registry::Registry& registry_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace handlingsrom::facts
