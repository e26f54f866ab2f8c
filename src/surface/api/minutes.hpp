// The minutes of a meeting at the page: what was agreed, what was changed in it, and what that gives.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "surface/api/alternatives.hpp"
#include "surface/report/deliver.hpp"

namespace handlingsrom::api {

struct MinutesRequest {
  MunicipalityIndex municipality;
  std::string title, held, present;   // as they were typed; `held` is the date. All may be empty.
  std::vector<std::string> agreed;    // a sentence each
  std::vector<Change> before, after;  // what was turned when the meeting began, and when it ended
  const facts::OwnFigures* own = nullptr;
  int paths = default_paths;
  std::uint64_t seed = standard_seed;
};

/// Page, workbook and what `formats` asks for. Throws what Plan and report::deliver throw.
report::Delivery write_minutes(const Service& service, const MinutesRequest& request,
                               const messages::Catalogue& catalogue, const std::filesystem::path& out,
                               report::Formats formats);

}  // namespace handlingsrom::api
