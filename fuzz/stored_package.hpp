// A package of parts that are not compressed (PKWARE APPNOTE 6.3, method 0): invented XML reaches the readers, and the checksums are right.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handlingsrom::fuzz {

class StoredPackage {
 public:
  void add(std::string_view name, std::string_view content) {
    const auto place = static_cast<std::uint32_t>(parts_.size());
    const std::string what = described(name, content);
    parts_ += "PK\x03\x04" + what;
    parts_.append(name).append(content);
    directory_ += std::string("PK\x01\x02") + little(20, 2) + what + little(0, 2 + 2 + 2 + 4) + little(place, 4);
    directory_.append(name);
    ++count_;
  }
  std::string bytes() const {
    return parts_ + directory_ + "PK\x05\x06" + little(0, 4) + little(count_, 2) + little(count_, 2) +
           little(static_cast<std::uint32_t>(directory_.size()), 4) +
           little(static_cast<std::uint32_t>(parts_.size()), 4) + little(0, 2);
  }

 private:
  static std::string little(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(i < 4 ? (value >> (8 * i)) & 0xFFU : 0U);
    return text;
  }
  /// From the version needed to the lengths of name and extra field: the same in both places.
  static std::string described(std::string_view name, std::string_view content) {
    const auto sum = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
    const auto size = static_cast<std::uint32_t>(content.size());
    return little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + little(sum, 4) +
           little(size, 4) + little(size, 4) + little(static_cast<std::uint32_t>(name.size()), 2) + little(0, 2);
  }

  std::string parts_, directory_;
  std::uint32_t count_ = 0;
};

/// The input cut at the record separator (0x1E): the first piece is the first part's text, and so on.
inline std::vector<std::string_view> pieces_of(std::string_view input) {
  std::vector<std::string_view> pieces;
  for (std::size_t from = 0; from <= input.size();) {
    const std::size_t to = std::min(input.find('\x1E', from), input.size());
    pieces.push_back(input.substr(from, to - from));
    from = to + 1;
  }
  return pieces;
}

}  // namespace handlingsrom::fuzz
