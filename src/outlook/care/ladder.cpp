#include "outlook/care/ladder.hpp"

#include <cmath>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "base/toml.hpp"
#include "outlook/care/ladder_check.hpp"

namespace handlingsrom::care {
namespace {

std::vector<Move> moves(const toml::Value& step, std::string_view key, double low, double high) {
  std::vector<Move> result;
  for (const toml::Value& move : step.need(key, "{ step = 1, … }").values())
    result.push_back({move.key(), move.number(low, high)});
  return result;
}

double number_or(const toml::Value& step, std::string_view key, double low, double high, double otherwise) {
  const auto found = step.find(key);
  return found ? found->number(low, high) : otherwise;
}

Figure figure(const toml::Value& value) {
  const std::string name = value.some_text();
  for (const Figure candidate : figures) {
    if (key_of(candidate) == name) return candidate;
  }
  value.fail("care_ladder_unknown_name",
             {{"found", name}, {"expected", "home_care, staffed_homes, short_stay, long_stay, home_other"}});
}

Step read_step(const toml::Value& table) {
  table.only({"id", "name", "place_bound", "figure", "share", "education", "fte_per_user", "cost_per_user",
              "women_to_men", "enters_from", "returns", "leaves_to", "mortality", "death_rate", "death_rate_growth",
              "early_deaths", "early_mean_stay", "source", "certainty"});
  const auto number = [](const toml::Value& of, std::string_view key, double low, double high) {
    return of.need(key, "a number").number(low, high);
  };
  const auto text = [](const toml::Value& of, std::string_view key) { return of.need(key, "a text").some_text(); };
  Step step;
  step.id = text(table, "id");
  const toml::Value called = table.need("name", "{ nb, nn, en }");
  step.names = {text(called, "nb"), text(called, "nn"), text(called, "en")};
  step.place_bound = table.flag_or("place_bound", false);
  step.figure = figure(table.need("figure", "home_care, staffed_homes, short_stay, long_stay, home_other"));
  const toml::Value share = table.need("share", "{ age_0_66, age_67_79, age_80 }");
  step.rest = share.is_text() && share.text() == "rest";
  if (!step.rest) {
    step.share = {number(share, "age_0_66", 0, 10), number(share, "age_67_79", 0, 10), number(share, "age_80", 0, 10)};
  }
  step.fte_per_user = number(table, "fte_per_user", 0, 20);
  step.cost_per_user = number(table, "cost_per_user", 0, 2e7);
  step.women_to_men = number(table, "women_to_men", 0.1, 10);
  const toml::Value education = table.need("education", "{ nurse, health_worker, assistant }");
  step.education = {number(education, "nurse", 0, 1), number(education, "health_worker", 0, 1),
                    number(education, "assistant", 0, 1)};
  step.enters_from = moves(table, "enters_from", 0, 1e6);
  step.returns = moves(table, "returns", 0, 100);
  step.mortality = number_or(table, "mortality", 0, 100, 1);
  step.death_rate = number_or(table, "death_rate", 0, 50, 0);
  step.death_rate_growth = number_or(table, "death_rate_growth", -1, 1, 0);
  step.early_deaths = number_or(table, "early_deaths", 0, 0.99, 0);
  step.early_mean_stay = number_or(table, "early_mean_stay", 0.001, 10, 0.25);
  step.leaves_to = table.need("leaves_to", "[\"step\", …]").texts();
  step.source = text(table, "source");
  step.certainty = text(table, "certainty");
  return step;
}

/// [ages.FIGURE]: shares of the country's users that sum to one.
void read_ages(const toml::Value& root, Ladder& ladder) {
  const auto ages = root.find("ages");
  if (!ages) return;
  for (const toml::Value& table : ages->values()) {
    std::optional<Figure> of;
    for (const Figure candidate : figures) {
      if (key_of(candidate) == table.key()) of = candidate;
    }
    if (!of) {
      table.fail("care_ladder_unknown_name",
                 {{"found", table.key()}, {"expected", "home_care, staffed_homes, short_stay, long_stay, home_other"}});
    }
    table.only({"age_0_66", "age_67_79", "age_80", "source"});
    std::array<double, age_group_count> shares{};
    double sum = 0;
    constexpr std::array<std::string_view, age_group_count> names{"age_0_66", "age_67_79", "age_80"};
    for (std::size_t g = 0; g < names.size(); ++g) sum += shares[g] = table.need(names[g], "a number").number(0, 1);
    if (std::abs(sum - 1) > 1e-6)
      table.fail("care_ladder_ages", {{"found", fmt::format("{:.3f}", sum)}, {"expected", "1"}});
    (void)table.need("source", "a text").some_text();
    ladder.ages[index_of(*of)] = shares;
  }
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
  const toml::Document document(text_of_file, file_name);
  const toml::Value root = document.root();
  root.only({"version", "price_year", "ages", "step"});
  Ladder ladder;
  const toml::Value version = root.need("version", "a whole number");
  ladder.version = static_cast<int>(version.number(0, 1e6));
  if (ladder.version != ladder_version) {
    version.fail("care_ladder_version",
                 {{"found", std::to_string(ladder.version)}, {"expected", std::to_string(ladder_version)}});
  }
  ladder.price_year = static_cast<int>(root.need("price_year", "a calendar year").number(2000, 2100));
  read_ages(root, ladder);
  const toml::Value list = root.need("step", "[[step]]");
  std::vector<LadderLine> lines;
  for (const toml::Value& table : list.tables()) {
    ladder.steps.push_back(read_step(table));
    lines.push_back({table.line()});
  }
  if (ladder.steps.empty()) list.refuse("[[step]]");
  check_ladder(ladder, lines, file_name);
  return ladder;
}

Ladder load_ladder(const std::filesystem::path& file) { return parse_ladder(read_file(file), file.string()); }

}  // namespace handlingsrom::care
