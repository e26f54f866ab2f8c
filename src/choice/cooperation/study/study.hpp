// A study of one service in several municipalities: what a secretariat writes, and what the figures say of it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "choice/cooperation/game/game.hpp"
#include "choice/cooperation/study/forms.hpp"
#include "choice/cooperation/study/services.hpp"

namespace handlingsrom::cooperation {

/// Most members whose coalitions are all listed, so that every answer is exact.
inline constexpr std::size_t most_studied = 20;
/// Most members of a study. Above most_studied Shapley is sampled, groups who might leave are searched for, and what needs every coalition is refused.
inline constexpr std::size_t most_members_of_study = 30;

/// A way of sharing. The first seven share what is joint by a key and leave at home what is not; the rest look at the coalitions.
enum class Sharing {
  equal,
  per_inhabitant,
  fixed_rest,    // a part equal, the rest per inhabitant
  by_use,        // cases, hours or users that the file gives
  cost_key,      // need-weighted inhabitants
  direct_joint,  // in proportion to what each one's own direct costs are
  agreed,        // per cent that the file gives
  scrb,
  shapley,
  nucleolus,
  least_core
};
inline constexpr std::array<Sharing, 11> all_sharings{
    Sharing::equal,    Sharing::per_inhabitant, Sharing::fixed_rest, Sharing::by_use,
    Sharing::cost_key, Sharing::direct_joint,   Sharing::agreed,     Sharing::scrb,
    Sharing::shapley,  Sharing::nucleolus,      Sharing::least_core};
std::string_view key_of(Sharing sharing);

/// A value that the user has put in place of an assumption's, with its reason.
struct Replaced {
  double value = 0, low = 0, high = 0;
  std::string reason;
};

struct StudyMember {
  MunicipalityIndex municipality;
  std::string name;
  int line = 0;
  bool host = false;
  // What the file gives in place of published figures.
  std::optional<double> cost;    // kr a year
  std::optional<double> direct;  // kr a year that stays at home
  std::optional<double> fte;     // positions
  std::optional<double> use;     // cases, hours or users a year
  std::optional<double> places_used;
  std::optional<double> agreed;  // per cent
};

struct Distance {
  int from, to;
  double km, minutes;      // NaN: not given; one of them is
  bool neighbours = true;  // whether they reach each other by it; a table of all ways says nothing of that
};

/// How the key moves: from a year on, in words; and as a key, which then holds in the years from then on.
struct FormerKey {
  int from_year = 0;
  std::string text;
  std::optional<Sharing> sharing{};
  std::optional<double> fixed_share{};  // of fixed_rest
};

/// Where a field stands in its file.
struct FilePlace {
  int line = 0, column = 0;
};

struct Study {
  std::string file, title, about;
  const SharedService* service = nullptr;
  std::vector<StudyMember> members;
  Sharing sharing = Sharing::fixed_rest;
  int first_year = 0;
  int needed = 1;                               // who must be there at a time
  std::map<std::string, Replaced> assumptions;  // by name without "cooperation."
  std::optional<Replaced> scale;                // what joining costs as a share of the parts
  std::vector<Distance> distances;
  std::string ways;                             // a file with more distances, beside the study's own; empty: none
  std::optional<double> most_minutes, most_km;  // a member farther from every host cannot be served
  bool through_neighbours = false;              // only those connected as neighbours or by a given distance can join
  std::vector<std::pair<int, int>> also_connected;
  const LegalForm* form = nullptr;
  std::map<std::string, std::string> agreement;  // field → text
  double obligations = 0;                        // kr that a leaver stays liable for
  double deposit = 0;                            // kr that all have paid in
  std::optional<int> notice_months;
  int transition_years = 0;       // years over which the new key comes in
  double least = 0;               // kr a year that each pays at least of what is joint, under a key
  std::string quality, nearness;  // must be filled: what changes for those who use it, and where they go
  std::vector<FormerKey> history;
  // Of the fields that only the figures can judge: "least", "needed", "hosts", "most_km", "most_minutes", "through_neighbours", "ways", those that the file has.
  std::map<std::string, FilePlace, std::less<>> places;
};

/// An error of the study's file at the field: file, line and column go before `arguments`.
[[noreturn]] void fail_at(const Study& study, ErrorCode code, std::string_view field, std::string key,
                          Error::Arguments arguments);

/// A distance reckoned from the map whose straight line leaves the land: who travels it knows how far it is, the map does not.
struct SeaLine {
  int from = 0, to = 0;  // members
  double over_sea = 0;   // km in one piece
};

/// Pairs of members, one of them a possible host, whose distance the file does not give: it is reckoned from the map.
std::vector<std::pair<int, int>> reckoned_pairs(const Study& study);

/// How far it is between two members, one of them a possible host: by road as the file gives it, or reckoned from the map.
struct PairDistance {
  int from = 0, to = 0;
  double km = 0, minutes = 0;
  bool given = false, timed = false;  // the kilometres; without them, the minutes
};
std::vector<PairDistance> pair_distances(const Study& study, const facts::Facts& facts);

/// Two municipalities' centres are never at the same place, and no journey between them takes more than a week.
inline constexpr double nearest_km = 0.1, farthest_km = 5000, shortest_minutes = 1, longest_minutes = 10080;

/// Reads a study. `facts` names the municipalities. Throws Error(bad_input, "toml_…" or "study_…") with file, line, column, found and expected: a member
/// twice, fewer than two or more than `most_members_of_study`, no host among them, agreed shares that lack one or do not sum to 100, use that is zero for all, a
/// service that is not known, a service without accounts whose members have no cost, a distance between others than members, quality or nearness not filled, an
/// unknown form or field, a figure outside its meaning, a sharing that needs every coalition of more than `most_studied`.
Study read_study(std::string_view text, const std::string& file, const facts::Facts& facts);

}  // namespace handlingsrom::cooperation
