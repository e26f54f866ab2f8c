#include "surface/api/study_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/study_names.hpp"
#include "surface/api/study_words_parts.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {
namespace {

using cooperation::Coalition;
using cooperation::Outcome;
using cooperation::Range;
using cooperation::SharedOut;
using cooperation::Study;

std::string percent(double share, const report::Words& words) { return words.number(100 * share, 0); }

/// Days of ten or more as whole ones.
std::string days(double count, const report::Words& words) { return words.number(count, count < 10 ? 1 : 0); }

void say_money(std::vector<std::string>& said, const Study& study, const Outcome& outcome, const report::Words& words) {
  double alone = 0;
  for (const Range& range : outcome.alone) alone += range.value;
  const bool saves = outcome.gain.value > 0;
  said.push_back(words.entry(saves ? "study.say.money" : "study.say.money_more",
                             {{"alone", money(alone, words)},
                              {"together", money(outcome.together.value, words)},
                              {"gain", money(std::abs(outcome.gain.value), words)},
                              {"low", money(outcome.gain.low, words)},
                              {"high", money(outcome.gain.high, words)},
                              {"chance", percent(outcome.chance, words)}}));
  const bool cheaper = outcome.cash_gain.value > 0;
  said.push_back(words.entry(cheaper ? "study.say.cash" : "study.say.cash_more",
                             {{"alone", money(outcome.alone_parts.paid(), words)},
                              {"together", money(outcome.parts.paid(), words)},
                              {"gain", money(std::abs(outcome.cash_gain.value), words)},
                              {"low", money(outcome.cash_gain.low, words)},
                              {"high", money(outcome.cash_gain.high, words)},
                              {"chance", percent(outcome.cash_chance, words)}}));
  said.push_back(words.entry(study.scale ? "study.say.scale_said" : "study.say.scale",
                             {{"value", percent(outcome.scale.value, words)},
                              {"low", percent(outcome.scale.low, words)},
                              {"high", percent(outcome.scale.high, words)}}));
  if (outcome.beyond_seen)
    said.push_back(words.entry("study.say.beyond", {{"times", words.number(outcome.beyond_times, 1)}}));
  std::string smaller;
  for (const int member : outcome.below_seen)
    smaller += (smaller.empty() ? "" : ", ") + study.members[static_cast<std::size_t>(member)].name;
  if (!smaller.empty()) said.push_back(words.entry("study.say.beyond_small", {{"list", smaller}}));
  if (study.service->by_response_time) said.push_back(words.entry("study.say.stations"));
  if (outcome.best && std::isfinite(outcome.best->scale)) {
    said.push_back(words.entry(outcome.best->scale > 1 ? "study.say.best_small" : "study.say.best",
                               {{"left_out", words.number(outcome.best->left_out)},
                                {"learning", percent(outcome.best->learning, words)},
                                {"harmony", percent(outcome.best->harmony, words)},
                                {"scale", percent(outcome.best->scale, words)},
                                {"low", percent(outcome.best->scale_low, words)},
                                {"high", percent(outcome.best->scale_high, words)}}));
  } else if (outcome.best && std::isfinite(outcome.best->learning)) {
    said.push_back(words.entry("study.say.best_too_large", {{"learning", percent(outcome.best->learning, words)},
                                                            {"left_out", words.number(outcome.best->left_out)},
                                                            {"bound", percent(outcome.best->bound, words)}}));
  }
}

/// The best who do with a third of the money seldom do the same work.
void say_doubt(std::vector<std::string>& said, const Outcome& outcome, const report::Words& words) {
  constexpr double doubtful = 0.6;
  if (outcome.best && outcome.best->learning < doubtful) said.push_back(words.entry("study.say.best_doubt"));
}

void say_people(std::vector<std::string>& said, const Study& study, const Outcome& outcome,
                const report::Words& words) {
  const auto [low, high] = std::minmax_element(outcome.days_alone.begin(), outcome.days_alone.end());
  said.push_back(words.entry(outcome.needed_together > study.needed ? "study.say.days_many"
                             : study.needed == 1                    ? "study.say.days"
                                                                    : "study.say.days_fewer",
                             {{"low", days(*low, words)},
                              {"high", days(*high, words)},
                              {"together", days(outcome.days_together, words)},
                              {"common", days(outcome.days_common, words)},
                              {"members", words.number(static_cast<double>(study.members.size()))},
                              {"needed_together", words.number(outcome.needed_together)},
                              {"needed", words.number(study.needed)}}));
  if (!outcome.places_alone) {
    said.push_back(words.entry(study.service->care_places ? "study.say.places_lack" : "study.say.places_none"));
    return;
  }
  const bool reckoned = outcome.places_from == Outcome::PlacesFrom::chain;
  said.push_back(words.entry(reckoned ? "study.say.places_chain" : "study.say.places",
                             {{"alone", words.number(*outcome.places_alone, 0)},
                              {"together", words.number(*outcome.places_together, 0)},
                              {"year", std::to_string(outcome.first_year)}}));
}

void say_now(std::vector<std::string>& said, const Study& study, const Outcome& outcome, const report::Words& words) {
  std::string list;
  for (const Coalition group : outcome.together_now)
    list += (list.empty() ? "" : "; ") + coalition_text(study, group, words);
  if (!list.empty()) said.push_back(words.entry("study.say.now", {{"list", list}}));
}

void say_moved(std::vector<std::string>& said, const Study& study, const Outcome& outcome, const report::Words& words) {
  const SharedOut* own = chosen_sharing(study, outcome);
  if (own == nullptr) return;
  double more = 0, less = 0;
  for (std::size_t i = 0; i < own->paid.size(); ++i) {
    const double change = own->paid[i].value - outcome.alone[i].value;
    (change > 0 ? more : less) += std::abs(change);
  }
  // Worth telling where it is more than what the cooperation is about.
  if (std::min(more, less) > std::abs(outcome.gain.value))
    said.push_back(words.entry("study.say.moved", {{"way", sharing_name(study.sharing, words)},
                                                   {"value", money(std::min(more, less), words)}}));
}

void say_leaving(std::vector<std::string>& said, const Study& study, const Outcome& outcome,
                 const report::Words& words) {
  const SharedOut* own = chosen_sharing(study, outcome);
  if (own == nullptr) {
    for (const SharedOut& each : outcome.shared) {
      if (each.sharing != study.sharing || !each.none) continue;
      said.push_back(
          words.entry("study.say.no_sharing",
                      {{"way", sharing_name(study.sharing, words)},
                       {"reason", report::Words::capital(messages::sentence(words.catalogue(), *each.none))}}));
    }
  } else if (own->departures.empty()) {
    said.push_back(words.entry("study.say.stays", {{"way", sharing_name(study.sharing, words)}}));
  } else {
    const cooperation::Departure& first = own->departures.front();
    said.push_back(words.entry("study.say.leaves", {{"way", sharing_name(study.sharing, words)},
                                                    {"members", coalition_said(study, first.coalition, words)},
                                                    {"value", money(first.gain, words)}}));
  }
  if (own != nullptr && !own->departures.empty() && std::isfinite(own->stable))
    said.push_back(words.entry("study.say.stable", {{"value", percent(own->stable, words)}}));
  const auto core = std::find_if(outcome.shared.begin(), outcome.shared.end(), [](const SharedOut& each) {
    return each.sharing == cooperation::Sharing::least_core;
  });
  if (core != outcome.shared.end() && !core->departures.empty()) said.push_back(words.entry("study.say.no_core"));
  std::string list;
  for (const cooperation::LikelyCoalition& each : outcome.likely)
    list += (list.empty() ? "" : "; ") +
            words.entry("study.say.likely_one", {{"members", coalition_text(study, each.coalition, words)},
                                                 {"value", words.exact_amount(each.per_inhabitant, Unit::kroner, 0)},
                                                 {"chance", percent(each.chance, words)}});
  said.push_back(list.empty() ? words.entry("study.say.likely_none")
                              : words.entry("study.say.likely", {{"list", list}}));
}

}  // namespace

std::string notice_sentence(const cooperation::Study& study, const cooperation::Outcome& outcome,
                            const report::Words& words) {
  const cooperation::LegalForm& form = *study.form;
  const std::string name = report::Words::capital(words.entry("cooperation.form." + form.id));
  if (!outcome.notice_months)
    return words.entry("study.say.no_notice", {{"form", name}, {"paragraph", form.notice_paragraph}});
  const std::string months = words.number(*outcome.notice_months);
  if (form.notice_months == *outcome.notice_months)
    return words.entry("study.say.notice", {{"form", name}, {"months", months}, {"paragraph", form.notice_paragraph}});
  return words.entry("study.say.notice_agreed", {{"form", name}, {"months", months}});
}

std::vector<std::string> sea_sentences(const Study& study, const std::vector<cooperation::SeaLine>& lines,
                                       const report::Words& words) {
  if (lines.empty()) return {};
  constexpr std::size_t named = 4;
  std::string list;
  for (std::size_t k = 0; k < std::min(named, lines.size()); ++k) {
    const auto& name = [&](int member) { return study.members[static_cast<std::size_t>(member)].name; };
    list += (list.empty() ? "" : ", ") + name(lines[k].from) + "–" + name(lines[k].to) + " (" +
            words.number(lines[k].over_sea, 0) + " km)";
  }
  return {words.entry(lines.size() > named ? "study.say.sea_more" : "study.say.sea",
                      {{"list", list}, {"count", words.number(static_cast<double>(lines.size()))}})};
}

const SharedOut* chosen_sharing(const Study& study, const Outcome& outcome) {
  for (const SharedOut& each : outcome.shared) {
    if (each.sharing == study.sharing && !each.paid.empty()) return &each;
  }
  return nullptr;
}

std::string coalition_text(const Study& study, Coalition coalition, const report::Words& words) {
  const std::size_t n = study.members.size();
  if (coalition + 1 == Coalition{1} << n) return words.entry("study.everyone");
  // Of many, those who are missing say it shorter.
  const bool by_missing = n > 8 && static_cast<std::size_t>(cooperation::members_of(coalition)) > 2 * n / 3;
  std::string text;
  for (std::size_t i = 0; i < n; ++i) {
    if (((coalition >> i & 1U) != 0) != by_missing)
      text += (text.empty() ? "" : by_missing ? ", " : " + ") + study.members[i].name;
  }
  return by_missing ? words.entry("study.all_but", {{"members", text}}) : text;
}

std::string coalition_said(const Study& study, Coalition coalition, const report::Words& words) {
  const std::string text = coalition_text(study, coalition, words);
  if (text.find(" + ") == std::string::npos) return text;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < study.members.size(); ++i) {
    if ((coalition >> i & 1U) != 0) names.push_back(study.members[i].name);
  }
  return members_words(names, words.catalogue(), names.size());
}

std::vector<std::string> study_sentences(const Study& study, const Outcome& outcome, const report::Words& words) {
  std::vector<std::string> said;
  say_money(said, study, outcome, words);
  say_doubt(said, outcome, words);
  say_people(said, study, outcome, words);
  say_now(said, study, outcome, words);
  say_moved(said, study, outcome, words);
  say_leaving(said, study, outcome, words);
  say_agreement(said, study, outcome, words);
  say_sureness(said, study, outcome, words);
  return said;
}

std::vector<std::string> headline_sentences(const Study& study, const Outcome& outcome, const report::Words& words) {
  std::vector<std::string> said;
  say_money(said, study, outcome, words);
  constexpr std::size_t first = 3;  // with the price of days, without it, scale
  said.resize(std::min(said.size(), first));
  say_people(said, study, outcome, words);
  say_now(said, study, outcome, words);
  say_moved(said, study, outcome, words);
  const std::size_t before = said.size();
  say_leaving(said, study, outcome, words);
  said.resize(std::min(said.size(), before + 1));
  return said;
}

std::vector<std::string> member_sentences(const Study& study, const Outcome& outcome, std::size_t member,
                                          const report::Words& words) {
  std::vector<std::string> said;
  const std::string& name = study.members[member].name;
  if (const SharedOut* own = chosen_sharing(study, outcome)) {
    const Range& paid = own->paid[member];
    const double change = paid.value - outcome.alone[member].value;
    said.push_back(words.entry(change < 0 ? "study.member.pays_less" : "study.member.pays_more",
                               {{"name", name},
                                {"alone", money(outcome.alone[member].value, words)},
                                {"paid", money(paid.value, words)},
                                {"low", money(paid.low, words)},
                                {"high", money(paid.high, words)},
                                {"change", money(std::abs(change), words)},
                                {"way", sharing_name(study.sharing, words)}}));
    if (member < outcome.leaving.size()) {
      const cooperation::OneLeaves& leaves = outcome.leaving[member];
      said.push_back(words.entry(leaves.falls_apart  ? "study.member.falls_apart"
                                 : leaves.leaver > 0 ? "study.member.leaving_costs"
                                                     : "study.member.leaving_gains",
                                 {{"name", name}, {"value", money(std::abs(leaves.leaver), words)}}));
    }
  }
  const SharedOut* shared = chosen_sharing(study, outcome);
  if (shared != nullptr && !shared->departures.empty()) {
    const cooperation::Departure& first = shared->departures.front();
    said.push_back(words.entry("study.say.leaves", {{"way", sharing_name(study.sharing, words)},
                                                    {"members", coalition_said(study, first.coalition, words)},
                                                    {"value", money(first.gain, words)}}));
  }
  if (!outcome.rooms_sum[0].alone.empty()) {
    const auto& room = outcome.rooms[0][member];
    const double with = room.together.back().value - room.alone.back().value;
    if (std::isfinite(with)) {
      const auto year = static_cast<int>(room.alone.size()) + outcome.first_year - 1;
      const double all = room.alone.back().value;
      said.push_back(words.entry(with >= 0 ? (all < 0 ? "study.member.room_more" : "study.member.room_more_left")
                                           : (all < 0 ? "study.member.room_less" : "study.member.room_less_left"),
                                 {{"name", name},
                                  {"year", std::to_string(year)},
                                  {"value", money(std::abs(with), words)},
                                  {"all", money(std::abs(all), words)}}));
    }
  }
  said.push_back(words.entry("study.member.days", {{"name", name},
                                                   {"alone", days(outcome.days_alone[member], words)},
                                                   {"together", days(outcome.days_together, words)}}));
  said.push_back(words.entry("study.member.chance", {{"chance", percent(outcome.chance, words)}}));
  said.push_back(words.entry("study.member.rests"));
  return said;
}

std::vector<std::string> notice_sentences(const cooperation::Inquiry& inquiry,
                                          const std::vector<cooperation::Notice>& notices, const report::Words& words) {
  std::vector<std::string> said;
  std::vector<bool> told(notices.size(), false);
  for (std::size_t k = 0; k < notices.size(); ++k) {
    if (told[k]) continue;
    std::string names, questions;
    for (std::size_t l = k; l < notices.size(); ++l) {
      if (notices[l].kind != notices[k].kind || notices[l].step != notices[k].step) continue;
      told[l] = true;
      names += (names.empty() ? "" : ", ") + inquiry.members[notices[l].member].name;
      if (notices[l].question < inquiry.questions.size())
        questions += (questions.empty() ? "" : "», «") + inquiry.questions[notices[l].question].text;
    }
    said.push_back(
        words.entry(fmt::format("inquiry.notice.{}", key_of(notices[k].kind)),
                    {{"step", inquiry.steps[notices[k].step].name}, {"name", names}, {"question", questions}}));
  }
  return said;
}

}  // namespace handlingsrom::api
