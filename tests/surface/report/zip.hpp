// Reads the entries of a small zip archive, to look inside a workbook.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>

#include <zlib.h>

namespace handlingsrom::report {

/// Name → content, from the central directory (APPNOTE.TXT 4.3.12); stored and deflated entries.
inline std::map<std::string, std::string> unzip(const std::string& bytes) {
  const auto number = [&](std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i)
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i))))
               << (8 * i);
    return value;
  };
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string::npos) throw std::runtime_error("not a zip archive");
  std::map<std::string, std::string> entries;
  std::size_t at = number(end + 16, 4);
  for (std::uint32_t i = 0; i < number(end + 10, 2); ++i) {
    const std::uint32_t method = number(at + 10, 2);
    const std::uint32_t packed = number(at + 20, 4);
    const std::uint32_t plain = number(at + 24, 4);
    const std::uint32_t name_length = number(at + 28, 2);
    const std::size_t local = number(at + 42, 4);
    const std::string name = bytes.substr(at + 46, name_length);
    const std::size_t data = local + 30 + number(local + 26, 2) + number(local + 28, 2);
    std::string content(plain, '\0');
    if (method == 0) {
      content = bytes.substr(data, packed);
    } else {
      z_stream stream{};
      inflateInit2(&stream, -MAX_WBITS);
      std::string input = bytes.substr(data, packed);
      stream.next_in = reinterpret_cast<Bytef*>(input.data());
      stream.avail_in = packed;
      stream.next_out = reinterpret_cast<Bytef*>(content.data());
      stream.avail_out = plain;
      if (inflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("damaged entry " + name);
      inflateEnd(&stream);
    }
    entries.emplace(name, std::move(content));
    at += 46 + name_length + number(at + 30, 2) + number(at + 32, 2);
  }
  return entries;
}

}  // namespace handlingsrom::report
