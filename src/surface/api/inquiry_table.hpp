// What each council has answered, as page and papers show it.
#pragma once

#include <string>

#include "choice/cooperation/study/inquiry.hpp"
#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

/// "26. mars 2026"; what is no date stands as it was written.
std::string date_in_words(const std::string& date, const report::Words& words);

/// A row for each council, a column for each step: answer, day, case and the figures that lay before it. So it has room for thirty members.
report::Table steps_table(const cooperation::Inquiry& inquiry, const report::Words& words);

}  // namespace handlingsrom::api
