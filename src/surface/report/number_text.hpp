// A figure as the text of JSON, for whoever writes without a tree.
#pragma once

#include <string>

namespace handlingsrom::report {

/// The same number as number() (json_values.hpp), by its shortest digits, appended to `out`.
void write_number(double value, std::string& out);

}  // namespace handlingsrom::report
