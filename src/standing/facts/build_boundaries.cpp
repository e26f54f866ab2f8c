#include <cmath>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/build_input.hpp"

namespace handlingsrom::facts::build {
namespace {

nlohmann::json read_topology(const std::filesystem::path& folder, const std::string& file) {
  try {
    return nlohmann::json::parse(read_whole(folder / file));
  } catch (const nlohmann::json::exception& fault) {
    throw Error(ErrorCode::bad_input, "build_specification",
                {{"file", file}, {"line", "1"}, {"expected", fault.what()}});
  }
}

std::int64_t rounded(const nlohmann::json& degrees) {
  return std::llround(degrees.get<double>() * Boundaries::steps_per_degree);
}

}  // namespace

Table read_boundary_arcs(const std::filesystem::path& folder, const TableSpec& spec) {
  const nlohmann::json topology = read_topology(folder, spec.files.front());
  Table table{
      spec.name, spec.source_ids, 0, {integer_column("arc"), integer_column("longitude"), integer_column("latitude")}};
  std::int64_t arc = 0;
  for (const nlohmann::json& line : topology.at("arcs")) {
    const std::size_t start = table.rows;
    for (const nlohmann::json& point : line) {
      const std::int64_t x = rounded(point.at(0));
      const std::int64_t y = rounded(point.at(1));
      // Points that fall together after rounding are kept once; the ends of an arc are always kept.
      const bool repeated =
          table.rows > start && table.columns[1].integers.back() == x && table.columns[2].integers.back() == y;
      if (repeated && &point != &line.back()) continue;
      ++table.rows;
      table.columns[0].integers.push_back(arc);
      table.columns[1].integers.push_back(x);
      table.columns[2].integers.push_back(y);
    }
    ++arc;
  }
  return table;
}

Table read_boundary_rings(const std::filesystem::path& folder, const TableSpec& spec) {
  const nlohmann::json topology = read_topology(folder, spec.files.front());
  Table table{spec.name,
              spec.source_ids,
              0,
              {integer_column("kommunenr"), integer_column("polygon"), integer_column("ring"), integer_column("arc")}};
  for (const nlohmann::json& geometry : topology.at("objects").front().at("geometries")) {
    const std::int64_t number = std::stoll(geometry.at("properties").at("kommunenummer").get<std::string>());
    const nlohmann::json polygons =
        geometry.at("type") == "Polygon" ? nlohmann::json::array({geometry.at("arcs")}) : geometry.at("arcs");
    std::int64_t polygon = 0;
    for (const nlohmann::json& rings : polygons) {
      std::int64_t ring = 0;
      for (const nlohmann::json& arcs : rings) {
        for (const nlohmann::json& arc : arcs) {
          ++table.rows;
          table.columns[0].integers.push_back(number);
          table.columns[1].integers.push_back(polygon);
          table.columns[2].integers.push_back(ring);
          table.columns[3].integers.push_back(arc.get<std::int64_t>());
        }
        ++ring;
      }
      ++polygon;
    }
  }
  return table;
}

}  // namespace handlingsrom::facts::build
