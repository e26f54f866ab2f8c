// A report that is made while the client waits: progress as lines of JSON, then where its files are, or what went wrong.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "surface/routes/context.hpp"

namespace handlingsrom::routes {

/// Writes the report's files somewhere below `folder`; calls `go_on` now and then, which throws when nobody waits any longer.
using WriteReport = std::function<std::vector<std::filesystem::path>(const std::filesystem::path& folder,
                                                                     const std::function<void()>& go_on)>;

/// application/x-ndjson (docs/api/openapi.json, ReportEvent); the files are found on the shelf. `catalogue` outlives the answer.
http::Response stream_report(const SharedContext& context, const messages::Catalogue& catalogue,
                             std::vector<std::string> missing, WriteReport write);

}  // namespace handlingsrom::routes
