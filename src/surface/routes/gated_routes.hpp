// Routes that exist only where people sign in.
#pragma once

#include <string_view>

#include "surface/http/router.hpp"
#include "surface/routes/context.hpp"

namespace handlingsrom::routes {

using GatedWork = http::Response (*)(const Context&, const http::Request&);

/// What the gate remembers of visitors after the work: all of it, or nothing, because who may what has changed.
enum class Remembered { all, nothing };

/// Refuses with "sign_in_off" where nobody signs in.
void add_gated(http::Router& router, const SharedContext& context, http::Method method, std::string_view pattern,
               GatedWork work, Remembered after);

}  // namespace handlingsrom::routes
