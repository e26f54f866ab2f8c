// Bytes packed as every browser and every `gunzip` unpacks them (RFC 1952), by zlib.
#pragma once

#include <string>
#include <string_view>

namespace handlingsrom {

/// `level` 1 (quick) to 9 (small). The same bytes give the same bytes. Throws Error(internal, "compression_failed").
std::string gzip(std::string_view text, int level);

}  // namespace handlingsrom
