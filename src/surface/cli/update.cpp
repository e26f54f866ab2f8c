// `handlingsrom update`: fresh figures from Statistics Norway; `handlingsrom facts replay`: a server on this machine to try it against.
#include "surface/api/update.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/bundle.hpp"
#include "surface/api/registers.hpp"
#include "surface/cli/kept.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

struct UpdateOptions {
  std::vector<std::string> tables;
  std::vector<std::string> municipalities;
  std::string server;
  std::string contact;
  std::string declarations;
  int since = 0;
  bool plan = false;
  bool no_store = false;
};

void tell(const Context& context, const statistics::ClientEvent& event) {
  const char* key = event.kind == statistics::ClientEvent::Kind::waits_for_limit ? "update.waits_for_limit"
                    : event.kind == statistics::ClientEvent::Kind::waits_for_maintenance
                        ? "update.waits_for_maintenance"
                        : "update.waits_for_retry";
  // Of a failure on the way in words; the service's own answer as it is: "503".
  const auto words = context.catalogue().find("update.reason." + event.reason);
  context.message(context.text(key, {{"seconds", fmt::format("{:.1f}", static_cast<double>(event.wait.count()) / 1000)},
                                     {"reason", std::string(words.value_or(event.reason))},
                                     {"attempt", std::to_string(event.attempt)}}));
}

std::string failed(const Context& context, const std::string& table, const Error& error) {
  return context.text("update.failed", {{"table", table}, {"reason", messages::sentence(context.catalogue(), error)}});
}

/// A row for each register, in the columns of tables; a register has no cells to count.
void add_registers(const Context& context, const std::vector<api::RegisterUpdate>& registers, bool plan, Table& table) {
  for (const api::RegisterUpdate& each : registers) {
    std::vector<Cell> row{each.file.id, each.file.title};
    row.resize(table.columns.size());
    if (!each.plan.pieces.empty()) {
      const std::size_t calls = each.plan.pieces.size();
      row[2] = each.plan.asked;
      row[4] = static_cast<std::int64_t>(calls);
      row[5] = Rounded{api::seconds_of(calls) / 60, 1};
      if (!plan) {
        row[6] = static_cast<std::int64_t>(each.fetched.fetched);
        row[7] = static_cast<std::int64_t>(each.fetched.unchanged);
      }
    }
    table.rows.push_back(std::move(row));
    if (each.file.only_named) table.notes.push_back(context.text("register.may_change", {{"table", each.file.id}}));
  }
}

void throw_where_some_failed(const api::UpdateResult& result, const std::vector<api::RegisterUpdate>& registers) {
  std::size_t count = result.faults.size();
  const Error* first = result.faults.empty() ? nullptr : &result.faults.front().error;
  for (const api::RegisterUpdate& each : registers) {
    if (!each.fault) continue;
    ++count;
    if (first == nullptr) first = &*each.fault;
  }
  if (first == nullptr) return;
  if (count == 1 && result.tables.size() + registers.size() == 1) throw Error(*first);
  throw Error(first->code(), "update_some_failed",
              {{"failed", std::to_string(count)}, {"count", std::to_string(result.tables.size() + registers.size())}});
}

void update(const Context& context, const UpdateOptions& chosen) {
  api::UpdateRequest request;
  request.declarations =
      chosen.declarations.empty() ? context.data_folder() / "tables" : std::filesystem::path(chosen.declarations);
  request.tables = chosen.tables;
  request.municipalities = chosen.municipalities;
  if (chosen.since != 0) request.since = chosen.since;
  request.server = chosen.server;
  const char* contact = std::getenv("HANDLINGSROM_CONTACT");
  request.contact = !chosen.contact.empty() ? chosen.contact : contact != nullptr ? contact : "";
  request.folder = context.options().out.empty() ? std::filesystem::path("out") / "tables" : context.options().out;
  request.seed = context.options().seed;
  const auto watch = [&](const statistics::ClientEvent& event) { tell(context, event); };
  const auto progress = [&](const statistics::Progress& at) {
    context.message(
        context.text(at.from_before ? "update.held" : "update.fetched",
                     {{"table", at.table}, {"call", std::to_string(at.call)}, {"calls", std::to_string(at.calls)}}));
  };
  std::vector<api::RegisterUpdate> registers = api::update_registers(request, chosen.plan, watch, progress);
  const bool keeps = !chosen.plan && !chosen.no_store;
  std::int64_t before = 0;
  if (keeps) {  // before the tables, whatever becomes of them
    const store::Store store = api::open_store(context.store());
    before = store::Lines(store).delivery_at("9999");
    const api::RegistersKept kept = api::keep_registers(context.service(), store, registers, request.folder);
    for (const api::RegisterNews& news : kept.news) context.message(context.text(news.key, news.arguments));
    if (kept.kept.fresh + kept.kept.unchanged + kept.kept.changed > 0) tell_kept(context, store, kept.kept);
  }
  api::UpdateResult result;
  if (const auto tables = api::tables_only(request))
    result = api::update(context.service(), *tables, chosen.plan, watch, progress);
  const auto column = [&](const char* key, Unit unit = Unit::none) {
    return Column{key, unit, 0, context.text(std::string("update.column.") + key)};
  };
  Table table{
      "update",
      {column("table"), column("title"), column("updated"), column("cells"), column("calls"), column("minutes")},
      {}};
  table.columns[5].decimals = 1;
  if (!chosen.plan) {
    for (const char* key : {"fetched", "unchanged", "held"}) table.columns.push_back(column(key));
  }
  for (std::size_t i = 0; i < result.tables.size(); ++i) {
    const statistics::TableUpdate& done = result.done[i];
    std::vector<Cell> row{result.tables[i].id, result.tables[i].title};
    if (done.plan.calls.empty()) {
      row.resize(table.columns.size());
    } else {
      row.emplace_back(done.plan.updated.substr(0, 10) +
                       (done.plan.preliminary ? " " + context.text("update.preliminary") : ""));
      row.emplace_back(static_cast<std::int64_t>(done.plan.cells));
      row.emplace_back(static_cast<std::int64_t>(done.plan.calls.size()));
      row.emplace_back(Rounded{api::seconds_of(done.plan.calls.size()) / 60, 1});
      if (!chosen.plan) {
        for (const std::size_t count : {done.fetched, done.unchanged, done.held})
          row.emplace_back(static_cast<std::int64_t>(count));
      }
    }
    table.rows.push_back(std::move(row));
    for (const std::string& gone : done.plan.gone)
      table.notes.push_back(context.text("update.gone", {{"table", result.tables[i].id}, {"found", gone}}));
  }
  add_registers(context, registers, chosen.plan, table);
  for (const api::UpdateFault& fault : result.faults) table.notes.push_back(failed(context, fault.table, fault.error));
  for (const api::RegisterUpdate& each : registers)
    if (each.fault) table.notes.push_back(failed(context, each.file.id, *each.fault));
  if (!chosen.plan) table.notes.push_back(context.text("update.where", {{"folder", request.folder.string()}}));
  // --out names the folder of the tables; what was done goes to standard output.
  context.out() << render(table, output_format(context.options().format), context.catalogue());
  if (keeps) {
    const store::Store store = api::open_store(context.store());
    if (!result.tables.empty())
      tell_kept(context, store, api::keep_update(context.service(), store, result, request.folder));
    tell_changes(context, store, before);
  }
  throw_where_some_failed(result, registers);
}

struct ReplayChoices {
  std::string folder;
  int port = 0;
  std::string faults;
};

void replay(const Context& context, const ReplayChoices& chosen) {
  api::replay({chosen.folder, chosen.port, chosen.faults},
              [&](const std::string& address) { context.out() << address << std::endl; });
}

}  // namespace

void add_update(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "update");
  const auto options = std::make_shared<UpdateOptions>();
  add_argument(noun, context, "--tables", options->tables).option_text("12134,07459").delimiter(',');
  add_argument(noun, context, "--municipality", options->municipalities);
  add_argument(noun, context, "--since", options->since).option_text(context.text("cli.label.number"));
  add_switch(noun, context, "--plan", options->plan);
  add_switch(noun, context, "--no-store", options->no_store);
  add_argument(noun, context, "--server", options->server).option_text("URL");
  add_argument(noun, context, "--contact", options->contact);
  add_argument(noun, context, "--declarations", options->declarations).option_text(context.text("cli.label.folder"));
  when_chosen(noun, [&context, options] { update(context, *options); });

  CLI::App& facts = add_noun(root, context, "facts");
  const auto choices = std::make_shared<ReplayChoices>();
  CLI::App& verb = add_verb(facts, context, "replay", [&context, choices] { replay(context, *choices); });
  add_argument(verb, context, "folder", choices->folder).required();
  add_argument(verb, context, "--port", choices->port).option_text(context.text("cli.label.number"));
  add_argument(verb, context, "--faults", choices->faults).option_text("limit,cut,…");
}

}  // namespace handlingsrom::cli
