// What stands at a place of an answer, for messages.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace handlingsrom::statistics {

/// A text, number or null as it is written; a list or an object without what is in it, however deep that is.
inline std::string shown(const nlohmann::json& value) {
  if (value.is_discarded()) return "–";
  if (value.is_object()) return value.empty() ? "{}" : "{…}";
  if (value.is_array()) return value.empty() ? "[]" : "[…]";
  return value.dump();
}

}  // namespace handlingsrom::statistics
