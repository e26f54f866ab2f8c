// What can be checked of the chain over all municipalities: today against the accounts, the line against its own range, what a reading says against its own risk.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace handlingsrom::rooms {

class Chain;

/// A figure of the first year against the published account.
struct TodayCheck {
  std::string_view figure;    // "economy.spending.school" …
  std::string_view quantity;  // "accounts.net.school" …
  int known = 0;              // municipalities with the published figure
  int exact = 0;              // within a krone
  double largest = 0;         // deviation, kr
};

struct ValidityCheck {
  int municipalities = 0, paths = 0;
  std::vector<TodayCheck> today;
  long figures = 0;       // figures × years with a range, over all municipalities
  long outside_half = 0;  // of which the line lies outside the range that holds half of its paths
  long outside_most = 0;  // and outside that which holds eight of ten
  int holds_against_risk =
      0;  // the reading says that the places hold, the risk of a shortage is above one half in some year
  int used_up_against_risk = 0;  // it says that they are used up today, the risk today is below one half
  int read = 0;                  // municipalities whose places can be read
};

/// Runs every municipality on today's course. `advance` is called after each. O(municipalities × paths × chain).
ValidityCheck check_validity(const Chain& chain, int paths, std::uint64_t seed, unsigned threads,
                             const std::function<void()>& advance = {});

}  // namespace handlingsrom::rooms
