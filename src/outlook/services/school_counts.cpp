#include "outlook/services/school_counts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "standing/facts/archive.hpp"

namespace handlingsrom::services {

std::vector<SchoolCount> count_schools(const facts::Facts& facts) {
  constexpr std::array<std::pair<int, int>, 3> stages{{{1, 4}, {5, 7}, {8, 10}}};
  std::vector<SchoolCount> counts(static_cast<std::size_t>(facts.registry->size()));
  if (facts.archive == nullptr) return counts;
  for (const facts::School& school : facts.archive->schools()) {
    const bool graded = school.lowest_grade > 0 && school.highest_grade >= school.lowest_grade;
    if (!graded || school.is_private || !school.municipality || school.lowest_grade > stages.back().second) continue;
    SchoolCount& count = counts[static_cast<std::size_t>(school.municipality->value)];
    ++count.schools;
    if (school.lowest_grade <= stages.front().second) ++count.primary;
    for (const auto& [from, to] : stages)
      count.stages += school.lowest_grade <= to && school.highest_grade >= from ? 1 : 0;
  }
  return counts;
}

}  // namespace handlingsrom::services
