// A study of structure in sentences: the best, what must be known, the points of the frontier.
#include <cmath>

#include <fmt/format.h>

#include "surface/api/structure_studies.hpp"
#include "surface/api/structure_words.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

using structure_study::Choice;
using structure_study::Study;

std::string names_where(const Study& study, const Choice& choice, bool open) {
  std::string names;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    const bool listed = open ? choice.open[s] != 0 : study.sites[s].open_today && choice.open[s] == 0;
    if (listed) names += (names.empty() ? "" : ", ") + study.sites[s].name;
  }
  return names;
}

}  // namespace

std::string open_names(const Study& study, const Choice& choice) { return names_where(study, choice, true); }
std::string closed_names(const Study& study, const Choice& choice) {
  const std::string names = names_where(study, choice, false);
  return names.empty() ? "–" : names;
}

namespace {

/// A long list names the first ones.
std::string listed(const std::vector<std::string>& names, const messages::Catalogue& catalogue) {
  constexpr std::size_t named = 8;
  std::string text;
  for (std::size_t k = 0; k < names.size() && k < named; ++k) text += (text.empty() ? "" : ", ") + names[k];
  if (names.size() <= named) return text;
  return catalogue.text("structure_study.change.more",
                        {{"names", text}, {"count", std::to_string(names.size() - named)}});
}

/// "close A and B", "open C", both, or "keep all".
std::string change_words(const Study& study, const Choice& choice, const messages::Catalogue& catalogue) {
  std::vector<std::string> closed, opened;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    const structure_study::Site& site = study.sites[s];
    if (site.open_today && choice.open[s] == 0) closed.push_back(site.name);
    if (!site.open_today && choice.open[s] != 0) opened.push_back(site.name);
  }
  const auto said = [&](const char* key, const std::vector<std::string>& names) {
    return catalogue.text(std::string("structure_study.change.") + key, {{"names", listed(names, catalogue)}});
  };
  if (closed.empty() && opened.empty()) return catalogue.text("structure_study.change.none");
  if (opened.empty()) return said("close", closed);
  if (closed.empty()) return said("open", opened);
  return catalogue.text("structure_study.change.both",
                        {{"close", said("close", closed)}, {"open", said("open", opened)}});
}

std::string millions(double kroner, const messages::Catalogue& catalogue) {
  return messages::number(kroner / 1e6, 1, catalogue.language());
}

}  // namespace

std::string structure_study_best(const StructureStudyAnswer& answer, const messages::Catalogue& catalogue) {
  const Study& study = answer.study;
  const structure_study::Result& result = answer.result;
  const double today = answer.alternatives.front().sums.total;
  const auto number = [&](double value) { return messages::number(value, 1, catalogue.language()); };
  constexpr double shown = 5e4;  // kr: less is written as 0,0 million
  const std::string less =
      today - result.best.total < shown
          ? catalogue.text("structure_study.same")
          : catalogue.text("structure_study.less", {{"saved", millions(today - result.best.total, catalogue)}});
  const double gap = 100 * (result.best.total - result.bound) / result.best.total;
  constexpr double least = 0.1;
  return structure_text(
      catalogue, study.service, result.proved ? "structure_study.best_proved" : "structure_study.best_found",
      {{"change", change_words(study, result.best.choice, catalogue)},
       {"total", millions(result.best.total, catalogue)},
       {"less", less},
       {"first", std::to_string(study.first.value)},
       {"last", std::to_string(study.first.value + study.years - 1)},
       {"bound", millions(result.bound, catalogue)},
       {"gap", gap < least ? catalogue.text("structure_study.below", {{"value", number(least)}}) : number(gap)},
       {"seconds", number(answer.seconds)}});
}

std::vector<std::string> structure_study_notices(const StructureStudyAnswer& answer,
                                                 const messages::Catalogue& catalogue) {
  const structure_study::Service service = answer.study.service;
  const auto number = [&](double value) { return messages::number(value, 1, catalogue.language()); };
  std::vector<std::string> notices;
  for (const StudiedAlternative& alternative : answer.alternatives) {
    if (alternative.possible) continue;
    notices.push_back(structure_text(catalogue, service, "structure_study.impossible",
                                     {{"name", alternative_name(alternative, catalogue)}}));
  }
  for (const BrokenLevel& broken : answer.broken) {
    const ServiceLevel& level = answer.levels[broken.level];
    const std::string grades = level.lowest == level.highest ? std::to_string(level.lowest)
                                                             : fmt::format("{}–{}", level.lowest, level.highest);
    notices.push_back(
        structure_text(catalogue, service,
                       std::isnan(broken.kilometres) ? "structure_study.level_none" : "structure_study.level_broken",
                       {{"alternative", alternative_name(answer.alternatives[broken.alternative], catalogue)},
                        {"area", answer.study.areas[level.area].name},
                        {"grades", grades},
                        {"km", number(level.most_kilometres)},
                        {"way", number(broken.kilometres)}}));
  }
  for (const SeaWay& way : answer.over_sea) {
    notices.push_back(catalogue.text(
        "structure_study.over_sea",
        {{"from", way.from}, {"to", way.to}, {"km", number(way.kilometres)}, {"sea", number(way.over_sea)}}));
  }
  if (!answer.ways_given) notices.push_back(catalogue.text("structure_study.straight"));
  if (!answer.unknown.empty()) {
    std::string names;
    for (const std::string& name : answer.unknown) names += (names.empty() ? "" : ", ") + name;
    notices.push_back(structure_text(catalogue, service, "structure_study.unknown", {{"names", names}}));
  }
  notices.push_back(structure_text(catalogue, service, "structure_study.not_within"));
  return notices;
}

std::vector<std::string> structure_study_words(const StructureStudyAnswer& answer,
                                               const messages::Catalogue& catalogue) {
  std::vector<std::string> words{structure_study_best(answer, catalogue)};
  for (const structure_study::Point& point : answer.result.frontier) {
    words.push_back(structure_text(catalogue, answer.study.service, "structure_study.frontier",
                                   {{"total", millions(point.total, catalogue)},
                                    {"travel", messages::number(point.travel, 0, catalogue.language())},
                                    {"change", change_words(answer.study, point.choice, catalogue)}}));
  }
  for (std::string& notice : structure_study_notices(answer, catalogue)) words.push_back(std::move(notice));
  return words;
}

}  // namespace handlingsrom::api
