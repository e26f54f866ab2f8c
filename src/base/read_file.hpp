// A file's bytes, read in one way: from files and pipes, within a size, never for ever.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace handlingsrom {

struct ReadLimits {
  std::size_t most_bytes = std::size_t{256} << 20U;
  std::chrono::milliseconds silence{10'000};  // of a pipe
};

/// All of it. Follows links. Throws Error(bad_input, "file_unreadable") with file and reason: not there, not allowed, a folder, a device, a circle of
/// links, larger than the limit, a pipe that says nothing or that nobody writes to.
std::string read_file(const std::filesystem::path& file, const ReadLimits& limits = {});

}  // namespace handlingsrom
