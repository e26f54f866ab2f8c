// Writing and reading of bytes: variable-length integers, texts; every read is checked against the end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace handlingsrom::facts {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// Small magnitudes of either sign become small unsigned numbers: 0, −1, 1, −2 … → 0, 1, 2, 3 …
constexpr std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

class ByteWriter {
 public:
  void byte(std::uint8_t value) { bytes_.push_back(value); }
  void varint(std::uint64_t value) {
    while (value >= 0x80U) {
      bytes_.push_back(static_cast<std::uint8_t>(value | 0x80U));
      value >>= 7U;
    }
    bytes_.push_back(static_cast<std::uint8_t>(value));
  }
  void fixed32(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  void fixed64(std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  void text(std::string_view value) {
    varint(value.size());
    bytes_.insert(bytes_.end(), value.begin(), value.end());
  }
  void append(ByteView other) { bytes_.insert(bytes_.end(), other.begin(), other.end()); }
  Bytes take() { return std::move(bytes_); }
  std::size_t size() const { return bytes_.size(); }

 private:
  Bytes bytes_;
};

/// Throws Error(bundle_damaged, "bundle_block_short") with `where` when the bytes end too soon.
class ByteReader {
 public:
  ByteReader(ByteView bytes, std::string where) : bytes_(bytes), where_(std::move(where)) {}

  std::uint8_t byte() {
    need(1);
    return bytes_[position_++];
  }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      need(1);
      const std::uint8_t next = bytes_[position_++];
      value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
      if (next < 0x80U) return value;
    }
    damaged();
  }
  std::uint32_t fixed32() {
    need(4);
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(bytes_[position_++]) << (8 * i);
    return value;
  }
  std::uint64_t fixed64() {
    need(8);
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(bytes_[position_++]) << (8 * i);
    return value;
  }
  std::string text() {
    const ByteView view = take(varint());
    return {view.begin(), view.end()};
  }
  ByteView take(std::uint64_t count) {
    need(count);
    const ByteView view = bytes_.subspan(position_, static_cast<std::size_t>(count));
    position_ += static_cast<std::size_t>(count);
    return view;
  }
  std::size_t left() const { return bytes_.size() - position_; }
  [[noreturn]] void damaged() const {
    throw Error(ErrorCode::bundle_damaged, "bundle_block_short",
                {{"where", where_}, {"at", std::to_string(position_)}});
  }

 private:
  void need(std::uint64_t count) const {
    if (count > left()) damaged();
  }
  ByteView bytes_;
  std::size_t position_ = 0;
  std::string where_;
};

}  // namespace handlingsrom::facts
