// The annual rota's routes.
#pragma once

#include "surface/routes/context.hpp"

namespace handlingsrom::routes {

void add_rota(http::Router& router, const SharedContext& context);

}  // namespace handlingsrom::routes
