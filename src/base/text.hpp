// What text may hold that people see and files carry: nothing that hides, turns round or breaks what stands beside it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handlingsrom {

enum class Lines { one, several };

/// Valid UTF-8 (RFC 3629) without control characters (with Lines::several but for line break and tab), without characters that turn the direction
/// of what follows (Unicode Technical Report 36, section 2.4: U+061C, U+200E–200F, U+202A–202E, U+2066–2069), that show nothing (U+00AD, U+200B–200D, U+2060–2064,
/// U+FEFF), that part lines (U+2028–2029), and without code points that are no characters, which XML does not allow.
bool is_plain_text(std::string_view text, Lines lines = Lines::one) noexcept;

/// True when there is nothing but white space, Unicode's included; of plain text.
bool is_blank(std::string_view text) noexcept;

/// For a terminal: whatever plain text must not hold is shown as U+FFFD.
std::string visible(std::string_view text);

/// What is told of a foreign text, for example as what was found: visible, at most so many of its bytes, cut between characters, with "…" where something is left out.
std::string shortened(std::string_view text, std::size_t bytes = 60);

}  // namespace handlingsrom
