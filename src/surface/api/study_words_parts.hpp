// What the sentences of a study share, and those on what it rests on.
#pragma once

#include <string>
#include <vector>

#include "choice/cooperation/study/outcome.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

/// To the thousand or ten thousand kroner.
std::string money(double kroner, const report::Words& words);
std::string sharing_name(cooperation::Sharing sharing, const report::Words& words);

/// What the law asks of the agreement, and what of it is there.
void say_agreement(std::vector<std::string>& said, const cooperation::Study& study, const cooperation::Outcome& outcome,
                   const report::Words& words);
/// Which keys the years follow, and how the ranges were reckoned.
void say_sureness(std::vector<std::string>& said, const cooperation::Study& study, const cooperation::Outcome& outcome,
                  const report::Words& words);

}  // namespace handlingsrom::api
