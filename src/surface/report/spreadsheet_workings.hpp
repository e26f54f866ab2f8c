// The sheet behind the figures as live formulas: what is put in, what the models give, and the calculation itself.
#pragma once

#include "surface/report/spreadsheet_book.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// Adds the pages of assumptions, inputs, models' rows and calculation. Whoever changes an assumption or an input there sees every figure of services,
/// care, workforce, economy and rooms follow; what the population and care engines give is fixed. Each formula carries the value that the
/// program found. `list` has workings.
void write_workings(Book& book, const Report& report, const AssumptionList& list, const Words& words);

}  // namespace handlingsrom::report
