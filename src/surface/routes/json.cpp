#include "surface/routes/json.hpp"

#include "base/error.hpp"
#include "base/split.hpp"
#include "base/text.hpp"
#include "surface/report/words.hpp"
#include "surface/routes/asked_numbers.hpp"

namespace handlingsrom::routes {

std::string text_or(const messages::Catalogue& catalogue, std::string_view key, std::string_view otherwise) {
  const auto found = catalogue.find(key);
  return std::string(found ? *found : otherwise);
}

Json unit(Unit unit, const messages::Catalogue& catalogue) {
  return {{"id", key_of(unit)}, {"name", text_or(catalogue, "unit." + std::string(key_of(unit)), "")}};
}

Json provenance(Provenance provenance, const messages::Catalogue& catalogue) {
  return {{"id", key_of(provenance)},
          {"name", text_or(catalogue, "provenance." + std::string(key_of(provenance)), key_of(provenance))}};
}

Json municipality(const registry::Municipality& place) {
  const auto standard = [&] {
    switch (place.written_standard) {
      case registry::WrittenStandard::bokmaal: return "nb";
      case registry::WrittenStandard::nynorsk: return "nn";
      case registry::WrittenStandard::neutral_or_unknown: break;
    }
    return "";
  }();
  return {{"number", to_string(place.number)},          {"name", place.name},
          {"official_name", place.official_name},       {"names", place.names},
          {"county_number", place.county_number},       {"county", place.county},
          {"centrality_class", place.centrality_class}, {"latitude", number(place.latitude)},
          {"longitude", number(place.longitude)},       {"written_standard", standard}};
}

Json source(const facts::Source& source) { return facts::source_json(source); }

Json figure_head(const rooms::Figure& figure, const messages::Catalogue& catalogue) {
  return {{"id", figure.id},
          {"name", report::Words(catalogue).figure(figure.id)},
          {"unit", unit(figure.unit, catalogue)},
          {"provenance", provenance(figure.provenance, catalogue)}};
}

Json figure(const rooms::Figure& figure, const messages::Catalogue& catalogue) {
  Json out = figure_head(figure, catalogue);
  report::add_values(out, figure);
  return out;
}

Json assumption(const Assumptions& assumptions, const ParameterSpec& spec, const api::Service& service,
                const messages::Catalogue& catalogue) {
  const std::string id(spec.id);
  const facts::Source* from = service.find_source(spec.source_id);
  const std::string name = text_or(catalogue, "assumption." + id + ".name", text_or(catalogue, "assumption." + id, id));
  Json out{{"id", id},
           {"name", name},
           {"about", text_or(catalogue, "assumption." + id + ".about", "")},
           {"group", id.substr(0, id.find('.'))},
           {"unit", unit(spec.unit, catalogue)},
           {"value", number(assumptions.first(id))},
           {"default", number(spec.value)},
           {"low", number(spec.low)},
           {"high", number(spec.high)},
           {"minimum", number(spec.minimum)},
           {"maximum", number(spec.maximum)}};
  if (from != nullptr) {
    out["source"] = source(*from);
  } else {
    out["source"] = nullptr;
  }
  return out;
}

namespace {

std::string trace_label(const trace::Node& node, const messages::Catalogue& catalogue) {
  // Levers have names of their own; a tree of the chain knows only assumptions.
  if (!node.parameter_id.empty() && api::is_lever(node.parameter_id)) {
    const std::string name = text_or(catalogue, "lever." + node.parameter_id + ".name", node.parameter_id);
    return node.children.empty() ? name : catalogue.text("trace." + node.key, {{"lever", name}});
  }
  return api::node_name(node, catalogue);
}

Json trace_node(const trace::Node& node, const api::Service& service, const messages::Catalogue& catalogue,
                std::int64_t depth) {
  Json out{{"label", trace_label(node, catalogue)},
           {"value", number(node.value)},
           {"unit", unit(node.unit, catalogue)},
           {"operation", key_of(node.operation)},
           {"provenance", provenance(node.provenance, catalogue)}};
  if (disclosure::is_hidden(node)) out["hidden"] = true;
  if (!node.parameter_id.empty()) {
    out["assumption"] = node.parameter_id;
  }
  if (!node.reference.source_id.empty()) {
    Json cell{{"cell", node.reference.cell}};
    const facts::Source* from = service.find_source(node.reference.source_id);
    cell["source"] = from != nullptr ? source(*from) : Json(nullptr);
    out["reference"] = std::move(cell);
  }
  Json children = Json::array();
  if (depth > 0) {
    for (const trace::Node& child : node.children) children.push_back(trace_node(child, service, catalogue, depth - 1));
  } else if (!node.children.empty()) {
    out["further"] = node.children.size();
  }
  out["children"] = std::move(children);
  return out;
}

[[noreturn]] void refuse_part(const char* key, std::string_view found) {
  throw Error(ErrorCode::bad_input, key, {{"found", shortened(found)}});
}

/// The node at "2.0.1": of the root's children the third, of its the first …
const trace::Node& branch_of(const trace::Node& root, std::string_view branch) {
  const trace::Node* node = &root;
  if (branch.empty()) return root;
  for (const std::string& part : split(branch, '.')) {
    const auto at = whole_number(part);
    if (!at || *at < 0 || static_cast<std::size_t>(*at) >= node->children.size()) refuse_part("branch_unknown", branch);
    node = &node->children[static_cast<std::size_t>(*at)];
  }
  return *node;
}

}  // namespace

Json trace_tree(trace::Node node, const api::Service& service, const messages::Catalogue& catalogue,
                const http::Request& request) {
  disclosure::hide_small_counts(node);    // the whole: what is hidden in a branch hangs on the others
  constexpr std::int64_t deepest = 1000;  // no calculation is
  std::int64_t depth = deepest;
  if (const auto asked = request.target.parameter("depth")) {
    depth = whole_number(*asked).value_or(0);
    if (depth < 1 || depth > deepest) refuse_part("depth_invalid", *asked);
  }
  return trace_node(branch_of(node, request.target.parameter("branch").value_or("")), service, catalogue, depth);
}

Json change(const api::Change& change) {
  Json out{{"id", change.id}, {"value", number(change.value)}};
  if (change.from && change.to) {
    out["from"] = change.from->value;
    out["to"] = change.to->value;
  }
  if (!change.reason.empty()) out["reason"] = change.reason;
  return out;
}

// A store that someone else wrote to may hold broken UTF-8; that must not take the rest of the answer with it.
std::string dumped(const Json& document) { return document.dump(-1, ' ', false, Json::error_handler_t::replace); }

http::Response respond(const Json& document, int status) {
  return http::answer(status, "application/json", dumped(document));
}

http::Response respond_nothing() {
  http::Response response;
  response.status = 204;
  return response;
}

http::Response respond_lasting(const Json& document) {
  http::Response response;
  response.content = std::make_shared<const http::Content>(document.dump(), http::Content::Effort::lasting);
  response.may_be_stored = true;
  return response;
}

}  // namespace handlingsrom::routes
