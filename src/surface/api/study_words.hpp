// What a study of cooperation says in words: the same on a terminal and in a council's papers.
#pragma once

#include <string>
#include <vector>

#include "choice/cooperation/study/inquiry.hpp"
#include "choice/cooperation/study/outcome.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

/// "Sogndal + Luster", or "alle" for everyone.
std::string coalition_text(const cooperation::Study& study, cooperation::Coalition coalition,
                           const report::Words& words);

/// The same within a sentence: "Sogndal, Luster og Vik".
std::string coalition_said(const cooperation::Study& study, cooperation::Coalition coalition,
                           const report::Words& words);

/// About all: money, chance, people, who would leave, what is likely, what the agreement lacks.
std::vector<std::string> study_sentences(const cooperation::Study& study, const cooperation::Outcome& outcome,
                                         const report::Words& words);

/// The first page's: what it costs and saves, people, what the sharing moves, who may leave.
std::vector<std::string> headline_sentences(const cooperation::Study& study, const cooperation::Outcome& outcome,
                                            const report::Words& words);

/// What must be said of distances that are reckoned over the sea; empty where there is none.
std::vector<std::string> sea_sentences(const cooperation::Study& study, const std::vector<cooperation::SeaLine>& lines,
                                       const report::Words& words);

/// From one member's point of view, at most seven.
std::vector<std::string> member_sentences(const cooperation::Study& study, const cooperation::Outcome& outcome,
                                          std::size_t member, const report::Words& words);

/// How long before one may leave, and who says so: the law, or the agreement. The study has a form.
std::string notice_sentence(const cooperation::Study& study, const cooperation::Outcome& outcome,
                            const report::Words& words);

/// The notices of an inquiry, those of one kind and step in one sentence.
std::vector<std::string> notice_sentences(const cooperation::Inquiry& inquiry,
                                          const std::vector<cooperation::Notice>& notices, const report::Words& words);

/// The sharing that the study has chosen; nullptr where it does not exist.
const cooperation::SharedOut* chosen_sharing(const cooperation::Study& study, const cooperation::Outcome& outcome);

}  // namespace handlingsrom::api
