// A whole store as one file, while it is in use, and back.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/store/store.hpp"

namespace handlingsrom::store {

/// Everything in the store at one moment, as lines of JSON with a digest at the end: the file appears whole or not at all, and others go on reading and writing
/// meanwhile. The same for both databases, so that it is also the way from one to the other. The number of rows. Throws Error(cannot_write).
std::int64_t back_up(const Store& store, const std::filesystem::path& file);

/// Puts a backup into a store in which there is nothing yet, whole or not at all; what was erased stays erased. The number of rows. Throws
/// Error(cannot_write, "store_not_empty"), Error(bad_input, "backup_damaged") with line and reason for a file that is cut, changed or none of ours, and of a later version.
std::int64_t restore(const Store& store, const std::filesystem::path& file);

}  // namespace handlingsrom::store
