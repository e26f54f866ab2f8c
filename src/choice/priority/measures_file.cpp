#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <span>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/error.hpp"
#include "choice/priority/measures.hpp"

namespace handlingsrom::priority {
namespace {

// What can be a year at all; that it lies within the list is checked where it is used.
constexpr int earliest_year = 2000, latest_year = 2200;

class File {
 public:
  File(std::string_view text, const std::string& name) : name_(name) {
    try {
      root_ = toml::parse(text, name);
    } catch (const toml::parse_error& fault) {
      throw Error(ErrorCode::bad_input, "toml_syntax",
                  {{"file", name},
                   {"line", std::to_string(fault.source().begin.line)},
                   {"column", std::to_string(fault.source().begin.column)},
                   {"found", std::string(fault.description())}});
    }
  }
  const toml::table& root() const { return root_; }

  [[noreturn]] void refuse(const toml::node& node, const char* key, Error::Arguments arguments = {}) const {
    refuse(static_cast<int>(node.source().begin.line), key, std::move(arguments));
  }
  [[noreturn]] void refuse(int line, const char* key, Error::Arguments arguments = {}) const {
    Error::Arguments all{{"file", name_}, {"line", std::to_string(line)}};
    all.insert(all.end(), arguments.begin(), arguments.end());
    throw Error(ErrorCode::bad_input, key, std::move(all));
  }

  double number(const toml::node& node, std::string_view what) const {
    if (const auto value = node.value<double>(); value && std::isfinite(*value)) return *value;
    refuse(node, "priority_not_a_number", {{"name", std::string(what)}});
  }
  double number(const toml::table& table, const char* key, double standard) const {
    const toml::node* node = table.get(key);
    return node == nullptr ? standard : number(*node, key);
  }
  std::string text(const toml::table& table, const char* key) const { return table[key].value_or(std::string{}); }
  std::vector<std::string> names(const toml::table& table, const char* key) const {
    std::vector<std::string> result;
    if (const toml::array* array = table[key].as_array()) {
      for (const toml::node& each : *array) result.push_back(each.value_or(std::string{}));
    }
    return result;
  }
  Year year(const toml::table& table, const char* key, Year standard) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return standard;
    return year(*node, key);
  }
  Year year(const toml::node& node, std::string_view what) const {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < earliest_year || *value > latest_year)
      refuse(node, "priority_years", {{"name", std::string(what)}});
    return Year{static_cast<int>(*value)};
  }
  /// A key that is not known is most likely one that is misspelt.
  void known_keys(const toml::table& table, std::span<const std::string_view> known) const {
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        refuse(node, "priority_unknown", {{"found", std::string(key.str())}});
    }
  }
  const toml::array& tables(const char* key) const {
    static const toml::array none;
    const toml::array* array = root_[key].as_array();
    return array == nullptr ? none : *array;
  }
  const toml::table& table(const toml::node& node) const {
    if (node.as_table() == nullptr) refuse(node, "priority_not_a_table");
    return *node.as_table();
  }

 private:
  std::string name_;
  toml::table root_;
};

std::size_t criterion_of(const File& file, const MeasureList& list, const toml::node& at, std::string_view name) {
  const auto found = std::find(list.criteria.begin(), list.criteria.end(), name);
  if (found == list.criteria.end()) file.refuse(at, "priority_unknown", {{"found", std::string(name)}});
  return static_cast<std::size_t>(found - list.criteria.begin());
}

void read_groups(const File& file, MeasureList& list) {
  for (const toml::node& node : file.tables("group")) {
    const toml::table& table = file.table(node);
    static constexpr std::array<std::string_view, 3> known{"name", "weights", "pairwise"};
    file.known_keys(table, known);
    Group group{file.text(table, "name"), std::vector<double>(list.criteria.size(), 0.0), 0};
    if (const toml::array* pairs = table["pairwise"].as_array()) {
      std::vector<std::vector<double>> ratio(list.criteria.size(), std::vector<double>(list.criteria.size(), 1.0));
      for (const toml::node& pair : *pairs) {
        const toml::array* triple = pair.as_array();
        if (triple == nullptr || triple->size() != 3) file.refuse(pair, "priority_pair");
        const std::size_t a = criterion_of(file, list, pair, (*triple)[0].value_or(std::string{}));
        const std::size_t b = criterion_of(file, list, pair, (*triple)[1].value_or(std::string{}));
        const double times = file.number((*triple)[2], "pairwise");
        if (times <= 0) file.refuse(pair, "priority_pair");
        ratio[a][b] = times;
        ratio[b][a] = 1 / times;
      }
      const Judgement judgement = weigh_pairs(ratio);
      group.weights = judgement.weights;
      group.consistency = judgement.consistency;
    } else if (const toml::table* weights = table["weights"].as_table()) {
      double sum = 0;
      for (const auto& [key, value] : *weights) {
        const double weight = file.number(value, key.str());
        if (weight < 0) file.refuse(value, "priority_not_a_number", {{"name", std::string(key.str())}});
        group.weights[criterion_of(file, list, value, key.str())] = weight;
        sum += weight;
      }
      if (sum <= 0) file.refuse(node, "priority_no_weight", {{"name", group.name}});
      for (double& weight : group.weights) weight /= sum;
    } else {
      file.refuse(node, "priority_no_weight", {{"name", group.name}});
    }
    list.groups.push_back(std::move(group));
  }
  if (list.groups.empty()) {
    list.groups.push_back(
        {"", std::vector<double>(list.criteria.size(), 1.0 / static_cast<double>(list.criteria.size())), 0});
  }
}

void read_measure(const File& file, const toml::node& node, MeasureList& list) {
  const toml::table& table = file.table(node);
  static constexpr std::array<std::string_view, 13> known{"id",        "name",   "scores",  "one_off",  "money",
                                                          "people",    "places", "change",  "earliest", "latest",
                                                          "statutory", "needs",  "excludes"};
  file.known_keys(table, known);
  Measure measure;
  measure.line = static_cast<int>(node.source().begin.line);
  measure.id = file.text(table, "id");
  measure.name = table["name"].value_or(measure.id);
  if (measure.id.empty() || list.index_of(measure.id) < list.measures.size())
    file.refuse(node, "priority_measure_id", {{"found", measure.id}});
  measure.scores.assign(list.criteria.size(), 0.0);
  if (const toml::table* scores = table["scores"].as_table()) {
    for (const auto& [key, value] : *scores)
      measure.scores[criterion_of(file, list, value, key.str())] = file.number(value, key.str());
  }
  measure.one_off = file.number(table, "one_off", 0);
  for (std::size_t r = 0; r < resource_count; ++r) {
    const toml::node* effect = table.get(resource_keys[r]);
    if (effect == nullptr) continue;
    if (const toml::array* years = effect->as_array()) {
      for (const toml::node& each : *years) measure.effect[r].push_back(file.number(each, resource_keys[r]));
    } else {
      measure.effect[r].push_back(file.number(*effect, resource_keys[r]));
    }
  }
  measure.earliest = std::max(list.first, file.year(table, "earliest", list.first));
  measure.latest = std::min(list.last, file.year(table, "latest", list.last));
  if (measure.latest < measure.earliest) file.refuse(node, "priority_years", {{"name", measure.id}});
  measure.statutory = table["statutory"].value_or(false);
  measure.needs = file.names(table, "needs");
  measure.excludes = file.names(table, "excludes");
  list.measures.push_back(std::move(measure));
}

void check_links(const File& file, const MeasureList& list) {
  for (const Measure& measure : list.measures) {
    for (const auto* links : {&measure.needs, &measure.excludes}) {
      for (const std::string& name : *links) {
        if (list.index_of(name) == list.measures.size() || name == measure.id)
          file.refuse(measure.line, "priority_unknown", {{"found", name}});
      }
    }
    for (const std::string& name : measure.needs) {
      const Measure& needed = list.measures[list.index_of(name)];
      const bool excluded = std::count(measure.excludes.begin(), measure.excludes.end(), name) > 0 ||
                            std::count(needed.excludes.begin(), needed.excludes.end(), measure.id) > 0;
      if (excluded) file.refuse(measure.line, "priority_needs_excluded", {{"name", measure.id}, {"found", name}});
    }
  }
  // A circle of needs: repeatedly take away measures whose needs are all taken away.
  std::vector<char> done(list.measures.size(), 0);
  for (bool any = true; any;) {
    any = false;
    for (std::size_t m = 0; m < done.size(); ++m) {
      const auto& needs = list.measures[m].needs;
      if (done[m] == 0 && std::all_of(needs.begin(), needs.end(),
                                      [&](const std::string& name) { return done[list.index_of(name)] != 0; })) {
        done[m] = 1;
        any = true;
      }
    }
  }
  for (std::size_t m = 0; m < done.size(); ++m) {
    if (done[m] == 0) file.refuse(list.measures[m].line, "priority_circle", {{"name", list.measures[m].id}});
  }
}

void read_limits(const File& file, MeasureList& list) {
  for (const toml::node& node : file.tables("limit")) {
    const toml::table& table = file.table(node);
    static constexpr std::array<std::string_view, 3> known{"of", "each_year", "by_year"};
    file.known_keys(table, known);
    const std::string key = file.text(table, "of");
    const auto resource = std::find(resource_keys.begin(), resource_keys.end(), key);
    if (resource == resource_keys.end()) file.refuse(node, "priority_unknown", {{"found", key}});
    const auto which = static_cast<Resource>(resource - resource_keys.begin());
    const int line = static_cast<int>(node.source().begin.line);
    if (const toml::table* years = table["by_year"].as_table()) {
      for (const auto& [year, value] : *years) {
        const std::string_view digits = year.str();
        Year when{};
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), when.value);
        if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || when < list.first ||
            when > list.last)
          file.refuse(value, "priority_years", {{"name", std::string(year.str())}});
        list.limits.push_back({which, when, file.number(value, key), static_cast<int>(value.source().begin.line)});
      }
    } else {
      const toml::node* value = table.get("each_year");
      if (value == nullptr) file.refuse(node, "priority_not_a_number", {{"name", "each_year"}});
      for (Year year = list.first; year <= list.last; year = year + 1)
        list.limits.push_back({which, year, file.number(*value, key), line});
    }
  }
  std::sort(list.limits.begin(), list.limits.end(), [](const Limit& a, const Limit& b) {
    return a.resource != b.resource ? a.resource < b.resource : a.year < b.year;
  });
}

void read_cases(const File& file, MeasureList& list) {
  double sum = 0;
  for (const toml::node& node : file.tables("case")) {
    const toml::table& table = file.table(node);
    static constexpr std::array<std::string_view, 6> known{"name",         "probability",  "effect_factor",
                                                           "score_factor", "limit_factor", "measure_effect"};
    file.known_keys(table, known);
    Case each{file.text(table, "name"),
              file.number(table, "probability", 0),
              file.number(table, "effect_factor", 1),
              file.number(table, "score_factor", 1),
              file.number(table, "limit_factor", 1),
              {}};
    if (const toml::table* factors = table["measure_effect"].as_table()) {
      for (const auto& [key, value] : *factors) {
        if (list.index_of(key.str()) == list.measures.size())
          file.refuse(value, "priority_unknown", {{"found", std::string(key.str())}});
        each.measure_effect.emplace_back(std::string(key.str()), file.number(value, key.str()));
      }
    }
    if (each.probability < 0)
      file.refuse(node, "priority_probabilities", {{"found", fmt::format("{}", each.probability)}});
    sum += each.probability;
    list.cases.push_back(std::move(each));
  }
  if (list.cases.empty()) {
    list.cases.push_back({"", 1, 1, 1, 1, {}});
  } else if (std::abs(sum - 1) > 1e-6) {
    file.refuse(file.tables("case").front(), "priority_probabilities", {{"found", fmt::format("{}", sum)}});
  }
}

}  // namespace

double Measure::use(Resource resource, Year start, Year year) const {
  if (year < start) return 0;
  const auto& series = effect[static_cast<std::size_t>(resource)];
  const auto since = static_cast<std::size_t>(year - start);
  double taken = 0;
  if (resource == Resource::change) {
    taken = since < series.size() ? series[since] : 0;
  } else if (!series.empty()) {
    taken = -series[std::min(since, series.size() - 1)];
  }
  if (resource == Resource::money && since == 0) taken += one_off;
  return taken;
}

std::size_t MeasureList::index_of(std::string_view id) const {
  const auto found = std::find_if(measures.begin(), measures.end(), [&](const Measure& each) { return each.id == id; });
  return static_cast<std::size_t>(found - measures.begin());
}

MeasureList read_measures(std::string_view text, const std::string& name) {
  const File file(text, name);
  static constexpr std::array<std::string_view, 9> known{"title", "first_year", "last_year", "criteria", "rule",
                                                         "group", "measure",    "limit",     "case"};
  file.known_keys(file.root(), known);
  MeasureList list;
  list.file = name;
  list.title = file.root()["title"].value_or(name);
  list.first = file.year(file.root(), "first_year", Year{0});
  list.last = file.year(file.root(), "last_year", list.first);
  if (list.first.value < 2000 || list.last < list.first || list.last - list.first > 50)
    file.refuse(1, "priority_years", {{"name", "first_year"}});
  for (const std::string& criterion : file.names(file.root(), "criteria")) list.criteria.push_back(criterion);
  if (list.criteria.empty()) file.refuse(1, "priority_no_criterion");
  const std::string rule = file.root()["rule"].value_or(std::string("expected"));
  if (rule == "worst_case") {
    list.rule = Rule::worst_case;
  } else if (rule == "regret") {
    list.rule = Rule::regret;
  } else if (rule != "expected") {
    file.refuse(*file.root().get("rule"), "priority_unknown", {{"found", rule}});
  }
  read_groups(file, list);
  for (const toml::node& node : file.tables("measure")) read_measure(file, node, list);
  if (list.measures.empty()) throw Error(ErrorCode::bad_input, "priority_empty", {{"file", name}});
  check_links(file, list);
  read_limits(file, list);
  read_cases(file, list);
  return list;
}

Judgement weigh_pairs(const std::vector<std::vector<double>>& ratio) {
  const std::size_t n = ratio.size();
  Judgement result;
  double sum = 0;
  for (const auto& row : ratio) {
    double logs = 0;
    for (const double each : row) logs += std::log(each);
    result.weights.push_back(std::exp(logs / static_cast<double>(n)));
    sum += result.weights.back();
  }
  for (double& weight : result.weights) weight /= sum;
  // Saaty's random index for 1 … 10 criteria.
  constexpr std::array random_index{0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49};
  if (n < 3) return result;
  double lambda = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double row = 0;
    for (std::size_t j = 0; j < n; ++j) row += ratio[i][j] * result.weights[j];
    lambda += row / result.weights[i] / static_cast<double>(n);
  }
  result.consistency =
      (lambda - static_cast<double>(n)) / static_cast<double>(n - 1) / random_index[std::min<std::size_t>(n, 10) - 1];
  return result;
}

}  // namespace handlingsrom::priority
