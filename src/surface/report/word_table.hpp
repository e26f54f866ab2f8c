// Tables of a Word document.
#pragma once

#include <string>

#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// A run of text; `properties` is the inside of <w:rPr>.
std::string word_run(const std::string& text, const std::string& properties = {});
std::string word_paragraph(std::string_view style, const std::string& runs);

/// The table across the page: head repeated on each page, rows kept whole, figures to the right with their marks. A column gets room for its
/// longest word first; what is left of the width goes where there is most text.
std::string word_table(const Table& table, const Words& words);

}  // namespace handlingsrom::report
