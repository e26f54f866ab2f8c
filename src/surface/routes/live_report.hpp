// The report's first page as JSON, with or without a municipality's own figures.
#pragma once

#include "surface/api/own_figures.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

/// Widths are those of the request's address.
Json first_page(const Context& context, const http::Request& request, const facts::OwnFigures* own = nullptr);

}  // namespace handlingsrom::routes
