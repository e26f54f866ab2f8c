// A study's sentences in the words of its service: a school has pupils and classes, a care home residents and wards. Not for clients of the façade.
#pragma once

#include "choice/structure/study/study.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// The entry `key` for schools. For other services `structure_place.<key>` where there is one, with the nouns {place}, {places}, {users}, {Place}, {Places}, {Users} of the service.
std::string structure_text(const messages::Catalogue& catalogue, structure_study::Service service,
                           const std::string& key, messages::Arguments arguments = {});

}  // namespace handlingsrom::api
