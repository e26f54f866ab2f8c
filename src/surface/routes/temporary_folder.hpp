// A folder of our own that leaves with us.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "base/error.hpp"

namespace handlingsrom::routes {

class TemporaryFolder {
 public:
  /// Throws Error(cannot_write, "report_folder").
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "handlingsrom-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw Error(ErrorCode::cannot_write, "report_folder");
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace handlingsrom::routes
