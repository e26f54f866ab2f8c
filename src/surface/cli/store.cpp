// `handlingsrom store check|backup|restore|export`: the store as a whole.
#include <memory>

#include "base/error.hpp"
#include "base/store/copy.hpp"
#include "base/store/record.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

struct StoreChoices {
  std::filesystem::path file;
  std::string at;
};

store::Store there(const Context& context) {
  std::optional<store::Store> store = api::open_store_if_there(context.store());
  if (!store) throw Error(ErrorCode::unknown_name, "store_none");
  return std::move(*store);
}

void check(const Context& context, const StoreChoices&) {
  const store::Store store = there(context);
  store.check_pages();
  const std::vector<store::Entry> entries = store::record(store);
  if (const auto broken = store::first_break(entries))
    throw Error(ErrorCode::bad_input, "audit_broken", {{"number", std::to_string(*broken)}});
  context.message(context.text("store.whole", {{"store", store.address().shown()},
                                               {"version", std::to_string(store.version())},
                                               {"count", std::to_string(entries.size())},
                                               {"hash", entries.empty() ? "–" : entries.back().hash}}));
}

void back_up(const Context& context, const StoreChoices& chosen) {
  const std::int64_t rows = store::back_up(there(context), chosen.file);
  context.message(context.text("store.backed_up", {{"file", chosen.file.string()}, {"count", std::to_string(rows)}}));
}

void restore(const Context& context, const StoreChoices& chosen) {
  const store::Store store = api::open_store(context.store());
  const std::int64_t rows = store::restore(store, chosen.file);
  context.message(
      context.text("store.restored", {{"store", store.address().shown()}, {"count", std::to_string(rows)}}));
}

void write_out(const Context& context, const StoreChoices& chosen) {
  const std::filesystem::path folder =
      context.options().out.empty() ? std::filesystem::path("out") / "store" : context.options().out;
  api::export_store(there(context), folder, chosen.at);
  context.message(context.text("store.exported", {{"folder", folder.string()}}));
}

}  // namespace

void add_store_export(CLI::App& noun, Context& context) {
  const auto choices = std::make_shared<StoreChoices>();
  add_argument(add_verb(noun, context, "export", [&context, choices] { write_out(context, *choices); }), context,
               "--at", choices->at)
      .option_text("2026-06-15");
}

void add_store(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "store");
  const auto choices = std::make_shared<StoreChoices>();
  const auto verb = [&](const char* name, void (*run)(const Context&, const StoreChoices&)) -> CLI::App& {
    return add_verb(noun, context, name, [&context, choices, run] { run(context, *choices); });
  };
  verb("check", check);
  add_argument(verb("backup", back_up), context, "file", choices->file).required();
  add_argument(verb("restore", restore), context, "file", choices->file).required();
  add_store_export(noun, context);
}

}  // namespace handlingsrom::cli
