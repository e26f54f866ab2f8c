// A thing of a programme's text by what it is and its id: found, taken away with what points at it, and a mandate that another replaces. Not for clients of
// the façade.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "base/toml_draft.hpp"

namespace handlingsrom::api::edits {

/// Throws Error(unknown_name, "programme_edit_id"). A capacity is known by its role, a gathering by its name and day ("Samling 2 2025-04-03").
toml::Item& thing_in(toml::Item& root, const std::string& what, const std::string& id);

/// With what points at it: a task that others wait for, what a decision rested on, a project's phase. Throws Error(bad_input, "programme_edit_in_use") for a project that
/// has things of its own.
void remove_thing(toml::Item& root, const std::string& what, const std::string& id);

/// Tables by their first day, each in the place in the file of the one that it takes the turn of.
void in_order_of_days(toml::Item& list);

/// `replaces` of the values: what stands goes among the earlier versions before it is written over.
void keep_mandate(toml::Item& mandate, nlohmann::ordered_json& values);

}  // namespace handlingsrom::api::edits
