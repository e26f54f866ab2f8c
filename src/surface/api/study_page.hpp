// A study of cooperation as the page shows it: one sentence, who pays what by every way of sharing, who may leave, the law, what is judgement.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include <nlohmann/json.hpp>

#include "base/standard_seed.hpp"
#include "surface/api/study_request.hpp"

namespace handlingsrom::api {

struct StudyPage {
  StudyRequest asked;
  double width = 640;  // pixels that a drawing may fill
  double wide = 640;   // and one that stands alone
  std::uint64_t seed = standard_seed;
  int draws = study_draws;
};

/// With `leaves`, shares, people and law are those of the members that are left (StudyPage of docs/api/openapi.json). Throws what study_of throws, and
/// Error(bad_input, "together_not_a_member") for a leaver or a view of one that is no member.
nlohmann::ordered_json study_page_json(const Service& service, const StudyPage& page,
                                       const messages::Catalogue& catalogue);

/// Money, people and places of each member and the sum, alone and together, by year with ranges; the pictures are of the member that it is seen from and of the sum
/// (StudyRooms of docs/api/openapi.json). `unwanted` is asked between members; then Error(interrupted) is thrown.
nlohmann::ordered_json study_rooms_json(const Service& service, const StudyPage& page,
                                        const messages::Catalogue& catalogue,
                                        const std::function<bool()>& unwanted = {});

/// What can be chosen (StudyChoices of docs/api/openapi.json).
nlohmann::ordered_json study_choices_json(const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
