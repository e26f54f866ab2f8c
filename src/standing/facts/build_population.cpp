#include <map>

#include <fmt/format.h>

#include "standing/facts/build_input.hpp"

namespace handlingsrom::facts::build {
namespace {

constexpr std::int64_t largest_count = 65535;  // what the codec holds

std::size_t cell(const AgeCounts& counts, std::size_t area, int year, std::size_t sex, std::size_t age) {
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

std::size_t area_of(const csv::Reader& reader, std::size_t column, const Areas& areas) {
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
    const std::size_t area = area_of(*input, number, areas);
    const int y = year_of(*input, year, counts);
    mark(counts, area, y);
    for (std::size_t age = 0; age < age_count; ++age) {
      counts.persons[cell(counts, area, y, sex_of(*input, sex), age)] = count_of(*input, ages[age]);
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
    const std::size_t area = national ? 0 : area_of(*input, number, areas);
    const int y = national ? year_of(*input, year, counts) : fixed_year;
    const std::int64_t a = input->integer(age, "an age");
    if (a < 0 || a > oldest_age) input->refuse(age, "0 … 105");
    mark(counts, area, y);
    counts.persons[cell(counts, area, y, sex_of(*input, sex), static_cast<std::size_t>(a))] = count_of(*input, persons);
  }
}

double total(const AgeCounts& counts, std::size_t area, int year) {
  double sum = 0;
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    for (std::size_t age = 0; age < age_count; ++age) sum += counts.persons[cell(counts, area, year, sex, age)];
  }
  return sum;
}

}  // namespace

AgeCounts read_population(const std::filesystem::path& folder, const TableSpec& spec,
                          const std::vector<std::int64_t>& numbers) {
  Areas areas;
  for (std::size_t i = 0; i < numbers.size(); ++i) areas.emplace(numbers[i], i);
  AgeCounts counts = empty_counts(static_cast<int>(numbers.size()), 2005, 22);
  for (const std::string& file : spec.files) {
    Input input(folder, file);
    if (input->has_column("age_0")) {
      read_wide(input, counts, areas);
    } else {
      read_long(input, counts, areas, std::stoi(file.substr(file.find_last_of('_') + 1)));
    }
  }
  return counts;
}

AgeCounts read_nation(const std::filesystem::path& folder, const TableSpec& spec) {
  AgeCounts counts = empty_counts(1, 1986, 41);
  Input input(folder, spec.files.front());
  read_long(input, counts, {}, 0);
  return counts;
}

void check_population(const AgeCounts& population, const AgeCounts& nation, const std::vector<std::int64_t>& numbers,
                      std::vector<BuildCheck>& checks) {
  const auto of = [&](std::int64_t number) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i] == number) return total(population, i, 2026);
    }
    return 0.0;
  };
  check(checks, "municipalities", static_cast<double>(numbers.size()), 357);
  check(checks, "Sunnfjord 1.1.2026", of(4647), 22804);
  check(checks, "Skaun 1.1.2026", of(5029), 8574);
  check(checks, "Høylandet 1.1.2026", of(5046), 1230);
  for (const int year : {2024, 2025, 2026}) {
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (std::size_t age = 0; age < age_count; ++age) {
        double sum = 0;
        for (std::size_t area = 0; area < numbers.size(); ++area)
          sum += population.persons[cell(population, area, year, sex, age)];
        const double country = nation.persons[cell(nation, 0, year, sex, age)];
        if (sum != country) {
          check(checks, fmt::format("persons of age {} ({}) on 1.1.{}", age, sex == 0 ? 'F' : 'M', year), sum, country);
        }
      }
    }
    check(checks, fmt::format("country 1.1.{}", year), total(nation, 0, year),
          year == 2024   ? 5550203
          : year == 2025 ? 5594340
                         : 5627400);
  }
  double area_years = 0;
  for (const std::uint8_t mark_of : population.present) area_years += mark_of;
  check(checks, "municipality-years 2005–2026", area_years, 6668 + 3 * 357);
}

}  // namespace handlingsrom::facts::build
