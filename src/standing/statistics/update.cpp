#include "standing/statistics/update.hpp"

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"

namespace handlingsrom::statistics {
namespace {

using Json = nlohmann::ordered_json;

std::string stated_text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// What an earlier run wrote; nothing where the file is not there or not ours.
Json read_state(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  Json state = Json::parse(text, nullptr, false);
  if (!state.is_object() || !state.contains("pieces") || !state["pieces"].is_object())
    return Json{{"pieces", Json::object()}};
  return state;
}

// The file must be there with the length that was written.
bool is_held(const Json& piece, const std::filesystem::path& file) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(file, fault);
  const auto bytes = piece.find("bytes");
  return !fault && bytes != piece.end() && bytes->is_number_unsigned() && bytes->get<std::uintmax_t>() == size;
}

}  // namespace

TablePlan plan_update(Client& client, const TableFile& table, const Scope& scope) {
  return plan_table(table, client.metadata(table.id), scope, client.cells_per_call());
}

TableUpdate fetch_table(Client& client, TablePlan plan, const std::filesystem::path& folder,
                        const std::function<void(const Progress&)>& progress) {
  const std::filesystem::path place = folder / plan.table;
  const std::filesystem::path state_file = place / "state.json";
  const Json before = read_state(state_file);
  Json state{{"table", plan.table},
             {"updated", plan.updated},
             {"preliminary", plan.preliminary},
             {"whole", false},
             {"pieces", Json::object()}};
  TableUpdate result;
  // Pieces of an earlier run that this plan still has are carried over at once, so that an interruption loses none.
  for (const PlannedCall& call : plan.calls) {
    if (const auto held = before["pieces"].find(call.name);
        held != before["pieces"].end() && held->is_object() && is_held(*held, place / call.name)) {
      state["pieces"][call.name] = *held;
    }
  }
  std::size_t number = 0;
  for (const PlannedCall& call : plan.calls) {
    ++number;
    const auto known = state["pieces"].find(call.name);
    const bool held = known != state["pieces"].end();
    if (held && !plan.updated.empty() && stated_text(*known, "updated") == plan.updated) {
      ++result.held;
      if (progress) progress({plan.table, number, plan.calls.size(), true});
      continue;
    }
    Fetched marks;
    if (held) {
      marks.etag = stated_text(*known, "etag");
      marks.last_modified = stated_text(*known, "last_modified");
    }
    const Fetched fetched = client.data(plan.table, call.selection, marks);
    std::uintmax_t bytes = held ? (*known)["bytes"].get<std::uintmax_t>() : 0;
    if (fetched.unchanged) {
      ++result.unchanged;
    } else {
      write_file(place / call.name, fetched.body);
      bytes = fetched.body.size();
      ++result.fetched;
    }
    state["pieces"][call.name] = Json{{"updated", plan.updated},
                                      {"etag", fetched.etag},
                                      {"last_modified", fetched.last_modified},
                                      {"cells", call.cells},
                                      {"bytes", bytes}};
    write_file(state_file, state.dump(1) + "\n");
    if (progress) progress({plan.table, number, plan.calls.size(), false});
  }
  state["whole"] = true;
  write_file(state_file, state.dump(1) + "\n");
  result.plan = std::move(plan);
  return result;
}

}  // namespace handlingsrom::statistics
