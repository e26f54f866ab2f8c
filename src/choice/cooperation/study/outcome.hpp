// What a study's figures say: costs alone and together, shares side by side, who would leave, how likely, by year.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "choice/cooperation/game/solutions.hpp"
#include "choice/cooperation/study/scale.hpp"
#include "choice/cooperation/study/study.hpp"
#include "choice/cooperation/study/worth.hpp"

namespace handlingsrom::cooperation {

/// Middle of the assumptions and the range of four of five outcomes.
struct Range {
  double value = 0, low = 0, high = 0;
};

/// One way of sharing.
struct SharedOut {
  Sharing sharing;
  std::vector<Range> paid;              // [member] kr a year; empty where it does not exist, and `none` says why
  std::vector<double> lowest, highest;  // of the least core
  std::vector<Departure> departures;    // who would pay less on their own, the most tempted first
  double stable = 0;  // share of the outcomes in which no coalition would; NaN where it was not worked out
  std::optional<Error> none;
  Shares standard_error{};   // [member] kr, of Shapley by sampling; empty where it is exact
  std::uint64_t orders = 0;  // of joining that were drawn for it
};

/// What a key of the study's history would have each pay of today's cost; `paid` is empty where its figures lack.
struct KeyThen {
  std::size_t key = 0;  // of Study::history
  std::vector<double> paid;
};

/// What leaving takes under a legal form, at the study's own sharing.
struct FormExit {
  const LegalForm* form = nullptr;
  std::optional<int> notice_months;  // nullopt: the agreement must say
  std::vector<double> waiting;       // [member] kr: what it pays above being alone while the notice runs
  std::vector<double> liable;        // [member] kr that it stays liable for
  std::vector<double> redeemed;      // [member] kr that it is paid at most
};

/// What the chain says of the members: by year from the first on, at the middle and on paths that all of them share.
struct Outlook {
  using ByYear = std::vector<double>;
  int first_year = 0;
  std::vector<ByYear> growth;  // [member] factor on today's volume
  struct Path {
    std::vector<ByYear> growth;                 // [member]
    std::array<std::vector<ByYear>, 3> rooms;   // [money, people, places][member] on today's course
    std::array<std::vector<ByYear>, 3> steady;  // the same without the chance of each year, which middles leave out
  };
  // [member] places in institutions: how many need one, and how many more are enough for the accepted risk of a shortage; empty where nobody asks
  std::vector<ByYear> places_need, places_spare;
  std::vector<Path>
      paths;  // outcome d meets path d modulo their number; empty: growth is certain and rooms are not worked out
};

/// What happens when one leaves, at the study's own sharing.
struct OneLeaves {
  bool falls_apart = false;    // the rest has no host within reach
  double leaver = 0;           // kr a year more (above 0) or less for the one that leaves
  std::vector<double> others;  // [member] the same for those who stay; 0 for the leaver
  double liable = 0;           // kr that it stays liable for
  double redeemed = 0;         // kr that it is paid at most
};

struct LikelyCoalition {
  Coalition coalition = 0;
  Range gain;  // kr a year in all
  double per_inhabitant = 0;
  double chance = 0;  // share of the outcomes in which it gains
};

struct MemberYears {
  std::vector<Range> alone, together;  // [year]
};

struct Outcome {
  Game game;  // at the middle of the assumptions
  std::vector<MemberBasis> members;
  int host = -1;                 // that everyone together would have
  std::vector<Range> alone;      // [member]
  Range together, gain;          // of all
  CostParts parts, alone_parts;  // of all as one, and the sum of all alone
  double chance = 0;             // share of the outcomes in which all together cost less
  Range cash_gain;               // of all, of what accounts show: without the price of days with nobody
  double cash_chance = 0;
  bool listed =
      true;     // every coalition was looked at; else groups who might leave are searched for, and Shapley is sampled
  Range scale;  // joined joint cost as a share of the parts'
  bool beyond_seen = false;     // the joint unit is larger than any that the estimate rests on
  std::vector<int> below_seen;  // members that are smaller than any of them
  double beyond_times = 0;      // how many times as large as the largest of them; 0 where the file says what size does
  std::optional<BestPractice> best;
  // People
  std::vector<double> days_alone;  // [member] a year with fewer than needed there
  int needed_together = 1;         // who must be there at a time when all are one unit
  double days_together = 0, days_common = 0, days_circle = 0;
  std::vector<int> posts_for;  // [member] fewest posts for the tolerated days, −1: none is enough
  int posts_for_all = 0;
  double fte_saved = 0;  // what the saving of scale comes to in positions
  // Places needed for the accepted risk
  enum class PlacesFrom {
    nobody,  // the service is not reckoned in places, and the file gives none
    file,    // those in use, which vary as M/G/∞
    chain    // the care room's need and what chance does to it, in the first year
  };
  PlacesFrom places_from = PlacesFrom::nobody;
  std::optional<double> places_alone, places_together;
  std::vector<double> places_alone_by_member;  // [member]
  std::vector<SharedOut> shared;
  std::vector<OneLeaves> leaving;             // [member]
  std::vector<LikelyCoalition> likely;        // who would form, one after another
  std::vector<LikelyCoalition> best_by_head;  // the five with the largest gain per inhabitant
  int first_year = 0;
  std::vector<MemberYears> years;  // [member]
  std::vector<Range> years_sum;    // gain of all
  // The three rooms (money, people, places) as on today's course and with the cooperation; empty without paths.
  std::array<std::vector<MemberYears>, 3> rooms;  // [room][member]
  std::array<MemberYears, 3> rooms_sum;           // [room]
  std::array<std::vector<double>, 3>
      rooms_short;  // [room][year] sum of the members' middles below zero: what is missing when nothing is shared
  std::vector<Coalition>
      together_now;  // members who have the service together already, by the register of child protection; empty elsewhere
  std::vector<double> days_by_year;  // with fewer than needed there, all together
  std::vector<KeyThen> keys;
  std::vector<FormExit> exits;  // every legal form; empty where the sharing does not exist
  std::vector<const LegalForm::Field*> missing_fields;
  std::optional<int> notice_months;  // nullopt: neither the law nor the agreement says
  int draws = 0;
};

/// `growth`: [member][year from the study's first] factor on today's cost, for the years that shall be shown. `draws` outcomes behind the
/// ranges. Throws what Worth throws.
Outcome work_out(const facts::Facts& facts, const Study& study, const std::vector<std::vector<double>>& growth,
                 int draws, std::uint64_t seed);
/// With what the chain says of the members, path by path: the volume of a coalition is the sum of its members' on the same path, which is the chain's run of all of them as one
/// (rooms::run_region); what does not add up, cost by size, staff and places, is worked out of each coalition's own sums.
Outcome work_out_ahead(const facts::Facts& facts, const Study& study, const Outlook& outlook, int draws,
                       std::uint64_t seed);

/// Coalitions that would form one after another: of those left, the connected and served one with the largest gain per inhabitant (top
/// coalitions; Banerjee, Konishi and Sönmez 2001, Social Choice and Welfare 18), until nobody gains by joining.
std::vector<LikelyCoalition> likely_coalitions(const Game& game, const Worth& worth);

/// [member] `paid`: what each pays at the study's own sharing.
std::vector<OneLeaves> leaving_of(const Study& study, const Worth& worth, const Draw& draw,
                                  const std::vector<Range>& paid);
/// Under each legal form; `paid` likewise, `alone` what each costs by itself.
std::vector<FormExit> exits_of(const Study& study, const Worth& worth, const Draw& draw, const std::vector<Range>& paid,
                               const std::vector<Range>& alone);

/// Places that are enough together where each alone needs `spare` more than those who need one: people do not know of each other, so what is spare adds as the root of
/// the squares (variances add). Held against the care room's simulated pool: seven small neighbours, 21 saved of 160 both ways (docs/care-pool.md).
double pooled_spare(const std::vector<double>& spare);
/// Places that are enough but for `risk`, apart and together, where at least two members give those in use. Those who need a place at a time vary as a Poisson
/// count does when they come independently and stay for any length (M/G/∞; Takács 1962): enough is the mean and z standard deviations.
std::optional<std::pair<double, double>> pooled_places(const Study& study, double risk);

}  // namespace handlingsrom::cooperation
