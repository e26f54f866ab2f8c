// Small numbers drawn towards similar municipalities.
#pragma once

#include <array>
#include <vector>

#include "outlook/care/levels.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::care {

/// The long-run level of one figure and age group relative to the national rate.
struct ShrunkLevel {
  double ratio = 1;   // posterior mean
  double weight = 0;  // of the municipality's own figure, 0 … 1
};

/// Empirical Bayes with a gamma prior for the ratio of users to users expected at national rates (Clayton and Kaldor 1987):
/// the prior's mean is the ratio of the municipality's centrality class, its variance is estimated by moments over all
/// municipalities (Marshall 1991). [municipality][figure][age group].
std::vector<std::array<std::array<ShrunkLevel, age_group_count>, figure_count>> shrink(const facts::Facts& facts,
                                                                                       const LevelTable& levels);

/// Posterior mean and weight for `users` where `expected` are expected at national rates, prior mean `mean` and variance
/// `variance` of the ratio.
ShrunkLevel shrunk(double users, double expected, double mean, double variance);

}  // namespace handlingsrom::care
