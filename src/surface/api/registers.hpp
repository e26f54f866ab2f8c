// The façade's way to registers: Klass and Udir's reports fetched, kept in the store, and what they change.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "standing/statistics/registers.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/api/update.hpp"

namespace handlingsrom::api {

struct RegisterUpdate {
  statistics::RegisterFile file;
  statistics::RegisterPlan plan;  // without pieces where it failed
  statistics::RegisterFetched fetched;
  std::optional<Error> fault;  // the others go on
};

/// Which registers a request asks for: those that it names, else every one that need not be named.
std::vector<statistics::RegisterFile> registers_of(const UpdateRequest& request);
/// The request without the names of registers; nullopt where nothing else was asked for.
std::optional<UpdateRequest> tables_only(const UpdateRequest& request);

/// Plans or fetches them. Throws Error(usage, "statistics_contact_needed") as update() does; a register's own fault is in its result.
std::vector<RegisterUpdate> update_registers(const UpdateRequest& request, bool only_plan,
                                             const std::function<void(const statistics::ClientEvent&)>& watch,
                                             const std::function<void(const statistics::Progress&)>& progress);

/// A sentence about what a register changes: its key in the catalogues ("register.…") and its arguments.
struct RegisterNews {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments;
};
struct RegistersKept {
  Kept kept;  // figures: groups, reports
  std::vector<RegisterNews> news;
};
/// Each register whole or not at all; codes and changes of municipalities as documents, so that what was known at any time can be had again. A register whose pieces do not
/// fit is left as it was, and its fault is set.
RegistersKept keep_registers(const Service& service, const store::Store& store, std::vector<RegisterUpdate>& updates,
                             const std::filesystem::path& folder);

}  // namespace handlingsrom::api
