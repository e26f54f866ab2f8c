// Two places' rate taken apart into what they have of each kind (structure) and what each kind gets (staffing): anyone's table of schools, homes, grades.
#pragma once

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::comparison {

/// One kind of unit in two places: pupils and FTE of small schools, children and full places of a grade.
struct MixKind {
  std::string name;
  double own_size = 0, own_amount = 0;
  double base_size = 0, base_amount = 0;
  double structure = 0, staffing = 0;  // of this kind; sums are Mix's
};

/// own − base = structure + staffing.
struct Mix {
  double own = 0, base = 0;    // amount per size, times `per`
  double structure = 0;        // what another distribution over the kinds does
  double staffing = 0;         // what another amount in each kind does
  std::vector<MixKind> kinds;  // in the order of the file
  int own_units = 0, base_units = 0;
};

/// rate = per · Σ share of kind × amount per size in the kind; each kind's two factors exchanged half way by the other's two levels (Kitagawa 1955,
/// doi:10.1080/01621459.1955.10501299; product_effects.hpp). A kind that one place lacks has the other place's amount there: what it does is
/// structure alone. Fills effects and totals. Throws Error(bad_input, "mix_empty") when a place has nothing.
Mix take_apart(std::vector<MixKind> kinds, double per);

/// Columns of a table with a row for each unit.
struct MixColumns {
  std::string place, kind, size, amount;
};

/// Reads a CSV and sums the rows of the two places by kind. Names of places as they stand in the file. Throws Error(unknown_name, "mix_column", "mix_place") and
/// Error(bad_input) for a figure that is missing or below zero, or an amount without a size.
Mix read_mix(std::istream& input, const std::string& name, const MixColumns& columns, std::string_view own,
             std::string_view base, double per);

}  // namespace handlingsrom::comparison
