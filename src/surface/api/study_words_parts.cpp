#include "surface/api/study_words_parts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/study_words.hpp"

namespace handlingsrom::api {

using cooperation::Outcome;
using cooperation::SharedOut;
using cooperation::Study;

std::string money(double kroner, const report::Words& words) {
  const double size = std::abs(kroner);
  return words.amount(kroner, Unit::kroner, size < 1e6 ? 1e3 : size < 1e8 ? 1e4 : 1e5);
}

std::string sharing_name(cooperation::Sharing sharing, const report::Words& words) {
  return words.entry(fmt::format("study.sharing.{}", key_of(sharing)));
}

namespace {

/// Which key the years follow, and which of the history say too little to be followed.
void say_history(std::vector<std::string>& said, const Study& study, const Outcome& outcome,
                 const report::Words& words) {
  std::string followed, unknown;
  const auto add = [&](std::string& list, int year, const std::string& key) {
    list += (list.empty() ? "" : "; ") +
            words.entry("study.say.history_from", {{"year", std::to_string(year)}, {"key", key}});
  };
  bool from_start = false;
  for (const cooperation::FormerKey& key : study.history)
    from_start = from_start || (key.sharing && key.from_year == outcome.first_year);
  if (!from_start) add(followed, outcome.first_year, sharing_name(study.sharing, words));
  bool any = false;
  for (const cooperation::FormerKey& key : study.history) {
    if (!key.sharing) {
      add(unknown, key.from_year, key.text);
    } else if (key.from_year >= outcome.first_year) {
      add(followed, key.from_year, key.text);
      any = true;
    }
  }
  if (any)
    said.push_back(
        words.entry(study.transition_years > 0 ? "study.say.history_years" : "study.say.history_years_at_once",
                    {{"list", followed}, {"years", words.number(study.transition_years)}}));
  if (!unknown.empty()) said.push_back(words.entry("study.say.history_words", {{"list", unknown}}));
}

}  // namespace

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
  said.push_back(notice_sentence(study, outcome, words));
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

void say_sureness(std::vector<std::string>& said, const Study& study, const Outcome& outcome,
                  const report::Words& words) {
  say_history(said, study, outcome, words);
  said.push_back(words.entry("study.say.draws", {{"draws", words.number(outcome.draws)}}));
  if (outcome.listed) return;
  for (const SharedOut& each : outcome.shared) {
    if (each.standard_error.empty()) continue;
    const double worst = *std::max_element(each.standard_error.begin(), each.standard_error.end());
    said.push_back(
        words.entry("study.say.sampled", {{"members", words.number(static_cast<double>(study.members.size()))},
                                          {"orders", words.number(static_cast<double>(each.orders))},
                                          {"error", money(worst, words)}}));
  }
}

}  // namespace handlingsrom::api
