// Routes of where people sign in: places that sign people in, sessions, keys of programs, comments and what is new.
#pragma once

#include "surface/routes/context.hpp"

namespace handlingsrom::routes {

void add_providers(http::Router& router, const SharedContext& context);
void add_own_sessions(http::Router& router, const SharedContext& context);
void add_keys(http::Router& router, const SharedContext& context);
void add_together(http::Router& router, const SharedContext& context);

}  // namespace handlingsrom::routes
