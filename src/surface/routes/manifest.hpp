// What an answer rests on, so that it can be made again.
#pragma once

#include <cstdint>
#include <span>

#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

/// Program version, bundle, seed and a hash of the changes: the same manifest gives the same answer.
Json manifest(const Context& context, std::uint64_t seed, std::span<const api::Change> changes);

}  // namespace handlingsrom::routes
