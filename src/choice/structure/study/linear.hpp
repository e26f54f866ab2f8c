// The study as a location problem: what is linear of its cost, and what its demands allow.
#pragma once

#include "choice/structure/study/study.hpp"

namespace handlingsrom::structure_study {

/// Grades that no school divides: every school has all of a block or none.
std::vector<std::pair<int, int>> blocks_of(const Study& study);

/// Customers are areas by block (area · blocks + block), only those with pupils; `customers` says which. Serving costs the way in pupil-kilometres (`Goal::travel`) or nothing; open
/// schools cost what Evaluator::bound counts for them. Pupils of a customer are those of the year in which the municipality has the most: a relaxation of "room in every
/// year" where one year's pupils are enough. `evaluator` is asked for Goal::cost only.
struct Linear {
  location::Problem problem;
  std::vector<std::pair<std::size_t, std::size_t>> customers;  // area, block
  double constant = 0;                                         // to be added to its value
};
Linear linear_of(const Study& study, Goal goal, const Evaluator* evaluator);

}  // namespace handlingsrom::structure_study
