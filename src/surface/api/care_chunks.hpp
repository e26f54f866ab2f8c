// A large simulation cut into pieces that processes share and that a restart need not do again.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "surface/api/care_sums.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// Some municipalities in some runs.
struct CareChunk {
  std::vector<MunicipalityIndex> municipalities;
  std::size_t group = 0;  // which of the groups the municipalities are
  std::size_t first_run = 0;
  std::size_t runs = 0;
  double work = 0;  // person-runs
};

/// The same chunks whatever the number of processes: groups of municipalities of about the same population times stretches of
/// runs.
std::vector<CareChunk> care_chunks(const Service& service, const std::vector<MunicipalityIndex>& municipalities,
                                   std::size_t paths);

/// Finished chunks in a folder, one file each: a line that says what they are, the digest of everything that they rest on, the
/// digest of the content, the content. Files appear whole or not at all; one of another run or damaged is not taken.
class CareChunkStore {
 public:
  /// `identity`: all that decides the figures. An empty folder name keeps nothing.
  CareChunkStore(std::filesystem::path folder, const std::string& identity);

  std::optional<CareSums> load(std::size_t chunk) const;
  /// Throws Error(cannot_write).
  void save(std::size_t chunk, const CareSums& sums) const;

 private:
  std::filesystem::path file_of(std::size_t chunk) const;
  std::filesystem::path folder_;
  std::string identity_;  // digest
};

}  // namespace handlingsrom::api
