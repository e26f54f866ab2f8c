// Runs the case files of tests/cases: tiny invented municipalities on the real sheet, and the table that must come out.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <toml++/toml.h>

#include "outlook/rooms/tiny_world.hpp"

namespace handlingsrom::rooms {
namespace {

using AgeSetter = void (TinyWorld::*)(int t, int from, int to, double persons);

// "6-15" = [100, 80, 60]
void set_ages(TinyWorld& world, const toml::table& ages, AgeSetter set) {
  for (const auto& [range, values] : ages) {
    const std::string text(range.str());
    const int from = std::stoi(text);
    const int to = std::stoi(text.substr(text.find('-') + 1));
    int t = 0;
    for (const auto& value : *values.as_array()) (world.*set)(t++, from, to, value.value<double>().value());
  }
}

void set_cells(TinyWorld& world, const toml::table& file) {
  if (const toml::table* cells = file["cells"].as_table()) {
    for (const auto& [key, value] : *cells) world.set(key.str(), value.value<double>().value());
  }
  if (const toml::table* weights = file["weights"].as_table()) {
    for (const auto& [sector, criteria] : *weights) {
      for (const auto& [criterion, value] : *criteria.as_table()) {
        const double weight = value.value<double>().value();
        if (criterion.str() == "share") {
          world.set_weight("sektorvekt", std::string(sector.str()), weight);
        } else {
          world.set_weight(std::string(sector.str()), std::string(criterion.str()), weight);
        }
      }
    }
  }
}

// [care.STEP] users = [..], fte_per_user, cost_per_user
void set_care(TinyWorld& world, const toml::table& steps) {
  for (const auto& [step, values] : steps) {
    const auto of = *values.as_table();
    int t = 0;
    for (const auto& users : *of["users"].as_array()) world.set_users(step.str(), t++, users.value<double>().value());
    world.set("care_ladder_fte", of["fte_per_user"].value<double>().value_or(0), world.step(step.str()));
    world.set("care_ladder_cost", of["cost_per_user"].value<double>().value_or(0), world.step(step.str()));
  }
  world.set("care_fte_scale", 1);
}

std::vector<sheet::Adjustment> adjustments(const toml::table& file, std::size_t years) {
  std::vector<sheet::Adjustment> list;
  const toml::array* given = file["adjust"].as_array();
  if (given == nullptr) return list;
  for (const auto& node : *given) {
    const toml::table& each = *node.as_table();
    sheet::Adjustment adjustment;
    adjustment.row = bundled_chain().row(each["row"].value<std::string>().value());
    adjustment.how = each["scale"] ? sheet::Adjustment::How::scale : sheet::Adjustment::How::add;
    for (const auto& value : *(each["scale"] ? each["scale"] : each["add"]).as_array())
      adjustment.amount.push_back(value.value<double>().value());
    adjustment.amount.resize(years);
    if (each["per"]) adjustment.driver = bundled_chain().row(each["per"].value<std::string>().value());
    adjustment.by = "case";
    list.push_back(std::move(adjustment));
  }
  return list;
}

class Cases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Cases, GiveTheExpectedTable) {
  const toml::table file = toml::parse_file(GetParam().string());
  const Year first{static_cast<int>(file["years"]["first"].value<std::int64_t>().value())};
  const int years = static_cast<int>(file["years"]["count"].value<std::int64_t>().value());
  TinyWorld world(first, years);
  if (const toml::table* changed = file["assumptions"].as_table()) {
    for (const auto& [id, value] : *changed) world.assumptions.set(id.str(), value.value<double>().value());
  }
  set_ages(world, *file["population"].as_table(), &TinyWorld::set_persons);
  if (const toml::table* country = file["country"].as_table()) set_ages(world, *country, &TinyWorld::set_country);
  if (const toml::table* tax = file["country_tax"].as_table())
    world.set_country_tax((*tax)["mean"].value<double>().value(), (*tax)["deduction"].value<double>().value());
  set_cells(world, file);
  if (const toml::table* steps = file["care"].as_table()) set_care(world, *steps);
  world.run(adjustments(file, static_cast<std::size_t>(years)));
  for (const auto& [key, values] : *file["expected"].as_table()) {
    const std::string id(key.str());
    for (int t = 0; t < years; ++t) {
      const double expected = values.as_array()->get(static_cast<std::size_t>(t))->value<double>().value();
      EXPECT_NEAR(world.at(id, t), expected, 1e-9 * std::max(1.0, std::abs(expected)))
          << id << ' ' << (first + t).value;
    }
  }
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases")) {
    if (entry.path().extension() == ".toml") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

INSTANTIATE_TEST_SUITE_P(Files, Cases, testing::ValuesIn(files()),
                         [](const testing::TestParamInfo<std::filesystem::path>& file) {
                           return file.param.stem().string();
                         });

}  // namespace
}  // namespace handlingsrom::rooms
