// The report as pages of A4 with real text, a structure that a screen reader follows, and an outline.
#pragma once

#include <string>

#include "surface/report/document.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// The bytes of a PDF. The same report, fonts and libraries give the same bytes. Tables behind charts are left to the workbook, as on a printed page.
std::string pdf(const Report& report, const Words& words, Printer& printer);

}  // namespace handlingsrom::report
