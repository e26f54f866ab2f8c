// What a filled form says of the figures that the calculations use: its lines added up as the form itself declares (data/templates, [[own]]).
#pragma once

#include "standing/facts/own_figures.hpp"
#include "standing/importing/form.hpp"

namespace handlingsrom::ledger {

/// Of the latest year in the form; a figure of which the form has no line is not there. The note says which codes were added up ("function 202, 222"), the line is the first of
/// them. Throws Error(internal, "form_sum") for a declaration that names a figure or sector that there is none of. Pure.
facts::OwnFigures own_figures_of(const importing::FormReading& form);

}  // namespace handlingsrom::ledger
