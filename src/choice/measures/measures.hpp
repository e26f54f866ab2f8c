// What a council could decide: whole measures, what each gives the three rooms, and which together meet a frame.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "choice/priority/solver.hpp"
#include "choice/scenario/answers.hpp"
#include "choice/scenario/setting.hpp"

namespace handlingsrom::scenario {
class Evaluator;
}

namespace handlingsrom::measures {

/// A lever turned to one end of its ordinary range, within law and what the municipality has; or something of the user's own, in plain
/// amounts. Positive gives: more money, more people, more places.
struct Measure {
  std::string id;                              // "sick_leave:0.065", or the user's own
  std::string name;                            // of the user's own; empty for a lever
  std::optional<std::size_t> lever;            // in scenario::all_levers()
  double value = 0;                            // of the lever
  Year from{}, full{};                         // first year with an effect, and with the whole of it
  scenario::RoomValues gives;                  // by year, by itself, against today's course
  std::vector<std::vector<double>> watched{};  // the same of other figures that a frame watches, in its order
  double one_off = 0, by_loan = 0;             // kr over all years: within spending, and borrowed
  double worth = 0;                            // what the users put on it: above zero wished for, below zero missed
};

/// Every measure that the levers offer when decided in `decided`, each by itself; those that move no room by more than what is written as
/// nothing are left out. Two for a lever whose ordinary range lies on both sides of today.
/// `watched`: ids of figures whose change is kept beside the rooms'. Throws Error(unknown_name, "unknown_figure").
std::vector<Measure> candidates(const scenario::Evaluator& evaluator, std::span<const std::size_t> levers, Year decided,
                                std::span<const std::string> watched = {});

/// What it does to the three rooms; it leaves watched figures as they are. kr, FTE and places a year from `from` on, the same each year.
Measure own_measure(std::string id, std::string name, const std::array<double, scenario::room_count>& yearly, Year from,
                    const scenario::Period& period);

/// Of the measures, those that give a room most `after` years from the period's first, most first, at most `count`; `room` is an index
/// of scenario::room_ids.
std::vector<std::size_t> giving_most(std::span<const Measure> measures, std::size_t room, std::size_t after,
                                     std::size_t count);

/// Together the measures change the room by at least so much in that year: 60e6 kr freed, or −2 FTE at the most lost. Or a watched figure:
/// nurses not below today's.
struct Demand {
  std::size_t room = 0;  // in scenario::room_ids
  Year year{};
  double at_least = 0;
  std::optional<std::size_t> watched{};  // in the frame's list, in place of the room
};

struct Frame {
  std::vector<Demand> demands;
  int most = 7;                        // measures
  std::vector<std::string> with;       // ids that must be there
  std::vector<std::string> without;    // ids that must not
  std::vector<std::string> watched{};  // ids of figures that demands speak of, as candidates() was given them
  bool shared =
      false;  // propose(): where it can be had, no measure gives half of a demand alone, so that at least three do it
};

/// A measure that was not chosen, and by how much the choice's value falls when it is forced in; nullopt where nothing fits with it.
struct Outside {
  std::size_t measure = 0;
  std::optional<double> loss;
};

struct Choice {
  priority::Status status = priority::Status::unknown;
  std::vector<std::size_t> chosen;     // positions in the list, in its order
  std::vector<double> reached;         // of each demand, with all chosen measures in force together
  std::vector<std::size_t> colliding;  // where nothing fits: a smallest set of demands that no choice meets together
  std::vector<Outside> outside;        // the nearest first
  bool met = false;                    // every demand, in the full run
  std::vector<std::size_t>
      too_large;  // kept out since each gives at least half of a demand alone, where a shared choice was found
};

/// The fewest and gentlest whole measures that meet the frame: exact over the measures taken by themselves, then run together; what they fall
/// short of by working on each other is added to the demand and the choice made again. A measure counts as one, and more the less is
/// known of its effect (disturbance()). With `shared`, those that alone give at least half of what a demand asks are kept out, so that two never
/// suffice; where that meets no frame they are let in again.
Choice propose(const scenario::Evaluator& evaluator, std::span<const Measure> measures, const Frame& frame);

/// The set of greatest worth that meets the frame.
Choice prioritise(const scenario::Evaluator& evaluator, std::span<const Measure> measures, const Frame& frame);

/// What a measure counts in propose(): 1, and up to a half more where its effect is a judgement.
double disturbance(const Measure& measure);

/// Whether two measures cannot both be chosen: the same lever, or levers that count the same saving twice.
bool exclude_each_other(const Measure& first, const Measure& second);

/// The chosen levers as settings, for a run of them together.
std::vector<scenario::Setting> settings_of(std::span<const Measure> measures, std::span<const std::size_t> chosen,
                                           const scenario::Period& period);

}  // namespace handlingsrom::measures
