// What was done to the saved scenarios, in order: records that are only added, each chained to the one before by its hash.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "surface/http/sqlite.hpp"

namespace handlingsrom::http::audit {

/// Nothing of who did it (there are no accounts) and nothing of what the scenario says: only which one, and a digest of what it held then.
struct Record {
  int number = 0;            // from 1, without gaps
  std::string time;          // ISO 8601, UTC
  std::string action;        // "created", "changed", "removed"
  std::string scenario;      // its id
  std::string municipality;  // four-digit number
  std::string content;       // BLAKE2b of name and changes, hex
  std::string hash;          // BLAKE2b of all above and of the record before, hex
};

/// The table, and triggers that refuse to change or delete a record (another program that may write the file can take them away: hence the chain).
void prepare(const sqlite::Database& database);

/// Within a sqlite::Writing, so that the record is there if and only if the change is.
void append(const sqlite::Database& database, std::string_view action, std::string_view scenario,
            std::string_view municipality, std::string_view name, std::string_view changes);

/// All of them, oldest first.
std::vector<Record> read(const sqlite::Database& database);

/// The number of the first record that does not fit the one before; nullopt when the chain is whole. What was cut off at the end does not show: keep the
/// last hash elsewhere.
std::optional<int> first_break(const std::vector<Record>& records);

}  // namespace handlingsrom::http::audit
