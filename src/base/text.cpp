#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace handlingsrom {
namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0;  // 0: these are no character
};

Character first_of(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  std::size_t length = 0;
  std::uint32_t code = 0;
  std::uint32_t least = 0;
  if ((lead & 0xE0U) == 0xC0U) {
    length = 2, code = lead & 0x1FU, least = 0x80;
  } else if ((lead & 0xF0U) == 0xE0U) {
    length = 3, code = lead & 0x0FU, least = 0x800;
  } else if ((lead & 0xF8U) == 0xF0U) {
    length = 4, code = lead & 0x07U, least = 0x10000;
  }
  if (length == 0 || text.size() < length) return {};
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < least || code > 0x10FFFF || surrogate) return {};
  return {code, length};
}

struct Range {
  std::uint32_t first, last;
};

constexpr std::array unfit{Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0xAD, 0xAD},
                           Range{0x61C, 0x61C},   Range{0x180E, 0x180E}, Range{0x200B, 0x200F},
                           Range{0x2028, 0x202E}, Range{0x2060, 0x206F}, Range{0xFDD0, 0xFDEF},
                           Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB}, Range{0xE0000, 0xE007F}};
constexpr std::array spaces{Range{0x09, 0x0D},     Range{0x20, 0x20},     Range{0xA0, 0xA0},     Range{0x1680, 0x1680},
                            Range{0x2000, 0x200A}, Range{0x202F, 0x202F}, Range{0x205F, 0x205F}, Range{0x3000, 0x3000}};

template <std::size_t count>
bool is_in(const std::array<Range, count>& ranges, std::uint32_t code) noexcept {
  return std::any_of(ranges.begin(), ranges.end(),
                     [code](const Range& range) { return code >= range.first && code <= range.last; });
}

bool fits(std::uint32_t code, Lines lines) noexcept {
  if (lines == Lines::several && (code == '\n' || code == '\t')) return true;
  const bool no_character = (code & 0xFFFEU) == 0xFFFEU;
  return !no_character && !is_in(unfit, code);
}

}  // namespace

bool is_plain_text(std::string_view text, Lines lines) noexcept {
  while (!text.empty()) {
    // Nearly all of what is read: what shows in ASCII.
    const auto other = std::find_if(text.begin(), text.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte < 0x20 || byte > 0x7E;
    });
    text.remove_prefix(static_cast<std::size_t>(other - text.begin()));
    if (text.empty()) return true;
    const Character next = first_of(text);
    if (next.bytes == 0 || !fits(next.code, lines)) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

bool is_blank(std::string_view text) noexcept {
  while (!text.empty()) {
    const Character next = first_of(text);
    if (next.bytes == 0 || !is_in(spaces, next.code)) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

std::string visible(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Character next = first_of(text);
    const std::size_t bytes = std::max<std::size_t>(1, next.bytes);
    if (next.bytes == 0 || !fits(next.code, Lines::several)) {
      out += "\xEF\xBF\xBD";
    } else {
      out += text.substr(0, bytes);
    }
    text.remove_prefix(bytes);
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return visible(text);
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // within a character
  return visible(text.substr(0, end)) + "…";
}

}  // namespace handlingsrom
