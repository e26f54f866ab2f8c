// The report as a Word document of its own styles: Office Open XML (ISO/IEC 29500), written from the report's values.
#pragma once

#include <functional>
#include <string>

#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// Makes a PNG of a drawing that stands alone (svg::standalone); empty where it cannot be made.
using Painter = std::function<std::string(const std::string& svg)>;

/// The bytes of a .docx: headings that the navigation pane knows, numbered captions, tables whose head is repeated, drawings as SVG with
/// a PNG for programs that know none (a blank one without a painter). The same report and pictures give the same bytes.
/// Long tables behind charts are left to the workbook.
std::string word(const Report& report, const Words& words, const Painter& painter = {});

}  // namespace handlingsrom::report
