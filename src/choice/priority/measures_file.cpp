#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml.hpp"
#include "choice/priority/measures.hpp"

namespace handlingsrom::priority {
namespace {

// What can be a year at all; that it lies within the list is checked where it is used.
constexpr int earliest_year = 2000, latest_year = 2200;

[[noreturn]] void unknown(const toml::Value& at, std::string_view name) {
  at.fail("priority_unknown", {{"found", std::string(name)}});
}

Year year_or(const toml::Value& table, std::string_view key, Year standard) {
  const auto found = table.find(key);
  return found ? Year{static_cast<int>(found->whole(earliest_year, latest_year))} : standard;
}

std::size_t criterion_of(const MeasureList& list, const toml::Value& at, std::string_view name) {
  const auto found = std::find(list.criteria.begin(), list.criteria.end(), name);
  if (found == list.criteria.end()) unknown(at, name);
  return static_cast<std::size_t>(found - list.criteria.begin());
}

std::vector<double> pairwise_weights(const toml::Value& pairs, const MeasureList& list, double& consistency) {
  std::vector<std::vector<double>> ratio(list.criteria.size(), std::vector<double>(list.criteria.size(), 1.0));
  for (const toml::Value& pair : pairs.items()) {
    const auto triple = pair.is_list() ? pair.items() : std::vector<toml::Value>{};
    if (triple.size() != 3) pair.fail("priority_pair");
    const std::size_t a = criterion_of(list, triple[0], triple[0].text());
    const std::size_t b = criterion_of(list, triple[1], triple[1].text());
    const double times = triple[2].number();
    if (times <= 0) pair.fail("priority_pair");
    ratio[a][b] = times;
    ratio[b][a] = 1 / times;
  }
  const Judgement judgement = weigh_pairs(ratio);
  consistency = judgement.consistency;
  return judgement.weights;
}

void read_groups(const toml::Value& root, MeasureList& list) {
  for (const toml::Value& table : root.tables_or_none("group")) {
    table.only({"name", "weights", "pairwise"});
    Group group{table.text_or("name"), std::vector<double>(list.criteria.size(), 0.0), 0};
    if (const auto pairs = table.find("pairwise")) {
      group.weights = pairwise_weights(*pairs, list, group.consistency);
    } else if (const auto weights = table.find("weights")) {
      double sum = 0;
      for (const toml::Value& value : weights->values()) {
        const double weight = value.number(0);
        group.weights[criterion_of(list, value, value.key())] = weight;
        sum += weight;
      }
      if (sum <= 0) table.fail("priority_no_weight", {{"name", group.name}});
      for (double& weight : group.weights) weight /= sum;
    } else {
      table.fail("priority_no_weight", {{"name", group.name}});
    }
    list.groups.push_back(std::move(group));
  }
  if (list.groups.empty()) {
    list.groups.push_back(
        {"", std::vector<double>(list.criteria.size(), 1.0 / static_cast<double>(list.criteria.size())), 0});
  }
}

void read_measure(const toml::Value& table, MeasureList& list) {
  table.only({"id", "name", "scores", "one_off", "money", "people", "places", "change", "earliest", "latest",
              "statutory", "needs", "excludes"});
  Measure measure;
  measure.line = table.line();
  measure.id = table.text_or("id");
  measure.name = table.text_or("name", measure.id);
  if (measure.id.empty() || list.index_of(measure.id) < list.measures.size())
    table.fail("priority_measure_id", {{"found", measure.id}});
  measure.scores.assign(list.criteria.size(), 0.0);
  if (const auto scores = table.find("scores")) {
    for (const toml::Value& value : scores->values())
      measure.scores[criterion_of(list, value, value.key())] = value.number();
  }
  measure.one_off = table.number_or("one_off", 0);
  for (std::size_t r = 0; r < resource_count; ++r) {
    const auto effect = table.find(resource_keys[r]);
    if (!effect) continue;
    measure.effect[r] = effect->is_list() ? effect->numbers() : std::vector<double>{effect->number()};
  }
  measure.earliest = std::max(list.first, year_or(table, "earliest", list.first));
  measure.latest = std::min(list.last, year_or(table, "latest", list.last));
  if (measure.latest < measure.earliest) table.fail("priority_years", {{"name", measure.id}});
  measure.statutory = table.flag_or("statutory", false);
  measure.needs = table.texts_or_none("needs");
  measure.excludes = table.texts_or_none("excludes");
  list.measures.push_back(std::move(measure));
}

void check_links(const MeasureList& list) {
  const auto refuse = [&](const Measure& measure, const char* key, Error::Arguments arguments) {
    arguments.insert(arguments.begin(), {{"file", list.file}, {"line", std::to_string(measure.line)}});
    throw Error(ErrorCode::bad_input, key, std::move(arguments));
  };
  for (const Measure& measure : list.measures) {
    for (const auto* links : {&measure.needs, &measure.excludes}) {
      for (const std::string& name : *links) {
        if (list.index_of(name) == list.measures.size() || name == measure.id)
          refuse(measure, "priority_unknown", {{"found", name}});
      }
    }
    for (const std::string& name : measure.needs) {
      const Measure& needed = list.measures[list.index_of(name)];
      const bool excluded = std::count(measure.excludes.begin(), measure.excludes.end(), name) > 0 ||
                            std::count(needed.excludes.begin(), needed.excludes.end(), measure.id) > 0;
      if (excluded) refuse(measure, "priority_needs_excluded", {{"name", measure.id}, {"found", name}});
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
    if (done[m] == 0) refuse(list.measures[m], "priority_circle", {{"name", list.measures[m].id}});
  }
}

void read_limits(const toml::Value& root, MeasureList& list) {
  for (const toml::Value& table : root.tables_or_none("limit")) {
    table.only({"of", "each_year", "by_year"});
    const std::string key = table.text_or("of");
    const auto resource = std::find(resource_keys.begin(), resource_keys.end(), key);
    if (resource == resource_keys.end()) unknown(table, key);
    const auto which = static_cast<Resource>(resource - resource_keys.begin());
    if (const auto years = table.find("by_year")) {
      for (const toml::Value& value : years->values()) {
        const std::string& digits = value.key();
        Year when{};
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), when.value);
        if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || when < list.first ||
            when > list.last)
          value.fail("priority_years", {{"name", digits}});
        list.limits.push_back({which, when, value.number(), value.line()});
      }
    } else {
      const double each = table.need("each_year", "a number").number();
      for (Year year = list.first; year <= list.last; year = year + 1)
        list.limits.push_back({which, year, each, table.line()});
    }
  }
  std::sort(list.limits.begin(), list.limits.end(), [](const Limit& a, const Limit& b) {
    return a.resource != b.resource ? a.resource < b.resource : a.year < b.year;
  });
}

void read_cases(const toml::Value& root, MeasureList& list) {
  double sum = 0;
  const auto tables = root.tables_or_none("case");
  for (const toml::Value& table : tables) {
    table.only({"name", "probability", "effect_factor", "score_factor", "limit_factor", "measure_effect"});
    Case each{table.text_or("name"),
              table.number_or("probability", 0),
              table.number_or("effect_factor", 1),
              table.number_or("score_factor", 1),
              table.number_or("limit_factor", 1),
              {}};
    if (const auto factors = table.find("measure_effect")) {
      for (const toml::Value& value : factors->values()) {
        if (list.index_of(value.key()) == list.measures.size()) unknown(value, value.key());
        each.measure_effect.emplace_back(value.key(), value.number());
      }
    }
    if (each.probability < 0) table.fail("priority_probabilities", {{"found", fmt::format("{}", each.probability)}});
    sum += each.probability;
    list.cases.push_back(std::move(each));
  }
  if (list.cases.empty()) {
    list.cases.push_back({"", 1, 1, 1, 1, {}});
  } else if (std::abs(sum - 1) > 1e-6) {
    tables.front().fail("priority_probabilities", {{"found", fmt::format("{}", sum)}});
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
  const toml::Document document(text, name);
  const toml::Value root = document.root();
  root.only({"title", "first_year", "last_year", "criteria", "rule", "group", "measure", "limit", "case"});
  const auto refuse = [&](const char* key, Error::Arguments arguments = {}) { root.fail(key, std::move(arguments)); };
  MeasureList list;
  list.file = name;
  list.title = root.text_or("title", name);
  list.first = year_or(root, "first_year", Year{0});
  list.last = year_or(root, "last_year", list.first);
  if (list.first.value < earliest_year || list.last < list.first || list.last - list.first > 50)
    refuse("priority_years", {{"name", "first_year"}});
  list.criteria = root.texts_or_none("criteria");
  if (list.criteria.empty()) refuse("priority_no_criterion");
  const std::string rule = root.text_or("rule", "expected");
  if (rule == "worst_case") {
    list.rule = Rule::worst_case;
  } else if (rule == "regret") {
    list.rule = Rule::regret;
  } else if (rule != "expected") {
    unknown(root.need("rule"), rule);
  }
  read_groups(root, list);
  for (const toml::Value& table : root.tables_or_none("measure")) read_measure(table, list);
  if (list.measures.empty()) throw Error(ErrorCode::bad_input, "priority_empty", {{"file", name}});
  check_links(list);
  read_limits(root, list);
  read_cases(root, list);
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
