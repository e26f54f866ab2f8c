// `handlingsrom facts sources|template|build`: the figures, where they come from, and how they are replaced.
#include "standing/facts/facts_held.hpp"

#include <memory>
#include <ostream>

#include "base/atomic_file.hpp"
#include "standing/facts/build.hpp"
#include "standing/facts/own_figures.hpp"
#include "standing/facts/source.hpp"
#include "surface/cli/facts_tables.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

void show_sources(const Context& context) {
  const facts::Facts& facts = context.service().facts();
  Table table{
      "sources", {{"source"}, {"publisher"}, {"source_table"}, {"title"}, {"period"}, {"licence"}, {"retrieved"}}, {}};
  // Notes are whole sentences; in a terminal they would break the lines of the table.
  const bool notes = output_format(context.options().format) != Format::table;
  if (notes) table.columns.push_back({"note"});
  for (const facts::Source& source : facts.sources) {
    table.rows.push_back(
        {source.id, source.publisher, source.table, source.title, source.period, source.licence, source.retrieved});
    if (notes) table.rows.back().emplace_back(source.note);
  }
  table.notes.push_back(
      context.text("cli.facts.sources.bundle", {{"version", facts.version}, {"digest", facts.digest}}));
  context.show(table);
}

struct TemplateOptions {
  std::string municipality;
  std::string kind = "csv";
};

void show_template(const Context& context, const TemplateOptions& options) {
  const MunicipalityNumber number = context.service().municipality(context.service().find(options.municipality)).number;
  if (options.kind != "csv" && options.kind != "toml") {
    throw Error(ErrorCode::usage, "usage_format", {{"found", options.kind}, {"expected", "csv, toml"}});
  }
  const std::string text =
      options.kind == "csv" ? facts::own_figures_template_csv(number) : facts::own_figures_template_toml(number);
  if (context.options().out.empty()) {
    context.out() << text;
  } else {
    write_file(context.options().out, text);
  }
}

struct BuildOptions {
  std::filesystem::path folder;
  std::filesystem::path specification;
};

void build(const Context& context, const BuildOptions& options) {
  const auto specification =
      options.specification.empty() ? context.data_folder() / "bundle.toml" : options.specification;
  const facts::BuildResult result = facts::build_bundle(options.folder, specification);
  const auto target = context.options().out.empty() ? context.bundle() : context.options().out;
  facts::write_bundle(result.bytes, target);
  Table table{"checks", {{"check"}, {"found"}}, {}};
  for (const facts::BuildCheck& check : result.checks) table.rows.push_back({check.name, check.found});
  context.out() << render(table, output_format(context.options().format), context.catalogue());
  context.message(context.text("cli.facts.build.written", {{"file", target.string()}}));
}

}  // namespace

void add_facts(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "facts");
  add_verb(noun, context, "sources", [&context] { show_sources(context); });

  add_facts_tables(noun, context);

  const auto blank = std::make_shared<TemplateOptions>();
  CLI::App& for_template = add_verb(noun, context, "template", [&context, blank] { show_template(context, *blank); });
  add_argument(for_template, context, "municipality", blank->municipality).required();
  add_argument(for_template, context, "--kind", blank->kind).option_text("csv|toml");

  const auto building = std::make_shared<BuildOptions>();
  CLI::App& for_build = add_verb(noun, context, "build", [&context, building] { build(context, *building); });
  add_argument(for_build, context, "folder", building->folder).required();
  add_argument(for_build, context, "--specification", building->specification)
      .option_text(context.text("cli.label.file"));
}

}  // namespace handlingsrom::cli
