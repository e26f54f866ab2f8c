// A report that is made while the client waits: progress as lines of JSON, then where its files are, or what went wrong.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "surface/routes/context.hpp"

namespace handlingsrom::routes {

/// Writes the report's files somewhere below `folder`; calls `done` now and then with the part that is made, 0–1, which throws when nobody waits any longer.
using WriteReport = std::function<std::vector<std::filesystem::path>(const std::filesystem::path& folder,
                                                                     const std::function<void(double part)>& done)>;

/// application/x-ndjson (docs/api/openapi.json, ReportEvent); the files are found on the shelf. `catalogue` outlives the answer.
http::Response stream_report(const SharedContext& context, const messages::Catalogue& catalogue,
                             std::vector<std::string> missing, WriteReport write);

}  // namespace handlingsrom::routes
