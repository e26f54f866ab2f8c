// The report as one self-contained page: no script, no request, prints on A4.
#pragma once

#include <functional>
#include <string>

#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// Valid HTML 5 in UTF-8; works from a file, under a content-security policy that allows only inline styles.
std::string html(const Report& report, const Words& words);

/// Makes a picture of a drawing (SVG with its own style) and gives the name of its file; empty where it cannot be made. A file, because
/// pandoc takes many times the memory for pictures within the page.
using Painter = std::function<std::string(const std::string& svg)>;

/// The page for a word processor: no navigation, no folded tables, charts as pictures. Without a painter, or where it gives nothing, a
/// picture is the drawing itself, which not every word processor shows.
std::string word_page(const std::string& html, const Painter& painter = {});

/// A table with caption, scoped heads, right-aligned figures, marks after what is not the municipality's own.
std::string html_table(const Table& table, const Words& words);

/// The page's style sheet, charts included.
std::string page_style();

}  // namespace handlingsrom::report
