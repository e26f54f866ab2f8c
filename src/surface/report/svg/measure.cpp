#include "surface/report/svg/measure.hpp"

#include <array>

namespace handlingsrom::svg {
namespace {

// Thousandths of the type size for U+0020 … U+007E in Helvetica.
constexpr std::array<int, 95> widths{278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                                     556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                                     1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                                     667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                                     333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                                     556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

int width_of(unsigned code) {
  if (code >= 0x20 && code <= 0x7e) return widths[code - 0x20];
  switch (code) {
    case 0x2009:
    case 0x202f: return 200;  // thin spaces
    case 0xe6: return 889;    // æ
    case 0xf8: return 611;    // ø
    case 0xc6: return 1000;   // Æ
    case 0xd8: return 778;    // Ø
    case 0xc5: return 667;    // Å
    case 0x2013:
    case 0x2212: return 584;  // – −
    case 0xb7: return 278;
    case 0x2191:
    case 0x2193: return 600;
    default: return 556;
  }
}

}  // namespace

double text_width(std::string_view text, double size, bool bold) {
  int total = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    unsigned code = length == 1 ? byte : byte & (0xffU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    }
    total += width_of(code);
    i += length;
  }
  return total * 0.001 * size * (bold ? 1.1 : 1.04);
}

std::vector<std::string> wrap(std::string_view text, double size, double width, bool bold) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t space = text.find(' ', from);
    if (space == std::string_view::npos) space = text.size();
    const std::string word(text.substr(from, space - from));
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && text_width(longer, size, bold) > width) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
    from = space + 1;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

}  // namespace handlingsrom::svg
