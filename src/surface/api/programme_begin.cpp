// A programme begun on the page: the model's phases, groups and wheel from a day on.
#include <chrono>
#include <initializer_list>
#include <optional>

#include "base/text.hpp"
#include "followup/programme/programme.hpp"
#include "surface/api/programme_edit_values.hpp"
#include "surface/api/programme_edits.hpp"
#include "surface/api/programmes.hpp"

namespace handlingsrom::api {
namespace {

using edits::day_of;
using edits::refuse;
using roster::Day;
using toml::Item;

void shift_days(Item& table, std::initializer_list<const char*> keys, std::chrono::days by) {
  for (const char* key : keys) {
    Item* item = table.find(key);
    if (auto* time = item == nullptr ? nullptr : std::get_if<Item::Time>(&item->value))
      if (const auto day = roster::day_from(time->words)) time->words = roster::text_of(*day + by);
  }
}

/// Phases and decisions begin on the day; what was only an example goes.
void adapt(Item& root, const NewProgramme& wanted, Day begins) {
  const Item* first = root.find("phase");
  const auto* from = first == nullptr || first->items().empty() ? nullptr : first->items().front().find("from");
  const auto* time = from == nullptr ? nullptr : std::get_if<Item::Time>(&from->value);
  const auto model_begins = time == nullptr ? std::nullopt : roster::day_from(time->words);
  const std::chrono::days by = model_begins ? begins - *model_begins : std::chrono::days{0};
  for (const char* list : {"phase", "decision"}) {
    if (Item* all = root.find(list))
      for (Item& one : all->items()) shift_days(one, {"from", "to", "date"}, by);
  }
  for (const char* example : {"task", "involvement", "gain", "decision"}) root.remove(example);
  root.set("title", {wanted.title, {}, {}});
  root.set("updated", {Item::Time{roster::text_of(begins)}, {}, {}});
  root.set("version", {std::int64_t{1}, {}, {}});
  if (wanted.mandate.empty()) {
    root.remove("mandate");
  } else {
    Item mandate = Item::of_table();
    mandate.set("text", {wanted.mandate, {}, {}});
    root.set("mandate", std::move(mandate));
  }
  if (Item* projects = root.find("project"); projects != nullptr && !projects->items().empty()) {
    projects->items().front().set("name", {wanted.project.empty() ? wanted.title : wanted.project, {}, {}});
    if (!wanted.owner.empty()) projects->items().front().set("owner", {wanted.owner, {}, {}});
  }
}

}  // namespace

std::string begin_programme(const Service& service, const NewProgramme& wanted, const messages::Catalogue& catalogue) {
  if (is_blank(wanted.title)) refuse("/title", "text");
  const Day begins = day_of(wanted.begins);
  toml::Draft draft(new_programme(service, wanted.model, wanted.municipality, catalogue), "programme.toml");
  Item& root = draft.root();
  for (toml::Entry& entry : root.table().entries) entry.item.before.clear();
  adapt(root, wanted, begins);
  std::string text = draft.text();
  programme::read_programme(text, "programme.toml");
  return text;
}

}  // namespace handlingsrom::api
