// From proposal to result: what happened in a project in order of time, and what a consultation answered beside the alternatives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "surface/api/programmes.hpp"

namespace handlingsrom::api {

/// Something that has happened or is to happen.
struct TimelineEntry {
  enum class Kind { mandate, asked, opens, closes, decision, milestone, answered, evaluated, realised };
  Kind kind = Kind::asked;
  programme::Day day{};
  std::string what, about;
};
std::string_view key_of(TimelineEntry::Kind kind);

/// In order of time; `project` by id, empty: all. What names no project belongs to all of them. Throws Error(unknown_name, "programme_no_such").
std::vector<TimelineEntry> programme_timeline(const ProgrammeAnswer& answer, const std::string& project,
                                              const messages::Catalogue& catalogue);

/// How many have chosen what, beside what was decided.
struct ConsultationResult {
  std::size_t consultation = 0, question = 0;
  std::string choice;
  int page = 0, paper = 0;
  double share = 0;     // of the question's answers; NaN without any
  bool chosen = false;  // the alternative that the body chose
};
std::vector<ConsultationResult> consultation_results(const ProgrammeAnswer& answer);

/// A promise's state in words: "holds", or the years in which it does not.
std::string promise_words(const ProgrammeAnswer& answer, std::size_t promise, const messages::Catalogue& catalogue);
/// "at least 12 places", in the figure's or the lever's unit.
std::string promised_words(const ProgrammeAnswer& answer, std::size_t promise, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
