// A lever: something the municipality can turn, with what it acts on. Each is a declaration in a file of its own in levers/: only
// what differs from the defaults below is written there. One list, in lever_list.cpp.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

#include "base/units.hpp"

namespace handlingsrom::scenario {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// How a lever's value v, against today's value v₀, reaches a named assumption a.
enum class Act {
  shift,   // a + weight · (v − v₀)
  scale,   // a · (1 + weight · (v / v₀ − 1))
  inverse  // a · (1 + weight · (v₀ / v − 1)): more pupils per teacher are fewer teachers per pupil
};

struct AssumptionEffect {
  std::string_view parameter;
  Act act = Act::shift;
  double weight = 1;
};

/// What a lever acts on where no assumption does: kr a year, FTE or places.
enum class Target {
  spending,   // part: a sector of spending, or "all"
  staff,      // needed; part: a sector of staff, or "all"
  group,      // needed within the same total; part: an education group
  available,  // staff to be had; part: an education group, or "all"
  places,     // capacity; part: "care", "kindergarten" or "school"
  users,      // on a step of the care ladder; part: the step
  income,     // outside the national rates
  finance     // net finance costs
};

enum class Measure {
  relative,    // weight · (v − v₀) of the figure itself
  absolute,    // weight · (v − v₀) a year
  per_driver,  // weight · (v − v₀) · the driver figure of the year
  yearly  // accumulates: weight · Σ(v − v₀) over the years so far; of the figure itself for spending and staff
};

struct FigureEffect {
  Target target;
  std::string_view part;
  Measure measure;
  double weight;
  std::string_view driver{};  // a figure id; for per_driver
};

/// How well the size of the effect is known.
enum class Evidence {
  measured,  // the lever is itself a published coverage or rate
  moderate,  // a published relation, or arithmetic of published figures
  weak,      // studies that disagree, or trials without a control group
  judgement  // an assumption to be replaced by the municipality's own figures
};

/// Texts are in the catalogues: `lever.<id>.name`, `.about`, `.notices` (who notices what), with has_law `.law`, and with
/// studies_seen_at `.studies` (what studies have found).
struct Lever {
  std::string_view id;
  std::string_view sector;
  Unit unit = Unit::none;
  double today = 0;                          // "as today" where the lever is relative: 0 or 1
  double low = 0, high = 0;                  // what is ordinary among municipalities; the tornado's range
  double minimum = 0, maximum = 0;           // what is possible at all
  std::string_view source_id = "judgement";  // of today's value and the range; "judgement" where it is an assumption
  Evidence evidence = Evidence::judgement;   // of the size of the effects
  double legal_low = -unbounded, legal_high = unbounded;
  bool has_law = false;
  std::string_view
      law_seen_at{};  // where the reference was read in the act or an authority's guidance; empty: not checked
  std::string_view studies_seen_at{};  // where published studies of the effect were read; empty: none found
  std::string_view
      standing{};      // what municipalities are compared on: an id of comparison::lever_measures(); empty: not known
  int lead_years = 0;  // from decision to the first effect
  int ramp_years = 0;  // from the first effect to the full one
  double one_off_per_unit = 0;  // kr per unit of change, up or down
  std::string_view
      one_off_in{};  // the sector whose spending carries it in its year; empty: a loan, whose cost is a figure effect
  double settlers_per_unit = 0;  // persons who move in each year, per unit
  std::span<const AssumptionEffect> assumptions{};
  std::span<const FigureEffect> figures{};
};

/// In the order of the list, which is also the order in which several levers act.
std::span<const Lever* const> all_levers();
/// Throws Error(unknown_name, "lever_unknown").
std::size_t lever_index(std::string_view id);

}  // namespace handlingsrom::scenario
