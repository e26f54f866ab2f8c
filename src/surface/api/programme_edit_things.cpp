#include "surface/api/programme_edit_things.hpp"

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/programme_edit_values.hpp"

namespace handlingsrom::api::edits {

using Json = nlohmann::ordered_json;
using toml::Item;

namespace {

/// What a table of a list is known by.
std::string known_by(const std::string& what, const Item& one) {
  if (what == "capacity") return one.text_or("role");
  if (what == "gathering") return one.text_or("name") + " " + written(one.find("from"));
  return one.text_or("id");
}

void drop_from_lists(Item& root, const char* what, const char* key, const std::string& id) {
  Item* all = root.find(what);
  if (all == nullptr || !all->is_list()) return;
  for (Item& one : all->items()) {
    Item* list = one.is_table() ? one.find(key) : nullptr;
    if (list == nullptr || !list->is_list()) continue;
    const std::size_t before = list->items().size();
    std::erase_if(list->items(), [&](const Item& each) { return written(&each) == id; });
    if (list->items().empty() && before > 0) one.remove(key);
  }
}

void drop_key(Item& root, const char* what, const char* key, const std::string& id) {
  Item* all = root.find(what);
  if (all == nullptr || !all->is_list()) return;
  for (Item& one : all->items()) {
    if (one.is_table() && one.text_or(key) == id) one.remove(key);
  }
}

/// How many things say that they belong to the project.
std::size_t things_of_project(const Item& root, const std::string& id) {
  std::size_t count = 0;
  for (const toml::Entry& entry : root.table().entries) {
    if (!entry.item.is_list()) continue;
    for (const Item& one : entry.item.items()) count += one.is_table() && one.text_or("project") == id ? 1 : 0;
  }
  return count;
}

}  // namespace

Item& thing_in(Item& root, const std::string& what, const std::string& id) {
  Item* all = root.find(what);
  if (all != nullptr && all->is_list()) {
    for (Item& one : all->items()) {
      if (one.is_table() && known_by(what, one) == id) return one;
    }
  }
  throw Error(ErrorCode::unknown_name, "programme_edit_id", {{"found", shortened(id)}});
}

void remove_thing(Item& root, const std::string& what, const std::string& id) {
  const Item& thing = thing_in(root, what, id);
  if (what == "project") {
    if (const std::size_t count = things_of_project(root, id))
      throw Error(ErrorCode::bad_input, "programme_edit_in_use",
                  {{"name", thing.text_or("name")}, {"count", std::to_string(count)}});
  }
  Item& list = *root.find(what);
  const auto first =
      std::find_if(list.items().begin(), list.items().end(), [&](const Item& one) { return &one == &thing; });
  list.items().erase(first);
  if (list.items().empty()) root.remove(what);
  if (what == "task") drop_from_lists(root, "task", "after", id);
  if (what == "involvement") drop_from_lists(root, "decision", "involvement", id);
  if (what == "decision") drop_key(root, "consultation", "decision", id);
  if (what == "phase") drop_key(root, "project", "phase", id);
}

void in_order_of_days(Item& list) {
  std::vector<int> places;
  for (const Item& one : list.items()) places.push_back(one.place);
  const auto earlier = [](const Item& a, const Item& b) { return written(a.find("from")) < written(b.find("from")); };
  std::stable_sort(list.items().begin(), list.items().end(), earlier);
  for (std::size_t i = 0; i < places.size(); ++i) list.items()[i].place = places[i];
}

void keep_mandate(Item& mandate, Json& values) {
  const auto said = values.find("replaces");
  if (said == values.end()) return;
  if (!said->is_boolean()) refuse("/values/replaces", "true or false");
  const bool replaces = said->get<bool>();
  values.erase("replaces");
  if (!replaces || mandate.find("text") == nullptr) return;
  Item earlier = Item::of_table();
  for (const toml::Entry& entry : mandate.table().entries) {
    if (entry.key != "earlier") earlier.set(entry.key, entry.item);
  }
  const std::size_t before = mandate.find("earlier") == nullptr ? 0 : mandate.find("earlier")->items().size();
  if (earlier.text_or("version").empty()) earlier.set("version", {std::to_string(before + 1), {}, {}});
  toml::append(mandate, "earlier", std::move(earlier));
  if (text_of(values, "version").empty()) values["version"] = std::to_string(before + 2);
}

}  // namespace handlingsrom::api::edits
