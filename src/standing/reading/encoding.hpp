// Bytes of a text file as UTF-8, with the encoding they were in.
#pragma once

#include <string>
#include <string_view>

namespace handlingsrom::reading {

enum class Encoding { utf8, utf16_little_endian, utf16_big_endian, windows_1252 };

/// "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252".
std::string_view name_of(Encoding encoding) noexcept;

struct Decoded {
  std::string text;  // UTF-8, without byte-order mark
  Encoding encoding = Encoding::utf8;
  bool byte_order_mark = false;
  bool declared = false;  // by the mark; otherwise recognised by what the bytes can be
};

/// A byte-order mark decides; else zero bytes at every other place mean UTF-16; else what is valid UTF-8 is UTF-8; the rest is Windows-1252, in which
/// every byte means something (the WHATWG Encoding Standard's table). Throws Error(bad_input, "reading_not_text") where zero bytes or broken pairs show that
/// the file is no text, and for UTF-32.
Decoded decode(std::string_view bytes, const std::string& file);

/// Whether every byte belongs to a well-formed sequence (RFC 3629).
bool is_utf8(std::string_view bytes) noexcept;

}  // namespace handlingsrom::reading
