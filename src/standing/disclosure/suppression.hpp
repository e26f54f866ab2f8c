// Which further cells of a table must be hidden so that the small ones cannot be computed from the rest.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace handlingsrom::disclosure {

/// A cell that is to be shown: the sum of some elementary cells, which nobody sees. A total, a county, a difference between years: all are such sums.
struct TableCell {
  std::vector<std::uint32_t> parts;  // elementary cells, each once
  double value = 0;                  // what the cell is worth to the reader: larger ones are kept first
  bool primary = false;              // hidden by rule: fewer than so many persons
  bool fixed = false;                // known already (published earlier, in another table): can be hidden no more
};

struct Suppression {
  std::vector<bool> hidden;           // for each cell, the primary ones included
  std::vector<std::size_t> revealed;  // primary cells that the fixed ones give away whatever is hidden
};

/// Cells are taken from the most valuable to the least, and each is shown unless that would let a primary cell be computed: whether a cell is a linear combination of
/// those shown is decided by Gaussian elimination (Langsrud 2024, "Secondary cell suppression by Gaussian elimination", Privacy in Statistical Databases, LNCS 14915). Exact
/// arithmetic modulo the prime 2^61 − 1: a combination over the rationals is one there too, save by a chance of about 1 in 10^18. The same input gives the same
/// answer. Time: cells × shown × elementary cells. Throws Error(bad_input, "disclosure_part") for a part at or beyond `elementary`.
/// Not protected against: what a reader knows of single contributors, and intervals that follow from no figure being negative.
Suppression suppress(std::span<const TableCell> cells, std::uint32_t elementary);

/// Whether the primary cell `target` can be computed from the cells that are not hidden; by elimination too.
bool is_revealed(std::span<const TableCell> cells, std::uint32_t elementary, const std::vector<bool>& hidden,
                 std::size_t target);

}  // namespace handlingsrom::disclosure
