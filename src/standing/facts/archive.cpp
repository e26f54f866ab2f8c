#include "standing/facts/archive.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "standing/facts/bundle.hpp"
#include "standing/facts/load.hpp"
#include "standing/facts/small_cells.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::facts {
namespace {

// A value and the flag that it has been decoded.
template <class Value>
struct Once {
  std::once_flag flag;
  Value value;
  template <class Decode>
  const Value& get(Decode decode) {
    std::call_once(flag, [&] { value = decode(); });
    return value;
  }
};

int count_or_unknown(std::int64_t value) { return value == missing_integer ? -1 : static_cast<int>(value); }

MunicipalityIndex index_at(const registry::Registry& registry, const Table& table, std::size_t row) {
  return MunicipalityIndex{static_cast<int>(area_of(registry, table.integers("kommunenr")[row], table))};
}

std::vector<School> decode_schools(const Table& table, const registry::Registry& registry) {
  std::vector<School> schools(table.rows);
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto integer = [&](std::string_view column) { return table.integers(column)[row]; };
    School& school = schools[row];
    school.organisation_number = integer("orgnr");
    school.name = table.texts("skole").text(row);
    school.municipality = registry.find_number(MunicipalityNumber{static_cast<int>(integer("kommunenr"))});
    school.lowest_grade = count_or_unknown(integer("laveste_trinn"));
    school.highest_grade = count_or_unknown(integer("hoyeste_trinn"));
    school.is_private = table.texts("eierforhold").text(row) == "Privat";
    school.latitude = table.numbers("lat")[row];
    school.longitude = table.numbers("lon")[row];
    school.coordinates_from_address = table.texts("koordinatkilde").text(row) == "geokodet adresse";
    school.pupils = count_or_unknown(integer("pupils"));
    school.staff = count_or_unknown(integer("staff"));
    school.tested_grade_5 = count_or_unknown(integer("tested_grade_5"));
    school.tested_grade_8 = count_or_unknown(integer("tested_grade_8"));
    school.register_year = Year{static_cast<int>(integer("register_year"))};
    school.pupils_autumn = Year{static_cast<int>(integer("pupils_autumn"))};
  }
  return schools;
}

std::vector<SchoolTest> decode_school_tests(const Table& table) {
  std::vector<SchoolTest> tests;
  for (std::size_t row = 0; row < table.rows; ++row) {
    int most = 0;
    for (const char* subject : {"english", "reading", "arithmetic"})
      most = std::max(most, count_or_unknown(table.integers(subject)[row]));
    if (most <= 0) continue;
    const std::string_view autumn = table.texts("skoleaar").text(row);  // "2022-23"
    int year = 0;
    std::from_chars(autumn.data(), autumn.data() + std::min<std::size_t>(4, autumn.size()), year);
    tests.push_back({table.integers("orgnr")[row], static_cast<int>(table.integers("trinn")[row]), Year{year}, most});
  }
  std::sort(tests.begin(), tests.end(), [](const SchoolTest& a, const SchoolTest& b) {
    return std::tie(a.organisation_number, a.grade, a.autumn.value) <
           std::tie(b.organisation_number, b.grade, b.autumn.value);
  });
  return tests;
}

std::vector<Kindergarten> decode_kindergartens(const Table& table, const registry::Registry& registry) {
  std::vector<Kindergarten> kindergartens(table.rows);
  for (std::size_t row = 0; row < table.rows; ++row) {
    Kindergarten& kindergarten = kindergartens[row];
    const std::int64_t number = table.integers("orgnr")[row];
    kindergarten.organisation_number = number == missing_integer ? 0 : number;
    kindergarten.name = table.texts("barnehage").text(row);
    kindergarten.municipality = index_at(registry, table, row);
    kindergarten.latitude = table.numbers("lat")[row];
    kindergarten.longitude = table.numbers("lon")[row];
    kindergarten.children = count_or_unknown(table.integers("antall_barn")[row]);
    kindergarten.is_private = table.texts("eierform").text(row) == "privat";
  }
  return kindergartens;
}

std::vector<CarePanelRow> decode_care_panel(const Table& table, const registry::Registry& registry) {
  std::vector<CarePanelRow> panel(table.rows);
  for (std::size_t row = 0; row < table.rows; ++row) {
    panel[row].municipality = index_at(registry, table, row);
    panel[row].year = Year{static_cast<int>(table.integers("year")[row])};
    panel[row].users = care_users_at(table, row);
    panel[row].population_all = table.numbers("pop_all")[row];
  }
  return panel;
}

Boundaries decode_boundaries(const Table& arcs, const Table& rings, const registry::Registry& registry) {
  Boundaries boundaries;
  for (std::size_t row = 0; row < arcs.rows; ++row) {
    const std::size_t arc = position_of(arcs.integers("arc")[row], 0, arcs.rows, arcs);
    if (arc >= boundaries.arcs.size()) boundaries.arcs.resize(arc + 1);
    boundaries.arcs[arc].push_back(
        {static_cast<double>(arcs.integers("longitude")[row]) / Boundaries::steps_per_degree,
         static_cast<double>(arcs.integers("latitude")[row]) / Boundaries::steps_per_degree});
  }
  boundaries.municipalities.resize(static_cast<std::size_t>(registry.size()));
  const auto count = static_cast<std::int64_t>(boundaries.arcs.size());
  for (std::size_t row = 0; row < rings.rows; ++row) {
    std::vector<Boundaries::Polygon>& polygons =
        boundaries.municipalities[area_of(registry, rings.integers("kommunenr")[row], rings)];
    const std::size_t polygon = position_of(rings.integers("polygon")[row], 0, rings.rows, rings);
    const std::size_t ring = position_of(rings.integers("ring")[row], 0, rings.rows, rings);
    if (polygon >= polygons.size()) polygons.resize(polygon + 1);
    if (ring >= polygons[polygon].size()) polygons[polygon].resize(ring + 1);
    const std::int64_t arc = rings.integers("arc")[row];
    position_of(arc, -count, static_cast<std::size_t>(2 * count), rings);
    polygons[polygon][ring].push_back(static_cast<int>(arc));
  }
  return boundaries;
}

std::vector<std::vector<double>> decode_projection(const Table& table) {
  const std::vector<Year> all_years = years_of(table, "year");
  if (all_years.empty()) return {};
  const std::int64_t first = all_years.front().value;
  const auto years = static_cast<std::size_t>(all_years.back() - all_years.front() + 1);
  std::vector<std::vector<double>> persons(years, std::vector<double>(age_count, missing));
  for (std::size_t row = 0; row < table.rows; ++row) {
    persons[position_of(table.integers("year")[row], first, years, table)]
           [position_of(table.integers("age")[row], 0, age_count, table)] = table.numbers("persons")[row];
  }
  return persons;
}

}  // namespace

struct Archive::Parts {
  Once<std::vector<School>> schools;
  Once<std::vector<SchoolTest>> school_tests;
  Once<std::vector<Kindergarten>> kindergartens;
  Once<std::vector<CarePanelRow>> care_panel;
  Once<Boundaries> boundaries;
  Once<Table> projection_vintages;
  Once<Table> observed_age_groups;
  Once<std::vector<std::vector<double>>> national_projection;
};

Archive::Archive(std::shared_ptr<const Bundle> bundle, const registry::Registry& registry)
    : bundle_(std::move(bundle)), registry_(registry), parts_(std::make_unique<Parts>()) {}

Archive::~Archive() = default;

const std::vector<School>& Archive::schools() const {
  return parts_->schools.get([&] { return decode_schools(bundle_->table("schools"), registry_); });
}

const std::vector<SchoolTest>& Archive::school_tests() const {
  return parts_->school_tests.get([&] { return decode_school_tests(bundle_->table("school_tests")); });
}

Year Archive::school_register_year() const { return schools().empty() ? Year{} : schools().front().register_year; }

const std::vector<Kindergarten>& Archive::kindergartens() const {
  return parts_->kindergartens.get([&] { return decode_kindergartens(bundle_->table("kindergartens"), registry_); });
}

const std::vector<CarePanelRow>& Archive::care_panel() const {
  return parts_->care_panel.get([&] { return decode_care_panel(shown_table(*bundle_, "care_panel"), registry_); });
}

const Boundaries& Archive::boundaries() const {
  return parts_->boundaries.get(
      [&] { return decode_boundaries(bundle_->table("boundary_arcs"), bundle_->table("boundary_rings"), registry_); });
}

const Table& Archive::projection_vintages() const {
  return parts_->projection_vintages.get([&] { return bundle_->table("projection_vintages"); });
}

const Table& Archive::observed_age_groups() const {
  return parts_->observed_age_groups.get([&] { return bundle_->table("observed_age_groups"); });
}

const std::vector<std::vector<double>>& Archive::national_projection_2022() const {
  return parts_->national_projection.get([&] { return decode_projection(bundle_->table("national_projection_2022")); });
}

std::vector<Boundaries::Point> Boundaries::points(const Ring& ring) const {
  std::vector<Point> line;
  for (const int reference : ring) {
    const std::vector<Point>& arc = arcs[static_cast<std::size_t>(reference < 0 ? -1 - reference : reference)];
    // Each arc begins where the one before it ended.
    const std::size_t skip = line.empty() ? 0 : 1;
    for (std::size_t i = skip; i < arc.size(); ++i) line.push_back(reference < 0 ? arc[arc.size() - 1 - i] : arc[i]);
  }
  return line;
}

}  // namespace handlingsrom::facts
