// The file of scenarios that earlier versions kept beside the store: read, taken into the store, and put aside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "surface/http/scenario_store.hpp"

namespace handlingsrom::http::old_scenarios {

/// What had been done, as that file recorded it: each entry chained to the one before by its hash.
struct Record {
  std::int64_t number = 0;   // from 1, without gaps
  std::string time;          // ISO 8601, UTC
  std::string action;        // "created", "changed", "removed"
  std::string scenario;      // its id
  std::string municipality;  // four-digit number
  std::string content;       // BLAKE2b of name and changes, hex
  std::string hash;          // BLAKE2b of all above and of the record before, hex
};

/// What such a file holds. Throws Error(bad_input, "file_unreadable") where there is none, Error(bundle_damaged, "scenarios_damaged") for a file that is no
/// database, whose pages do not fit together or that holds no scenarios, Error(busy, "store_busy").
struct File {
  std::vector<SavedScenario> scenarios;  // oldest change first
  std::vector<Record> record;
};
File read(const std::filesystem::path& file);

/// The number of the first entry that does not fit the one before; nullopt when the chain is whole.
std::optional<std::int64_t> first_break(const std::vector<Record>& record);

/// How many were taken into the store; nullopt where there is no such file. Then the file's name ends in ".moved": it is not read again, and its own record
/// stays in it, whose last hash is in the store's. Ended in the middle, the next call does the rest; one that is in the store already is left as it is there.
/// Throws what `read` and the store throw.
std::optional<std::size_t> take_over(ScenarioStore& scenarios, const std::filesystem::path& file);

}  // namespace handlingsrom::http::old_scenarios
