// The OpenAPI document, built into the program.
#pragma once

#include <string_view>

namespace handlingsrom::routes {

/// The bytes of docs/api/openapi.json.
std::string_view openapi_document();

}  // namespace handlingsrom::routes
