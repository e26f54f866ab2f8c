// "Did we get there?" as a page shows it: where we are in a sentence, what needs doing, the drawings with their tables, and all that the file holds.
#pragma once

#include <nlohmann/json.hpp>

#include "surface/api/programmes.hpp"

namespace handlingsrom::api {

struct ProgrammePageWish {
  double width = 640;  // pixels that a drawing may fill
  /// Of each list; those that ask for something first. A programme of 1,000 measures has pages that nobody reads.
  std::size_t most = 60;
};

/// docs/api/openapi.json, Programme. Every word in the catalogue's language; days as "2026-11-28".
nlohmann::ordered_json programme_page_json(const Service& service, const ProgrammeAnswer& answer,
                                           const ProgrammePageWish& wish, const messages::Catalogue& catalogue);

/// What forms offer: models in plain words, roles, kinds of groups, steps, types of gains, and the figures that a decision can rest on.
nlohmann::ordered_json programme_choices_json(const messages::Catalogue& catalogue);

/// The sentence that matters most: what had to be closed this year and what is; without money in the gains, where the plan is.
std::string programme_sentence(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue);
/// Phase, tasks, what is next, what is taken out so far.
std::vector<std::string> programme_state(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue);
/// What is taken out of the budget so far of what was planned for the same years, and what of it is provisional; empty where nothing was said. `said`: how kroner are told.
std::string realised_sentence(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue,
                              std::string (*said)(double, const messages::Catalogue&));
/// "900 000 kr", "5,4 mill. kr": as exact as it is said aloud.
std::string told_kroner(double value, const messages::Catalogue& catalogue);
/// A finding with its days as a reader writes them.
programme::Finding with_day_words(programme::Finding finding, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
