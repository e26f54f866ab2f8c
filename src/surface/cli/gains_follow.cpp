// `gains follow`: a measure that was chosen becomes a gain that somebody answers for.
#include <memory>

#include "base/read_file.hpp"
#include "surface/api/programme_edits.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/programme_parts.hpp"

namespace handlingsrom::cli {
namespace {

struct FollowOptions {
  std::filesystem::path file;
  std::string measure, owner, name, project, figure, settled, on;
  int from = 0, until = 0;
};

void follow(const Context& context, const FollowOptions& options) {
  const std::string before = read_file(options.file), name = options.file.filename().string();
  nlohmann::ordered_json values = {{"measure", options.measure}, {"from", options.from}, {"owner", options.owner}};
  const auto add = [&](const char* key, const std::string& said) {
    if (!said.empty()) values[key] = said;
  };
  add("name", options.name);
  add("project", options.project);
  add("figure", options.figure);
  add("settled", options.settled);
  if (options.until != 0) values["until"] = options.until;
  const std::string today = roster::text_of(day_or_today(options.on));
  const nlohmann::ordered_json edit =
      api::with_measure(context.service(), before, name, {{"do", "follow"}, {"what", "gain"}, {"values", values}},
                        today, context.catalogue());
  const api::EditedProgramme made = api::edit_programme(context.service(), before, name, edit, today);
  // The measure is tried before anything is written: out of its range, or turned by another gain already.
  api::read_programme_text(context.service(), made.text, name, today);
  deliver_programme(context, options.file, before, made.text);
}

}  // namespace

void add_gains_follow(CLI::App& root, Context& context) {
  const auto options = std::make_shared<FollowOptions>();
  CLI::App& verb =
      add_verb(add_noun(root, context, "gains"), context, "follow", [&context, options] { follow(context, *options); });
  add_argument(verb, context, "file", options->file).required();
  add_argument(verb, context, "--measure", options->measure).required();
  add_argument(verb, context, "--from", options->from).required();
  add_argument(verb, context, "--until", options->until);
  add_argument(verb, context, "--owner", options->owner).required();
  add_argument(verb, context, "--name", options->name);
  add_argument(verb, context, "--project", options->project);
  add_argument(verb, context, "--figure", options->figure);
  add_argument(verb, context, "--settled", options->settled);
  add_argument(verb, context, "--on", options->on);
}

}  // namespace handlingsrom::cli
