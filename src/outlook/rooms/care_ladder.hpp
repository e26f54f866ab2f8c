// The care ladder that the program carries (data/care-ladder.toml), embedded when it is built: a model opens no file.
#pragma once

#include <string_view>

namespace handlingsrom::rooms {

std::string_view default_care_ladder() noexcept;  // TOML text

}  // namespace handlingsrom::rooms
