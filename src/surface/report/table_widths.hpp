// How wide a table's columns are on paper.
#pragma once

#include <vector>

#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// Each column's share of the page, together at most 1: its longest word fits, what is left goes to those with longer texts.
std::vector<double> table_widths(const Table& table, const Words& words);

}  // namespace handlingsrom::report
