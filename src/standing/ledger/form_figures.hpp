// What a filled form says of the figures that the calculations use: its lines added up as the form itself declares (data/templates, [[own]]).
#pragma once

#include "standing/facts/own_figures.hpp"
#include "standing/importing/form.hpp"

namespace handlingsrom::ledger {

/// By year, oldest first: the figures of the latest year, and those of every year that are told by year (FormSum::by). A figure of which the form has no line is not
/// there. The note says which codes were added up ("function 202, 222"), the line is the first of them. Throws Error(internal, "form_sum") for a declaration that names a figure or sector that there is none of. Pure.
std::vector<facts::OwnFigures> own_figures_of(const importing::FormReading& form);

/// How many lines of the form none of these figures is made of.
std::size_t lines_without_use(const importing::FormReading& form);

}  // namespace handlingsrom::ledger
