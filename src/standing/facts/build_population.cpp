#include <algorithm>
#include <cstdlib>
#include <map>

#include <fmt/format.h>

#include "standing/facts/build_input.hpp"

namespace handlingsrom::facts::build {
namespace {

constexpr std::int64_t largest_count = 65535;  // what the codec holds

std::size_t count_index(const AgeCounts& counts, std::size_t area, int year, std::size_t sex, std::size_t age) {
  return ((area * static_cast<std::size_t>(counts.years) + static_cast<std::size_t>(year - counts.first.value)) *
              sex_count +
          sex) *
             age_count +
         age;
}

AgeCounts empty_counts(int areas, int first, int years) {
  AgeCounts counts{areas, Year{first}, years, {}, {}};
  const std::size_t area_years = static_cast<std::size_t>(areas) * static_cast<std::size_t>(years);
  counts.present.assign(area_years, 0);
  counts.persons.assign(area_years * sex_count * age_count, 0);
  return counts;
}

std::size_t sex_of(const csv::Reader& reader, std::size_t column) {
  if (reader.text(column) == "F") return 0;
  if (reader.text(column) == "M") return 1;
  reader.refuse(column, "F or M");
}

std::uint16_t count_of(const csv::Reader& reader, std::size_t column) {
  const std::int64_t value = reader.integer(column, "a number of persons");
  if (value < 0 || value > largest_count) reader.refuse(column, "0 … 65535 persons");
  return static_cast<std::uint16_t>(value);
}

int year_of(const csv::Reader& reader, std::size_t column, const AgeCounts& counts) {
  const std::int64_t year = reader.integer(column, "a year");
  if (year < counts.first.value || year >= counts.first.value + counts.years)
    reader.refuse(column, "a year of the table");
  return static_cast<int>(year);
}

using Areas = std::map<std::int64_t, std::size_t>;

std::size_t area_read(const csv::Reader& reader, std::size_t column, const Areas& areas) {
  const auto found = areas.find(reader.integer(column, "a municipality number"));
  if (found == areas.end()) reader.refuse(column, "a municipality of 2024");
  return found->second;
}

void mark(AgeCounts& counts, std::size_t area, int year) {
  counts.present[area * static_cast<std::size_t>(counts.years) + static_cast<std::size_t>(year - counts.first.value)] =
      1;
}

void read_wide(Input& input, AgeCounts& counts, const Areas& areas) {
  const std::size_t number = input->column("kommunenr");
  const std::size_t year = input->column("year");
  const std::size_t sex = input->column("sex");
  std::array<std::size_t, age_count> ages{};
  for (std::size_t age = 0; age < age_count; ++age) ages[age] = input->column(fmt::format("age_{}", age));
  while (input->next()) {
    const std::size_t area = area_read(*input, number, areas);
    const int y = year_of(*input, year, counts);
    mark(counts, area, y);
    for (std::size_t age = 0; age < age_count; ++age) {
      counts.persons[count_index(counts, area, y, sex_of(*input, sex), age)] = count_of(*input, ages[age]);
    }
  }
}

void read_long(Input& input, AgeCounts& counts, const Areas& areas, int fixed_year) {
  const bool national = areas.empty();
  const std::size_t number = national ? 0 : input->column("kommunenr");
  const std::size_t year = national ? input->column("year") : 0;
  const std::size_t sex = input->column("sex");
  const std::size_t age = input->column("age");
  const std::size_t persons = input->column("persons");
  while (input->next()) {
    const std::size_t area = national ? 0 : area_read(*input, number, areas);
    const int y = national ? year_of(*input, year, counts) : fixed_year;
    const std::int64_t a = input->integer(age, "an age");
    if (a < 0 || a > oldest_age) input->refuse(age, "0 … 105");
    mark(counts, area, y);
    counts.persons[count_index(counts, area, y, sex_of(*input, sex), static_cast<std::size_t>(a))] =
        count_of(*input, persons);
  }
}

double total(const AgeCounts& counts, std::size_t area, int year) {
  double sum = 0;
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    for (std::size_t age = 0; age < age_count; ++age) sum += counts.persons[count_index(counts, area, year, sex, age)];
  }
  return sum;
}

int fixed_year(const TableSpec& spec, std::size_t file) { return file < spec.years.size() ? spec.years[file] : 0; }

/// First and last year of all files of a table.
std::pair<int, int> table_years(const std::filesystem::path& folder, const TableSpec& spec) {
  int first = 9999;
  int last = 0;
  const auto add = [&](std::int64_t year) {
    first = std::min(first, static_cast<int>(year));
    last = std::max(last, static_cast<int>(year));
  };
  for (std::size_t i = 0; i < spec.files.size(); ++i) {
    if (const int year = fixed_year(spec, i); year != 0) {
      add(year);
      continue;
    }
    Input input(folder, spec.files[i]);
    const std::size_t year = input->column("year");
    while (input->next()) {
      const std::int64_t of_row = input->integer(year, "a year");
      if (of_row < 1000 || of_row > 9999) input->refuse(year, "a year");
      add(of_row);
    }
  }
  return {first, last};
}

}  // namespace

AgeCounts read_population(const std::filesystem::path& folder, const TableSpec& spec,
                          const std::vector<std::int64_t>& numbers) {
  Areas areas;
  for (std::size_t i = 0; i < numbers.size(); ++i) areas.emplace(numbers[i], i);
  const auto [first, last] = table_years(folder, spec);
  AgeCounts counts = empty_counts(static_cast<int>(numbers.size()), first, last - first + 1);
  for (std::size_t i = 0; i < spec.files.size(); ++i) {
    Input input(folder, spec.files[i]);
    if (input->has_column("age_0")) {
      read_wide(input, counts, areas);
    } else {
      read_long(input, counts, areas, fixed_year(spec, i));
    }
  }
  return counts;
}

AgeCounts read_nation(const std::filesystem::path& folder, const TableSpec& spec) {
  const auto [first, last] = table_years(folder, spec);
  AgeCounts counts = empty_counts(1, first, last - first + 1);
  Input input(folder, spec.files.front());
  read_long(input, counts, {}, 0);
  return counts;
}

void check_population(const AgeCounts& population, const AgeCounts& nation, const TableSpec& spec,
                      const std::vector<std::int64_t>& numbers, std::vector<BuildCheck>& checks) {
  double area_years = 0;
  for (const std::uint8_t mark_of : population.present) area_years += mark_of;
  double whole_years = 0;
  for (int year = population.first.value; year < population.first.value + population.years; ++year) {
    bool whole = year >= nation.first.value && year < nation.first.value + nation.years;
    for (std::size_t area = 0; whole && area < numbers.size(); ++area) {
      whole = population.present[area * static_cast<std::size_t>(population.years) +
                                 static_cast<std::size_t>(year - population.first.value)] != 0;
    }
    if (!whole) continue;
    ++whole_years;
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (std::size_t age = 0; age < age_count; ++age) {
        double sum = 0;
        for (std::size_t area = 0; area < numbers.size(); ++area)
          sum += population.persons[count_index(population, area, year, sex, age)];
        const double country = nation.persons[count_index(nation, 0, year, sex, age)];
        if (sum != country) {
          check(checks, fmt::format("persons of age {} ({}) on 1.1.{}", age, sex == 0 ? 'F' : 'M', year), sum, country);
        }
      }
    }
  }
  const auto of = [&](const TableControl& control) {
    if (control.what == "municipalities") return static_cast<double>(numbers.size());
    if (control.what == "area_years") return area_years;
    if (control.what == "whole_years") return whole_years;
    // Inhabitants on 1 January: of all, or of a municipality.
    const int year = std::atoi(control.what.c_str());
    double sum = 0;
    if (year < population.first.value || year >= population.first.value + population.years) return missing;
    for (std::size_t area = 0; area < numbers.size(); ++area) {
      const bool counts = control.column.empty() || control.value == fmt::format("{:04}", numbers[area]);
      if (counts) sum += total(population, area, year);
    }
    return sum;
  };
  for (const TableControl& control : spec.controls) {
    const std::string name = spec.name + " " + control.what + (control.value.empty() ? "" : " " + control.value);
    check(checks, name, of(control), control.expected, control.tolerance);
  }
}

}  // namespace handlingsrom::facts::build
