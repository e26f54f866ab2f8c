// Answers counted in, and words deleted when their time is over; in the text of a programme.
#pragma once

#include <string>
#include <vector>

#include "followup/programme/programme.hpp"

namespace handlingsrom::programme {

/// How many have chosen this, on the page and on paper; added to what is there.
struct CountedAnswer {
  std::string question, choice;
  int page = 0, paper = 0;
};

/// The text with the answers counted in. Throws Error(unknown_name, "programme_no_such") for a consultation, question or choice that is not there,
/// Error(bad_input) for a count that falls below zero.
std::string with_answers(const std::string& text, const Programme& programme, const std::string& consultation,
                         const std::vector<CountedAnswer>& answers);

/// The text without what was said in an involvement, or the themes of a consultation. That it took place, whom it asked and the counts stay: they are of no person.
/// Throws Error(unknown_name, "programme_no_such").
std::string without_words(const std::string& text, const Programme& programme, const std::string& id);

}  // namespace handlingsrom::programme
