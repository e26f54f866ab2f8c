// A study that the page asks for, read and worked out. Not for clients of the façade.
#pragma once

#include "surface/api/structure_page.hpp"
#include "surface/api/structure_studies.hpp"

namespace handlingsrom::api {

/// Searched for, or with the request's points as the frontier. Throws what study_structure throws; Error(bad_input, "structure_elsewhere") for a file of another municipality.
StructureStudyAnswer studied(const Service& service, const StructureRequest& request, bool search,
                             const messages::Catalogue& catalogue);

/// write_structure_plan with the Word document and the PDF only where they are asked for.
std::vector<std::filesystem::path> write_structure_plan_as(const Service& service, const StructureStudyAnswer& answer,
                                                           const messages::Catalogue& catalogue,
                                                           const std::filesystem::path& out, std::uint64_t seed,
                                                           report::Formats formats);

}  // namespace handlingsrom::api
