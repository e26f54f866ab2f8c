// Routes of where people sign in: keys of programs, comments and what is new.
#pragma once

#include "surface/routes/context.hpp"

namespace handlingsrom::routes {

void add_keys(http::Router& router, const SharedContext& context);
void add_together(http::Router& router, const SharedContext& context);

}  // namespace handlingsrom::routes
