#include "surface/api/study_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace handlingsrom::api {
namespace {

using cooperation::Coalition;
using cooperation::Outcome;
using cooperation::Range;
using cooperation::SharedOut;
using cooperation::Study;

std::string money(double kroner, const report::Words& words) {
  return words.exact_amount(report::round_to(kroner, std::abs(kroner) < 1e6 ? 1000 : 10000), Unit::kroner, 0);
}

std::string percent(double share, const report::Words& words) { return words.number(100 * share, 0); }

/// Days of ten or more as whole ones.
std::string days(double count, const report::Words& words) { return words.number(count, count < 10 ? 1 : 0); }

std::string sharing_name(cooperation::Sharing sharing, const report::Words& words) {
  return words.entry(fmt::format("study.sharing.{}", key_of(sharing)));
}

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
  said.push_back(words.entry(study.scale ? "study.say.scale_said" : "study.say.scale",
                             {{"value", percent(outcome.scale.value, words)},
                              {"low", percent(outcome.scale.low, words)},
                              {"high", percent(outcome.scale.high, words)}}));
  if (outcome.beyond_seen) said.push_back(words.entry("study.say.beyond"));
  if (outcome.best && std::isfinite(outcome.best->scale)) {
    said.push_back(words.entry("study.say.best", {{"learning", percent(outcome.best->learning, words)},
                                                  {"harmony", percent(outcome.best->harmony, words)},
                                                  {"scale", percent(outcome.best->scale, words)},
                                                  {"low", percent(outcome.best->scale_low, words)},
                                                  {"high", percent(outcome.best->scale_high, words)}}));
  } else if (outcome.best && std::isfinite(outcome.best->learning)) {
    said.push_back(words.entry("study.say.best_too_large", {{"learning", percent(outcome.best->learning, words)},
                                                            {"bound", percent(outcome.best->bound, words)}}));
  }
}

void say_people(std::vector<std::string>& said, const Study& study, const Outcome& outcome,
                const report::Words& words) {
  const auto [low, high] = std::minmax_element(outcome.days_alone.begin(), outcome.days_alone.end());
  said.push_back(words.entry(study.needed == 1 ? "study.say.days" : "study.say.days_fewer",
                             {{"low", days(*low, words)},
                              {"high", days(*high, words)},
                              {"together", days(outcome.days_together, words)},
                              {"common", days(outcome.days_common, words)},
                              {"needed", words.number(study.needed)}}));
  if (outcome.places_alone) {
    said.push_back(words.entry("study.say.places", {{"alone", words.number(*outcome.places_alone, 0)},
                                                    {"together", words.number(*outcome.places_together, 0)}}));
  }
}

void say_leaving(std::vector<std::string>& said, const Study& study, const Outcome& outcome,
                 const report::Words& words) {
  const SharedOut* own = chosen(study, outcome);
  if (own == nullptr) {
    said.push_back(words.entry("study.say.no_sharing", {{"way", sharing_name(study.sharing, words)}}));
  } else if (own->departures.empty()) {
    said.push_back(words.entry("study.say.stays", {{"way", sharing_name(study.sharing, words)}}));
  } else {
    const cooperation::Departure& first = own->departures.front();
    said.push_back(words.entry("study.say.leaves", {{"way", sharing_name(study.sharing, words)},
                                                    {"members", coalition_text(study, first.coalition, words)},
                                                    {"value", money(first.gain, words)}}));
  }
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

void say_agreement(std::vector<std::string>& said, const Study& study, const Outcome& outcome,
                   const report::Words& words) {
  if (study.form == nullptr) {
    said.push_back(words.entry("study.say.no_form"));
    return;
  }
  const std::string form = report::Words::capital(words.entry("cooperation.form." + study.form->id));
  if (study.service->decides_cases && !study.form->individual_decisions) {
    said.push_back(
        words.entry("study.say.no_cases", {{"form", form}, {"paragraph", study.form->individual_paragraph}}));
  }
  if (outcome.notice_months) {
    said.push_back(words.entry("study.say.notice", {{"form", form},
                                                    {"months", words.number(*outcome.notice_months)},
                                                    {"paragraph", study.form->notice_paragraph}}));
  } else {
    said.push_back(words.entry("study.say.no_notice", {{"form", form}, {"paragraph", study.form->notice_paragraph}}));
  }
  if (outcome.missing_fields.empty()) {
    said.push_back(words.entry("study.say.agreement_whole"));
    return;
  }
  std::string fields;
  for (const cooperation::LegalForm::Field* field : outcome.missing_fields)
    fields +=
        (fields.empty() ? "" : "; ") + words.entry("cooperation.field." + field->id) + " (" + field->paragraph + ")";
  said.push_back(words.entry("study.say.agreement_lacks",
                             {{"count", words.number(static_cast<double>(outcome.missing_fields.size()))},
                              {"all", words.number(static_cast<double>(study.form->fields.size()))},
                              {"fields", fields}}));
}

}  // namespace

const SharedOut* chosen(const Study& study, const Outcome& outcome) {
  for (const SharedOut& each : outcome.shared) {
    if (each.sharing == study.sharing && !each.paid.empty()) return &each;
  }
  return nullptr;
}

std::string coalition_text(const Study& study, Coalition coalition, const report::Words& words) {
  if (coalition + 1 == Coalition{1} << study.members.size()) return words.entry("study.everyone");
  std::string text;
  for (std::size_t i = 0; i < study.members.size(); ++i) {
    if ((coalition >> i & 1U) != 0) text += (text.empty() ? "" : " + ") + study.members[i].name;
  }
  return text;
}

std::vector<std::string> study_sentences(const Study& study, const Outcome& outcome, const report::Words& words) {
  std::vector<std::string> said;
  say_money(said, study, outcome, words);
  say_people(said, study, outcome, words);
  say_leaving(said, study, outcome, words);
  say_agreement(said, study, outcome, words);
  return said;
}

std::vector<std::string> member_sentences(const Study& study, const Outcome& outcome, std::size_t member,
                                          const report::Words& words) {
  std::vector<std::string> said;
  const std::string& name = study.members[member].name;
  if (const SharedOut* own = chosen(study, outcome)) {
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
