// The command line as a function, so that tests can call it.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace handlingsrom::cli {

/// Runs `handlingsrom ARGUMENTS…`. Results go to `out`, messages to `err`. Returns the exit code: 0 done, 1 internal error,
/// 2 wrong usage or bad input, 3 no solution, 4 a source could not be reached, 130 interrupted. Throws nothing.
int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) noexcept;

}  // namespace handlingsrom::cli
