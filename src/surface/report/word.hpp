// The report as a Word document of its own styles: Office Open XML (ISO/IEC 29500), written from the report's values.
#pragma once

#include <string>

#include "surface/report/document.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// The bytes of a .docx: headings that the navigation pane knows, numbered captions, tables whose head is repeated, drawings as SVG with
/// a PNG for programs that know none. The same report gives the same bytes. Long tables behind charts are left to the workbook.
std::string word(const Report& report, const Words& words, Printer& printer);

}  // namespace handlingsrom::report
