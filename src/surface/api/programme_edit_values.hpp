// What changes of a programme's text share: values as they come in JSON and as they stand in the file. Not for clients of the façade.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/toml_draft.hpp"
#include "choice/roster/calendar.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api::edits {

/// Throws Error(bad_input, "body_invalid"): where in the body, and what was expected there.
[[noreturn]] void refuse(std::string where, std::string expected);

/// Throws Error(bad_input, "programme_day").
roster::Day day_of(const std::string& text);

/// A value as the file has it: text that is a day becomes one under keys that hold days. Throws what refuse throws.
toml::Item item_of(const std::string& key, const nlohmann::ordered_json& value, int depth = 0);
/// The same the other way.
nlohmann::ordered_json json_of(const toml::Item& item);

/// Text of an object's key; empty where there is none. Throws what refuse throws for what is no text.
std::string text_of(const nlohmann::ordered_json& object, const char* key);

/// Of a whole number or another; 0 where it is none.
double number_of(const toml::Item* item);
/// Text that orders as the values do; empty where there is none.
std::string written(const toml::Item* item);

/// "Kartlegging av tenester" → "kartlegging-av-tenester"; another number where the list has that already.
std::string new_id(const toml::Item* list, std::string_view name);

/// A task's `from` and `to` as the file has them: the earliest day, and how many working days. Throws Error(bad_input, "programme_task_dates").
void days_of_task(nlohmann::ordered_json& values);

/// A decision's `figures` (ids) and `year` become today's figures of the chain, each with how far it may move: the share of it, or `tolerance_percent`.
void figures_of_decision(const Service& service, MunicipalityIndex municipality, nlohmann::ordered_json& values,
                         double share);

/// A gain measured by a published figure, as {"do": "add"}; `values` are those of "follow" (programme_edits.hpp).
nlohmann::ordered_json gain_by_published(const Service& service, const std::string& text, const std::string& name,
                                         nlohmann::ordered_json values, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api::edits
