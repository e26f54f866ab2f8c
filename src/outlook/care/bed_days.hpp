// What the bed-days in institutions say of those who lie there.
#pragma once

#include <vector>

#include "base/assumptions.hpp"
#include "outlook/care/model.hpp"
#include "outlook/care/needs.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/model_sheet.hpp"

namespace handlingsrom::care {

/// How much more of the municipality's short stays than of the country's are in a bed at the same time: (bed-days in a
/// year over its days − long-stay residents) per user of short stay, both in the middle of that year's two ends (at its end
/// where its start is not published: a home that fills up during the year would else seem to have fewer short stays), over the default of `care.short_stay_in_bed`, within
/// that parameter's range. Statistics Norway 12292, latest year; unknown where one of the three is not published.
facts::Cell short_stay_bed_level(const facts::Place& place);
/// The same by municipality, 1 where it is unknown.
std::vector<double> short_stay_bed_levels(const facts::Facts& facts);

/// Short stays in a bed at the same time at the default of `care.short_stay_in_bed`, for what has been.
double usual_short_stay_in_bed(const facts::Facts& facts, MunicipalityIndex municipality);

/// Residents on long-term stay where their number is not published: those who fill the bed-days when the country's share of
/// short stays is taken out. Missing where bed-days or short stays are not published, and where fewer than five are left.
double long_stay_from_bed_days(const facts::CareServices& services, Year year);

/// Short stays in a bed at the same time, as a share of those registered: `care.short_stay_in_bed` at the municipality's level, at most all.
double short_stay_in_bed(const Model& model, MunicipalityIndex municipality, const Assumptions& assumptions);
/// Long and short stay, with the share of each that takes a bed.
std::vector<NeededStep> institution_steps(const Model& model, MunicipalityIndex municipality,
                                          const Assumptions& assumptions);

}  // namespace handlingsrom::care
