// Care as rows of a sheet: users by step from the room's engine; what they take in staff and money is arithmetic on them.
#pragma once

#include <utility>
#include <vector>

#include "outlook/care/projection.hpp"
#include "standing/facts/model_sheet.hpp"

namespace handlingsrom::care {

struct Rows {
  std::vector<std::uint32_t> engines;  // [step] users, in Sheet::engines()
  std::uint32_t fte_follows = 0;       // engines of projection.hpp's fte_follows
  std::uint32_t cost_follows = 0;      // … and cost_follows
  std::vector<std::pair<Figure, std::uint32_t>>
      at_constant_rates;           // engines of projection.hpp's, for the figures shown
  std::vector<sheet::Term> users;  // [step]
  sheet::Term fte;                 // user-facing FTE, agreed
  sheet::Term fte_unmoved;         // the same with the engine's users, before adjustments
  sheet::Term cost;                // kr a year at the ladder's cost per user, after moves between steps
  sheet::Term cost_unmoved;        // the same with the engine's users
  sheet::Term
      residents;  // persons in the beds of institutions: long stay, and of short stay those in a bed at the same time (care.short_stay_in_bed)
};

/// Rows care.users.<step>, care.users.total, care.fte and, beside the course of coverage, care.constant_rates.<figure>.
///
/// FTE = today's own × growth of Σ users × the ladder's FTE per user × care.fte_place or care.fte_home × what each user takes more because need
/// follows; cost = Σ users × the ladder's cost per user × the same. A user who is moved to another step so takes that step's staff and cost, on the municipality's own level.
Rows declare(facts::ModelSheet& sheet, const Model& model);

}  // namespace handlingsrom::care
