// How far projections from past years were from what happened, as one page with pictures and the whole table.
#pragma once

#include <string>
#include <vector>

#include "outlook/population/backtest.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::report {

/// A self-contained HTML page: for each age group the mean error of each method as bars, for all municipalities and for the
/// published vintages; the coverage of the 80 % interval where it was measured; every row as a table.
std::string backtest_page(const messages::Catalogue& catalogue, const std::vector<population::ErrorRow>& rows,
                          const population::Coverage* coverage);

}  // namespace handlingsrom::report
