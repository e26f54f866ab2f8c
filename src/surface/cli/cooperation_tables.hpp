// Tables of a study that stand on their own.
#pragma once

#include <filesystem>

#include "surface/api/studies.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// The three rooms of each member and of all, as on today's course and with the cooperation: the last year, or every one.
Table study_rooms(const Context& context, const api::StudyAnswer& answer, bool every_year);
/// What leaving takes of each under every legal form.
Table study_exits(const Context& context, const api::StudyAnswer& answer);
/// Where --papers writes. Throws Error(usage, "papers_where") without --out: a folder for each council belongs in one that was named.
std::filesystem::path papers_folder(const Context& context);
/// What the history's keys would have each pay today.
Table study_keys(const Context& context, const api::StudyAnswer& answer);

}  // namespace handlingsrom::cli
