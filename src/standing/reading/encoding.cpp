#include "standing/reading/encoding.hpp"

#include <array>
#include <cstdint>

#include "base/error.hpp"

namespace handlingsrom::reading {
namespace {

// Windows-1252 from 0x80 to 0x9F; the rest is as in Latin-1 (encoding.spec.whatwg.org, index windows-1252).
constexpr std::array<std::uint16_t, 32> windows_1252_high{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_utf8(std::string& text, std::uint32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xF0U | (code >> 18U));
    text += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

[[noreturn]] void refuse(const std::string& file, std::size_t byte) {
  throw Error(ErrorCode::bad_input, "reading_not_text", {{"file", file}, {"at", std::to_string(byte)}});
}

std::string from_utf16(std::string_view bytes, bool little, const std::string& file) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(little ? first | (second << 8U) : (first << 8U) | second);
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    std::uint32_t code = unit(at);
    if (code == 0 || (code >= 0xDC00 && code < 0xE000)) refuse(file, at);
    if (code >= 0xD800 && code < 0xDC00) {
      if (at + 3 >= bytes.size()) refuse(file, at);
      const std::uint32_t low = unit(at + 2);
      if (low < 0xDC00 || low > 0xDFFF) refuse(file, at);
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    append_utf8(text, code);
  }
  if (bytes.size() % 2 != 0 && bytes.back() != '\n' && bytes.back() != '\0') refuse(file, bytes.size() - 1);
  return text;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(text, byte >= 0x80 && byte < 0xA0 ? windows_1252_high[byte - 0x80U] : byte);
  }
  return text;
}

// UTF-16 without a mark: Norwegian and English text has a zero byte in nearly every unit.
int utf16_without_mark(std::string_view bytes) {
  const std::size_t looked = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  if (looked < 4) return 0;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < looked; i += 2) {
    even += bytes[i] == '\0' ? 1U : 0U;
    odd += bytes[i + 1] == '\0' ? 1U : 0U;
  }
  const std::size_t units = looked / 2;
  if (odd * 10 > units * 8 && even * 20 < units) return 1;
  if (even * 10 > units * 8 && odd * 20 < units) return 2;
  return 0;
}

}  // namespace

std::string_view name_of(Encoding encoding) noexcept {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16_little_endian: return "UTF-16LE";
    case Encoding::utf16_big_endian: return "UTF-16BE";
    case Encoding::windows_1252: return "Windows-1252";
  }
  return "";
}

bool is_utf8(std::string_view bytes) noexcept {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > bytes.size()) return false;
    std::uint32_t code = lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      if ((next & 0xC0U) != 0x80U) return false;
      code = (code << 6U) | (next & 0x3FU);
    }
    if ((length == 3 && (code < 0x800 || (code >= 0xD800 && code < 0xE000))) ||
        (length == 4 && (code < 0x10000 || code > 0x10FFFF))) {
      return false;
    }
    i += length;
  }
  return true;
}

Decoded decode(std::string_view bytes, const std::string& file) {
  Decoded result;
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) || bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
    refuse(file, 0);
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    result.byte_order_mark = result.declared = is_utf8(bytes);
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool little = bytes.front() == '\xFF';
    result.byte_order_mark = result.declared = true;
    result.encoding = little ? Encoding::utf16_little_endian : Encoding::utf16_big_endian;
    result.text = from_utf16(bytes.substr(2), little, file);
    return result;
  } else if (const int order = utf16_without_mark(bytes); order != 0) {
    result.encoding = order == 1 ? Encoding::utf16_little_endian : Encoding::utf16_big_endian;
    result.text = from_utf16(bytes, order == 1, file);
    return result;
  }
  if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) refuse(file, zero);
  if (is_utf8(bytes)) {
    result.text.assign(bytes);
    return result;
  }
  result.encoding = Encoding::windows_1252;
  result.text = from_windows_1252(bytes);
  return result;
}

}  // namespace handlingsrom::reading
