// `programme import|export|share`: task lists in and out, and what is learnt as a file for others.
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "surface/api/programme_files.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/programme_parts.hpp"

namespace handlingsrom::cli {
namespace {

struct FileOptions {
  std::filesystem::path file, into;
  std::string on;
};

void import_list(const Context& context, const FileOptions& options) {
  const std::string before = read_file(options.into);
  const programme::TaskImport result = api::import_programme_tasks(
      before, options.into.filename().string(), options.file, day_or_today(options.on), context.catalogue());
  const std::filesystem::path out = context.options().out.empty() ? options.into : context.options().out;
  if (result.added + result.changed > 0 || out != options.into)
    deliver_programme(context, options.into, before, result.text);
  context.out() << context.text("programme.imported",
                                {{"kind", context.text(fmt::format("programme.list_kind.{}", key_of(result.kind)))},
                                 {"added", std::to_string(result.added)},
                                 {"changed", std::to_string(result.changed)},
                                 {"same", std::to_string(result.same)},
                                 {"file", out.string()}})
                << '\n';
  for (const programme::ImportNotice& notice : result.notices)
    context.message(api::import_words(notice, context.catalogue()));
}

void export_list(const Context& context, const FileOptions& options) {
  const api::ProgrammeAnswer answer = api::read_programme(context.service(), options.file, {});
  const std::string& format = context.options().format;
  using Kind = programme::TaskListKind;
  if (format == "csv" || format == "table" || format == "json") {
    const programme::TaskTable tasks = api::programme_tasks(answer, Kind::own, context.catalogue());
    Table table{"tasks", {}, {}};
    for (const std::string& head : tasks.heads) {
      Column column{head};
      column.head = head;
      table.columns.push_back(std::move(column));
    }
    for (const std::vector<std::string>& row : tasks.rows) table.rows.emplace_back(row.begin(), row.end());
    context.show(table);
    return;
  }
  if (format != "xlsx" && format != "openproject" && format != "planner")
    throw Error(ErrorCode::usage, "programme_export_format", {{"found", format}});
  const Kind kind = format == "xlsx" ? Kind::own : format == "planner" ? Kind::planner : Kind::openproject;
  const std::filesystem::path out = context.options().out.empty()
                                        ? std::filesystem::path(answer.programme.id + "-" + format + ".xlsx")
                                        : context.options().out;
  api::write_task_workbook(answer, kind, context.catalogue(), out);
  context.out() << out.string() << '\n';
}

}  // namespace

void add_programme_files(CLI::App& root, Context& context) {
  const auto options = std::make_shared<FileOptions>();
  CLI::App& noun = add_noun(root, context, "programme");
  CLI::App& in = add_verb(noun, context, "import", [&context, options] { import_list(context, *options); });
  add_argument(in, context, "file", options->file).required();
  add_argument(in, context, "--into", options->into).required();
  add_argument(in, context, "--on", options->on);
  CLI::App& out = add_verb(noun, context, "export", [&context, options] { export_list(context, *options); });
  add_argument(out, context, "file", options->file).required();
  CLI::App& share = add_verb(noun, context, "share", [&context, options] {
    context.deliver(api::shared_learning(read_file(options->file), options->file.filename().string()));
  });
  add_argument(share, context, "file", options->file).required();
}

}  // namespace handlingsrom::cli
