// The same change spread over years: which school is opened or closed when, where no more than so many can be in one year.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "choice/structure/study/study.hpp"

namespace handlingsrom::structure_study {

struct Schedule {
  std::vector<int> year;        // [site] years after the first in which it is opened or closed; −1: stands as today
  std::vector<Choice> choices;  // [year] who goes where
  Sums sums;  // of the years as they come; `total` discounts what is paid once to the year in which it is paid
  bool proved = false;  // no other order costs less
};

/// At most so many changes are tried in every order; beyond that each year takes those that save most.
inline constexpr std::size_t ordered = 12;

/// The cheapest years for going from today to `open`, at most `most_a_year` changes in one (0: any). A school that stays open is brought up (its `investment`) in the first year or, if new, when it
/// opens; one that is closed later never is. nullopt: the changes do not fit into the years, or someone would have no school on every way there.
/// `seconds_left` as Limits: when none is left the rule for many changes is used.
std::optional<Schedule> spread_out(const Study& study, Evaluator& evaluator, const std::vector<char>& open,
                                   int most_a_year, const std::function<double()>& seconds_left = {});

/// The cheapest schools and years together: every set that changes lead to, where at most `ordered` schools are free; else the years for `otherwise`. With Study::most_changes.
std::optional<Schedule> best_schedule(const Study& study, Evaluator& evaluator, const std::vector<char>& otherwise,
                                      const std::function<double()>& seconds_left = {});

}  // namespace handlingsrom::structure_study
