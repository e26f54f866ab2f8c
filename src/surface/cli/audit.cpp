// `handlingsrom audit check|export`: what was done to the saved scenarios, and whether that record is whole.
#include <memory>

#include "base/error.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/http/audit_log.hpp"
#include "surface/http/scenario_store.hpp"

namespace handlingsrom::cli {
namespace {

struct Options {
  std::filesystem::path scenarios;
  std::string last;  // hash that was kept elsewhere
};

std::vector<http::audit::Record> records_of(const Options& options) {
  const std::filesystem::path file = options.scenarios.empty() ? http::default_scenario_file() : options.scenarios;
  const http::ScenarioStore store(file, http::ScenarioStore::Open::only_if_there);
  return store.audit();
}

void check(const Context& context, const Options& options) {
  const auto records = records_of(options);
  if (const auto broken = http::audit::first_break(records))
    throw Error(ErrorCode::bad_input, "audit_broken", {{"number", std::to_string(*broken)}});
  bool known = options.last.empty();
  for (const auto& record : records) known = known || record.hash == options.last;
  if (!known) throw Error(ErrorCode::bad_input, "audit_cut", {{"hash", options.last}});
  context.message(context.text("cli.audit.whole", {{"count", std::to_string(records.size())},
                                                   {"hash", records.empty() ? "–" : records.back().hash}}));
}

void show(const Context& context, const Options& options) {
  Table table{"audit", {{"number"}, {"time"}, {"action"}, {"scenario"}, {"municipality"}, {"content"}, {"hash"}}, {}};
  for (const auto& record : records_of(options)) {
    table.rows.push_back({std::int64_t{record.number}, record.time, record.action, record.scenario, record.municipality,
                          record.content, record.hash});
  }
  context.show(table);
}

}  // namespace

void add_audit(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "audit");
  const auto options = std::make_shared<Options>();
  CLI::App& check_verb = add_verb(noun, context, "check", [&context, options] { check(context, *options); });
  add_argument(check_verb, context, "--scenarios", options->scenarios);
  add_argument(check_verb, context, "--last", options->last);
  CLI::App& export_verb = add_verb(noun, context, "export", [&context, options] { show(context, *options); });
  add_argument(export_verb, context, "--scenarios", options->scenarios);
}

}  // namespace handlingsrom::cli
