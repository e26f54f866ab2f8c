#include <algorithm>
#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "standing/statistics/replay.hpp"

namespace handlingsrom::statistics {
namespace {

using Json = nlohmann::ordered_json;
using reading::Cube;
using reading::Dimension;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "12134: Utvalgte nøkkeltall" → 12134; else "TAB6471" out of the file's name; else empty.
std::string number_of(const Cube& cube, const std::string& file) {
  std::size_t digits = 0;
  while (digits < cube.label.size() && is_digit(cube.label[digits])) ++digits;
  if (digits == 5 && digits < cube.label.size() && cube.label[digits] == ':') return cube.label.substr(0, 5);
  const std::size_t tab = file.find("TAB");
  if (tab != std::string::npos) {
    std::size_t end = tab + 3;
    while (end < file.size() && is_digit(file[end])) ++end;
    if (end > tab + 3) return file.substr(tab, end - tab);
  }
  for (std::size_t i = 0; i + 5 <= file.size(); ++i) {  // "ssb_v0_jsonstat2_05300.json"
    const std::string_view five = std::string_view(file).substr(i, 5);
    const bool alone = (i == 0 || !is_digit(file[i - 1])) && (i + 5 == file.size() || !is_digit(file[i + 5]));
    if (alone && std::all_of(five.begin(), five.end(), is_digit)) return std::string(five);
  }
  return {};
}

Json category_of(const Dimension& dimension, const std::vector<std::size_t>& positions) {
  Json index = Json::object();
  Json label = Json::object();
  Json unit = Json::object();
  std::size_t at = 0;
  for (const std::size_t position : positions) {
    const reading::Category& category = dimension.categories[position];
    index[category.code] = at++;
    label[category.code] = category.label;
    if (!category.unit.empty() || category.decimals >= 0)
      unit[category.code] = Json{{"base", category.unit}, {"decimals", std::max(category.decimals, 0)}};
  }
  Json result{{"index", std::move(index)}, {"label", std::move(label)}};
  if (!unit.empty()) result["unit"] = std::move(unit);
  return result;
}

}  // namespace

std::map<std::string, Cube> recorded_tables(const std::filesystem::path& folder) {
  std::map<std::string, Cube> tables;
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::vector<Cube> cubes;
    try {
      cubes = reading::read_json_stat_file(file);
    } catch (const Error&) {
      continue;  // metadata of version 1, registers, error bodies
    }
    for (Cube& cube : cubes) {
      const std::string number = number_of(cube, file.filename().string());
      if (number.empty()) continue;
      Cube& kept = tables[number];
      if (kept.values.size() <= cube.values.size()) kept = std::move(cube);
    }
  }
  std::erase_if(tables, [](const auto& each) { return each.second.values.empty(); });
  return tables;
}

std::string json_stat_of(const Cube& cube, const std::vector<std::vector<std::size_t>>& positions, bool with_values,
                         const std::string& table) {
  Json ids = Json::array();
  Json sizes = Json::array();
  Json roles = Json::object();
  Json dimensions = Json::object();
  std::size_t cells = 1;
  for (std::size_t d = 0; d < cube.dimensions.size(); ++d) {
    const Dimension& dimension = cube.dimensions[d];
    ids.push_back(dimension.id);
    sizes.push_back(positions[d].size());
    cells *= positions[d].size();
    dimensions[dimension.id] = Json{{"label", dimension.label}, {"category", category_of(dimension, positions[d])}};
    const char* role = dimension.role == reading::Role::time     ? "time"
                       : dimension.role == reading::Role::place  ? "geo"
                       : dimension.role == reading::Role::metric ? "metric"
                                                                 : nullptr;
    if (role != nullptr) roles[role].push_back(dimension.id);
  }
  Json result{{"version", "2.0"},
              {"class", "dataset"},
              {"label", cube.label},
              {"source", cube.source},
              {"updated", cube.updated},
              {"role", std::move(roles)},
              {"id", std::move(ids)},
              {"size", std::move(sizes)},
              {"dimension", std::move(dimensions)},
              {"extension", Json{{"px", Json{{"tableid", table}}}}}};
  if (with_values) {
    Json values = Json::array();
    Json status = Json::object();
    std::vector<std::size_t> at(cube.dimensions.size(), 0);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      std::size_t source = 0;
      for (std::size_t d = 0; d < cube.dimensions.size(); ++d)
        source = source * cube.dimensions[d].categories.size() + positions[d][at[d]];
      const double value = cube.values[source];
      if (std::isnan(value)) {
        values.push_back(nullptr);
      } else if (value == std::floor(value) && std::abs(value) < 1e15) {
        values.push_back(static_cast<std::int64_t>(value));
      } else {
        values.push_back(value);
      }
      if (const auto mark = cube.status.find(source); mark != cube.status.end())
        status[std::to_string(cell)] = mark->second;
      for (std::size_t d = cube.dimensions.size(); d-- > 0;) {
        if (++at[d] < positions[d].size()) break;
        at[d] = 0;
      }
    }
    result["value"] = std::move(values);
    if (!status.empty()) result["status"] = std::move(status);
  }
  return result.dump();
}

}  // namespace handlingsrom::statistics
