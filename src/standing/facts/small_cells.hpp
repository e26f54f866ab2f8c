// What of the bundle's tables is not put out in files: counts of fewer than five people in care, and of pupils and staff of one school. What stands in their
// place is such that the models run on it as they do on the whole.
#pragma once

#include "standing/facts/bundle.hpp"
#include "standing/facts/table.hpp"

namespace handlingsrom::facts {

/// Stands in the place of a total of 1–4 users, the same for each of them: the middle of what it may be.
inline constexpr double small_total = 2.5;

/// The table without what must be hidden (disclosure::hidden_cells): of users by age a hidden cell is missing, and a model divides what the total leaves among
/// the missing ages (care::complete); a total of 1–4 is `small_total`. The tables care_users, care_panel, care_services, schools and kindergartens;
/// any other is as it was. A table that went through already stays as it is.
Table without_small_cells(Table table);

/// As the bundle has it, without_small_cells.
Table shown_table(const Bundle& bundle, std::string_view name);

/// The bundle for others to have: unpacked(), and no small cell in it.
Bytes for_publication(const Bundle& bundle);

}  // namespace handlingsrom::facts
