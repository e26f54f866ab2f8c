// What a reader of a scenario's figures must know beside them.
#pragma once

#include <string>
#include <vector>

#include "surface/api/scenarios.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// Sentences, in the catalogue's language: effects and holdings that are the user's own; levers beyond what is ordinary among
/// municipalities; levers whose price is not known; who stands elsewhere on the care ladder in `year` because a threshold was raised.
std::vector<std::string> scenario_notices(const Service& service, MunicipalityIndex municipality,
                                          const scenario::Scenario& scenario, const messages::Catalogue& catalogue,
                                          Year year);

/// The user's own reason for what the turned lever does, as a sentence; empty where the lever does what its file says.
std::string own_effect_sentence(const scenario::Scenario& scenario, std::size_t lever,
                                const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
