// Places that are enough apart and together.
#include <cmath>

#include "choice/cooperation/study/outcome.hpp"

namespace handlingsrom::cooperation {

std::optional<std::pair<double, double>> pooled_places(const Study& study, double risk) {
  double low = 0, high = 8;
  for (int step = 0; step < 60; ++step) {
    const double z = (low + high) / 2;
    (0.5 * std::erfc(z / std::sqrt(2.0)) > risk ? low : high) = z;
  }
  double mean = 0, alone = 0;
  int given = 0;
  for (const StudyMember& member : study.members) {
    if (!member.places_used) continue;
    ++given;
    mean += *member.places_used;
    alone += *member.places_used + low * std::sqrt(*member.places_used);
  }
  if (given < 2) return std::nullopt;
  return std::pair{alone, mean + low * std::sqrt(mean)};
}

}  // namespace handlingsrom::cooperation
