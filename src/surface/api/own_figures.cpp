#include "surface/api/own_figures.hpp"

namespace handlingsrom::api {

facts::OwnFigures own_figures(const Service& service, MunicipalityIndex municipality, const std::filesystem::path& file,
                              bool accept) {
  return facts::settle_own_figures(facts::read_own_figures(file, service.municipality(municipality).number),
                                   service.facts(), municipality, accept);
}

}  // namespace handlingsrom::api
