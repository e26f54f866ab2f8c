#include "outlook/population/cohort_files.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/error.hpp"

namespace handlingsrom::population {

namespace {

constexpr double most_persons = 1e10;  // in a cell: more than there are people
constexpr double largest_mx = 2.0;     // q = m/(1 + m/2) reaches 1
constexpr double largest_asfr = 1.0;   // births per woman and year
constexpr double smallest_ratio = 0.8;
constexpr double largest_ratio = 1.3;

Sex sex_of(const csv::Reader& reader, std::size_t column) {
  const std::string_view text = reader.text(column);
  if (text == "F" || text == "female") return Sex::female;
  if (text == "M" || text == "male") return Sex::male;
  reader.refuse(column, "F, M, female or male");
}

std::size_t age_of(const csv::Reader& reader, std::size_t column) {
  const std::int64_t age = reader.integer(column, "an age in whole years, 0 to 130");
  if (age < 0 || age > highest_possible_age) reader.refuse(column, "an age in whole years, 0 to 130");
  return static_cast<std::size_t>(age);
}

Error incomplete(const std::string& file, std::int64_t line, std::string found, std::string_view expected) {
  return {ErrorCode::bad_input,
          "population_file_incomplete",
          {{"file", file},
           {"line", std::to_string(line)},
           {"found", std::move(found)},
           {"expected", std::string(expected)}}};
}

/// Values of one year by sex and age, filled row by row; remembers which are there.
class Block {
 public:
  explicit Block(std::size_t sexes) : values_(sexes), seen_(sexes) { reset(); }

  void reset() {
    for (std::size_t s = 0; s < values_.size(); ++s) {
      values_[s].assign(highest_possible_age + 1, 0.0);
      seen_[s].assign(highest_possible_age + 1, 0);
    }
  }
  void set(const csv::Reader& reader, std::size_t age_column, std::size_t sex, std::size_t age, double value) {
    if (seen_[sex][age] != 0) reader.refuse(age_column, "each sex and age once");
    seen_[sex][age] = 1;
    values_[sex][age] = value;
  }
  /// Highest age that some sex has; −1 when empty.
  int highest() const {
    for (int age = highest_possible_age; age >= 0; --age) {
      for (const auto& seen : seen_) {
        if (seen[static_cast<std::size_t>(age)] != 0) return age;
      }
    }
    return -1;
  }
  std::size_t lowest() const {
    std::size_t age = 0;
    while (age < highest_possible_age &&
           std::none_of(seen_.begin(), seen_.end(), [&](const auto& seen) { return seen[age] != 0; }))
      ++age;
    return age;
  }
  /// First sex and age from `from` to `open` that is not there.
  std::optional<std::string> gap(std::size_t from, std::size_t open) const {
    for (std::size_t s = 0; s < seen_.size(); ++s) {
      for (std::size_t age = from; age <= open; ++age) {
        if (seen_[s][age] == 0) return fmt::format("{}{}", values_.size() == 1 ? "" : (s == 0 ? "F " : "M "), age);
      }
    }
    return std::nullopt;
  }
  const std::vector<double>& row(std::size_t sex) const { return values_[sex]; }

 private:
  std::vector<std::vector<double>> values_;
  std::vector<std::vector<char>> seen_;
};

/// Reads a file that goes year by year. `row` handles one record into the block; `year_done` takes a complete year.
/// Years rise by one; years before `first` and from `last` on are checked and passed over.
class YearFile {
 public:
  YearFile(const NamedInput& input)
      : name_(input.name), reader_(*input.stream, input.name), year_column_(reader_.column("year")) {}

  csv::Reader& reader() { return reader_; }

  template <class Row, class Done>
  void read(Row row, Done done) {
    std::optional<Year> current;
    std::int64_t line = 1;
    while (reader_.next()) {
      const std::int64_t number = reader_.integer(year_column_, "a calendar year");
      if (number < 1000 || number > 9999) reader_.refuse(year_column_, "a calendar year");
      const Year year{static_cast<int>(number)};
      if (current && year != *current) {
        if (year != *current + 1) reader_.refuse(year_column_, "years in rising order, none left out");
        done(*current, line);
      }
      current = year;
      row(reader_);
      line = reader_.line();
    }
    if (!current) throw incomplete(name_, 2, "", "a row for each year");
    done(*current, line);
    last_ = *current;
    last_line_ = line;
  }
  Year last() const { return last_; }
  std::int64_t last_line() const { return last_line_; }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  csv::Reader reader_;
  std::size_t year_column_;
  Year last_{};
  std::int64_t last_line_ = 1;
};

SexAgeTable read_start(const NamedInput& input, bool whole_persons) {
  csv::Reader reader(*input.stream, input.name);
  const std::size_t sex = reader.column("sex");
  const std::size_t age = reader.column("age");
  const std::size_t persons = reader.column("persons");
  Block block(sex_count);
  std::int64_t line = 1;
  while (reader.next()) {
    const double count = reader.number(persons, "a number of persons");
    if (count < 0) reader.refuse(persons, "a number of persons, zero or more");
    if (count > most_persons) reader.refuse(persons, "fewer persons than there are people");
    if (whole_persons && count != std::floor(count)) reader.refuse(persons, "whole persons");
    block.set(reader, age, static_cast<std::size_t>(index_of(sex_of(reader, sex))), age_of(reader, age), count);
    line = reader.line();
  }
  const int open = block.highest();
  if (open < 1) throw incomplete(input.name, line, "", "persons for each sex and age from 0 to the open group");
  if (const auto gap = block.gap(0, static_cast<std::size_t>(open))) {
    throw incomplete(input.name, line, *gap, "persons for each sex and age from 0 to the open group");
  }
  SexAgeTable start;
  for (std::size_t s = 0; s < sex_count; ++s) start[s].assign(block.row(s).begin(), block.row(s).begin() + open + 1);
  return start;
}

void check_span(const YearFile& file, Year first_seen, Year first, Year last) {
  if (first_seen > first) {
    throw incomplete(file.name(), 2, std::to_string(first_seen.value), fmt::format("{}", first.value));
  }
  if (file.last() < last - 1) {
    throw incomplete(file.name(), file.last_line(), std::to_string(file.last().value),
                     fmt::format("{}", last.value - 1));
  }
}

/// Ages of a file's rows, which the start population has.
std::size_t known_age(const csv::Reader& reader, std::size_t column, std::size_t open) {
  const std::size_t x = age_of(reader, column);
  if (x > open) reader.refuse(column, "ages up to the open group of the start population");
  return x;
}

/// The rates of a year that is projected; none for another.
CohortRates* rates_of(CohortData& data, Year year, Year last) {
  if (year < data.first || year >= last) return nullptr;
  return &data.rates[static_cast<std::size_t>(year - data.first)];
}

/// A number for each sex and age of the start population, year by year: `number` reads and checks one, `whole_year` takes those of
/// a year; `expected` is what a gap is told with. The first year.
template <class Number, class WholeYear>
Year read_by_sex_and_age(YearFile& file, std::size_t open, const char* expected, Number&& number,
                         WholeYear&& whole_year) {
  const std::size_t sex = file.reader().column("sex");
  const std::size_t age = file.reader().column("age");
  Block block(sex_count);
  std::optional<Year> first;
  file.read(
      [&](const csv::Reader& reader) {
        const auto [x, value] = number(reader, age);
        block.set(reader, age, static_cast<std::size_t>(index_of(sex_of(reader, sex))), x, value);
      },
      [&](Year year, std::int64_t line) {
        if (!first) first = year;
        if (const auto gap = block.gap(0, open))
          throw incomplete(file.name(), line, fmt::format("{} {}", year.value, *gap), expected);
        whole_year(year, block);
        block.reset();
      });
  return *first;
}

/// Its first year is the projection's, and its years are those that the other files must have.
void read_mortality(const NamedInput& input, Year last, CohortData& data) {
  const std::size_t open = data.start[0].size() - 1;
  const std::size_t ages = open + 1;
  YearFile file(input);
  const std::size_t mx = file.reader().column("mx");
  data.first = read_by_sex_and_age(
      file, open, "a rate for each sex and age",
      [&](const csv::Reader& reader, std::size_t age) {
        const double rate = reader.number(mx, "deaths per person and year, 0 to 2");
        if (rate < 0 || rate > largest_mx) reader.refuse(mx, "deaths per person and year, 0 to 2 (not per 1,000)");
        const std::size_t x = known_age(reader, age, open);
        if (x == open && rate == 0.0) reader.refuse(mx, "a rate above 0 in the open group");
        return std::pair{x, rate};
      },
      [&](Year year, const Block& block) {
        if (year >= last) return;
        CohortRates& rates = data.rates.emplace_back();
        for (std::size_t s = 0; s < sex_count; ++s) {
          const auto& row = block.row(s);
          rates.mortality[s].assign(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(ages));
          rates.migrants[s].assign(ages, 0.0);
        }
        rates.fertility.assign(ages, 0.0);
      });
  if (last <= data.first) {
    throw Error(ErrorCode::bad_input, "population_last_year",
                {{"found", std::to_string(last.value)}, {"expected", std::to_string(data.first.value + 1)}});
  }
  check_span(file, data.first, data.first, last);
}

void read_fertility(const NamedInput& input, Year last, CohortData& data) {
  const std::size_t open = data.start[0].size() - 1;
  YearFile file(input);
  const std::size_t age = file.reader().column("age");
  const std::size_t asfr = file.reader().column("asfr");
  Block block(1);
  std::optional<Year> first;
  file.read(
      [&](const csv::Reader& reader) {
        const double rate = reader.number(asfr, "births per woman and year, 0 to 1");
        if (rate < 0 || rate > largest_asfr) reader.refuse(asfr, "births per woman and year, 0 to 1 (not per 1,000)");
        block.set(reader, age, 0, known_age(reader, age, open), rate);
      },
      [&](Year year, std::int64_t line) {
        if (!first) first = year;
        // Ages below the first and above the last have no births; none may be left out between them.
        const auto highest = static_cast<std::size_t>(std::max(0, block.highest()));
        if (const auto gap = block.gap(block.lowest(), highest)) {
          throw incomplete(file.name(), line, fmt::format("{} {}", year.value, *gap),
                           "a rate for each age between the first and the last");
        }
        if (CohortRates* rates = rates_of(data, year, last))
          std::copy_n(block.row(0).begin(), open + 1, rates->fertility.begin());
        block.reset();
      });
  check_span(file, *first, data.first, last);
}

void read_sex_ratio(const NamedInput& input, Year last, CohortData& data) {
  YearFile file(input);
  const std::size_t ratio = file.reader().column("ratio");
  std::optional<Year> first;
  std::optional<double> value;
  file.read(
      [&](const csv::Reader& reader) {
        if (value) reader.refuse(ratio, "each year once");
        value = reader.number(ratio, "boys per girl, 0.8 to 1.3");
        if (*value < smallest_ratio || *value > largest_ratio) reader.refuse(ratio, "boys per girl, 0.8 to 1.3");
      },
      [&](Year year, std::int64_t) {
        if (!first) first = year;
        if (CohortRates* rates = rates_of(data, year, last)) rates->boys_per_girl = *value;
        value.reset();
      });
  check_span(file, *first, data.first, last);
}

void read_migration(const NamedInput& input, Year last, CohortData& data) {
  const std::size_t open = data.start[0].size() - 1;
  YearFile file(input);
  const std::size_t net = file.reader().column("net_migrants");
  const Year first = read_by_sex_and_age(
      file, open, "net migrants for each sex and age",
      [&](const csv::Reader& reader, std::size_t age) {
        const double persons = reader.number(net, "net migrants in persons");
        return std::pair{known_age(reader, age, open), persons};
      },
      [&](Year year, const Block& block) {
        CohortRates* rates = rates_of(data, year, last);
        if (rates == nullptr) return;
        for (std::size_t s = 0; s < sex_count; ++s)
          std::copy_n(block.row(s).begin(), open + 1, rates->migrants[s].begin());
      });
  check_span(file, first, data.first, last);
}

}  // namespace

CohortData read_cohorts(const CohortInputs& inputs, const CohortRequest& request) {
  CohortData data;
  data.start = read_start(inputs.start, request.whole_persons);
  read_mortality(inputs.mortality, request.last, data);
  read_fertility(inputs.fertility, request.last, data);
  read_sex_ratio(inputs.sex_ratio, request.last, data);
  if (inputs.migration.stream != nullptr) read_migration(inputs.migration, request.last, data);
  return data;
}

void project_cohorts(const CohortData& data, const CohortRequest& request,
                     const std::function<void(Year, const SexAgeTable&)>& write) {
  SexAgeTable persons = data.start;
  write(data.first, persons);
  for (std::size_t t = 0; t < data.rates.size(); ++t) {
    persons = advance_cohorts(persons, data.rates[t], request.conventions).persons;
    write(data.first + static_cast<int>(t) + 1, persons);
  }
}

std::string cohort_csv(const CohortData& data, const CohortRequest& request) {
  std::string text = "year,sex,age,persons\n";
  project_cohorts(data, request, [&](Year date, const SexAgeTable& persons) {
    for (std::size_t s = 0; s < sex_count; ++s) {
      for (std::size_t age = 0; age < persons[s].size(); ++age) {
        fmt::format_to(std::back_inserter(text), "{},{},{},{}\n", date.value, s == 0 ? 'F' : 'M', age, persons[s][age]);
      }
    }
  });
  return text;
}

}  // namespace handlingsrom::population
