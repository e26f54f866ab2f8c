// A cell of a CSV file, written.
#pragma once

#include <string>

namespace handlingsrom::csv {

/// RFC 4180: in quotes where it has a comma, a quote or a line break.
std::string quoted(const std::string& field);
/// A spreadsheet takes text that begins with = + - @ for a formula (OWASP, "CSV Injection"); an apostrophe before it says that it is text.
std::string no_formula(const std::string& text);

}  // namespace handlingsrom::csv
