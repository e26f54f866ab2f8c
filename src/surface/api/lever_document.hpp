// docs/levers.md, made from the levers themselves.
#pragma once

#include <string>

#include "standing/facts/facts_held.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// Markdown: every lever with explanation, unit, range, law, lead time, what it acts on and how sure that is.
std::string lever_document(const facts::Facts& facts, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
