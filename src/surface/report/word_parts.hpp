// What the files of the Word writer share.
#pragma once

#include <string>
#include <string_view>

namespace handlingsrom::report {

inline constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr int text_width = 9638;  // twentieths of a point: A4 less margins of 20 mm

/// word/styles.xml for a language, "nb-NO".
std::string word_styles(std::string_view language, bool one_page = false);
std::string word_numbering();
std::string word_settings();

}  // namespace handlingsrom::report
