// `handlingsrom audit check|export`: what was done to the store, and whether that record is whole; with --scenarios that of a file of an earlier version.
#include <memory>

#include "base/error.hpp"
#include "base/store/record.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/http/old_scenarios.hpp"

namespace handlingsrom::cli {
namespace {

struct AuditChoices {
  std::filesystem::path scenarios;
  std::string last;  // hash that was kept elsewhere
};

struct Recorded {
  std::vector<store::Entry> entries;
  std::optional<std::int64_t> broken;
};

Recorded recorded(const Context& context, const AuditChoices& choices) {
  Recorded found;
  if (!choices.scenarios.empty()) {
    const auto record = http::old_scenarios::read(choices.scenarios).record;
    for (const auto& one : record)
      found.entries.push_back(
          {one.number, one.time, one.action, "scenario/" + one.scenario, one.municipality, one.content, "", one.hash});
    found.broken = http::old_scenarios::first_break(record);
    return found;
  }
  const std::optional<store::Store> store = api::open_store_if_there(context.store());
  if (!store) throw Error(ErrorCode::unknown_name, "store_none");
  found.entries = store::record(*store);
  found.broken = store::first_break(found.entries);
  return found;
}

void check_record(const Context& context, const AuditChoices& choices) {
  const Recorded found = recorded(context, choices);
  if (found.broken) throw Error(ErrorCode::bad_input, "audit_broken", {{"number", std::to_string(*found.broken)}});
  bool known = choices.last.empty();
  for (const store::Entry& entry : found.entries) known = known || entry.hash == choices.last;
  if (!known) throw Error(ErrorCode::bad_input, "audit_cut", {{"hash", choices.last}});
  context.message(context.text("cli.audit.whole", {{"count", std::to_string(found.entries.size())},
                                                   {"hash", found.entries.empty() ? "–" : found.entries.back().hash}}));
}

void show_record(const Context& context, const AuditChoices& choices) {
  Table table{"audit",
              {{"number"}, {"time"}, {"action"}, {"subject"}, {"municipality"}, {"content"}, {"author"}, {"hash"}},
              {}};
  for (const store::Entry& entry : recorded(context, choices).entries) {
    table.rows.push_back({entry.number, entry.time, entry.action, entry.subject, entry.municipality, entry.content,
                          entry.author, entry.hash});
  }
  context.show(table);
}

}  // namespace

void add_audit(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "audit");
  const auto choices = std::make_shared<AuditChoices>();
  CLI::App& check_verb = add_verb(noun, context, "check", [&context, choices] { check_record(context, *choices); });
  add_argument(check_verb, context, "--scenarios", choices->scenarios);
  add_argument(check_verb, context, "--last", choices->last);
  CLI::App& export_verb = add_verb(noun, context, "export", [&context, choices] { show_record(context, *choices); });
  add_argument(export_verb, context, "--scenarios", choices->scenarios);
}

}  // namespace handlingsrom::cli
