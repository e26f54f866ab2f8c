// The annual rota through the façade: a unit's file in, a year's rota out, held against the rules by a check that shares nothing with the search.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/roster/work_check.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::annual {
struct Problem;
}

namespace handlingsrom::api {

/// A file as it came: its text, and what messages call it.
struct RotaFile {
  std::string text, name;
};
RotaFile rota_file(const std::filesystem::path& file);

struct RotaPerson {
  std::string id, role, contract;
  double position = 0;  // share of full time
  double hours = 0, target = 0, week_hours = 0, night_hours = 0, sunday_hours = 0;
  int shifts = 0, evenings = 0, nights = 0, weekends = 0, holidays = 0, split_weekends = 0, lone_days = 0,
      longest_run = 0;
  double weekend_one_in = 0;  // one in so many weekends not on leave; 0: none
  int wish_days = 0, wish_days_met = 0;
  std::string days;  // one word a day, parted by spaces: a shift's id, "-" off, "FE" holiday, "X" away
};

struct RotaEmpty {
  roster::Day day;
  std::string shift, competence;  // competence: of what lacks where there are people enough
  int people = 0;
};

struct RotaCost {
  double planned = 0, unplanned = 0, night = 0, weekend = 0, holiday = 0, substitutes = 0, on_costs = 0, total = 0;
  bool known = false;  // the unit's file has prices
};

struct RotaStability {
  double absent_hours = 0, to_fill = 0, low = 0, high = 0, covered = 0, cost = 0, cost_low = 0, cost_high = 0;
  int runs = 0;
  std::array<double, 4> by_quarter{};  // of to_fill
};

/// The year beside a rota of some weeks that is repeated, with leave taken out of it.
struct RotaWorth {
  int pattern_weeks = 0, pattern_empty = 0, annual_empty = 0;
  double pattern_hours = 0, annual_hours = 0, share = 0;  // share: of the hours asked for
};

struct RotaGrowth {
  struct Person {
    std::string id;
    int shifts = 0;
    double hours = 0, position = 0, becomes = 0;  // hours a year; share of full time
  };
  bool asked = false;  // somebody has said that they want more; else every part-timer was tried
  std::vector<Person> people;
  int empty_before = 0, empty_after = 0;
  double hours = 0, positions = 0;  // positions: sum of what they grow by
  std::string csv;                  // the rota with the shifts taken
};

struct RotaLength {
  double hours = 0, by_weekends = 0, by_hours = 0, needed = 0;  // people
};

struct RotaCollision {
  std::vector<std::string> rules;
  double at_least = 0;
  std::vector<std::pair<std::string, double>> relaxed;
};

/// A rota of a unit and all that is said of it.
struct AnnualRota {
  std::string unit;
  bool invented = false;
  roster::Day first, last;
  int weeks = 0;
  std::vector<roster::Day> red;  // Sundays and public holidays
  std::vector<std::string> shift_ids, shift_names;
  std::vector<RotaPerson> people;
  std::vector<RotaEmpty> empty;
  int wanted = 0, empty_shifts = 0, competence_short = 0, surplus = 0;
  double empty_hours = 0, wanted_hours = 0, planned_hours = 0, target_hours = 0;
  roster::WorkReport check;
  // Of a search.
  double cost = 0, bound = 0;  // of the search's own cost
  int empty_bound = 0;         // no rota leaves fewer shifts empty
  int rounds = 0;
  bool stopped = false;  // by the clock
  double seconds = 0;
  RotaCost kroner;
  std::string csv;                   // person,date,start,end,kind,break
  std::vector<std::string> changes;  // of a new plan: "person date before after"
  double gap() const { return cost > 0 ? (cost - bound) / cost : 0; }
};

struct RotaSolving {
  double seconds = 240;
  int rounds = 60000;
  std::uint64_t seed = standard_seed;
  bool bounds = true;
  /// Told now and then: share done, cost, empty shifts.
  std::function<void(double, double, int)> progress;
  std::function<bool()> stop;  // asked often; the best so far is then the answer
};

/// Throws Error(bad_input) for the unit's file; Error(internal) should the check refuse what the search made: nothing is given then.
AnnualRota solve_rota(const RotaFile& unit, const RotaSolving& solving);
/// A rota from elsewhere (CSV or XLSX): what `read_rota_file` in choice/roster/annual reads.
AnnualRota check_rota(const RotaFile& unit, const RotaFile& rota);
/// One person is away from `from` to `to`: as few changes as may be, none outside four days before and fourteen after.
AnnualRota replan_rota(const RotaFile& unit, const RotaFile& rota, const std::string& person, const std::string& from,
                       const std::string& to, const RotaSolving& solving);
/// Cells set by hand, "person date code" each; held against the rules.
AnnualRota edit_rota(const RotaFile& unit, const RotaFile& rota, const std::vector<std::string>& edits);

RotaStability rota_stability(const RotaFile& unit, const RotaFile& rota, std::uint64_t seed, int runs);
RotaWorth rota_worth(const RotaFile& unit, const RotaFile& rota, std::uint64_t seed);
/// By bounds: what is named is proved.
RotaCollision rota_collision(const RotaFile& unit, const RotaFile& rota);
/// Empty shifts to part-timers who want more (annual/grow.hpp).
RotaGrowth rota_growth(const RotaFile& unit, const RotaFile& rota);
/// People that the unit's demand takes by the length of its shifts.
std::vector<RotaLength> rota_lengths(const RotaFile& unit, const RotaFile& rota);

/// Sentences: why the person has what they have on the day, and what would stand in the way of each other shift; without a day the person's year.
std::vector<std::string> explain_rota(const RotaFile& unit, const RotaFile& rota, const std::string& person,
                                      const std::string& day, const messages::Catalogue& catalogue);

struct UnitDraft {
  std::string municipality, kind;  // home_care, nursing_home
  int year = 0;                    // 0: the one after the last counted
  double fte = 0;                  // 0: by the care room
  bool invent = false;
};
/// A unit's file to begin with. Throws Error(usage, "rota_unit_kind").
std::string draft_unit(const Service& service, const UnitDraft& draft, const messages::Catalogue& catalogue);

/// Files of a rota: .csv, .xlsx, .pdf by week, and a folder of one .ics for each person. Returns what was written. Throws Error(usage, "rota_export_kind").
std::vector<std::filesystem::path> export_rota(const RotaFile& unit, const RotaFile& rota, const std::string& kind,
                                               const std::filesystem::path& out, const messages::Catalogue& catalogue);

/// Sentences about a rota: empty shifts and the bound, rules, fairness, cost.
std::vector<std::string> rota_words(const AnnualRota& rota, const messages::Catalogue& catalogue);
std::vector<std::string> stability_words(const RotaStability& stability, const messages::Catalogue& catalogue);
std::vector<std::string> worth_words(const RotaWorth& worth, const messages::Catalogue& catalogue);
std::vector<std::string> growth_words(const RotaGrowth& growth, const messages::Catalogue& catalogue);
std::vector<std::string> length_words(const std::vector<RotaLength>& lengths, const messages::Catalogue& catalogue);
std::vector<std::string> collision_words(const RotaCollision& collision, const messages::Catalogue& catalogue);
/// A finding's numbers, one sentence.
std::string finding_words(const roster::WorkerReport& worker, const roster::Finding& finding,
                          const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
