// Measures through the façade: what this municipality could decide, what it takes, and which to put first.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "choice/measures/measures.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// A measure as a card says it.
struct MeasureCard {
  measures::Measure measure;
  std::string name;  // "Sick leave"
  std::string what;  // "from 9.6 to 6.5 %"; empty for the user's own
  std::array<std::string, 3>
      gives;                        // in the year asked for, by room: "NOK +4 million"; empty where nothing to speak of
  std::string once;                 // what it costs once, within spending or borrowed; empty where nothing
  std::string certainty;            // how well the size of the effect is known
  std::string notices, law, price;  // who notices what; the reference; what it costs, or that it is not known
};

/// Measures of the user's own: kr, FTE and places a year from a year on.
struct OwnMeasureAsked {
  std::string id, name;
  std::array<double, 3> yearly{};  // by room; positive gives
  Year from{};
};

struct MeasuresRequest {
  MunicipalityIndex municipality;
  std::optional<Year> decided;  // nullopt: the first projected year
  std::optional<Year> year;     // that the cards speak of; nullopt: 2040
  std::vector<OwnMeasureAsked> own;
  std::vector<std::string> watched{};  // ids of figures that a frame holds up (propose)
};

struct Measures {
  Year first{}, decided{}, year{};
  std::vector<MeasureCard> cards;
  std::array<std::vector<std::size_t>, 3> giving_most;  // by room: positions in `cards`, most first
};
inline constexpr std::size_t shown_for_each_room = 6;

/// Throws Error(bad_input, "year_invalid") for a year outside the projection.
Measures measures_of(const Service& service, const MeasuresRequest& request, const messages::Catalogue& catalogue);

/// What a room must gain, or may lose at most, in a year; nullopt: as much as is missing there on today's course.
struct DemandAsked {
  std::size_t room = 0;  // in scenario::room_ids
  Year year{};
  std::optional<double> at_least;
};

/// A figure that may not fall below a level in a year: nurses, teachers, residents of nursing homes.
struct FloorAsked {
  std::string figure;
  Year year{};
  std::optional<double> level;  // nullopt: what it is in the first year
};

struct FrameAsked {
  std::vector<DemandAsked> demands;
  int most = 7;
  std::vector<std::string> with, without;  // ids of measures
  bool spare_others = true;  // rooms without a demand are not made worse in the same years, where that is possible
  /// Worth of measures by id: the set of greatest worth is sought among these alone. Empty: the fewest and gentlest of all.
  std::vector<std::pair<std::string, double>> worth;
  std::vector<FloorAsked> floors{};
  bool shared = true;  // three measures or more, where they can be had (measures::Frame)
};

struct Proposal {
  Measures all;
  std::vector<measures::Demand> demands;  // those asked for, floors among them, then those that spare the other rooms
  std::size_t asked = 0;                  // how many of them were asked for
  std::vector<std::string> watched;       // ids of the figures that demands speak of beside the rooms
  bool others_spared = true;
  measures::Choice choice;                // positions are those of `all.cards`
  std::string sentence;                   // the answer in words
  std::vector<std::string> demand_texts;  // each demand, and what was reached
};

/// Throws Error(bad_input, "year_invalid"), Error(unknown_name, "measure_unknown") for an id that is no measure here,
/// Error(unknown_name, "unknown_figure") for a floor of no figure.
Proposal propose(const Service& service, const MeasuresRequest& request, const FrameAsked& frame,
                 const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
