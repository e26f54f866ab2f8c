// JSON-stat, both versions and every way of writing values, status and index.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <unistd.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "standing/reading/document.hpp"

namespace handlingsrom::reading {
namespace {

std::string json_stat_fault(const std::string& bytes, const Limits& limits = {}) {
  try {
    read_bytes(bytes, "x.json", limits);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "no fault";
}

// Region × metric × time, 2 × 1 × 2.
std::string dataset(const std::string& value, const std::string& status = "{\"3\":\":\"}") {
  return "{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"12134: test\",\"source\":\"SSB\",\"updated\":\"2026-03-16T07:00:00Z\",\"note\":[\"a\"],"
         "\"role\":{\"time\":[\"Tid\"],\"geo\":[\"R\"],\"metric\":[\"C\"]},\"id\":[\"R\",\"C\",\"Tid\"],\"size\":[2,1,2],\"dimension\":{"
         "\"R\":{\"label\":\"region\",\"category\":{\"index\":{\"5029\":1,\"0301\":0},\"label\":{\"5029\":\"Skaun\",\"0301\":\"Oslo\"}}},"
         "\"C\":{\"label\":\"innhold\",\"category\":{\"label\":{\"K\":\"Frie inntekter\"},\"unit\":{\"K\":{\"base\":\"kr\",\"decimals\":1}}}},"
         "\"Tid\":{\"label\":\"år\",\"category\":{\"index\":[\"2023\",\"2024\"]}}},\"value\":" +
         value + ",\"status\":" + status + ",\"extension\":{\"px\":{\"deep\":[{\"a\":1}]}}}";
}

void expect_the_dataset(const Cube& cube) {
  ASSERT_EQ(cube.dimensions.size(), 3U);
  EXPECT_EQ(cube.dimensions[0].role, Role::place);
  EXPECT_EQ(cube.dimensions[0].categories[0].label, "Oslo");
  EXPECT_EQ(cube.dimensions[0].categories[1].code, "5029");
  EXPECT_EQ(cube.dimensions[1].categories[0].unit, "kr");
  EXPECT_EQ(cube.dimensions[1].categories[0].decimals, 1);
  EXPECT_EQ(cube.dimensions[2].categories[1].label, "2024");
  ASSERT_EQ(cube.values.size(), 4U);
  EXPECT_EQ(cube.values[0], 81240);
  EXPECT_EQ(cube.values[2], -1.5);
  EXPECT_TRUE(std::isnan(cube.values[1]) && std::isnan(cube.values[3]));
  EXPECT_EQ(cube.mark(1), Mark::not_available);
  EXPECT_EQ(cube.mark(3), Mark::suppressed);
  EXPECT_EQ(cube.updated, "2026-03-16T07:00:00Z");
}

TEST(JsonStat, ReadsEveryWayOfWritingIt) {
  for (const std::string& text :
       {dataset("[81240,null,-1.5,null]"), dataset("{\"0\":81240,\"2\":-1.5}"),
        dataset("[81240,null,-1.5,null]", "[null,\"..\",null,\":\"]"), dataset("[81240,\"..\",-1.5,\":\"]", "{}"),
        "\n " + dataset("[81240,null,-1.5,null]")}) {
    const Document document = read_bytes(text, "x.json");
    ASSERT_EQ(document.cubes.size(), 1U) << text;
    expect_the_dataset(document.cubes[0]);
  }
  const Document all = read_bytes(dataset("[1,null,2,3]", "\":\""), "x.json");
  EXPECT_EQ(all.cubes[0].mark(1), Mark::suppressed);
  const Document collection = read_bytes(
      "{\"class\":\"collection\",\"link\":{\"item\":[" + dataset("[1,2,3,4]") + "," + dataset("[5,6,7,8]") + "]}}",
      "x.json");
  ASSERT_EQ(collection.cubes.size(), 2U);
  EXPECT_EQ(collection.cubes[1].values[3], 8);
}

TEST(JsonStat, ReadsVersionOne) {
  const std::string text =
      "{\"dataset\":{\"status\":{\"1\":\".\"},\"dimension\":{\"R\":{\"label\":\"region\",\"category\":{\"index\":{\"0301\":0,\"5029\":1}}},"
      "\"id\":[\"R\"],\"size\":[2],\"role\":{\"geo\":[\"R\"]}},\"value\":[5,null]}}";
  const Cube cube = read_bytes(text, "x.json").cubes.at(0);
  EXPECT_EQ(cube.dimensions[0].role, Role::place);
  EXPECT_EQ(cube.values[0], 5);
  EXPECT_EQ(cube.mark(1), Mark::not_applicable);
}

TEST(JsonStat, MetadataHasNoValues) {
  std::string text = dataset("[1]");
  text.replace(text.find("\"value\":[1],"), 12, "");
  text.replace(text.find("\"status\":{\"3\":\":\"},"), 19, "");
  const Cube cube = read_bytes(text, "x.json").cubes.at(0);
  EXPECT_TRUE(cube.values.empty());
  EXPECT_EQ(cube.dimensions.size(), 3U);
}

TEST(JsonStat, RefusesWhatDoesNotAgree) {
  EXPECT_TRUE(
      json_stat_fault(dataset("[1,2,3]")).starts_with("reading_json_stat: file=x.json, what=values, found=3, 4"));
  EXPECT_TRUE(
      json_stat_fault(dataset("[1,2,3,4,5]")).starts_with("reading_json_stat: file=x.json, what=values, found=5, 4"));
  EXPECT_TRUE(json_stat_fault(dataset("{\"4\":1}")).starts_with("reading_json_stat"));
  EXPECT_TRUE(
      json_stat_fault(dataset("{\"x\":1}")).starts_with("reading_json_stat: file=x.json, what=position, found=x"));
  EXPECT_TRUE(json_stat_fault(dataset("[1,2,3,4]", "{\"9\":\".\"}"))
                  .starts_with("reading_json_stat: file=x.json, what=status"));
  EXPECT_TRUE(json_stat_fault("{\"a\":1").starts_with("reading_json: file=x.json"));
  EXPECT_TRUE(json_stat_fault("{}").starts_with("reading_json_no_dataset: file=x.json"));
  EXPECT_TRUE(json_stat_fault(dataset("[1,2,3,4]") + "{}").starts_with("reading_json: "));
  std::string doubled = dataset("[1,2,3,4]");
  doubled.replace(doubled.find("\"5029\":1"), 8, "\"5029\":0");
  EXPECT_TRUE(json_stat_fault(doubled).starts_with("reading_json_stat: file=x.json, what=category index"));
  Limits small;
  small.cells = 3;
  EXPECT_TRUE(
      json_stat_fault(dataset("[1,2,3,4]"), small).starts_with("reading_limit: file=x.json, reason=limit cells"));
  std::string deep = "{\"extension\":";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  EXPECT_TRUE(json_stat_fault(deep).starts_with("reading_json: "));
}

// A file whose length is that of whole pages has nothing of its own behind it; read from the disk it gives what its bytes give.
TEST(JsonStat, ReadsFilesOfEveryLength) {
  const auto folder = std::filesystem::temp_directory_path() / ("reading_" + std::to_string(::getpid()));
  for (const std::size_t length : {4095U, 4096U, 4097U, 8192U}) {
    std::string text = dataset("[81240,null,-1.5,null]");
    text.insert(text.size() - 1, length - text.size(), ' ');
    write_file(folder / "x.json", text);
    const Document document = read_file(folder / "x.json");
    expect_the_dataset(document.cubes.at(0));
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace handlingsrom::reading
