// What is asked of a table: values of each variable, by code or by expression.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standing/reading/cube.hpp"

namespace handlingsrom::statistics {

struct VariableSelection {
  std::string variable;  // its code: "KOKkommuneregion0000"
  std::vector<std::string>
      values;              // codes, or "*", "20??", "top(3)", "bottom(1)", "range(2020,2024)", "from(2015)", "to(2020)"
  std::string codelist{};  // empty: the table's own values
};
using Selection = std::vector<VariableSelection>;

/// The codes of `dimension` that a selection means, in the dimension's order, each once. Codes that are not there are left out. Names are not case-sensitive.
/// top(n[,o]) are the first n after o, bottom(n[,o]) the last.
std::vector<std::string> expand(const std::vector<std::string>& values, const reading::Dimension& dimension);

/// "valueCodes[Tid]=2024&…", percent-encoded; expressions with a comma in brackets.
std::string query_of(const Selection& selection);
/// {"selection":[{"variableCode":…,"valueCodes":[…]}]}
std::string body_of(const Selection& selection);
/// RFC 3986, everything but unreserved characters.
std::string percent_encoded(std::string_view text);

}  // namespace handlingsrom::statistics
