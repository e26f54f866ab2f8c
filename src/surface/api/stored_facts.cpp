#include "surface/api/stored_facts.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/store/documents.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/ledger/gather.hpp"
#include "standing/ledger/gather_registers.hpp"
#include "surface/api/stored_moved.hpp"

namespace handlingsrom::api {
namespace {

constexpr const char* choice_kind = "figure_choice";

store::Name choice_name(const std::string& place, const std::string& series, const std::string& period) {
  return {choice_kind, place, series + " " + period};
}

std::map<std::string, store::SeriesName> names_of(const store::Store& store, const store::AsOf& at = {}) {
  std::map<std::string, store::SeriesName> names;
  for (store::SeriesName& name : store::Lines(store).names({}, at)) names.emplace(name.series, std::move(name));
  return names;
}

std::string name_of_place(const Service& service, const std::string& code) {
  for (const MunicipalityIndex index : service.all_municipalities())
    if (to_string(service.municipality(index).number) == code) return service.municipality(index).name;
  return code;
}

void add(const store::Delivered& delivered, Kept& kept, std::vector<store::Change>& changes) {
  kept.fresh += delivered.fresh;
  kept.unchanged += delivered.unchanged;
  kept.changed += delivered.changes.size();
  changes.insert(changes.end(), delivered.changes.begin(), delivered.changes.end());
}

/// A table's pieces in the folder, as update left them.
ledger::Gathered gather_table(const Service& service, const statistics::TablePlan& plan,
                              const std::filesystem::path& folder) {
  importing::Places places(*service.facts().registry);
  ledger::Gathered gathered;
  for (const statistics::PlannedCall& call : plan.calls) {
    for (const reading::Cube& cube : reading::read_json_stat_file(folder / plan.table / call.name))
      ledger::gather_cube(cube, plan.table, places, gathered);
  }
  ledger::join_lines(gathered);  // pieces cut by years have the same lines
  return gathered;
}

}  // namespace

void tell_moved(const Service& service, const store::Store& store, const std::vector<store::Change>& changes,
                Kept& kept) {
  if (changes.empty()) return;
  const auto names = names_of(store);
  for (ledger::Moved& moved : ledger::moved(changes)) {
    const auto name = names.find(moved.series);
    kept.moved.push_back({name_of_place(service, moved.place), name == names.end() ? moved.series : name->second.title,
                          std::move(moved)});
  }
}

store::Store open_store(const std::string& address) { return store::Store(store::Address(address)); }

std::optional<store::Store> open_store_if_there(const std::string& address) {
  try {
    const store::Address where(address);
    if (!where.is_shared() && !std::filesystem::exists(where.file())) return std::nullopt;
    return store::Store(where);
  } catch (const Error& error) {
    if (error.key() == "home_unknown") return std::nullopt;
    throw;
  }
}

Kept keep_update(const Service& service, const store::Store& store, const UpdateResult& update,
                 const std::filesystem::path& folder) {
  Kept kept;
  std::vector<store::Change> changes;
  for (const statistics::TableUpdate& done : update.done) {
    if (done.plan.calls.empty()) continue;
    const ledger::Gathered gathered = gather_table(service, done.plan, folder);
    store::Delivery delivery;
    delivery.source = "ssb";
    delivery.what = done.plan.table;
    delivery.vintage = done.plan.updated.substr(0, 10) + (done.plan.preliminary ? " preliminary" : "");
    add(store::Lines(store).deliver(delivery, gathered.lines, gathered.names), kept, changes);
  }
  tell_moved(service, store, changes, kept);
  return kept;
}

KnownFigure known_figure(const Service& service, const store::Store& store, const std::string& place,
                         const std::string& series, const std::string& period, const store::AsOf& at) {
  const store::Lines lines(store);
  KnownFigure known;
  known.series = series;
  known.place = place;
  std::vector<store::Line> all = lines.history(place, series, at);
  if (all.empty()) {  // not a code as published: a municipality's name
    known.place = to_string(service.municipality(service.find(place)).number);
    all = lines.history(known.place, series, at);
  }
  if (all.empty()) throw Error(ErrorCode::unknown_name, "fact_unknown", {{"place", place}, {"series", series}});
  const auto names = names_of(store, at);
  if (const auto name = names.find(series); name != names.end()) {
    known.title = name->second.title;
    known.unit = name->second.unit;
  }
  const std::vector<store::Delivery> deliveries = lines.deliveries();
  const store::Documents documents(store);
  for (const std::string& each : period.empty() ? ledger::periods(all) : std::vector<std::string>{period}) {
    KnownFigure::Period one{each, ledger::history(all, deliveries, each), {}, {}};
    const auto chosen = documents.find_at(choice_name(known.place, series, each), at.time);
    one.choice = ledger::choose(one.said, chosen ? std::optional(chosen->body) : std::nullopt);
    if (chosen && one.choice.rule == ledger::Rule::by_hand) one.reason = chosen->note;
    known.periods.push_back(std::move(one));
  }
  if (!period.empty() && known.periods[0].said.empty())
    throw Error(ErrorCode::unknown_name, "fact_unknown", {{"place", place}, {"series", series + " " + period}});
  return known;
}

void choose_source(const Service& service, const store::Store& store, const std::string& place,
                   const std::string& series, const std::string& period, const std::string& source,
                   const std::string& reason, const std::string& author) {
  if (reason.empty()) throw Error(ErrorCode::usage, "fact_reason");
  const KnownFigure known = known_figure(service, store, place, series, period);
  const std::vector<ledger::Said>& said = known.periods.at(0).said;
  const bool there = std::any_of(said.begin(), said.end(),
                                 [&](const ledger::Said& each) { return each.source == source && each.until.empty(); });
  if (!there) throw Error(ErrorCode::unknown_name, "fact_source_unknown", {{"source", source}, {"series", series}});
  const store::Documents documents(store);
  const store::Name name = choice_name(known.place, series, period);
  const auto now = documents.find(name);
  documents.put({name, now ? now->version : 0, source, author, reason, 0});
}

}  // namespace handlingsrom::api
