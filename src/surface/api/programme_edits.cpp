#include "surface/api/programme_edits.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/toml_draft.hpp"
#include "followup/gains/record.hpp"
#include "followup/programme/programme.hpp"
#include "surface/api/programme_edit_things.hpp"
#include "surface/api/programme_edit_values.hpp"

namespace handlingsrom::api {
namespace {

using edits::day_of;
using edits::item_of;
using edits::keep_mandate;
using edits::new_id;
using edits::number_of;
using edits::refuse;
using edits::remove_thing;
using edits::text_of;
using edits::thing_in;
using edits::written;
using Json = nlohmann::ordered_json;
using toml::Item;

Item& list_in(Item& table, std::string_view key) {
  if (Item* there = table.find(key)) {
    if (!there->is_list()) refuse("/what", "list");
    return *there;
  }
  table.set(key, Item::of_list());
  return *table.find(key);
}

class Editor {
 public:
  Editor(const Service& service, const std::string& text, const std::string& name, const DecisionRules& rules)
      : service_(service), rules_(rules), draft_(text, name) {}

  EditedProgramme run(const Json& edit, const std::string& today) {
    if (!edit.is_object()) refuse("/edit", "object");
    for (const auto& [key, unused] : edit.items()) {
      static constexpr std::array known{"do", "what", "id", "list", "by", "values"};
      if (std::none_of(known.begin(), known.end(), [&name = key](const char* one) { return name == one; }))
        refuse("/edit/" + shortened(key), "do, what, id, list, by, values");
    }
    values_ = edit.value("values", Json::object());
    if (!values_.is_object()) refuse("/values", "object");
    what_ = text_of(edit, "what");
    id_ = text_of(edit, "id");
    today_ = today;
    day_of(today);
    const std::string how = text_of(edit, "do");
    if (how == "add") {
      add();
    } else if (how == "change") {
      change();
    } else if (how == "remove") {
      remove(text_of(edit, "list"), text_of(edit, "by"));
    } else if (how == "put") {
      put(text_of(edit, "list"), text_of(edit, "by"));
    } else if (how == "count") {
      count();
    } else {
      refuse("/edit/do", "add, change, remove, put, count");
    }
    Item& root = draft_.root();
    root.set("version", {static_cast<std::int64_t>(number_of(root.find("version"))) + 1, {}, {}});
    root.set("updated", {Item::Time{today}, {}, {}});
    return {draft_.text(), id_};
  }

 private:
  void prepare() {
    if (what_ == "task") edits::days_of_task(values_);
    if (what_ == "decision")
      edits::figures_of_decision(service_, service_.find(draft_.root().text_or("municipality")), values_,
                                 rules_.tolerance);
  }

  void write(Item& table) {
    for (const auto& [key, value] : values_.items()) {
      if (value.is_null()) {
        table.remove(key);
      } else {
        table.set(key, item_of(key, value));
      }
    }
  }

  void add() {
    prepare();
    Item& list = list_in(draft_.root(), what_);
    id_ = text_of(values_, "id");
    if (id_.empty() && what_ != "capacity" && what_ != "gathering") {
      const std::string name = text_of(values_, "name");
      id_ = new_id(&list, name.empty() ? text_of(values_, "arena") : name);
    }
    Item table = Item::of_table();
    if (!id_.empty()) table.set("id", {id_, {}, {}});
    write(table);
    list.items().push_back(std::move(table));
    if (what_ == "phase") edits::in_order_of_days(list);
  }

  void change() {
    prepare();
    if (!id_.empty()) return write(thing_in(draft_.root(), what_, id_));
    if (what_.empty()) return write(draft_.root());
    if (draft_.root().find(what_) == nullptr) draft_.root().set(what_, Item::of_table());
    Item& table = *draft_.root().find(what_);
    if (!table.is_table()) refuse("/edit/id", "text");
    if (what_ == "mandate") keep_mandate(table, values_);
    write(table);
  }

  /// The whole, or one of a list within it: a member, a meeting, a year's target.
  void remove(const std::string& name, const std::string& by) {
    if (name.empty()) return remove_thing(draft_.root(), what_, id_);
    Item& thing = thing_in(draft_.root(), what_, id_);
    Item* list = thing.find(name);
    const auto wanted = values_.find(by);
    if (by.empty() || wanted == values_.end()) refuse("/values/" + shortened(by), "text");
    const Item key = item_of(by, *wanted);
    const auto is_it = [&](const Item& one) { return one.is_table() && written(one.find(by)) == written(&key); };
    if (list == nullptr || !list->is_list() || std::none_of(list->items().begin(), list->items().end(), is_it))
      throw Error(ErrorCode::unknown_name, "programme_edit_id", {{"found", shortened(written(&key))}});
    std::erase_if(list->items(), is_it);
    if (list->items().empty()) thing.remove(name);
  }

  /// What came in a year is never written over: a correction has its reason, and both stay.
  void record(bool money) {
    Item& gain = thing_in(draft_.root(), what_, id_);
    const auto year = values_.find("year"), value = values_.find("value");
    if (year == values_.end() || !year->is_number_integer()) refuse("/values/year", "number");
    if (value == values_.end() || !value->is_number()) refuse("/values/value", "number");
    for (const auto& [key, unused] : values_.items()) {
      static constexpr std::array known{"year", "value", "source", "reason"};
      if (std::none_of(known.begin(), known.end(), [&name = key](const char* one) { return name == one; }))
        refuse("/values/" + shortened(key), "year, value, source, reason");
    }
    const auto words = [&](const char* key) {
      const std::string said = text_of(values_, key);
      (void)item_of(key, said);  // refuses what is no plain text
      return said;
    };
    gains::record(gain, money,
                  {year->get<int>(), value->get<double>(), words("source"), words("reason"), roster::day_from(today_)});
  }

  /// Answers to a consultation, counted in: {"answers": [{"question", "choice", "page", "paper"}, …]}.
  void count() {
    Item& asked = thing_in(draft_.root(), what_, id_);
    const auto answers = values_.find("answers");
    constexpr std::size_t most = 200;
    if (answers == values_.end() || !answers->is_array() || answers->size() > most)
      refuse("/values/answers", "list, at most 200");
    for (const Json& answer : *answers) {
      if (!answer.is_object()) refuse("/values/answers", "object");
      Item* question = toml::find_by_id(asked, "question", text_of(answer, "question"));
      Item* choices = question == nullptr ? nullptr : question->find("choice");
      Item* chosen = nullptr;
      const std::string said = text_of(answer, "choice");
      if (choices != nullptr && choices->is_list()) {
        for (Item& one : choices->items()) {
          if (one.is_table() && one.text_or("text") == said) chosen = &one;
        }
      }
      if (chosen == nullptr) throw Error(ErrorCode::unknown_name, "programme_edit_id", {{"found", shortened(said)}});
      for (const char* key : {"page", "paper"}) {
        const auto more = answer.find(key);
        if (more == answer.end() || more->is_null()) continue;
        if (!more->is_number_integer()) refuse(std::string("/values/answers/") + key, "number");
        const std::int64_t count = static_cast<std::int64_t>(number_of(chosen->find(key))) + more->get<std::int64_t>();
        if (count < 0) refuse(std::string("/values/answers/") + key, "0 - 1000000");
        chosen->set(key, {count, {}, {}});
      }
    }
  }

  void put(const std::string& name, const std::string& by) {
    if (name.empty() || by.empty()) refuse("/edit/list", "text");
    if (what_ == "gain" && (name == "realised" || name == "realised_money")) return record(name == "realised_money");
    Item& list = list_in(thing_in(draft_.root(), what_, id_), name);
    Item table = Item::of_table(!list.items().empty() && list.items().front().is_table() &&
                                list.items().front().table().inlined);
    write(table);
    const std::string key = written(table.find(by));
    if (key.empty()) refuse("/values/" + shortened(by), "text");
    auto place = list.items().begin();
    for (; place != list.items().end() && place->is_table(); ++place) {
      const std::string there = written(place->find(by));
      if (there == key) {
        for (const toml::Entry& entry : table.table().entries) place->set(entry.key, entry.item);
        return;
      }
      // Years and days stand in order; roles as they come.
      if (by != "role" && there > key) break;
    }
    list.items().insert(place, std::move(table));
  }

  const Service& service_;
  const DecisionRules& rules_;
  toml::Draft draft_;
  Json values_;
  std::string what_, id_, today_;
};

}  // namespace

nlohmann::ordered_json programme_thing(const std::string& text, const std::string& name, const std::string& what,
                                       const std::string& id) {
  toml::Draft draft(text, name);
  if (!id.empty()) return edits::json_of(thing_in(draft.root(), what, id));
  const Item* table = draft.root().find(what);
  if (table == nullptr || !table->is_table())
    throw Error(ErrorCode::unknown_name, "programme_edit_id", {{"found", shortened(what)}});
  return edits::json_of(*table);
}

EditedProgramme edit_unread(const Service& service, const std::string& text, const std::string& name,
                            const nlohmann::ordered_json& edit, const std::string& today, const DecisionRules& rules) {
  return Editor(service, text, name, rules).run(edit, today);
}

EditedProgramme edit_programme(const Service& service, const std::string& text, const std::string& name,
                               const nlohmann::ordered_json& edit, const std::string& today,
                               const DecisionRules& rules) {
  EditedProgramme made = edit_unread(service, text, name, edit, today, rules);
  programme::read_programme(made.text, name);
  return made;
}

}  // namespace handlingsrom::api
