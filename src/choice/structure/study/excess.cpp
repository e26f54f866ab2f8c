// What a place costs above the norm because it is too small for it, where it is known whom it cannot be without.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "choice/structure/study/evaluator_parts.hpp"
#include "choice/structure/study/linear.hpp"

namespace handlingsrom::structure_study {
namespace {

/// Others who can go to a place are tried in every way up to this number; beyond it they count as if they filled what is empty.
constexpr std::size_t tried = 4;

/// An area's grades that no school divides.
struct Block {
  std::size_t area = 0;
  int lowest = 1, highest = 1;
};

/// Of one stage: who comes wherever the place is open, and who else can come.
struct Catchment {
  std::vector<Block> sure, others;
};

bool takes(const Study& study, std::size_t site, const Block& block) {
  const Site& one = study.sites[site];
  return one.rule != Rule::closed && one.has(block.lowest) && one.has(block.highest) &&
         study.way(site, block.area) <= study.longest[stage_of(static_cast<std::size_t>(block.lowest - 1))];
}

bool anyone(const Study& study, const Block& block) {
  for (const ByGrade& year : study.areas[block.area].pupils) {
    for (int g = block.lowest; g <= block.highest; ++g) {
      if (year[static_cast<std::size_t>(g - 1)] > 0) return true;
    }
  }
  return false;
}

/// Who goes where whichever schools are open, by Evaluator::place's rule: the nearest, and the first of two as near.
class Rules {
 public:
  explicit Rules(const Study& study) : study_(study), stays_(study.sites.size(), 0), fills_(study.sites.size(), 0) {
    for (std::size_t s = 0; s < study.sites.size(); ++s) stays_[s] = study.sites[s].rule == Rule::open;
    std::vector<std::vector<double>> most(study.sites.size(),
                                          std::vector<double>(static_cast<std::size_t>(study.years), 0));
    for (const auto& [lowest, highest] : blocks_of(study)) {
      for (std::size_t a = 0; a < study.areas.size(); ++a) {
        const Block block{a, lowest, highest};
        if (!anyone(study, block)) continue;
        blocks_.push_back(block);
        auto& takers = takers_.emplace_back();
        for (std::size_t s = 0; s < study.sites.size(); ++s) {
          if (!takes(study, s, block)) continue;
          takers.push_back(s);
          for (std::size_t t = 0; t < most[s].size(); ++t) {
            for (int g = lowest; g <= highest; ++g)
              most[s][t] += study.areas[a].pupils[t][static_cast<std::size_t>(g - 1)];
          }
        }
        // Without this one someone has no school.
        if (takers.size() == 1) stays_[takers.front()] = 1;
      }
    }
    for (std::size_t s = 0; s < study.sites.size(); ++s) {
      const double seats = study.sites[s].seats;
      fills_[s] = std::any_of(most[s].begin(), most[s].end(), [&](double pupils) { return pupils > seats; });
    }
  }

  /// Grades 1–7 and 8–10 of a school are staffed each by itself; the groups of a kindergarten together.
  Catchment of(std::size_t site, int first, int last) const {
    Catchment catchment;
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
      const Block& block = blocks_[k];
      const auto& takers = takers_[k];
      if (block.lowest < first || block.highest > last || std::find(takers.begin(), takers.end(), site) == takers.end())
        continue;
      const auto before = [&](std::size_t one, std::size_t other) {
        return std::pair(study_.way(one, block.area), one) < std::pair(study_.way(other, block.area), other);
      };
      // A school that could be full sends some on: nothing is sure of it.
      const bool never = std::any_of(takers.begin(), takers.end(), [&](std::size_t other) {
        return other != site && stays_[other] != 0 && fills_[other] == 0 && before(other, site);
      });
      if (never) continue;
      const bool sure =
          takers.size() == 1 || (fills_[site] == 0 && std::all_of(takers.begin(), takers.end(), [&](std::size_t other) {
                                   return other == site || before(site, other);
                                 }));
      (sure ? catchment.sure : catchment.others).push_back(block);
    }
    return catchment;
  }

 private:
  const Study& study_;
  std::vector<char> stays_, fills_;
  std::vector<Block> blocks_;
  std::vector<std::vector<std::size_t>> takers_;
};

/// [year] FTE of staff without the leaders' fixed part, and by the norm.
struct Staff {
  std::vector<double> all, norm;
};

class SiteExcess {
 public:
  SiteExcess(const Study& study, const Evaluator::Parts& parts, std::size_t site)
      : study_(study), parts_(parts), site_(site) {}

  Staff with(const std::vector<Block>& blocks) const {
    std::array<std::size_t, upto> nowhere{};
    nowhere.fill(no_site);
    Placing placing(parts_.areas, nowhere);
    for (const Block& block : blocks) {
      for (int g = block.lowest; g <= block.highest; ++g) placing[block.area][static_cast<std::size_t>(g - 1)] = site_;
    }
    Staff staff;
    for (const SiteYear& year : parts_.worked_out(study_, site_, placing))
      staff.all.push_back(year.staff - fixed_leader(study_));
    for (std::size_t t = 0; t < parts_.years; ++t) {
      ByGrade mean{};
      for (const Block& block : blocks) {
        for (auto g = static_cast<std::size_t>(block.lowest - 1); g < static_cast<std::size_t>(block.highest); ++g) {
          const float* here = parts_.of(block.area, t, g);
          mean[g] += std::accumulate(here, here + parts_.paths, 0.0) / static_cast<double>(parts_.paths);
        }
      }
      staff.norm.push_back(least_staff(study_, mean));
    }
    return staff;
  }

  /// kr, discounted, of what is above; a year below nothing counts as nothing.
  double above(const std::vector<double>& staff, const std::vector<double>& norm) const {
    double sum = 0;
    for (std::size_t t = 0; t < parts_.years; ++t)
      sum += parts_.discount[t] * study_.costs.fte * std::max(0.0, staff[t] - norm[t]);
    return sum;
  }

 private:
  const Study& study_;
  const Evaluator::Parts& parts_;
  std::size_t site_;
};

double least_of(const SiteExcess& place, const Catchment& catchment) {
  if (catchment.sure.empty()) return 0;
  const auto& others = catchment.others;
  if (others.size() > tried) {
    // A new grade in a class of several can lower the mean of their lesson hours; with the same grades more pupils never need less.
    std::array<char, upto> there{};
    for (const Block& block : catchment.sure)
      std::fill(there.begin() + block.lowest - 1, there.begin() + block.highest, 1);
    for (const Block& block : others) {
      if (there[static_cast<std::size_t>(block.lowest - 1)] == 0) return 0;
    }
    std::vector<Block> everyone = catchment.sure;
    everyone.insert(everyone.end(), others.begin(), others.end());
    return place.above(place.with(catchment.sure).all, place.with(everyone).norm);
  }
  double least = std::numeric_limits<double>::infinity();
  for (unsigned mask = 0; mask < 1U << others.size(); ++mask) {
    std::vector<Block> blocks = catchment.sure;
    for (std::size_t k = 0; k < others.size(); ++k) {
      if ((mask >> k & 1U) != 0) blocks.push_back(others[k]);
    }
    const Staff staff = place.with(blocks);
    least = std::min(least, place.above(staff.all, staff.norm));
  }
  return least;
}

}  // namespace

std::vector<double> least_excess(const Study& study, const Evaluator::Parts& parts) {
  constexpr int primary = 7;
  const Rules rules(study);
  std::vector<double> excess;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    const SiteExcess place(study, parts, s);
    excess.push_back(study.unit ? least_of(place, rules.of(s, 1, grades))
                                : least_of(place, rules.of(s, 1, primary)) +
                                      least_of(place, rules.of(s, primary + 1, grades)));
  }
  return excess;
}

}  // namespace handlingsrom::structure_study
