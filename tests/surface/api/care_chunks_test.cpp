#include "surface/api/care_chunks.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/error.hpp"
#include "base/ranks.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/care.hpp"

namespace handlingsrom::api {
namespace {

std::filesystem::path fresh_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "care-chunks-XXXXXX").string();
  return mkdtemp(name.data());
}

CareRequest request(const std::filesystem::path& chunks, double threshold = 1) {
  CareRequest wanted;
  wanted.municipalities = {service().find("høylandet"), service().find("utsira")};
  wanted.paths = 12;
  wanted.last = Year{2035};
  wanted.settings = {{"care.threshold_nursing", threshold}};
  wanted.chunks = chunks;
  return wanted;
}

CareSimulation simulate(CareRequest wanted) {
  return *Care(service(), std::move(wanted)).simulate(true, *join_ranks());
}

TEST(CareChunks, CoverEveryMunicipalityAndRunOnce) {
  std::vector<MunicipalityIndex> all;
  for (int m = 0; m < service().facts().registry->size(); ++m) all.push_back(MunicipalityIndex{m});
  std::map<std::pair<int, std::size_t>, int> seen;
  double least = 1e18;
  double most = 0;
  for (const CareChunk& chunk : care_chunks(service(), all, 70)) {
    for (const MunicipalityIndex municipality : chunk.municipalities) {
      for (std::size_t k = 0; k < chunk.runs; ++k) ++seen[{municipality.value, chunk.first_run + k}];
    }
    if (chunk.first_run != 0) continue;
    least = std::min(least, chunk.work);
    most = std::max(most, chunk.work);
  }
  EXPECT_EQ(seen.size(), all.size() * 70);
  for (const auto& [which, times] : seen) EXPECT_EQ(times, 1);
  EXPECT_LT(most, 3 * least);  // Oslo alone is twice the mean
}

TEST(CareChunks, WorkIsSharedOutEvenly) {
  const std::vector<int> owner = share_out({5, 1, 4, 2, 3, 3}, 2);
  std::array<double, 2> load{};
  const std::vector<double> work{5, 1, 4, 2, 3, 3};
  for (std::size_t i = 0; i < work.size(); ++i) load[static_cast<std::size_t>(owner[i])] += work[i];
  EXPECT_EQ(load[0], load[1]);
}

TEST(CareChunks, BytesComeBackAndDamagedOnesDoNot) {
  CareSums sums(3, 2, 4, 2);
  sums.stock = {1, 2, 3, 4, 5, 6, 7, 8};
  sums.entries = {1, 0, 0, 9};
  sums.exact[1] = {0.5, 1, 2, 3};
  sums.events = 17;
  const std::string bytes = to_bytes(sums);
  const auto back = sums_from_bytes(bytes);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(to_bytes(*back), bytes);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_FALSE(sums_from_bytes(std::string_view(bytes).substr(0, length)).has_value()) << length;
  EXPECT_FALSE(sums_from_bytes(bytes + "x").has_value());
}

TEST(CareChunks, AnInterruptedRunGoesOnFromItsFinishedPieces) {
  const std::filesystem::path folder = fresh_folder();
  const CareSimulation plain = simulate(request({}));
  const CareSimulation first = simulate(request(folder));
  EXPECT_EQ(first.chunks_found, 0U);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  EXPECT_EQ(files.size(), first.chunks);
  std::filesystem::remove(files[0]);
  std::filesystem::resize_file(files[1], std::filesystem::file_size(files[1]) - 1);
  {
    // One byte turned.
    std::fstream file(files[2], std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-5, std::ios::end);
    file.put('\x55');
  }
  const CareSimulation second = simulate(request(folder));
  EXPECT_EQ(second.chunks_found, first.chunks - 3);
  // Other assumptions are another run: nothing of this one is taken.
  EXPECT_EQ(simulate(request(folder, 0.9)).chunks_found, 0U);
  for (const CareSimulation* other : {&first, &second}) {
    EXPECT_EQ(other->events, plain.events);
    EXPECT_EQ(other->extreme_person, plain.extreme_person);
    for (std::size_t step = 0; step < plain.steps.size(); ++step) {
      for (std::size_t t = 0; t < plain.steps[step].size(); ++t) {
        EXPECT_EQ(other->steps[step][t].p90, plain.steps[step][t].p90);
        EXPECT_EQ(other->steps[step][t].expected, plain.steps[step][t].expected);
      }
    }
  }
  std::filesystem::remove_all(folder);
}

TEST(CareChunks, AFolderThatCannotBeMadeIsSaid) { EXPECT_THROW((void)simulate(request("/proc/none/here")), Error); }

}  // namespace
}  // namespace handlingsrom::api
