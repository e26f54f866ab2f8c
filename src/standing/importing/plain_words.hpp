// The words of what people write in a table, whatever stands around them.
#pragma once

#include <string>
#include <string_view>

namespace handlingsrom::importing {

/// "– Herav  Menn:" → "herav menn": lower case for the letters of Norwegian, one space between words, no signs around them.
std::string plain_words(std::string_view text);

}  // namespace handlingsrom::importing
