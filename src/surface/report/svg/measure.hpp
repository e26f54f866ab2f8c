// How wide a text will be, and how long ones are broken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::svg {

/// Width in user units of `text` (UTF-8) at `size` px in a plain sans face, from the widths of Helvetica's core metrics
/// with a margin of 4 % for wider faces. Characters outside the table count as an "n".
double text_width(std::string_view text, double size, bool bold = false);

/// Breaks at spaces into lines no wider than `width`; a single longer word stays whole.
std::vector<std::string> wrap(std::string_view text, double size, double width, bool bold = false);

}  // namespace handlingsrom::svg
