// Small numbers drawn towards similar municipalities.
#pragma once

#include <array>
#include <vector>

#include "outlook/care/levels.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::care {

/// The long-run level of one figure and age group relative to the national rate.
struct ShrunkLevel {
  double ratio = 1;   // posterior mean
  double weight = 0;  // of the municipality's own figure, all ages together, 0 … 1
};

/// Empirical Bayes with a gamma prior for the ratio of users to users expected at national rates (Clayton and Kaldor 1987): the
/// prior's mean is the ratio of the municipality's centrality class; its relative variance is common to the classes and solved so
/// that every municipality's squared deviation is as large as that and chance together give (Paule and Mandel 1982; DerSimonian
/// and Kacker 2007). The total of all ages is drawn first, because that is what is published and what the places of a
/// municipality follow; the age groups, drawn likewise, are scaled to it. Drawing three age groups each on its own would treat
/// one number of 29 as three of ten. [municipality][figure][age group].
std::vector<std::array<std::array<ShrunkLevel, age_group_count>, figure_count>> shrink(const facts::Facts& facts,
                                                                                       const LevelTable& levels);

/// Posterior mean and weight for `users` where `expected` are expected at national rates, prior mean `mean` and relative
/// variance `spread` (variance over squared mean) of the ratio.
ShrunkLevel shrunk(double users, double expected, double mean, double spread);

/// Users and users expected of one municipality, and the mean ratio of its class.
struct Deviation {
  double users = 0;
  double expected = 0;
  double mean = 1;
};

/// Relative variance of the ratios about their classes' means beyond chance; 0 where chance explains all.
double relative_spread(const std::vector<Deviation>& deviations);

}  // namespace handlingsrom::care
