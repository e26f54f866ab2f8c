// Ways that a router worked out, or that someone knows.
#include <cmath>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "standing/registry/fold.hpp"
#include "surface/api/structure_study_file.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& file, const std::string& place, const std::string& found,
                         const std::string& expected) {
  throw Error(ErrorCode::bad_input, "study_ways",
              {{"file", file}, {"place", place}, {"found", found}, {"expected", expected}});
}

class Matrix {
 public:
  Matrix(const std::string& file, structure_study::Study& study) : file_(file), study_(study) {}

  void set(std::size_t area, std::size_t site, double kilometres, double minutes, const std::string& place) {
    for (const double each : {kilometres, minutes}) {
      if (each < 0) refuse(file_, place, fmt::format("{}", each), "0 or more");
    }
    const std::size_t at = site * study_.areas.size() + area;
    study_.kilometres[at] = kilometres;
    study_.minutes[at] = minutes;
  }

  /// One number of a table; null where there is no way.
  double cell(const Json& table, const char* name, std::size_t area, std::size_t site, double unit) const {
    const std::string place = fmt::format("{}[{}][{}]", name, area, site);
    if (!table.is_array() || table.size() != study_.areas.size())
      refuse(file_, name, table.is_array() ? std::to_string(table.size()) : "–", std::to_string(study_.areas.size()));
    const Json& row = table[area];
    if (!row.is_array() || row.size() != study_.sites.size())
      refuse(file_, fmt::format("{}[{}]", name, area), row.is_array() ? std::to_string(row.size()) : "–",
             std::to_string(study_.sites.size()));
    if (row[site].is_null()) return facts::missing;
    if (!row[site].is_number()) refuse(file_, place, row[site].dump().substr(0, 40), "a number");
    return row[site].get<double>() * unit;
  }

  void osrm(const Json& root) {
    if (!root.contains("distances")) refuse(file_, "distances", "–", "annotations=distance,duration");
    for (std::size_t a = 0; a < study_.areas.size(); ++a) {
      for (std::size_t s = 0; s < study_.sites.size(); ++s) {
        const double minutes =
            root.contains("durations") ? cell(root["durations"], "durations", a, s, 1.0 / 60) : facts::missing;
        set(a, s, cell(root["distances"], "distances", a, s, 0.001), minutes, fmt::format("[{}][{}]", a, s));
      }
    }
  }

  void valhalla(const Json& table) {
    const auto size = [](const Json& list) { return list.is_array() ? std::to_string(list.size()) : std::string("–"); };
    if (!table.is_array() || table.size() != study_.areas.size())
      refuse(file_, "sources_to_targets", size(table), std::to_string(study_.areas.size()));
    for (std::size_t a = 0; a < study_.areas.size(); ++a) {
      if (!table[a].is_array() || table[a].size() != study_.sites.size())
        refuse(file_, fmt::format("sources_to_targets[{}]", a), size(table[a]), std::to_string(study_.sites.size()));
      for (std::size_t s = 0; s < study_.sites.size(); ++s) {
        const auto number = [&](const char* key, double unit) {
          const Json& cell = table[a][s];
          const auto found = cell.is_object() ? cell.find(key) : cell.end();
          return cell.is_object() && found != cell.end() && found->is_number() ? found->get<double>() * unit
                                                                               : facts::missing;
        };
        set(a, s, number("distance", 1), number("time", 1.0 / 60), fmt::format("[{}][{}]", a, s));
      }
    }
  }

  void csv(std::istream& input) {
    csv::Reader reader(input, file_);
    const std::size_t from = reader.column("from"), to = reader.column("to"), km = reader.column("km");
    const bool timed = reader.has_column("minutes");
    const std::size_t minutes = timed ? reader.column("minutes") : 0;
    const auto index = [&](const auto& list, std::size_t column) {
      for (std::size_t k = 0; k < list.size(); ++k) {
        if (registry::fold(list[k].name) == registry::fold(std::string(reader.text(column)))) return k;
      }
      std::string names;
      for (const auto& each : list) names += (names.empty() ? "" : ", ") + each.name;
      reader.refuse(column, names);
    };
    while (reader.next()) {
      const std::size_t area = index(study_.areas, from), site = index(study_.sites, to);
      set(area, site, reader.number(km), timed && !reader.empty(minutes) ? reader.number(minutes) : facts::missing,
          fmt::format("{}", reader.line()));
    }
  }

 private:
  const std::string& file_;
  structure_study::Study& study_;
};

}  // namespace

void read_ways(const std::string& text, const std::string& name, structure_study::Study& study) {
  Matrix matrix(name, study);
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) refuse(name, "1", "–", "CSV, JSON");
  if (text[text.find_first_not_of(" \t\r\n")] != '{') {
    std::istringstream input(text);
    matrix.csv(input);
    return;
  }
  Json root;
  try {
    root = Json::parse(text);
  } catch (const Json::exception&) {
    refuse(name, "1", "{", "JSON");
  }
  if (root.contains("sources_to_targets"))
    matrix.valhalla(root["sources_to_targets"]);
  else
    matrix.osrm(root);
}

}  // namespace handlingsrom::api
