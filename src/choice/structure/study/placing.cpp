// Who goes where when these are open.
#include <algorithm>
#include <cmath>
#include <limits>

#include "choice/structure/study/evaluator_parts.hpp"

namespace handlingsrom::structure_study {

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
  const auto nearest = [&](std::size_t a, std::size_t g) {
    std::size_t best = no_site;
    for (std::size_t s = 0; s < sites; ++s) {
      if (allowed(s, a, g) && (best == no_site || study_.way(s, a) < study_.way(best, a))) best = s;
    }
    return best;
  };
  for (std::size_t a = 0; a < areas; ++a) {
    for (std::size_t g = 0; g < upto; ++g) {
      std::size_t best = no_site;
      if (const std::size_t named = study_.areas[a].sent_to(g); named != no_site) {
        // Whoever names a school has decided that it takes the grade.
        if (open[named] != 0 && study_.way(named, a) <= study_.longest[stage_of(g)]) best = named;
      } else {
        best = nearest(a, g);
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
      bool any = false, named = false;
      for (std::size_t g = 0; g < upto; ++g) {
        if (choice.placing[a][g] != full) continue;
        any = true;
        named = named || study_.areas[a].sent_to(g) == full;
        for (std::size_t t = 0; t < years; ++t) here[t] += study_.areas[a].pupils[t][g];
      }
      if (!any || named) continue;
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

}  // namespace handlingsrom::structure_study
