// docs/levers.md, made from the levers themselves.
#pragma once

#include <string>

#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// Markdown: every lever with explanation, unit, range, law, lead time, what it acts on and how sure that is.
std::string lever_document(const Service& service, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
