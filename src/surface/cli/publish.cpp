// `handlingsrom publish KOMMUNE --out DIR`: pages for inhabitants, with no program behind them.
#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/publish.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/pages.hpp"

namespace handlingsrom::cli {
namespace {

struct PublishOptions {
  std::string municipality;
  std::vector<std::filesystem::path> alternatives;
  std::string consultation;
  std::filesystem::path pages, engine;
};

void publish(const Context& context, const PublishOptions& options) {
  if (context.options().out.empty()) throw Error(ErrorCode::usage, "publish_without_out");
  api::PublishRequest request;
  request.municipality = context.service().find(options.municipality);
  request.bundle = context.bundle();
  request.data = context.data_folder();
  request.pages = options.pages.empty() ? pages_folder(context) : options.pages;
  request.engine = options.engine.empty() ? engine_folder(context) : options.engine;
  request.out = context.options().out;
  request.alternatives = options.alternatives;
  request.consultation = options.consultation;
  const api::Published done = api::publish(context.service(), request);
  constexpr double million = 1e6;
  context.out() << context.text("cli.publish.done",
                                {{"folder", request.out.string()},
                                 {"files", std::to_string(done.files)},
                                 {"size", fmt::format("{:.1f}", static_cast<double>(done.bytes) / million)},
                                 {"engine", fmt::format("{:.1f}", static_cast<double>(done.engine) / million)}})
                << '\n';
}

}  // namespace

std::filesystem::path pages_folder(const Context& context) {
  const std::filesystem::path parent = context.data_folder().parent_path();
  for (const std::filesystem::path& candidate : {parent / "web" / "dist", context.data_folder() / "web"}) {
    if (std::filesystem::is_regular_file(candidate / "index.html")) return candidate;
  }
  return {};
}

std::filesystem::path engine_folder(const Context& context) {
  const std::filesystem::path installed = context.data_folder() / "engine";
  return std::filesystem::is_directory(installed) ? installed : context.data_folder().parent_path() / "web" / "engine";
}

void add_publish(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "publish");
  const auto options = std::make_shared<PublishOptions>();
  add_argument(noun, context, "municipality", options->municipality).required();
  add_argument(noun, context, "--alternative", options->alternatives);
  add_argument(noun, context, "--consultation", options->consultation);
  add_argument(noun, context, "--pages", options->pages);
  add_argument(noun, context, "--engine", options->engine);
  when_chosen(noun, [&context, options] { publish(context, *options); });
}

}  // namespace handlingsrom::cli
