// The façade's way in for a municipality's own figures: read, held against what is published, brought to today.
#pragma once

#include <filesystem>

#include "standing/facts/own_figures.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// Throws what facts::read_own_figures and facts::settle_own_figures throw. What there is to tell stands in the answer's notices.
facts::OwnFigures own_figures(const Service& service, MunicipalityIndex municipality, const std::filesystem::path& file,
                              bool accept);

}  // namespace handlingsrom::api
