// What the evaluator keeps: paths drawn, what is the same for every choice, and each place as it was worked out. For the files of Evaluator alone.
#pragma once

#include <string>
#include <unordered_map>

#include "choice/structure/study/study.hpp"

namespace handlingsrom::structure_study {

inline constexpr auto upto = static_cast<std::size_t>(grades);

inline std::size_t stage_of(std::size_t grade) { return grade < 4 ? 0 : grade < 7 ? 1 : 2; }

/// kr that a site costs once: where it is open at the end, and where it is not.
double once(const Site& site, bool open);

struct Evaluator::Parts {
  std::vector<float> drawn;  // [area][year][grade][path]
  std::vector<double> discount;
  std::vector<double> norm;  // [year] FTE by the norm, mean of the paths: linear, so the same wherever pupils go
  std::vector<std::array<double, upto>> carried;  // [area][grade − 1] kr discounted, if all are carried there
  std::unordered_map<std::string, std::vector<SiteYear>> seen;
  std::vector<double> excess;  // [site] as least_excess(); empty: not worked out
  Choice today;
  std::size_t areas = 0, years = 0, paths = 0;

  const float* of(std::size_t area, std::size_t year, std::size_t grade) const {
    return drawn.data() + ((area * years + year) * upto + grade) * paths;
  }
  /// A site with those whom `placing` sends there, year by year.
  std::vector<SiteYear> worked_out(const Study& study, std::size_t site, const Placing& placing) const;
};

/// [site] kr over the horizon, discounted, that staff costs above the norm where the site is open, whichever others are: with those who then go there in any case, and any
/// of those who could.
std::vector<double> least_excess(const Study& study, const Evaluator::Parts& parts);

}  // namespace handlingsrom::structure_study
