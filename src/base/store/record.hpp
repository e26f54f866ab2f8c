// What was done to a store, in order: entries that are only added, each chained to the one before by its hash.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/store/store.hpp"

namespace handlingsrom::store {

/// Nothing of what was written: only which thing, and a digest of what it held then.
struct Entry {
  std::int64_t number = 0;   // from 1, without gaps
  std::string time;          // utc_now's form
  std::string action;        // "put", "put_beside", "removed", "erased", …
  std::string subject;       // "programme/Sammen mot 2035 3"
  std::string municipality;  // its number; empty: none
  std::string content;       // BLAKE2b of what was stored, hex
  std::string author;        // as given; empty: not known
  std::string hash;          // BLAKE2b of all above and of the entry before, hex
};

/// All of them, or those after number `after`; oldest first.
std::vector<Entry> record(const Store& store, std::int64_t after = 0);

/// The number of the latest; 0: there is none.
std::int64_t last_number(const Store& store);

/// The number of the first entry that does not fit the one before; nullopt when the chain is whole. What was cut off at the end does not show: keep the
/// last hash elsewhere.
std::optional<std::int64_t> first_break(const std::vector<Entry>& entries);

}  // namespace handlingsrom::store
