// What is said when something has been put into the store.
#pragma once

#include "surface/api/stored_facts.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// How many figures are new, unchanged and moved, and the largest of those that moved; to standard error.
void tell_kept(const Context& context, const store::Store& store, const api::Kept& kept);

}  // namespace handlingsrom::cli
