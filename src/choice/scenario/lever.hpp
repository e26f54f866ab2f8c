// A lever: something the municipality can turn, with what it acts on. Each is a file of its own in data/levers/, read once
// (lever_read.hpp); docs/lever-files.md describes the format. A scenario may replace what a lever does by the user's own.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
  std::string parameter;
  Act act = Act::shift;
  double weight = 1;
  int lag = 0;  // years from the turn to this effect: what costs now may help later
  int line = 0;
};

/// What a lever acts on where no assumption does: kr a year, FTE or places.
enum class Target {
  spending,   // part: a sector of spending, or "all"
  staff,      // needed; part: a sector of staff, or "all"
  group,      // needed within the same total; part: an education group
  available,  // staff to be had; part: an education group, or "all"
  places,     // capacity; part: "care", "kindergarten" or "school"
  users,      // on a step of the care ladder; part: the step; cost, staff and places follow
  income,     // outside the national rates
  finance,    // net finance costs
  move  // users of the step `part` who stand on `to` instead; spending, staff and places follow the municipality's own level
};

enum class Measure {
  relative,    // weight · (v − v₀) of the figure itself; for move, of the users on the step
  absolute,    // weight · (v − v₀) a year
  per_driver,  // weight · (v − v₀) · the driver figure of the year
  yearly,  // accumulates: weight · Σ(v − v₀) over the years so far; of the figure itself for spending and staff
  loan,  // for finance: what v rises by is borrowed, weight kr a unit (times the driver, if any), and paid back by serial loan
  loan_yearly  // for finance: weight · (v − v₀) is borrowed each year, and paid back by serial loan
};

/// Something of the municipality's own that the size of an effect is read from (references.hpp): times · its value in the year.
struct Reference {
  std::string name;
  double times = 1;
};

struct FigureEffect {
  Target target = Target::spending;
  std::string part;
  Measure measure = Measure::relative;
  double weight = 0;
  std::string driver;               // a figure id; for per_driver, and for loan where what is built follows a figure
  std::vector<Reference> per_unit;  // where not empty, the weight of a year is their sum
  std::vector<Reference> at_most;   // where not empty, the weight is held within ± their sum, where that is known
  std::string to;                   // for move: a step, or "below": the steps that its users come from, by the ladder
  double need = 1;                  // for move: what those who move take, over the mean on the step they come to
  int lag = 0;                      // years from the turn to this effect
  int line = 0;
};

/// How well the size of the effect is known.
enum class Evidence {
  measured,  // the lever is itself a published coverage or rate
  moderate,  // a published relation, or arithmetic of published figures
  weak,      // studies that disagree, or trials without a control group
  judgement  // an assumption to be replaced by the municipality's own figures
};

/// The names in files and documents.
std::string_view key_of(Act act) noexcept;
std::string_view key_of(Target target) noexcept;
std::string_view key_of(Measure measure) noexcept;
std::string_view key_of(Evidence evidence) noexcept;

/// What turning does: the part of a lever that a scenario may replace.
struct Effect {
  std::vector<AssumptionEffect> assumptions;
  std::vector<FigureEffect> figures;
  double one_off_per_unit = 0;   // kr per unit of change, up or down
  std::string one_off_in;        // the sector whose spending carries it in its year
  double settlers_per_unit = 0;  // persons who move in each year, per unit
};

/// Texts are in the file: `lever.<id>.name`, `.about`, `.notices` (who notices what), `.price` (what it costs, or that it is not known),
/// with has_law `.law`, and with studies_seen_at `.studies` (what studies have found).
struct Lever : Effect {
  std::string id;
  int order = 0;  // in which several levers act
  std::string sector;
  Unit unit = Unit::none;
  double today = 0;                         // "as today" where the lever is relative: 0 or 1
  double low = 0, high = 0;                 // what is ordinary among municipalities; the tornado's range
  double minimum = 0, maximum = 0;          // what is possible at all
  std::string source_id = "judgement";      // of today's value and the range; "judgement" where it is an assumption
  Evidence evidence = Evidence::judgement;  // of the size of the effects
  double legal_low = -unbounded, legal_high = unbounded;
  bool has_law = false;
  std::string law_seen_at;  // where the reference was read in the act or an authority's guidance; empty: not checked
  std::string law_seen_on;  // the day, "2026-11-22"
  std::string studies_seen_at;  // where published studies of the effect were read; empty: none found
  std::string standing;  // what municipalities are compared on: an id of comparison::lever_measures(); empty: not known
  int lead_years = 0;    // from decision to the first effect
  int ramp_years = 0;    // from the first effect to the full one
  /// What there is to take from, so that nobody takes more: "schools" the municipality's own, or "own" an amount that it may say
  /// for itself in a scenario (`today`), `held` where it does not; empty: no such limit.
  std::string held_in;
  double held = unbounded;
  bool outside = false;             // a driver: something that others decide, or that happens
  bool price_known = false;         // whether what it costs is within the effects
  std::vector<std::string> counts;  // savings that it counts beside what its effects say (double_counting.hpp)
};

/// In the order in which several levers act.
std::span<const Lever* const> all_levers();
/// Throws Error(unknown_name, "lever_unknown").
std::size_t lever_index(std::string_view id);

}  // namespace handlingsrom::scenario
