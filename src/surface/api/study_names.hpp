// What services, ways of sharing, legal forms and settings of a study are called, and what can be chosen. Not for clients of the façade, but for study_choices().
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// "barnevern"; the id itself for a service that is not known.
std::string service_words(const std::string& id, const messages::Catalogue& catalogue);

/// "Sogndal, Luster og Vik"; more than `most` as "Sogndal og fem andre".
std::string members_words(const std::vector<std::string>& names, const messages::Catalogue& catalogue,
                          std::size_t most = 4);

/// "17", "2,4": days of ten or more as whole ones; and "nesten ingen" for less than a tenth.
std::string days_words(double days, const messages::Catalogue& catalogue);

/// The year after the first that is projected: the first that can still be decided on.
int first_year_of_studies(const Service& service);

/// Services, ways, forms, fields of their agreements and settings with their limits, named (StudyChoices of docs/api/openapi.json).
nlohmann::ordered_json study_choices(const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
