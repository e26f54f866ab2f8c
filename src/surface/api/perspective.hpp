// The perspective report through the façade: scenario files in, page, workbook and Word document out.
#pragma once

#include <filesystem>
#include <vector>

#include "surface/api/scenarios.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct PerspectiveFiles {
  std::filesystem::path folder;
  std::vector<std::filesystem::path> files;
  bool word = false;  // pandoc was there
};

/// Writes perspective.html, perspective.xlsx and, where pandoc is installed, perspective.docx to `out`/NUMBER-name.
PerspectiveFiles write_perspective(const Service& service, MunicipalityIndex municipality,
                                   const std::vector<scenario::Scenario>& scenarios,
                                   const messages::Catalogue& catalogue, const std::filesystem::path& out, int paths,
                                   std::uint64_t seed);

}  // namespace handlingsrom::api
