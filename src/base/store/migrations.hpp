// How the tables came to be, step by step. For the store's own sources and their tests.
#pragma once

#include <string>
#include <vector>

#include "base/store/connection.hpp"

namespace handlingsrom::store {

/// The number of the latest step.
int latest_migration() noexcept;

/// Every step up to `number` that the store lacks, each in a transaction of its own. Throws Error(cannot_write, "store_later") where the store has steps that
/// this program does not know.
void migrate(Connection& connection, int number);

/// The latest step that the store has; 0: none.
int migration_of(Connection& connection);

}  // namespace handlingsrom::store
