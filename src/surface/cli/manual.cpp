// `handlingsrom manual`: the manual page and the shell completion that a package installs.
#include "surface/cli/manual.hpp"

#include <ostream>

#include "base/atomic_file.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

void deliver(const Context& context, const std::string& text) {
  if (context.options().out.empty()) {
    context.out() << text;
  } else {
    write_file(context.options().out, text);
  }
}

}  // namespace

void add_manual(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "manual");
  add_verb(noun, context, "page", [&root, &context] { deliver(context, manual_page(describe(root), context)); });
  add_verb(noun, context, "completion", [&root, &context] { deliver(context, bash_completion(describe(root))); });
}

}  // namespace handlingsrom::cli
