// Levers from their files.
#pragma once

#include <string>
#include <string_view>

#include "base/toml.hpp"
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario {

/// One lever from the text of its file; `id`.toml names it in refusals. Throws Error(bad_input) with file, line, column, found and
/// expected: an unknown key or name, a range that does not hold today's value, a bound of law without its reference, a text that one
/// of the three languages lacks.
Lever read_lever(std::string_view text, const std::string& id);

/// The tables [[assumption]], [[figure]], [one_off] and [settlers] of `table`, in a lever's file or where a scenario replaces them.
Effect read_effect(const toml::Value& table);

/// The same as TOML: each table's name begins with `prefix`.
std::string write_effect(const Effect& effect, const std::string& prefix);

}  // namespace handlingsrom::scenario
