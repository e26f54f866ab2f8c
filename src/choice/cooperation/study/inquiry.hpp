// The inquiry that decides: steps with insight, questions with the hardest first, parties, and each council's decision at each step.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"
#include "choice/cooperation/study/study.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::cooperation {

struct Inquiry {
  enum class Kind { service, profile };  // a service to be had together, or what the region is to be known for
  enum class Answer { yes, no, postponed };

  struct Member {
    MunicipalityIndex municipality;
    std::string name;
    std::vector<std::string> parties;  // employees' organisations, safety delegate, users' councils … that take part
  };
  struct Question {
    std::string text;
    int difficulty = 3;    // 5 is the hardest
    std::string answer;    // empty: open
    std::string answered;  // date, empty where open
  };
  struct Decision {
    std::size_t member = 0;
    Answer answer = Answer::yes;
    std::string date, matter;  // "2026-03-20", "12/26"
    std::string version;       // of the figures that lay before the council
  };
  struct Step {
    std::string name, from, to;  // dates
    std::string asks;            // what the councils are asked to decide
    std::string insight;         // what the step has taught; empty: not yet
    std::vector<Decision> decisions;
  };

  std::string file, title, about, study;  // study: file name, may be empty
  FilePlace study_place;                  // of `study`
  Kind kind = Kind::service;
  std::vector<Member> members;
  std::vector<Question> questions;  // hardest first
  std::vector<Step> steps;          // in order of time
};

/// Reads an inquiry. Throws Error(bad_input, "toml_…" or "inquiry_…") with place: a member twice, a decision of one that is no member or twice in a step, a
/// step that ends before it begins or begins before the one before it, dates that are none, no steps.
Inquiry read_inquiry(std::string_view text, const std::string& file, const facts::Facts& facts);

/// What whoever keeps the record should see to.
struct Notice {
  enum class Kind {
    not_answered,   // step, member: no decision yet
    ahead,          // step, member: decided before all have decided the step before
    after_no,       // step, member: decides on although it said no the step before
    old_figures,    // step, member: other figures than those of today lay before it
    mixed_figures,  // step: the councils decided on different figures
    no_party,       // member: nobody but the municipality takes part
    no_insight,     // step: all have decided, nothing is said of what it taught
    easier_first    // question: a harder one is open while an easier is answered
  };
  Kind kind;
  std::size_t step = 0, member = 0, question = 0;
};
std::string_view key_of(Notice::Kind kind);
std::string_view key_of(Inquiry::Answer answer);

/// `version`: of the figures of today.
std::vector<Notice> notices_of(const Inquiry& inquiry, std::string_view version);

/// The step that is under way: the first that not all have decided with yes; nullopt when all have.
std::optional<std::size_t> current_step(const Inquiry& inquiry);

const Inquiry::Decision* decision_of(const Inquiry::Step& step, std::size_t member);

}  // namespace handlingsrom::cooperation
