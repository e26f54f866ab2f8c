// What is said when something has been put into the store.
#pragma once

#include "surface/api/store_changes.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// How many figures are new, unchanged and moved, and the largest of those that moved; to standard error.
void tell_kept(const Context& context, const store::Store& store, const api::Kept& kept);

/// Which readings changed since delivery `since`, and which decisions of kept programmes rested on figures that are others now; to standard error. Nothing where
/// nothing was delivered.
void tell_changes(const Context& context, const store::Store& store, std::int64_t since);
/// The same as a table with a row for each thing: `handlingsrom facts changes`.
Table changes_table(const Context& context, const api::StoreChanges& changes);

}  // namespace handlingsrom::cli
