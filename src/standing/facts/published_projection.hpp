// A projection that others have published.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "standing/facts/missing.hpp"

namespace handlingsrom::facts {

/// Statistics Norway's own projection, shown beside ours. Which years it covers is data.
struct PublishedProjection {
  Year municipal_first{};
  std::vector<std::vector<double>> main_total;  // [municipality][year − municipal_first], alternative MMMM
  Year county_first{};
  std::map<std::string, std::map<std::string, std::vector<double>>>
      county_total;  // [county number][alternative][year − county_first]

  /// The main alternative's population; NaN outside what is published.
  double main(MunicipalityIndex municipality, Year year) const;
};

}  // namespace handlingsrom::facts
