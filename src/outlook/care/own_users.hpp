// What a municipality has counted itself: users by step of the ladder and age (the form "users").
#pragma once

#include <array>
#include <string>
#include <vector>

#include "outlook/care/ladder.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::care {

struct OwnUsers {
  struct OfStep {
    bool counted = false;
    std::array<double, age_group_count> users{};
    std::string place;  // in the user's file: "brukere.xlsx:3"
  };
  std::vector<OfStep> steps;  // of the ladder; empty: nothing was counted
};

/// A step that has a line is counted: ages without a line have nobody. Steps that the ladder does not have are not read. `own`: nullptr for none.
OwnUsers own_users(const Ladder& ladder, const facts::OwnFigures* own);

/// How users of each step divide today, [step][age group]: a counted step is as it was counted; the others of the same published figure share what is left of it
/// (`published`, users of the figure by age group) as the ladder's shares say.
std::vector<std::array<double, age_group_count>> users_by_step(
    const Ladder& ladder, const std::array<std::array<double, age_group_count>, figure_count>& published,
    const OwnUsers& own);

}  // namespace handlingsrom::care
