// Who asks for nothing in particular is told the same everywhere: the report that the command line writes and the answers that the page is made of rest on
// the same draws, and so hold the same figures, ranges and readings.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "surface/cli/run.hpp"
#include "surface/routes/routed.hpp"

namespace handlingsrom::cli {
namespace {

using Json = nlohmann::json;

Json report_of(const std::string& number) {
  std::string pattern = (std::filesystem::temp_directory_path() / "one-answer-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(pattern.data());
  std::ostringstream out, err;
  EXPECT_EQ(run({"report", number, "--out", folder.string()}, out, err), 0) << err.str();
  Json report;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.path().extension() == ".json") report = Json::parse(std::ifstream(file.path()));
  std::filesystem::remove_all(folder);
  return report;
}

std::string server_says(const std::string& path) {
  http::Request request;
  request.target = http::parse_target(path).value();
  http::Router::Match match = routes::bundled_router().match(http::Method::get, request.target.parts);
  request.captures = std::move(match.captures);
  return (*match.handler)(request).content->plain();
}

Json server_of(const std::string& path) { return Json::parse(server_says(path)); }

std::map<std::string, Json> by_id(const Json& list) {
  std::map<std::string, Json> found;
  for (Json one : list) {
    for (const char* words : {"name", "unit", "provenance"}) one.erase(words);
    found[one.at("id")] = one;
  }
  return found;
}

TEST(OneAnswer, OfTheReportAndThePageWhereNobodyChoseASeed) {
  for (const std::string number : {"5029", "1151", "0301"}) {
    const Json report = report_of(number);
    const Json answer = server_of("/api/v1/municipalities/" + number + "/outlook");
    const std::map<std::string, Json> told = by_id(report.at("figures")), shown = by_id(answer.at("figures"));
    ASSERT_GT(shown.size(), 20U);
    for (const auto& [id, figure] : shown) {
      ASSERT_TRUE(told.contains(id)) << number << " " << id;
      EXPECT_EQ(told.at(id), figure) << number << " " << id;
    }
    Json readings = report.at("summary").at("rooms");
    for (Json& room : readings) room.erase("gap");  // the sentence of one year, which the page asks for itself
    EXPECT_EQ(answer.at("readings"), readings) << number;
  }
}

TEST(OneAnswer, InEveryFormThatOtherToolsRead) {
  const std::string outlook = "/api/v1/municipalities/5029/outlook";
  const Json answer = server_of(outlook), cube = server_of(outlook + "?format=json-stat");
  const std::string csv = server_says(outlook + "?format=csv");
  ASSERT_EQ(cube.at("size")[0], answer.at("figures").size());
  std::size_t rows = 0;
  for (const Json& figure : answer.at("figures")) rows += figure.at("middle").size();
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')), rows + 1);
  EXPECT_THROW(server_says(outlook + "?format=xlsx"), Error);
}

}  // namespace
}  // namespace handlingsrom::cli
