// `handlingsrom facts sources|template|build`: the figures, where they come from, and how they are replaced.
#include <memory>
#include <ostream>

#include "base/error.hpp"
#include "surface/api/bundle.hpp"
#include "surface/api/templates.hpp"
#include "surface/cli/facts_tables.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

void show_sources(const Context& context) {
  const api::Service& service = context.service();
  Table table{
      "sources", {{"source"}, {"publisher"}, {"source_table"}, {"title"}, {"period"}, {"licence"}, {"retrieved"}}, {}};
  // Notes are whole sentences; in a terminal they would break the lines of the table.
  const bool notes = output_format(context.options().format) != Format::table;
  if (notes) table.columns.push_back({"note"});
  for (const facts::Source& source : service.sources()) {
    table.rows.push_back(
        {source.id, source.publisher, source.table, source.title, source.period, source.licence, source.retrieved});
    if (notes) table.rows.back().emplace_back(source.note);
  }
  table.notes.push_back(context.text("cli.facts.sources.bundle",
                                     {{"version", service.bundle_version()}, {"digest", service.bundle_digest()}}));
  context.show(table);
}

struct TemplateOptions {
  std::string name;  // a form, or a municipality for its own figures of today
  std::string municipality;
  std::string kind = "csv";
  bool filled = false;
};

void list_forms(const Context& context, const std::filesystem::path& folder) {
  Table table{"forms", {{"form", Unit::none, 0, context.text("form.column")}, {"title"}}, {}};
  for (const api::FormInfo& form : api::forms(folder, context.language())) table.rows.push_back({form.id, form.title});
  table.notes.push_back(context.text("form.how"));
  context.show(table);
}

/// A workbook cannot be shown on a terminal: without --out it is called as the form is.
void write_form(const Context& context, const std::filesystem::path& folder, const TemplateOptions& options) {
  api::FormRequest request{folder, options.name, options.filled, {}};
  if (!options.municipality.empty()) request.municipality = context.service().find(options.municipality);
  const std::filesystem::path file =
      context.options().out.empty() ? std::filesystem::path(options.name + ".xlsx") : context.options().out;
  api::write_form(context.service(), request, context.catalogue(), file);
  context.message(context.text("form.written", {{"file", file.string()}}));
}

void show_template(const Context& context, const TemplateOptions& options) {
  const std::filesystem::path folder = context.data_folder() / "templates";
  if (options.name.empty()) return list_forms(context, folder);
  if (api::is_form(folder, options.name)) return write_form(context, folder, options);
  if (options.filled) throw Error(ErrorCode::unknown_name, "form_unknown_short", {{"found", options.name}});
  context.deliver(api::own_figures_template(context.service(), options.name, options.kind, context.catalogue()));
}

struct BuildOptions {
  std::filesystem::path folder;
  std::filesystem::path specification;
};

void build(const Context& context, const BuildOptions& options) {
  const auto specification =
      options.specification.empty() ? context.data_folder() / "bundle.toml" : options.specification;
  const auto target = context.options().out.empty() ? context.bundle() : context.options().out;
  Table table{"checks", {{"check"}, {"found"}}, {}};
  for (const api::BundleCheck& check : api::build_bundle(options.folder, specification, target))
    table.rows.push_back({check.name, check.found});
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
  add_argument(for_template, context, "form", blank->name);
  add_argument(for_template, context, "--municipality", blank->municipality);
  add_switch(for_template, context, "--filled", blank->filled);
  add_argument(for_template, context, "--kind", blank->kind).option_text("csv|toml");

  const auto building = std::make_shared<BuildOptions>();
  CLI::App& for_build = add_verb(noun, context, "build", [&context, building] { build(context, *building); });
  add_argument(for_build, context, "folder", building->folder).required();
  add_argument(for_build, context, "--specification", building->specification)
      .option_text(context.text("cli.label.file"));
}

}  // namespace handlingsrom::cli
