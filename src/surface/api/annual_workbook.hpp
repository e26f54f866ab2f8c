// The rota as a workbook: a board that can be printed and read in again, each person's year, what is empty. Within the façade.
#pragma once

#include <filesystem>

#include "surface/api/annual_made.hpp"

namespace handlingsrom::api {

void write_rota_workbook(const annual::Problem& problem, const annual::Rota& rota, const AnnualRota& answer,
                         const std::filesystem::path& file, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
