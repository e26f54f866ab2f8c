#include "surface/api/care_chunks.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/ranks.hpp"
#include "standing/facts/bundle.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::size_t most_groups = 16;
constexpr std::size_t most_runs = 32;  // of a chunk: so many share one calibration
constexpr std::size_t fewest_chunks = 16;
constexpr auto title = "handlingsrom care chunk 1";

std::string digest_of(std::string_view bytes) {
  constexpr std::size_t size = 32;
  return facts::blake2b_hex({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()}, size);
}

}  // namespace

std::vector<CareChunk> care_chunks(const Service& service, const std::vector<MunicipalityIndex>& municipalities,
                                   std::size_t paths) {
  const std::size_t groups = std::min(most_groups, municipalities.size());
  const auto& population = service.facts().population;
  std::vector<double> persons;
  for (const MunicipalityIndex municipality : municipalities)
    persons.push_back(population.total(municipality.value, population.last_year(), 0, oldest_age));
  const std::vector<int> group_of = share_out(persons, static_cast<int>(groups));
  const std::size_t wanted = (groups * paths + fewest_chunks - 1) / fewest_chunks;
  const std::size_t length = std::clamp<std::size_t>(wanted, 1, most_runs);
  std::vector<CareChunk> chunks;
  for (std::size_t first = 0; first < paths; first += length) {
    for (std::size_t group = 0; group < groups; ++group) {
      CareChunk chunk;
      chunk.group = group;
      chunk.first_run = first;
      chunk.runs = std::min(length, paths - first);
      for (std::size_t m = 0; m < municipalities.size(); ++m) {
        if (static_cast<std::size_t>(group_of[m]) != group) continue;
        chunk.municipalities.push_back(municipalities[m]);
        chunk.work += persons[m] * static_cast<double>(chunk.runs);
      }
      chunks.push_back(std::move(chunk));
    }
  }
  return chunks;
}

CareChunkStore::CareChunkStore(std::filesystem::path folder, const std::string& identity)
    : folder_(std::move(folder)), identity_(digest_of(identity)) {}

std::filesystem::path CareChunkStore::file_of(std::size_t chunk) const {
  return folder_ / fmt::format("care-{}-{:05}.chunk", identity_.substr(0, 16), chunk);
}

std::optional<CareSums> CareChunkStore::load(std::size_t chunk) const {
  if (folder_.empty()) return std::nullopt;
  std::ifstream file(file_of(chunk), std::ios::binary);
  std::string line;
  std::string identity;
  std::string digest;
  if (!std::getline(file, line) || line != title || !std::getline(file, identity) || identity != identity_ ||
      !std::getline(file, digest)) {
    return std::nullopt;
  }
  std::ostringstream rest;
  rest << file.rdbuf();
  const std::string bytes = std::move(rest).str();
  if (digest_of(bytes) != digest) return std::nullopt;
  return sums_from_bytes(bytes);
}

void CareChunkStore::save(std::size_t chunk, const CareSums& sums) const {
  if (folder_.empty()) return;
  const std::string bytes = to_bytes(sums);
  write_file(file_of(chunk), fmt::format("{}\n{}\n{}\n{}", title, identity_, digest_of(bytes), bytes));
}

}  // namespace handlingsrom::api
