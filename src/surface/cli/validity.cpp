// `handlingsrom validity`: how far the figures can be trusted, measured over all municipalities and written as a page.
#include "surface/api/validity.hpp"

#include <memory>

#include "base/atomic_file.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/progress.hpp"

namespace handlingsrom::cli {

void add_validity(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "validity");
  const auto request = std::make_shared<api::ValidityRequest>();
  when_chosen(noun, [&context, request] {
    const api::Service& service = context.service();
    Progress progress(context, static_cast<std::size_t>(service.facts().registry->size()));
    request->seed = context.options().seed;
    request->threads = context.options().threads;
    request->advance = [&progress] { progress.advance(); };
    const std::string page =
        api::validity_page(api::measure_validity(service, context.data_folder(), *request), context.catalogue());
    if (context.options().out.empty()) {
      context.out() << page;
    } else {
      write_file(context.options().out, page);
    }
  });
  add_argument(noun, context, "--paths", request->paths).option_text(context.text("cli.label.number"));
  add_argument(noun, context, "--years", request->years).option_text(context.text("cli.label.number"));
  add_argument(noun, context, "--deflator", request->deflator).option_text(context.text("cli.label.number"));
}

}  // namespace handlingsrom::cli
