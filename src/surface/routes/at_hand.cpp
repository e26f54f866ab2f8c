#include "surface/routes/at_hand.hpp"

#include <sodium.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/live_report.hpp"
#include "surface/api/own_figures.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/body.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_file_name = 200, longest_title = 200;

std::optional<facts::OwnFigures> own_of(const Context& context, MunicipalityIndex municipality, const Json& body) {
  const auto own = body.find("own");
  if (own == body.end() || own->is_null()) return std::nullopt;
  if (!own->is_object()) refuse_body("/own", "object");
  const OwnFile file = file_of(*own);
  return api::own_figures_of(*context.service, municipality, file.bytes, file.name, true);
}

}  // namespace

OwnFile file_of(const Json& object, std::size_t longest) {
  OwnFile file{read_text(object, "name", longest_file_name).value_or(""),
               read_text(object, "text", longest, Lines::several).value_or("")};
  if (const auto encoded = read_text(object, "bytes", longest)) {
    file.bytes.resize(encoded->size() / 4 * 3 + 3);
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(file.bytes.data()), file.bytes.size(), encoded->data(),
                          encoded->size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
      refuse_body("/bytes", "base64");
    file.bytes.resize(length);
  }
  if (file.bytes.empty()) refuse_body("/bytes", "base64");
  return file;
}

AtHand::AtHand(const Context& context, MunicipalityIndex municipality, const Json& body)
    : own_(own_of(context, municipality, body)),
      changes_(read_changes(body)),
      plan_(std::make_unique<const api::Plan>(*context.service, changes_, own())) {
  plan_->check_effect(municipality);
}

std::vector<api::Alternative> read_alternatives(const Context& context, const Json& body, std::string_view key) {
  const auto found = body.find(key);
  if (found == body.end() || found->is_null()) return {};
  const std::string where = "/" + std::string(key);
  if (!found->is_array() || found->size() > api::most_alternatives)
    refuse_body(where, "list, at most " + std::to_string(api::most_alternatives));
  constexpr int earliest = 1900, latest = 2200;
  std::vector<api::Alternative> all;
  for (const Json& item : *found) {
    if (!item.is_object()) refuse_body(where, "object");
    for (const auto& [name, unused] : item.items()) {
      if (name != "name" && name != "changes" && name != "start")
        refuse_body(where + "/" + name, "name, changes, start");
    }
    api::Alternative one{read_text(item, "name", longest_title).value_or(""), read_changes(item), {}};
    if (is_blank(one.name)) refuse_body(where + "/name", "text");
    if (const auto start = read_integer(item, "start", earliest, latest)) one.start = Year{*start};
    const api::Plan can_be_run(*context.service, one.changes);
    all.push_back(std::move(one));
  }
  return all;
}

double width_of(const http::Request& request, std::string_view name, double otherwise) {
  const auto text = request.target.parameter(name);
  if (!text) return otherwise;
  constexpr int lowest = 60;  // of a height, which has fewer words beside it than a width
  const double least = name == "height" ? lowest : api::narrowest_drawing;
  const auto width = whole_number(*text);
  if (!width || static_cast<double>(*width) < least || static_cast<double>(*width) > api::widest_drawing)
    throw Error(ErrorCode::bad_input, "width_invalid", {{"found", shortened(*text)}});
  return static_cast<double>(*width);
}

}  // namespace handlingsrom::routes
