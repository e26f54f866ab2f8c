// The report as one self-contained page: no script, no request, prints on A4.
#pragma once

#include <string>

#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// Valid HTML 5 in UTF-8; works from a file, under a content-security policy that allows only inline styles.
std::string html(const Report& report, const Words& words);

/// A table with caption, scoped heads, right-aligned figures, marks after what is not the municipality's own.
std::string html_table(const Table& table, const Words& words);

/// The page's style sheet, charts included.
std::string page_style();

}  // namespace handlingsrom::report
