#include "choice/roster/formats.hpp"

#include <array>

namespace handlingsrom::roster {
namespace {

struct Known {
  Format format;
  std::string_view name;
  std::string_view heading;
};
constexpr std::array known{Known{Format::nrp24, "nrp24", "SECTION_HORIZON"},
                           Known{Format::inrc1, "inrc1", "SCHEDULING_PERIOD"},
                           Known{Format::inrc2, "inrc2", "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"}};

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  for (const Known& each : known) {
    if (each.name == name) return each.format;
  }
  return std::nullopt;
}

std::string name_of(Format format) {
  for (const Known& each : known) {
    if (each.format == format) return std::string(each.name);
  }
  return {};
}

std::optional<Format> format_of(std::string_view text) {
  for (const Known& each : known) {
    if (text.find(each.heading) != std::string_view::npos) return each.format;
  }
  return std::nullopt;
}

}  // namespace handlingsrom::roster
