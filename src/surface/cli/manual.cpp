// `handlingsrom manual`: the manual page and the shell completion that a package installs.
#include "surface/cli/manual.hpp"

#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

void add_manual(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "manual");
  add_verb(noun, context, "page", [&root, &context] { context.deliver(manual_page(describe(root), context)); });
  add_verb(noun, context, "completion", [&root, &context] { context.deliver(bash_completion(describe(root))); });
}

}  // namespace handlingsrom::cli
