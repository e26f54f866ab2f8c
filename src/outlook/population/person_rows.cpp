#include "outlook/population/person_rows.hpp"

#include <array>

namespace handlingsrom::population {

sheet::Term PersonRows::persons(int from_age, int to_age) {
  for (std::size_t k = 0; k < spans_.size(); ++k) {
    if (spans_[k].from == from_age && spans_[k].to == to_age) return terms_[k];
  }
  spans_.push_back({static_cast<std::uint32_t>(sheet_.engines().size()), from_age, to_age});
  terms_.push_back(sheet_.engine("population.projected", Unit::persons));
  return terms_.back();
}

void PersonRows::fill(const Projection& projection, std::size_t lanes, std::size_t lane,
                      std::vector<std::vector<double>>& values) const {
  std::array<double, age_count + 1> younger{};  // persons below an age
  for (int t = 0; t < projection.years(); ++t) {
    const auto women = projection.ages(t, Sex::female);
    const auto men = projection.ages(t, Sex::male);
    for (std::size_t age = 0; age < age_count; ++age) younger[age + 1] = younger[age] + women[age] + men[age];
    for (std::size_t k = 0; k < spans_.size(); ++k) {
      values[k][static_cast<std::size_t>(t) * lanes + lane] =
          younger[static_cast<std::size_t>(spans_[k].to) + 1] - younger[static_cast<std::size_t>(spans_[k].from)];
    }
  }
}

}  // namespace handlingsrom::population
