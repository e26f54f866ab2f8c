// A programme begun and changed by its owner: one change at a time on the file's text, which stays a file that a person reads and the command line opens.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// What a programme begins with; all else is filled in as it comes.
struct NewProgramme {
  std::string model;  // "three_phases", "prosjektveiviseren"
  std::string municipality, title, mandate, project;
  std::string owner;   // a role
  std::string begins;  // "2027-01-04"
};

/// The model's phases from the day it begins, its groups by role and its annual wheel; the examples that `programme new` has for whoever writes the file are left
/// out. Throws Error(bad_input, "programme_day"), and what new_programme throws.
std::string begin_programme(const Service& service, const NewProgramme& wanted, const messages::Catalogue& catalogue);

/// What a reader could dispute, with its default.
struct DecisionRules {
  /// How far a figure under a decision may move before the body is told, as a share of it. Judgement; 0.01 … 1.
  double tolerance = 0.1;
};

/// One change of a programme's text, as JSON (docs/api/openapi.json, ProgrammeEdit):
///   {"do": "add", "what": "task", "values": {…}}                       a table [[task]]; `id` is made of its name where it has none
///   {"do": "change", "what": "task", "id": "x", "values": {…}}         keys of that table; null takes one away. Without id a table of its own: "mandate"
///   {"do": "remove", "what": "task", "id": "x"}                        with what points at it; a project that has things of its own stays
///   {"do": "remove", "what": "group", "id": "x", "list": "member", "by": "role", "values": {"role": "leader"}}   one of a list within it
///   {"do": "put", "what": "gain", "id": "x", "list": "realised", "by": "year", "values": {…}}   one of a list within it, in order of a key; replaces
///                                                                                          the one with the same key
///   {"do": "count", "what": "consultation", "id": "x", "values": {"answers": [{"question": "q", "choice": "…", "paper": 3}]}}   added to what is there
/// A mandate's `replaces` (true) lets the one that stands go among the earlier versions. A capacity's id is its role, a gathering's its name and first day.
/// What a gain gave in a year (`realised`, `realised_money`) is never written over: a year that is there asks for a `reason`, and both stay. A task's `from` and `to` become its earliest day and its working days. A decision's `figures` (ids) and `year` become today's figures of the chain with
/// their version and a tolerance. Dates are text "2027-01-04". The file's version goes up and `updated` becomes `today`.
struct EditedProgramme {
  std::string text;
  std::string id;  // of what was added or changed
};
/// Throws Error(bad_input, "body_invalid") for a change that is none, Error(unknown_name, "programme_edit_id") where what it names is not there (any more),
/// and what the file's reader throws for what it would become; then nothing is changed.
EditedProgramme edit_programme(const Service& service, const std::string& text, const std::string& name,
                               const nlohmann::ordered_json& edit, const std::string& today,
                               const DecisionRules& rules = {});
/// The same for whoever reads the text next and is refused then: it is not read twice.
EditedProgramme edit_unread(const Service& service, const std::string& text, const std::string& name,
                            const nlohmann::ordered_json& edit, const std::string& today,
                            const DecisionRules& rules = {});

/// {"do": "follow", "what": "gain", "values": {"measure": "sick_leave:0.06", "from": 2028, "owner": "sector_director", …}}: a gain of a measure as {"do": "add"}; any
/// other change as it is. What is not said is the measure's: its name, what it turns as the figure that is followed (`figure`: another of the chain), that
/// figure's unit and level today as the baseline, years until the full effect (`until`; four at least), money released.
/// {"do": "follow", "what": "gain", "values": {"published": "health_and_care_80", "target_year": 2030, "target": 500000, "owner": …}}: a gain that is measured by a
/// published figure (programme_published.hpp), whose baseline is what was published for `base_year` (the latest, where it is not said) and whose realised figures are
/// those of the years after it, as they come. What is not said is the figure's: name, unit, type. `planned_money`: kroner in the target year. Throws Error(bad_input, "body_invalid"),
/// "gain_published_year", Error(unknown_name, "gain_measure_unknown"), "gain_published_unknown", and what edit_programme throws.
nlohmann::ordered_json with_followed(const Service& service, const std::string& text, const std::string& name,
                                     const nlohmann::ordered_json& edit, const std::string& today,
                                     const messages::Catalogue& catalogue);

/// A thing's keys as the file has them, for a form that changes them. Without id a table of its own: "mandate". Throws Error(unknown_name,
/// "programme_edit_id").
nlohmann::ordered_json programme_thing(const std::string& text, const std::string& name, const std::string& what,
                                       const std::string& id);

/// One thing that two files have otherwise: "task", its name, and whether it is only in the second, only in the first, or other keys stand in it.
struct ProgrammeDifference {
  enum class Kind { added, removed, changed };
  Kind kind = Kind::changed;
  std::string what, id, name;
  std::vector<std::string> keys;  // of what is changed
};
std::vector<ProgrammeDifference> programme_difference(const std::string& before, const std::string& after,
                                                      const std::string& name);
/// "Oppgave lagt til: Kartlegging".
std::string difference_words(const ProgrammeDifference& one, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
