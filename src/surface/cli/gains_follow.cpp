// `gains follow`: a measure that was chosen, or a published figure, becomes a gain that somebody answers for; `gains figures`: which figures those are.
#include <memory>
#include <optional>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "surface/api/programme_edits.hpp"
#include "surface/api/programme_published.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/programme_parts.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {
namespace {

struct FollowOptions {
  std::filesystem::path file;
  std::string municipality, measure, published, owner, name, project, figure, settled, on;
  int from = 0, until = 0, target_year = 0, base_year = 0;
  std::optional<double> target, money, kroner_per;
};

void figures(const Context& context, const std::string& municipality) {
  Table table{"figures", {{"figure"}, {"name"}, {"unit"}, {"year", Unit::years}, {"value", Unit::none, 1}}, {}};
  const report::Words words(context.catalogue());
  for (const api::PublishedFigure& one :
       api::published_figures(context.service(), context.service().find(municipality), context.catalogue()))
    table.rows.push_back(
        {one.id, one.name, words.unit(one.unit), std::int64_t{one.years.back().year}, one.years.back().value});
  context.show(table);
}

/// What is asked for of a gain, by what it is to be measured.
nlohmann::ordered_json asked(const FollowOptions& options) {
  nlohmann::ordered_json values = {{"owner", options.owner}};
  const auto add = [&](const char* key, const std::string& said) {
    if (!said.empty()) values[key] = said;
  };
  const auto add_year = [&](const char* key, int year) {
    if (year != 0) values[key] = year;
  };
  const auto add_number = [&](const char* key, const std::optional<double>& number) {
    if (number) values[key] = *number;
  };
  add("name", options.name);
  add("project", options.project);
  add("settled", options.settled);
  if (options.measure.empty() == options.published.empty()) throw Error(ErrorCode::usage, "gain_follow_one", {});
  if (!options.measure.empty()) {
    if (options.from == 0) throw Error(ErrorCode::usage, "gain_follow_needs", {{"expected", "--from"}});
    add("measure", options.measure);
    add("figure", options.figure);
    add_year("from", options.from);
    add_year("until", options.until);
  } else {
    if (options.target_year == 0 || !options.target)
      throw Error(ErrorCode::usage, "gain_follow_needs", {{"expected", "--target-year --target"}});
    add("published", options.published);
    add_year("base_year", options.base_year);
    add_year("target_year", options.target_year);
    add_number("target", options.target);
    add_number("planned_money", options.money);
    add_number("kroner_per", options.kroner_per);
  }
  return values;
}

void follow(const Context& context, const FollowOptions& options) {
  const std::string before = read_file(options.file), name = options.file.filename().string();
  const std::string today = roster::text_of(day_or_today(options.on));
  const nlohmann::ordered_json edit =
      api::with_followed(context.service(), before, name,
                         {{"do", "follow"}, {"what", "gain"}, {"values", asked(options)}}, today, context.catalogue());
  const api::EditedProgramme made = api::edit_programme(context.service(), before, name, edit, today);
  // It is tried before anything is written: a measure out of its range or turned by another gain already, a figure that is not there.
  api::read_programme_text(context.service(), made.text, name, today);
  deliver_programme(context, options.file, before, made.text);
}

}  // namespace

void add_gains_follow(CLI::App& root, Context& context) {
  const auto options = std::make_shared<FollowOptions>();
  CLI::App& verb =
      add_verb(add_noun(root, context, "gains"), context, "follow", [&context, options] { follow(context, *options); });
  add_argument(verb, context, "file", options->file).required();
  add_argument(verb, context, "--measure", options->measure);
  add_argument(verb, context, "--from", options->from);
  add_argument(verb, context, "--until", options->until);
  add_argument(verb, context, "--published", options->published);
  add_argument(verb, context, "--base-year", options->base_year);
  add_argument(verb, context, "--target-year", options->target_year);
  add_argument(verb, context, "--target", options->target);
  add_argument(verb, context, "--money", options->money);
  add_argument(verb, context, "--kroner-per", options->kroner_per);
  add_argument(verb, context, "--owner", options->owner).required();
  add_argument(verb, context, "--name", options->name);
  add_argument(verb, context, "--project", options->project);
  add_argument(verb, context, "--figure", options->figure);
  add_argument(verb, context, "--settled", options->settled);
  add_argument(verb, context, "--on", options->on);
  CLI::App& listed = add_verb(add_noun(root, context, "gains"), context, "figures",
                              [&context, options] { figures(context, options->municipality); });
  add_argument(listed, context, "municipality", options->municipality).required();
}

}  // namespace handlingsrom::cli
