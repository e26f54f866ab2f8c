// `handlingsrom version`: the program and its parts.
#include "surface/api/version.hpp"

#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

void add_version(CLI::App& root, Context& context) {
  when_chosen(add_noun(root, context, "version"), [&context] {
    context.show(Table{"version", {{"name"}, {"version"}}, {{"handlingsrom", std::string(api::program_version)}}});
  });
}

}  // namespace handlingsrom::cli
