// What the parts of a programme's page share. Not for clients of the façade.
#pragma once

#include <cstddef>
#include <vector>

#include <nlohmann/json.hpp>

#include "surface/api/programme_page.hpp"

namespace handlingsrom::api {

/// "done", "late" … of a task: the end of `followup.task.<state>`.
const char* task_state(const ProgrammeAnswer& answer, std::size_t task);
/// The tasks in the order in which a page has them.
std::vector<std::size_t> task_order(const ProgrammeAnswer& answer);

/// Gains, time line and wheel as LiveChart of docs/api/openapi.json; null where there is nothing to draw.
nlohmann::ordered_json programme_page_charts(const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                                             const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
