#include "surface/api/data_files.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

#include "base/error.hpp"

namespace handlingsrom::api {
namespace {

bool holds_data(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / "messages" / "nb.toml", ignored);
}

}  // namespace

std::filesystem::path data_folder() {
  if (const char* chosen = std::getenv("HANDLINGSROM_DATA"); chosen != nullptr && *chosen != '\0') {
    if (holds_data(chosen)) return chosen;
    throw Error(ErrorCode::bad_input, "data_folder_missing", {{"folder", chosen}});
  }
  std::error_code fault;
  std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", fault).parent_path();
  for (int up = 0; up < 5 && !fault && !folder.empty(); ++up) {
    if (holds_data(folder / "data")) return folder / "data";
    if (holds_data(folder / "share" / "handlingsrom")) return folder / "share" / "handlingsrom";
    folder = folder.parent_path();
  }
  // An installed program knows no source tree: empty there, and then not the folder that the user happens to stand in.
  const std::string source_data = HANDLINGSROM_SOURCE_DATA;
  if (!source_data.empty() && holds_data(source_data)) return source_data;
  throw Error(ErrorCode::bad_input, "data_folder_missing",
              {{"folder", source_data.empty() ? "../share/handlingsrom" : source_data}});
}

}  // namespace handlingsrom::api
