#include <algorithm>
#include <cmath>
#include <optional>
#include <iterator>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/toml.hpp"
#include "outlook/population/local_knowledge.hpp"
#include "outlook/population/population.hpp"

namespace handlingsrom::population {

namespace {

constexpr std::string_view schema = "handlingsrom/local-knowledge/1";
constexpr double share_tolerance = 1e-6;

constexpr std::string_view of_reason = "a reason: what the figure rests on";
constexpr std::string_view of_share = "a share, 0 to 1";

[[noreturn]] void refuse(const toml::Value& at, std::string found, std::string_view expected) {
  at.fail("population_local_value", {{"found", std::move(found)}, {"expected", std::string(expected)}});
}

double number_between(const toml::Value& entry, std::string_view key, std::string_view expected, double low,
                      double high) {
  const toml::Value value = entry.need(key, expected);
  const double given = value.number();
  if (!(given >= low && given <= high)) value.refuse(expected);
  return given;
}

Year year(const toml::Value& entry, std::string_view key) {
  return Year{static_cast<int>(entry.need(key, "a calendar year").whole(1900, 2200))};
}

std::optional<ByAge> ages_of(const toml::Value& entry) {
  const auto list = entry.find("ages");
  if (!list) return std::nullopt;
  ByAge result{};
  double sum = 0;
  for (const toml::Value& row : list->items()) {
    if (!row.is_table()) row.refuse("a list of { from, to, share }");
    row.only({"from", "to", "share"});
    const double from = number_between(row, "from", "an age, 0 to 105", 0, oldest_age);
    const double to = number_between(row, "to", "an age, 0 to 105", from, oldest_age);
    const double share = number_between(row, "share", of_share, 0, 1);
    const auto first = static_cast<std::size_t>(from);
    const auto last = static_cast<std::size_t>(to);
    for (std::size_t age = first; age <= last; ++age) result[age] += share / static_cast<double>(last - first + 1);
    sum += share;
  }
  if (std::abs(sum - 1.0) > share_tolerance) refuse(*list, fmt::format("{}", sum), "shares that sum to 1");
  return result;
}

KnownFlow common(const toml::Value& entry, const char* kind) {
  KnownFlow flow;
  flow.kind = kind;
  flow.name = entry.text_or("name");
  flow.reason = entry.need("reason", of_reason).some_text();
  flow.ages = ages_of(entry);
  return flow;
}

void span_of(const toml::Value& entry, KnownFlow& flow) {
  flow.from = year(entry, "from");
  flow.to = year(entry, "to");
  if (flow.to < flow.from) refuse(entry, fmt::format("{}", flow.to.value), "a last year not before the first");
}

}  // namespace

LocalKnowledge read_local_knowledge(std::istream& input, const std::string& name, std::string& own_file) {
  const toml::Document document(std::string(std::istreambuf_iterator<char>(input), {}), name);
  const toml::Value top = document.root();
  top.only({"schema", "housing", "employer", "refugees", "own_projection"});
  const toml::Value given = top.need("schema", schema);
  if (given.text() != schema) refuse(given, given.text(), schema);
  LocalKnowledge knowledge;
  for (const toml::Value& entry : top.tables_or_none("housing")) {
    entry.only({"name", "reason", "from", "to", "homes_per_year", "persons_per_home", "share_from_outside", "ages"});
    KnownFlow flow = common(entry, "housing");
    span_of(entry, flow);
    flow.persons_per_year = number_between(entry, "homes_per_year", "homes a year, zero or more", 0, 1e6) *
                            number_between(entry, "persons_per_home", "persons per home, 0 to 20", 0, 20) *
                            number_between(entry, "share_from_outside", of_share, 0, 1);
    knowledge.flows.push_back(std::move(flow));
  }
  for (const toml::Value& entry : top.tables_or_none("employer")) {
    entry.only({"name", "reason", "year", "years", "jobs", "share_moving", "persons_per_job", "ages"});
    KnownFlow flow = common(entry, "employer");
    flow.from = year(entry, "year");
    const double years = number_between(entry, "years", "the number of years it takes, 1 to 30", 1, 30);
    flow.to = flow.from + (static_cast<int>(years) - 1);
    flow.persons_per_year = number_between(entry, "jobs", "jobs; below zero when they disappear", -1e6, 1e6) *
                            number_between(entry, "share_moving", of_share, 0, 1) *
                            number_between(entry, "persons_per_job", "persons per job, 0 to 10", 0, 10) /
                            std::floor(years);
    knowledge.flows.push_back(std::move(flow));
  }
  for (const toml::Value& entry : top.tables_or_none("refugees")) {
    entry.only({"name", "reason", "from", "to", "persons_per_year", "share_staying", "ages"});
    KnownFlow flow = common(entry, "refugees");
    span_of(entry, flow);
    flow.profile = MoverProfile::immigrants;
    flow.persons_per_year =
        number_between(entry, "persons_per_year", "persons a year beyond those projected", -1e5, 1e5) *
        number_between(entry, "share_staying", of_share, 0, 1);
    knowledge.flows.push_back(std::move(flow));
  }
  if (const auto own = top.find("own_projection")) {
    own->only({"file", "reason"});
    own_file = own->need("file", "the name of a CSV file").some_text();
    knowledge.own_projection_reason = own->need("reason", of_reason).some_text();
  }
  return knowledge;
}

Projection read_own_projection(std::istream& input, const std::string& name) {
  csv::Reader reader(input, name);
  const std::size_t year_column = reader.column("year");
  const std::size_t sex_column = reader.column("sex");
  const std::size_t age_column = reader.column("age");
  const std::size_t persons_column = reader.column("persons");
  constexpr int longest = 200;  // years
  std::vector<BySexAge> blocks;
  std::optional<Year> first;
  int seen = 0;
  std::array<std::array<char, age_count>, sex_count> there{};
  const auto close = [&] {
    if (seen != sex_count * age_count) {
      throw Error(ErrorCode::bad_input, "population_file_incomplete",
                  {{"file", name},
                   {"line", std::to_string(reader.line())},
                   {"found", std::to_string(seen)},
                   {"expected", "persons for each sex and age from 0 to 105"}});
    }
    seen = 0;
    there = {};
  };
  while (reader.next()) {
    const std::int64_t number = reader.integer(year_column, "a calendar year");
    if (number < 1900 || number > 2200) reader.refuse(year_column, "a calendar year");
    const Year year{static_cast<int>(number)};
    if (!first) first = year;
    const int row = year - *first;
    if (row < 0 || row > static_cast<int>(blocks.size()) || row >= longest)
      reader.refuse(year_column, "years in rising order, none left out");
    if (row == static_cast<int>(blocks.size())) {
      if (!blocks.empty()) close();
      blocks.emplace_back();
    } else if (row + 1 != static_cast<int>(blocks.size())) {
      reader.refuse(year_column, "years in rising order, none left out");
    }
    const std::string_view sex = reader.text(sex_column);
    const bool female = sex == "F" || sex == "female";
    if (!female && sex != "M" && sex != "male") reader.refuse(sex_column, "F, M, female or male");
    const std::int64_t age = reader.integer(age_column, "an age, 0 to 105");
    if (age < 0 || age > oldest_age) reader.refuse(age_column, "an age, 0 to 105");
    const double persons = reader.number(persons_column, "a number of persons, zero or more");
    if (persons < 0) reader.refuse(persons_column, "a number of persons, zero or more");
    auto& mark = there[female ? 0 : 1][static_cast<std::size_t>(age)];
    if (mark != 0) reader.refuse(age_column, "each sex and age once");
    mark = 1;
    ++seen;
    blocks.back()[female ? 0 : 1][static_cast<std::size_t>(age)] = persons;
  }
  close();
  Projection result(*first, static_cast<int>(blocks.size()));
  for (std::size_t t = 0; t < blocks.size(); ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      const auto& row = blocks[t][static_cast<std::size_t>(index_of(sex))];
      std::copy(row.begin(), row.end(), result.ages(static_cast<int>(t), sex).begin());
    }
  }
  return result;
}

}  // namespace handlingsrom::population
