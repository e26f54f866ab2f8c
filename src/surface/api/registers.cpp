#include "surface/api/registers.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "standing/facts/facts_held.hpp"
#include "standing/ledger/gather_registers.hpp"
#include "standing/registry/registry.hpp"
#include "surface/api/municipality_changes.hpp"
#include "surface/api/stored_moved.hpp"
#include "surface/api/update_client.hpp"

namespace handlingsrom::api {
namespace {

using RegisterKind = statistics::RegisterFile::Kind;

constexpr std::size_t most_named = 12;              // in a sentence
constexpr std::size_t most_sentences = 8;           // of one sort
constexpr const char* not_a_municipality = "9999";  // Klass: "Uoppgitt"

std::string text_in(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most_named, names.size()); ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > most_named ? text + " …" : text;
}

/// As a document's next version, where it says something else; the version before.
std::optional<store::Document> put_text(const store::Store& store, const store::Name& name, const std::string& text) {
  const store::Documents documents(store);
  std::optional<store::Document> before = documents.find(name);
  if (before && before->body == text) return before;
  documents.put({name, before ? before->version : 0, text, "klass", "", 0});
  return before;
}

std::string place_words(const std::string& code, const std::string& name) { return code + " " + name; }

/// Codes beside the program's own municipalities.
void keep_codes(const Service& service, const store::Store& store, const std::vector<statistics::KlassCode>& codes,
                const std::string& asked, std::vector<RegisterNews>& news) {
  put_text(store, municipality_document("codes"), text_of_codes(codes));
  std::map<std::string, std::string> told;
  for (const statistics::KlassCode& each : codes)
    if (each.code != not_a_municipality) told.emplace(each.code, each.name);
  std::vector<std::string> only_here, only_there, renamed;
  for (const MunicipalityIndex index : service.all_municipalities()) {
    const registry::Municipality& own = service.municipality(index);
    const auto found = told.find(to_string(own.number));
    if (found == told.end()) {
      only_here.push_back(place_words(to_string(own.number), own.name));
      continue;
    }
    const std::string bare = found->second.substr(0, found->second.find(" ("));
    if (bare != own.official_name && bare != own.name) renamed.push_back(own.name + ": " + bare);
    told.erase(found);
  }
  for (const auto& [code, name] : told) only_there.push_back(place_words(code, name));
  news.push_back(
      {"register.codes",
       {{"count", std::to_string(service.all_municipalities().size() - only_here.size())}, {"date", asked}}});
  if (!only_there.empty()) news.push_back({"register.only_there", {{"names", listed(only_there)}}});
  if (!only_here.empty()) news.push_back({"register.only_here", {{"names", listed(only_here)}}});
  if (!renamed.empty()) news.push_back({"register.renamed", {{"names", listed(renamed)}}});
}

std::string change_words(const registry::Change& change) {
  return place_words(to_string(change.old_number), change.old_name) + " → " +
         place_words(to_string(change.new_number), change.new_name);
}

void tell_each(const char* key, const std::vector<registry::Change>& changes, std::vector<RegisterNews>& news) {
  for (std::size_t i = 0; i < std::min(most_sentences, changes.size()); ++i)
    news.push_back({key, {{"date", changes[i].date}, {"change", change_words(changes[i])}}});
  if (changes.size() > most_sentences)
    news.push_back({"register.more", {{"count", std::to_string(changes.size() - most_sentences)}}});
}

/// What the list of changes says that was not known, and what comes of it.
void keep_changes(const Service& service, const store::Store& store, const std::vector<registry::Change>& changes,
                  std::vector<RegisterNews>& news) {
  const auto before = put_text(store, municipality_document("changes"), text_of_changes(changes));
  const std::vector<registry::Change> known = before ? changes_of_text(before->body) : std::vector<registry::Change>{};
  std::vector<registry::Change> fresh;
  for (const registry::Change& each : changes)
    if (std::find(known.begin(), known.end(), each) == known.end()) fresh.push_back(each);
  news.push_back(
      {"register.changes", {{"count", std::to_string(changes.size())}, {"new", std::to_string(fresh.size())}}});
  if (fresh.empty()) return;
  if (before) tell_each("register.change", fresh, news);
  const registry::Changed changed = registry::with_changes(*service.facts().registry, changes);
  std::vector<std::string> heirs, renumbered;
  for (const MunicipalityNumber number : changed.found_heirs) heirs.push_back(to_string(number));
  for (const MunicipalityNumber number : changed.renumbered) renumbered.push_back(to_string(number));
  if (!heirs.empty())
    news.push_back({"register.heirs", {{"count", std::to_string(heirs.size())}, {"names", listed(heirs)}}});
  if (!renumbered.empty()) news.push_back({"register.renumbered", {{"names", listed(renumbered)}}});
  tell_each("register.beyond", changed.beyond, news);
  if (!changed.otherwise.empty()) {
    std::vector<std::string> names;
    for (const registry::Change& each : changed.otherwise) names.push_back(change_words(each));
    news.push_back({"register.otherwise", {{"count", std::to_string(names.size())}, {"names", listed(names)}}});
  }
}

void keep_figures(const Service& service, const store::Store& store, const RegisterUpdate& update,
                  const std::filesystem::path& folder, RegistersKept& result) {
  ledger::Gathered gathered;
  for (const statistics::RegisterPiece& piece : update.plan.pieces) {
    const std::string text = text_in(folder / update.plan.id / piece.name);
    if (update.file.kind == RegisterKind::udir_report)
      ledger::gather_report(statistics::read_udir_table(text, piece.name), update.file, piece.year, gathered);
    else
      ledger::gather_groups(statistics::read_klass_pairs(text, piece.name), update.file, piece.year, gathered);
  }
  ledger::join_lines(gathered);
  store::Delivery delivery;
  delivery.source = update.file.kind == RegisterKind::udir_report ? "udir" : "ssb";
  delivery.what = update.plan.id;
  delivery.vintage = update.plan.asked;
  const store::Delivered delivered = store::Lines(store).deliver(delivery, gathered.lines, gathered.names);
  result.kept.fresh += delivered.fresh;
  result.kept.unchanged += delivered.unchanged;
  result.kept.changed += delivered.changes.size();
  tell_moved(service, store, delivered.changes, result.kept);
}

}  // namespace

std::vector<statistics::RegisterFile> registers_of(const UpdateRequest& request) {
  std::vector<statistics::RegisterFile> chosen;
  for (statistics::RegisterFile& file :
       statistics::read_register_files(statistics::registers_beside(request.declarations))) {
    const bool named = std::find(request.tables.begin(), request.tables.end(), file.id) != request.tables.end();
    if (named || (request.tables.empty() && !file.only_named)) chosen.push_back(std::move(file));
  }
  return chosen;
}

std::optional<UpdateRequest> tables_only(const UpdateRequest& request) {
  UpdateRequest rest = request;
  for (const statistics::RegisterFile& file : registers_of(request)) std::erase(rest.tables, file.id);
  if (rest.tables.empty() && !request.tables.empty()) return std::nullopt;
  return rest;
}

std::vector<RegisterUpdate> update_registers(const UpdateRequest& request, bool only_plan,
                                             const std::function<void(const statistics::ClientEvent&)>& watch,
                                             const std::function<void(const statistics::Progress&)>& progress) {
  std::vector<RegisterUpdate> updates;
  const std::vector<statistics::RegisterFile> files = registers_of(request);
  if (files.empty()) return updates;
  UpdateClient with(request, watch);
  const std::string today = statistics::date_of(with.clock->unix_seconds());
  const auto servers = statistics::RegisterServers::beside(request.server);
  for (const statistics::RegisterFile& file : files) {
    RegisterUpdate update{file, {}, {}, {}};
    try {
      update.plan = statistics::plan_register(with.client, file, servers, today, request.since.value_or(0));
      if (!only_plan)
        update.fetched =
            statistics::fetch_register(with.client, file, update.plan, request.folder, [&](std::size_t number) {
              if (progress) progress({file.id, number, update.plan.pieces.size(), false});
            });
    } catch (const Error& error) {
      if (error.code() == ErrorCode::cannot_write || error.code() == ErrorCode::interrupted) throw;
      update.fault = error;
      update.plan.pieces.clear();
    }
    updates.push_back(std::move(update));
  }
  return updates;
}

RegistersKept keep_registers(const Service& service, const store::Store& store, std::vector<RegisterUpdate>& updates,
                             const std::filesystem::path& folder) {
  RegistersKept result;
  for (RegisterUpdate& update : updates) {
    if (update.fault || update.plan.pieces.empty()) continue;
    try {
      const statistics::RegisterPiece& first = update.plan.pieces.front();
      const std::string text = text_in(folder / update.plan.id / first.name);
      switch (update.file.kind) {
        case RegisterKind::klass_codes:
          keep_codes(service, store, statistics::read_klass_codes(text, first.name), update.plan.asked, result.news);
          break;
        case RegisterKind::klass_changes:
          keep_changes(service, store, changes_of(statistics::read_klass_changes(text, first.name)), result.news);
          break;
        case RegisterKind::klass_groups:
        case RegisterKind::udir_report: keep_figures(service, store, update, folder, result); break;
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::bad_input) throw;
      update.fault = error;
    }
  }
  return result;
}

}  // namespace handlingsrom::api
