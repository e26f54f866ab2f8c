// A report's pictures for a wall: one to a page, in the shape of a screen.
#pragma once

#include <string>

#include "surface/report/document.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// 16:9, 13⅓ × 7½ inches, as presentation programs have it.
inline constexpr Paper screen{960, 540};

/// The bytes of a PDF: the title, the three rooms in words, then every picture under its message. Tables without a picture are left out.
std::string slides(const Report& report, const Words& words, Printer& printer);

}  // namespace handlingsrom::report
