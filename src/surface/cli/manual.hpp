// The command tree as a manual page and as completion for a shell: what --help says, in the forms that an installed program has.
#pragma once

#include <string>

#include "surface/cli/command_tree.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// A manual page (roff, man-pages(7)) of every command with its arguments and options, in the context's language.
std::string manual_page(const CommandDescription& root, const Context& context);

/// Completion for bash 4.2 or later: the commands and options at each place in the tree; the values of an option that names them (`nb|nn|en`);
/// otherwise files. No program is started while completing.
std::string bash_completion(const CommandDescription& root);

}  // namespace handlingsrom::cli
