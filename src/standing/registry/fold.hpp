// Names made comparable: case, hyphens and spaces aside, Norwegian, Sámi and Kven letters included.
#pragma once

#include <string>
#include <string_view>

namespace handlingsrom::registry {

/// Lower case, letters and digits only: "Sør-Varanger" and "SØR VARANGER" are both "sørvaranger". Invalid UTF-8 is skipped.
std::u32string fold(std::string_view utf8);

/// A coarser key for keyboards without the letters: å and aa → a, ø, ö and oe → o, æ and ä → ae, á → a, č → c, đ → d,
/// ŋ → n, š → s, ŧ → t, ž → z, ï → i.
std::u32string fold_to_ascii(const std::u32string& folded);

/// Optimal string alignment distance (Damerau 1964, Levenshtein 1966): insertions, deletions, substitutions and swaps of
/// neighbours that turn `a` into `b`.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

}  // namespace handlingsrom::registry
