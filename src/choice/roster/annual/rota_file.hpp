// A rota made elsewhere, as rota systems write it out: a list of shifts, or people by days, in CSV or XLSX.
#pragma once

#include <filesystem>
#include <string>

#include "choice/roster/annual/unit.hpp"
#include "choice/roster/work_plan.hpp"

namespace handlingsrom::annual {

/// Reads a rota of the unit's people. A list has heads for person, date, start and end (or a code that is one of the unit's shifts), and perhaps kind and break, in English or Norwegian;
/// a board has people down and dates along the first row, with a shift's code, times such as 07:30-15:00, F1, F3, F5, FE, or nothing in the cells. Throws Error(bad_input) with file,
/// line, found and expected.
roster::WorkPlan read_rota_file(const std::filesystem::path& file, const Unit& unit);
/// The same of bytes.
roster::WorkPlan read_rota_bytes(std::string_view bytes, const std::string& file, const Unit& unit);

}  // namespace handlingsrom::annual
