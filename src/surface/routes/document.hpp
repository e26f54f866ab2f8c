// The OpenAPI document, built into the program.
#pragma once

#include <string>

namespace handlingsrom::routes {

/// The bytes of docs/api/openapi.json.
std::string openapi_document();

}  // namespace handlingsrom::routes
