// A figure as the text of JSON, for whoever writes without a tree.
#pragma once

#include <string>

namespace handlingsrom::report {

/// What number() (json_values.hpp) is dumped as, appended to `out`.
void write_number(double value, std::string& out);

}  // namespace handlingsrom::report
