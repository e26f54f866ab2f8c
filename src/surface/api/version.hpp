// The program's own name and version, for `version`, reports and manifests.
#pragma once

#include <string_view>

namespace handlingsrom::api {

inline constexpr std::string_view program_version = HANDLINGSROM_VERSION;

}  // namespace handlingsrom::api
