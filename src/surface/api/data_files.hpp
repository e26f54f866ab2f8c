// Where the program finds its own data: the bundle of figures and the message catalogues.
#pragma once

#include <filesystem>

namespace handlingsrom::api {

/// The data folder: $HANDLINGSROM_DATA, else `data` or `share/handlingsrom` beside or up to four folders above the
/// executable, else the one of the source tree that the program was built from.
/// Throws Error(bad_input, "data_folder_missing") when none holds `messages/nb.toml`.
std::filesystem::path data_folder();

}  // namespace handlingsrom::api
