#include "outlook/care/ladder.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/error.hpp"
#include "outlook/care/ladder_check.hpp"

namespace handlingsrom::care {
namespace {

using Arguments = Error::Arguments;

struct Place {
  const std::string& file;
  std::int64_t line;
};

std::int64_t line_of(const toml::node& node) { return static_cast<std::int64_t>(node.source().begin.line); }

[[noreturn]] void refuse(const Place& place, std::string reason, std::string found, std::string expected) {
  throw Error(ErrorCode::bad_input, "care_ladder_" + reason,
              Arguments{{"file", place.file},
                        {"line", std::to_string(place.line)},
                        {"found", std::move(found)},
                        {"expected", std::move(expected)}});
}

double number(const toml::table& table, std::string_view key, const Place& place, double low, double high) {
  const toml::node* node = table.get(key);
  if (node == nullptr) refuse(place, "missing", std::string(key), fmt::format("{} … {}", low, high));
  const auto value = node->value<double>();
  const Place here{place.file, line_of(*node)};
  if (!value) refuse(here, "not_a_number", std::string(key), fmt::format("{} … {}", low, high));
  if (!(*value >= low && *value <= high)) {
    refuse(here, "out_of_range", fmt::format("{} = {}", key, *value), fmt::format("{} … {}", low, high));
  }
  return *value;
}

std::string text(const toml::table& table, std::string_view key, const Place& place) {
  const toml::node* node = table.get(key);
  const auto value = node == nullptr ? std::optional<std::string>{} : node->value<std::string>();
  if (!value || value->empty()) refuse(place, "missing", std::string(key), "text");
  return *value;
}

std::vector<std::string> names(const toml::table& table, std::string_view key, const Place& place) {
  const toml::array* list = table[key].as_array();
  if (list == nullptr) refuse(place, "missing", std::string(key), "[\"step\", …]");
  std::vector<std::string> result;
  for (const toml::node& item : *list) {
    const auto value = item.value<std::string>();
    if (!value) refuse({place.file, line_of(item)}, "not_a_name", std::string(key), "\"step\"");
    result.push_back(*value);
  }
  return result;
}

std::vector<Move> moves(const toml::table& table, std::string_view key, const Place& place, double low, double high) {
  const toml::table* list = table[key].as_table();
  if (list == nullptr) refuse(place, "missing", std::string(key), fmt::format("{} = {{ step = number, … }}", key));
  std::vector<Move> result;
  for (const auto& [name, node] : *list) {
    result.push_back({std::string(name.str()), number(*list, name.str(), {place.file, line_of(node)}, low, high)});
  }
  return result;
}

double number_or(const toml::table& table, std::string_view key, const Place& place, double low, double high,
                 double otherwise) {
  return table.contains(key) ? number(table, key, place, low, high) : otherwise;
}

const toml::table& part(const toml::table& table, std::string_view key, const Place& place) {
  const toml::table* found = table[key].as_table();
  if (found == nullptr) refuse(place, "missing", std::string(key), fmt::format("{} = {{ … }}", key));
  return *found;
}

Figure figure(const toml::table& table, const Place& place) {
  const std::string name = text(table, "figure", place);
  for (const Figure candidate : figures) {
    if (key_of(candidate) == name) return candidate;
  }
  refuse({place.file, line_of(*table.get("figure"))}, "unknown_name", name,
         "home_care, staffed_homes, short_stay, long_stay, home_other");
}

Step read_step(const toml::table& table, const std::string& file) {
  const Place place{file, line_of(table)};
  Step step;
  step.id = text(table, "id", place);
  const toml::table& called = part(table, "name", place);
  step.names = {text(called, "nb", place), text(called, "nn", place), text(called, "en", place)};
  step.place_bound = table["place_bound"].value_or(false);
  step.figure = figure(table, place);
  if (const toml::node* share = table.get("share"); share != nullptr && share->value<std::string>() == "rest") {
    step.rest = true;
  } else {
    const toml::table& shares = part(table, "share", place);
    step.share = {number(shares, "age_0_66", place, 0, 10), number(shares, "age_67_79", place, 0, 10),
                  number(shares, "age_80", place, 0, 10)};
  }
  step.fte_per_user = number(table, "fte_per_user", place, 0, 20);
  step.cost_per_user = number(table, "cost_per_user", place, 0, 2e7);
  step.women_to_men = number(table, "women_to_men", place, 0.1, 10);
  const toml::table& education = part(table, "education", place);
  step.education = {number(education, "nurse", place, 0, 1), number(education, "health_worker", place, 0, 1),
                    number(education, "assistant", place, 0, 1)};
  step.enters_from = moves(table, "enters_from", place, 0, 1e6);
  step.returns = moves(table, "returns", place, 0, 100);
  step.mortality = number_or(table, "mortality", place, 0, 100, 1);
  step.death_rate = number_or(table, "death_rate", place, 0, 50, 0);
  step.death_rate_growth = number_or(table, "death_rate_growth", place, -1, 1, 0);
  step.early_deaths = number_or(table, "early_deaths", place, 0, 0.99, 0);
  step.early_mean_stay = number_or(table, "early_mean_stay", place, 0.001, 10, 0.25);
  step.leaves_to = names(table, "leaves_to", place);
  step.source = text(table, "source", place);
  step.certainty = text(table, "certainty", place);
  return step;
}

}  // namespace

std::string_view key_of(Figure figure) noexcept {
  switch (figure) {
    case Figure::home_care: return "home_care";
    case Figure::staffed_homes: return "staffed_homes";
    case Figure::short_stay: return "short_stay";
    case Figure::long_stay: return "long_stay";
    case Figure::home_other: return "home_other";
  }
  return "home_care";
}

std::size_t Ladder::index_of(std::string_view id) const {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].id == id) return i;
  }
  throw Error(ErrorCode::unknown_name, "care_step_unknown", {{"name", std::string(id)}});
}

Ladder parse_ladder(std::string_view text_of_file, const std::string& file_name) {
  toml::table root;
  try {
    root = toml::parse(text_of_file, file_name);
  } catch (const toml::parse_error& fault) {
    refuse({file_name, static_cast<std::int64_t>(fault.source().begin.line)}, "not_toml",
           std::string(fault.description()), "TOML 1.0");
  }
  Ladder ladder;
  ladder.version = static_cast<int>(number(root, "version", {file_name, 1}, 0, 1e6));
  if (ladder.version != ladder_version) {
    refuse({file_name, line_of(*root.get("version"))}, "version", std::to_string(ladder.version),
           std::to_string(ladder_version));
  }
  ladder.price_year = static_cast<int>(number(root, "price_year", {file_name, 1}, 2000, 2100));
  const toml::array* steps = root["step"].as_array();
  if (steps == nullptr || steps->empty()) refuse({file_name, 1}, "missing", "[[step]]", "[[step]]");
  std::vector<LadderLine> lines;
  for (const toml::node& node : *steps) {
    const toml::table* table = node.as_table();
    if (table == nullptr) refuse({file_name, line_of(node)}, "missing", "[[step]]", "[[step]]");
    ladder.steps.push_back(read_step(*table, file_name));
    lines.push_back({line_of(node)});
  }
  check_ladder(ladder, lines, file_name);
  return ladder;
}

Ladder load_ladder(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  if (!input) throw Error(ErrorCode::bad_input, "file_unreadable", {{"file", file.string()}});
  std::ostringstream content;
  content << input.rdbuf();
  return parse_ladder(content.str(), file.string());
}

}  // namespace handlingsrom::care
