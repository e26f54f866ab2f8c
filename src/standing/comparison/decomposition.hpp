// What explains the difference between a municipality and its group: parts that add up to it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "standing/comparison/groups.hpp"

namespace handlingsrom::comparison {

class AccountsBook;  // accounts.hpp

/// One cause. Name: `comparison.part.<id>`.
struct Part {
  std::string_view id;
  Unit unit = Unit::none;  // of own and base, where the effect is in the decomposition's
  int decimals = 0;
  double own = facts::missing;   // today's level of the cause
  double base = facts::missing;  // the group's
  double effect = 0;
};

/// own − base = Σ effect, to the last rounding. Without own or base there are no parts.
struct Decomposition {
  std::string_view id;      // name and sentences: `comparison.<id>.…`
  std::string_view area{};  // of spending: an accounts figure; sentences are then `comparison.spending.…`
  Unit unit = Unit::none;
  int decimals = 0;
  int year = 0;
  std::span<const std::string_view> source_ids;
  double own = facts::missing;
  double base = facts::missing;  // of the group as one
  /// Chance alone moves own − base by less than this in four of five years; NaN for what is not a count of people.
  double chance = facts::missing;
  bool marked = false;  // kroner: reckoned from an index and the country's spending, nobody's accounts
  int known = 0;        // members with the figures
  std::vector<MunicipalityIndex> left_out;  // members without
  std::vector<Part> parts;
};

/// Every decomposition that the bundle has published figures for in all of the country, in the order in which they are shown: net expenditure in
/// all and by service area (spending.hpp), care_kroner, need_index, need_kroner, home_care, long_stay, care_fte, care_nurses, institution_places, schools.
std::vector<Decomposition> decompositions(const AccountsBook& book, MunicipalityIndex municipality, const Group& group);

/// Deviates of a normal distribution that leave a tenth on each side.
inline constexpr double chance_deviates = 1.2816;

}  // namespace handlingsrom::comparison
