// What a choice costs and does, over years and paths.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.hpp"
#include "choice/structure/study/evaluator_parts.hpp"

namespace handlingsrom::structure_study {
namespace {

constexpr std::uint32_t whole_municipality = 0xFFFFFFFF;

std::string placing_key(std::size_t site, const Placing& placing) {
  std::string key(1, static_cast<char>(site));
  for (std::size_t a = 0; a < placing.size(); ++a) {
    unsigned mask = 0;
    for (std::size_t g = 0; g < upto; ++g) mask |= placing[a][g] == site ? 1U << g : 0U;
    if (mask == 0) continue;
    for (const std::size_t part : {a & 0xFFU, a >> 8U, std::size_t{mask & 0xFFU}, std::size_t{mask >> 8U}})
      key.push_back(static_cast<char>(part));
  }
  return key;
}

double percentile(std::vector<double>& values, double share) {
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

/// Whole children whose mean is `mean`, from a standard normal deviate: a Poisson count (Anscombe 1948, as in structure::expected_classes) where `unsure` is 1, the mean itself where it is
/// 0. What is not whole is rounded up as often as it is large (`chance` is uniform), or year groups of 17.6 that are known would always be 18.
double drawn_count(double mean, double variation, double unsure, double deviate, double chance) {
  if (mean <= 0) return 0;
  if (variation == 0) return mean;
  const double square = variation * variation * unsure;
  const double root = std::max(0.0, std::sqrt(mean) + std::sqrt(square) * deviate / 2);
  return std::floor(std::max(0.0, root * root - square / 4) + chance);
}

/// Ways, transport, who moves and whom that parts: expected pupils, not paths.
void add_ways(const Study& study, const Choice& choice, const Choice& today, Sums& sums) {
  constexpr std::size_t primary = 7;
  constexpr std::array minutes_over{30.0, 45.0, 60.0};
  const std::size_t years = sums.pupils.size();
  std::vector<char> timed(years, 1);
  for (std::size_t a = 0; a < choice.placing.size(); ++a) {
    std::size_t one = no_site;  // school of those in grades 1–7
    bool parts = false;
    for (std::size_t g = 0; g < upto; ++g) {
      const std::size_t s = choice.placing[a][g];
      if (s == no_site) continue;
      if (g < primary) {
        parts = parts || (one != no_site && one != s);
        one = s;
      }
      const double way = study.way(s, a), minutes = study.time(s, a);
      const double limit = study.transport_limit[g == 0 ? 0 : 1];
      const std::size_t before = today.placing.empty() ? no_site : today.placing[a][g];
      const bool had = before != no_site && study.way(before, a) > limit;
      for (std::size_t t = 0; t < years; ++t) {
        const double pupils = study.areas[a].pupils[t][g];
        sums.pupils[t] += pupils;
        sums.kilometres[t] += pupils * (std::isnan(way) ? 0 : way);
        if (way > limit) sums.entitled[t] += pupils;
        if (way > limit && !had) sums.newly[t] += pupils;
        if (before != no_site && before != s) sums.moved[t] += pupils;
        if (pupils <= 0) continue;
        if (std::isnan(minutes)) timed[t] = 0;
        for (std::size_t k = 0; k < minutes_over.size(); ++k) {
          if (minutes > minutes_over[k]) sums.over_by_year[t][k] += pupils;
        }
      }
      if (study.areas[a].pupils[0][g] > 0) sums.longest = std::fmax(sums.longest, way);
    }
    if (!parts) continue;
    for (std::size_t t = 0; t < years; ++t) {
      for (std::size_t g = 0; g < primary; ++g) sums.parted[t] += study.areas[a].pupils[t][g];
    }
  }
  for (std::size_t t = 0; t < years; ++t) {
    for (double& each : sums.over_by_year[t])
      each = timed[t] != 0 && sums.pupils[t] > 0 ? each / sums.pupils[t] : facts::missing;
  }
  if (years > 0) sums.over = sums.over_by_year.front();
}

}  // namespace

Evaluator::Evaluator(const Study& study) : study_(study), parts_(std::make_unique<Parts>()) {
  Parts& parts = *parts_;
  parts.areas = study.areas.size();
  parts.years = static_cast<std::size_t>(study.years);
  parts.paths = static_cast<std::size_t>(study.paths);
  parts.drawn.resize(parts.areas * parts.years * upto * parts.paths);
  for (std::size_t t = 0; t < parts.years; ++t)
    parts.discount.push_back(std::pow(1 + study.costs.discount, -static_cast<double>(t)));
  for (std::size_t p = 0; p < parts.paths; ++p) {
    const auto run = static_cast<std::uint32_t>(p);
    const double course = standard_normals({study.seed, run, whole_municipality, 0, 0})[0];
    for (std::size_t a = 0; a < parts.areas; ++a) {
      for (std::size_t t = 0; t < parts.years; ++t) {
        for (std::size_t g = 0; g < upto; ++g) {
          const double spread = t < study.spread.size() ? study.spread[t][g] : 0;
          const double level = std::exp(spread * course - spread * spread / 2);
          // A year group keeps its deviation as it moves up: the same draw for the same year of birth.
          const auto born = static_cast<std::uint32_t>(t + upto - g), place = static_cast<std::uint32_t>(a);
          const double deviate = standard_normals({study.seed, run, place, born, 1})[0];
          const double chance = uniform({study.seed, run, place, born, 2});
          const Area& area = study.areas[a];
          parts.drawn[((a * parts.years + t) * upto + g) * parts.paths + p] = static_cast<float>(drawn_count(
              area.pupils[t][g] * level, study.staffing.classes.variation, area.variance(t, g), deviate, chance));
        }
      }
    }
  }
  for (std::size_t t = 0; t < parts.years; ++t) {
    double fte = 0;
    for (std::size_t g = 0; g < upto; ++g) {
      ByGrade mean{};
      for (std::size_t a = 0; a < parts.areas; ++a) {
        const float* here = parts.of(a, t, g);
        mean[g] += std::accumulate(here, here + parts.paths, 0.0) / static_cast<double>(parts.paths);
      }
      fte += least_staff(study_, mean);
    }
    parts.norm.push_back(fte);
  }
  for (const Area& area : study.areas) {
    auto& carried = parts.carried.emplace_back();
    carried.fill(0);
    for (std::size_t t = 0; t < parts.years; ++t) {
      for (std::size_t g = 0; g < upto; ++g)
        carried[g] += parts.discount[t] * area.pupils[t][g] * study.costs.transport;
    }
  }
  parts.today = today();
}

Evaluator::~Evaluator() = default;

std::vector<SiteYear> Evaluator::Parts::worked_out(const Study& study, std::size_t site, const Placing& placing) const {
  std::vector<SiteYear> by_year;
  std::vector<ByGrade> pupils(paths);
  std::vector<double> all(paths);
  for (std::size_t t = 0; t < years; ++t) {
    std::fill(pupils.begin(), pupils.end(), ByGrade{});
    for (std::size_t a = 0; a < placing.size(); ++a) {
      for (std::size_t g = 0; g < upto; ++g) {
        if (placing[a][g] != site) continue;
        const float* here = of(a, t, g);
        for (std::size_t p = 0; p < paths; ++p) pupils[p][g] += static_cast<double>(here[p]);
      }
    }
    SiteYear year;
    for (std::size_t p = 0; p < paths; ++p) {
      const staffing::Staff staff = staff_at(study, pupils[p]);
      all[p] = staff.pupils;
      year.pupils += staff.pupils;
      year.classes += staff.classes;
      year.staff += staff.pupils > 0 ? staff.all() : fixed_leader(study);  // open: there is a leader
      year.teaching += staff.teaching;
    }
    for (double* each : {&year.pupils, &year.classes, &year.staff, &year.teaching}) *each /= static_cast<double>(paths);
    year.low = percentile(all, 0.1);
    year.high = percentile(all, 0.9);
    by_year.push_back(year);
  }
  return by_year;
}

Sums Evaluator::sums(const Choice& choice) {
  Parts& parts = *parts_;
  const std::size_t years = parts.years;
  Sums sums;
  for (auto* row : {&sums.cost, &sums.staff, &sums.classes, &sums.pupils, &sums.class_size, &sums.entitled, &sums.newly,
                    &sums.moved, &sums.kilometres, &sums.parted})
    row->assign(years, 0);
  sums.fill.assign(years, facts::missing);
  sums.fill_high.assign(years, facts::missing);
  sums.over_by_year.resize(years);
  sums.fullest = sums.fullest_high = facts::missing;
  for (std::size_t s = 0; s < study_.sites.size(); ++s) {
    const Site& site = study_.sites[s];
    if (choice.open[s] == 0) {
      sums.sale += site.open_today ? site.sale : 0;
      sums.investment += site.open_today ? site.closing_cost : 0;
      sums.sites.emplace_back(years);
      continue;
    }
    sums.investment += once(site, true);
    const std::string key = placing_key(s, choice.placing);
    auto found = parts.seen.find(key);
    if (found == parts.seen.end()) {
      found = parts.seen.emplace(key, parts.worked_out(study_, s, choice.placing)).first;
    }
    for (std::size_t t = 0; t < years; ++t) {
      const SiteYear& year = found->second[t];
      sums.staff[t] += year.staff;
      sums.classes[t] += year.classes;
      sums.cost[t] += site.running_cost;
      if (std::isnan(site.seats) || site.seats <= 0) continue;
      sums.fill[t] = std::fmax(sums.fill[t], year.pupils / site.seats);
      sums.fill_high[t] = std::fmax(sums.fill_high[t], year.high / site.seats);
      sums.fullest = std::fmax(sums.fullest, year.pupils / site.seats);
      sums.fullest_high = std::fmax(sums.fullest_high, year.high / site.seats);
    }
    sums.sites.push_back(found->second);
  }
  add_ways(study_, choice, parts.today, sums);
  sums.total = sums.investment - sums.sale;
  for (std::size_t t = 0; t < years; ++t) {
    sums.travel += sums.kilometres[t] / static_cast<double>(years);
    if (sums.pupils[t] > 0) sums.kilometres[t] /= sums.pupils[t];
    sums.class_size[t] = sums.classes[t] > 0 ? sums.pupils[t] / sums.classes[t] : facts::missing;
    sums.cost[t] += sums.staff[t] * study_.costs.fte + sums.entitled[t] * study_.costs.transport;
    sums.total += parts.discount[t] * sums.cost[t];
  }
  return sums;
}

double Evaluator::total(const Choice& choice) { return sums(choice).total; }

double Evaluator::travel(const Choice& choice) const {
  double sum = 0;
  for (std::size_t a = 0; a < study_.areas.size(); ++a) {
    for (std::size_t g = 0; g < upto; ++g) {
      if (choice.placing[a][g] == no_site) continue;
      for (const ByGrade& year : study_.areas[a].pupils) sum += year[g] * study_.way(choice.placing[a][g], a);
    }
  }
  return sum / study_.years;
}

}  // namespace handlingsrom::structure_study
