// The program with a store of its own, table recordings to fetch, and what it says.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/atomic_file.hpp"
#include "standing/statistics/replay.hpp"
#include "surface/cli/run.hpp"

namespace handlingsrom::cli {

using Json = nlohmann::json;

struct Outcome {
  int code;
  std::string out, err;
};

class InForce : public ::testing::Test {
 protected:
  InForce() : folder(std::filesystem::temp_directory_path() / ("in_force_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "tables");
  }
  ~InForce() override { std::filesystem::remove_all(folder); }
  Outcome call(std::vector<std::string> arguments) const {
    setenv("HANDLINGSROM_STORE", (folder / "store.sqlite").c_str(), 1);
    arguments.insert(arguments.begin(), {"--lang", "en"});
    std::ostringstream out, err;
    const int code = run(arguments, out, err);
    return {code, out.str(), err.str()};
  }
  std::string file(const std::string& name, const std::string& bytes) const {
    write_file(folder / name, bytes);
    return (folder / name).string();
  }
  /// A recording of table 12137 with these amounts in 1,000 kr, by region, kind and year; what is not named is empty.
  void record(const std::string& updated, const std::vector<std::string>& kinds, const std::vector<std::string>& years,
              const std::map<std::string, std::vector<double>>& amounts) const {
    record_as("12137", "KOKartkap0000", updated, kinds, years, amounts);
  }
  void record_as(const std::string& number, const std::string& variable, const std::string& updated,
                 const std::vector<std::string>& kinds, const std::vector<std::string>& years,
                 const std::map<std::string, std::vector<double>>& amounts,
                 const std::map<std::string, std::string>& more = {}) const {
    Json table{{"version", "2.0"},
               {"class", "dataset"},
               {"label", number + ": t"},
               {"source", "SSB"},
               {"updated", updated},
               {"id", {"KOKkommuneregion0000", variable, "ContentsCode", "Tid"}},
               {"role", {{"time", {"Tid"}}, {"geo", {"KOKkommuneregion0000"}}, {"metric", {"ContentsCode"}}}},
               {"size", {amounts.size(), kinds.size(), 1, years.size()}}};
    const auto dimension = [&](const std::string& id, const std::vector<std::string>& codes) {
      for (std::size_t i = 0; i < codes.size(); ++i) {
        table["dimension"][id]["category"]["index"][codes[i]] = i;
        table["dimension"][id]["category"]["label"][codes[i]] = codes[i];
      }
      table["dimension"][id]["label"] = id;
    };
    std::vector<std::string> regions;
    for (const auto& [region, values] : amounts) {
      regions.push_back(region);
      for (const double value : values) table["value"].push_back(value);
    }
    dimension("KOKkommuneregion0000", regions);
    dimension(variable, kinds);
    for (const auto& [id, code] : more) {  // variables of one value
      dimension(id, {code});
      table["id"].insert(table["id"].begin(), id);
      table["size"].insert(table["size"].begin(), 1);
    }
    dimension("ContentsCode", {"KOSbelop0000"});
    table["dimension"]["ContentsCode"]["category"]["unit"]["KOSbelop0000"] = {{"base", "1000 kr"}, {"decimals", 0}};
    dimension("Tid", years);
    file("tables/" + number + ".json", table.dump());
  }
  Outcome update(const std::string& tables, const std::filesystem::path& recorded) const {
    statistics::ReplayOptions options;
    options.folder = recorded;
    statistics::ReplayServer server(options);
    return call({"update", "--tables", tables, "--server", server.base(), "--out", (folder / "out").string()});
  }
  /// The value of a figure in its first year, as `project` gives it.
  double today(const std::string& room, const std::string& figure, std::vector<std::string> more = {}) const {
    return in_year(0, "5029", room, figure, std::move(more));
  }
  /// The same in a year (0: the first) and of another municipality.
  double in_year(int year, const std::string& place, const std::string& room, const std::string& figure,
                 std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{room, "project", place, "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome told = call(arguments);
    EXPECT_EQ(told.code, 0) << told.err;
    const Json rows = Json::parse(told.out)["rows"];
    for (const Json& row : rows)
      if (row["figure"] == figure && (year == 0 || row["year"] == year)) return row["middle"];
    ADD_FAILURE() << figure;
    return 0;
  }
  std::filesystem::path folder;
};

}  // namespace handlingsrom::cli
