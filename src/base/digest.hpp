// One short name for many bytes: two that differ have different ones (BLAKE2b, Aumasson et al., ACNS 2013).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace handlingsrom {

/// 64 hex digits. Each part is taken with its length before it, so that no two lists of parts give the same bytes.
std::string digest(std::initializer_list<std::string_view> parts);

}  // namespace handlingsrom
