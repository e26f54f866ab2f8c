// One year's result is no level: the mean of the last years' is.
#pragma once

#include "standing/facts/model_sheet.hpp"

namespace handlingsrom::economy {

/// How many years back a mean can reach; `economy.base_years` says how many it takes.
inline constexpr int most_base_years = 6;

/// kr: what separates the mean net operating result of the last `economy.base_years` years, as a share of gross revenue, from the
/// latest year's, times `revenue`; 0 today, where the accounts stand as they are. Years that the accounts lack do not count, and
/// a part of a year counts as that part. 0 where the user gives a result of the municipality's own.
sheet::Term difference_to_base_years(facts::ModelSheet& sheet, sheet::Term revenue);

}  // namespace handlingsrom::economy
