// The first page: what the figures say in at most five sentences, and how sure they are.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/room_reading.hpp"
#include "surface/report/sections.hpp"

namespace handlingsrom::report {

namespace {

/// " Pleie og omsorg koster om lag 110 mill. kr mer i 2040 enn nå." where that is more than half of what the room loses.
std::string money_cause(const Material& material, const Words& words, const FocusYears& years) {
  const double lost = material.middle("rooms.money", years.now) - material.middle("rooms.money", years.middle);
  const double care =
      material.middle("economy.spending.care", years.middle) - material.middle("economy.spending.care", years.now);
  if (!(lost > 0) || !(care > lost / 2)) return {};
  return fmt::format(" {}.", way(material, words, "economy.spending.care", "care_spending", years.middle));
}

}  // namespace

std::vector<std::string> summary_sentences(const Material& material, const Words& words) {
  const FocusYears years = focus_years(material);
  std::vector<std::string> sentences;
  const auto add = [&](std::string sentence) {
    if (!sentence.empty() && sentences.size() < 5) sentences.push_back(std::move(sentence));
  };
  add(way(material, words, "population.total", "summary_population", years.far));
  const double old_now =
      material.middle("population.age_80_89", years.now) + material.middle("population.age_90", years.now);
  const double old_later =
      material.middle("population.age_80_89", years.middle) + material.middle("population.age_90", years.middle);
  const double children_now = material.middle("population.age_6_15", years.now);
  const double children_later = material.middle("population.age_6_15", years.middle);
  if (std::isfinite(old_later) && std::isfinite(children_later)) {
    const auto rounded = [&](double value) {
      return words.number(round_to(value, known_step(value, std::nullopt, 1)));
    };
    const char* children = std::abs(children_later - children_now) < 0.03 * children_now ? "flat"
                           : children_later > children_now                               ? "up"
                                                                                         : "down";
    const char* old = old_later > old_now ? "up" : "down";
    add(words.say(
        fmt::format("message.summary_ages.{}", old),
        {{"old_now", words.number(old_now)},
         {"old_later", rounded(old_later)},
         {"year", fmt::format("{}", years.middle.value)},
         {"children", words.say(fmt::format("message.summary_children.{}", children),
                                {{"now", words.number(children_now)}, {"later", rounded(children_later)}})}}));
  }
  for (const char* room : {"people", "money", "places"}) {
    const auto reading = rooms::read_room(material.figures, fmt::format("rooms.{}", room));
    std::string sentence = room_sentence(material.figures, reading, words);
    if (std::string_view(room) == "money") sentence += money_cause(material, words, years);
    add(std::move(sentence));
  }
  return sentences;
}

std::vector<std::string> sureness(const Material& material, const Words& words) {
  std::vector<std::string> result;
  const FocusYears years = focus_years(material);
  const auto range = material.range("population.total", years.middle);
  const double middle = material.middle("population.total", years.middle);
  // The quantiles of a population that every path shares are one figure: nothing to say of its uncertainty.
  if (range && middle > 0 && range->second - range->first < 0.001 * middle) {
    result.push_back(words.say("sure.assumptions_only"));
  } else if (range && middle > 0) {
    const double half = (range->second - range->first) / 2 / middle * 100;
    result.push_back(words.say("sure.population", {{"year", fmt::format("{}", years.middle.value)},
                                                   {"percent", words.number(half, half < 3 ? 1 : 0)},
                                                   {"paths", words.number(material.manifest.paths)}}));
  } else {
    result.push_back(words.say("sure.no_range"));
  }
  if (material.middle("population.total", years.now) < 3000) result.push_back(words.say("sure.small"));
  for (const char* room : {"money", "people", "places"}) {
    if (material.figures.find(fmt::format("rooms.{}", room)) == nullptr) continue;
    const Provenance provenance = material.provenance(fmt::format("rooms.{}", room));
    const std::string key = fmt::format("report.sure.{}.{}", room, key_of(provenance));
    if (words.has(key)) result.push_back(words.entry(key));
  }
  result.push_back(words.say("sure.unchanged"));
  return result;
}

std::vector<std::string> largest_changes(const Material& material, const Words& words, std::size_t count) {
  struct Candidate {
    const char* id;
    const char* key;
  };
  constexpr Candidate candidates[] = {{"population.total", "population"},
                                      {"population.age_80_89", "elderly"},
                                      {"population.age_20_66", "working_age"},
                                      {"services.pupils.total", "pupils"},
                                      {"services.kindergarten.total", "kindergarten"},
                                      {"care.users.nursing_home", "nursing_home"},
                                      {"care.fte", "care_fte"},
                                      {"workforce.needed.total", "staff"},
                                      {"economy.spending.total", "money"}};
  const FocusYears years = focus_years(material);
  std::vector<std::pair<double, std::string>> changes;
  for (const Candidate& candidate : candidates) {
    const double from = material.middle(candidate.id, years.now);
    const double to = material.middle(candidate.id, years.middle);
    // Under five of anything a proportion says nothing.
    if (!std::isfinite(from) || !std::isfinite(to) || std::max(from, to) < 5) continue;
    changes.emplace_back(std::abs(std::log(std::max(to, 0.5) / std::max(from, 0.5))),
                         way(material, words, candidate.id, candidate.key, years.middle));
  }
  std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> result;
  for (std::size_t i = 0; i < std::min(count, changes.size()); ++i) result.push_back(std::move(changes[i].second));
  return result;
}

}  // namespace handlingsrom::report
