// Results as JSON, with the names and units of the chosen language.
#pragma once

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "base/trace.hpp"
#include "surface/api/outlook.hpp"
#include "surface/api/service.hpp"
#include "surface/api/what_if.hpp"
#include "surface/http/message.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::routes {

using Json = nlohmann::ordered_json;

using report::number;
using report::numbers;

Json unit(Unit unit, const messages::Catalogue& catalogue);
Json provenance(Provenance provenance, const messages::Catalogue& catalogue);
Json municipality(const registry::Municipality& municipality);
Json source(const facts::Source& source);
/// What the figure is, without its values.
Json figure_head(const rooms::Figure& figure, const messages::Catalogue& catalogue);
Json figure(const rooms::Figure& figure, const messages::Catalogue& catalogue);
Json assumption(const Assumptions& assumptions, const ParameterSpec& spec, const api::Service& service,
                const messages::Catalogue& catalogue);
/// How a figure is calculated. A tree has tens of thousands of nodes, so the request may ask for a part: `branch` ("2.0.1": the root's third child, its first …) and
/// `depth`, levels below it; where a node's children are left out, `further` says how many. Error(bad_input, "branch_unknown" or "depth_invalid").
Json trace_tree(trace::Node node, const api::Service& service, const messages::Catalogue& catalogue,
                const http::Request& request);
Json change(const api::Change& change);

/// The language's sentence for `key`, or `otherwise` where the catalogue has none.
std::string text_or(const messages::Catalogue& catalogue, std::string_view key, std::string_view otherwise);

http::Response respond(const Json& document, int status = 200);
/// The document as it is sent.
std::string dumped(const Json& document);
/// Done, and nothing to say of it: 204.
http::Response respond_nothing();
/// An answer that stays the same while the process lives.
http::Response respond_lasting(const Json& document);

}  // namespace handlingsrom::routes
