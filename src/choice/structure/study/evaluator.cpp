// What a choice costs and does, over years and paths.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "base/random.hpp"
#include "choice/structure/study/study.hpp"

namespace handlingsrom::structure_study {
namespace {

constexpr auto upto = static_cast<std::size_t>(grades);
constexpr std::uint32_t whole_municipality = 0xFFFFFFFF;

struct Seen {
  std::vector<SiteYear> years;
};

std::size_t stage_of(std::size_t grade) { return grade < 4 ? 0 : grade < 7 ? 1 : 2; }

/// kr that a site costs once: where it is open at the end, and where it is not.
double once(const Site& site, bool open) {
  if (open) return site.investment + (site.open_today ? 0 : site.opening_cost);
  return site.open_today ? site.closing_cost - site.sale : 0;
}

}  // namespace

struct Evaluator::Parts {
  std::vector<float> drawn;  // [area][year][grade][path]
  std::vector<double> discount;
  std::vector<double> norm;  // [year] FTE by the norm, mean of the paths: linear, so the same wherever pupils go
  std::vector<std::array<double, upto>> carried;  // [area][grade − 1] kr discounted, if all are carried there
  std::unordered_map<std::string, Seen> seen;
  Choice today;
  std::size_t areas = 0, years = 0, paths = 0;

  const float* of(std::size_t area, std::size_t year, std::size_t grade) const {
    return drawn.data() + ((area * years + year) * upto + grade) * paths;
  }
};

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
        const double spread = t < study.spread.size() ? study.spread[t] : 0;
        const double level = std::exp(spread * course - spread * spread / 2);
        for (std::size_t g = 0; g < upto; ++g) {
          // A year group keeps its size as it moves up: the same draw for the same year of birth.
          const auto born = static_cast<std::uint32_t>(t + upto - g);
          const double deviate = standard_normals({study.seed, run, static_cast<std::uint32_t>(a), born, 1})[0];
          const double mean = study.areas[a].pupils[t][g] * level;
          // As in structure::expected_classes (Anscombe 1948).
          const double variation = study.staffing.classes.variation;
          const double root = std::max(0.0, std::sqrt(mean) + variation * deviate / 2);
          const double count = mean <= 0        ? 0
                               : variation == 0 ? mean
                                                : std::round(std::max(0.0, root * root - variation * variation / 4));
          parts.drawn[((a * parts.years + t) * upto + g) * parts.paths + p] = static_cast<float>(count);
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

std::optional<Choice> Evaluator::place(const std::vector<char>& open) const {
  const std::size_t areas = study_.areas.size(), sites = study_.sites.size();
  const auto years = static_cast<std::size_t>(study_.years);
  Choice choice{open, Placing(areas)};
  std::vector<std::vector<double>> load(sites, std::vector<double>(years, 0));
  const auto allowed = [&](std::size_t s, std::size_t a, std::size_t g) {
    return open[s] != 0 && study_.sites[s].has(static_cast<int>(g) + 1) &&
           study_.way(s, a) <= study_.longest[stage_of(g)];  // false for no way
  };
  const auto has_pupils = [&](std::size_t a, std::size_t g) {
    return std::any_of(study_.areas[a].pupils.begin(), study_.areas[a].pupils.end(),
                       [&](const ByGrade& year) { return year[g] > 0; });
  };
  for (std::size_t a = 0; a < areas; ++a) {
    for (std::size_t g = 0; g < upto; ++g) {
      std::size_t best = no_site;
      for (std::size_t s = 0; s < sites; ++s) {
        if (allowed(s, a, g) && (best == no_site || study_.way(s, a) < study_.way(best, a))) best = s;
      }
      choice.placing[a][g] = best;
      if (best == no_site) {
        if (has_pupils(a, g)) return std::nullopt;
        continue;
      }
      for (std::size_t t = 0; t < years; ++t) load[best][t] += study_.areas[a].pupils[t][g];
    }
  }
  const auto too_full = [&](std::size_t s, const std::vector<double>& of) {
    return !std::isnan(study_.sites[s].seats) &&
           std::any_of(of.begin(), of.end(), [&](double pupils) { return pupils > study_.sites[s].seats + 1e-6; });
  };
  // Whole areas move, those with the least added way first, each at most once for each school.
  for (std::size_t round = 0; round < areas * sites; ++round) {
    std::size_t full = 0;
    while (full < sites && !too_full(full, load[full])) ++full;
    if (full == sites) return choice;
    double least = std::numeric_limits<double>::infinity();
    std::size_t from = no_site, to = no_site;
    for (std::size_t a = 0; a < areas; ++a) {
      std::vector<double> here(years, 0);
      bool any = false;
      for (std::size_t g = 0; g < upto; ++g) {
        if (choice.placing[a][g] != full) continue;
        any = true;
        for (std::size_t t = 0; t < years; ++t) here[t] += study_.areas[a].pupils[t][g];
      }
      if (!any) continue;
      for (std::size_t s = 0; s < sites; ++s) {
        if (s == full) continue;
        bool takes = true;
        for (std::size_t g = 0; g < upto; ++g) takes = takes && (choice.placing[a][g] != full || allowed(s, a, g));
        const double added = study_.way(s, a) - study_.way(full, a);
        if (!takes || added >= least) continue;
        std::vector<double> with = load[s];
        for (std::size_t t = 0; t < years; ++t) with[t] += here[t];
        if (too_full(s, with)) continue;
        least = added;
        from = a;
        to = s;
      }
    }
    if (from == no_site) return std::nullopt;
    for (std::size_t g = 0; g < upto; ++g) {
      if (choice.placing[from][g] != full) continue;
      choice.placing[from][g] = to;
      for (std::size_t t = 0; t < years; ++t) {
        load[full][t] -= study_.areas[from].pupils[t][g];
        load[to][t] += study_.areas[from].pupils[t][g];
      }
    }
  }
  return std::nullopt;
}

Choice Evaluator::today() const {
  Choice choice;
  for (const Site& site : study_.sites) choice.open.push_back(site.open_today ? 1 : 0);
  choice.placing.resize(study_.areas.size());
  for (std::size_t a = 0; a < study_.areas.size(); ++a) {
    for (std::size_t g = 0; g < upto; ++g) {
      std::size_t at = g < study_.areas[a].today.size() ? study_.areas[a].today[g] : no_site;
      for (std::size_t s = 0; s < study_.sites.size() && g >= study_.areas[a].today.size(); ++s) {
        if (choice.open[s] != 0 && study_.sites[s].has(static_cast<int>(g) + 1) &&
            (at == no_site || study_.way(s, a) < study_.way(at, a)))
          at = s;
      }
      choice.placing[a][g] = at;
    }
  }
  return choice;
}

namespace {

std::string key_of(std::size_t site, const Placing& placing) {
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

template <class Drawn>
Seen worked_out(const Study& study, std::size_t site, const Placing& placing, const Drawn& drawn) {
  Seen seen;
  const auto paths = static_cast<std::size_t>(study.paths);
  std::vector<ByGrade> pupils(paths);
  std::vector<double> all(paths);
  for (std::size_t t = 0; t < static_cast<std::size_t>(study.years); ++t) {
    std::fill(pupils.begin(), pupils.end(), ByGrade{});
    for (std::size_t a = 0; a < placing.size(); ++a) {
      for (std::size_t g = 0; g < upto; ++g) {
        if (placing[a][g] != site) continue;
        const float* here = drawn(a, t, g);
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
    seen.years.push_back(year);
  }
  return seen;
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
    const std::string key = key_of(s, choice.placing);
    auto found = parts.seen.find(key);
    if (found == parts.seen.end()) {
      const auto drawn = [&](std::size_t a, std::size_t t, std::size_t g) { return parts.of(a, t, g); };
      found = parts.seen.emplace(key, worked_out(study_, s, choice.placing, drawn)).first;
    }
    for (std::size_t t = 0; t < years; ++t) {
      const SiteYear& year = found->second.years[t];
      sums.staff[t] += year.staff;
      sums.classes[t] += year.classes;
      sums.cost[t] += site.running_cost;
      if (std::isnan(site.seats) || site.seats <= 0) continue;
      sums.fill[t] = std::fmax(sums.fill[t], year.pupils / site.seats);
      sums.fill_high[t] = std::fmax(sums.fill_high[t], year.high / site.seats);
      sums.fullest = std::fmax(sums.fullest, year.pupils / site.seats);
      sums.fullest_high = std::fmax(sums.fullest_high, year.high / site.seats);
    }
    sums.sites.push_back(found->second.years);
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

double Evaluator::transport(std::size_t site, std::size_t area, int lowest, int highest) const {
  double sum = 0;
  for (int grade = lowest; grade <= highest; ++grade) {
    const auto g = static_cast<std::size_t>(grade - 1);
    if (study_.way(site, area) > study_.transport_limit[g == 0 ? 0 : 1]) sum += parts_->carried[area][g];
  }
  return sum;
}

double Evaluator::bound(const std::vector<char>& open) const {
  double bound = bound_without_ways(open);
  for (std::size_t a = 0; a < study_.areas.size(); ++a) {
    for (std::size_t g = 0; g < upto; ++g) {
      if (parts_->carried[a][g] <= 0) continue;
      const double limit = study_.transport_limit[g == 0 ? 0 : 1];
      bool walks = false, goes = false;
      for (std::size_t s = 0; s < open.size() && !walks; ++s) {
        if (open[s] == 0 || !study_.sites[s].has(static_cast<int>(g) + 1)) continue;
        const double way = study_.way(s, a);
        walks = way <= limit;
        goes = goes || way > limit;
      }
      if (goes && !walks) bound += parts_->carried[a][g];
    }
  }
  return bound;
}

double Evaluator::bound_without_ways(const std::vector<char>& open) const {
  const Parts& parts = *parts_;
  double bound = 0;
  for (std::size_t s = 0; s < study_.sites.size(); ++s) {
    const Site& site = study_.sites[s];
    bound += once(site, open[s] != 0);
    if (open[s] == 0) continue;
    for (const double each : parts.discount) bound += each * site.running_cost;
  }
  // An open school has its leader, whoever goes there. The rest is the same for every choice.
  const auto schools = static_cast<double>(std::count_if(open.begin(), open.end(), [](char one) { return one != 0; }));
  for (std::size_t t = 0; t < parts.years; ++t)
    bound += parts.discount[t] * study_.costs.fte * (parts.norm[t] + schools * fixed_leader(study_));
  return bound;
}

}  // namespace handlingsrom::structure_study
