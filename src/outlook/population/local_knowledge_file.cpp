#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "outlook/population/local_knowledge.hpp"

namespace handlingsrom::population {

namespace {

constexpr std::string_view schema = "handlingsrom/local-knowledge/1";
constexpr double share_tolerance = 1e-6;

/// One table of the file, with the place of every fault.
class Entry {
 public:
  Entry(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  [[noreturn]] void refuse(std::int64_t line, std::string found, std::string_view expected) const {
    throw Error(ErrorCode::bad_input, "population_local_value",
                {{"file", file_},
                 {"line", std::to_string(line)},
                 {"found", std::move(found)},
                 {"expected", std::string(expected)}});
  }
  std::int64_t line(const toml::node& node) const { return static_cast<std::int64_t>(node.source().begin.line); }
  std::int64_t line() const { return static_cast<std::int64_t>(table_.source().begin.line); }

  const toml::node& need(const char* key, std::string_view expected) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) refuse(line(), key, expected);
    return *node;
  }
  double number(const char* key, std::string_view expected, double low, double high) const {
    const toml::node& node = need(key, expected);
    const auto value = node.value<double>();
    if (!value || !(*value >= low && *value <= high)) refuse(line(node), key, expected);
    return *value;
  }
  Year year(const char* key) const {
    const toml::node& node = need(key, "a calendar year");
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < 1900 || *value > 2200) refuse(line(node), key, "a calendar year");
    return Year{static_cast<int>(*value)};
  }
  std::string text(const char* key, std::string_view expected) const {
    const toml::node& node = need(key, expected);
    const auto value = node.value<std::string>();
    if (!value || value->empty()) refuse(line(node), key, expected);
    return *value;
  }
  std::string optional_text(const char* key) const { return table_[key].value_or(std::string{}); }
  void only(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, node] : table_) {
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
        refuse(line(node), std::string(key.str()), "a key that the README describes");
    }
  }
  std::optional<ByAge> ages() const {
    const toml::node* node = table_.get("ages");
    if (node == nullptr) return std::nullopt;
    const toml::array* rows = node->as_array();
    if (rows == nullptr) refuse(line(*node), "ages", "a list of { from, to, share }");
    ByAge result{};
    double sum = 0;
    for (const toml::node& row : *rows) {
      if (!row.is_table()) refuse(line(row), "ages", "a list of { from, to, share }");
      const Entry entry(*row.as_table(), file_);
      entry.only({"from", "to", "share"});
      const double from = entry.number("from", "an age, 0 to 105", 0, oldest_age);
      const double to = entry.number("to", "an age, 0 to 105", from, oldest_age);
      const double share = entry.number("share", "a share, 0 to 1", 0, 1);
      const auto first = static_cast<std::size_t>(from);
      const auto last = static_cast<std::size_t>(to);
      for (std::size_t age = first; age <= last; ++age) result[age] += share / static_cast<double>(last - first + 1);
      sum += share;
    }
    if (std::abs(sum - 1.0) > share_tolerance) refuse(line(*node), fmt::format("{}", sum), "shares that sum to 1");
    return result;
  }

 private:
  const toml::table& table_;
  const std::string& file_;
};

KnownFlow common(const Entry& entry, const char* kind) {
  KnownFlow flow;
  flow.kind = kind;
  flow.name = entry.optional_text("name");
  flow.reason = entry.text("reason", "a reason: what the figure rests on");
  flow.ages = entry.ages();
  return flow;
}

void span_of(const Entry& entry, KnownFlow& flow) {
  flow.from = entry.year("from");
  flow.to = entry.year("to");
  if (flow.to < flow.from)
    entry.refuse(entry.line(), fmt::format("{}", flow.to.value), "a last year not before the first");
}

template <class Read>
void each(const toml::table& root, const char* key, const std::string& file, Read read) {
  const toml::node* node = root.get(key);
  if (node == nullptr) return;
  const toml::array* rows = node->as_array();
  if (rows == nullptr)
    Entry(root, file).refuse(static_cast<std::int64_t>(node->source().begin.line), key, "a list of tables, [[…]]");
  for (const toml::node& row : *rows) {
    if (!row.is_table())
      Entry(root, file).refuse(static_cast<std::int64_t>(row.source().begin.line), key, "a list of tables, [[…]]");
    read(Entry(*row.as_table(), file));
  }
}

}  // namespace

LocalKnowledge read_local_knowledge(std::istream& input, const std::string& name, std::string& own_file) {
  toml::table root;
  try {
    root = toml::parse(input, name);
  } catch (const toml::parse_error& fault) {
    throw Error(ErrorCode::bad_input, "toml_syntax",
                {{"file", name},
                 {"line", std::to_string(fault.source().begin.line)},
                 {"column", std::to_string(fault.source().begin.column)},
                 {"found", std::string(fault.description())}});
  }
  const Entry top(root, name);
  top.only({"schema", "housing", "employer", "refugees", "own_projection"});
  if (top.text("schema", schema) != schema)
    top.refuse(top.line(*root.get("schema")), top.optional_text("schema"), schema);
  LocalKnowledge knowledge;
  each(root, "housing", name, [&](const Entry& entry) {
    entry.only({"name", "reason", "from", "to", "homes_per_year", "persons_per_home", "share_from_outside", "ages"});
    KnownFlow flow = common(entry, "housing");
    span_of(entry, flow);
    flow.persons_per_year = entry.number("homes_per_year", "homes a year, zero or more", 0, 1e6) *
                            entry.number("persons_per_home", "persons per home, 0 to 20", 0, 20) *
                            entry.number("share_from_outside", "a share, 0 to 1", 0, 1);
    knowledge.flows.push_back(std::move(flow));
  });
  each(root, "employer", name, [&](const Entry& entry) {
    entry.only({"name", "reason", "year", "years", "jobs", "share_moving", "persons_per_job", "ages"});
    KnownFlow flow = common(entry, "employer");
    flow.from = entry.year("year");
    const double years = entry.number("years", "the number of years it takes, 1 to 30", 1, 30);
    flow.to = flow.from + (static_cast<int>(years) - 1);
    flow.persons_per_year = entry.number("jobs", "jobs; below zero when they disappear", -1e6, 1e6) *
                            entry.number("share_moving", "a share, 0 to 1", 0, 1) *
                            entry.number("persons_per_job", "persons per job, 0 to 10", 0, 10) / std::floor(years);
    knowledge.flows.push_back(std::move(flow));
  });
  each(root, "refugees", name, [&](const Entry& entry) {
    entry.only({"name", "reason", "from", "to", "persons_per_year", "share_staying", "ages"});
    KnownFlow flow = common(entry, "refugees");
    span_of(entry, flow);
    flow.profile = MoverProfile::immigrants;
    flow.persons_per_year = entry.number("persons_per_year", "persons a year beyond those projected", -1e5, 1e5) *
                            entry.number("share_staying", "a share, 0 to 1", 0, 1);
    knowledge.flows.push_back(std::move(flow));
  });
  if (const toml::node* own = root.get("own_projection")) {
    if (!own->is_table()) top.refuse(top.line(*own), "own_projection", "one table, [own_projection]");
    const Entry entry(*own->as_table(), name);
    entry.only({"file", "reason"});
    own_file = entry.text("file", "the name of a CSV file");
    knowledge.own_projection_reason = entry.text("reason", "a reason: what the figure rests on");
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
