// What a page has at hand beside what is published: the municipality's own figures, what is turned, and the alternatives.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "surface/api/alternatives.hpp"
#include "surface/api/own_figures.hpp"
#include "surface/api/plan.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

/// A file as a browser sends it: its bytes in base64, or text that was pasted.
struct OwnFile {
  std::string name, bytes;
};
/// Of an object with `name`, and `bytes` or `text`. Throws Error(bad_input, "body_invalid").
inline constexpr std::size_t longest_own_file = 4'000'000,
                             longest_import = 24'000'000;  // in base64; the server's limit of a body comes first
OwnFile file_of(const Json& object, std::size_t longest = longest_own_file);

/// Of `own` and `changes` in a body; both may be absent. Nothing of it is kept when the answer is sent.
class AtHand {
 public:
  AtHand(const Context& context, MunicipalityIndex municipality, const Json& body);
  AtHand(const AtHand&) = delete;
  AtHand& operator=(const AtHand&) = delete;

  const facts::OwnFigures* own() const { return own_ ? &*own_ : nullptr; }
  const std::vector<api::Change>& changes() const { return changes_; }
  const api::Plan& plan() const { return *plan_; }

 private:
  std::optional<facts::OwnFigures> own_;
  std::vector<api::Change> changes_;
  std::unique_ptr<const api::Plan> plan_;
};

/// `alternatives` of a body: [{"name", "changes", "start"}, …]; empty when absent. Each can be run. Throws what Plan throws.
std::vector<api::Alternative> read_alternatives(const Context& context, const Json& body,
                                                std::string_view key = "alternatives");

/// Pixels in the request's address; what is not asked for is `otherwise`. Throws Error(bad_input, "width_invalid").
double width_of(const http::Request& request, std::string_view name, double otherwise);

}  // namespace handlingsrom::routes
