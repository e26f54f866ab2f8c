// The façade's way to fresh figures: which tables there are, what fetching them takes, and the fetching.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/standard_seed.hpp"
#include "standing/statistics/update.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

struct UpdateRequest {
  std::filesystem::path declarations;       // folder of table files: data/tables
  std::vector<std::string> tables;          // numbers; empty: every declared one
  std::vector<std::string> municipalities;  // names or numbers; empty: all. Their former numbers are asked for too
  std::optional<int> since;
  std::string server;            // empty: Statistics Norway
  std::string contact;           // an address to write to, in the User-Agent
  std::filesystem::path folder;  // what is fetched lies here, a folder for each table
  std::uint64_t seed = standard_seed;
};

/// A table that could not be planned or fetched; the others go on.
struct UpdateFault {
  std::string table;
  Error error;
};

struct UpdateResult {
  std::vector<statistics::TableFile> tables;
  std::vector<statistics::TableUpdate> done;  // beside `tables`; a plan without calls where the table failed
  std::vector<UpdateFault> faults;
  int calls = 0;
};

/// Seconds that `calls` take when the service allows forty a minute.
double seconds_of(std::size_t calls);

/// Throws Error(unknown_name, "statistics_table_undeclared") for a table without a declaration, Error(usage, "statistics_contact_needed") where the server is not on this
/// machine and no contact is given. A fault of one table is kept in the result; where every table fails the last fault is thrown.
UpdateResult update(const Service& service, const UpdateRequest& request, bool only_plan,
                    const std::function<void(const statistics::ClientEvent&)>& watch,
                    const std::function<void(const statistics::Progress&)>& progress);

}  // namespace handlingsrom::api
