#include "surface/api/structure_studies.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/structure/land.hpp"
#include "choice/structure/study/schedule.hpp"
#include "standing/facts/archive.hpp"
#include "surface/api/structure_study_file.hpp"
#include "surface/api/structure_words.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

using structure_study::Choice;
using structure_study::Demand;
using structure_study::Evaluator;
using structure_study::Study;

/// The municipality's schools with the alternative's grades closed.
Study with_closed(const Study& study, const AskedAlternative& asked, std::vector<char>& open) {
  Study other = study;
  open.clear();
  for (const structure_study::Site& site : study.sites) open.push_back(site.open_today ? 1 : 0);
  for (const std::size_t site : asked.opened) open[site] = 1;
  for (const structure::Closure& closure : asked.closed) {
    structure_study::Site& site = other.sites[closure.school];
    if (closure.lowest <= site.lowest && closure.highest >= site.highest) {
      open[closure.school] = 0;
    } else if (closure.lowest <= site.lowest) {
      site.lowest = std::max(site.lowest, closure.highest + 1);
    } else {
      site.highest = std::min(site.highest, closure.lowest - 1);
    }
    if (!closure.to) continue;
    for (structure_study::Area& area : other.areas) {
      area.sent.resize(structure::grades, structure_study::no_site);
      for (int g = closure.lowest; g <= closure.highest; ++g) {
        const auto at = static_cast<std::size_t>(g - 1);
        if (at < area.today.size() && area.today[at] == closure.school) area.sent[at] = *closure.to;
      }
    }
  }
  return other;
}

std::string demand_words(const Study& study, const Demand& demand, const messages::Catalogue& catalogue) {
  const structure_study::Service service = study.service;
  const auto number = [&](double value) { return messages::number(value, 1, catalogue.language()); };
  switch (demand.kind) {
    case Demand::Kind::stay:
      return structure_text(catalogue, service, "structure_study.demand_stay",
                            {{"name", study.sites[demand.site].name}});
    case Demand::Kind::close:
      return structure_text(catalogue, service, "structure_study.demand_close",
                            {{"name", study.sites[demand.site].name}});
    case Demand::Kind::seats:
      return structure_text(
          catalogue, service, "structure_study.demand_seats",
          {{"name", study.sites[demand.site].name}, {"seats", number(study.sites[demand.site].seats)}});
    case Demand::Kind::longest: {
      constexpr std::array names{"1–4", "5–7", "8–10"};
      const auto stage = static_cast<std::size_t>(demand.stage);
      return structure_text(catalogue, service, "structure_study.demand_longest",
                            {{"grades", names[stage]}, {"km", number(study.longest[stage])}});
    }
    case Demand::Kind::most_open: break;
  }
  return structure_text(catalogue, service, "structure_study.demand_most_open",
                        {{"count", std::to_string(study.most_open)}});
}

[[noreturn]] void refuse_collision(const Study& study, const messages::Catalogue& catalogue) {
  const structure_study::Service service = study.service;
  std::string words;
  for (const Demand& demand : structure_study::collision(study))
    words += (words.empty() ? "" : "; ") + demand_words(study, demand, catalogue);
  if (words.empty()) words = structure_text(catalogue, service, "structure_study.demand_placing");
  throw Error(ErrorCode::no_solution, "study_schools_collide", {{"demands", words}});
}

void take(StudiedAlternative& alternative, structure_study::Schedule schedule) {
  alternative.sums = std::move(schedule.sums);
  alternative.changed = std::move(schedule.year);
  alternative.choice = schedule.choices.back();
  alternative.by_year = std::move(schedule.choices);
}

/// Where no more than so many may change in a year, the cheapest is found with its years; the nearest gets its own.
void add_spread(StructureStudyAnswer& answer, Evaluator& evaluator, const std::function<double()>& left) {
  for (StudiedAlternative& alternative : answer.alternatives) {
    if (alternative.kind == "today") continue;
    const bool cheapest = alternative.kind == "cheapest";
    auto spread = cheapest ? structure_study::best_schedule(answer.study, evaluator, alternative.choice.open, left)
                           : structure_study::spread_out(answer.study, evaluator, alternative.choice.open,
                                                         answer.study.most_changes, left);
    if (!spread) {
      alternative.possible = false;
      continue;
    }
    if (cheapest) answer.spread_proved = spread->proved;
    take(alternative, std::move(*spread));
  }
}

std::vector<SeaWay> ways_over_sea(const Service& service, const StructureStudyAnswer& answer, double stretch) {
  const Study& study = answer.study;
  const auto& archive = service.facts().archive;
  if (!archive) return {};
  std::vector<structure::Point> points;
  for (const auto& site : study.sites) points.push_back({site.latitude, site.longitude});
  for (const auto& area : study.areas) points.push_back({area.latitude, area.longitude});
  const structure::Land land(archive->boundaries(), points);
  std::set<std::pair<std::size_t, std::size_t>> seen;
  std::vector<SeaWay> result;
  for (const StudiedAlternative& alternative : answer.alternatives) {
    for (std::size_t a = 0; a < alternative.choice.placing.size(); ++a) {
      for (const std::size_t s : alternative.choice.placing[a]) {
        if (s == structure_study::no_site || !seen.emplace(a, s).second) continue;
        const double over = land.longest_over_sea(points[study.sites.size() + a], points[s]);
        if (over >= stretch) result.push_back({study.areas[a].name, study.sites[s].name, study.way(s, a), over});
      }
    }
  }
  return result;
}

std::vector<BrokenLevel> broken_levels(const StructureStudyAnswer& answer) {
  std::vector<BrokenLevel> broken;
  for (std::size_t k = 0; k < answer.alternatives.size(); ++k) {
    const StudiedAlternative& alternative = answer.alternatives[k];
    if (!alternative.possible) continue;
    for (std::size_t l = 0; l < answer.levels.size(); ++l) {
      const ServiceLevel& level = answer.levels[l];
      double longest = 0;
      for (int g = level.lowest; g <= level.highest; ++g) {
        const std::size_t site = alternative.choice.placing[level.area][static_cast<std::size_t>(g - 1)];
        const double way = site == structure_study::no_site ? facts::missing : answer.study.way(site, level.area);
        if (!(way <= longest)) longest = way;
      }
      if (!(longest <= level.most_kilometres)) broken.push_back({k, l, longest});
    }
  }
  return broken;
}

/// The file's own alternative: everybody to the nearest that is open in it.
StudiedAlternative own(const Study& study, Evaluator& evaluator, const AskedAlternative& asked,
                       const std::function<double()>& left) {
  std::vector<char> open;
  const Study other = with_closed(study, asked, open);
  StudiedAlternative alternative{asked.title, "own", false, {}, {}};
  alternative.choice.open = open;
  for (const structure::Closure& closure : asked.closed) {
    if (open[closure.school] != 0 || closure.to) alternative.grades.push_back(closure);
  }
  const auto look = [&](const Study& seen, Evaluator& with) {
    const auto choice = with.place(open);
    if (!choice) return;
    alternative.possible = true;
    alternative.choice = *choice;
    alternative.sums = with.sums(*choice);
    if (study.most_changes == 0) return;
    auto spread = structure_study::spread_out(seen, with, open, study.most_changes, left);
    alternative.possible = spread.has_value();
    if (spread) take(alternative, std::move(*spread));
  };
  if (alternative.grades.empty()) {
    look(study, evaluator);
  } else {
    Evaluator with(other);
    look(other, with);
  }
  return alternative;
}

}  // namespace

StructureStudyAnswer study_structure(const Service& service, const StructureStudyQuestion& question,
                                     const messages::Catalogue& catalogue) {
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
  if (!(std::isfinite(question.seconds) && question.seconds > 0))
    throw Error(ErrorCode::usage, "usage_value", {{"found", fmt::format("--seconds {}", question.seconds)}});
  ReadStudy read = read_structure_study(service, question.source, question.seed);
  StructureStudyAnswer answer;
  answer.assumptions = std::move(read.assumptions);
  answer.study = std::move(read.study);
  answer.municipality = service.find(answer.study.municipality);
  answer.unknown = std::move(read.unknown);
  answer.ways_given = read.ways_given;
  answer.levels = std::move(read.levels);
  if (answer.study.service != structure_study::Service::school) {
    PlacesQuestion whole;
    whole.municipality = answer.municipality;
    whole.service = answer.study.service;
    answer.whole = places_outlook(service, whole);
  }
  Evaluator evaluator(answer.study);
  structure_study::Limits limits;
  limits.seconds_left = [&] { return question.seconds - elapsed(); };
  const Choice today = evaluator.today();
  answer.alternatives.push_back({"", "today", true, today, evaluator.sums(today)});
  if (question.search) {
    try {
      answer.result = structure_study::solve(answer.study, evaluator, limits);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::no_solution) throw;
      refuse_collision(answer.study, catalogue);
    }
    const auto add = [&](const char* kind, const Choice& choice) {
      answer.alternatives.push_back({"", kind, true, choice, evaluator.sums(choice)});
    };
    add("cheapest", answer.result.best.choice);
    add("nearest", answer.result.frontier.back().choice);
    if (answer.study.most_changes > 0) add_spread(answer, evaluator, limits.seconds_left);
  }
  for (const AskedAlternative& asked : read.alternatives)
    answer.alternatives.push_back(own(answer.study, evaluator, asked, limits.seconds_left));
  if (!answer.ways_given) answer.over_sea = ways_over_sea(service, answer, read.sea_stretch);
  answer.broken = broken_levels(answer);
  answer.seconds = elapsed();
  return answer;
}

std::string alternative_name(const StudiedAlternative& alternative, const messages::Catalogue& catalogue) {
  return alternative.kind == "own" ? alternative.title : catalogue.text("structure_study." + alternative.kind);
}

std::string structure_study_column(const StructureStudyAnswer& answer, const std::string& key,
                                   const messages::Catalogue& catalogue) {
  return structure_text(catalogue, answer.study.service, "structure_study.column." + key);
}

}  // namespace handlingsrom::api
